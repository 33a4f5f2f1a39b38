//! Edits: of two at once none is lost, the history says what changed, and an edit after replies is marked.

mod taken_back;

use futures_util::future::join_all;
use sund_actions::forum::{self, Edited, Written};
use sund_domain::{ids::PostId, text::BODY_MOST, time::MINUTE};
use sund_tests::{Answer, Network, Person, each_database, html};

const fn text(body: &str) -> Written<'_> {
    Written { body, language: "en" }
}

fn edit(post: PostId) -> String {
    format!("/posts/{post}/edit")
}

async fn version(network: &Network, who: &Person, post: PostId) -> String {
    let page = network.get(who, &edit(post)).await;
    html::field(&page.body, "version").unwrap_or_else(|| panic!("{}", page.body))
}

async fn send(network: &Network, who: &Person, post: PostId, version: &str, body: &str) -> Answer {
    network.post(who, &edit(post), &[("version", version), ("body", body), ("language", "en"), ("do", "send")]).await
}

async fn source(network: &Network, who: &Person, post: PostId) -> String {
    forum::editing(network.sund(), &who.viewer, post).await.unwrap().0.markdown
}

#[test]
fn of_two_devices_the_second_one_sees_both_texts() {
    each_database(async |network| {
        let (author, post) = (&network.people.author, network.open.posts[0]);
        let [one, other] = [version(network, author, post).await, version(network, author, post).await];
        assert_eq!(send(network, author, post, &one, "The first device wrote this").await.status, 303);
        let typed = "The second device\nwrote <b>that</b>";
        let answer = send(network, author, post, &other, typed).await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert_eq!(html::field(&answer.body, "body").as_deref(), Some(typed), "what was typed is in the box");
        let told = html::text(&answer.body);
        assert!(told.contains("The first device wrote this"), "{told}");
        assert!(answer.body.contains("<del>") && answer.body.contains("<ins>"), "{}", answer.body);
        assert!(!answer.body.contains("<b>that"), "{}", answer.body);
        assert_eq!(source(network, author, post).await, "The first device wrote this");
        // Sent again, it is meant; the other one stays in the history.
        let now = html::field(&answer.body, "version").unwrap();
        assert_eq!(send(network, author, post, &now, typed).await.status, 303);
        assert_eq!(source(network, author, post).await, typed);
        let history = network.get(author, &format!("/posts/{post}/history")).await;
        assert!(html::text(&history.body).contains("The first device wrote this"), "{}", history.body);
        // The same text again is no conflict, whatever the form says.
        assert_eq!(send(network, author, post, &one, typed).await.status, 303);
    });
}

#[test]
fn what_is_refused_keeps_the_version_that_it_was_written_over() {
    each_database(async |network| {
        let (author, post) = (&network.people.author, network.open.posts[0]);
        let old = version(network, author, post).await;
        assert_eq!(send(network, author, post, &old, "Another text").await.status, 303);
        for (body, act) in [("", "send"), ("Mine", "preview")] {
            let fields = [("version", old.as_str()), ("body", body), ("language", "en"), ("do", act)];
            let answer = network.post(author, &edit(post), &fields).await;
            assert!(matches!(answer.status, 200 | 422), "{act}: {}", answer.status);
            assert_eq!(html::field(&answer.body, "version").as_deref(), Some(old.as_str()), "{act}");
        }
    });
}

#[test]
fn edits_at_once_are_one_edit_and_conflicts() {
    each_database(async |network| {
        let (sund, author, post) = (network.sund(), &network.people.author.viewer, network.open.posts[0]);
        for round in 0..5_u32 {
            let (now, _) = forum::editing(sund, author, post).await.unwrap();
            let version = Some(now.post.version);
            let texts: Vec<_> = (0..6).map(|n| format!("Round {round}, text {n}")).collect();
            let all = texts.iter().map(|body| forum::edit_post(sund, author, post, version, text(body)));
            let saved = join_all(all).await.into_iter().map(|done| done.unwrap());
            assert_eq!(saved.filter(|edited| matches!(edited, Edited::Saved(_))).count(), 1, "round {round}");
            // A form of before has no version: then one of them counts after the other, or comes to nothing.
            let all = texts.iter().map(|body| forum::edit_post(sund, author, post, None, text(body)));
            for done in join_all(all).await {
                done.unwrap();
            }
        }
        let history = forum::post_history(sund, author, post, None).await.unwrap();
        let numbers: Vec<_> = history.texts.iter().map(|text| text.version).collect();
        let last = numbers[0];
        assert_eq!(numbers, (1..=last).rev().take(numbers.len()).collect::<Vec<_>>(), "no gap, no double");
    });
}

#[test]
fn of_two_chairs_the_second_one_sees_both_conclusions() {
    each_database(async |network| {
        let (chair, thread) = (&network.people.chair, network.open.question);
        let address = format!("/threads/{thread}/conclude");
        let page = network.get(chair, &address).await;
        let version = html::field(&page.body, "version").unwrap();
        let send = async |version: &str, body: &str| {
            network.post(chair, &address, &[("version", version), ("body", body)]).await
        };
        assert_eq!(send(&version, "What the one concluded").await.status, 303);
        let answer = send(&version, "What the other concluded").await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert_eq!(html::field(&answer.body, "body").as_deref(), Some("What the other concluded"));
        assert!(html::text(&answer.body).contains("What the one concluded"), "{}", answer.body);
        let now = html::field(&answer.body, "version").unwrap();
        assert_eq!(send(&now, "What the other concluded").await.status, 303);
        // To take it away over another one is a conflict as well.
        assert_eq!(send(&now, "").await.status, 409);
        let (sund, viewer) = (network.sund(), &chair.viewer);
        let seen = forum::thread_only(sund, viewer, thread).await.unwrap().conclusion_version;
        let all =
            (0..6).map(|n| async move { forum::conclude(sund, viewer, thread, Some(seen), &format!("{n}")).await });
        assert_eq!(join_all(all).await.into_iter().filter(|done| *done.as_ref().unwrap()).count(), 1);
    });
}

