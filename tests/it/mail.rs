//! The outbox: queued with the act, sealed, taken by one, tried until its time is over, wiped. The half that talks to a mail
//! server is in `mail/sending.rs` and `mail/breaking.rs`; here nobody sends, and the tests are the job.

mod again;
mod breaking;
mod news;
mod reminders;
mod sending;
mod sessions;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::sync::Arc;
use sund::{mail::SealedOutbox, sso::Seal};
use sund_actions::{
    Sund, SystemRandom,
    guests::{Accepted, Invite, Made, accept, invite, list, withdraw},
    mail::{Outgoing, Taken, settle, take},
    sso::Arriving,
};
use sund_domain::{
    guests::{Invitation, InvitationForm},
    ids::InvitationId,
    language::UiLanguage,
    mail::{Delivery, LEASE, Next, Notice, Outcome, TRIED_FOR},
    time::{DAY, MINUTE},
};
use sund_tests::{Network, Place, each_database};

const EMAIL: &str = "kaja@shelter.ee.example";

/// What actions are handed where mail is sent, sealed with this key. There is no job: what is queued waits for the test.
pub fn with_outbox(network: &Network, key: u8) -> Sund {
    let outbox = SealedOutbox::new(Seal::new(&[key; 32], Arc::new(SystemRandom)));
    Sund { mail: Some(Arc::new(outbox)), ..network.sund().clone() }
}

/// The chair invites, for so many days.
async fn invited(network: &Network, sund: &Sund, place: &Place, id: InvitationId, days: i64) -> Invite {
    let until = Some(network.now().plus(days * DAY));
    let language = UiLanguage::Fi;
    let form = InvitationForm { email: EMAIL, organisation: "The Harbour shelter", country: "EE", until, language };
    invite(sund, &network.people.chair.viewer, &place.slug, id, form).await.unwrap()
}

/// The chair invites, for a month, and the mail is queued.
async fn mailed(network: &Network, sund: &Sund, place: &Place) -> InvitationId {
    let id = sund.new_id();
    assert!(matches!(invited(network, sund, place, id, 30).await, Invite::Mailed));
    id
}

/// The next mail, which is there.
async fn mail(sund: &Sund) -> Outgoing {
    match take(sund).await.unwrap() {
        Taken::Mail(mail) => *mail,
        Taken::GivenUp => panic!("it was given up"),
        Taken::Nothing => panic!("nothing is due"),
    }
}

async fn nothing_is_due(sund: &Sund) -> bool {
    matches!(take(sund).await.unwrap(), Taken::Nothing)
}

fn token(mail: &Outgoing) -> String {
    let Notice::GuestInvitation(invitation) = &mail.letter.notice else { panic!("it is no invitation") };
    invitation.token.clone()
}

/// The invitations that the chair sees.
async fn open(network: &Network, sund: &Sund, place: &Place) -> Vec<Invitation> {
    list(sund, &network.people.chair.viewer, &place.slug).await.unwrap().invited
}

async fn delivery(network: &Network, sund: &Sund, place: &Place) -> Option<Delivery> {
    open(network, sund, place).await[0].delivery
}

/// What the database holds of every mail: its state in words, and whether anything of it can still be opened.
async fn outbox(database: &DatabaseConnection) -> Vec<(String, bool)> {
    let sql = "select case when sent_at is not null then 'sent' when given_up_at is not null then 'given up' else 'waits' end \
        as state, sealed from mails order by queued_at, id";
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let rows = database.query_all_raw(statement).await.unwrap();
    let row = |row: &sea_orm::QueryResult| {
        (row.try_get("", "state").unwrap(), row.try_get::<Option<String>>("", "sealed").unwrap().is_some())
    };
    rows.iter().map(row).collect()
}

