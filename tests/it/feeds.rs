//! Feeds: what a reader gets with a secret is what its owner could read at that moment, and no more than a mail would tell.

mod ends;
mod told;

use serde::Deserialize;
use sund_actions::forum::{self, NewThread, Written};
use sund_domain::{
    ids::{PostId, ThreadId},
    time::MINUTE,
};
use sund_tests::{Answer, NOBODY, Network, Person, Place, html};

/// A feed, as a program reads it.
#[derive(Debug, Deserialize)]
struct Feed {
    id: String,
    title: String,
    updated: String,
    #[serde(default)]
    link: Vec<Link>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Link {
    #[serde(rename = "@rel")]
    rel: String,
    #[serde(rename = "@href")]
    href: String,
}

#[derive(Debug, Deserialize)]
struct Entry {
    id: String,
    title: String,
    updated: String,
    published: String,
    link: Link,
    author: Option<Author>,
    content: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Author {
    name: String,
}

/// The addresses that a page shows once: made with its form.
async fn made(network: &Network, who: &Person) -> String {
    let answer = network.post(who, "/settings/feeds", &[("name", "My reader"), ("days", "30")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    secret(&answer)
}

fn secret(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("https://sund.test/feeds/").expect("addresses with a secret");
    rest.split_once('/').unwrap().0.to_owned()
}

/// Asks as a feed reader does: without a cookie.
async fn ask(network: &Network, secret: &str, path: &str) -> Answer {
    network.get(NOBODY, &format!("/feeds/{secret}/{path}")).await
}

async fn read(network: &Network, secret: &str, path: &str) -> Feed {
    let answer = ask(network, secret, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/atom+xml; charset=utf-8");
    assert!(!answer.body.contains(secret), "a copy of the document opens nothing");
    parsed(&answer)
}

fn parsed(answer: &Answer) -> Feed {
    quick_xml::de::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

fn posts(feed: &Feed) -> Vec<String> {
    feed.entry.iter().map(|entry| entry.id.strip_prefix("urn:uuid:").unwrap().to_owned()).collect()
}

async fn started(network: &Network, by: &Person, place: &Place, title: &str) -> ThreadId {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    let text = Written { body: "It *begins*", language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "discussion", title, text };
    forum::start_thread(sund, &by.viewer, &place.slug, new).await.unwrap()
}

async fn reply(network: &Network, by: &Person, thread: ThreadId, body: &str) -> PostId {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    let written = Written { body, language: "sv" };
    let number = forum::reply(sund, &by.viewer, thread, sund.new_id(), written).await.unwrap();
    let page = forum::show_thread(sund, &by.viewer, thread, Some(number)).await.unwrap();
    page.posts.iter().find(|post| post.number == number).unwrap().id
}

fn place_paths(place: &Place) -> [String; 3] {
    [format!("workgroups/{}", place.slug), format!("forums/{}", place.slug), format!("threads/{}", place.question)]
}

fn page_text(answer: &Answer) -> String {
    html::text(&answer.body)
}
