//! What is new to somebody: the same in every list, whatever they do to it.

use super::{agrees, all_seen, reply, started, unread, watch};
use sund_actions::forum;
use sund_domain::{forum::Filter, ids::ThreadId};
use sund_tests::{Network, Person, Place, each_database};

const NOTHING: &[(&str, &str)] = &[];

/// How many posts of the thread are new, by the list of the forum; and how many threads are, by the list of forums.
async fn news(network: &Network, who: &Person, place: &Place, thread: ThreadId) -> (u32, u32) {
    let sund = network.sund();
    let page = forum::forum_page(sund, &who.viewer, &place.slug, Filter::Active, None).await.unwrap();
    let line = page.threads.rows.iter().find(|line| line.id == thread).expect("the thread is listed");
    let forums = forum::forums(sund, &who.viewer).await.unwrap();
    let of_forum = forums.iter().find(|line| line.forum.slug == place.slug).expect("the forum is listed").unread;
    let listed = page.threads.rows.iter().filter(|line| line.unread > 0).count();
    assert_eq!(of_forum, u32::try_from(listed).unwrap(), "the list of forums counts what the forum's list shows");
    (line.unread, of_forum)
}

#[test]
fn one_reads_on_where_one_has_not_been() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let thread = started(network, author, &network.open, "Long").await;
        for _ in 0..44 {
            reply(network, author, thread, "More").await;
        }
        let address = format!("/threads/{thread}");
        let shown = async |who: &Person| {
            let page = network.get(who, &address).await;
            (1..=45).filter(|n| page.body.contains(&format!("id=\"p{n}\""))).collect::<Vec<_>>()
        };
        assert_eq!(shown(member).await, (1..=20).collect::<Vec<_>>(), "who was never here begins at the beginning");
        let page = network.get(member, &address).await;
        assert!(page.body.contains("First new post"), "{}", page.body);
        assert_eq!(shown(member).await, (41..=45).collect::<Vec<_>>(), "the second page was read on the way");
        assert_eq!(shown(member).await, (1..=20).collect::<Vec<_>>(), "nothing is new");
    });
}

#[test]
fn read_and_unread_again_agree_everywhere() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let other_browser = network.another_browser(&member.viewer).await;
        for place in network.places() {
            network.post(member, &format!("/forums/{}/read", place.slug), NOTHING).await;
            let thread = started(network, author, place, "New").await;
            let mut posts = Vec::new();
            for _ in 0..4 {
                posts.push(reply(network, author, thread, "More").await);
            }
            let agree = async |wanted| {
                assert_eq!(news(network, member, place, thread).await, wanted);
                assert_eq!(news(network, &other_browser, place, thread).await, wanted);
            };
            agree((5, 1)).await;
            let back = network.post(member, &format!("/threads/{thread}/read"), NOTHING).await;
            assert_eq!((back.status, back.location()), (303, format!("/forums/{}", place.slug).as_str()));
            agree((0, 0)).await;
            // The third post and all after it, and not less for an old page that is looked at.
            let unread = format!("/posts/{}/unread", posts[1]);
            assert_eq!(network.post(&other_browser, &unread, NOTHING).await.status, 303);
            agree((3, 1)).await;
            network.get(member, &format!("/threads/{thread}")).await;
            agree((0, 0)).await;
            let first = super::post(network, author, thread, 1).await;
            network.post(member, &format!("/posts/{first}/unread"), NOTHING).await;
            agree((5, 1)).await;
            let all = network.post(member, &format!("/workgroups/{}/read", place.slug), NOTHING).await;
            assert_eq!(all.status, 303);
            agree((0, 0)).await;
        }
    });
}

#[test]
fn having_read_is_having_seen_what_tells_of_it() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        for (n, by) in ["thread", "forum", "workgroup"].into_iter().enumerate() {
            all_seen(network).await;
            watch(network, member, &network.open, "watching").await;
            watch(network, member, &network.closed, "watching").await;
            let thread = started(network, author, &network.open, by).await;
            reply(network, author, thread, "More").await;
            started(network, author, &network.closed, "Elsewhere").await;
            assert_eq!(agrees(network, member).await, 3);
            let path = match n {
                0 => format!("/threads/{thread}/read"),
                1 => format!("/forums/{}/read", network.open.slug),
                _ => format!("/workgroups/{}/read", network.open.slug),
            };
            assert_eq!(network.post(member, &path, NOTHING).await.status, 303);
            assert_eq!(agrees(network, member).await, 1, "{by}: what is elsewhere is new still");
        }
    });
}

#[test]
fn what_is_muted_is_not_new_and_not_told() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let (sund, place) = (network.sund(), &network.open);
        network.post(member, &format!("/forums/{}/read", place.slug), NOTHING).await;
        watch(network, member, place, "watching").await;
        all_seen(network).await;
        let thread = started(network, author, place, "Loud").await;
        let other = started(network, author, place, "Not so loud").await;
        assert_eq!(agrees(network, member).await, 2);
        assert_eq!(news(network, member, place, thread).await, (1, 2));
        forum::watch_thread(sund, &member.viewer, thread, "muted").await.unwrap();
        assert_eq!(news(network, member, place, thread).await, (0, 1));
        assert_eq!(agrees(network, member).await, 1, "also what was told before");
        watch(network, member, place, "muted").await;
        assert_eq!(news(network, member, place, other).await, (0, 0));
        assert_eq!(agrees(network, member).await, 0);
        // A thread by itself can be louder than its forum.
        forum::watch_thread(sund, &member.viewer, other, "watching").await.unwrap();
        assert_eq!(news(network, member, place, other).await, (1, 1));
        assert_eq!(unread(network, member).await.len(), 1);
        assert_eq!(news(network, author, place, thread).await.0, 0, "one's own");
        assert_eq!(news(network, &network.people.outsider, place, thread).await.0, 1, "to others it is new");
    });
}

#[test]
fn home_shows_what_one_tracks() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let sund = network.sund();
        network.post(member, &format!("/forums/{}/read", network.closed.slug), NOTHING).await;
        let thread = started(network, author, &network.closed, "Tracked alone").await;
        network.get(member, &format!("/threads/{thread}")).await;
        forum::watch_thread(sund, &member.viewer, thread, "tracking").await.unwrap();
        let tracked = async |who: &Person| {
            let home = sund_actions::home::home(sund, &who.viewer).await.unwrap();
            home.tracked.iter().filter(|line| line.id == thread).count()
        };
        assert_eq!(tracked(member).await, 0, "nothing is new");
        reply(network, author, thread, "More").await;
        assert_eq!((tracked(member).await, tracked(&network.people.outsider).await), (1, 0));
        sund_actions::workgroups::leave(sund, &member.viewer, &network.closed.slug).await.unwrap();
        assert_eq!(tracked(member).await, 0);
    });
}