#[test]
fn the_history_says_which_words_went_and_came() {
    each_database(async |network| {
        let (sund, author, post) = (network.sund(), &network.people.author, network.open.posts[0]);
        for body in ["We met twice a year", "We met four times a year", "<script>alert(1)</script> a year"] {
            network.clock.forward(MINUTE);
            forum::edit_post(sund, &author.viewer, post, None, text(body)).await.unwrap();
        }
        let page = network.get(&network.people.member, &format!("/posts/{post}/history")).await;
        let sentence = |tag: &str, word: &str, said: &str| {
            format!("<{tag}><span class=\"visually-hidden\"> {said} </span>{word}<span")
        };
        for part in [sentence("del", "twice", "removed:"), sentence("ins", "four times", "added:")] {
            assert!(page.body.contains(&part), "{part}: {}", page.body);
        }
        assert_eq!(html::what_runs(&page.body), Vec::<String>::new());
        // A long history is read page by page.
        for n in 0..50 {
            forum::edit_post(sund, &author.viewer, post, None, text(&format!("Text number {n}"))).await.unwrap();
        }
        let mut found = Vec::new();
        let mut before = None;
        loop {
            let history = forum::post_history(sund, &network.people.member.viewer, post, before).await.unwrap();
            found.extend(history.texts.iter().map(|text| text.version));
            before = history.base.map(|base| base.version + 1);
            if before.is_none() {
                break;
            }
        }
        assert_eq!(found, (1..=54).rev().collect::<Vec<_>>());
        let page = network.get(author, &format!("/posts/{post}/history?before=0")).await;
        assert_eq!(page.status, 200);
    });
}

/// The longest texts that there are, unlike each other in every word, twenty times on a page.
#[test]
fn the_history_of_the_longest_texts_comes_at_once() {
    each_database(async |network| {
        let (sund, author, post) = (network.sund(), &network.people.author.viewer, network.open.posts[0]);
        for n in 0..21 {
            let word = format!("{}{n} ", ["a", "b!", "ö\n"][n % 3]);
            let body = word.repeat(BODY_MOST / word.chars().count());
            forum::edit_post(sund, author, post, None, text(body.trim())).await.unwrap();
        }
        #[expect(clippy::disallowed_methods, reason = "a measurement")]
        let begun = std::time::Instant::now();
        let page = network.get(&network.people.member, &format!("/posts/{post}/history")).await;
        assert_eq!(page.status, 200);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    });
}

#[test]
fn redacted_texts_are_in_no_history() {
    each_database(async |network| {
        let (sund, author, post) = (network.sund(), &network.people.author, network.open.posts[0]);
        forum::edit_post(sund, &author.viewer, post, None, text("SECRET-WORD in it")).await.unwrap();
        forum::edit_post(sund, &author.viewer, post, None, text("It is out again")).await.unwrap();
        let opened = forum::editing(sund, &author.viewer, post).await.unwrap().0.post.version;
        forum::redact_post(sund, &network.people.chair.viewer, post, "It names a child", "").await.unwrap();
        for who in [author, &network.people.chair, &network.people.member] {
            let page = network.get(who, &format!("/posts/{post}/history")).await;
            assert!(page.status == 404 && !page.body.contains("SECRET-WORD"), "{}", page.body);
        }
        let answer = send(network, author, post, &opened.to_string(), "SECRET-WORD once more").await;
        assert!(answer.status == 404 && html::text(&answer.body).contains("once more"), "{}", answer.body);
    });
}

#[test]
fn an_edit_after_others_replied_is_marked_with_its_time() {
    each_database(async |network| {
        let (sund, author) = (network.sund(), &network.people.author);
        let thread = network.open.question;
        let shown = async |number: u32| {
            let page = forum::show_thread(sund, &network.people.member.viewer, thread, Some(number)).await.unwrap();
            page.posts.into_iter().find(|post| post.number == number).unwrap()
        };
        let number = forum::reply(sund, &author.viewer, thread, sund.new_id(), text("As it was")).await.unwrap();
        let post = shown(number).await.id;
        let edit = async |body| {
            network.clock.forward(MINUTE);
            forum::edit_post(sund, &author.viewer, post, None, text(body)).await.unwrap();
            network.sund().now()
        };
        // Nobody has replied yet; and one's own words after it are no reply of others.
        edit("Before anybody").await;
        forum::reply(sund, &author.viewer, thread, sund.new_id(), text("One more thing")).await.unwrap();
        edit("After oneself").await;
        assert!(shown(number).await.edited.is_some() && shown(number).await.edited_late.is_none());
        let member = &network.people.member;
        forum::reply(sund, &member.viewer, thread, sund.new_id(), text("I reply to that")).await.unwrap();
        assert!(shown(number).await.edited_late.is_none(), "it was edited before");
        let at = edit("After a reply").await;
        assert_eq!(shown(number).await.edited_late, Some(at));
        let page = network.get(member, &format!("/threads/{thread}?post={number}")).await;
        assert!(html::text(&page.body).contains("edited after replies"), "{}", page.body);
    });
}
