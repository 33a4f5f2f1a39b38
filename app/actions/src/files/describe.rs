//! Saying in words what is on a picture, for those who do not see it.

use super::gate;
use crate::{Done, Sund, forum::granted_post, moderation::writing};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    files::{ALT_MOST, File},
    forum::{DraftPlace, EditPost},
    ids::FileId,
    people::Viewer,
};
use sund_store::{Reads, files as rows};

/// The picture that the viewer is about to describe, and the draft that it was uploaded for.
pub async fn describing(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<(File, Option<DraftPlace>)> {
    of_the_viewer(sund.store.reads(), viewer, id).await
}

/// Keeps what is on the picture, in the words of who uploaded it.
pub async fn described(sund: &Sund, viewer: &Viewer, id: FileId, alt: &str) -> Done<(File, Option<DraftPlace>)> {
    let tx = writing(sund, viewer).await?;
    let picture = of_the_viewer(tx.reads(), viewer, id).await?;
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "");
    if alt.chars().count() > ALT_MOST {
        return Err(Invalid::new(Field::Body, Problem::TooLong { most: ALT_MOST }).into());
    }
    rows::describe(&tx, id, alt).await?;
    tx.commit().await?;
    Ok(picture)
}

/// A picture of the viewer: not sent yet, or of a post that the viewer may edit.
async fn of_the_viewer(on: &impl Reads, viewer: &Viewer, id: FileId) -> Done<(File, Option<DraftPlace>)> {
    let it = gate(on, viewer, id).await?;
    if let Some(post) = it.file.post {
        granted_post::<EditPost>(on, viewer, post).await?;
    }
    // Who decides about a text that waits reads its files, and no more.
    let others = it.file.post.is_none() && it.file.by != viewer.person;
    if others || it.file.session.is_some() || it.file.picture.is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok((it.file, it.place))
}
