//! Who gets in, and who has to leave.

use super::socket::{Socket, record};
use sund_actions::{live, moderation, sso, workgroups};
use sund_domain::{
    Refusal,
    live::frames::{ClientFrame, Why, close},
    sso::{AGES, Assurance, IDLE, Level},
};
use sund_tests::{Network, ORIGIN, Person, each_database};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

async fn removed(network: &Network, who: &Person) {
    let (chair, person) = (&network.people.chair.viewer, who.viewer.person);
    workgroups::remove_member(network.sund(), chair, &network.closed.slug, person).await.unwrap();
}

#[test]
fn a_session_does_not_exist_for_those_who_may_not_be_there() {
    each_database(async |network| {
        let people = &network.people;
        let at = |session| format!("/live/{session}/socket?v=4");
        let status = async |who, origin, path: &str| Socket::ask(network, who, origin, path).await.err();
        for place in [&network.closed, &network.confidential] {
            for session in [place.open, place.planned, place.ended] {
                for who in [None, Some(&people.outsider), Some(&people.ex_member)] {
                    assert_eq!(status(who, Some(ORIGIN), &at(session)).await, Some(404));
                }
            }
        }
        let (member, open) = (Some(&people.member), at(network.closed.open));
        for origin in [
            None,
            Some("https://evil.example"),
            Some("null"),
            Some("http://sund.test"),
            Some("https://sund.test.evil.example"),
        ] {
            assert_eq!(status(member, origin, &open).await, Some(403), "{origin:?}");
        }
        assert_eq!(status(member, Some(ORIGIN), "/live/x/socket?v=4").await, Some(404));
        assert_eq!(status(member, Some(ORIGIN), &format!("/live/{}/socket?v=4", Uuid::nil())).await, Some(404));
        assert_eq!(status(member, Some(ORIGIN), &at(network.closed.planned)).await, Some(409), "not open yet");
        assert_eq!(status(member, Some(ORIGIN), &open).await, None);
        assert_eq!(status(Some(&people.outsider), Some(ORIGIN), &at(network.open.open)).await, None, "open to all");
        sso::sign_out(network.sund(), &people.member.token).await.unwrap();
        assert_eq!(status(member, Some(ORIGIN), &open).await, Some(404), "signed out");
    });
}

#[test]
fn another_version_is_told_so() {
    each_database(async |network| {
        for version in ["", "?v=1"] {
            let path = format!("/live/{}/socket{version}", network.closed.open);
            let mut socket = Socket::ask(network, Some(&network.people.member), Some(ORIGIN), &path).await.unwrap();
            assert_eq!(socket.closed().await, Some(close::PROTOCOL));
        }
    });
}

#[test]
fn whoever_loses_the_right_is_out_within_two_seconds() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let again = network.another_browser(&people.member.viewer).await;
        let mut one = Socket::enter(network, &people.member, session, 0).await;
        let mut two = Socket::enter(network, &again, session, 0).await;
        let mut other = Socket::enter(network, &people.author, session, 0).await;
        let mut chair = Socket::enter(network, &people.chair, session, 0).await;
        sso::sign_out(network.sund(), &again.token).await.unwrap();
        assert_eq!(two.closed_soon().await, Some(close::GONE), "signed out in this browser");
        one.said(1, "Still here, in the other").await.unwrap();
        removed(network, &people.member).await;
        assert_eq!(one.closed_soon().await, Some(close::GONE), "not a member any more");
        removed(network, &people.author).await;
        assert_eq!(other.said(2, "Not any more").await, Err(Why::Rule(Refusal::NotFound)), "not heard even before");
        assert_eq!(other.closed_soon().await, Some(close::GONE));
        chair.said(3, "Who is still here?").await.unwrap();
        let texts: Vec<_> = record(network, session).await.into_iter().skip(2).map(|message| message.html).collect();
        assert_eq!(texts, ["<p>Still here, in the other</p>\n", "<p>Who is still here?</p>\n"]);
    });
}

/// Who is silenced goes on listening and is not heard; who is suspended is out, also of an open workgroup.
#[test]
fn who_is_silenced_is_not_heard_and_who_is_suspended_is_out_within_two_seconds() {
    each_database(async |network| {
        let people = &network.people;
        for place in [&network.closed, &network.open] {
            let mut member = Socket::enter(network, &people.member, place.open, 0).await;
            let mut chair = Socket::enter(network, &people.chair, place.open, 0).await;
            member.said(1, "Heard").await.unwrap();
            let act = async |kind| {
                let acting = moderation::Acting { kind, days: "", cause: "rules", words: "" };
                let (by, to) = (&people.chair.viewer, people.member.viewer.person);
                moderation::act_on(network.sund(), by, &place.slug, to, acting).await.unwrap();
            };
            act("silence").await;
            assert_eq!(member.said(2, "Not heard").await, Err(Why::Rule(Refusal::Silenced)));
            let number = chair.said(3, "Listen").await.unwrap();
            member.until(number).await;
            act("suspend").await;
            assert_eq!(member.closed_soon().await, Some(close::GONE));
        }
    });
}

