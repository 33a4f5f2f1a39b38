//! What stands beside the talk: questions and votes, the agenda, rounds of the countries; for sockets and for plain pages,
//! on every node.

use super::{chatham::opened, socket::Socket};
use sea_orm::{ConnectionTrait as _, Statement};
use sund_domain::{
    Refusal,
    ids::SessionId,
    live::{
        Mode,
        frames::{ServerFrame, Why},
    },
};
use sund_tests::{Engine, Network, Person, each_database, html, on};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

/// What the board says to somebody.
async fn board(network: &Network, who: &Person, session: SessionId) -> String {
    let text = html::text(&network.get(who, &format!("/live/{session}/board")).await.body);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hears until the board was changed so often.
async fn told(socket: &mut Socket, number: u32) {
    loop {
        if let ServerFrame::Board { number: told } = socket.next().await
            && told >= number
        {
            return;
        }
    }
}

async fn count(network: &Network, sql: &str, session: SessionId) -> i64 {
    let on = network.connect().await;
    let sql = Statement::from_sql_and_values(on.get_database_backend(), sql, [session.0.into()]);
    let n = on.query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
    on.close().await.unwrap();
    n
}

const VOTES: &str = "select cast(votes as bigint) as n from live_questions where session_id = $1 and number = 1";
const CHANGES: &str = "select cast(board as bigint) as n from live_sessions where id = $1";
const VOTERS: &str = "select count(*) as n from live_question_votes where session_id = $1";
const NAMED: &str = "select count(*) as n from live_questions where session_id = $1 and author_id is not null";

#[test]
fn questions_are_asked_voted_for_and_decided() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member, author) = (&people.chair, &people.member, &people.author);
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let mut here = Socket::enter(network, member, session, 0).await;
            let ask = format!("{base}/ask");
            // Under the Chatham House Rule nothing is asked before five are there.
            let alone = if mode == Mode::ChathamHouse { 403 } else { 303 };
            assert_eq!(press(network, member, &ask, &[("body", "Which signs?")]).await, alone, "{mode:?}");
            let mut others = Vec::new();
            for who in [chair, author, &people.outsider, &people.ex_member] {
                others.push(Socket::enter(network, who, session, 0).await);
            }
            assert_eq!(press(network, member, &ask, &[("body", "Which signs?")]).await, 303);
            assert_eq!(press(network, member, &ask, &[("body", "Which signs?")]).await, 303, "sent twice");
            assert_eq!(press(network, author, &ask, &[("body", "Who  pays?\n"), ("unnamed", "yes")]).await, 303);
            told(&mut here, 2).await;
            assert_eq!(count(network, NAMED, session).await, i64::from(mode.names()), "{mode:?}");
            let seen = board(network, &people.outsider, session).await;
            assert_eq!(seen.contains(&member.viewer.name), mode.names(), "{seen}");
            // Without a name, where others have one, a chair looks at it first.
            assert_eq!(seen.contains("Who pays?"), !mode.names(), "{seen}");
            assert_eq!(seen.matches("Which signs?").count(), 2, "once in the list and once for the vote: {seen}");
            let led = board(network, chair, session).await;
            assert!(led.contains("Who pays?") && !led.contains(&author.viewer.name), "{led}");
            let second = format!("{base}/questions/2");
            assert_eq!(press(network, author, &format!("{second}/decide"), &[("state", "asked")]).await, 403);
            assert_eq!(press(network, chair, &format!("{second}/decide"), &[("state", "asked")]).await, 303);
            assert!(board(network, member, session).await.contains("Who pays?"));

            let vote = format!("{base}/questions/1/vote");
            for (who, up) in [(chair, "yes"), (author, "yes"), (author, "yes"), (chair, "no"), (chair, "no")] {
                assert_eq!(press(network, who, &vote, &[("up", up)]).await, 303, "{mode:?}");
            }
            assert_eq!(count(network, VOTES, session).await, 1, "{mode:?}");
            let kept = i64::from(mode != Mode::ChathamHouse);
            assert_eq!(count(network, VOTERS, session).await, kept, "{mode:?}: who voted");
            let pressed = |page: &str| page.matches(r#"aria-pressed="true""#).count();
            assert_eq!(pressed(&network.get(author, &base).await.body), 1);
            assert_eq!(pressed(&network.get(chair, &base).await.body), 0);
            let nothing = format!("{base}/questions/9/vote");
            assert_eq!(press(network, author, &nothing, &[("up", "yes")]).await, 303, "nothing happens");
            assert_eq!(press(network, &people.administrator, &vote, &[("up", "yes"), ("quiet", "yes")]).await, 204);
            assert_eq!(count(network, VOTES, session).await, 2);

            let decide = |number: u32| format!("{base}/questions/{number}/decide");
            assert_eq!(press(network, chair, &decide(2), &[("state", "now")]).await, 303);
            assert!(board(network, member, session).await.contains("Being answered: Who pays?"));
            // Another one is answered: so was that one.
            assert_eq!(press(network, chair, &decide(1), &[("state", "now")]).await, 303);
            let seen = board(network, member, session).await;
            assert!(seen.contains("Being answered: Which signs?") && seen.contains("Answered"), "{seen}");
            let aside = format!("{base}/questions/1/aside");
            let refused = network.post(chair, &aside, &[("reason", " ")]).await;
            assert_eq!(refused.status, 422);
            assert_eq!(press(network, member, &aside, &[("reason", "No")]).await, 403);
            assert_eq!(press(network, chair, &aside, &[("reason", "For the forum")]).await, 303);
            assert!(board(network, member, session).await.contains("Set aside: For the forum"));
            assert_eq!(press(network, member, &vote, &[("up", "yes")]).await, 303);
            assert_eq!(count(network, VOTES, session).await, 2, "nobody votes for what is set aside");

            assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
            assert_eq!(count(network, VOTERS, session).await, 0, "who voted is forgotten, in every mode");
            assert_eq!(press(network, member, &ask, &[("body", "Late?")]).await, 403);
            let record = html::text(&network.get(member, &base).await.body);
            assert!(record.contains("Which signs?") && !record.contains("Ask a question"), "{record}");
        }
    });
}

