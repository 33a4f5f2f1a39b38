//! One's own inbox.

use crate::{Done, Sund};
use sund_domain::{
    ids::NoticeId,
    notifications::{NOTICES_A_PAGE, Notice, Show},
    page::{Cursor, Page},
    people::{Seer, Viewer},
    time::{MINUTE, Timestamp},
};
use sund_store::notifications::inbox as rows;

/// No transaction takes longer than this, in milliseconds: what happened earlier can be seen by now.
const COMMITTED: i64 = MINUTE;

/// How many notices the viewer has not seen. Asked for every page.
pub async fn unseen(sund: &Sund, seer: Seer) -> Done<u64> {
    Ok(rows::unseen(sund.store.reads(), now(sund, seer)).await?)
}

/// A reminder is there from its time on: by the time that it is, not by the time at which the page was asked for.
fn now(sund: &Sund, seer: Seer) -> Seer {
    Seer { now: sund.now(), ..seer }
}

/// A page of the inbox: what is to be shown, of the workgroup with this address if one is named. One query.
pub async fn inbox(
    sund: &Sund,
    viewer: &Viewer,
    show: Show,
    workgroup: &str,
    after: Option<Cursor>,
) -> Done<Page<Notice>> {
    let on = sund.store.reads();
    let rows = rows::list(on, now(sund, viewer.seer), (show, workgroup), after, NOTICES_A_PAGE + 1).await?;
    Ok(Page::cut(rows, NOTICES_A_PAGE, |notice| Cursor { at: notice.at, id: notice.id.0 }))
}

/// These are seen.
pub async fn see(sund: &Sund, viewer: &Viewer, which: &[NoticeId]) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::see(&tx, viewer.person, which, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// All are seen up to a page that was shown at `shown`, and had these on it. What came in since is not; nor is what
/// happened before and was committed after: of the last minute only what stood on the page is seen.
pub async fn see_all(sund: &Sund, viewer: &Viewer, shown: Timestamp, on_it: &[NoticeId]) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::see(&tx, viewer.person, on_it, sund.now()).await?;
    rows::see_until(&tx, viewer.person, shown.min(sund.now()).plus(-COMMITTED), sund.now()).await?;
    Ok(tx.commit().await?)
}
