//! Keeping the vocabulary: what platform administrators do. Their log says what was done.

use crate::{ActionError, Done, Sund, audit::line, error::found, sso::may_administer};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    ids::TagId,
    language::Language,
    people::Viewer,
    sso::may_manage,
    tags::{self as domain, Label, TAGS_MOST, Tag},
    text::slug,
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    is_taken, tags,
};

/// The whole vocabulary, also what is retired. One query.
pub async fn all_tags(sund: &Sund, viewer: &Viewer) -> Done<Vec<Tag>> {
    may_manage(viewer)?;
    Ok(tags::all(sund.store.reads()).await?)
}

/// One tag of it. One query.
pub async fn one_tag(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Tag> {
    may_manage(viewer)?;
    found(tags::by_slug(sund.store.reads(), slug).await?.filter(|tag| tag.slug == slug))
}

/// The tag, for an administrator who changes it.
async fn changed(tx: &Tx, viewer: &Viewer, slug: &str) -> Done<Tag> {
    may_administer(tx.reads(), viewer).await?;
    found(tags::by_slug(tx.reads(), slug).await?.filter(|tag| tag.slug == slug))
}

async fn note(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, what: String, detail: Option<String>) -> Done<()> {
    Ok(audit::add(tx, Entry { detail, ..line(sund, viewer, act, what) }).await?)
}

/// What a tag is called in the log.
fn called(labels: &[Label]) -> String {
    let name = |label: &&Label| (!label.preferred, label.language);
    labels.iter().min_by_key(name).map(|label| label.word.clone()).unwrap_or_default()
}

/// Its words, if no other tag has one of them in the same language.
async fn free(tx: &Tx, typed: &str, own: Option<TagId>) -> Done<Vec<Label>> {
    let labels = domain::labels(typed)?;
    for label in &labels {
        let there = tags::with_word(tx.reads(), label.language, &label.word).await?;
        if there.is_some() && there != own {
            return Err(Invalid::new(Field::Labels, Problem::WordTaken { line: line_of(typed, label.language) }).into());
        }
    }
    Ok(labels)
}

/// Which line has the words of this language.
fn line_of(typed: &str, language: Language) -> u32 {
    let is = |line: &str| line.split(':').next().is_some_and(|code| code.trim().to_lowercase() == language.code());
    (1_u32..).zip(typed.lines()).find(|(_, line)| is(line)).map_or(1, |(number, _)| number)
}

/// Of two who add the same word at once, one hears that it is taken.
fn taken(error: ActionError) -> ActionError {
    match error {
        ActionError::Store(fault) if is_taken(&fault) => {
            Invalid::new(Field::Labels, Problem::WordTaken { line: 1 }).into()
        }
        other => other,
    }
}

/// Adds a tag with these words; says its name in addresses, made from its English name or the first that there is.
pub async fn add_tag(sund: &Sund, viewer: &Viewer, typed: &str) -> Done<String> {
    let added = async {
        let tx = sund.store.begin().await?;
        may_administer(tx.reads(), viewer).await?;
        let labels = free(&tx, typed, None).await?;
        if tags::count(tx.reads()).await? >= TAGS_MOST {
            let most = usize::try_from(TAGS_MOST).unwrap_or(usize::MAX);
            return Err(Invalid::new(Field::Labels, Problem::TooMany { most }).into());
        }
        let id: TagId = sund.new_id();
        let name = called(&labels);
        let address = match slug(&name) {
            // Written in letters that addresses do not have, or another one is or was called so.
            made if made.is_empty() || tags::is_slug_taken(tx.reads(), &made).await? => {
                format!("{made}-{}", id.0.simple()).trim_start_matches('-').to_owned()
            }
            made => made,
        };
        tags::insert(&tx, id, &address, &labels, sund.now()).await?;
        note(sund, &tx, viewer, Audited::TagAdded, name, None).await?;
        tx.commit().await?;
        Ok(address)
    };
    added.await.map_err(taken)
}

/// Gives it other words; its address stays. The same words again change nothing.
pub async fn change_tag(sund: &Sund, viewer: &Viewer, slug: &str, typed: &str) -> Done<()> {
    let change = async {
        let tx = sund.store.begin().await?;
        let tag = changed(&tx, viewer, slug).await?;
        let labels = free(&tx, typed, Some(tag.id)).await?;
        if domain::as_typed(&labels) != domain::as_typed(&tag.labels) {
            tags::relabel(&tx, tag.id, &labels).await?;
            let detail = Some(domain::as_typed(&labels).replace('\n', "; "));
            note(sund, &tx, viewer, Audited::TagChanged, called(&tag.labels), detail).await?;
        }
        Ok(tx.commit().await?)
    };
    change.await.map_err(taken)
}

/// Makes it a part of the tag that this word means: that one has its threads and its words, and its address leads there.
/// Says the address of that one.
pub async fn merge_tag(sund: &Sund, viewer: &Viewer, slug: &str, into: &str, reader: Language) -> Done<String> {
    let tx = sund.store.begin().await?;
    let tag = changed(&tx, viewer, slug).await?;
    let all = tags::all(tx.reads()).await?;
    let typed = domain::TypedTags { words: into, reader };
    let other = domain::chosen(&all, typed, reader, &[]).unwrap_or_default();
    let other = match other[..] {
        [id] if id != tag.id => found(all.iter().find(|one| one.id == id))?,
        _ => return Err(Invalid::new(Field::Into, Problem::NotATheme).into()),
    };
    tags::merge(&tx, tag.id, other.id).await?;
    note(sund, &tx, viewer, Audited::TagMerged, called(&tag.labels), Some(called(&other.labels))).await?;
    tx.commit().await?;
    Ok(other.slug.clone())
}

/// Takes it out of what can be chosen, or brings it back. Doing it twice changes nothing.
pub async fn retire_tag(sund: &Sund, viewer: &Viewer, slug: &str, retire: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let tag = changed(&tx, viewer, slug).await?;
    if tag.retired != retire {
        tags::retire(&tx, tag.id, retire.then(|| sund.now())).await?;
        let act = if retire { Audited::TagRetired } else { Audited::TagReinstated };
        note(sund, &tx, viewer, act, called(&tag.labels), None).await?;
    }
    Ok(tx.commit().await?)
}
