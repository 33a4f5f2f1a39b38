//! A session closes once, and nothing that was on its table falls off.

use super::{chatham::opened, socket::Socket};
use sea_orm::{ConnectionTrait as _, Statement};
use sund_domain::live::Mode;
use sund_tests::{Network, Person, each_database, html};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

async fn seen(network: &Network, who: &Person, address: &str) -> String {
    let text = html::text(&network.get(who, address).await.body);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of the threads to which a page leads.
async fn threads(network: &Network, who: &Person, address: &str) -> Vec<String> {
    let page = network.get(who, address).await.body;
    let links = page.split("href=\"/threads/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    links.map(|id| format!("/threads/{id}")).collect()
}

async fn rows(network: &Network, sql: &str) -> i64 {
    let on = network.connect().await;
    let sql = Statement::from_string(on.get_database_backend(), sql);
    let n = on.query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
    on.close().await.unwrap();
    n
}

const NASTY: &str = "# [x](javascript:alert(1)) **b** <script>c</script> | `d` https://elsewhere.example";

/// An open session with an agenda of three parts, a conclusion in the second, and four questions: one answered, one set
/// aside, one that waits for a chair, one open.
async fn full(network: &Network) -> String {
    let (chair, member) = (&network.people.chair, &network.people.member);
    let agenda = "13:00 Opening\n13:10 What *platforms* see | Aino [Kallio]\n13:40 Conclusions";
    let plan = [
        ("workgroup", network.closed.slug.as_str()),
        ("title", "A whole workshop"),
        ("start", "2026-11-21T13:00"),
        ("minutes", "60"),
        ("place", "Tallinn"),
        ("purpose", "To talk."),
        ("language", "en"),
        ("agenda", agenda),
    ];
    let base = network.post(chair, "/live/new", &plan).await.location().to_owned();
    assert_eq!(press(network, chair, &format!("{base}/open"), &[("", "")]).await, 303);
    for (text, unnamed) in [("Answered?", ""), ("Aside?", ""), ("Waiting?", "yes"), (NASTY, "")] {
        assert_eq!(press(network, member, &format!("{base}/ask"), &[("body", text), ("unnamed", unnamed)]).await, 303);
    }
    assert_eq!(press(network, chair, &format!("{base}/questions/1/decide"), &[("state", "answered")]).await, 303);
    assert_eq!(press(network, chair, &format!("{base}/questions/2/aside"), &[("reason", "Later")]).await, 303);
    assert_eq!(press(network, chair, &format!("{base}/questions/4/vote"), &[("up", "yes")]).await, 303);
    // Still being answered when the session ends: not answered in it.
    assert_eq!(press(network, chair, &format!("{base}/questions/4/decide"), &[("state", "now")]).await, 303);
    assert_eq!(press(network, chair, &format!("{base}/agenda"), &[("to", "2")]).await, 303);
    let conclude = format!("{base}/conclusions/new");
    assert_eq!(press(network, member, &conclude, &[("body", "No")]).await, 403);
    assert_eq!(press(network, chair, &conclude, &[("body", "")]).await, 422);
    assert_eq!(press(network, chair, &conclude, &[("body", "We look at gmaes.")]).await, 303);
    let change = format!("{base}/conclusions/1");
    assert_eq!(press(network, chair, &change, &[("body", "We look at **games**.")]).await, 303);
    assert_eq!(press(network, chair, &format!("{base}/conclusions/2"), &[("body", "x")]).await, 404);
    assert_eq!(press(network, chair, &format!("{base}/rounds/new"), &[("body", "Which law?")]).await, 303);
    base
}

#[test]
fn what_was_on_the_table_becomes_threads_and_open_questions() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let base = full(network).await;
        let before = seen(network, chair, &format!("{base}/end")).await;
        for part in [
            "3 parts of the agenda",
            "1 question that was not answered",
            "1 question was never let through",
            "1 conclusion is kept",
            "1 country round is kept",
        ] {
            assert!(before.contains(part), "{part}: {before}");
        }
        assert_eq!(network.get(member, &format!("{base}/end")).await.status, 403);
        let elsewhere = [("forum", network.open.slug.as_str())];
        assert_eq!(
            press(network, chair, &format!("{base}/end"), &elsewhere).await,
            422,
            "a forum of another workgroup"
        );
        assert_eq!(press(network, chair, &format!("{base}/end"), &[("forum", &network.closed.slug)]).await, 303);
        assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 403, "once");

        let record = seen(network, member, &base).await;
        for part in [
            "3 of 3 parts of the agenda have a thread.",
            "1 of 1 open questions have a thread and an owner.",
            "1 question was answered.",
            "1 question was set aside.",
            "1 conclusion is kept.",
            "1 country round is kept.",
            &format!("Owner: {}", chair.viewer.name),
        ] {
            assert!(record.contains(part), "{part}: {record}");
        }
        assert!(!record.contains("Waiting?") && !record.contains("never let through"), "{record}");
        assert!(seen(network, chair, &base).await.contains("1 question was never let through."));
        let threads = threads(network, member, &base).await;
        assert_eq!(threads.len(), 4);
        let part = network.get(member, &threads[1]).await.body;
        let text = html::text(&part).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("What *platforms* see – A whole workshop") && text.contains("Speakers: Aino [Kallio]"),
            "{text}"
        );
        assert!(part.contains("<strong>games</strong>") && part.contains(&format!("href=\"{base}\"")), "{part}");
        let question = network.get(member, &threads[3]).await.body;
        let text = html::text(&question).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.matches(NASTY).count() >= 2, "in the title and in the text, as it was typed: {text}");
        assert!(text.contains("1 person wanted it answered.") && text.contains(&member.viewer.name), "{text}");
        assert_eq!(html::what_runs(&question), Vec::<String>::new());
        assert_eq!(network.get(&network.people.outsider, &threads[0]).await.status, 404);
        // A question of the forum like any other: it can be answered there.
        assert_eq!(press(network, member, &format!("{}/reply", threads[3]), &[("body", "Like this.")]).await, 303);
    });
}

