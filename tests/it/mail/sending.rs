//! The job, against a mail server that nobody here wrote and that does what it is told.

use super::EMAIL;
use futures_util::future::join_all;
use std::{collections::BTreeSet, time::Duration};
use sund::config::Serve;
use sund_actions::{guests::list, mail::Outbox};
use sund_domain::{guests::Invitation, mail::Delivery};
use sund_tests::{Answer, Engine, HandedOver, MailServer, NOBODY, Network, Place, html, on_with};
use uuid::Uuid;

/// Runs the test on every database, with a mail server that is asked like this.
pub fn each(make: fn() -> MailServer, address: (&str, &str), test: &impl AsyncFn(&Network, &MailServer)) {
    for engine in Engine::all() {
        let server = make();
        on_with(engine, |settings| server.serve(settings, address), async |network| test(network, &server).await);
    }
}

pub const PLAIN: (&str, &str) = ("smtp://", "");

pub fn each_with_mail(test: &impl AsyncFn(&Network, &MailServer)) {
    each(MailServer::start, PLAIN, test);
}

pub async fn invite(network: &Network, place: &Place, email: &str) -> Answer {
    let form = network.sund().new_id::<Uuid>().to_string();
    let fields = [
        ("form", form.as_str()),
        ("email", email),
        ("organisation", "The Harbour shelter"),
        ("country", "EE"),
        ("until", "2027-03-31"),
        ("language", "en"),
    ];
    let answer = network.post(&network.people.chair, &guests_of(place), &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer
}

pub fn guests_of(place: &Place) -> String {
    format!("/workgroups/{}/guests", place.slug)
}

pub fn wake(network: &Network) {
    outbox(network).wake();
}

fn outbox(network: &Network) -> &dyn Outbox {
    network.sund().mail.as_deref().unwrap()
}

pub async fn open(network: &Network, place: &Place) -> Vec<Invitation> {
    list(network.sund(), &network.people.chair.viewer, &place.slug).await.unwrap().invited
}

/// Waits until the newest invitation's mail is this.
pub async fn becomes(network: &Network, place: &Place, wanted: Delivery) {
    for _ in 0..1_000 {
        if open(network, place).await[0].delivery == Some(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?} is not {wanted:?}", open(network, place).await[0].delivery);
}

/// Waits until a try has been noted as one that is to be made again.
pub async fn waits_again(network: &Network) {
    use sea_orm::{ConnectionTrait, Statement};
    let database = network.connect().await;
    let sql = "select id from mails where tries > 0 and claimed_until is null and next_try_at > queued_at";
    let statement = || Statement::from_string(database.get_database_backend(), sql);
    for _ in 0..1_000 {
        if database.query_one_raw(statement()).await.unwrap().is_some() {
            database.close().await.unwrap();
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no try was noted");
}

#[test]
fn an_invitation_goes_to_the_address_and_to_nobody_else() {
    each_with_mail(&async |network, server| {
        let answer = invite(network, &network.open, EMAIL).await;
        assert!(html::text(&answer.body).contains("is on its way"), "{}", answer.body);
        let mail = server.so_many(1).await.remove(0);
        assert_eq!((mail.from(), mail.to()), ("sund@sund.test", vec![EMAIL]));
        assert_eq!(mail.headers("from"), ["Sund <sund@sund.test>"]);
        assert_eq!(mail.headers("to"), [EMAIL]);
        assert_eq!(mail.headers("auto-submitted"), ["auto-generated"]);
        let [id] = mail.headers("message-id")[..] else { panic!("{}", mail.raw()) };
        let id = id.strip_prefix('<').and_then(|id| id.strip_suffix("@sund.test>")).unwrap();
        assert!(id.parse::<Uuid>().is_ok(), "{id}");
        let by = &network.people.chair.viewer;
        assert_eq!(mail.headers("subject"), [format!("{} invites you to Sund", by.name)]);
        assert!(mail.plain().contains(&by.organisation_name), "{}", mail.plain());
        assert!(mail.html().contains(&format!("https://sund.test/invitations/{}", mail.token())), "{}", mail.html());
        // The chair sees that it is sent, and never the link.
        becomes(network, &network.open, Delivery::Sent(network.now())).await;
        let page = network.get(&network.people.chair, &guests_of(&network.open)).await;
        for body in [&answer.body, &page.body] {
            assert!(!body.contains("/invitations/") || !body.contains(mail.token()), "{body}");
            assert!(!body.contains("Link to forward"), "{body}");
        }
        let text = html::text(&page.body);
        assert!(text.contains("Sent ") && !text.contains("Waiting to be sent"), "{text}");
        let log = network.get(&network.people.chair, &format!("/workgroups/{}/log", network.open.slug)).await;
        assert!(html::text(&log.body).contains("Invitation sent by e-mail: The Harbour shelter"), "{}", log.body);
        let offered = network.get(NOBODY, &format!("/invitations/{}", mail.token())).await;
        assert_eq!(offered.status, 200, "{}", offered.body);
    });
}

#[test]
fn a_mail_tells_nothing_of_what_only_some_may_know() {
    each_with_mail(&async |network, server| {
        for (n, place) in [&network.closed, &network.confidential, &network.open].into_iter().enumerate() {
            invite(network, place, EMAIL).await;
            let mail = server.so_many(n + 1).await.remove(n);
            let all = format!("{:?} {} {} {}", mail.headers("subject"), mail.plain(), mail.html(), mail.raw());
            let named = mail.plain().contains(&format!("the workgroup “{}”", name(network, place).await));
            assert_eq!(named, place.slug == network.open.slug, "{all}");
            assert!(!all.contains(&place.slug), "{all}");
            if !named {
                assert!(!all.contains(place.marker) && !all.contains(&name(network, place).await), "{all}");
            }
        }
    });
}

async fn name(network: &Network, place: &Place) -> String {
    list(network.sund(), &network.people.chair.viewer, &place.slug).await.unwrap().workgroup.name
}

/// A name comes from a provider, an address from a chair: neither adds a header or a recipient.
#[test]
fn no_name_and_no_address_is_a_header() {
    each_with_mail(&async |network, server| {
        use sea_orm::{ConnectionTrait, Statement};
        let database = network.connect().await;
        let evil = "Aino\r\nBcc: all@evil.example\r\n\r\nHello";
        let sql = "update people set name = $1 where id = $2";
        let values = [evil.into(), network.people.chair.viewer.person.0.into()];
        let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
        database.execute_raw(statement).await.unwrap();
        database.close().await.unwrap();
        for email in
            ["kaja@shelter.ee.example>,<all@evil.example", "kaja,all@evil.example", "\"a\rb\"@shelter.ee.example"]
        {
            let form = network.sund().new_id::<Uuid>().to_string();
            let fields = [
                ("form", form.as_str()),
                ("email", email),
                ("organisation", "X"),
                ("country", "EE"),
                ("until", "2027-03-31"),
            ];
            let answer = network.post(&network.people.chair, &guests_of(&network.open), &fields).await;
            if answer.status == 200 {
                becomes(network, &network.open, Delivery::Undelivered).await;
            }
        }
        assert_eq!(server.mails().len(), 0, "{:?}", server.mails());
        invite(network, &network.open, EMAIL).await;
        let mail = server.so_many(1).await.remove(0);
        assert_eq!((mail.to(), mail.headers("bcc").len()), (vec![EMAIL], 0), "{}", mail.raw());
        assert_eq!(mail.headers("subject").len(), 1);
        assert!(mail.headers("subject")[0].starts_with("Aino"), "{}", mail.raw());
    });
}

/// Names are bounded where they are typed; a mail is bounded wherever they come from.
#[test]
fn a_mail_without_measure_is_not_sent() {
    each_with_mail(&async |network, server| {
        use sea_orm::{ConnectionTrait, Statement};
        let database = network.connect().await;
        let values = ["Ministry ".repeat(40_000).into()];
        let sql = "update organisations set name = $1";
        let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
        database.execute_raw(statement).await.unwrap();
        invite(network, &network.open, EMAIL).await;
        becomes(network, &network.open, Delivery::Undelivered).await;
        assert_eq!(super::lines(&database, "invitation-undelivered").await, ["it is too large"]);
        assert_eq!(server.mails().len(), 0);
        database.close().await.unwrap();
    });
}

/// Two nodes, one PostgreSQL, one outbox.
#[test]
fn two_nodes_send_each_mail_once() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    let server = MailServer::start();
    let change = |settings: &mut Serve| server.serve(settings, PLAIN);
    on_with(Engine::Postgres, change, async |network| {
        let other = network.another_node_with(change).await;
        let all = (0..24).map(async |n| {
            invite(network, &network.open, &format!("guest{n}@shelter.ee.example")).await;
            wake(&other);
        });
        join_all(all).await;
        server.so_many(24).await;
        // Both have looked again since, and found nothing.
        for _ in 0..500 {
            if open(network, &network.open).await.iter().all(|one| matches!(one.delivery, Some(Delivery::Sent(_)))) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        other.stop().await;
        let mails = server.mails();
        let names: BTreeSet<_> = mails.iter().flat_map(|mail| mail.headers("message-id")).collect();
        let addresses: BTreeSet<_> = mails.iter().flat_map(HandedOver::to).collect();
        assert_eq!((mails.len(), names.len(), addresses.len()), (24, 24, 24));
        assert!(open(network, &network.open).await.iter().all(|one| matches!(one.delivery, Some(Delivery::Sent(_)))));
    });
}
