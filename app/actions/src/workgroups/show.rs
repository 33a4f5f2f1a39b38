//! Looking at workgroups.

use super::granted;
use crate::{Done, Sund};
use sund_domain::{
    Granted, Subject as _,
    forum::ForumLine,
    live::LiveSession,
    people::{Profile, Viewer},
    workgroups::{Access, EndAccess, Know, OwnAdmission, Standing, Workgroup, WorkgroupAct},
};
use sund_store::{forum::forums, live::sessions, people, workgroups};

/// A workgroup's page. What is inside is empty for those who may not enter.
#[derive(Clone, Debug)]
pub struct WorkgroupPage {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Its forums.
    pub forums: Vec<ForumLine>,
    /// Its live sessions, newest first.
    pub sessions: Vec<LiveSession>,
    /// Its members, chairs first.
    pub members: Vec<(Profile, Standing)>,
    /// Administrators who read here now without being in it; only chairs see that.
    pub readers: Vec<Access>,
    /// How many items wait in the queue that its chairs share; only they see that.
    pub waiting: Option<u64>,
    /// How many ask to join; only those who lead it see that.
    pub asking: Option<u64>,
    /// What stands between the viewer and the workgroup: a request, or an invitation.
    pub own: Option<OwnAdmission>,
}

/// All workgroups that the viewer may know of.
pub async fn workgroups(sund: &Sund, viewer: &Viewer) -> Done<Vec<Workgroup>> {
    Ok(workgroups::known(sund.store.reads(), viewer.seer).await?)
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

/// A workgroup's page. Four queries, seven for its chairs.
pub async fn show(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<WorkgroupPage> {
    let on = sund.store.reads();
    let workgroup = granted::<Know>(on, viewer, slug).await?.into_inner();
    if workgroup.may(WorkgroupAct::Enter).is_err() {
        let own = workgroups::admissions::own_latest(on, viewer.seer, workgroup.id).await?;
        return Ok(WorkgroupPage {
            workgroup,
            forums: Vec::new(),
            sessions: Vec::new(),
            members: Vec::new(),
            readers: Vec::new(),
            waiting: None,
            asking: None,
            own,
        });
    }
    Ok(WorkgroupPage {
        forums: forums::of_workgroup(on, viewer.seer, viewer.joined, workgroup.id).await?,
        sessions: sessions::of_workgroup(on, viewer.seer, workgroup.id, 50).await?,
        readers: match Granted::<Workgroup, EndAccess>::check(workgroup.clone()) {
            Ok(chaired) => workgroups::access::open_in(on, &chaired, sund.now()).await?,
            Err(_) => Vec::new(),
        },
        waiting: crate::moderation::open_cases(sund, &workgroup).await?,
        asking: super::admissions::waiting(sund, &workgroup).await?,
        own: None,
        members: people::of_workgroup(on, viewer.seer, workgroup.id).await?,
        workgroup,
    })
}
