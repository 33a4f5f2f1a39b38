//! How one wants to be told, and what a workgroup's chairs choose for those who have chosen nothing.

use crate::{Done, Sund, audit, error::found, workgroups::granted};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    audit::Audited,
    ids::{PersonId, WorkgroupId},
    notifications::{Pace, Quiet, TellMe, ToldOf, Watch},
    people::Viewer,
    refusal::Checking,
    workgroups::{ChangeWorkgroup, Enter, Workgroup},
};
use sund_store::{
    audit::Entry,
    forum::reading,
    notifications::{inbox, settings, watches},
    people,
};

/// How the viewer wants to be told: everywhere, and of each workgroup that they may enter. Two queries.
pub async fn settings(sund: &Sund, viewer: &Viewer) -> Done<(TellMe, Vec<ToldOf>)> {
    let on = sund.store.reads();
    Ok((settings::of(on, viewer.person).await?, settings::workgroups(on, viewer.seer).await?))
}

/// Settings as they were typed into their form.
#[derive(Clone, Debug, Default)]
pub struct TellMeForm {
    /// The code of the pace.
    pub mail: String,
    /// The code of what posting makes of a thread.
    pub posting: String,
    /// When it gets quiet; empty for never.
    pub quiet_from: String,
    /// Until when it is quiet.
    pub quiet_until: String,
    /// For each workgroup the code of how closely it is watched and of its pace, each empty for "as otherwise".
    pub workgroups: Vec<(WorkgroupId, String, String)>,
}

/// Keeps how the viewer wants to be told. A workgroup that they may not enter (any more) is left alone.
pub async fn keep_settings(sund: &Sund, viewer: &Viewer, form: &TellMeForm) -> Done<()> {
    let mut checking = Checking::default();
    let wrong = |field| Invalid::new(field, Problem::NotAChoice);
    let mail = checking.take(form.mail.parse::<Pace>().map_err(|_| wrong(Field::Mail)));
    let posting = form.posting.parse().ok().filter(|watch| TellMe::POSTING.contains(watch));
    let posting = checking.take(posting.ok_or(wrong(Field::Watch)));
    let quiet = checking.take(Quiet::typed(&form.quiet_from, &form.quiet_until));
    checking.done()?;
    let (Some(mail), Some(posting), Some(quiet)) = (mail, posting, quiet) else {
        return Err(wrong(Field::Mail).into());
    };
    let tx = sund.store.begin().await?;
    settings::keep(&tx, viewer.person, TellMe { mail, posting, quiet }).await?;
    let before = settings::workgroups(tx.reads(), viewer.seer).await?;
    for (id, watch, pace) in &form.workgroups {
        let Some(known) = before.iter().find(|known| known.workgroup == *id) else { continue };
        let watch = Watch::chosen(watch).map_err(|_| wrong(Field::Watch))?;
        let pace = if pace.is_empty() { None } else { Some(pace.parse().map_err(|_| wrong(Field::Mail))?) };
        if known.watched.chosen != watch {
            watches::choose_for_workgroup(&tx, viewer.person, *id, watch, sund.now()).await?;
        }
        if known.mail != pace {
            settings::keep_pace(&tx, viewer.person, *id, pace).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// The workgroup, for a chair, and how closely members watch who have chosen nothing. Two queries.
pub async fn default_of(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<(Workgroup, Watch)> {
    let on = sund.store.reads();
    let workgroup = granted::<ChangeWorkgroup>(on, viewer, slug).await?;
    let watch = watches::default_of(on, &workgroup).await?;
    Ok((workgroup.into_inner(), watch))
}

/// A chair says how closely members watch who have chosen nothing.
pub async fn set_default(sund: &Sund, viewer: &Viewer, slug: &str, watch: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<ChangeWorkgroup>(tx.reads(), viewer, slug).await?;
    let watch: Watch = watch.parse().map_err(|_| Invalid::new(Field::Watch, Problem::NotAChoice))?;
    watches::set_default(&tx, &workgroup, watch).await?;
    let line = audit::line(sund, viewer, Audited::WatchingChanged, workgroup.name.clone());
    let entry = Entry { workgroup: Some(workgroup.id), detail: Some(watch.code().into()), ..line };
    sund_store::audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}

/// Nothing in the workgroup is new any more.
pub async fn mark_workgroup_read(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Enter>(tx.reads(), viewer, slug).await?;
    reading::all_seen_in(&tx, &workgroup, viewer.person, viewer.joined, sund.now()).await?;
    inbox::see_workgroup(&tx, workgroup.id, viewer.person, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Whether the viewer follows this person. One query.
pub async fn follows(sund: &Sund, viewer: &Viewer, person: PersonId) -> Done<bool> {
    Ok(settings::follows(sund.store.reads(), viewer.person, person).await?)
}

/// Follows somebody whom the viewer may see, or stops. They are not told.
pub async fn follow(sund: &Sund, viewer: &Viewer, person: PersonId, follow: bool) -> Done<()> {
    if person == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    let tx = sund.store.begin().await?;
    found(people::seen(tx.reads(), viewer.seer, person).await?)?;
    settings::follow(&tx, viewer.person, person, follow, sund.now()).await?;
    Ok(tx.commit().await?)
}
