//! Drafts: what is typed is kept on the server, for its author alone.

use crate::{Done, Sund};
use sund_domain::{
    Field, Invalid, Problem,
    forum::{Draft, DraftPlace},
    people::Viewer,
    text::BODY_MOST,
};
use sund_store::forum::drafts;

/// The viewer's draft for this place.
pub async fn draft(sund: &Sund, viewer: &Viewer, place: DraftPlace) -> Done<Option<Draft>> {
    Ok(drafts::of(sund.store.reads(), viewer.person, place).await?)
}

/// Keeps a draft as it was typed; an empty one is dropped. Not checked against rules on purpose: a text that cannot be
/// posted (any more) is just what must not be lost. Only its size is limited, to four times that of a post.
pub async fn keep_draft(sund: &Sund, viewer: &Viewer, place: DraftPlace, draft: Draft) -> Done<()> {
    let draft = kept(draft)?;
    let tx = sund.store.begin().await?;
    if draft.body.trim().is_empty() && draft.title.trim().is_empty() {
        drafts::drop(&tx, viewer.person, place).await?;
    } else {
        drafts::keep(&tx, viewer.person, place, draft, sund.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// The draft as it can be kept: not too large, and nothing in it that no database takes.
pub(super) fn kept(draft: Draft) -> Result<Draft, Invalid> {
    let most = 4 * BODY_MOST;
    if draft.body.len() + draft.title.len() + draft.kind.len() + draft.language.len() > most {
        return Err(Invalid::new(Field::Body, Problem::TooLong { most }));
    }
    let clean = |text: String| text.replace('\0', "");
    Ok(Draft {
        title: clean(draft.title),
        body: clean(draft.body),
        kind: clean(draft.kind),
        language: clean(draft.language),
    })
}

/// Throws a draft away.
pub async fn discard_draft(sund: &Sund, viewer: &Viewer, place: DraftPlace) -> Done<()> {
    let tx = sund.store.begin().await?;
    drafts::drop(&tx, viewer.person, place).await?;
    Ok(tx.commit().await?)
}
