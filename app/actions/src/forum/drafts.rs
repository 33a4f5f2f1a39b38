//! Drafts: what is typed is kept on the server, for its author alone. Nothing that was kept is written over by a page that
//! has not seen it, and nothing comes back that has become a post.

use super::granted_forum;
use crate::{Done, Sund, error::found, moderation::writing};
use sund_domain::{
    Field, Invalid, Problem,
    forum::{Draft, DraftLine, DraftPlace, DraftSpot, Keeping, KeptDraft, ReadForum, Stamp},
    page::{Cursor, Page},
    people::Viewer,
    text::BODY_MOST,
};
use sund_store::{Tx, forum::drafts};
use uuid::Uuid;

/// Drafts on one page.
const DRAFTS_A_PAGE: usize = 20;

/// The viewer's draft for this place.
pub async fn draft(sund: &Sund, viewer: &Viewer, place: DraftPlace) -> Done<Option<Draft>> {
    Ok(drafts::of(sund.store.reads(), viewer.person, place).await?)
}

/// Keeps a draft as it was typed: in the box of its place, or beside what another page has kept there meanwhile. Not checked
/// against rules on purpose: a text that cannot be posted (any more) is just what must not be lost. Only its size is
/// limited, to four times that of a post.
pub async fn keep_draft(sund: &Sund, viewer: &Viewer, place: DraftPlace, draft: Draft) -> Done<KeptDraft> {
    let draft = kept(draft)?;
    // One page of a person after the other.
    let tx = writing(sund, viewer).await?;
    let there = drafts::there(tx.reads(), viewer.person, place).await?;
    let stamp = draft.stamp;
    let mut done = KeptDraft { version: stamp.version, aside: false };
    match draft.keeping(there.as_ref()) {
        // The same again, as a browser sends it that heard no answer.
        Keeping::Over if there.as_ref().is_some_and(|there| draft.is_as(&there.draft)) => {
            done.version = there.map_or(0, |there| there.draft.stamp.version);
        }
        Keeping::Over => {
            done.version = there.map_or(0, |there| there.draft.stamp.version) + 1;
            let draft = Draft { stamp: Stamp { version: done.version, ..stamp }, ..draft };
            drafts::keep(&tx, viewer.person, place, draft, sund.now()).await?;
        }
        Keeping::Beside => {
            let before = drafts::beside(tx.reads(), viewer.person, stamp.pen).await?;
            if before.is_none_or(|before| before.posted != stamp.pen) {
                done.aside = true;
                if draft.is_empty() {
                    drafts::drop_beside(&tx, viewer.person, stamp.pen).await?;
                } else {
                    drafts::keep_beside(&tx, viewer.person, place, draft, sund.now()).await?;
                }
            }
        }
        Keeping::Posted => (),
    }
    tx.commit().await?;
    Ok(done)
}

/// The draft as it can be kept: not too large, and nothing in it that no database takes.
pub(super) fn kept(draft: Draft) -> Result<Draft, Invalid> {
    let most = 4 * BODY_MOST;
    if [&draft.body, &draft.title, &draft.kind, &draft.language, &draft.tags].map(String::len).iter().sum::<usize>()
        + draft.poll.bytes()
        > most
    {
        return Err(Invalid::new(Field::Body, Problem::TooLong { most }));
    }
    let clean = |text: String| text.replace('\0', "");
    Ok(Draft {
        title: clean(draft.title),
        body: clean(draft.body),
        kind: clean(draft.kind),
        language: clean(draft.language),
        tags: clean(draft.tags),
        poll: draft.poll.map(clean),
        stamp: draft.stamp,
    })
}