/// All that there is, as somebody reads it who has stolen it.
async fn everything(database: &DatabaseConnection) -> Vec<u8> {
    let backend = database.get_database_backend();
    let texts = async |sql: String, column: &str| -> Vec<String> {
        let rows = database.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        rows.iter().map(|row| row.try_get("", column).unwrap()).collect()
    };
    if backend == DbBackend::Sqlite {
        let file = texts("select file from pragma_database_list".into(), "file").await.remove(0);
        let log = std::fs::read(format!("{file}-wal")).unwrap_or_default();
        return [std::fs::read(file).unwrap(), log].concat();
    }
    let mut all = Vec::new();
    for table in texts("select tablename::text as name from pg_tables where schemaname = 'public'".into(), "name").await
    {
        all.extend(texts(format!("select t::text as line from {table} t"), "line").await);
    }
    all.join("\n").into_bytes()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_mail_is_queued_once_with_its_invitation() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        let database = network.connect().await;
        let id = mailed(network, sund, &network.closed).await;
        assert!(matches!(invited(network, sund, &network.closed, id, 30).await, Invite::Before));
        assert_eq!(outbox(&database).await, [("waits".into(), true)], "the second form is no second mail");
        let all = open(network, sund, &network.closed).await;
        assert_eq!((all.len(), all[0].delivery), (1, Some(Delivery::Waiting)));
        let mail = mail(sund).await;
        assert_eq!((mail.letter.to.as_str(), mail.letter.language), (EMAIL, UiLanguage::Fi));
        assert_eq!(mail.letter.time_zone, "Europe/Tallinn");
        assert!(nothing_is_due(sund).await);
        database.close().await.unwrap();
    });
}

#[test]
fn what_is_stolen_with_the_database_opens_no_invitation() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        let database = network.connect().await;
        mailed(network, sund, &network.open).await;
        let queued = everything(&database).await;
        let mail = mail(sund).await;
        let token = token(&mail);
        settle(sund, &mail, Outcome::Taken, "").await.unwrap();
        for all in [queued, everything(&database).await] {
            assert!(holds(&all, "The Harbour shelter"), "one would find what is there");
            assert!(!holds(&all, &token), "the link");
            assert!(!holds(&all, "GuestInvitation") && !holds(&all, "\"token\""), "a letter that is not sealed");
        }
        assert_eq!(outbox(&database).await, [("sent".into(), false)]);
        database.close().await.unwrap();
    });
}

#[test]
fn a_mail_is_taken_by_one() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        for _ in 0..12 {
            mailed(network, sund, &network.open).await;
        }
        let taker = async || {
            let mut taken = Vec::new();
            loop {
                match take(sund).await.unwrap() {
                    Taken::Mail(mail) => taken.push(mail.id),
                    Taken::GivenUp => panic!("nothing is too old"),
                    // Others may have been faster with all that this one looked at.
                    Taken::Nothing => return taken,
                }
            }
        };
        let all = futures_util::future::join_all((0..6).map(|_| taker())).await;
        let mut ids = all.concat();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((ids.len(), all.concat().len()), (12, 12));
    });
}

#[test]
fn who_takes_a_mail_and_dies_leaves_it_to_another() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        mailed(network, sund, &network.open).await;
        let first = mail(sund).await;
        network.clock.forward(LEASE - 1);
        assert!(nothing_is_due(sund).await);
        network.clock.forward(1);
        let second = mail(sund).await;
        assert_eq!((second.id, first.tries, second.tries), (first.id, 1, 2));
        // The first was only slow. What it says counts no more, unless it says that the mail has arrived.
        settle(sund, &first, Outcome::Never, "too late").await.unwrap();
        settle(sund, &first, Outcome::NotNow, "too late").await.unwrap();
        assert!(nothing_is_due(sund).await, "the second has it");
        assert_eq!(delivery(network, sund, &network.open).await, Some(Delivery::Waiting));
        settle(sund, &second, Outcome::Taken, "").await.unwrap();
        assert_eq!(delivery(network, sund, &network.open).await, Some(Delivery::Sent(network.now())));
    });
}

#[test]
fn what_is_withdrawn_or_used_is_not_sent() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let database = network.connect().await;
        let withdrawn = mailed(network, sund, &network.open).await;
        withdraw(sund, chair, &network.open.slug, withdrawn).await.unwrap();
        assert!(nothing_is_due(sund).await);
        // A mail whose answer was lost: the guest has the link already.
        mailed(network, sund, &network.open).await;
        let lost = mail(sund).await;
        settle(sund, &lost, Outcome::NotNow, "no answer").await.unwrap();
        let made = Made { person: sund.new_id(), credential_id: "one".into(), credential: "{}".into() };
        let done = accept(sund, &token(&lost), "Kaja Tamm", UiLanguage::En, &made, &Arriving::default()).await.unwrap();
        assert!(matches!(done, Accepted::In { .. }));
        network.clock.forward(DAY);
        assert!(nothing_is_due(sund).await);
        assert_eq!(outbox(&database).await, [("given up".into(), false), ("given up".into(), false)]);
        // Nothing of it is a failure that somebody would have to look at.
        assert_eq!(lines(&database, "invitation-undelivered").await, Vec::<String>::new());
        database.close().await.unwrap();
    });
}

