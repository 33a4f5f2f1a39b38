//! Looking at workgroups.

use super::granted;
use crate::{Done, Sund};
use std::collections::HashMap;
use sund_domain::{
    Granted, Subject as _,
    forum::ForumLine,
    ids::WorkgroupId,
    live::{Conference, LiveSession},
    people::{Profile, Viewer},
    time::Timestamp,
    workgroups::{
        About, Access, EndAccess, Handover, Know, OwnAdmission, REMINDED_BEFORE, Standing, Workgroup, WorkgroupAct,
    },
};
use sund_store::{forum::forums, live::sessions, people, workgroups};

/// So many members stand on the page of the workgroup itself, chairs first.
pub const SHOWN: u32 = 30;

/// A workgroup's page. What is inside is empty for those who may not enter.
#[derive(Clone, Debug)]
pub struct WorkgroupPage {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Its forums.
    pub forums: Vec<ForumLine>,
    /// Its live sessions, newest first.
    pub sessions: Vec<LiveSession>,
    /// Its conferences, newest first.
    pub conferences: Vec<Conference>,
    /// Its members, chairs first.
    pub members: Vec<(Profile, Standing)>,
    /// How many members it has.
    pub count: u32,
    /// Administrators who read here now without being in it; only chairs see that.
    pub readers: Vec<Access>,
    /// How many items wait in the queue that its chairs share; only they see that.
    pub waiting: Option<u64>,
    /// How many ask to join; only those who lead it see that.
    pub asking: Option<u64>,
    /// What stands between the viewer and the workgroup: a request, or an invitation.
    pub own: Option<OwnAdmission>,
    /// Chairs that are about to be handed over.
    pub handovers: Vec<Handover>,
    /// What it says of itself.
    pub about: About,
    /// The place of the last chair ends by itself at this time, soon; only those who lead it see that.
    pub chair_ends: Option<Timestamp>,
}

/// All workgroups that the viewer may know of.
pub async fn workgroups(sund: &Sund, viewer: &Viewer) -> Done<Vec<Workgroup>> {
    Ok(workgroups::known(sund.store.reads(), viewer.seer).await?)
}

/// How many members each of them has.
pub async fn member_counts(sund: &Sund, viewer: &Viewer) -> Done<HashMap<WorkgroupId, u32>> {
    Ok(workgroups::members::counts(sund.store.reads(), viewer.seer).await?)
}

/// The workgroups that the viewer is in, and may not enter before signing in again.
pub async fn unsure(sund: &Sund, viewer: &Viewer) -> Done<Vec<Workgroup>> {
    let all = workgroups::known(sund.store.reads(), viewer.seer).await?;
    Ok(all.into_iter().filter(|group| group.standing != Standing::Outsider && !group.sure).collect())
}

/// The workgroups that the viewer leads.
pub async fn chaired(sund: &Sund, viewer: &Viewer) -> Done<Vec<Workgroup>> {
    Ok(workgroups::chaired(sund.store.reads(), viewer.seer).await?)
}

/// A workgroup's page. Eight queries, twelve for its chairs.
pub async fn show(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<WorkgroupPage> {
    let on = sund.store.reads();
    let workgroup = granted::<Know>(on, viewer, slug).await?;
    let about = if workgroup.tells() { workgroups::about::about(on, &workgroup).await? } else { About::default() };
    let workgroup = workgroup.into_inner();
    if workgroup.may(WorkgroupAct::Enter).is_err() {
        let own = workgroups::admissions::own_latest(on, viewer.seer, workgroup.id).await?;
        return Ok(WorkgroupPage {
            workgroup,
            forums: Vec::new(),
            sessions: Vec::new(),
            conferences: Vec::new(),
            members: Vec::new(),
            count: 0,
            readers: Vec::new(),
            waiting: None,
            asking: None,
            own,
            handovers: Vec::new(),
            about,
            chair_ends: None,
        });
    }
    Ok(WorkgroupPage {
        forums: forums::of_workgroup(on, viewer.seer, viewer.joined, workgroup.id).await?,
        sessions: sessions::of_workgroup(on, viewer.seer, workgroup.id, 50).await?,
        conferences: crate::live::conferences_of(sund, viewer, workgroup.id).await?,
        readers: match Granted::<Workgroup, EndAccess>::check(workgroup.clone()) {
            Ok(chaired) => workgroups::access::open_in(on, &chaired, sund.now()).await?,
            Err(_) => Vec::new(),
        },
        waiting: crate::moderation::open_cases(sund, &workgroup).await?,
        asking: super::admissions::waiting(sund, &workgroup).await?,
        own: None,
        about,
        // Who leads it next is the business of those who are in it.
        handovers: if workgroup.standing > Standing::Reader {
            workgroups::handovers::of_workgroup(on, workgroup.id).await?
        } else {
            Vec::new()
        },
        chair_ends: if workgroup.may(WorkgroupAct::Moderate).is_ok() {
            let soon = |at: &Timestamp| at.since(sund.now()) <= REMINDED_BEFORE;
            workgroups::chairs::ends(on, workgroup.id, sund.now()).await?.filter(soon)
        } else {
            None
        },
        count: workgroups::members::count(on, workgroup.id, viewer.seer.now).await?,
        members: people::of_workgroup(on, viewer.seer, workgroup.id, SHOWN).await?,
        workgroup,
    })
}