#[test]
fn the_agenda_moves_and_every_node_hears_of_it() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on(Engine::Postgres, async |one| {
        let other = one.another_node().await;
        let (people, session) = (&one.people, one.closed.open);
        let base = format!("/live/{session}/agenda");
        let mut here = Socket::enter(&other, &people.member, session, 0).await;
        assert_eq!(press(one, &people.member, &base, &[("to", "1")]).await, 403);
        for nowhere in ["0", "2", "-1", "x", ""] {
            assert_eq!(press(one, &people.chair, &base, &[("to", nowhere)]).await, 404, "{nowhere}");
        }
        let page = network_board(&other, &people.member, session).await;
        assert!(!page.contains("aria-current=\"step\""), "{page}");
        let before = count(one, CHANGES, session).await;
        assert_eq!(press(one, &people.chair, &base, &[("to", "1")]).await, 303);
        told(&mut here, u32::try_from(before).unwrap() + 1).await;
        let page = network_board(&other, &people.member, session).await;
        assert!(page.contains("aria-current=\"step\""), "{page}");
        other.stop().await;
    });
}

async fn network_board(network: &Network, who: &Person, session: SessionId) -> String {
    network.get(who, &format!("/live/{session}/board")).await.body
}

#[test]
fn every_country_has_one_place_in_a_round() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member) = (&people.chair, &people.member);
        let session = opened(network, Mode::Attributed).await;
        let base = format!("/live/{session}");
        assert_eq!(press(network, member, &format!("{base}/rounds/new"), &[("body", "Which?")]).await, 403);
        assert_eq!(press(network, chair, &format!("{base}/rounds/new"), &[("body", "Which law?")]).await, 303);
        let place = |country: &str| format!("{base}/rounds/1/{country}");
        // The chair is from Finland, the member from Sweden.
        let answer = [("act", "answer"), ("body", "The *new* one")];
        assert_eq!(press(network, member, &place("fi"), &answer).await, 403, "another country's");
        assert_eq!(press(network, member, &place("se"), &answer).await, 303);
        assert_eq!(press(network, member, &place("se"), &[("act", "answer"), ("body", "")]).await, 422);
        assert!(network.get(chair, &place("se")).await.body.contains("<em>new</em>"));
        assert_eq!(press(network, chair, &place("fi"), &[("act", "pass")]).await, 303);
        let seen = board(network, member, session).await;
        for part in ["Which law?", "The new one", &member.viewer.name, "Passes", "2 of 10 countries"] {
            assert!(seen.contains(part), "{part}: {seen}");
        }
        assert!(!seen.contains("Not heard yet"), "chairs see who is silent: {seen}");
        assert!(board(network, chair, session).await.contains("Not heard yet: Denmark, Estonia, Germany"));

        // Latvia asks Sweden, in the words of the chair; Sweden answers and does not ask further.
        assert_eq!(press(network, member, &place("lv"), &answer).await, 403);
        assert_eq!(press(network, chair, &place("lv"), &[("act", "delegate"), ("country", "SE")]).await, 303);
        assert_eq!(press(network, member, &place("lv"), &[("act", "delegate"), ("country", "FI")]).await, 403);
        assert_eq!(press(network, member, &place("lv"), &answer).await, 303);
        assert!(board(network, chair, session).await.contains("3 of 10 countries"));

        let close = format!("{base}/rounds/1/close");
        assert_eq!(press(network, member, &close, &[("closed", "yes")]).await, 403);
        assert_eq!(press(network, chair, &close, &[("closed", "yes")]).await, 303);
        assert_eq!(press(network, member, &place("se"), &answer).await, 403, "closed");
        assert_eq!(press(network, chair, &close, &[("closed", "no")]).await, 303);
        assert_eq!(press(network, member, &place("se"), &[("act", "pass")]).await, 303, "one thinks again");
        for nowhere in ["xx", "f", "FIN"] {
            assert_eq!(network.get(member, &place(nowhere)).await.status, 404, "{nowhere}");
        }
    });
}

