//! The record of a session: what is found in it, and its files.

use super::{chatham::opened, socket::Socket};
use sund_domain::live::Mode;
use sund_tests::{NOBODY, Network, Person, each_database, html};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

async fn found(network: &Network, who: &Person, base: &str, words: &str) -> String {
    html::text(&network.get(who, &format!("{base}?find={words}")).await.body)
}

/// A session of this mode in which a few things were said and asked; it is still open.
async fn talked(network: &Network, mode: Mode) -> String {
    let session = opened(network, mode).await;
    let (people, base) = (&network.people, format!("/live/{session}"));
    let mut sockets = Vec::new();
    for who in [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member] {
        sockets.push(Socket::enter(network, who, session, 0).await);
    }
    for (n, text) in ["Hotlines **Älven** answer", "<script>alert(1)</script> a hotline", "To be removed: hotline"]
        .iter()
        .enumerate()
    {
        assert!(sockets[1].said(n as u128 + 1, text).await.is_ok());
    }
    assert_eq!(
        press(network, &people.member, &format!("{base}/ask"), &[("body", "=HYPERLINK(1) or, \"so\"?")]).await,
        303
    );
    base
}

#[test]
fn what_was_said_is_found() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member) = (&people.chair, &people.member);
        let base = talked(network, Mode::Attributed).await;
        assert!(!found(network, member, &base, "hotline").await.contains("have this"), "the session is on");
        let remove = format!("{base}/messages/3/remove");
        assert_eq!(press(network, chair, &remove, &[("reason", "Too much")]).await, 303);
        assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
        let all = found(network, member, &base, "HOTLINE").await;
        assert!(all.contains("2 messages have this") && all.contains("Älven") && all.contains("alert(1)"), "{all}");
        let one = found(network, member, &base, "%C3%A4lven+answer").await;
        assert!(one.contains("1 message has this") && !one.contains("alert(1)"), "{one}");
        for none in ["removed", "nowhere", "%25", "_"] {
            assert!(found(network, member, &base, none).await.contains("No message has this"), "{none}");
        }
        assert!(!found(network, member, &base, "+%20").await.contains("has this"));
        assert_eq!(network.get(NOBODY, &format!("{base}?find=hotline")).await.status, 303);
    });
}

#[test]
fn a_record_is_taken_along_as_a_file() {
    each_database(async |network| {
        let people = &network.people;
        for mode in Mode::ALL {
            let base = talked(network, mode).await;
            let file = |format: &str| format!("{base}/record/{format}");
            for format in ["html", "markdown", "csv"] {
                assert_eq!(network.get(&people.chair, &file(format)).await.status, 404, "the session is on");
            }
            let vote = format!("{base}/questions/1/vote");
            assert_eq!(press(network, &people.author, &vote, &[("up", "yes")]).await, 303);
            assert_eq!(press(network, &people.chair, &format!("{base}/end"), &[("", "")]).await, 303);
            assert_eq!(network.get(&people.member, &file("pdf")).await.status, 404);
            assert_ne!(network.get(NOBODY, &file("html")).await.status, 200);
            let mut all = String::new();
            for (format, kind, name) in [
                ("html", "text/html", "record.html"),
                ("markdown", "text/markdown", "record.md"),
                ("csv", "text/csv", "votes.csv"),
            ] {
                let answer = network.get(&people.member, &file(format)).await;
                assert_eq!(answer.status, 200);
                assert!(answer.headers["content-type"].to_str().unwrap().starts_with(kind), "{format}");
                assert!(answer.headers["content-disposition"].to_str().unwrap().contains(name), "{format}");
                all.push_str(&answer.body);
                if format == "html" {
                    assert_eq!(html::what_runs(&answer.body), Vec::<String>::new());
                    assert!(html::text(&answer.body).contains("a hotline"), "{}", answer.body);
                }
                if format == "csv" {
                    let row = "1,\"'=HYPERLINK(1) or, \"\"so\"\"?\",,1,Open\r\n";
                    assert!(answer.body.ends_with(row) && answer.body.starts_with('\u{feff}'), "{}", answer.body);
                }
            }
            assert!(all.contains("**Älven**") && all.contains("<strong>Älven</strong>"), "{all}");
            for who in [&people.member, &people.author] {
                let named = mode.names() && who.viewer.person == people.member.viewer.person;
                assert_eq!(all.contains(&who.viewer.name), named, "{mode:?}: {}", who.viewer.name);
            }
        }
    });
}
