//! Putting what is new into mails. A mail is queued in the transaction that marks what it tells: whatever dies, whenever,
//! each thing goes out once. Of two nodes one holds the person, and the other finds nothing left.

use super::{
    compose::{event, news},
    when::due,
};
use crate::{
    Done, Sund,
    handed_in::hash,
    mail::{Outbox, queue},
};
use sund_domain::{
    ids::{MailId, NoticeId, PersonId, PostId, SessionId, ThreadId},
    live::SessionState,
    mail::{Letter, News, Notice, SessionNews},
    notifications::{Pace, Why},
    people::Seer,
    sso::Level,
    time::{DAY, Timestamp},
};
use sund_store::{
    Tx,
    live::sessions,
    mail as mails,
    notifications::mailing::{self, Recipient, Waiting},
    people,
};

/// So many people are looked at before one looks what is to be sent.
const PEOPLE_AT_ONCE: u32 = 16;
/// The most things of one person that are looked at.
const LOOKED_AT: u32 = 500;
/// What is new is not worth a try for longer, in milliseconds: it stands in the inbox.
const WORTH: i64 = 2 * DAY;

/// Queues the mails that are due now. One that fails holds up nobody else.
pub async fn mail_due(sund: &Sund) -> Done<()> {
    let Some(outbox) = &sund.mail else { return Ok(()) };
    for person in mailing::due(sund.store.reads(), sund.now(), PEOPLE_AT_ONCE).await? {
        if let Err(error) = mail_one(sund, outbox.as_ref(), person).await {
            tracing::error!(%error, "somebody could not be told by mail what is new");
        }
    }
    Ok(())
}

/// A mail is read by whoever has the mailbox: it shows what the least sure sign-in would. What asks for more is not mailed.
fn seer(person: PersonId, to: &Recipient, now: Timestamp) -> Seer {
    Seer { person, guest: to.guest, level: Level::Low, asked: Timestamp(0), now }
}

async fn mail_one(sund: &Sund, outbox: &dyn Outbox, person: PersonId) -> Done<()> {
    let tx = sund.store.begin().await?;
    people::hold(&tx, [person]).await?;
    let now = sund.now();
    if let Some(to) = mailing::recipient(tx.reads(), person).await?
        && let Some(email) = to.email.clone()
    {
        let waiting = mailing::waiting(tx.reads(), seer(person, &to, now), LOOKED_AT).await?;
        let (ready, later) = sorted(waiting, &to, now);
        for (until, which) in later {
            mailing::put_off(&tx, person, &which, until).await?;
        }
        let of = |one: &Waiting| one.notice.session.as_ref().map(|session| session.id);
        let (of_sessions, others): (Vec<_>, Vec<_>) = ready.into_iter().partition(|one| of(one).is_some());
        if !others.is_empty() {
            one_mail(sund, &tx, outbox, (person, &to, &email), &others, None).await?;
        }
        let mut sessions: Vec<_> = of_sessions.iter().filter_map(of).collect();
        sessions.sort_unstable();
        sessions.dedup();
        for session in sessions {
            let about: Vec<_> = of_sessions.iter().filter(|one| of(one) == Some(session)).cloned().collect();
            about_session(sund, &tx, outbox, (person, &to, &email), session, &about).await?;
        }
    }
    mailing::leave_out(&tx, person, now).await?;
    Ok(tx.commit().await?)
}

/// A mail of its own for each session, since it may hold an event for a calendar. What was to come up and has begun, or does
/// not take place, is not told any more.
async fn about_session(
    sund: &Sund,
    tx: &Tx,
    outbox: &dyn Outbox,
    (person, to, email): (PersonId, &Recipient, &str),
    session: SessionId,
    about: &[Waiting],
) -> Done<()> {
    let now = sund.now();
    let Some(session) = sessions::seen(tx.reads(), seer(person, to, now), session).await? else { return Ok(()) };
    let over = session.state != SessionState::Planned || session.starts <= now;
    let about: Vec<_> = about.iter().filter(|one| !(over && one.notice.why.comes_up())).cloned().collect();
    if about.is_empty() {
        return Ok(());
    }
    let session = SessionNews { event: event(&session, &about), session, at: now };
    one_mail(sund, tx, outbox, (person, to, email), &about, Some(session)).await
}