#[test]
fn only_chairs_write_while_a_chair_says_so() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let session = opened(network, Mode::Attributed).await;
        let base = format!("/live/{session}");
        let mut here = Socket::enter(network, member, session, 0).await;
        let writers = format!("{base}/writers");
        assert_eq!(press(network, member, &writers, &[("writers", "chairs")]).await, 403);
        assert_eq!(press(network, chair, &writers, &[("writers", "chairs")]).await, 303);
        told(&mut here, 1).await;
        assert_eq!(here.said(1, "No").await, Err(Why::Rule(Refusal::ChairsWrite)));
        let say = format!("{base}/messages");
        let refused = network.post(member, &say, &[("body", "Not lost")]).await;
        assert_eq!(refused.status, 403);
        assert!(
            refused.body.contains("Not lost") && refused.body.contains("Only chairs write now."),
            "{}",
            refused.body
        );
        assert_eq!(press(network, chair, &say, &[("body", "Yes")]).await, 303);
        assert_eq!(press(network, member, &format!("{base}/ask"), &[("body", "May one ask?")]).await, 303);
        assert_eq!(press(network, member, &format!("{base}/hand"), &[("up", "yes")]).await, 303);
        assert_eq!(press(network, chair, &writers, &[("writers", "everybody")]).await, 303);
        assert!(here.said(2, "Again").await.is_ok());
        let log = html::text(&network.get(chair, &format!("/workgroups/{}/log", network.closed.slug)).await.body);
        for act in ["Let only chairs write in a session", "Let everybody write in a session again"] {
            assert!(log.contains(act), "{act}: {log}");
        }
    });
}

#[test]
fn where_nobody_is_named_no_country_is() {
    each_database(async |network| {
        for mode in [Mode::Alias, Mode::ChathamHouse] {
            let session = opened(network, mode).await;
            let begin = format!("/live/{session}/rounds/new");
            let chair = &network.people.chair;
            assert_eq!(press(network, chair, &begin, &[("body", "Which law?")]).await, 403, "{mode:?}");
            assert_eq!(network.get(chair, &begin).await.status, 403);
            assert!(!board(network, chair, session).await.contains("Begin a country round"));
        }
    });
}
