//! One's own secrets for feed readers. Each is shown once: the database keeps its hash.

use crate::{Done, Sund, audit, error::found, handed_in::hash};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    feeds::{FEED_NAME_MOST, FEED_TOKENS_MOST, FeedToken, feed_days},
    forum::Forum,
    ids::FeedTokenId,
    people::{Seer, Viewer},
    refusal::Checking,
    sso::Level,
    text,
    time::{DAY, Timestamp},
};
use sund_store::{Tx, audit as log, feeds, forum::forums, people};

/// The viewer's secrets that can be used, the oldest first. One query.
pub async fn tokens(sund: &Sund, viewer: &Viewer) -> Done<Vec<FeedToken>> {
    Ok(feeds::tokens(sund.store.reads(), viewer.person, sund.now()).await?)
}

/// What the viewer can have feeds of, in the order of the list of forums.
pub type Readable = Vec<Forum>;

/// The forums that the viewer may enter and that are in feeds: those that ask for no surer sign-in. One query.
pub async fn readable(sund: &Sund, viewer: &Viewer) -> Done<Readable> {
    let seer = Seer { level: Level::Low, asked: Timestamp(0), ..viewer.seer };
    let lines = forums::lines(sund.store.reads(), seer, viewer.joined).await?;
    Ok(lines.into_iter().map(|line| line.forum).collect())
}

/// Makes a secret. This is the only time that it can be read.
pub async fn make(sund: &Sund, viewer: &Viewer, name: &str, days: &str) -> Done<(FeedToken, String)> {
    let mut checking = Checking::default();
    let name = checking.take(text::line(Field::Name, name, FEED_NAME_MOST));
    let days = checking.take(feed_days(days));
    checking.done()?;
    let (Some(name), Some(days)) = (name, days) else {
        return Err(Invalid::new(Field::Name, Problem::Empty).into());
    };
    let tx = sund.store.begin().await?;
    people::hold(&tx, [viewer.person]).await?;
    let now = sund.now();
    if feeds::tokens(tx.reads(), viewer.person, now).await?.len() >= FEED_TOKENS_MOST {
        return Err(Invalid::new(Field::Name, Problem::TooMany { most: FEED_TOKENS_MOST }).into());
    }
    let secret = sund.new_token();
    let token = FeedToken { id: sund.new_id(), name, made: now, ends: now.plus(days * DAY), used: None };
    feeds::insert(&tx, viewer.person, &token, hash(&secret)).await?;
    note(sund, &tx, viewer, Audited::FeedTokenMade, token.id).await?;
    tx.commit().await?;
    Ok((token, secret))
}

/// Makes another secret in place of this one, which shows nothing any more, for as long again.
pub async fn renew(sund: &Sund, viewer: &Viewer, id: FeedTokenId) -> Done<String> {
    let tx = sund.store.begin().await?;
    let secret = sund.new_token();
    let renewed = feeds::renew(&tx, viewer.person, id, hash(&secret), sund.now()).await?;
    found(renewed.then_some(()))?;
    note(sund, &tx, viewer, Audited::FeedTokenRenewed, id).await?;
    tx.commit().await?;
    Ok(secret)
}

/// The secret shows nothing any more, from now on.
pub async fn revoke(sund: &Sund, viewer: &Viewer, id: FeedTokenId) -> Done<()> {
    let tx = sund.store.begin().await?;
    found(feeds::revoke(&tx, viewer.person, id, sund.now()).await?.then_some(()))?;
    note(sund, &tx, viewer, Audited::FeedTokenRevoked, id).await?;
    Ok(tx.commit().await?)
}

/// What one calls one's feed reader is nobody else's to read.
async fn note(sund: &Sund, tx: &Tx, viewer: &Viewer, act: Audited, id: FeedTokenId) -> Done<()> {
    Ok(log::add(tx, audit::line(sund, viewer, act, id.to_string())).await?)
}
