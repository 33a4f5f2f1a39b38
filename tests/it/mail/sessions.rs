//! Of sessions, by mail: a place, a change, a cancellation, a reminder; with the event for a calendar.

use super::sending::{each_with_mail, wake};
use futures_util::future::join_all;
use std::time::Duration;
use sund_actions::{live::settle_due, notifications::mail_due};
use sund_domain::time::{DAY, HOUR, MINUTE};
use sund_tests::{HandedOver, Network, Person, Place};

fn plan<'a>(place: &'a Place, title: &'a str, start: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("workgroup", &place.slug),
        ("title", title),
        ("start", start),
        ("minutes", "60"),
        ("place", "Riga; hall 2"),
        ("purpose", "To talk of cloudy things."),
        ("language", "en"),
        ("registering", "approval"),
    ]
}

async fn done(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> String {
    let answer = network.post(who, address, fields).await;
    assert_eq!(answer.status, 303, "{address}: {}", answer.body);
    answer.location().to_owned()
}

/// A session for which the member has asked.
async fn asked(network: &Network, place: &Place, title: &str) -> String {
    let (chair, member) = (&network.people.chair, &network.people.member);
    let session = done(network, chair, "/live/new", &plan(place, title, "2026-11-25T14:00")).await;
    done(network, member, &format!("{session}/register"), &[("come", "yes")]).await;
    session
}

async fn approved(network: &Network, session: &str) {
    let of = network.people.member.viewer.person;
    done(network, &network.people.chair, &format!("{session}/registrations/{of}/approve"), &[("", "")]).await;
}

/// A minute goes by, several nodes look, and each mail is there once.
async fn later(network: &Network) {
    network.clock.forward(MINUTE);
    for done in join_all((0..3).map(|_| mail_due(network.sund()))).await {
        done.unwrap();
    }
    wake(network);
    tokio::time::sleep(Duration::from_millis(300)).await;
}

/// The lines of the only calendar that a mail has, unfolded (RFC 5545, 3.1), with its kind.
fn calendar(mail: &HandedOver) -> (String, Vec<String>) {
    let [(kind, text)] = mail.calendars()[..] else { panic!("{}", mail.raw()) };
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    (kind.replace('"', ""), text.replace("\r\n ", "").lines().map(str::to_owned).collect())
}

fn has(lines: &[String], wanted: &[&str]) {
    for line in wanted {
        assert!(lines.iter().any(|it| it == line), "{line}: {lines:?}");
    }
}

#[test]
fn a_place_a_change_and_a_cancellation_reach_the_calendar() {
    each_with_mail(&async |network, server| {
        let (chair, place) = (&network.people.chair, &network.open);
        let session = asked(network, place, "Who answers first?").await;
        later(network).await;
        assert_eq!(server.mails().len(), 0, "chairs hear of it at the pace that they want");
        approved(network, &session).await;
        later(network).await;
        // They hear of it at once, although they want mail daily.
        let mail = server.so_many(1).await.remove(0);
        assert_eq!(mail.headers("subject"), ["Sund: Who answers first?"]);
        for part in [
            "You have a place in a session: Who answers first?",
            "25 Nov 2026, ",
            "Riga; hall 2",
            "https://sund.test/live/",
        ] {
            assert!(mail.plain().contains(part), "{part}: {}", mail.plain());
        }
        assert!(mail.html().contains(&format!("https://sund.test{session}")));
        let (kind, event) = calendar(&mail);
        assert!(kind.contains("method=REQUEST") && kind.contains("charset=utf-8"), "{kind}");
        let uid = format!("UID:{}@sund.test", session.trim_start_matches("/live/"));
        has(&event, &["METHOD:REQUEST", &uid, "SEQUENCE:0", "STATUS:CONFIRMED", "DTSTART:20261125T120000Z"]);
        has(&event, &["SUMMARY;LANGUAGE=en:Who answers first?", "ORGANIZER:mailto:sund@sund.test"]);
        let attendee = event.iter().find(|line| line.starts_with("ATTENDEE")).unwrap();
        assert!(attendee.ends_with(&format!(":mailto:{}", mail.to()[0])), "{attendee}");
        assert!(attendee.contains("PARTSTAT=ACCEPTED") && attendee.contains("RSVP=FALSE"), "{attendee}");

        done(network, chair, &format!("{session}/change"), &plan(place, "Who answers first?", "2026-11-26T15:00"))
            .await;
        later(network).await;
        let mail = server.so_many(2).await.remove(1);
        assert!(mail.plain().contains("changed the time, the place or the title of a session"), "{}", mail.plain());
        let (_, event) = calendar(&mail);
        has(&event, &["METHOD:REQUEST", &uid, "SEQUENCE:1", "DTSTART:20261126T130000Z"]);

        done(network, chair, &format!("{session}/cancel"), &[("reason", "The ferry does not sail.")]).await;
        later(network).await;
        let mail = server.so_many(3).await.remove(2);
        let (kind, event) = calendar(&mail);
        assert!(kind.contains("method=CANCEL"), "{kind}");
        has(&event, &["METHOD:CANCEL", &uid, "SEQUENCE:2", "STATUS:CANCELLED"]);
        later(network).await;
        assert_eq!(server.mails().len(), 3, "each once");
    });
}

#[test]
fn of_a_place_that_is_taken_away_the_calendar_hears_and_of_a_decline_only_the_person() {
    each_with_mail(&async |network, server| {
        let (chair, of) = (&network.people.chair, network.people.member.viewer.person);
        let session = asked(network, &network.open, "Declined").await;
        let decline = format!("{session}/registrations/{of}/decline");
        done(network, chair, &decline, &[("reason", "Too many")]).await;
        later(network).await;
        let mail = server.so_many(1).await.remove(0);
        assert!(mail.calendars().is_empty() && mail.plain().contains("declined that you come"), "{}", mail.raw());
        approved(network, &session).await;
        later(network).await;
        has(&calendar(&server.so_many(2).await[1]).1, &["METHOD:REQUEST"]);
        done(network, chair, &decline, &[("reason", "Too many after all")]).await;
        later(network).await;
        has(&calendar(&server.so_many(3).await[2]).1, &["METHOD:CANCEL", "STATUS:CANCELLED"]);
    });
}

/// What leaves the house tells as much as a mail would: of a confidential workgroup that there is a session.
#[test]
fn of_closed_workgroups_neither_mail_nor_event_tells_more_than_it_may() {
    each_with_mail(&async |network, server| {
        for (n, place) in [&network.closed, &network.confidential].into_iter().enumerate() {
            let session = asked(network, place, &format!("Secret {}", place.marker)).await;
            approved(network, &session).await;
            later(network).await;
            let mail = server.so_many(n + 1).await.remove(n);
            let (_, event) = calendar(&mail);
            has(&event, &["METHOD:REQUEST", "DTSTART:20261125T120000Z", "CLASS:PRIVATE"]);
            let all = format!("{:?} {} {} {event:?}", mail.headers("subject"), mail.plain(), mail.html());
            let chair = &network.people.chair.viewer.name;
            for told in [place.marker, "Secret", "cloudy", "Riga", chair.as_str(), &place.slug] {
                assert!(!all.contains(told), "{told}: {all}");
            }
            let named = event.iter().any(|line| line.contains("closed workgroup"));
            assert_eq!(named, place.slug == network.closed.slug, "{event:?}");
            assert!(!all.contains("confidential"), "{all}");
        }
    });
}

#[test]
fn a_reminder_comes_in_time_and_not_to_who_has_left_or_wants_no_mail() {
    each_with_mail(&async |network, server| {
        let (sund, people) = (network.sund(), &network.people);
        let session = asked(network, &network.closed, "Soon").await;
        approved(network, &session).await;
        for who in [&people.author, &people.chair] {
            done(network, who, &format!("{session}/register"), &[("come", "yes")]).await;
        }
        let author = people.author.viewer.person;
        done(network, &people.chair, &format!("{session}/registrations/{author}/approve"), &[("", "")]).await;
        let never = [("mail", "never"), ("watch", "normal"), ("quiet_from", ""), ("quiet_until", "")];
        done(network, &people.chair, "/settings/notifications", &never).await;
        later(network).await;
        server.so_many(2).await;
        network.clock.put(sund_tests::NOON.plus(4 * DAY + HOUR));
        settle_due(sund).await.unwrap();
        sund_actions::workgroups::leave(sund, &people.author.viewer, &network.closed.slug).await.unwrap();
        later(network).await;
        let mail = server.so_many(3).await.remove(2);
        // Of a closed workgroup: that there is something.
        assert!(mail.plain().contains("closed workgroup"), "{}", mail.plain());
        later(network).await;
        assert_eq!(server.mails().len(), 3, "{:?}", server.mails());
    });
}

/// What has begun is nobody's reminder: in quiet hours it waits, and then it is over.
#[test]
fn a_reminder_that_would_come_too_late_is_not_sent() {
    each_with_mail(&async |network, server| {
        let quiet = [("mail", "now"), ("watch", "normal"), ("quiet_from", "12:00"), ("quiet_until", "18:00")];
        done(network, &network.people.member, "/settings/notifications", &quiet).await;
        let session = done(network, &network.people.chair, "/live/new", &{
            let mut free = plan(&network.open, "Over", "2026-11-25T14:00");
            free.pop();
            free
        })
        .await;
        done(network, &network.people.member, &format!("{session}/register"), &[("come", "yes")]).await;
        network.clock.put(sund_tests::NOON.plus(4 * DAY + HOUR));
        settle_due(network.sund()).await.unwrap();
        later(network).await;
        network.clock.forward(6 * HOUR);
        later(network).await;
        assert_eq!(server.mails().len(), 0);
    });
}
