//! What is new since one was last there: true in every browser.

use sund_actions::forum::{self, NewThread, Written};
use sund_domain::{ids::ThreadId, time::MINUTE};
use sund_tests::{Network, Person, each_database};

async fn thread(network: &Network, by: &Person, title: &str) -> ThreadId {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    let text = Written { body: title, language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "discussion", title, text };
    forum::start_thread(sund, &by.viewer, &network.open.slug, new).await.unwrap()
}

async fn reply(network: &Network, by: &Person, thread: ThreadId) {
    let sund = network.sund();
    network.clock.forward(MINUTE);
    forum::reply(sund, &by.viewer, thread, sund.new_id(), Written { body: "More", language: "en" }).await.unwrap();
}

/// How many posts of the thread are new to this person, as the forum's list says.
async fn new_to(network: &Network, who: &Person, thread: ThreadId) -> u32 {
    let page = forum::forum_page(network.sund(), &who.viewer, &network.open.slug, forum_filter(), None).await.unwrap();
    page.threads.rows.iter().find(|line| line.id == thread).expect("the thread is listed").unread
}

fn forum_filter() -> sund_domain::forum::Filter {
    sund_domain::forum::Filter::Active
}

/// How many threads of the open forum have something new for this person, as the list of forums says.
async fn new_threads(network: &Network, who: &Person) -> u32 {
    let lines = forum::forums(network.sund(), &who.viewer).await.unwrap();
    lines.iter().find(|line| line.forum.slug == network.open.slug).expect("the forum is listed").unread
}

#[test]
fn what_was_read_in_one_browser_is_read_in_the_other() {
    each_database(async |network| {
        let reader = &network.people.member;
        let other_browser = network.another_browser(&reader.viewer).await;
        let thread = thread(network, &network.people.author, "Something new").await;
        let before = new_threads(network, reader).await;
        assert_eq!(new_to(network, reader, thread).await, 1);
        network.get(reader, &format!("/threads/{thread}")).await;
        assert_eq!(new_to(network, &other_browser, thread).await, 0);
        assert_eq!(new_threads(network, &other_browser).await, before - 1);
        let page = network.get(&other_browser, &format!("/forums/{}", network.open.slug)).await;
        assert!(page.body.contains("Something new"), "{}", page.body);
        reply(network, &network.people.author, thread).await;
        reply(network, &network.people.chair, thread).await;
        assert_eq!(new_to(network, reader, thread).await, 2);
        // It is not new to others for being read by one, and not old for having been read before.
        assert_eq!(new_to(network, &network.people.outsider, thread).await, 3);
    });
}

#[test]
fn an_older_page_in_a_slow_browser_takes_nothing_back() {
    each_database(async |network| {
        let reader = &network.people.member;
        let thread = thread(network, &network.people.author, "A long one").await;
        for _ in 0..24 {
            reply(network, &network.people.chair, thread).await;
        }
        network.get(reader, &format!("/threads/{thread}?post=25")).await;
        assert_eq!(new_to(network, reader, thread).await, 0);
        network.get(reader, &format!("/threads/{thread}?post=1")).await;
        assert_eq!(new_to(network, reader, thread).await, 0);
    });
}

#[test]
fn one_page_of_a_long_thread_is_not_all_of_it() {
    each_database(async |network| {
        let reader = &network.people.member;
        let thread = thread(network, &network.people.author, "A long one").await;
        for _ in 0..24 {
            reply(network, &network.people.chair, thread).await;
        }
        network.get(reader, &format!("/threads/{thread}")).await;
        assert_eq!(new_to(network, reader, thread).await, 5);
        // The list leads to the first post that is new.
        let list = network.get(reader, &format!("/forums/{}", network.open.slug)).await;
        assert!(list.body.contains(&format!("/threads/{thread}?post=21#p21")), "{}", list.body);
    });
}

#[test]
fn everything_here_is_read() {
    each_database(async |network| {
        let reader = &network.people.member;
        let thread = thread(network, &network.people.author, "Something new").await;
        assert!(new_threads(network, reader).await > 0);
        let answer = network.post(reader, &format!("/forums/{}/read", network.open.slug), &[("", "")]).await;
        assert_eq!(answer.status, 303);
        assert_eq!(new_threads(network, reader).await, 0);
        assert_eq!(new_to(network, reader, thread).await, 0);
        reply(network, &network.people.author, thread).await;
        assert_eq!(new_threads(network, reader).await, 1);
        // Only what came since, not what "read" had covered.
        assert_eq!(new_to(network, reader, thread).await, 1);
    });
}

#[test]
fn what_one_wrote_is_not_new_to_oneself() {
    each_database(async |network| {
        let (author, chair) = (&network.people.author, &network.people.chair);
        let thread = thread(network, author, "My own words").await;
        assert_eq!(new_to(network, author, thread).await, 0, "one's own thread");
        reply(network, chair, thread).await;
        network.get(author, &format!("/threads/{thread}")).await;
        // A form is answered by a redirect: whether the browser follows it, one has read what one wrote.
        reply(network, author, thread).await;
        assert_eq!(new_to(network, author, thread).await, 0, "one's own reply");
        assert_eq!(new_to(network, chair, thread).await, 3);
    });
}

#[test]
fn nothing_is_new_from_before_one_came() {
    each_database(async |network| {
        let sund = network.sund();
        network.clock.forward(MINUTE);
        let providers = sund_actions::sso::list(sund).await.unwrap();
        let new = sund_actions::demo::NewPerson {
            subject: "newcomer",
            name: "Nils Ny",
            email: "nils@social.se.example",
            title: "",
            topics: "",
            language: "sv",
            time_zone: "Europe/Stockholm",
            administrator: false,
        };
        let viewer = sund_actions::demo::person(sund, &providers[0], new).await.unwrap();
        let newcomer = network.another_browser(&viewer).await;
        assert_eq!(new_threads(network, &newcomer).await, 0);
        reply(network, &network.people.chair, network.open.left_behind).await;
        assert_eq!(new_threads(network, &newcomer).await, 1);
        assert_eq!(new_to(network, &newcomer, network.open.left_behind).await, 1, "only what came since");
    });
}