/// The details of the lines of the audit log about this act.
async fn lines(database: &DatabaseConnection, act: &str) -> Vec<String> {
    let sql = "select detail from audit_log where act = $1 order by at, id";
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, [act.into()]);
    let rows = database.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get::<Option<String>>("", "detail").unwrap().unwrap_or_default()).collect()
}

#[test]
fn a_mail_on_its_way_when_it_is_withdrawn_is_told_of_as_it_was() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let database = network.connect().await;
        let id = mailed(network, sund, &network.open).await;
        let mail = mail(sund).await;
        withdraw(sund, chair, &network.open.slug, id).await.unwrap();
        settle(sund, &mail, Outcome::Taken, "").await.unwrap();
        assert_eq!(outbox(&database).await, [("sent".into(), false)]);
        assert_eq!(lines(&database, "invitation-sent").await.len(), 1);
        database.close().await.unwrap();
    });
}

#[test]
fn what_another_key_sealed_is_given_up_and_told_of() {
    each_database(async |network| {
        let (sund, other) = (&with_outbox(network, 15), &with_outbox(network, 16));
        let database = network.connect().await;
        mailed(network, sund, &network.open).await;
        assert!(matches!(take(other).await.unwrap(), Taken::GivenUp));
        assert!(nothing_is_due(sund).await);
        assert_eq!(delivery(network, sund, &network.open).await, Some(Delivery::Undelivered));
        let told = lines(&database, "invitation-undelivered").await;
        assert_eq!(told, ["it cannot be opened with the key of this installation"]);
        database.close().await.unwrap();
    });
}

#[test]
fn no_content_can_be_put_under_another_mail() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        let database = network.connect().await;
        mailed(network, sund, &network.open).await;
        network.clock.forward(1);
        mailed(network, sund, &network.open).await;
        let sql = "update mails set sealed = (select sealed from mails order by queued_at limit 1)";
        database.execute_unprepared(sql).await.unwrap();
        mail(sund).await;
        assert!(matches!(take(sund).await.unwrap(), Taken::GivenUp));
        database.close().await.unwrap();
    });
}

#[test]
fn it_is_tried_for_days_and_never_beyond_its_link() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        let database = network.connect().await;
        for (days, longest) in [(30, TRIED_FOR), (1, DAY)] {
            let id = sund.new_id();
            invited(network, sund, &network.open, id, days).await;
            let (queued, mut last) = (network.now(), network.now());
            for tries in 1.. {
                let mail = mail(sund).await;
                assert_eq!((mail.tries, mail.queued), (tries, queued));
                last = network.now();
                match settle(sund, &mail, Outcome::NotNow, "the mail server answered 451").await.unwrap() {
                    Next::TryAt(next) => {
                        network.clock.put(next.plus(-1));
                        assert!(nothing_is_due(sund).await);
                        network.clock.put(next);
                    }
                    next => {
                        assert_eq!(next, Next::GiveUp);
                        break;
                    }
                }
            }
            let tried = last.since(queued);
            assert!((longest / 2..longest).contains(&tried), "{} minutes", tried / MINUTE);
            assert_eq!(delivery(network, sund, &network.open).await, Some(Delivery::Undelivered));
        }
        assert_eq!(outbox(&database).await, [("given up".into(), false), ("given up".into(), false)]);
        assert_eq!(lines(&database, "invitation-undelivered").await, ["the mail server answered 451"; 2]);
        database.close().await.unwrap();
    });
}

/// A network that stood still for longer than its mails are good for.
#[test]
fn what_is_too_old_is_not_sent() {
    each_database(async |network| {
        let sund = &with_outbox(network, 15);
        mailed(network, sund, &network.open).await;
        network.clock.forward(TRIED_FOR);
        assert_eq!(
            delivery(network, sund, &network.open).await,
            Some(Delivery::Undelivered),
            "also before anybody looks"
        );
        assert!(matches!(take(sund).await.unwrap(), Taken::GivenUp));
        assert!(nothing_is_due(sund).await);
    });
}

/// Where Sund sends no mail, nobody takes any, whatever the database holds from before.
#[test]
fn without_mail_nothing_is_taken() {
    each_database(async |network| {
        mailed(network, &with_outbox(network, 15), &network.open).await;
        assert!(nothing_is_due(network.sund()).await);
    });
}
