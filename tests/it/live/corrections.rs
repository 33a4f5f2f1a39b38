//! The record takes corrections for a week: what was said stays, and what is right stands beside it. An open question is
//! handed on.

use super::{chatham::opened, modes::six, socket::Socket};
use sea_orm::{ConnectionTrait as _, Statement};
use sund_domain::{live::Mode, time::DAY};
use sund_tests::{Network, Person, each_database, html};
use uuid::Uuid;

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

async fn seen(network: &Network, who: &Person, address: &str) -> String {
    html::text(&network.get(who, address).await.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn rows(network: &Network, sql: &str) -> i64 {
    let on = network.connect().await;
    let sql = Statement::from_string(on.get_database_backend(), sql);
    let n = on.query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
    on.close().await.unwrap();
    n
}

/// All that has ended did so a week ago.
async fn week_old(network: &Network) {
    let on = network.connect().await;
    let sql = format!("update live_sessions set ended_at = ended_at - {}", 7 * DAY);
    on.execute_unprepared(&sql).await.unwrap();
    on.close().await.unwrap();
}

const CORRECTIONS: &str = "select count(*) as n from live_corrections";

/// The number of the message of this text, in whatever order the record is.
async fn numbered(network: &Network, session: sund_domain::ids::SessionId, text: &str) -> u32 {
    let all = super::socket::record(network, session).await;
    all.iter().find(|message| message.html.contains(text)).unwrap().number
}

#[test]
fn what_was_said_stays_and_what_is_right_stands_beside_it() {
    each_database(async |network| {
        let six = six(network);
        let (chair, member, author) = (six[0], six[1], six[2]);
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let mut here = Vec::new();
            for person in six {
                here.push(Socket::enter(network, person, session, 0).await);
            }
            here[1].said(1, "There were twelve cases").await.unwrap();
            here[2].said(2, "Something else").await.unwrap();
            // With one's own where names are kept, with its receipt where not.
            let (by_number, by_receipt) =
                (|n: u32| format!("{base}/messages/{n}/correct"), format!("{base}/withdraw/correct"));
            let receipt = Uuid::from_u128(1).to_string();
            let right = "There were **eleven**. <script>alert(1)</script>";
            let send = async |who: &Person, n: u32, receipt: &str, text: &str| {
                if mode.names() {
                    network.post(who, &by_number(n), &[("body", text)]).await
                } else {
                    network.post(who, &by_receipt, &[("receipt", receipt), ("body", text)]).await
                }
            };
            assert_eq!(send(member, 1, &receipt, right).await.status, 403, "{mode:?}: it is still on");
            assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
            let n = numbered(network, session, "twelve").await;
            let empty = send(member, n, &receipt, "  ").await;
            assert_eq!(empty.status, 422, "{mode:?}");
            if mode.names() {
                assert_eq!(send(author, n, &receipt, right).await.status, 403);
                assert_eq!(send(chair, n, &receipt, right).await.status, 403, "nor a chair in their stead");
                assert_eq!(press(network, member, &by_receipt, &[("receipt", &receipt), ("body", right)]).await, 404);
                assert!(seen(network, member, &format!("{base}/messages/{n}")).await.contains("Add to the record"));
            } else {
                let wrong = send(member, n, &Uuid::from_u128(9).to_string(), right).await;
                assert_eq!(wrong.status, 422);
                assert!(
                    wrong.body.contains("There were **eleven**") || html::text(&wrong.body).contains("eleven"),
                    "{}",
                    wrong.body
                );
                assert_eq!(press(network, member, &by_number(n), &[("body", right)]).await, 403, "{mode:?}");
                let found = network.post(member, &format!("{base}/withdraw"), &[("receipt", &receipt)]).await.body;
                assert!(html::text(&found).contains("Add to the record"), "{found}");
            }
            assert_eq!(send(member, n, &receipt, "A first try").await.status, 303, "{mode:?}");
            assert_eq!(send(member, n, &receipt, right).await.status, 303, "{mode:?}");
            let page = network.get(author, &base).await.body;
            let text = html::text(&page);
            assert!(text.contains("twelve cases") && text.contains("Correction:") && text.contains("eleven"), "{text}");
            assert!(!text.contains("A first try") && text.contains("The record takes corrections until"), "{text}");
            assert_eq!(html::what_runs(&page), Vec::<String>::new());
            assert_eq!(page.contains(&member.viewer.name), mode.names(), "{mode:?}");
            let find = seen(network, author, &format!("{base}?find=eleven")).await;
            assert!(find.contains("1 message has this"), "{find}");
            for format in ["html", "markdown"] {
                let file = network.get(author, &format!("{base}/record/{format}")).await.body;
                assert!(file.contains("twelve") && file.contains("eleven") && file.contains("Correction:"), "{file}");
            }
            // It goes with the message.
            if mode.names() {
                assert_eq!(press(network, member, &format!("{base}/messages/{n}/take-back"), &[("", "")]).await, 303);
            } else {
                let sure = [("receipt", receipt.as_str()), ("sure", "yes")];
                assert_eq!(press(network, member, &format!("{base}/withdraw"), &sure).await, 303);
            }
            let text = seen(network, author, &base).await;
            assert!(!text.contains("eleven") && !text.contains("twelve"), "{text}");
            assert_eq!(rows(network, CORRECTIONS).await, 0, "{mode:?}");
            week_old(network).await;
            let m = numbered(network, session, "Something").await;
            let late = send(author, m, &Uuid::from_u128(2).to_string(), right).await;
            assert_eq!(late.status, 403, "{mode:?}");
            assert!(html::text(&late.body).contains("eleven"), "{}", late.body);
            assert!(!seen(network, author, &base).await.contains("The record takes corrections"));
        }
    });
}

#[test]
fn chairs_correct_what_it_came_to() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let session = opened(network, Mode::Attributed).await;
        let base = format!("/live/{session}");
        let new = format!("{base}/conclusions/new");
        assert_eq!(press(network, chair, &new, &[("body", "One list")]).await, 303);
        assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
        assert!(!seen(network, member, &base).await.contains("Corrected after"));
        let first = format!("{base}/conclusions/1");
        assert_eq!(network.get(member, &first).await.status, 403);
        assert_eq!(press(network, member, &first, &[("body", "Two lists")]).await, 403);
        assert_eq!(network.get(chair, &first).await.status, 200);
        assert_eq!(press(network, chair, &first, &[("body", "Two lists")]).await, 303);
        assert_eq!(press(network, chair, &new, &[("body", "And one more")]).await, 303);
        assert_eq!(press(network, chair, &format!("{base}/conclusions/9"), &[("body", "x")]).await, 404);
        let text = seen(network, member, &base).await;
        assert!(text.contains("Two lists") && text.contains("And one more") && !text.contains("One list"), "{text}");
        assert_eq!(text.matches("Corrected after the session").count(), 2, "{text}");
        let log = seen(network, member, &format!("/workgroups/{}/log", network.closed.slug)).await;
        assert!(log.contains("Corrected the record of a session"), "{log}");
        week_old(network).await;
        assert_eq!(press(network, chair, &first, &[("body", "Three lists")]).await, 403);
    });
}

