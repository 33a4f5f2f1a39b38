//! Polls in replies, and those that their author closes before their time.

use super::{asked, asks, new_thread, seen, send};
use sund_actions::forum;
use sund_domain::{forum::Post, polls::TypedPoll};
use sund_tests::{Person, each_database, html};

#[test]
fn a_reply_asks_as_well() {
    each_database(async |network| {
        let people = &network.people;
        let (author, thread) = (&people.author, network.closed.question);
        let reply = format!("/threads/{thread}/reply");
        let poll = asks("single", "voted", "2026-12-01T10:00");
        let fields = |poll: &TypedPoll, pressed: &'static str| {
            let mut fields: Vec<_> = new_thread(poll, pressed).into_iter().skip(2).collect();
            fields.insert(0, ("form", "0198b1f0-0000-7000-8000-000000000001"));
            fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
        };
        // Both errors are said at once, and what was typed waits on every device.
        let wrong = TypedPoll { options: "Monday".into(), ..poll.clone() };
        let mut empty = fields(&wrong, "send");
        empty.retain(|(name, _)| name != "body");
        let answer = network.post(author, &reply, &empty).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert!(answer.body.contains("href=\"#poll_options\"") && answer.body.contains("href=\"#body\""));
        let page = network.get(author, &format!("/threads/{thread}")).await.body;
        assert_eq!(html::field(&page, "poll_options").as_deref(), Some("Monday"));
        for _ in 0..2 {
            let answer = network.post(author, &reply, &fields(&poll, "send")).await;
            assert_eq!(answer.status, 303, "the same form once more: {}", answer.body);
        }
        let page = forum::show_thread(network.sund(), &people.member.viewer, thread, Some(u32::MAX)).await.unwrap();
        let is_it = |post: &&Post| post.poll.as_ref().is_some_and(|asked| asked.question == poll.question);
        let asked: Vec<_> = page.posts.iter().filter(is_it).collect();
        let &[post] = &asked[..] else { panic!("{} polls", asked.len()) };
        assert!(post.number > 1);
        assert_eq!(send(network, &people.member, post.id, &[("choice", "2")]).await.status, 303);
        // Two in one thread are told apart.
        let answer = network
            .post(
                &people.member,
                &reply,
                &[
                    ("body", "And here?"),
                    ("poll_question", "Where?"),
                    ("poll_options", "Here\nThere"),
                    ("poll_kind", "ranked"),
                    ("poll_shown", "always"),
                ],
            )
            .await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = network.get(&people.member, answer.location()).await.body;
        assert!(html::text(&page).contains("Your choice") && html::text(&page).contains("Where?"), "{page}");
        // It does not wait for a chair.
        let page = network.get(author, &format!("/threads/{thread}")).await.body;
        assert_eq!(html::field(&page, "poll_question").as_deref(), Some(""), "its draft is gone");
    });
}

#[test]
fn its_author_closes_a_poll_before_its_time_and_for_good() {
    each_database(async |network| {
        let people = &network.people;
        let (thread, post) = asked(network, "single", "closed").await;
        send(network, &people.member, post, &[("choice", "2")]).await;
        let close = async |who: &Person| send(network, who, post, &[("do", "close")]).await.status;
        for who in [&people.member, &people.chair] {
            let page = network.get(who, &format!("/threads/{thread}")).await.body;
            assert!(!html::text(&page).contains("Close the poll"), "{page}");
            assert_eq!(close(who).await, 403);
        }
        assert_eq!(close(&people.outsider).await, 404);
        assert!(seen(network, &people.chair, thread).await.tally.is_none());
        let page = network.get(&people.author, &format!("/threads/{thread}")).await.body;
        assert!(html::text(&page).contains("Close the poll now"), "{page}");
        assert_eq!(close(&people.author).await, 303);
        for who in [&people.author, &people.chair, &people.member] {
            let poll = seen(network, who, thread).await;
            assert!(!poll.is_open(network.now()) && poll.tally.unwrap().voters == 1);
        }
        assert_eq!(send(network, &people.chair, post, &[("choice", "1")]).await.status, 403);
        assert_eq!(close(&people.author).await, 403, "it is closed");
        let log = network.get(&people.member, &format!("/workgroups/{}/log", network.closed.slug)).await.body;
        assert!(html::text(&log).contains("Closed their poll before its time"), "{log}");
        // A post without a poll has none to close.
        let plain = forum::NewThread {
            form: network.sund().new_id(),
            kind: "discussion",
            title: "Nothing is asked",
            text: forum::Written { body: "Nothing.", language: "en" },
        };
        let author = &people.author.viewer;
        let plain = forum::start_thread(network.sund(), author, &network.closed.slug, plain).await.unwrap();
        let plain = super::post(network, &people.author, plain).await;
        assert_eq!(send(network, &people.author, plain, &[("do", "close")]).await.status, 404);
    });
}
