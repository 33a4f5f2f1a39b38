//! Threads like one that somebody is about to begin, and the words by which they are found.

use crate::{Done, Sund};
use sund_domain::{
    forum::{Alike, asked_words, most_alike},
    people::Viewer,
};
use sund_store::forum::alike as rows;

/// How many titles are kept in one transaction.
const AT_ONCE: u32 = 200;

/// Threads with a like title, of all that the viewer may see. One query, none for a title without words.
pub async fn alike(sund: &Sund, viewer: &Viewer, title: &str) -> Done<Vec<Alike>> {
    let words = asked_words(title);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    Ok(most_alike(words.len(), rows::with_words(sund.store.reads(), viewer.seer, &words).await?))
}

/// Keeps the words of titles that came before the way in which they are compared now.
pub async fn keep_words(sund: &Sund) -> Done<()> {
    loop {
        let tx = sund.store.begin().await?;
        let some = rows::keep_some(&tx, AT_ONCE).await?;
        tx.commit().await?;
        if some == 0 {
            return Ok(());
        }
    }
}
