//! Theme tags: looking them up, giving them to threads, and the threads of one; what administrators do with the vocabulary.

mod keep;
mod of_thread;
pub use keep::{add_tag, all_tags, change_tag, merge_tag, one_tag, retire_tag};
pub(crate) use of_thread::{by_slugs, chosen_for, slugs};
pub use of_thread::{tag_thread, tagging};

use crate::{
    Done, Sund,
    error::found,
    forum::{chosen_level, reader},
};
use sund_domain::{
    forum::{THREADS_A_PAGE, ThreadLine},
    language::Language,
    notifications::{Watch, Watched},
    page::{Cursor, Page},
    people::Viewer,
    tags::{self as domain, OfferedTag, Tag, TypedTags, Unknown},
};
use sund_store::{notifications::watches, tags};

/// The vocabulary as everybody sees it: what can be chosen. One query.
pub async fn vocabulary(sund: &Sund, _: &Viewer) -> Done<Vec<Tag>> {
    let all = tags::all(sund.store.reads()).await?;
    Ok(all.into_iter().filter(|tag| !tag.retired).collect())
}

/// A tag and a page of its threads.
#[derive(Clone, Debug)]
pub struct TagPage {
    /// The tag: another one than was asked for, if that became a part of it.
    pub tag: Tag,
    /// What the viewer hears of its threads.
    pub watched: Watched,
    /// Those of its threads that the viewer may see, the newest first.
    pub threads: Page<ThreadLine>,
}

/// A page of the threads of a tag. Three queries, however many threads there are that the viewer may not see.
pub async fn tag_page(sund: &Sund, viewer: &Viewer, slug: &str, after: Option<Cursor>) -> Done<TagPage> {
    let on = sund.store.reads();
    let tag = found(tags::by_slug(on, slug).await?)?;
    let watched = Watched { chosen: watches::of_tag(on, viewer.person, tag.id).await?, ..Watched::default() };
    let rows = tags::threads(on, reader(viewer), tag.id, after, THREADS_A_PAGE + 1).await?;
    let threads = Page::cut(rows, THREADS_A_PAGE, |line| Cursor { at: line.started, id: line.id.0 });
    Ok(TagPage { tag, watched, threads })
}

/// Watches the threads of a theme as closely as the code says; an empty one takes the choice back.
pub async fn watch_tag(sund: &Sund, viewer: &Viewer, slug: &str, level: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let tag = found(tags::by_slug(tx.reads(), slug).await?)?;
    watches::choose_for_tag(&tx, viewer.person, tag.id, chosen_level(level)?, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// The themes for which the viewer chose a level. Two queries.
pub async fn watched_tags(sund: &Sund, viewer: &Viewer) -> Done<Vec<(Tag, Watch)>> {
    let on = sund.store.reads();
    let levels = watches::of_tags(on, viewer.person).await?;
    let level = |tag: &Tag| levels.iter().find(|(id, _)| *id == tag.id).map(|(_, level)| *level);
    let all = tags::all(on).await?;
    Ok(all.into_iter().filter_map(|tag| level(&tag).map(|level| (tag, level))).collect())
}

/// The words among these that are no themes, each with what may have been meant. One query.
pub async fn unknown_tags(sund: &Sund, _: &Viewer, typed: TypedTags<'_>) -> Done<Vec<Unknown>> {
    Ok(domain::unknown(&tags::all(sund.store.reads()).await?, typed))
}

/// The themes that one may mean by what one has begun to type. One query.
pub async fn offered_tags(sund: &Sund, _: &Viewer, typed: &str, reader: Language) -> Done<Vec<OfferedTag>> {
    Ok(domain::offered(&tags::all(sund.store.reads()).await?, typed, reader))
}