/// A workgroup that becomes stricter: who listened as everybody may is out, and members hear on.
#[test]
fn whom_a_stricter_workgroup_leaves_out_is_out_within_two_seconds() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let mut outsider = Socket::enter(network, &people.outsider, place.open, 0).await;
        let mut member = Socket::enter(network, &people.member, place.open, 0).await;
        let heard = member.said(1, "For everybody").await.unwrap();
        outsider.until(heard).await;
        let fields =
            [("title", "Stricter"), ("purpose", "Another"), ("language", "en"), ("visibility", "confidential")];
        let answer = network.post(&people.chair, &format!("/workgroups/{}/settings", place.slug), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(outsider.closed_soon().await, Some(close::GONE));
        member.said(2, "For members").await.unwrap();
        assert_eq!(outsider.last(), heard);
        let path = format!("/live/{}/socket?v=4", place.open);
        assert_eq!(Socket::ask(network, Some(&people.outsider), Some(ORIGIN), &path).await.err(), Some(404));
    });
}

/// A workgroup that asks for a fresh sign-in: who was let in goes when theirs is not fresh any more.
#[test]
fn whoever_is_not_sure_enough_any_more_is_out_within_two_seconds() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let asked = Assurance { level: Level::Low, within: Some(AGES[0]) };
        workgroups::protect(network.sund(), &people.chair.viewer, &network.closed.slug, asked).await.unwrap();
        let mut member = Socket::enter(network, &people.member, session, 0).await;
        member.said(1, "Fresh").await.unwrap();
        network.clock.forward(AGES[0] + 1);
        assert_eq!(member.closed_soon().await, Some(close::GONE));
        let path = format!("/live/{session}/socket?v=4");
        assert_eq!(Socket::ask(network, Some(&people.member), Some(ORIGIN), &path).await.err(), Some(404));
    });
}

#[test]
fn frames_of_another_protocol_close_the_socket() {
    each_database(async |network| {
        let (member, session) = (&network.people.member, network.closed.open);
        let say = r#"{"t":"say","id":"00000000-0000-0000-0000-000000000001","text":"x","language":null}"#;
        for first in [Message::text("{}"), Message::text("x"), Message::binary(vec![1, 2, 3]), Message::text(say)] {
            let mut socket = Socket::open(network, member, session).await;
            socket.send_raw(first).await;
            assert_eq!(socket.closed().await, Some(close::PROTOCOL));
        }
        let hello = Message::text(r#"{"t":"hello","after":0}"#);
        for later in [Message::text("{}"), Message::binary(vec![1]), hello] {
            let mut socket = Socket::enter(network, member, session, 0).await;
            socket.send_raw(later).await;
            assert_eq!(socket.closed().await, Some(close::PROTOCOL));
        }
        assert_eq!(Socket::enter(network, member, session, 0).await.said(1, "Still well").await, Ok(3));
    });
}

/// A browser may take its time to say hello, and a backlog is many pages: it is looked again at who asks.
#[test]
fn whoever_loses_the_right_before_hello_hears_nothing() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        for session in [place.open, place.ended] {
            let again = network.another_browser(&people.member.viewer).await;
            let mut out = Socket::open(network, &again, session).await;
            let mut not_fresh = Socket::open(network, &people.chair, session).await;
            let mut fine = Socket::open(network, &people.author, session).await;
            sso::sign_out(network.sund(), &again.token).await.unwrap();
            out.send(&ClientFrame::Hello { after: 0 }).await;
            assert_eq!(out.closed().await, Some(close::GONE), "signed out");
            assert!(out.shown.is_empty(), "{:?}", out.shown);
            network.clock.forward(IDLE + 1);
            not_fresh.send(&ClientFrame::Hello { after: 0 }).await;
            assert_eq!(not_fresh.closed().await, Some(close::GONE), "the session counts no more");
            network.clock.put(sund_tests::NOON);
            assert_eq!(fine.hello(&people.author, 0).await, 2);
            fine.until(2).await;
        }
        let mut removed_one = Socket::open(network, &people.member, place.open).await;
        removed(network, &people.member).await;
        removed_one.send(&ClientFrame::Hello { after: 0 }).await;
        assert_eq!(removed_one.closed().await, Some(close::GONE), "not a member any more");
        assert!(removed_one.shown.is_empty(), "{:?}", removed_one.shown);
    });
}

/// What was asked for before each page of the backlog.
#[test]
fn a_backlog_breaks_off_with_the_right_to_it() {
    each_database(async |network| {
        let (sund, people, session) = (network.sund(), &network.people, network.closed.open);
        let speaker = people.member.speaker();
        assert_eq!(live::backlog(sund, &speaker, session, 0, 1).await.unwrap().len(), 1);
        removed(network, &people.member).await;
        assert!(live::backlog(sund, &speaker, session, 1, 1).await.is_err(), "not a member any more");
        let speaker = people.author.speaker();
        assert_eq!(live::backlog(sund, &speaker, session, 0, 1).await.unwrap().len(), 1);
        sso::sign_out(sund, &people.author.token).await.unwrap();
        assert!(live::backlog(sund, &speaker, session, 1, 1).await.is_err(), "signed out");
    });
}
