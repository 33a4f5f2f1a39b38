//! Making a workgroup, and forums in it.

use super::granted;
use crate::{Done, Sund, audit::line as entry, forum::chosen_or_guessed, forum::habit, text::unlike};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    ids::{ForumId, WorkgroupId},
    people::Viewer,
    refusal::Checking,
    text::{NOTE_MOST, TITLE_MOST, block, line, slug},
    workgroups::{AddForum, Standing, Visibility, Workgroup, may_make},
};
use sund_store::{
    audit::{self, Entry},
    forum::forums,
    workgroups,
};

/// A workgroup or a forum as it was typed into its form.
#[derive(Clone, Copy, Debug)]
pub struct NewPlace<'a> {
    /// Its name or theme.
    pub title: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// The code of the chosen language; empty: guess.
    pub language: &'a str,
    /// The code of the chosen visibility; workgroups only.
    pub visibility: &'a str,
}

/// Makes a workgroup, whose first chair is the viewer; says its name in addresses.
pub async fn make_workgroup(sund: &Sund, viewer: &Viewer, new: NewPlace<'_>) -> Done<String> {
    may_make(viewer)?;
    let wrong = || Invalid::new(Field::Visibility, Problem::NotAChoice);
    let mut checking = Checking::default();
    let title = checking.take(line(Field::Title, new.title, TITLE_MOST)).unwrap_or_default();
    let purpose = checking.take(block(Field::Purpose, new.purpose, NOTE_MOST)).unwrap_or_default();
    let visibility = checking.take(new.visibility.parse().map_err(|_| wrong())).unwrap_or(Visibility::Confidential);
    let language = checking.take(chosen_or_guessed(new.language, &purpose, habit(viewer))).unwrap_or_default();
    checking.done()?;
    let id: WorkgroupId = sund.new_id();
    let at = sund.now();
    let address = address(sund, &title);
    let tx = sund.store.begin().await?;
    let known = workgroups::known(tx.reads(), viewer.seer).await?;
    unlike(Field::Title, &title, known.iter().map(|other| other.name.as_str()))?;
    let row =
        workgroups::NewWorkgroup { id, slug: address.clone(), name: title.clone(), purpose, language, visibility, at };
    workgroups::insert(&tx, row).await?;
    workgroups::set_standing(&tx, id, viewer.person, Standing::Chair, at).await?;
    let made = Entry { workgroup: Some(id), ..entry(sund, viewer, Audited::WorkgroupMade, title) };
    audit::add(&tx, made).await?;
    tx.commit().await?;
    Ok(address)
}

/// The workgroup, if the viewer may add a forum to it.
pub async fn addable(sund: &Sund, viewer: &Viewer, workgroup: &str) -> Done<Workgroup> {
    Ok(granted::<AddForum>(sund.store.reads(), viewer, workgroup).await?.into_inner())
}

/// Adds a forum to a workgroup; says its name in addresses.
pub async fn add_forum(sund: &Sund, viewer: &Viewer, workgroup: &str, new: NewPlace<'_>) -> Done<String> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<AddForum>(tx.reads(), viewer, workgroup).await?;
    let mut checking = Checking::default();
    let title = checking.take(line(Field::Title, new.title, TITLE_MOST)).unwrap_or_default();
    let about = checking.take(line(Field::Purpose, new.purpose, NOTE_MOST)).unwrap_or_default();
    let language = checking.take(chosen_or_guessed(new.language, &about, habit(viewer))).unwrap_or_default();
    checking.done()?;
    let others = forums::of_workgroup(tx.reads(), viewer.seer, viewer.joined, workgroup.id).await?;
    unlike(Field::Title, &title, others.iter().map(|other| other.forum.title.as_str()))?;
    let id: ForumId = sund.new_id();
    let address = address(sund, &title);
    let row = forums::NewForum {
        id,
        workgroup: workgroup.id,
        slug: address.clone(),
        title: title.clone(),
        about,
        language,
        position: 0,
    };
    forums::insert(&tx, &workgroup, row).await?;
    let made = Entry { workgroup: Some(workgroup.id), ..entry(sund, viewer, Audited::ForumAdded, title) };
    audit::add(&tx, made).await?;
    tx.commit().await?;
    Ok(address)
}

/// A name for addresses that is never taken, so that nobody learns from a taken name what they may not know of.
fn address(sund: &Sund, title: &str) -> String {
    let mut random = [0; 4];
    sund.random.fill(&mut random);
    let tail = random.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    match slug(title) {
        stem if stem.is_empty() => tail,
        stem => format!("{stem}-{tail}"),
    }
}
