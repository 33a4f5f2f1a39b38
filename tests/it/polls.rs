//! Polls: asking, voting once, seeing what came of it when the author says, and that nobody learns who voted for what.

mod replies;

use sund_actions::{
    ActionError, forum,
    polls::{self, Asked},
};
use sund_domain::{
    Refusal,
    ids::{PostId, ThreadId},
    polls::{Line, Poll, Tally, TypedPoll},
    time::HOUR,
};
use sund_tests::{Answer, NOBODY, Network, Person, each_database, html};

/// What the author typed of a poll: how one chooses, who sees the results before, and when it closes.
fn asks(kind: &str, shown: &str, closes: &str) -> TypedPoll {
    let text = str::to_owned;
    TypedPoll {
        question: text("Which day suits you?"),
        kind: text(kind),
        options: text("Monday\nTuesday\nWednesday"),
        closes: text(closes),
        shown: text(shown),
    }
}

/// A discussion with a poll that closes in an hour, in the closed workgroup: the thread, and its post.
async fn asked(network: &Network, kind: &str, shown: &str) -> (ThreadId, PostId) {
    let (sund, author) = (network.sund(), &network.people.author.viewer);
    let text = forum::Written { body: "We meet in spring.", language: "en" };
    let new = forum::NewThread { form: sund.new_id(), kind: "discussion", title: "When we meet", text };
    let typed = asks(kind, shown, "in an hour");
    let poll = Some(Asked { typed: &typed, closes: Some(network.now().plus(HOUR)) });
    let with = forum::With { poll, ..forum::With::default() };
    let thread = forum::send_thread(sund, author, &network.closed.slug, new, with).await.unwrap().posted().unwrap();
    (thread, post(network, &network.people.author, thread).await)
}

async fn post(network: &Network, who: &Person, thread: ThreadId) -> PostId {
    forum::show_thread(network.sund(), &who.viewer, thread, None).await.unwrap().posts[0].id
}

async fn seen(network: &Network, who: &Person, thread: ThreadId) -> Poll {
    let page = forum::show_thread(network.sund(), &who.viewer, thread, None).await.unwrap();
    page.posts[0].poll.clone().expect("a poll")
}

async fn send(network: &Network, who: &Person, post: PostId, fields: &[(&str, &str)]) -> Answer {
    network.post(who, &format!("/posts/{post}/vote"), fields).await
}

fn sums(tally: &Tally) -> Vec<(u32, u32, u32)> {
    tally.lines.iter().map(|Line { option, votes, place }| (*option, *votes, *place)).collect()
}

fn new_thread<'a>(poll: &'a TypedPoll, pressed: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "discussion"),
        ("title", "When we meet"),
        ("body", "We meet in spring."),
        ("language", "en"),
        ("poll_question", &poll.question),
        ("poll_kind", &poll.kind),
        ("poll_options", &poll.options),
        ("poll_closes", &poll.closes),
        ("poll_shown", &poll.shown),
        ("do", pressed),
    ]
}

#[test]
fn who_begins_a_thread_asks_by_its_form() {
    each_database(async |network| {
        let author = &network.people.author;
        let new = format!("/forums/{}/new", network.closed.slug);
        let poll = asks("ranked", "voted", "2026-12-01T10:00");
        let answer = network.post(author, &new, &new_thread(&poll, "send")).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = network.get(author, answer.location()).await.body;
        let told = html::text(&page);
        for there in ["Which day suits you?", "Monday", "Wednesday", "No place", "Closes", "when you have voted"] {
            assert!(told.contains(there), "{there}: {told}");
        }
        // Nothing asked, nothing there.
        let none = TypedPoll { kind: "single".into(), shown: "always".into(), ..TypedPoll::default() };
        let answer = network.post(author, &new, &new_thread(&none, "send")).await;
        let page = network.get(author, answer.location()).await.body;
        assert!(answer.status == 303 && !page.contains("/vote"), "{page}");
    });
}

