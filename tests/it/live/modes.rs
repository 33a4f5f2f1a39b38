//! What is promised to those who speak: chosen with the plan, made stricter and never weaker, and kept in the room.

use super::{chatham::opened, socket::Socket};
use sund_domain::{
    live::{Mode, Voice, frames::Why},
    time::MINUTE,
};
use sund_tests::{Network, Person, each_database, html};

async fn plan(network: &Network, address: &str, mode: &str) -> sund_tests::Answer {
    let slug = network.closed.slug.as_str();
    let fields = [
        ("workgroup", slug),
        ("title", "Which promise?"),
        ("start", "2026-12-01T13:00"),
        ("minutes", "60"),
        ("place", "Tallinn"),
        ("purpose", "To talk."),
        ("language", "en"),
        ("mode", mode),
    ];
    network.post(&network.people.chair, address, &fields).await
}

#[test]
fn a_promise_is_made_stricter_and_never_weaker() {
    each_database(async |network| {
        let planned = plan(network, "/live/new", "alias").await;
        assert_eq!(planned.status, 303, "{}", planned.body);
        let session = planned.location().to_owned();
        let change = format!("{session}/change");
        // Nothing that is said before it is open begins a room, which would hold the session to the promise of that time.
        let early = network.post(&network.people.member, &format!("{session}/messages"), &[("body", "Early")]).await;
        assert_eq!((early.status, format!("{:?}", network.hub()).as_str()), (403, "Hub { rooms: 0, .. }"));
        let weaker = plan(network, &change, "attributed").await;
        assert_eq!(weaker.status, 422);
        assert!(html::text(&weaker.body).contains("it can be made stricter, not weaker"), "{}", weaker.body);
        assert!(weaker.body.contains(r#"<option value="attributed" selected"#), "what was chosen stays chosen");
        assert_eq!(plan(network, &change, "secret").await.status, 422, "no such mode");
        // Three members could come.
        let few = plan(network, &change, "chatham-house").await;
        assert_eq!(few.status, 422);
        assert!(html::text(&few.body).contains("At least 5 people must be able to come"), "{}", few.body);
        for person in [&network.people.outsider, &network.people.ex_member] {
            network.add_member(&network.closed.slug, &person.viewer).await;
        }
        assert_eq!(plan(network, &change, "chatham-house").await.status, 303);
        assert_eq!(plan(network, &change, "alias").await.status, 422);
        let page = html::text(&network.get(&network.people.member, &session).await.body);
        assert!(page.contains("Chatham House Rule: use what you hear, never who said it."), "{page}");
        // They left again before it was opened.
        let (chair, slug) = (&network.people.chair, &network.closed.slug);
        let who = network.people.outsider.viewer.person;
        sund_actions::workgroups::remove_member(network.sund(), &chair.viewer, slug, who).await.unwrap();
        let opened = network.post(chair, &format!("{session}/open"), &[("", "")]).await;
        assert_eq!(opened.status, 403);
        assert!(html::text(&opened.body).contains("at least five people"), "{}", opened.body);
    });
}

pub fn six(network: &Network) -> [&Person; 6] {
    let people = &network.people;
    [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member, &people.administrator]
}

#[test]
fn nothing_is_said_while_each_could_be_told_from_the_others() {
    each_database(async |network| {
        let session = opened(network, Mode::ChathamHouse).await;
        let six = six(network);
        let mut here = Vec::new();
        for person in &six[..4] {
            here.push(Socket::enter(network, person, session, 0).await);
        }
        // Two sockets of one person are one person.
        let _again = Socket::enter(network, six[0], session, 0).await;
        assert_eq!(here[0].said(1, "Only four").await, Err(Why::TooFew));
        let page = format!("/live/{session}");
        let fields = [("body", "Only four")];
        let refused = network.post(six[0], &format!("{page}/messages"), &fields).await;
        assert_eq!(refused.status, 403);
        let text = html::text(&refused.body);
        assert!(text.contains("at least 5 people must be here") && text.contains("Only four"), "{text}");
        // A fifth without scripts: they have the page before them.
        assert_eq!(network.get(six[4], &page).await.status, 200);
        assert_eq!(here[0].said(1, "Now five").await, Ok(1));
        network.clock.forward(2 * MINUTE + 1);
        assert_eq!(here[0].said(2, "They have not come back").await, Err(Why::TooFew));
        assert_eq!(here[0].said(1, "Now five").await, Ok(1), "what is in the record is acknowledged again");
        let _fifth = Socket::enter(network, six[5], session, 0).await;
        assert_eq!(here[0].said(3, "Five again").await, Ok(2));
    });
}

#[test]
fn names_are_with_the_room_and_go_with_the_session() {
    each_database(async |network| {
        let session = opened(network, Mode::ChathamHouse).await;
        let six = six(network);
        let mut here = Vec::new();
        for person in six {
            here.push(Socket::enter(network, person, session, 0).await);
        }
        here[0].said(1, "Before a pause").await.unwrap();
        // Everybody loses the connection at once, for longer than an unused room lives.
        drop(here);
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        let mut back = Socket::enter(network, six[1], session, 0).await;
        assert_eq!(back.shown[0].voice.person().map(|author| author.person), Some(six[0].viewer.person));
        let address = format!("/live/{session}");
        assert_eq!(network.post(six[0], &format!("{address}/end"), &[("", "")]).await.status, 303);
        back.closed_soon().await;
        for _ in 0..200 {
            if format!("{:?}", network.hub()) == "Hub { rooms: 0, .. }" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(format!("{:?}", network.hub()), "Hub { rooms: 0, .. }", "nothing knows the names any more");
        let mut late = Socket::open(network, six[2], session).await;
        late.hello(six[2], 0).await;
        assert!(late.closed().await.is_some() && late.shown.is_empty(), "the record has another order by now");
    });
}

#[test]
fn a_number_is_one_persons_in_one_session() {
    each_database(async |network| {
        let session = opened(network, Mode::Alias).await;
        let six = six(network);
        let (mut one, mut other) =
            (Socket::enter(network, six[1], session, 0).await, Socket::enter(network, six[2], session, 0).await);
        for (n, who) in [0, 1, 0, 0, 1].into_iter().enumerate() {
            let socket = if who == 0 { &mut one } else { &mut other };
            socket.said(n as u128, "x").await.unwrap();
        }
        assert_eq!(one.said(0, "x").await, Ok(1), "a resend");
        other.until(5).await;
        let voices: Vec<_> = other.shown.iter().map(|message| message.voice.clone()).collect();
        assert_eq!(voices, [1, 2, 1, 1, 2].map(Voice::Alias));
        assert!(other.shown.iter().all(|message| message.at.0 % MINUTE == 0));
        // One's own can be changed by oneself, as far as the session knows whose it is.
        let message = format!("/live/{session}/messages/1");
        let edit = [("body", "y")];
        assert_eq!(network.post(six[2], &format!("{message}/edit"), &edit).await.status, 403);
        assert_eq!(network.post(six[1], &format!("{message}/edit"), &edit).await.status, 303);
        let page = network.get(six[0], &message).await.body;
        assert!(html::text(&page).contains("Participant 1") && !page.contains(&six[1].viewer.name), "{page}");
    });
}

/// Who may read a workgroup, and not be in its sessions, reads what is said and not by whom.
#[test]
fn a_reader_is_told_no_names() {
    use sea_orm::{ConnectionTrait as _, Statement};
    each_database(async |network| {
        let session = opened(network, Mode::ChathamHouse).await;
        let six = six(network);
        let mut here = Vec::new();
        for person in &six[..5] {
            here.push(Socket::enter(network, person, session, 0).await);
        }
        here[1].said(1, "What nobody else says").await.unwrap();
        let on = network.connect().await;
        let sql = "update memberships set role = 'reader' where person_id = $1";
        let values = [six[5].viewer.person.0.into()];
        on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
        on.close().await.unwrap();
        for page in [format!("/live/{session}"), format!("/live/{session}/messages/1")] {
            let (reader, member) = (network.get(six[5], &page).await.body, network.get(six[0], &page).await.body);
            let name = &six[1].viewer.name;
            assert!(
                html::text(&reader).contains("What nobody else says") && !reader.contains(name),
                "{page}: {reader}"
            );
            assert!(member.contains(name), "{page}: {member}");
        }
    });
}