async fn one_mail(
    sund: &Sund,
    tx: &Tx,
    outbox: &dyn Outbox,
    (person, to, email): (PersonId, &Recipient, &str),
    told: &[Waiting],
    session: Option<SessionNews>,
) -> Done<()> {
    let (stop, now) = (sund.new_token(), sund.now());
    mailing::add_stop(tx, &hash(&stop), person, now).await?;
    // A reminder is worth nothing once the session has begun.
    let only_reminds = told.iter().all(|one| one.notice.why.comes_up());
    let begins = session.as_ref().filter(|_| only_reminds).map(|news| news.session.starts);
    let worth = begins.unwrap_or(now.plus(WORTH));
    let notice = Notice::News(News { session: session.map(Box::new), ..news(told, stop) });
    let letter = Letter { to: email.to_owned(), language: to.language, time_zone: to.time_zone.clone(), notice };
    let mail = queue(sund, tx, outbox, &letter, worth).await?;
    let which: Vec<_> = told.iter().map(|one| one.notice.id).collect();
    Ok(mailing::mailed(tx, person, &which, Some(mail)).await?)
}

/// What goes now, and what waits until when. Of a session one hears at once, or not by mail: with the next morning's news it
/// could be over. Who asks for a place in it waits for the chairs as long as who asks for anything else.
fn sorted(waiting: Vec<Waiting>, to: &Recipient, now: Timestamp) -> (Vec<Waiting>, Vec<(Timestamp, Vec<NoticeId>)>) {
    let (mut ready, mut later) = (Vec::new(), Vec::<(Timestamp, Vec<NoticeId>)>::new());
    for one in waiting {
        let pace = match one.pace {
            Pace::Daily | Pace::Weekly if one.notice.session.is_some() && one.notice.why != Why::PlaceAsked => {
                Pace::Now
            }
            pace => pace,
        };
        match due(pace, to.quiet, &to.time_zone, one.notice.at, now) {
            None => (),
            Some(at) if at <= now => ready.push(one),
            Some(at) => match later.iter_mut().find(|(known, _)| *known == at) {
                Some((_, which)) => which.push(one.notice.id),
                None => later.push((at, vec![one.notice.id])),
            },
        }
    }
    (ready, later)
}

/// Whether all that this mail tells is news still, now that it is taken to be sent; if not, it is not sent. What else it
/// would have told is told by another mail, unless a mail server was asked before: nobody knows whether it took this one.
pub(crate) async fn still_news(sund: &Sund, mail: MailId, tries: u32) -> Done<bool> {
    let tx = sund.store.begin().await?;
    let now = sund.now();
    if let Some((person, told)) = mailing::told_by(tx.reads(), mail).await?
        && let Some(to) = mailing::recipient(tx.reads(), person).await?
        && mailing::still_told_by(tx.reads(), seer(person, &to, now), mail).await? == told
    {
        return Ok(true);
    }
    cancel(&tx, mail, tries.saturating_sub(1), now).await?;
    tx.commit().await?;
    Ok(false)
}

/// The post is out of sight from now on: no mail that waits tells of it, and nothing of it stays in one.
pub(crate) async fn post_out_of_sight(sund: &Sund, tx: &Tx, post: PostId) -> Done<()> {
    for (mail, tries) in mailing::unsent_of_post(tx.reads(), post).await? {
        cancel(tx, mail, tries, sund.now()).await?;
    }
    Ok(())
}

/// The thread is out of sight from now on, likewise.
pub(crate) async fn thread_out_of_sight(sund: &Sund, tx: &Tx, thread: ThreadId) -> Done<()> {
    for (mail, tries) in mailing::unsent_of_thread(tx.reads(), thread).await? {
        cancel(tx, mail, tries, sund.now()).await?;
    }
    Ok(())
}

async fn cancel(tx: &Tx, mail: MailId, tries: u32, now: Timestamp) -> Done<()> {
    mails::cancel(tx, mail, now).await?;
    if tries == 0 {
        mailing::release(tx, mail, now).await?;
    }
    Ok(())
}
