//! Reading a feed. Whatever is wrong, it is not found: the secret, the place, or that its owner may not see it (any more).

use crate::{ActionError, Done, Sund, error::found, handed_in::hash};
use sund_domain::{
    Granted, Refusal,
    feeds::{CALENDAR_MOST, CALENDAR_REACHES, ENTRIES_A_PAGE, Feed, FeedEntry, FeedHead, FeedReader},
    live::LiveSession,
    page::{Cursor, Page},
    time::MINUTE,
};
use sund_store::{
    feeds::{self, Which},
    forum::{forums, threads},
    live::sessions,
    workgroups,
};

/// A secret notes that it was used at most this often, so that reading seldom writes.
const TOUCH_EVERY: i64 = 5 * MINUTE;

/// A page of a feed.
#[derive(Clone, Debug)]
pub struct FeedPage {
    /// Who reads it.
    pub reader: FeedReader,
    /// What it is of.
    pub head: FeedHead,
    /// What is told, the latest first.
    pub entries: Page<FeedEntry>,
}

/// A page of a feed, for whoever comes with this secret. Three queries at most, and now and then a write.
pub async fn read(sund: &Sund, token: &str, feed: &Feed, after: Option<Cursor>) -> Done<FeedPage> {
    let reader = reader(sund, token).await?;
    let (head, entries) = page(sund, &reader, feed, after).await.map_err(|error| match error {
        ActionError::Refused(_) => Refusal::NotFound.into(),
        error => error,
    })?;
    used(sund, &reader).await;
    Ok(FeedPage { reader, head, entries })
}

/// The live sessions for whoever comes with this secret, for a calendar: those of the last weeks and all that come. Two
/// queries, and now and then a write.
pub async fn calendar(sund: &Sund, token: &str) -> Done<(FeedReader, Vec<LiveSession>)> {
    let reader = reader(sund, token).await?;
    let since = sund.now().plus(-CALENDAR_REACHES);
    let sessions = sessions::calendar(sund.store.reads(), reader.seer, since, CALENDAR_MOST).await?;
    used(sund, &reader).await;
    Ok((reader, sessions))
}

/// Who comes with this secret.
async fn reader(sund: &Sund, token: &str) -> Done<FeedReader> {
    found(feeds::reader(sund.store.reads(), &hash(token), sund.now()).await?)
}

async fn used(sund: &Sund, reader: &FeedReader) {
    if reader.used.is_none_or(|used| sund.now().since(used) >= TOUCH_EVERY)
        && let Err(fault) = touch(sund, reader).await
    {
        // The feed can still be read; its secret only seems unused for a little longer.
        tracing::warn!(%fault, "a feed's secret could not note that it was used");
    }
}

async fn page(
    sund: &Sund,
    reader: &FeedReader,
    feed: &Feed,
    after: Option<Cursor>,
) -> Done<(FeedHead, Page<FeedEntry>)> {
    let (on, seer) = (sund.store.reads(), reader.seer);
    let list = async |which: Which<'_>| -> Done<Page<FeedEntry>> {
        let rows = feeds::entries(on, seer, which, after, ENTRIES_A_PAGE + 1).await?;
        Ok(Page::cut(rows, ENTRIES_A_PAGE, |entry| Cursor { at: entry.posted, id: entry.post.0 }))
    };
    match feed {
        Feed::Workgroup(slug) => {
            let workgroup = Granted::check(found(workgroups::by_slug(on, seer, slug).await?)?)?;
            let entries = list(Which::Workgroup(&workgroup)).await?;
            let head = FeedHead {
                id: workgroup.id.0,
                title: Some((workgroup.name.clone(), workgroup.language)),
                workgroup: Some((workgroup.name.clone(), workgroup.visibility)),
                page: format!("/workgroups/{}", workgroup.slug),
            };
            Ok((head, entries))
        }
        Feed::Forum(slug) => {
            let forum = Granted::check(found(forums::seen(on, seer, slug).await?)?)?;
            let entries = list(Which::Forum(&forum)).await?;
            let head = FeedHead {
                id: forum.id.0,
                title: Some((forum.title.clone(), forum.language)),
                workgroup: Some((forum.workgroup_name.clone(), forum.visibility)),
                page: format!("/forums/{}", forum.slug),
            };
            Ok((head, entries))
        }
        Feed::Thread(id) => {
            let thread = Granted::check(found(threads::seen(on, seer, *id).await?)?)?;
            if thread.hidden.is_some() || thread.merged_into.is_some() {
                return Err(Refusal::NotFound.into());
            }
            let entries = list(Which::Thread(&thread)).await?;
            let head = FeedHead {
                id: thread.id.0,
                title: Some((thread.title.clone(), thread.language)),
                workgroup: Some((thread.forum.workgroup_name.clone(), thread.forum.visibility)),
                page: format!("/threads/{}", thread.id),
            };
            Ok((head, entries))
        }
        Feed::Watched => {
            let entries = list(Which::Watched).await?;
            Ok((FeedHead { id: seer.person.0, title: None, workgroup: None, page: "/inbox".into() }, entries))
        }
    }
}

async fn touch(sund: &Sund, reader: &FeedReader) -> Done<()> {
    let tx = sund.store.begin().await?;
    feeds::touch(&tx, reader.token, sund.now()).await?;
    Ok(tx.commit().await?)
}