/// Two chairs at once, and whatever breaks in the middle: all of it, or nothing, and never twice.
#[test]
fn a_session_closes_once_whatever_breaks() {
    each_database(async |network| {
        let chair = &network.people.chair;
        let base = full(network).await;
        let count = "select count(*) as n from threads";
        let before = rows(network, count).await;
        // The last thing that ending writes cannot be written: nothing is.
        let on = network.connect().await;
        on.execute_unprepared("alter table audit_log rename to audit_log_away").await.unwrap();
        let end = format!("{base}/end");
        assert_eq!(press(network, chair, &end, &[("", "")]).await, 500);
        on.execute_unprepared("alter table audit_log_away rename to audit_log").await.unwrap();
        on.close().await.unwrap();
        assert_eq!(rows(network, count).await, before);
        assert!(seen(network, chair, &base).await.contains("End the session"), "it is still open");
        let (one, other) =
            tokio::join!(press(network, chair, &end, &[("", "")]), press(network, chair, &end, &[("", "")]));
        assert_eq!([one.min(other), one.max(other)], [303, 403]);
        assert_eq!(rows(network, count).await, before + 4);
    });
}

#[test]
fn where_nobody_is_named_nobody_is_in_what_is_left() {
    each_database(async |network| {
        for mode in [Mode::Alias, Mode::ChathamHouse] {
            let session = opened(network, mode).await;
            let (chair, member, base) = (&network.people.chair, &network.people.member, format!("/live/{session}"));
            let people = &network.people;
            let mut here = Vec::new();
            for who in [chair, member, &people.author, &people.outsider, &people.ex_member] {
                here.push(Socket::enter(network, who, session, 0).await);
            }
            assert_eq!(press(network, member, &format!("{base}/ask"), &[("body", "Who pays for this?")]).await, 303);
            assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
            let threads = threads(network, chair, &base).await;
            assert_eq!(threads.len(), 1, "{mode:?}");
            let text = seen(network, chair, &threads[0]).await;
            assert!(text.contains("Who pays for this?") && !text.contains(&member.viewer.name), "{mode:?}: {text}");
        }
    });
}