#[test]
fn a_poll_that_is_refused_comes_back_with_all_that_was_typed() {
    each_database(async |network| {
        let author = &network.people.author;
        let new = format!("/forums/{}/new", network.closed.slug);
        let wrong = |change: &dyn Fn(&mut TypedPoll)| {
            let mut poll = asks("multiple", "closed", "2026-12-01T10:00");
            change(&mut poll);
            poll
        };
        for (poll, said) in [
            (wrong(&|poll| poll.question = "  ".into()), "Please fill this in."),
            (wrong(&|poll| poll.options = "Monday".into()), "At least 2 are needed."),
            (wrong(&|poll| poll.options = "Monday\nMonday".into()), "stands here twice"),
            (wrong(&|poll| poll.closes = "tomorrow".into()), "This is not a date and time."),
            (wrong(&|poll| poll.closes = "2026-11-01T10:00".into()), "to a year from now"),
            (wrong(&|poll| poll.closes = String::new()), "Please fill this in."),
            (wrong(&|poll| poll.kind = "tossed".into()), "choose one from the list"),
        ] {
            let answer = network.post(author, &new, &new_thread(&poll, "send")).await;
            assert_eq!(answer.status, 422, "{said}: {}", answer.body);
            assert!(html::text(&answer.body).contains(said), "{said}: {}", html::text(&answer.body));
            let again = |name| html::field(&answer.body, name).unwrap_or_default();
            let typed = [again("poll_question"), again("poll_options"), again("poll_closes"), again("body")];
            assert_eq!(typed, [&poll.question, &poll.options, &poll.closes, "We meet in spring."], "{said}");
            assert!(answer.body.contains("<details open class=\"poll-form\""), "{}", answer.body);
        }
        // It waits as a part of the draft, on every device.
        let poll = asks("ranked", "voted", "2026-12-01T10:00");
        assert_eq!(network.post(author, &new, &new_thread(&poll, "save")).await.status, 200);
        let page = network.get(author, &new).await.body;
        let again = |name| html::field(&page, name).unwrap_or_default();
        assert_eq!([again("poll_question"), again("poll_options")], [poll.question.clone(), poll.options.clone()]);
        assert!(page.contains("<option value=\"ranked\" selected"), "{page}");
        // Whoever is not signed in any more can copy it.
        let answer = network.post(NOBODY, &new, &new_thread(&poll, "send")).await;
        assert!(html::text(&answer.body).contains("Tuesday"), "{}", answer.body);
    });
}

#[test]
fn one_votes_once_and_can_change_it_until_it_closes() {
    each_database(async |network| {
        let people = &network.people;
        let (thread, post) = asked(network, "single", "always").await;
        for choice in ["1", "2", "2"] {
            let answer = send(network, &people.member, post, &[("choice", choice), ("do", "vote")]).await;
            assert_eq!((answer.status, answer.location()), (303, &*format!("/threads/{thread}?post=1#p1")));
        }
        send(network, &people.chair, post, &[("choice", "1")]).await;
        let poll = seen(network, &people.member, thread).await;
        assert_eq!((sums(&poll.tally.unwrap()), poll.mine), (vec![(1, 1, 1), (2, 1, 1), (3, 0, 3)], vec![2]));
        let page = network.get(&people.member, &format!("/threads/{thread}")).await.body;
        let told = html::text(&page);
        assert!(told.contains("2 people have voted") && told.contains("One vote (50 %)"), "{told}");
        assert!(page.contains("<meter") && told.contains("Your choice"), "{page}");
        for wrong in ["", "4", "0", "x", "1:9"] {
            let answer = send(network, &people.member, post, &[("choice", wrong), ("do", "vote")]).await;
            assert_eq!(answer.status, 422, "{wrong}: {}", answer.body);
            assert!(answer.body.contains("id=\"choice-error\"") && answer.body.contains("href=\"#choice\""), "{wrong}");
        }
        let both = send(network, &people.member, post, &[("choice", "1"), ("choice", "2")]).await;
        assert_eq!(both.status, 422, "one option is one");
        assert_eq!(send(network, &people.member, post, &[("do", "take-back")]).await.status, 303);
        assert_eq!(seen(network, &people.member, thread).await.tally.unwrap().voters, 1);
        network.clock.forward(HOUR);
        let member = network.another_browser(&people.member.viewer).await;
        for fields in [[("choice", "1")], [("do", "take-back")]] {
            let late = send(network, &member, post, &fields).await;
            assert_eq!(late.status, 403, "{}", late.body);
            assert!(html::text(&late.body).contains("The poll is closed."), "{}", late.body);
        }
        let page = network.get(&member, &format!("/threads/{thread}")).await.body;
        assert!(!page.contains("/vote\"") && html::text(&page).contains("Closed "), "{page}");
    });
}

