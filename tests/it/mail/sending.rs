//! The job, against a mail server that nobody here wrote and that does what it is told.

use super::EMAIL;
use futures_util::future::join_all;
use std::{collections::BTreeSet, time::Duration};
use sund::config::Serve;
use sund_actions::{guests::list, mail::Outbox};
use sund_domain::{
    guests::{Invitation, SENT_AGAIN},
    mail::Delivery,
    time::MINUTE,
};
use sund_tests::{Answer, Engine, HandedOver, MailServer, NOBODY, Network, Place, html, on_with};
use uuid::Uuid;

/// Runs the test on every database, with a mail server that is asked like this.
fn each(make: fn() -> MailServer, address: (&str, &str), test: impl AsyncFn(&Network, &MailServer)) {
    for engine in Engine::all() {
        let server = make();
        on_with(engine, |settings| server.serve(settings, address), async |network| test(network, &server).await);
    }
}

const PLAIN: (&str, &str) = ("smtp://", "");

fn each_with_mail(test: impl AsyncFn(&Network, &MailServer)) {
    each(MailServer::start, PLAIN, test);
}

async fn invite(network: &Network, place: &Place, email: &str) -> Answer {
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

fn guests_of(place: &Place) -> String {
    format!("/workgroups/{}/guests", place.slug)
}

fn wake(network: &Network) {
    outbox(network).wake();
}

fn outbox(network: &Network) -> &dyn Outbox {
    network.sund().mail.as_deref().unwrap()
}

async fn open(network: &Network, place: &Place) -> Vec<Invitation> {
    list(network.sund(), &network.people.chair.viewer, &place.slug).await.unwrap().invited
}

/// Waits until the newest invitation's mail is this.
async fn becomes(network: &Network, place: &Place, wanted: Delivery) {
    for _ in 0..1_000 {
        if open(network, place).await[0].delivery == Some(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?} is not {wanted:?}", open(network, place).await[0].delivery);
}

/// Waits until a try has been noted as one that is to be made again.
async fn waits_again(network: &Network) {
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
    each_with_mail(async |network, server| {
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
    each_with_mail(async |network, server| {
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

#[test]
fn asked_to_come_later_it_comes_later_under_the_same_name() {
    each_with_mail(async |network, server| {
        server.tell("451 accept").await;
        invite(network, &network.open, EMAIL).await;
        server.so_many(1).await;
        waits_again(network).await;
        assert_eq!(open(network, &network.open).await[0].delivery, Some(Delivery::Waiting));
        network.clock.forward(MINUTE);
        wake(network);
        let mails = server.so_many(2).await;
        becomes(network, &network.open, Delivery::Sent(network.now())).await;
        same(&mails, &["451", "accept"]);
    });
}

/// One mail for one notice, whatever breaks: the tries are one mail to the last byte.
fn same(mails: &[HandedOver], how: &[&str]) {
    assert_eq!(mails.iter().map(HandedOver::how).collect::<Vec<_>>(), how);
    assert_eq!(mails[0].raw(), mails[1].raw());
    assert_eq!(mails[0].headers("message-id").len(), 1);
}

/// The mail server has taken it, perhaps, and nobody hears: it is handed over again, as the mail that it is.
#[test]
fn an_answer_that_is_lost_is_asked_for_with_the_same_mail() {
    each_with_mail(async |network, server| {
        server.tell("drop accept").await;
        invite(network, &network.open, EMAIL).await;
        server.so_many(1).await;
        waits_again(network).await;
        network.clock.forward(MINUTE);
        wake(network);
        let mails = server.so_many(2).await;
        becomes(network, &network.open, Delivery::Sent(network.now())).await;
        same(&mails, &["drop", "accept"]);
    });
}

#[test]
fn what_is_refused_is_told_in_our_words_and_can_be_sent_again() {
    each_with_mail(async |network, server| {
        let place = &network.closed;
        server.tell("550").await;
        invite(network, place, EMAIL).await;
        server.so_many(1).await;
        becomes(network, place, Delivery::Undelivered).await;
        network.clock.forward(SENT_AGAIN);
        wake(network);
        let page = network.get(&network.people.chair, &guests_of(place)).await;
        assert!(html::text(&page.body).contains("Could not be delivered"), "{}", page.body);
        assert!(!page.body.contains("mailbox here") && !page.body.contains("550"), "{}", page.body);
        let log = network.get(&network.people.chair, &format!("/workgroups/{}/log", place.slug)).await;
        assert!(html::text(&log.body).contains("Invitation could not be delivered"), "{}", log.body);
        assert!(!log.body.contains("mailbox here"), "{}", log.body);
        server.tell("accept").await;
        let button = page.body.split("action=\"").find(|part| part.contains("/send?")).unwrap();
        let action = button.split('"').next().unwrap().replace("&amp;", "&");
        let none: &[(&str, &str)] = &[];
        assert_eq!(network.post(&network.people.chair, &action, none).await.status, 303);
        let mails = server.so_many(2).await;
        becomes(network, place, Delivery::Sent(network.now())).await;
        assert_eq!(mails[1].how(), "accept");
        assert_eq!(network.get(NOBODY, &format!("/invitations/{}", mails[1].token())).await.status, 200);
    });
}

#[test]
fn a_mail_server_that_never_answers_holds_nobody_up() {
    each_with_mail(async |network, server| {
        use sund::{
            config::parse,
            mail::{Smtp, message},
        };
        use sund_actions::mail::{Taken, take};
        use sund_domain::mail::Outcome;
        server.tell("silent").await;
        invite(network, &network.open, EMAIL).await;
        server.so_many(1).await;
        // Pages go on, and so does the wish to invite.
        invite(network, &network.open, "mari@shelter.ee.example").await;
        assert_eq!(open(network, &network.open).await[0].delivery, Some(Delivery::Waiting));
        // The job waits for the first: the second is there to be taken. Whoever asks waits for no longer than they want.
        let Taken::Mail(second) = take(network.sund()).await.unwrap() else { panic!("it is due") };
        let mut settings = parse(["sund", "serve"]).unwrap().command.serve().clone();
        server.serve(&mut settings, PLAIN);
        let smtp = Smtp::new(&settings.smtp_url.unwrap(), "sund.test").unwrap();
        let message = message(&second, &settings.mail_from.unwrap(), "https://sund.test").unwrap();
        let tried = smtp.with_patience(Duration::from_millis(300)).hand_over(&message).await;
        assert_eq!((tried.outcome, tried.answered), (Outcome::NotNow, false), "{}", tried.cause);
        assert!(tried.cause.contains("in time"), "{}", tried.cause);
        // Hangs up, so that the job need not be waited for.
        server.tell("accept").await;
    });
}

#[test]
fn user_and_password_are_shown_to_who_asks() {
    let make = || MailServer::with_login("sund:ge%heim");
    each(make, ("smtp://sund:ge%25heim@", ""), async |network, server| {
        invite(network, &network.open, EMAIL).await;
        let mail = server.so_many(1).await.remove(0);
        assert!(mail.logged_in());
        becomes(network, &network.open, Delivery::Sent(network.now())).await;
    });
    // A wrong password, and none, are no fault of the mail: it waits until somebody has mended the setting.
    for address in ["smtp://sund:wrong@", "smtp://"] {
        each(make, (address, ""), async |network, server| {
            invite(network, &network.open, EMAIL).await;
            waits_again(network).await;
            assert_eq!(server.mails().len(), 0);
            assert_eq!(open(network, &network.open).await[0].delivery, Some(Delivery::Waiting));
        });
    }
}

#[test]
fn without_a_trusted_certificate_nothing_is_said() {
    let required = ("smtp://", "?tls=required");
    for make in [MailServer::start as fn() -> MailServer, MailServer::with_a_certificate_of_its_own] {
        each(make, required, async |network, server| {
            invite(network, &network.open, EMAIL).await;
            waits_again(network).await;
            assert_eq!(server.mails().len(), 0);
        });
    }
    // TLS from the start, with one who speaks none.
    each(MailServer::start, ("smtps://", ""), async |network, server| {
        invite(network, &network.open, EMAIL).await;
        waits_again(network).await;
        assert_eq!(server.mails().len(), 0);
    });
}

/// A name comes from a provider, an address from a chair: neither adds a header or a recipient.
#[test]
fn no_name_and_no_address_is_a_header() {
    each_with_mail(async |network, server| {
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
