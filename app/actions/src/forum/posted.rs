//! Adding a post to a thread, and what follows from it, whatever way it came: a new thread, a reply. Who hears of it is
//! told in the same transaction.

use super::{mentions::calls, read_own};
use crate::{Done, Sund};
use sund_domain::{
    Granted, Refusal,
    forum::{Byline, DraftPlace, Reply, Thread},
    ids::PostId,
    people::{Seer, Viewer},
    polls::NewPoll,
};
use sund_store::{
    Tx, files,
    forum::posts,
    moderation::held,
    notifications::{self, Posted, watches},
    polls,
};
use uuid::Uuid;

/// At most so many posts that one quotes tell their authors.
const QUOTED_MOST: usize = 10;

/// The posts that a text quotes, by the permanent links in its quotations: `> [Name](/posts/ID):`.
fn quoted(markdown: &str) -> Vec<PostId> {
    let mut found = Vec::new();
    for line in markdown.lines().filter(|line| line.trim_start().starts_with('>')) {
        for rest in line.split("](/posts/").skip(1) {
            let id = rest.split([')', '#', '?', ' ']).next().unwrap_or_default().parse::<PostId>();
            if let Ok(id) = id
                && !found.contains(&id)
                && found.len() < QUOTED_MOST
            {
                found.push(id);
            }
        }
    }
    found
}

/// Whether the viewer's form with this id has made a post, or a text that waits for a chair.
pub async fn is_posted(sund: &Sund, viewer: &Viewer, form: Uuid) -> Done<bool> {
    let on = sund.store.reads();
    let posted = posts::by_form(on, viewer.person, form).await?.is_some();
    Ok(posted || held::by_form(on, viewer.person, form).await?.is_some())
}

/// Adds the viewer's post with its text and poll at the end of the thread, with the files that were uploaded for
/// this draft, and says which number it has. Whether they may post now was asked before (`may_post_now`).
pub(super) async fn add_post(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    thread: &Granted<Thread, Reply>,
    (form, place): (Uuid, DraftPlace),
    (text, poll): (posts::Text, Option<NewPoll>),
) -> Done<u32> {
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let (id, number) = publish(sund, tx, thread, (by, viewer.seer), (form, text)).await?;
    files::attach(tx, viewer.person, place, id).await?;
    if let Some(poll) = poll {
        polls::insert(tx, thread, id, poll).await?;
    }
    read_own(sund, tx, viewer, thread, number).await?;
    Ok(number)
}

/// The post is there, whoever may have let it through, and those who watch are told. Whom it calls is looked up for its
/// author: by who lets it through it says no more.
pub(crate) async fn publish(
    sund: &Sund,
    tx: &Tx,
    thread: &Granted<Thread, Reply>,
    (by, author): (Byline, Seer),
    (form, mut text): (Uuid, posts::Text),
) -> Done<(PostId, u32)> {
    let id: PostId = sund.new_id();
    let quoted = quoted(&text.markdown);
    let calls = calls(tx.reads(), author, &thread.forum, &text.markdown).await?;
    text.html = calls.html(&text.markdown).unwrap_or(text.html);
    let number = posts::insert(tx, thread, posts::NewPost { id, form, text, by, at: sund.now() }).await?;
    let number = number.ok_or(Refusal::Hidden)?;
    let new = Posted { post: id, by: by.person, at: sund.now() };
    notifications::mentioned(tx, thread, new, &calls.told("")).await?;
    notifications::posted(tx, thread, new, &quoted).await?;
    watches::posted_in(tx, by.person, thread.id, sund.now()).await?;
    Ok((id, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_known_by_its_permanent_link() {
        let [one, two] = [1, 2].map(|n| Uuid::from_u128(n).to_string());
        let text = format!(
            "> [Aino](/posts/{one}):\n> a\n\nno [link](/posts/{two})\n\n> > [B](/posts/{two}#x) [again](/posts/{one})\n> [x](/posts/x)"
        );
        assert_eq!(quoted(&text), [PostId(Uuid::from_u128(1)), PostId(Uuid::from_u128(2))]);
        let many: Vec<_> = (0..100).map(|n| format!("> [x](/posts/{})", Uuid::from_u128(n))).collect();
        let many = many.join("\n");
        assert_eq!(quoted(&many).len(), QUOTED_MOST);
    }
}
