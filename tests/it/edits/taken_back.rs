//! Taking back what one wrote: a trace stays, its author can bring it back for a time, and chairs are not fooled by it.

use super::text;
use crate::joining::Rows;
use futures_util::future::join;
use sund_actions::{ActionError, forum, moderation};
use sund_domain::{
    Refusal,
    forum::{Draft, DraftPlace, TAKEN_BACK_FOR},
    ids::{PostId, ThreadId},
};
use sund_tests::{Network, each_database, html};

const WORDS: &str = "SECRET-WORD of mine";

/// A reply of the author in the open workgroup: the post, and the page that shows it.
async fn reply(network: &Network, thread: ThreadId) -> (PostId, String) {
    let (sund, author) = (network.sund(), &network.people.author.viewer);
    let number = forum::reply(sund, author, thread, sund.new_id(), text(WORDS)).await.unwrap();
    let page = forum::show_thread(sund, author, thread, Some(number)).await.unwrap();
    let post = page.posts.iter().find(|post| post.number == number).unwrap().id;
    (post, format!("/threads/{thread}?post={number}"))
}

async fn thread(network: &Network) -> (ThreadId, PostId) {
    let (sund, author) = (network.sund(), &network.people.author.viewer);
    let new = forum::NewThread { form: sund.new_id(), kind: "practice", title: "A title of mine", text: text(WORDS) };
    let thread = forum::start_thread(sund, author, &network.open.slug, new).await.unwrap();
    (thread, forum::show_thread(sund, author, thread, None).await.unwrap().posts[0].id)
}

const NONE: [(&str, &str); 0] = [];

#[test]
fn what_one_takes_back_leaves_a_trace_and_comes_back_as_it_was() {
    each_database(async |network| {
        let people = &network.people;
        let (post, page) = reply(network, network.open.question).await;
        let before = network.get(&people.member, &page).await.body;
        let asked = network.get(&people.author, &format!("/posts/{post}/take-back")).await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        assert_eq!(network.post(&people.author, &format!("/posts/{post}/take-back"), &NONE).await.status, 303);
        let seen = network.get(&people.member, &page).await;
        assert!(!seen.body.contains("SECRET-WORD"), "{}", seen.body);
        assert!(html::text(&seen.body).contains("The author has taken this post back"), "{}", seen.body);
        for path in [format!("/posts/{post}/history"), format!("/threads/{}?quote={post}", network.open.question)] {
            let answer = network.get(&people.member, &path).await;
            assert!(!answer.body.contains("SECRET-WORD"), "{path}: {}", answer.body);
        }
        for who in [&people.author, &people.chair] {
            assert!(network.get(who, &page).await.body.contains("SECRET-WORD"));
        }
        let own = network.get(&people.author, &page).await;
        assert!(own.body.contains(&format!("/posts/{post}/bring-back")), "{}", own.body);
        network.clock.forward(TAKEN_BACK_FOR);
        let author = network.another_browser(&people.author.viewer).await;
        assert_eq!(network.post(&author, &format!("/posts/{post}/bring-back"), &NONE).await.status, 303);
        let member = network.another_browser(&people.member.viewer).await;
        let again = network.get(&member, &page).await.body;
        assert!(again.contains("SECRET-WORD") && before.contains("SECRET-WORD"), "{again}");
    });
}

#[test]
fn after_its_time_it_stays_away() {
    each_database(async |network| {
        let people = &network.people;
        let (post, page) = reply(network, network.open.question).await;
        let (whole, first) = thread(network).await;
        for taken in [post, first] {
            forum::take_back(network.sund(), &people.author.viewer, taken).await.unwrap();
        }
        network.clock.forward(TAKEN_BACK_FOR + 1);
        let author = network.another_browser(&people.author.viewer).await;
        for path in [format!("/posts/{post}/bring-back"), format!("/threads/{whole}/bring-back")] {
            let answer = network.post(&author, &path, &NONE).await;
            assert_eq!(answer.status, 403, "{path}: {}", answer.body);
            assert!(html::text(&answer.body).contains("is over"), "{path}: {}", answer.body);
        }
        let own = network.get(&author, &page).await;
        assert!(own.body.contains("SECRET-WORD") && !own.body.contains("bring-back"), "{}", own.body);
    });
}

