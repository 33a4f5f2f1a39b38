//! Polls in a session: asked by chairs, chosen in by whoever may ask, and nobody ever named; on plain pages, in every mode.

use super::{chatham::opened, socket::Socket};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait as _, Statement};
use sund_domain::{
    ids::SessionId,
    live::{Mode, POLLS_MOST},
};
use sund_tests::{NOBODY, Network, Person, each_database, html};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

async fn page(network: &Network, who: &Person, address: &str) -> String {
    let text = html::text(&network.get(who, address).await.body);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The counts as they stand, how many have chosen, and of how many it is kept what.
async fn kept(network: &Network, session: SessionId, poll: u32) -> (String, i64, i64) {
    let on = network.connect().await;
    let sql = "select counts, cast(voters as bigint) as voters, (select count(*) from live_poll_votes v \
        where v.session_id = p.session_id and v.number = p.number) as n from live_polls p \
        where session_id = $1 and number = $2";
    let values = [session.0.into(), i32::try_from(poll).unwrap().into()];
    let row = Statement::from_sql_and_values(on.get_database_backend(), sql, values);
    let row = on.query_one_raw(row).await.unwrap().unwrap();
    let kept = (row.try_get("", "counts").unwrap(), row.try_get("", "voters").unwrap(), row.try_get("", "n").unwrap());
    on.close().await.unwrap();
    kept
}

fn six(network: &Network) -> [&Person; 6] {
    let people = &network.people;
    [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member, &people.administrator]
}

async fn all_there(network: &Network, session: SessionId) -> Vec<Socket> {
    let mut sockets = Vec::new();
    for person in six(network) {
        sockets.push(Socket::enter(network, person, session, 0).await);
    }
    sockets
}

const WHICH: [(&str, &str); 3] =
    [("poll_question", "Which day?"), ("poll_options", "Monday\nTuesday"), ("poll_kind", "single")];

#[test]
fn a_poll_is_asked_chosen_in_and_closed() {
    each_database(async |network| {
        let [chair, member, author, outsider, ..] = six(network);
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let (base, named) = (format!("/live/{session}"), mode != Mode::ChathamHouse);
            let (new, poll) = (format!("{base}/polls/new"), format!("{base}/polls/1"));
            assert_eq!(press(network, member, &new, &WHICH).await, 403, "only who leads asks");
            assert_eq!(network.get(member, &new).await.status, 403);
            let wrong = [("poll_question", "Which?"), ("poll_options", "only this"), ("poll_kind", "multiple")];
            let refused = network.post(chair, &new, &wrong).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains("only this") && refused.body.contains("At least 2 are needed"));
            assert_eq!(press(network, chair, &new, &WHICH).await, 303);
            assert_eq!(network.get(member, &format!("{base}/polls/2")).await.status, 404);
            assert_eq!(
                press(network, member, &format!("{base}/polls/2"), &[("choice", "1")]).await,
                if named { 404 } else { 403 }
            );
            if !named {
                assert_eq!(press(network, member, &poll, &[("choice", "1")]).await, 403, "too few are there");
            }
            let _sockets = all_there(network, session).await;

            for nothing in
                [&[("choice", "3")][..], &[("choice", "x")], &[("choice", "1"), ("choice", "2")], &[("", "")]]
            {
                let refused = network.post(member, &poll, nothing).await;
                assert_eq!(refused.status, 422, "{nothing:?}");
                assert!(refused.body.contains(r#"aria-invalid="true""#), "{}", refused.body);
            }
            assert_eq!(press(network, member, &poll, &[("choice", "1")]).await, 303);
            assert_eq!(press(network, member, &poll, &[("choice", "2"), ("quiet", "yes")]).await, 204);
            assert_eq!(press(network, member, &poll, &[("choice", "2")]).await, 303, "the same again");
            assert_eq!(press(network, outsider, &poll, &[("choice", "2")]).await, 303);
            assert_eq!(kept(network, session, 1).await, ("0,2".into(), 2, if named { 2 } else { 0 }), "{mode:?}");
            // One's own choice is shown to oneself, the counts to whoever has chosen: not before, and not under the Rule.
            let mine = network.get(member, &base).await.body;
            assert_eq!(mine.matches(r#"value="2" checked"#).count(), 1, "{mine}");
            let (mine, theirs) = (page(network, member, &base).await, page(network, author, &base).await);
            assert_eq!(mine.contains("2 votes (100 %)"), named, "{mode:?}: {mine}");
            assert!(
                theirs.contains("Which day?") && !theirs.contains("100 %") && !theirs.contains("2 people have voted")
            );
            assert!(page(network, chair, &base).await.contains("2 people have voted"));

            assert_eq!(press(network, member, &format!("{poll}/close"), &[("closed", "yes")]).await, 403);
            assert_eq!(press(network, chair, &format!("{poll}/close"), &[("closed", "yes")]).await, 303);
            assert_eq!(press(network, chair, &format!("{poll}/close"), &[("closed", "yes")]).await, 403, "closed");
            assert_eq!(press(network, author, &poll, &[("choice", "1")]).await, 403, "closed");
            let after = if named { "0,2" } else { "" };
            assert_eq!(kept(network, session, 1).await, (after.into(), 2, 0), "who chose what is forgotten");
            let theirs = page(network, author, &base).await;
            assert_eq!(theirs.contains("2 votes (100 %)"), named, "{mode:?}: {theirs}");
            assert_eq!(theirs.contains("Too few chose to show"), !named, "{theirs}");
        }
    });
}

#[test]
fn whoever_may_not_know_of_a_session_knows_of_no_poll_in_it() {
    each_database(async |network| {
        let session = network.closed.open;
        let address = format!("/live/{session}/polls/1");
        let outsider = &network.people.outsider;
        for page in ["", "/close", "/../new"] {
            let address = format!("{address}{page}").replace("1/../new", "new");
            assert_eq!(press(network, outsider, &address, &[("choice", "1")]).await, 404, "{address}");
        }
        assert_eq!(network.get(outsider, &address).await.status, 404);
        assert_ne!(network.get(NOBODY, &address).await.status, 200);
        let planned = format!("/live/{}/polls/1", network.closed.planned);
        assert_eq!(press(network, &network.people.member, &planned, &[("choice", "1")]).await, 403, "not open yet");
    });
}

#[test]
fn who_chooses_twice_at_once_counts_once() {
    each_database(async |network| {
        let people = six(network);
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let several = [("poll_question", "Which?"), ("poll_options", "a\nb\nc"), ("poll_kind", "multiple")];
            assert_eq!(press(network, people[0], &format!("{base}/polls/new"), &several).await, 303);
            let _sockets = all_there(network, session).await;
            let poll = format!("{base}/polls/1");
            let choices = ["1", "2", "3", "1", "2", "3"];
            let done = join_all(choices.map(|n| {
                press(
                    network,
                    people[1],
                    &poll,
                    match n {
                        "1" => &[("choice", "1")],
                        "2" => &[("choice", "2")],
                        _ => &[("choice", "3")],
                    },
                )
            }))
            .await;
            assert_eq!(done, [303; 6]);
            let (counts, voters, _) = kept(network, session, 1).await;
            let sum: u32 = counts.split(',').map(|n| n.parse::<u32>().unwrap()).sum();
            assert_eq!((sum, voters), (1, 1), "{mode:?}: {counts}");

            // Whoever chooses while it is closed is counted, or told that they came too late.
            let close = format!("{poll}/close");
            let choosing =
                people[2..].iter().map(|who| press(network, who, &poll, &[("choice", "1"), ("choice", "3")]));
            let (done, closed) =
                futures_util::join!(join_all(choosing), press(network, people[0], &close, &[("closed", "yes")]));
            assert_eq!(closed, 303);
            let counted = done.iter().filter(|status| **status == 303).count();
            assert_eq!(counted + done.iter().filter(|status| **status == 403).count(), 4, "{done:?}");
            let (counts, voters, left) = kept(network, session, 1).await;
            assert_eq!((usize::try_from(voters).unwrap(), left), (counted + 1, 0), "{mode:?}");
            if mode != Mode::ChathamHouse || voters >= 5 {
                let sum: usize = counts.split(',').map(|n| n.parse::<usize>().unwrap()).sum();
                assert_eq!(sum, 2 * counted + 1, "{mode:?}: {counts}");
            }
        }
    });
}

#[test]
fn what_came_of_polls_stays_in_the_record() {
    each_database(async |network| {
        let people = six(network);
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let new = format!("{base}/polls/new");
            assert_eq!(press(network, people[0], &new, &WHICH).await, 303);
            let ready = [("poll_question", "=Do we agree?"), ("poll_options", " "), ("poll_kind", "single")];
            assert_eq!(press(network, people[0], &new, &ready).await, 303);
            let _sockets = all_there(network, session).await;
            for (n, who) in people.iter().enumerate() {
                let choice = if n < 4 { "1" } else { "2" };
                if n < 5 {
                    assert_eq!(press(network, who, &format!("{base}/polls/1"), &[("choice", choice)]).await, 303);
                }
            }
            assert_eq!(press(network, people[1], &format!("{base}/polls/2"), &[("choice", "3")]).await, 303);
            assert!(page(network, people[0], &format!("{base}/end")).await.contains("2 polls are kept"));
            assert_eq!(press(network, people[0], &format!("{base}/end"), &[("", "")]).await, 303);
            assert_eq!(kept(network, session, 1).await, ("4,1".into(), 5, 0), "{mode:?}");
            let seen = page(network, people[2], &base).await;
            assert!(seen.contains("Monday 4 votes (80 %)") && seen.contains("2 polls"), "{mode:?}: {seen}");
            assert_eq!(press(network, people[1], &format!("{base}/polls/1"), &[("choice", "1")]).await, 403);
            let file = async |format: &str| network.get(people[1], &format!("{base}/record/{format}")).await.body;
            let named = mode != Mode::ChathamHouse;
            let few = "Too few chose to show what they chose.";
            let html = html::text(&file("html").await);
            assert!(html.contains("Monday : 4 votes (80 %)") && html.contains(few) != named, "{mode:?}: {html}");
            let markdown = file("markdown").await;
            assert!(
                markdown.contains("- Which day? (5 people have voted)\n    - Monday: 4 votes (80 %)"),
                "{markdown}"
            );
            let csv = file("csv").await;
            assert!(csv.contains("1,Which day?,Monday,4,Closed\r\n1,Which day?,Tuesday,1,Closed\r\n"), "{csv}");
            let last = if named {
                "2,'=Do we agree?,Abstain,1,Closed\r\n".into()
            } else {
                format!("2,'=Do we agree?,,,{few}\r\n")
            };
            assert!(csv.ends_with(&last), "{csv}");
        }
    });
}

#[test]
fn a_session_has_only_so_many_polls() {
    each_database(async |network| {
        let session = opened(network, Mode::Attributed).await;
        let new = format!("/live/{session}/polls/new");
        for n in 0..POLLS_MOST {
            let question = format!("Which day of week {n}?");
            let asked = [("poll_question", question.as_str()), ("poll_kind", "single")];
            for time in ["once", "twice"] {
                assert_eq!(press(network, &network.people.chair, &new, &asked).await, 303, "{time}");
            }
        }
        let refused = network.post(&network.people.chair, &new, &WHICH).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Which day?") && refused.body.contains("20"), "{}", refused.body);
    });
}
