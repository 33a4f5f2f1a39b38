//! What breaks between Sund and the mail server: one notice stays one mail, and nothing is said to whom one does not trust.

use super::{
    EMAIL,
    sending::{PLAIN, becomes, each, each_with_mail, guests_of, invite, open, waits_again, wake},
};
use std::time::Duration;
use sund::config::Serve;
use sund_domain::{guests::SENT_AGAIN, mail::Delivery, time::MINUTE};
use sund_tests::{Engine, HandedOver, MailServer, NOBODY, html, on};

#[test]
fn asked_to_come_later_it_comes_later_under_the_same_name() {
    each_with_mail(&async |network, server| {
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
    each_with_mail(&async |network, server| {
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
    each_with_mail(&async |network, server| {
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
    each_with_mail(&async |network, server| {
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
        let smtp = Smtp::new(&settings.smtp_url.unwrap(), &settings.base_url).unwrap();
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
    each(make, ("smtp://sund:ge%25heim@", ""), &async |network, server| {
        invite(network, &network.open, EMAIL).await;
        let mail = server.so_many(1).await.remove(0);
        assert!(mail.logged_in());
        becomes(network, &network.open, Delivery::Sent(network.now())).await;
    });
    // A wrong password, and none, are no fault of the mail: it waits until somebody has mended the setting.
    for address in ["smtp://sund:wrong@", "smtp://"] {
        each(make, (address, ""), &async |network, server| {
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
        each(make, required, &async |network, server| {
            invite(network, &network.open, EMAIL).await;
            waits_again(network).await;
            assert_eq!(server.mails().len(), 0);
        });
    }
    // TLS from the start, with one who speaks none.
    each(MailServer::start, ("smtps://", ""), &async |network, server| {
        invite(network, &network.open, EMAIL).await;
        waits_again(network).await;
        assert_eq!(server.mails().len(), 0);
    });
}

/// A server that stops waits for the mail that is on its way, and notes what became of it.
#[test]
fn a_server_that_stops_leaves_no_mail_in_the_air() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    let server = MailServer::start();
    on(Engine::Postgres, async |network| {
        let other = network.another_node_with(|settings: &mut Serve| server.serve(settings, PLAIN)).await;
        server.tell("silent").await;
        invite(&other, &network.open, EMAIL).await;
        server.so_many(1).await;
        // Hangs up when the other node has long been stopping, and waits for nothing else.
        let hangs_up = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            server.tell("accept").await;
        };
        futures_util::join!(other.stop(), hangs_up);
        waits_again(network).await;
    });
}
