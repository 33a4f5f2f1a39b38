//! Whom a text calls, looked up for who writes it: only who may read the place is told, and nobody learns by calling a name
//! whether there is one who may not.

use super::{granted_forum, granted_post, granted_thread};
use crate::{
    Done, Sund,
    error::found,
    text::{Named, called_html, mentioned},
};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    forum::{
        Callable, Called, DraftPlace, EditPost, Forum, MENTIONS_MOST, Meant, OFFERED_MOST, ReadThread, StartThread,
        WriteWhisper, begins, mention,
    },
    people::{Seer, Viewer},
    text::{BODY_MOST, block},
    workgroups::Workgroup,
};
use sund_store::{Reads, forum::forums, moderation::held, people::called, workgroups};

/// The longest name that is looked for.
const TYPED_MOST: usize = 60;

/// Whom a text calls: how they are shown, and whom of them to tell.
#[derive(Debug, Default)]
pub(super) struct Calls {
    named: Vec<Named>,
    told: Vec<(Meant, Called)>,
}

impl Calls {
    /// The HTML of the text, if it calls anybody; else it is what it was.
    pub(super) fn html(&self, markdown: &str) -> Option<String> {
        (!self.named.is_empty()).then(|| called_html(markdown, &self.named))
    }

    /// Whom to tell, but for those whom the text before called too.
    pub(super) fn told(&self, before: &str) -> Vec<Called> {
        let before = mentioned(before);
        self.told.iter().filter(|(meant, _)| !before.contains(meant)).map(|(_, called)| *called).collect()
    }
}

/// Whom the text calls, whoever they are: no more than a post can.
pub(crate) fn whom(markdown: &str) -> Result<Vec<Meant>, Invalid> {
    let meant = mentioned(markdown);
    if meant.len() > MENTIONS_MOST {
        return Err(Invalid::new(Field::Body, Problem::TooManyMentions { most: MENTIONS_MOST }));
    }
    Ok(meant)
}

/// Looks up whom the text calls.
pub(super) async fn calls(on: &impl Reads, seer: Seer, forum: &Forum, markdown: &str) -> Done<Calls> {
    let mut calls = Calls::default();
    for meant in whom(markdown)? {
        let known = match &meant {
            Meant::Person(id) => {
                called::one(on, seer, forum.workgroup, *id).await?.map(|name| (name, Called::Person(*id)))
            }
            Meant::Workgroup(slug) => match workgroups::by_slug(on, seer, slug).await? {
                Some(group) => {
                    let members = workgroups::members::count(on, group.id, seer.now).await?;
                    let can = group.can_be_called_from(forum.workgroup, members);
                    can.then_some((group.name, Called::Workgroup(group.id)))
                }
                None => None,
            },
        };
        let (name, called) = known.unzip();
        calls.named.push(Named { meant: meant.clone(), name });
        calls.told.extend(called.map(|called| (meant, called)));
    }
    Ok(calls)
}

/// The forum in which a text is written, for its author.
async fn place_of(on: &impl Reads, viewer: &Viewer, place: DraftPlace) -> Done<Forum> {
    Ok(match place {
        DraftPlace::Thread(forum) => {
            let slug = found(forums::slug_of(on, forum).await?)?;
            granted_forum::<StartThread>(on, viewer, &slug).await?.into_inner()
        }
        DraftPlace::Reply(thread) => granted_thread::<ReadThread>(on, viewer, thread).await?.into_inner().forum,
        DraftPlace::Held(id) => {
            let held = found(held::one(on, id).await?.filter(|held| held.author == viewer.person))?;
            match (held.thread, held.forum) {
                (Some(thread), _) => granted_thread::<ReadThread>(on, viewer, thread).await?.into_inner().forum,
                (None, Some((_, slug, _))) => granted_forum::<StartThread>(on, viewer, &slug).await?.into_inner(),
                (None, None) => return Err(Refusal::NotFound.into()),
            }
        }
        DraftPlace::Edit(post) => granted_post::<EditPost>(on, viewer, post).await?.into_inner().thread.forum,
        DraftPlace::Whisper(post) => granted_post::<WriteWhisper>(on, viewer, post).await?.into_inner().thread.forum,
    })
}

/// How a post with this text would look there, under the limits of a post.
pub async fn preview(sund: &Sund, viewer: &Viewer, place: DraftPlace, body: &str) -> Done<String> {
    let markdown = block(Field::Body, body, BODY_MOST)?;
    let on = sund.store.reads();
    let forum = place_of(on, viewer, place).await?;
    let calls = calls(on, viewer.seer, &forum, &markdown).await?;
    Ok(called_html(&markdown, &calls.named))
}

/// A few people and workgroups whom the viewer can call there, in whose name a word begins like this.
pub async fn callable(sund: &Sund, viewer: &Viewer, place: DraftPlace, typed: &str) -> Done<Vec<Callable>> {
    let on = sund.store.reads();
    let forum = place_of(on, viewer, place).await?;
    let typed: String = typed.trim().chars().filter(|c| *c != '\0').take(TYPED_MOST).collect();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = called::some(on, viewer.seer, forum.workgroup, &typed, OFFERED_MOST).await?;
    let mut groups = workgroups::known(on, viewer.seer).await?;
    groups.retain(|group| begins(&group.name, &typed));
    if groups.is_empty() {
        return Ok(found);
    }
    let counts = workgroups::members::own_counts(on, viewer.seer).await?;
    let members = |group: &Workgroup| counts.get(&group.id).copied().unwrap_or_default();
    let groups = groups.into_iter().filter(|group| group.can_be_called_from(forum.workgroup, members(group)));
    found.extend(groups.take(OFFERED_MOST).map(|group| Callable {
        meant: Meant::Workgroup(group.slug),
        name: group.name,
        organisation: String::new(),
    }));
    Ok(found)
}

/// The text with this mention at its end, under the name of today; none, if the viewer cannot call them there.
pub async fn with_mention(
    sund: &Sund,
    viewer: &Viewer,
    place: DraftPlace,
    (body, address): (&str, &str),
) -> Done<Option<String>> {
    let on = sund.store.reads();
    let forum = place_of(on, viewer, place).await?;
    let Some(meant) = Meant::of_address(address) else { return Ok(None) };
    let calls = calls(on, viewer.seer, &forum, &mention("x", &meant)).await?;
    let name = calls.named.into_iter().find_map(|one| one.name);
    Ok(name.map(|name| {
        let gap = if body.is_empty() || body.ends_with(char::is_whitespace) { "" } else { " " };
        format!("{body}{gap}{} ", mention(&name, &meant))
    }))
}
