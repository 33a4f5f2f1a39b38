//! What a thread is about.

use crate::{Done, Sund, audit::about_thread, forum::granted_thread, moderation::writing};
use sund_domain::{
    Granted, Invalid,
    audit::Audited,
    forum::{ReadThread, TagThread, Thread},
    ids::{TagId, ThreadId},
    language::Language,
    people::Viewer,
    tags::{self as domain, Tag, TagName, TypedTags},
};
use sund_store::{Reads, audit, tags};

/// The thread, for somebody who may say what it is about, and what it is about now. Two queries.
pub async fn tagging(sund: &Sund, viewer: &Viewer, id: ThreadId) -> Done<(Thread, Vec<TagName>)> {
    let on = sund.store.reads();
    let thread = granted_thread::<TagThread>(on, viewer, id).await?.into_inner();
    let thread = Granted::<Thread, ReadThread>::check(thread)?;
    let names = tags::of_thread(on, &thread).await?;
    Ok((thread.into_inner(), names))
}

/// Says what the thread is about: as its author, or as one who leads its workgroup. The same again changes nothing.
pub async fn tag_thread(sund: &Sund, viewer: &Viewer, id: ThreadId, typed: TypedTags<'_>) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let thread = granted_thread::<TagThread>(tx.reads(), viewer, id).await?;
    let all = tags::all(tx.reads()).await?;
    let kept = tags::ids_of(tx.reads(), id).await?;
    let chosen = domain::chosen(&all, typed, thread.language, &kept)?;
    if tags::put(&tx, &thread, &chosen).await? {
        audit::add(&tx, about_thread(sund, viewer, Audited::ThreadTagged, &thread, None)).await?;
    }
    Ok(tx.commit().await?)
}

/// The tags that were typed for a new thread in this language; no query where none were.
pub(crate) async fn chosen_for(
    on: &impl Reads,
    typed: TypedTags<'_>,
    language: Language,
) -> Done<Result<Vec<Tag>, Invalid>> {
    if typed.words.trim().is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let all = tags::all(on).await?;
    let tag = |id: TagId| all.iter().find(|tag| tag.id == id).cloned();
    Ok(domain::chosen(&all, typed, language, &[]).map(|ids| ids.into_iter().filter_map(tag).collect()))
}

/// Their names in addresses, as they are kept with a text that waits: they stay when words change.
pub(crate) fn slugs(tags: &[Tag]) -> String {
    tags.iter().map(|tag| tag.slug.as_str()).collect::<Vec<_>>().join(" ")
}

/// The tags with these names in addresses, or what they became a part of; no query where there are none.
pub(crate) async fn by_slugs(on: &impl Reads, slugs: &str) -> Done<Vec<Tag>> {
    let mut found: Vec<Tag> = Vec::new();
    for slug in slugs.split_whitespace() {
        let tag = tags::by_slug(on, slug).await?;
        found.extend(tag.filter(|tag| found.iter().all(|other| other.id != tag.id)));
    }
    Ok(found)
}
