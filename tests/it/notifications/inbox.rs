//! The inbox as a page, and the number in the header.

use super::{agrees, all_seen, number_on, post, reply, started, unread, watch};
use sund_actions::{forum, notifications};
use sund_domain::{
    notifications::{NOTICES_A_PAGE, Show},
    time::{HOUR, MINUTE},
};
use sund_tests::{Answer, Network, Person, each_database, html};

/// What the form says that marks everything on this page as seen.
fn read_all(page: &Answer) -> Vec<(&'static str, String)> {
    let value = |name: &str| {
        let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    [("which", value("which")), ("shown", value("shown"))].into_iter().filter_map(|(n, v)| Some((n, v?))).collect()
}

async fn inbox(network: &Network, who: &Person, query: &str) -> Answer {
    let answer = network.get(who, &format!("/inbox{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    answer
}

#[test]
fn it_says_why_and_where_and_leads_there() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let place = &network.closed;
        all_seen(network).await;
        let thread = started(network, author, place, "What we do <first>").await;
        let post = reply(network, member, thread, "This").await;
        let page = inbox(network, author, "").await;
        let text = html::text(&page.body);
        assert!(text.contains("What we do <first>"), "{text}");
        assert!(text.contains(&format!("{} replied in your thread", member.viewer.name)), "{text}");
        assert!(page.body.contains(&format!("href=\"/posts/{post}\"")), "{}", page.body);
        // A chair's words stand with what the chair did.
        forum::hide_post(network.sund(), &chair.viewer, post, "", "Names a child").await.unwrap();
        let text = html::text(&inbox(network, member, "?show=acts").await.body);
        assert!(text.contains("hid a post of yours") && text.contains("“Names a child”"), "{text}");
    });
}

#[test]
fn opening_a_post_marks_what_tells_of_it() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        all_seen(network).await;
        let thread = started(network, author, &network.open, "Long").await;
        for _ in 0..25 {
            reply(network, member, thread, "More").await;
        }
        assert_eq!(agrees(network, author).await, 25);
        // The page that marks them says so itself, in its own header.
        assert_eq!(number_on(network, author, &format!("/threads/{thread}?post=3")).await, "6 6 unread");
        assert_eq!(agrees(network, author).await, 6, "those on the other page are new still");
        let last = post(network, member, thread, 26).await;
        let there = network.get(author, &format!("/posts/{last}")).await;
        assert_eq!(there.status, 303);
        network.get(author, there.location().split('#').next().unwrap()).await;
        assert_eq!(agrees(network, author).await, 0);
    });
}

#[test]
fn all_is_seen_up_to_what_was_shown() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        all_seen(network).await;
        let thread = started(network, author, &network.open, "Busy").await;
        for _ in 0..40 {
            reply(network, member, thread, "More").await;
        }
        assert_eq!(agrees(network, author).await, 40, "more than the page of {NOTICES_A_PAGE} shows");
        network.clock.forward(HOUR);
        let shown = inbox(network, author, "").await;
        // Somebody replies while it is read; and somebody did before, and is committed only now.
        let late = reply(network, chair, thread, "Meanwhile").await;
        let fields = read_all(&shown);
        assert_eq!(fields.len(), 2);
        let answer = network.post(author, "/inbox/read", &fields).await;
        assert_eq!((answer.status, answer.location()), (303, "/inbox"));
        let left = unread(network, author).await;
        assert_eq!(left.iter().map(|notice| notice.post).collect::<Vec<_>>(), [Some(late)]);
        assert_eq!(agrees(network, author).await, 1);
        let one = [("which", left[0].id.to_string())];
        assert_eq!(network.post(author, "/inbox/read", &one).await.status, 303);
        assert_eq!(agrees(network, author).await, 0);
        assert_eq!(agrees(network, author).await, 0, "and in every other browser");
    });
}

/// What was about to be committed when the page was shown was not on it: it is not seen.
#[test]
fn what_comes_late_with_an_early_time_stays_unread() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        all_seen(network).await;
        let thread = started(network, author, &network.open, "Late").await;
        reply(network, member, thread, "In time").await;
        network.clock.forward(MINUTE / 2);
        let shown = inbox(network, author, "").await;
        let fields = read_all(&shown);
        // The same moment, on another node.
        reply_now(network, member, thread).await;
        network.post(author, "/inbox/read", &fields).await;
        assert_eq!(agrees(network, author).await, 1);
    });
}

async fn reply_now(network: &Network, by: &Person, thread: sund_domain::ids::ThreadId) {
    let sund = network.sund();
    let written = forum::Written { body: "Late", language: "en" };
    forum::reply(sund, &by.viewer, thread, sund.new_id(), written).await.unwrap();
}

#[test]
fn nobody_marks_what_others_are_told() {
    each_database(async |network| {
        let (author, member, outsider) = (&network.people.author, &network.people.member, &network.people.outsider);
        all_seen(network).await;
        let thread = started(network, author, &network.open, "Mine").await;
        reply(network, member, thread, "Here").await;
        let notice = unread(network, author).await.remove(0);
        for who in [member, outsider] {
            let fields = [("which", notice.id.to_string()), ("shown", i64::MAX.to_string())];
            assert_eq!(network.post(who, "/inbox/read", &fields).await.status, 303);
        }
        assert_eq!(agrees(network, author).await, 1);
        for hostile in ["", ",", "x,,y", "00000000-0000-0000-0000-000000000000", "-1"] {
            let fields = [("which", hostile), ("shown", hostile)];
            assert_eq!(network.post(author, "/inbox/read", &fields).await.status, 303, "{hostile}");
        }
        let many = vec!["00000000-0000-0000-0000-000000000001"; 5_000].join(",");
        assert_eq!(network.post(author, "/inbox/read", &[("which", many)]).await.status, 303);
        assert_eq!(agrees(network, author).await, 1);
    });
}

#[test]
fn filters_show_their_kind_and_pages_go_on() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let sund = network.sund();
        all_seen(network).await;
        for place in [&network.open, &network.closed] {
            watch(network, author, place, "watching").await;
            let own = started(network, author, place, "Mine").await;
            let theirs = started(network, chair, place, "Theirs").await;
            for _ in 0..20 {
                reply(network, member, own, "A reply").await;
                reply(network, member, theirs, "A post").await;
            }
        }
        let count = async |show, workgroup: &str| {
            let (mut after, mut all) = (None, Vec::new());
            loop {
                let page = notifications::inbox(sund, &author.viewer, show, workgroup, after).await.unwrap();
                all.extend(page.rows.into_iter().filter(|notice| !notice.seen).map(|notice| notice.id));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let length = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), length, "nothing is on two pages");
            length
        };
        assert_eq!(count(Show::All, "").await, 82);
        assert_eq!(count(Show::Unread, "").await, 82);
        assert_eq!(count(Show::ToMe, "").await, 40);
        assert_eq!(count(Show::Watched, "").await, 42);
        assert_eq!(count(Show::Watched, &network.closed.slug).await, 21);
        assert_eq!(count(Show::Acts, "").await, 0);
        // The header counts on, up to where nobody counts.
        assert_eq!(number_on(network, author, "/").await, "82 82 unread");
        let thread = started(network, author, &network.open, "Still more").await;
        for _ in 0..20 {
            reply(network, member, thread, "A reply").await;
        }
        assert_eq!(number_on(network, author, "/").await, "99+ 99+ unread");
        // What one watches stands in one line for each thread.
        let page = inbox(network, author, "?show=watched").await;
        assert!(html::text(&page.body).contains("21 posts"), "{}", html::text(&page.body));
        assert!(page.body.contains("rel=\"next\""));
    });
}
