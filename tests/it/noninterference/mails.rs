//! What is mailed to them, by the job as the server runs it: queued, and taken by the test.

use super::{cast::Part, crawl::Crawl};
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
    time::MINUTE,
};
use sund_tests::Twin;

/// All of them want mail at once from here on, and one is told something that is open to everybody: its mail is found.
pub async fn begin(crawl: &mut Crawl<'_>, cast: &[Part]) {
    crawl.next_seed();
    for twin in [crawl.with, crawl.without] {
        ask_for_mail(twin, cast).await;
    }
    let found = same(crawl, cast).await;
    assert!(found.get("leaver").is_some_and(|mails| mails.contains("Told to everybody")), "{found:?}");
}

/// The mails that are due are the same, but for the secrets in them.
pub async fn same<'a>(crawl: &mut Crawl<'_>, cast: &'a [Part]) -> BTreeMap<&'a str, String> {
    crawl.next_seed();
    let (with, without) = (to_each(crawl.with, cast).await, to_each(crawl.without, cast).await);
    for part in cast {
        let mails = |all: &BTreeMap<&str, String>| all.get(part.name).cloned().unwrap_or_default();
        crawl.same(part, "mails", &mails(&with), &mails(&without));
    }
    with
}

async fn ask_for_mail(twin: &Twin, cast: &[Part]) {
    let sund = twin.sund();
    let database = twin.connect().await;
    for (part, who) in cast.iter().filter_map(|part| Some((part, part.who.as_ref()?))) {
        let values = [format!("{}@mails.example", part.name).into(), who.viewer.person.0.into()];
        let sql = "update people set email = $1 where id = $2";
        let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
        database.execute_raw(statement).await.unwrap();
        let form = TellMeForm { mail: "now".into(), posting: "normal".into(), ..TellMeForm::default() };
        notifications::keep_settings(sund, &who.viewer, &form).await.unwrap();
    }
    database.close().await.unwrap();
    let text = |body| Written { body, language: "en" };
    let (asks, answers) = (Part::named(cast, "leaver"), Part::named(cast, "neighbour"));
    let new = NewThread { form: sund.new_id(), kind: "question", title: "Told to everybody", text: text("Is it?") };
    let thread = forum::start_thread(sund, &asks.viewer, &twin.open.slug, new).await.unwrap();
    forum::reply(sund, &answers.viewer, thread, sund.new_id(), text("It is.")).await.unwrap();
}

async fn to_each<'a>(twin: &Twin, cast: &'a [Part]) -> BTreeMap<&'a str, String> {
    let sund = with_outbox(twin, 9);
    twin.clock.forward(2 * MINUTE);
    let mut mails: BTreeMap<&str, String> = BTreeMap::new();
    for _ in 0..3 {
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
