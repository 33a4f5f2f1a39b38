//! What is mailed to them, by the job as the server runs it: queued, and taken by the test.

use super::{
    activity,
    cast::{Part, cast},
    heard::difference,
};
use crate::mail::with_outbox;
use sea_orm::{ConnectionTrait as _, Statement};
use std::collections::BTreeMap;
use sund_actions::{
    forum::{self, NewThread, Written},
    mail::{Taken, take},
    notifications::{self, TellMeForm, mail_due},
};
use sund_domain::{
    mail::{NewsItem, Notice},
    time::{DAY, MINUTE},
};
use sund_tests::{Engine, Twin, twins};

type Mails<'a> = BTreeMap<&'a str, String>;

/// What everybody of the cast is mailed in both networks after all that goes on in the one, if `planted` is true there.
fn mailed(engine: Engine, planted: Option<&str>, look: &impl AsyncFn(&[Part], Mails<'_>, Mails<'_>)) {
    twins(
        engine,
        |_| (),
        async |with: &Twin, without: &Twin| {
            let cast = cast(with, without).await;
            for twin in [with, without] {
                ask_for_mail(twin, &cast).await;
            }
            activity::fill_up(with, Part::named(&cast, "leaver")).await;
            if let Some(sql) = planted {
                let database = with.connect().await;
                database.execute_unprepared(sql).await.unwrap();
                database.close().await.unwrap();
            }
            for twin in [with, without] {
                twin.seeds.begin(40);
                tell_everybody(twin, &cast).await;
            }
            let (from_with, from_without) = (to_each(with, &cast).await, to_each(without, &cast).await);
            look(&cast, from_with, from_without).await;
        },
    );
}

#[test]
fn nothing_of_it_is_mailed() {
    for engine in Engine::all() {
        mailed(engine, None, &async |cast, with, without| {
            // What is open to everybody is mailed: there is a job, and it was looked at.
            for told in ["leaver", "neighbour"] {
                assert!(with.get(told).is_some_and(|mails| mails.contains("Told to everybody")), "{with:?}");
            }
            for part in cast {
                let mails = |all: &Mails<'_>| all.get(part.name).cloned().unwrap_or_default();
                if let Some(told) = difference(&mails(&with), &mails(&without)) {
                    panic!("{}: {told}", part.name);
                }
            }
        });
    }
}

#[test]
fn a_mail_too_many_is_found() {
    let stays =
        "update memberships set ended_at = null where person_id = (select id from people where name = 'Lauri Leaver')";
    mailed(Engine::Sqlite, Some(stays), &async |_, with, without| {
        assert_ne!(with.get("leaver"), without.get("leaver"));
    });
}

/// All of them want to be mailed everything at once, and watch all that they may.
async fn ask_for_mail(twin: &Twin, cast: &[Part]) {
    twin.seeds.begin(30);
    let database = twin.connect().await;
    for (part, who) in cast.iter().filter_map(|part| Some((part, part.who.as_ref()?))) {
        let values = [format!("{}@mails.example", part.name).into(), who.viewer.person.0.into()];
        let sql = "update people set email = $1 where id = $2";
        let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
        database.execute_raw(statement).await.unwrap();
        let form = TellMeForm { mail: "now".into(), posting: "watching".into(), ..TellMeForm::default() };
        notifications::keep_settings(twin.sund(), &who.viewer, &form).await.unwrap();
    }
    database.close().await.unwrap();
}

async fn tell_everybody(twin: &Twin, cast: &[Part]) {
    let sund = twin.sund();
    let text = |body| Written { body, language: "en" };
    let (asks, answers) = (Part::named(cast, "leaver"), Part::named(cast, "neighbour"));
    let new = NewThread { form: sund.new_id(), kind: "question", title: "Told to everybody", text: text("Is it?") };
    let thread = forum::start_thread(sund, &asks.viewer, &twin.open.slug, new).await.unwrap();
    forum::reply(sund, &answers.viewer, thread, sund.new_id(), text("It is.")).await.unwrap();
    forum::reply(sund, &asks.viewer, thread, sund.new_id(), text("Thank you.")).await.unwrap();
}

/// What is mailed at once, and what would be mailed in a week.
async fn to_each<'a>(twin: &Twin, cast: &'a [Part]) -> Mails<'a> {
    let sund = with_outbox(twin, 9);
    let mut mails = Mails::new();
    for later in [2 * MINUTE, DAY, 7 * DAY] {
        twin.clock.forward(later);
        mail_due(&sund).await.unwrap();
        while let Taken::Mail(mail) = take(&sund).await.unwrap() {
            let to = mail.letter.to.split_once("@mails.example").map(|(name, _)| name.to_owned());
            if let Some(part) = cast.iter().find(|part| to.as_deref() == Some(part.name)) {
                mails.entry(part.name).or_default().push_str(&told(&mail.letter.notice));
            }
        }
    }
    mails
}

fn told(notice: &Notice) -> String {
    match notice {
        Notice::GuestInvitation(invitation) => format!("invited by {}\n", invitation.by),
        Notice::News(news) => {
            let items: Vec<_> = news.items.iter().map(item).collect();
            format!("{} and {} more\n", items.join("\n"), news.more)
        }
    }
}

fn item(item: &NewsItem) -> String {
    match item {
        NewsItem::Open { why, by, title, excerpt, path } => format!("{why} {by:?} {title} {excerpt:?} {path}"),
        NewsItem::Closed { workgroup, count } => format!("{workgroup} {count}"),
        NewsItem::Elsewhere { count } => format!("elsewhere {count}"),
    }
}
