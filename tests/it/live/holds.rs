//! Slow mode, and what chairs do about one person: in every mode, for sockets and for plain pages.

use super::{chatham::opened, modes::six, socket::Socket};
use sea_orm::{ConnectionTrait as _, Statement};
use sund_domain::{
    Refusal,
    live::{
        Mode,
        frames::{ClientFrame, Why, close},
    },
    time::SECOND,
};
use sund_tests::{Network, Person, each_database, html};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

async fn text(network: &Network, who: &Person, address: &str) -> String {
    html::text(&network.get(who, address).await.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn slow(seconds: u32) -> Why {
    Why::Rule(Refusal::SlowMode(seconds))
}

#[test]
fn in_slow_mode_each_writes_once_in_a_while() {
    each_database(async |network| {
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let six = six(network);
            let (chair, member) = (six[0], six[1]);
            let mut here = Vec::new();
            for person in six {
                here.push(Socket::enter(network, person, session, 0).await);
            }
            let writers = format!("{base}/writers");
            assert_eq!(press(network, member, &writers, &[("writers", "60")]).await, 403);
            for wrong in ["61", "yes", ""] {
                assert_eq!(press(network, chair, &writers, &[("writers", wrong)]).await, 404, "{wrong}");
            }
            here[1].said(1, "Before it").await.unwrap();
            assert_eq!(press(network, chair, &writers, &[("writers", "60"), ("quiet", "yes")]).await, 204);
            assert!(text(network, member, &base).await.contains("Slow mode: one message a minute each"));
            assert_eq!(here[1].said(2, "At once").await, Err(slow(60)), "{mode:?}: what was said before counts");
            network.clock.forward(59 * SECOND + 1);
            assert_eq!(here[1].said(2, "At once").await, Err(slow(1)));
            // By a plain form it is the same, and what was typed is there.
            let refused = network.post(member, &format!("{base}/messages"), &[("body", "By a form")]).await;
            assert_eq!(refused.status, 403);
            let seen = html::text(&refused.body);
            assert!(seen.contains("you can write again in a second") && seen.contains("By a form"), "{seen}");
            network.clock.forward(SECOND - 1);
            let number = here[1].said(2, "At once").await.unwrap();
            assert_eq!(here[1].said(2, "At once").await, Ok(number), "a resend is acknowledged");
            assert_eq!(here[1].said(3, "Once more").await, Err(slow(60)));
            assert!(here[2].said(4, "Each for themselves").await.is_ok());
            for n in 5..8 {
                assert!(here[0].said(n, "Who leads it need not wait").await.is_ok());
            }
            assert_eq!(press(network, chair, &writers, &[("writers", "everybody")]).await, 303);
            assert!(here[1].said(3, "Once more").await.is_ok());
            let log = text(network, chair, &format!("/workgroups/{}/log", network.closed.slug)).await;
            assert!(log.contains("Set slow mode in a session") && log.contains("60 s"), "{log}");
        }
    });
}

async fn rows(network: &Network, sql: &str) -> i64 {
    let on = network.connect().await;
    let sql = Statement::from_string(on.get_database_backend(), sql);
    let n = on.query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
    on.close().await.unwrap();
    n
}

const HELD: &str = "select count(*) as n from live_holds";
const TOLD: &str = "select count(*) as n from audit_log where reason like '%Insults%'";

#[test]
fn a_chair_mutes_somebody_and_ends_the_session_for_them() {
    each_database(async |network| {
        // Of the sessions before as well; under the Chatham House Rule the log has no reason.
        for (told, mode) in [1, 3, 4].into_iter().zip(Mode::ALL) {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            let six = six(network);
            let (chair, member, author) = (six[0], six[1], six[2]);
            let mut here = Vec::new();
            for person in six {
                here.push(Socket::enter(network, person, session, 0).await);
            }
            let theirs = here[1].said(1, "What should not be said").await.unwrap();
            let chairs = here[0].said(2, "Please").await.unwrap();
            let hold = |number: u32| format!("{base}/messages/{number}/hold");
            let mute = [("hold", "muted"), ("reason", "Insults")];
            assert_eq!(press(network, author, &hold(theirs), &mute).await, 403);
            assert_eq!(network.get(author, &hold(theirs)).await.status, 403);
            let nobodys = press(network, chair, &hold(99), &mute).await;
            assert_eq!(nobodys, 404);
            assert_eq!(press(network, chair, &hold(theirs), &[("hold", "banned"), ("reason", "x")]).await, 404);
            let empty = network.post(chair, &hold(theirs), &[("hold", "out"), ("reason", " ")]).await;
            assert_eq!(empty.status, 422);
            assert!(empty.body.contains(r#"value="out" checked"#), "{}", empty.body);
            let own = press(network, chair, &hold(chairs), &mute).await;
            assert_eq!(own, 403, "{mode:?}");
            assert!(here[0].said(3, "Still").await.is_ok());

            let page = network.get(chair, &hold(theirs)).await.body;
            assert_eq!(page.contains(&member.viewer.name), mode != Mode::Alias, "{mode:?}: {page}");
            assert_eq!(press(network, chair, &hold(theirs), &mute).await, 303);
            assert_eq!(here[1].said(4, "Again").await, Err(Why::Rule(Refusal::Muted)), "{mode:?}");
            assert_eq!(here[1].said(1, "What should not be said").await, Ok(theirs), "a resend");
            assert_eq!(press(network, member, &format!("{base}/hand"), &[("up", "yes")]).await, 403, "{mode:?}");
            assert_eq!(press(network, member, &format!("{base}/ask"), &[("body", "May I?")]).await, 403);
            let seen = text(network, member, &base).await;
            assert!(seen.contains("A chair has muted you in this session: Insults"), "{seen}");
            assert!(here[2].said(5, "Others").await.is_ok());
            let listed = text(network, chair, &format!("{base}/holds")).await;
            assert!(listed.contains("Insults") && listed.contains("Muted"), "{listed}");
            assert_eq!(listed.contains(&member.viewer.name), mode != Mode::Alias, "{listed}");
            assert_eq!(network.get(member, &format!("{base}/holds")).await.status, 403);
            // Under the Chatham House Rule it is nowhere but in the room.
            assert_eq!(rows(network, HELD).await, i64::from(mode != Mode::ChathamHouse), "{mode:?}");
            assert_eq!(rows(network, TOLD).await, told, "{mode:?}");

            let lift = format!("{base}/holds/1/lift");
            assert_eq!(press(network, member, &lift, &[("", "")]).await, 403);
            assert_eq!(press(network, chair, &lift, &[("", "")]).await, 303);
            assert_eq!(press(network, chair, &lift, &[("", "")]).await, 404, "once");
            assert!(here[1].said(4, "Again").await.is_ok());

            let out = [("hold", "out"), ("reason", "Insults")];
            assert_eq!(press(network, chair, &hold(theirs), &out).await, 303);
            assert_eq!(here[1].closed_soon().await, Some(close::GONE), "{mode:?}");
            let seen = network.get(member, &base).await;
            assert_eq!(seen.status, 403);
            let seen = html::text(&seen.body);
            assert!(seen.contains("A chair has ended this session for you: Insults"), "{seen}");
            assert!(!seen.contains("What should not be said"), "{seen}");
            for page in ["/board".to_owned(), format!("/messages/{theirs}")] {
                assert_eq!(network.get(member, &format!("{base}{page}")).await.status, 403, "{page}");
            }
            // What only the room knows it says after the handshake.
            match Socket::tries(network, member, session).await {
                Err(status) => assert_eq!((status, mode == Mode::ChathamHouse), (404, false), "{mode:?}"),
                Ok(mut again) => {
                    again.send(&ClientFrame::Hello { after: 0 }).await;
                    assert_eq!((again.closed().await, again.shown.len()), (Some(close::GONE), 0), "{mode:?}");
                }
            }

            assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
            assert_eq!(rows(network, HELD).await, 0, "it ends with the session");
            assert_eq!(network.get(member, &base).await.status, 200, "the record is for everybody");
        }
    });
}
