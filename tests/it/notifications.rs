//! What people are told, how closely they watch, what is new to them: one truth, whoever asks and wherever.

mod followed;
mod inbox;
mod mentions;
mod reading;
mod telling;

use sund_actions::{
    forum::{self, NewThread, Written},
    notifications,
};
use sund_domain::{
    ids::{PostId, ThreadId},
    notifications::{Notice, Show, Why},
    time::MINUTE,
};
use sund_tests::{Network, Person, Place, html};

/// Everybody has seen what the invented network has told them.
async fn all_seen(network: &Network) {
    let people = &network.people;
    for who in [&people.chair, &people.member, &people.author, &people.ex_member, &people.outsider] {
        network.clock.forward(2 * MINUTE);
        notifications::see_all(network.sund(), &who.viewer, network.now(), &[]).await.unwrap();
    }
}

pub async fn started(network: &Network, by: &Person, place: &Place, title: &str) -> ThreadId {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    let text = Written { body: title, language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "discussion", title, text };
    forum::start_thread(sund, &by.viewer, &place.slug, new).await.unwrap()
}

async fn reply(network: &Network, by: &Person, thread: ThreadId, body: &str) -> PostId {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    let written = Written { body, language: "en" };
    let number = forum::reply(sund, &by.viewer, thread, sund.new_id(), written).await.unwrap();
    post(network, by, thread, number).await
}

async fn post(network: &Network, by: &Person, thread: ThreadId, number: u32) -> PostId {
    let page = forum::show_thread(network.sund(), &by.viewer, thread, Some(number)).await.unwrap();
    page.posts.iter().find(|post| post.number == number).unwrap().id
}

/// What the inbox holds that was not seen, the newest first.
async fn unread(network: &Network, who: &Person) -> Vec<Notice> {
    let (mut after, mut all) = (None, Vec::new());
    loop {
        let page = notifications::inbox(network.sund(), &who.viewer, Show::Unread, "", after).await.unwrap();
        all.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

async fn whys(network: &Network, who: &Person) -> Vec<Why> {
    unread(network, who).await.into_iter().map(|notice| notice.why).collect()
}

/// The number in the header of this page, which is asked for now.
async fn number_on(network: &Network, who: &Person, page: &str) -> String {
    let answer = network.get(who, page).await;
    let (_, after) = answer.body.split_once("class=\"count\">").expect("a header with room for the number");
    html::text(after.split_once("</a>").unwrap().0).trim().to_owned()
}

/// One truth: the header on every page says what the inbox holds.
async fn agrees(network: &Network, who: &Person) -> usize {
    let held = unread(network, who).await.len();
    let wanted = if held == 0 { String::new() } else { format!("{held} {held} unread") };
    for page in ["/", "/inbox", "/forums", "/settings", "/no-such-page"] {
        assert_eq!(number_on(network, who, page).await, wanted, "{page}");
    }
    held
}

async fn watch(network: &Network, who: &Person, place: &Place, level: &str) {
    forum::watch_forum(network.sund(), &who.viewer, &place.slug, level).await.unwrap();
}
