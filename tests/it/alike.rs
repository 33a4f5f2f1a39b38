//! Threads like one that somebody is about to begin: found by the words of titles, and only those that they may see.

use crate::joining::Rows;
use sund_actions::forum::{self, NewThread, Written};
use sund_domain::ids::ThreadId;
use sund_tests::{Network, Person, Place, each_database};

async fn begin(network: &Network, who: &Person, place: &Place, title: &str) -> ThreadId {
    let sund = network.sund();
    let text = Written { body: "A text", language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "question", title, text };
    forum::start_thread(sund, &who.viewer, &place.slug, new).await.unwrap()
}

async fn titles(network: &Network, who: &Person, title: &str) -> Vec<String> {
    forum::alike(network.sund(), &who.viewer, title).await.unwrap().into_iter().map(|one| one.title).collect()
}

const ASKED: &str = "How are unaccompanied minors registered at the harbour?";
const LIKE: &str = "Registering an unaccompanied minor";

#[test]
fn what_is_like_it_and_in_sight_is_found() {
    each_database(async |network| {
        let people = &network.people;
        let (author, outsider) = (&people.author, &people.outsider);
        begin(network, author, &network.open, "Harbours in winter").await;
        let thread = begin(network, author, &network.open, LIKE).await;
        for who in [author, outsider] {
            let first = titles(network, who, ASKED).await.first().cloned();
            assert_eq!(first.as_deref(), Some(LIKE), "two rare words in other forms");
        }
        assert_eq!(titles(network, author, "!!! a an").await, [""; 0]);
        assert_eq!(titles(network, author, "Zebra crossings").await, [""; 0]);
        // One question to the database, however many words, and none without words.
        network.statements.take();
        titles(network, author, ASKED).await;
        assert_eq!(network.statements.take().len(), 1);
        titles(network, author, "?").await;
        assert_eq!(network.statements.take().len(), 0);
        // What nobody is to see is not found.
        forum::hide_thread(network.sund(), &people.chair.viewer, thread, "other", "x").await.unwrap();
        assert!(!titles(network, author, ASKED).await.contains(&LIKE.to_owned()));
    });
}

#[test]
fn what_others_write_in_secret_changes_nothing() {
    each_database(async |network| {
        let people = &network.people;
        begin(network, &people.author, &network.open, LIKE).await;
        let before = titles(network, &people.outsider, ASKED).await;
        assert_eq!(before[0], LIKE);
        // More than are looked at for a word.
        for n in 0..45 {
            begin(network, &people.chair, &network.confidential, &format!("{ASKED} {n}")).await;
        }
        assert_eq!(titles(network, &people.outsider, ASKED).await, before);
        assert!(titles(network, &people.chair, ASKED).await[0].starts_with(ASKED));
    });
}

#[test]
fn titles_of_before_are_found_and_those_that_are_gone_are_not() {
    each_database(async |network| {
        let people = &network.people;
        let thread = begin(network, &people.author, &network.open, LIKE).await;
        let rows = Rows::of(network).await;
        rows.run("delete from thread_words", []).await;
        rows.run("update threads set worded = 0", []).await;
        assert_eq!(titles(network, &people.author, ASKED).await, [""; 0]);
        forum::keep_words(network.sund()).await.unwrap();
        assert_eq!(titles(network, &people.author, ASKED).await[0], LIKE);
        let page = forum::show_thread(network.sund(), &people.chair.viewer, thread, None).await.unwrap();
        forum::redact_post(network.sund(), &people.chair.viewer, page.posts[0].id, "A name", "Taken away")
            .await
            .unwrap();
        assert_eq!(titles(network, &people.author, ASKED).await, [""; 0]);
        assert_eq!(rows.number("select count(*) from thread_words where word = 'unacco'", []).await, 0);
    });
}
