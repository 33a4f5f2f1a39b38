//! Registering for a session: places, the waiting list, what chairs decide, what it gates, and reminders.

mod due;
mod places;

use super::socket::Socket;
use sea_orm::{ConnectionTrait as _, Statement};
use sund_actions::live;
use sund_domain::{
    Refusal,
    ids::SessionId,
    live::frames::{Why, close},
};
use sund_tests::{Network, Person, Place, each_database, html};

/// A plan in the form of a chair; the first field that is given again counts.
fn plan<'a>(place: &'a Place, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("workgroup", place.slug.as_str()),
        ("title", "Who has a place?"),
        ("start", "2026-11-25T14:00"),
        ("minutes", "60"),
        ("place", "Riga"),
        ("purpose", "To talk."),
        ("language", "en"),
    ];
    let others = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    others.chain(more.iter().copied()).collect()
}

async fn planned(network: &Network, place: &Place, more: &[(&str, &str)]) -> SessionId {
    let answer = network.post(&network.people.chair, "/live/new", &plan(place, more)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().trim_start_matches("/live/").parse().unwrap()
}

async fn changed(network: &Network, place: &Place, session: SessionId, more: &[(&str, &str)]) {
    let answer = network.post(&network.people.chair, &format!("/live/{session}/change"), &plan(place, more)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn comes(network: &Network, who: &Person, session: SessionId, come: &str) -> u16 {
    network.post(who, &format!("/live/{session}/register"), &[("come", come)]).await.status
}

async fn opened(network: &Network, session: SessionId) {
    let answer = network.post(&network.people.chair, &format!("/live/{session}/open"), &[("", "")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// What a page says to somebody.
async fn says(network: &Network, who: &Person, address: &str) -> String {
    let answer = network.get(who, address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    html::text(&answer.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn page(network: &Network, who: &Person, session: SessionId) -> String {
    says(network, who, &format!("/live/{session}")).await
}

async fn texts(network: &Network, sql: &str, session: SessionId) -> Vec<String> {
    let on = network.connect().await;
    let sql = Statement::from_sql_and_values(on.get_database_backend(), sql, [session.0.into()]);
    let rows = on.query_all_raw(sql).await.unwrap();
    let texts = rows.iter().map(|row| row.try_get("", "text").unwrap()).collect();
    on.close().await.unwrap();
    texts
}

/// "name: state", in the order in which people registered.
async fn registered(network: &Network, session: SessionId) -> Vec<String> {
    let sql = "select p.name || ': ' || r.state as text from live_registrations r join people p on p.id = r.person_id \
        where r.session_id = $1 order by r.number";
    texts(network, sql, session).await
}

/// "name: why" of everybody who is told of the session.
async fn told(network: &Network, session: SessionId) -> Vec<String> {
    let sql = "select p.name || ': ' || n.why as text from notices n join people p on p.id = n.person_id \
        where n.session_id = $1 order by 1";
    texts(network, sql, session).await
}

fn of(who: &Person, what: &str) -> String {
    format!("{}: {what}", who.viewer.name)
}

/// What people were told of the session, and have not seen.
async fn unseen(network: &Network, session: SessionId) -> Vec<String> {
    let sql = "select p.name || ': ' || n.why as text from notices n join people p on p.id = n.person_id \
        where n.session_id = $1 and n.seen_at is null order by 1";
    texts(network, sql, session).await
}

#[test]
fn who_has_the_session_before_them_has_seen_what_they_were_told_of_it() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let session = planned(network, &network.closed, &[("registering", "approval")]).await;
        assert_eq!(comes(network, member, session, "yes").await, 303);
        assert_eq!(unseen(network, session).await, [of(chair, "place-asked")]);
        let list = format!("/live/{session}/registrations");
        says(network, chair, &list).await;
        assert!(unseen(network, session).await.is_empty());
        let approve = format!("{list}/{}/approve", member.viewer.person);
        assert_eq!(network.post(chair, &approve, &[("", "")]).await.status, 303);
        assert_eq!(unseen(network, session).await, [of(member, "place-given")]);
        page(network, chair, session).await;
        assert_eq!(unseen(network, session).await.len(), 1, "what others were told is theirs");
        page(network, member, session).await;
        assert!(unseen(network, session).await.is_empty());
        assert_eq!(told(network, session).await.len(), 2);
    });
}

#[test]
fn without_a_place_one_reads_and_does_not_come() {
    each_database(async |network| {
        let people = &network.people;
        let (member, author) = (&people.member, &people.author);
        let how = [("registering", "required"), ("capacity", "1")];
        let session = planned(network, &network.closed, &how).await;
        assert_eq!(comes(network, member, session, "yes").await, 303);
        assert_eq!(comes(network, author, session, "yes").await, 303);
        opened(network, session).await;
        let base = format!("/live/{session}");
        let socket = format!("{base}/socket?v=3");
        let refused = Socket::ask(network, Some(author), Some(sund_tests::ORIGIN), &socket).await.err();
        assert_eq!(refused, Some(403));
        let mut here = Socket::enter(network, member, session, 0).await;
        let mut chair = Socket::enter(network, &people.chair, session, 0).await;
        here.said(1, "I have a place").await.unwrap();
        chair.said(2, "I lead, and need none").await.unwrap();
        // They read the plan, and what is the record so far; what they type is not lost.
        let read = page(network, author, session).await;
        assert!(read.contains("You are number 1 on the waiting list") && read.contains("I have a place"), "{read}");
        let sent = network.post(author, &format!("{base}/messages"), &[("body", "Not lost")]).await;
        assert_eq!(sent.status, 403);
        assert!(sent.body.contains("Not lost") && sent.body.contains("For this session one needs a place"));
        for (act, fields) in [
            ("hand", [("up", "yes")]),
            ("ask", [("body", "May I?")]),
            ("messages/1/react", [("reaction", "agree")]),
            ("registrations", [("", "")]),
        ] {
            let status = network.post(author, &format!("{base}/{act}"), &fields).await.status;
            assert!(status == 403 || (act == "registrations" && status == 405), "{act}: {status}");
        }
        // A place that is given up while it is on is the next one's, and whose it was has to leave.
        assert_eq!(comes(network, member, session, "no").await, 303);
        assert_eq!(here.closed_soon().await, Some(close::GONE));
        let mut author_here = Socket::enter(network, author, session, 0).await;
        author_here.said(3, "Now it is mine").await.unwrap();
        assert_eq!(registered(network, session).await, [of(author, "place")]);
        // A chair takes it away on another node: what is said before this one looks is refused all the same.
        let (of, chairs) = (author.viewer.person, &people.chair.viewer);
        live::decide_registration(network.sund(), chairs, session, of, Some("Too many")).await.unwrap();
        assert_eq!(author_here.said(4, "Not any more").await, Err(Why::Rule(Refusal::NeedsPlace)));
        assert_eq!(author_here.closed_soon().await, Some(close::GONE));
        let ended = network.post(&people.chair, &format!("{base}/end"), &[("", "")]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        let record = page(network, author, session).await;
        assert!(record.contains("I have a place") && !record.contains("Registration"), "{record}");
    });
}

#[test]
fn chairs_approve_and_decline_and_the_person_reads_why() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member, author) = (&people.chair, &people.member, &people.author);
        let session = planned(network, &network.closed, &[("registering", "approval")]).await;
        let base = format!("/live/{session}");
        for who in [member, author] {
            assert_eq!(comes(network, who, session, "yes").await, 303);
            assert_eq!(comes(network, who, session, "yes").await, 303, "twice is once");
        }
        let asked = page(network, member, session).await;
        assert!(asked.contains("You have asked for a place"), "{asked}");
        let list = format!("{base}/registrations");
        assert_eq!(network.get(member, &list).await.status, 403);
        assert!(page(network, chair, session).await.contains("2 people ask"));
        let asks = of(chair, "place-asked");
        assert_eq!(told(network, session).await, [asks.clone(), asks.clone()], "those who lead hear of it");
        assert!(network.get(chair, "/inbox").await.body.contains(&format!("href=\"{list}\"")));
        let seen = says(network, chair, &list).await;
        for part in [&member.viewer.name, &author.viewer.name, &member.viewer.organisation_name] {
            assert!(seen.contains(part.as_str()), "{part}: {seen}");
        }
        let of_member = format!("{list}/{}", member.viewer.person);
        let of_author = format!("{list}/{}", author.viewer.person);
        assert_eq!(network.post(member, &format!("{of_member}/approve"), &[("", "")]).await.status, 403);
        assert_eq!(network.post(chair, &format!("{of_member}/approve"), &[("", "")]).await.status, 303);
        assert_eq!(network.post(chair, &format!("{of_member}/approve"), &[("", "")]).await.status, 403, "decided");
        let empty = network.post(chair, &format!("{of_author}/decline"), &[("reason", "  ")]).await;
        assert_eq!(empty.status, 422);
        let long = "x".repeat(5_000);
        let again = network.post(chair, &format!("{of_author}/decline"), &[("reason", long.as_str())]).await;
        assert_eq!((again.status, html::field(&again.body, "reason")), (422, Some(long)));
        assert_eq!(network.post(chair, &format!("{of_author}/decline"), &[("reason", "=Full")]).await.status, 303);
        assert_eq!(registered(network, session).await, [of(member, "place"), of(author, "declined")]);
        let decided = [asks.clone(), asks, of(author, "place-declined"), of(member, "place-given")];
        assert_eq!(told(network, session).await, decided);
        assert!(page(network, author, session).await.contains("A chair declined that you come: =Full"));
        assert_eq!(comes(network, author, session, "yes").await, 403, "asking again changes nothing");
        let inbox = says(network, author, "/inbox").await;
        assert!(inbox.contains("declined that you come to a session") && inbox.contains("=Full"), "{inbox}");
        assert!(network.get(member, "/inbox").await.body.contains(&format!("href=\"{base}\"")));
        // Members read that it happened, and not to whom.
        let log = says(network, member, &format!("/workgroups/{}/log", network.closed.slug)).await;
        for act in ["Approved a registration for a session", "Declined a registration for a session"] {
            assert!(log.contains(act), "{act}: {log}");
        }
        assert!(!log.contains("=Full"), "{log}");
        let file = network.get(chair, &format!("{list}/csv")).await;
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"registrations.csv\"");
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("\r\n1,"), "{}", file.body);
        assert!(file.body.contains("'=Full") && file.body.contains(&member.viewer.name), "{}", file.body);
        assert_eq!(network.get(member, &format!("{list}/csv")).await.status, 403);
        // Chairs may think again.
        assert_eq!(network.post(chair, &format!("{of_author}/approve"), &[("", "")]).await.status, 303);
        let after = says(network, chair, &format!("{list}?show=place")).await;
        assert!(after.contains(&author.viewer.name), "{after}");
    });
}

/// For who may not know of the workgroup there is nothing to register for.
#[test]
fn for_strangers_there_is_nothing_to_register_for() {
    each_database(async |network| {
        let people = &network.people;
        let session = planned(network, &network.confidential, &[("registering", "required")]).await;
        let list = format!("/live/{session}/registrations");
        for who in [&people.outsider, &people.ex_member, &people.administrator] {
            assert_eq!(comes(network, who, session, "yes").await, 404);
            assert_eq!(network.get(who, &list).await.status, 404);
            assert_eq!(network.get(who, &format!("{list}/csv")).await.status, 404);
            let approve = format!("{list}/{}/approve", who.viewer.person);
            assert_eq!(network.post(who, &approve, &[("", "")]).await.status, 404);
        }
        assert!(registered(network, session).await.is_empty());
        // Of people who have not registered there is nothing to decide.
        let nobody = format!("{list}/{}", people.outsider.viewer.person);
        assert_eq!(network.get(&people.chair, &format!("{nobody}/decline")).await.status, 404);
        assert_eq!(network.post(&people.chair, &format!("{nobody}/approve"), &[("", "")]).await.status, 404);
    });
}