#[test]
fn several_options_and_orders_are_counted() {
    each_database(async |network| {
        let people = &network.people;
        let (thread, post) = asked(network, "multiple", "always").await;
        send(network, &people.member, post, &[("choice", "1"), ("choice", "3")]).await;
        send(network, &people.chair, post, &[("choice", "3")]).await;
        let tally = seen(network, &people.author, thread).await.tally.unwrap();
        assert_eq!((sums(&tally), tally.voters), (vec![(3, 2, 1), (1, 1, 2), (2, 0, 3)], 2));
        let (thread, post) = asked(network, "ranked", "always").await;
        send(network, &people.member, post, &[("choice", "1:2"), ("choice", ""), ("choice", "3:1")]).await;
        send(network, &people.chair, post, &[("choice", "1:3"), ("choice", "2:1"), ("choice", "3:2")]).await;
        let poll = seen(network, &people.member, thread).await;
        assert_eq!((sums(&poll.tally.unwrap()), poll.mine), (vec![(3, 4, 1), (2, 3, 2), (1, 2, 3)], vec![3, 1]));
        let twice = send(network, &people.chair, post, &[("choice", "1:1"), ("choice", "2:1")]).await;
        assert_eq!(twice.status, 422);
        assert!(html::text(&twice.body).contains("Give each place to one option only."), "{}", twice.body);
        assert!(twice.body.contains("<option value=\"2:1\" selected"), "what was chosen is chosen again");
    });
}

#[test]
fn results_are_seen_when_the_author_says_and_by_the_author_no_earlier() {
    each_database(async |network| {
        let people = &network.people;
        let shown = async |who: &Person, thread| seen(network, who, thread).await.tally.is_some();
        let (voted, voted_post) = asked(network, "single", "voted").await;
        let (closed, closed_post) = asked(network, "single", "closed").await;
        for post in [voted_post, closed_post] {
            polls::vote(network.sund(), &people.member.viewer, post, &[(2, 1)]).await.unwrap();
        }
        for (who, sees) in [(&people.member, true), (&people.author, false), (&people.chair, false)] {
            assert_eq!((shown(who, voted).await, shown(who, closed).await), (sees, false));
            let page = html::text(&network.get(who, &format!("/threads/{closed}")).await.body);
            assert!(!page.contains("has voted") && page.contains("when the poll is closed"), "{page}");
        }
        network.clock.forward(HOUR);
        for who in [&people.author, &people.chair, &people.member] {
            assert!(shown(who, voted).await && shown(who, closed).await);
        }
    });
}