/// What was posted is no draft any more, wherever the page with this form kept it; what another page keeps there stays,
/// unless all of it was posted.
pub(crate) async fn posted(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    place: DraftPlace,
    stamp: Stamp,
    text: Option<&Draft>,
) -> Done<()> {
    let (person, now) = (viewer.person, sund.now());
    drafts::forget_emptied(tx, person, now).await?;
    let there = drafts::there(tx.reads(), person, place).await?.map(|there| there.draft);
    let own = there.as_ref().is_none_or(|there| {
        let seen = stamp.version > 0 && there.stamp.version == stamp.version;
        let typed = there.stamp.pen == stamp.pen || there.stamp.pen.is_nil();
        there.is_empty() || seen || typed || text.is_some_and(|text| text.goes_on_from(there))
    });
    if !stamp.pen.is_nil() {
        drafts::drop_beside(tx, person, stamp.pen).await?;
    }
    if own && (there.is_some() || !stamp.pen.is_nil()) {
        let version = there.map_or(0, |there| there.stamp.version) + 1;
        drafts::empty(tx, person, place, Stamp { version, ..stamp }, now).await?;
    } else if !own && !stamp.pen.is_nil() {
        drafts::mark_posted(tx, person, place, stamp.pen, now).await?;
    }
    Ok(())
}

/// The page with this stamp has posted its text: what it had before it goes as well.
pub async fn draft_posted(sund: &Sund, viewer: &Viewer, place: DraftPlace, stamp: Stamp) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    posted(sund, &tx, viewer, place, stamp, None).await?;
    Ok(tx.commit().await?)
}

/// The same for a page that began a thread in this forum.
pub async fn thread_posted(sund: &Sund, viewer: &Viewer, forum: &str, stamp: Stamp) -> Done<()> {
    let forum = granted_forum::<ReadForum>(sund.store.reads(), viewer, forum).await?;
    draft_posted(sund, viewer, DraftPlace::Thread(forum.id), stamp).await
}

/// A page of the viewer's drafts, the newest first. Two queries.
pub async fn list_drafts(sund: &Sund, viewer: &Viewer, after: Option<Cursor>) -> Done<Page<DraftLine>> {
    let rows = drafts::list(sund.store.reads(), viewer.seer, after, DRAFTS_A_PAGE + 1).await?;
    Ok(Page::cut(rows, DRAFTS_A_PAGE, |line| Cursor { at: line.at, id: line.of.parts().1 }))
}

/// Throws a draft away. A page that goes on writing it keeps it beside.
pub async fn discard_draft(sund: &Sund, viewer: &Viewer, key: &str) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    if let Some((place, there)) = drafts::by_key(tx.reads(), viewer.person, key).await? {
        if place.key() == key {
            let stamp = Stamp { pen: Uuid::nil(), version: there.draft.stamp.version + 1, base: 0 };
            drafts::empty(&tx, viewer.person, place, stamp, sund.now()).await?;
        } else {
            drafts::drop_beside(&tx, viewer.person, there.draft.stamp.pen).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Puts a draft that was kept beside into the box of its place; what was in there is kept beside in its stead.
pub async fn open_draft(sund: &Sund, viewer: &Viewer, key: &str) -> Done<(DraftPlace, DraftSpot)> {
    let tx = writing(sund, viewer).await?;
    let (place, wanted) = found(drafts::by_key(tx.reads(), viewer.person, key).await?)?;
    let spot = found(drafts::spot(tx.reads(), viewer.seer, key).await?)?;
    if place.key() != key {
        let (person, now) = (viewer.person, sund.now());
        let there = drafts::there(tx.reads(), person, place).await?.map(|there| there.draft);
        let version = there.as_ref().map_or(0, |there| there.stamp.version) + 1;
        drafts::drop_beside(&tx, person, wanted.draft.stamp.pen).await?;
        if let Some(there) = there.filter(|there| !there.is_empty()) {
            let stamp = Stamp { pen: sund.new_id(), ..there.stamp };
            drafts::keep_beside(&tx, person, place, Draft { stamp, ..there }, now).await?;
        }
        let stamp = Stamp { pen: sund.new_id(), version, base: wanted.draft.stamp.base };
        drafts::keep(&tx, person, place, Draft { stamp, ..wanted.draft }, now).await?;
        tx.commit().await?;
    }
    Ok((place, spot))
}