/// Neither undoes what the other did.
#[test]
fn authors_and_chairs_bring_back_only_what_they_took_away() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (author, chair) = (&people.author.viewer, &people.chair.viewer);
        let refused = |done: Result<_, ActionError>| match done {
            Err(ActionError::Refused(refusal)) => Some(refusal),
            _ => None,
        };
        let (post, page) = reply(network, network.open.question).await;
        // Hidden by a chair: its author neither brings it back nor turns it into something of their own.
        forum::hide_post(sund, chair, post, "", "A reason").await.unwrap();
        assert_eq!(refused(forum::take_back(sund, author, post).await.map(drop)), Some(Refusal::Hidden));
        assert_eq!(refused(forum::bring_back(sund, author, post).await.map(drop)), Some(Refusal::Hidden));
        forum::restore_post(sund, chair, post).await.unwrap();
        // Taken back by its author: no chair shows it to others.
        forum::take_back(sund, author, post).await.unwrap();
        assert_eq!(refused(forum::restore_post(sund, chair, post).await.map(drop)), Some(Refusal::TakenBack));
        // A chair hides it all the same, and then that counts.
        forum::hide_post(sund, chair, post, "", "A reason").await.unwrap();
        assert_eq!(refused(forum::bring_back(sund, author, post).await.map(drop)), Some(Refusal::Hidden));
        assert!(!network.get(&people.member, &page).await.body.contains("SECRET-WORD"));
        // The same for whole threads.
        let (whole, first) = thread(network).await;
        forum::take_back(sund, author, first).await.unwrap();
        assert_eq!(refused(forum::restore_thread(sund, chair, whole).await), Some(Refusal::TakenBack));
        forum::hide_thread(sund, chair, whole, "", "A reason").await.unwrap();
        assert_eq!(refused(forum::bring_back_thread(sund, author, whole).await), Some(Refusal::Hidden));
        // Nobody takes back what others wrote.
        let (post, _) = reply(network, network.open.question).await;
        for other in [&people.member.viewer, chair] {
            assert_eq!(refused(forum::take_back(sund, other, post).await.map(drop)), Some(Refusal::NotYours));
        }
        let theirs = network.closed.posts[0];
        let outsider = &people.outsider.viewer;
        assert_eq!(refused(forum::take_back(sund, outsider, theirs).await.map(drop)), Some(Refusal::NotFound));
    });
}

#[test]
fn what_was_flagged_and_taken_back_stays_in_the_queue() {
    each_database(async |network| {
        let people = &network.people;
        let (post, _) = reply(network, network.open.question).await;
        moderation::flag_post(network.sund(), &people.member.viewer, post, "spam", "").await.unwrap();
        forum::take_back(network.sund(), &people.author.viewer, post).await.unwrap();
        let queue = network.get(&people.chair, &format!("/workgroups/{}/queue", network.open.slug)).await;
        assert!(queue.status == 200 && queue.body.contains("SECRET-WORD"), "{}", queue.body);
        assert!(html::text(&queue.body).contains("Taken back by its author"), "{}", queue.body);
    });
}

#[test]
fn a_thread_goes_with_its_first_post_only_while_nobody_has_replied() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (author, member) = (&people.author.viewer, &people.member.viewer);
        let count = async || {
            let forums = forum::forums(sund, member).await.unwrap();
            forums.iter().find(|line| line.forum.slug == network.open.slug).unwrap().threads
        };
        let (alone, first) = thread(network).await;
        let before = count().await;
        forum::take_back(sund, author, first).await.unwrap();
        assert_eq!(count().await, before - 1);
        assert_eq!(network.get(&people.member, &format!("/threads/{alone}")).await.status, 404);
        let list = network.get(&people.member, &format!("/forums/{}", network.open.slug)).await;
        assert!(!list.body.contains("A title of mine"), "{}", list.body);
        assert_eq!(network.post(&people.author, &format!("/threads/{alone}/bring-back"), &NONE).await.status, 303);
        assert_eq!(
            (count().await, network.get(&people.member, &format!("/threads/{alone}")).await.status),
            (before, 200)
        );

        forum::reply(sund, member, alone, sund.new_id(), text("I have replied")).await.unwrap();
        forum::take_back(sund, author, first).await.unwrap();
        let page = network.get(&people.member, &format!("/threads/{alone}")).await;
        assert!(page.status == 200 && page.body.contains("I have replied"), "{}", page.body);
        assert!(!page.body.contains("SECRET-WORD"), "{}", page.body);
    });
}