#[test]
fn nobody_learns_who_voted_for_what() {
    each_database(async |network| {
        let people = &network.people;
        let (thread, post) = asked(network, "single", "always").await;
        let pages = [
            format!("/threads/{thread}"),
            format!("/posts/{post}/vote"),
            format!("/posts/{post}/history"),
            format!("/workgroups/{}/log", network.closed.slug),
            format!("/people/{}", people.member.viewer.person),
            "/inbox".to_owned(),
        ];
        let all = async |who: &Person| {
            let mut texts = Vec::new();
            for page in &pages {
                texts.push(html::text(&network.get(who, page).await.body));
            }
            texts
        };
        // The same sums from other hands are the same pages, for the author and for a chair.
        let vote = async |who: &Person, option| {
            polls::vote(network.sund(), &who.viewer, post, &[(option, 1)]).await.unwrap();
        };
        network.add_member(&network.closed.slug, &people.outsider.viewer).await;
        vote(&people.member, 1).await;
        vote(&people.outsider, 2).await;
        all(&people.author).await;
        let before = [all(&people.author).await, all(&people.chair).await];
        vote(&people.member, 2).await;
        vote(&people.outsider, 1).await;
        assert_eq!(before, [all(&people.author).await, all(&people.chair).await]);
        let copy =
            network.post(&people.chair, &format!("/workgroups/{}/export", network.closed.slug), &[("", "")]).await;
        let copy = html::text(&copy.body);
        assert!(copy.contains("Which day suits you?") && copy.contains("One vote (50 %)"), "{copy}");
        assert!(!copy.contains("Your choice"), "{copy}");
    });
}

#[test]
fn who_may_not_write_there_does_not_vote_there() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (thread, post) = asked(network, "single", "always").await;
        let vote = async |who: &Person| polls::vote(sund, &who.viewer, post, &[(1, 1)]).await.map(drop);
        let refused = |done: Result<(), ActionError>| match done {
            Err(ActionError::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        for who in [&people.outsider, &people.ex_member, &people.administrator] {
            assert_eq!(refused(vote(who).await), Refusal::NotFound);
            for answer in [
                send(network, who, post, &[("choice", "1")]).await,
                network.get(who, &format!("/posts/{post}/vote")).await,
            ] {
                assert_eq!(answer.status, 404, "{}", answer.body);
            }
        }
        // A post without a poll.
        let plain = polls::vote(sund, &people.member.viewer, network.closed.posts[1], &[(1, 1)]).await.map(drop);
        assert_eq!(refused(plain), Refusal::NotFound);
        forum::lock_thread(sund, &people.chair.viewer, thread, true).await.unwrap();
        assert_eq!(refused(vote(&people.member).await), Refusal::Locked);
        vote(&people.chair).await.unwrap();
        forum::lock_thread(sund, &people.chair.viewer, thread, false).await.unwrap();
        let person = format!("/workgroups/{}/moderation/{}", network.closed.slug, people.member.viewer.person);
        let fields = [("kind", "silence"), ("days", "3"), ("cause", ""), ("reason", "Enough")];
        assert_eq!(network.post(&people.chair, &person, &fields).await.status, 303);
        assert_eq!(refused(vote(&people.member).await), Refusal::Silenced);
    });
}

#[test]
fn a_poll_goes_where_its_post_goes() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (thread, post) = asked(network, "single", "always").await;
        polls::vote(sund, &people.member.viewer, post, &[(2, 1)]).await.unwrap();
        forum::move_thread(sund, &people.chair.viewer, thread, &network.confidential.slug).await.unwrap();
        let poll = seen(network, &people.chair, thread).await;
        assert_eq!(sums(&poll.tally.unwrap())[0], (2, 1, 1));
        forum::hide_thread(sund, &people.chair.viewer, thread, "", "Why").await.unwrap();
        assert_eq!(send(network, &people.member, post, &[("choice", "1")]).await.status, 404);
        assert_eq!(send(network, &people.chair, post, &[("choice", "1")]).await.status, 403);
        forum::restore_thread(sund, &people.chair.viewer, thread).await.unwrap();
        forum::redact_post(sund, &people.chair.viewer, post, "Too much told", "").await.unwrap();
        for who in [&people.member, &people.chair] {
            let page = forum::show_thread(sund, &who.viewer, thread, None).await.unwrap();
            assert!(page.posts[0].poll.is_none());
        }
        let rows = crate::joining::Rows::of(network).await;
        for table in ["polls", "poll_votes"] {
            let left = rows.number(&format!("select count(*) from {table} where post_id = $1"), [post.0.into()]).await;
            assert_eq!(left, 0, "{table}");
        }
        rows.done().await;
    });
}