#[test]
fn an_open_question_is_handed_on() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member, author) = (&people.chair, &people.member, &people.author);
        let session = opened(network, Mode::Attributed).await;
        let base = format!("/live/{session}");
        assert_eq!(press(network, member, &format!("{base}/ask"), &[("body", "Who pays?")]).await, 303);
        let to = |who: &Person| who.viewer.person.to_string();
        let address = format!("{base}/outcomes/1");
        assert_eq!(press(network, chair, &address, &[("member", &to(member))]).await, 404, "it is still on");
        assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
        assert_eq!(network.get(member, &address).await.status, 403, "whose it is not");
        assert_eq!(press(network, member, &address, &[("member", &to(member))]).await, 403);
        let stranger = sund_domain::ids::PersonId(Uuid::from_u128(5)).to_string();
        for wrong in ["", "x", &to(chair), &stranger] {
            assert_eq!(press(network, chair, &address, &[("member", wrong)]).await, 422, "{wrong}");
        }
        assert!(seen(network, chair, &address).await.contains(&member.viewer.name));
        assert_eq!(press(network, chair, &address, &[("member", &to(member))]).await, 303);
        let text = seen(network, author, &base).await;
        assert!(text.contains(&format!("Owner: {}", member.viewer.name)) && !text.contains("Hand it on"), "{text}");
        let inbox = seen(network, member, "/inbox").await;
        assert!(inbox.contains("An open question of a session is yours now"), "{inbox}");
        // Whose it is hands it on as well.
        assert!(seen(network, member, &base).await.contains("Hand it on"));
        assert_eq!(press(network, member, &address, &[("member", &to(author))]).await, 303);
        assert_eq!(press(network, member, &address, &[("member", &to(chair))]).await, 403, "no longer");
        let log = seen(network, member, &format!("/workgroups/{}/log", network.closed.slug)).await;
        assert_eq!(log.matches("Handed an open question of a session on").count(), 2, "{log}");
        assert_eq!(press(network, chair, &format!("{base}/outcomes/2"), &[("member", &to(member))]).await, 404);
    });
}