/// Somebody replies at the moment in which the thread is taken back: the reply is there for all, or was refused.
#[test]
fn a_reply_and_a_thread_that_is_taken_back_at_once() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        for round in 0..8 {
            let (thread, first) = thread(network).await;
            let reply = forum::reply(sund, &people.member.viewer, thread, sund.new_id(), text("At once"));
            let (replied, taken) = join(reply, forum::take_back(sund, &people.author.viewer, first)).await;
            taken.unwrap();
            let seen = network.get(&people.member, &format!("/threads/{thread}")).await;
            match replied {
                Ok(_) => assert!(seen.status == 200 && seen.body.contains("At once"), "round {round}: {}", seen.body),
                Err(ActionError::Refused(Refusal::Hidden | Refusal::NotFound)) => assert_eq!(seen.status, 404),
                Err(error) => panic!("round {round}: {error}"),
            }
        }
    });
}

#[test]
fn after_its_time_the_text_is_gone_and_the_trace_stays() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let rows = Rows::of(network).await;
        let (post, page) = reply(network, network.open.question).await;
        forum::edit_post(sund, &people.author.viewer, post, None, text("SECRET-WORD once more")).await.unwrap();
        let typed = Draft { body: "SECRET-WORD a third time".into(), ..Draft::default() };
        forum::keep_draft(sund, &people.author.viewer, DraftPlace::Edit(post), typed).await.unwrap();
        let (alone, first) = thread(network).await;
        let (flagged, _) = reply(network, network.open.question).await;
        moderation::flag_post(sund, &people.member.viewer, flagged, "rules", "").await.unwrap();
        for id in [post, first, flagged] {
            forum::take_back(sund, &people.author.viewer, id).await.unwrap();
        }
        let kept = async || {
            let posts = "select count(*) from posts where markdown like '%SECRET-WORD%' or html like '%SECRET-WORD%'";
            let beside = "select (select count(*) from post_versions where markdown like '%SECRET-WORD%') \
                + (select count(*) from drafts where body like '%SECRET-WORD%')";
            (rows.number(posts, []).await, rows.number(beside, []).await)
        };
        network.clock.forward(TAKEN_BACK_FOR);
        forum::forget_taken_back(sund).await.unwrap();
        assert_eq!(kept().await, (3, 2), "until then its author can bring it back");
        network.clock.forward(1);
        for _ in 0..2 {
            forum::forget_taken_back(sund).await.unwrap();
        }
        assert_eq!(kept().await, (1, 0), "what chairs have to decide about stays until they have");
        let named = "select count(*) from threads where title = 'A title of mine'";
        let logged = "select count(*) from audit_log where what = 'A title of mine'";
        assert_eq!((rows.number(named, []).await, rows.number(logged, []).await), (0, 0));
        for who in [&people.author, &people.chair, &people.member] {
            let who = network.another_browser(&who.viewer).await;
            let seen = network.get(&who, &page).await;
            assert!(html::text(&seen.body).contains("The author has taken this post back"), "{}", seen.body);
            let answer = network.post(&who, &format!("/posts/{post}/bring-back"), &NONE).await;
            assert!([403, 404].contains(&answer.status), "{}", answer.status);
        }
        let author = network.another_browser(&people.author.viewer).await;
        let whole = network.get(&author, &format!("/threads/{alone}")).await;
        assert_eq!(whole.status, 200);
        assert!(!whole.body.contains("SECRET-WORD") && !whole.body.contains("A title of mine"), "{}", whole.body);

        let decide = "update cases set decided_at = 1 where post_id = $1";
        rows.run(decide, [flagged.0.into()]).await;
        forum::forget_taken_back(sund).await.unwrap();
        assert_eq!(kept().await, (0, 0));
    });
}
