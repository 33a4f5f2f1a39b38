//! Lines for the audit log, and the log that members of a workgroup read.

use crate::{Done, Sund, error::found};
use sund_domain::{
    Granted,
    audit::{Audited, LogLine, LogScope, NetworkLine, log_scope, number},
    forum::{PostInThread, Thread},
    page::{Cursor, Page},
    people::Viewer,
    workgroups::{ReadLog, Workgroup},
};
use sund_store::{
    audit::{self, Entry},
    workgroups,
};

/// Lines on one page of a log.
const LINES_A_PAGE: usize = 50;

pub(crate) fn line(sund: &Sund, viewer: &Viewer, act: Audited, what: String) -> Entry {
    Entry {
        id: sund.new_id(),
        at: sund.now(),
        act,
        by: Some(viewer.person),
        workgroup: None,
        thread: None,
        post: None,
        session: None,
        organisation: None,
        what,
        reason: None,
        detail: None,
    }
}

pub(crate) fn about_thread(
    sund: &Sund,
    viewer: &Viewer,
    act: Audited,
    thread: &Thread,
    reason: Option<String>,
) -> Entry {
    Entry {
        workgroup: Some(thread.forum.workgroup),
        thread: Some(thread.id),
        reason,
        ..line(sund, viewer, act, thread.title.clone())
    }
}

pub(crate) fn about_post(
    sund: &Sund,
    viewer: &Viewer,
    act: Audited,
    post: &PostInThread,
    reason: Option<String>,
) -> Entry {
    Entry { post: Some(post.post.id), ..about_thread(sund, viewer, act, &post.thread, reason) }
}

/// The log of a workgroup, for its members: what chairs did, to what, and why. Two queries.
pub async fn workgroup_log(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    after: Option<Cursor>,
) -> Done<(Workgroup, Page<LogLine>)> {
    let on = sund.store.reads();
    let workgroup = Granted::<Workgroup, ReadLog>::check(found(workgroups::by_slug(on, viewer.seer, slug).await?)?)?;
    let rows = audit::of_workgroup(on, viewer.seer, &workgroup, after, LINES_A_PAGE + 1).await?;
    let page = Page::cut(rows, LINES_A_PAGE, |line| Cursor { at: line.at, id: line.id.0 });
    Ok((workgroup.into_inner(), page))
}

/// The log that administrators read, or what it has under a number that somebody was shown. One query.
pub async fn network_log(
    sund: &Sund,
    viewer: &Viewer,
    typed: &str,
    after: Option<Cursor>,
) -> Done<(LogScope, Page<NetworkLine>)> {
    let scope = log_scope(viewer)?;
    let on = sund.store.reads();
    if let Some(number) = number(typed) {
        let organisation = match scope {
            LogScope::Network => None,
            LogScope::Organisation(id) => Some(id),
        };
        return Ok((scope, Page { rows: audit::numbered(on, &number, organisation).await?, next: None }));
    }
    let rows = match scope {
        LogScope::Network => audit::of_network(on, after, LINES_A_PAGE + 1).await?,
        LogScope::Organisation(id) => audit::of_organisation(on, id, after, LINES_A_PAGE + 1).await?,
    };
    Ok((scope, Page::cut(rows, LINES_A_PAGE, |line| Cursor { at: line.at, id: line.id.0 })))
}
