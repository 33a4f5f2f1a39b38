//! One's own files: where each is, and how much room there is.

use crate::{Done, Sund};
use sund_domain::{
    page::{Cursor, Page},
    people::Viewer,
};
use sund_store::files::{self as rows, Owned, Sum};

/// Files on one page.
const A_PAGE: usize = 50;

/// The viewer's files.
#[derive(Clone, Debug)]
pub struct OwnFiles {
    /// Some of them, the newest first.
    pub page: Page<Owned>,
    /// All of them together.
    pub all: Sum,
}

/// What the viewer has uploaded. Four queries.
pub async fn own(sund: &Sund, viewer: &Viewer, after: Option<Cursor>) -> Done<OwnFiles> {
    let on = sund.store.reads();
    let after = after.map(|cursor| (cursor.at, cursor.id.into()));
    let limit = u32::try_from(A_PAGE + 1).unwrap_or(u32::MAX);
    let found = rows::own(on, viewer.seer, after, limit).await?;
    let page = Page::cut(found, A_PAGE, |it| Cursor { at: it.file.at, id: it.file.id.0 });
    Ok(OwnFiles { page, all: rows::sum_of(on, viewer.person).await? })
}
