//! Drafts: on every device, two of them at once, late, refused, and the page that lists them.

use futures_util::future::join_all;
use sund_actions::forum::{self, Written};
use sund_domain::{
    forum::{Draft, DraftPlace, KeptDraft, Stamp},
    time::MINUTE,
};
use sund_tests::{Answer, Network, Person, each_database, html};
use uuid::Uuid;

/// A text as a page with this form sends it, over this state of the draft.
fn typed(pen: Uuid, version: u32, body: &str) -> Draft {
    Draft { body: body.into(), stamp: Stamp { pen, version, base: 0 }, ..Draft::default() }
}

async fn keep(network: &Network, who: &Person, place: DraftPlace, draft: Draft) -> KeptDraft {
    forum::keep_draft(network.sund(), &who.viewer, place, draft).await.unwrap()
}

async fn in_box(network: &Network, who: &Person, place: DraftPlace) -> Option<String> {
    forum::draft(network.sund(), &who.viewer, place).await.unwrap().map(|draft| draft.body)
}

/// All drafts: the text, and whether it is kept beside another.
async fn all(network: &Network, who: &Person) -> Vec<(String, bool)> {
    let page = forum::list_drafts(network.sund(), &who.viewer, None).await.unwrap();
    let mut all: Vec<_> = page.rows.into_iter().map(|line| (line.body, line.aside)).collect();
    all.sort();
    all
}

fn told(rows: &[(&str, bool)]) -> Vec<(String, bool)> {
    rows.iter().map(|(text, aside)| ((*text).to_owned(), *aside)).collect()
}

#[test]
fn of_two_devices_neither_writes_over_the_other() {
    each_database(async |network| {
        let author = &network.people.author;
        let place = DraftPlace::Reply(network.open.question);
        let [one, other]: [Uuid; 2] = [network.sund().new_id(), network.sund().new_id()];
        let first = keep(network, author, place, typed(one, 0, "On the train")).await;
        assert_eq!(first, KeptDraft { version: 1, aside: false });
        // The other one was open before: what it types is kept beside, key after key.
        for text in ["At", "At the desk"] {
            let kept = keep(network, author, place, typed(other, 0, text)).await;
            assert!(kept.aside);
        }
        keep(network, author, place, typed(one, 1, "On the train, on")).await;
        assert_eq!(all(network, author).await, told(&[("At the desk", true), ("On the train, on", false)]));
        // A page that shows what is there goes on with it.
        let third: Uuid = network.sund().new_id();
        let kept = keep(network, author, place, typed(third, 2, "On the train, and home")).await;
        assert_eq!(kept, KeptDraft { version: 3, aside: false });
        // The one beside is emptied by its own page.
        keep(network, author, place, typed(other, 0, "")).await;
        assert_eq!(all(network, author).await, told(&[("On the train, and home", false)]));
    });
}

#[test]
fn devices_at_once_lose_nothing() {
    each_database(async |network| {
        let author = &network.people.author;
        let place = DraftPlace::Reply(network.open.question);
        let texts: Vec<_> = (0..8).map(|n| format!("Text {n}")).collect();
        let kept =
            join_all(texts.iter().map(|text| keep(network, author, place, typed(network.sund().new_id(), 0, text))));
        assert_eq!(kept.await.iter().filter(|kept| !kept.aside).count(), 1);
        let found: Vec<_> = all(network, author).await.into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, texts);
    });
}

/// A reply by the plain form with this id; the draft is as old as the page says.
async fn reply(network: &Network, who: &Person, form: Uuid, version: &str, body: &str, act: &str) -> Answer {
    let form = form.to_string();
    let fields = [("form", form.as_str()), ("draft", version), ("body", body), ("language", "en"), ("do", act)];
    network.post(who, &format!("/threads/{}/reply", network.open.question), &fields).await
}

#[test]
fn what_was_posted_does_not_come_back_late() {
    each_database(async |network| {
        let author = &network.people.author;
        let place = DraftPlace::Reply(network.open.question);
        for kept_before in [true, false] {
            let pen: Uuid = network.sund().new_id();
            if kept_before {
                keep(network, author, place, typed(pen, 0, "What I s")).await;
            }
            assert_eq!(reply(network, author, pen, "1", "What I say", "send").await.status, 303);
            for _ in 0..2 {
                keep(network, author, place, typed(pen, 1, "What I sa")).await;
            }
            assert_eq!(all(network, author).await, [], "kept before: {kept_before}");
            network.clock.forward(MINUTE);
        }
        // For a thread and an edit alike.
        let sund = network.sund();
        let open = forum::start_form(sund, &author.viewer, &network.open.slug).await.unwrap().forum;
        let pen: Uuid = sund.new_id();
        let text = Written { body: "A body", language: "en" };
        let new = forum::NewThread { form: pen, kind: "practice", title: "A title", text };
        forum::start_thread(sund, &author.viewer, &network.open.slug, new).await.unwrap();
        keep(network, author, DraftPlace::Thread(open.id), typed(pen, 0, "A bod")).await;
        let (post, pen) = (network.open.posts[0], sund.new_id::<Uuid>().to_string());
        let fields = [("form", pen.as_str()), ("draft", "0"), ("body", "Edited"), ("language", "en"), ("do", "send")];
        assert_eq!(network.post(author, &format!("/posts/{post}/edit"), &fields).await.status, 303);
        keep(network, author, DraftPlace::Edit(post), typed(pen.parse().unwrap(), 0, "Edite")).await;
        assert_eq!(all(network, author).await, []);
    });
}

#[test]
fn what_another_device_has_begun_stays_when_one_posts() {
    each_database(async |network| {
        let author = &network.people.author;
        let place = DraftPlace::Reply(network.open.question);
        let [phone, desk]: [Uuid; 2] = [network.sund().new_id(), network.sund().new_id()];
        keep(network, author, place, typed(phone, 0, "From the phone")).await;
        keep(network, author, place, typed(desk, 0, "From the desk")).await;
        assert_eq!(reply(network, author, desk, "0", "From the desk, sent", "send").await.status, 303);
        assert_eq!(all(network, author).await, told(&[("From the phone", false)]));
        keep(network, author, place, typed(desk, 0, "From the des")).await;
        assert_eq!(all(network, author).await, told(&[("From the phone", false)]), "nor does it come back beside");
        // A page that showed the draft, without scripts, takes it along whatever was changed in it.
        let page: Uuid = network.sund().new_id();
        assert_eq!(reply(network, author, page, "1", "Something else altogether", "send").await.status, 303);
        assert_eq!(all(network, author).await, []);
    });
}

#[test]
fn without_scripts_one_saves_by_a_button_and_nothing_that_is_refused_is_lost() {
    each_database(async |network| {
        let (author, sund) = (&network.people.author, network.sund());
        let thread = network.open.question;
        let saved = reply(network, author, sund.new_id(), "0", "Half a thought", "save").await;
        assert!(saved.status == 200 && html::text(&saved.body).contains("Draft saved"), "{}", saved.body);
        assert_eq!(html::field(&saved.body, "draft").as_deref(), Some("1"));
        assert_eq!(in_box(network, author, DraftPlace::Reply(thread)).await.as_deref(), Some("Half a thought"));
        // On any other device it is in the box.
        let other = network.another_browser(&author.viewer).await;
        let page = network.get(&other, &format!("/threads/{thread}")).await;
        assert_eq!(html::field(&page.body, "body").as_deref(), Some("Half a thought"));
        // Too long, a thread that was locked meanwhile, a conflict: all of it waits.
        let long = "x".repeat(40_000);
        assert_eq!(reply(network, author, sund.new_id(), "1", &long, "send").await.status, 422);
        assert_eq!(in_box(network, author, DraftPlace::Reply(thread)).await, Some(long));
        forum::lock_thread(sund, &network.people.chair.viewer, thread, true).await.unwrap();
        assert_eq!(reply(network, author, sund.new_id(), "2", "Too late", "send").await.status, 403);
        assert_eq!(in_box(network, author, DraftPlace::Reply(thread)).await.as_deref(), Some("Too late"));
        let new = format!("/forums/{}/new", network.open.slug);
        let fields = [("kind", "practice"), ("title", ""), ("body", "No title yet"), ("do", "send")];
        assert_eq!(network.post(author, &new, &fields).await.status, 422);
        let page = network.get(&other, &new).await;
        assert_eq!(html::field(&page.body, "body").as_deref(), Some("No title yet"));
    });
}

/// An edit that was begun over a text which was changed since is no edit of the new one.
#[test]
fn a_draft_of_an_edit_knows_over_what_it_was_written() {
    each_database(async |network| {
        let (author, sund) = (&network.people.author, network.sund());
        forum::lock_thread(sund, &network.people.chair.viewer, network.open.question, false).await.unwrap();
        let address = format!("/posts/{}/edit", network.open.posts[0]);
        let page = network.get(author, &address).await;
        let old = html::field(&page.body, "version").unwrap();
        let form: Uuid = sund.new_id();
        let send = async |form: Uuid, version: &str, body: &str, act: &str| {
            let form = form.to_string();
            let fields =
                [("form", form.as_str()), ("version", version), ("body", body), ("language", "en"), ("do", act)];
            network.post(author, &address, &fields).await
        };
        assert_eq!(send(form, &old, "Begun over the first text", "save").await.status, 200);
        forum::edit_post(
            sund,
            &author.viewer,
            network.open.posts[0],
            None,
            Written { body: "Changed", language: "en" },
        )
        .await
        .unwrap();
        let page = network.get(author, &address).await;
        assert_eq!(html::field(&page.body, "body").as_deref(), Some("Begun over the first text"));
        assert_eq!(html::field(&page.body, "version"), Some(old.clone()));
        assert_eq!(send(sund.new_id(), &old, "Begun over the first text", "send").await.status, 409);
    });
}

#[test]
fn the_page_lists_opens_and_discards_them() {
    each_database(async |network| {
        let (author, sund) = (&network.people.author, network.sund());
        let place = network.open.question;
        let [one, other]: [Uuid; 2] = [sund.new_id(), sund.new_id()];
        keep(network, author, DraftPlace::Reply(place), typed(one, 0, "In the box")).await;
        keep(network, author, DraftPlace::Reply(place), typed(other, 0, "Beside <b>it</b>")).await;
        keep(network, author, DraftPlace::Edit(network.open.posts[0]), typed(one, 0, "An edit")).await;
        keep(network, author, DraftPlace::Reply(network.closed.question), typed(one, 0, "A closed place")).await;
        let page = network.get(author, "/drafts").await;
        let text = html::text(&page.body);
        for part in ["In the box", "Beside <b>it</b>", "second draft", "A reply in", "An edit in", "A closed place"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(html::what_runs(&page.body), Vec::<String>::new());
        assert!(!html::text(&network.get(&network.people.member, "/drafts").await.body).contains("In the box"));
        // Opened, the one beside is in the box, and the other one beside.
        let key = format!("aside:{other}");
        let opened = network.post(author, "/drafts/open", &[("draft", key.as_str())]).await;
        assert!(opened.status == 303 && opened.location().starts_with(&format!("/threads/{place}")), "{}", opened.body);
        assert_eq!(in_box(network, author, DraftPlace::Reply(place)).await.as_deref(), Some("Beside <b>it</b>"));
        assert!(all(network, author).await.contains(&("In the box".into(), true)));
        for key in [format!("reply:{place}"), format!("edit:{}", network.open.posts[0])] {
            assert_eq!(network.post(author, "/drafts/discard", &[("draft", key.as_str())]).await.status, 303);
        }
        assert_eq!(all(network, author).await, told(&[("A closed place", false), ("In the box", true)]));
    });
}

/// A draft is one's own wherever it was meant to go; of a place that one may not enter, it tells nothing.
#[test]
fn a_draft_of_a_place_that_is_closed_to_one_tells_nothing_of_it() {
    each_database(async |network| {
        let (outsider, sund) = (&network.people.outsider, network.sund());
        let title =
            forum::thread_only(sund, &network.people.chair.viewer, network.confidential.question).await.unwrap().title;
        let mut pages = Vec::new();
        for thread in [network.confidential.question, sund.new_id()] {
            keep(network, outsider, DraftPlace::Reply(thread), typed(sund.new_id(), 0, "My own words")).await;
            let page = network.get(outsider, "/drafts").await;
            assert!(page.body.contains("My own words") && !page.body.contains(&title), "{}", page.body);
            pages.push(html::text(&page.body).replace(&thread.to_string(), "ID"));
            let key = format!("reply:{thread}");
            assert_eq!(network.post(outsider, "/drafts/open", &[("draft", key.as_str())]).await.status, 404);
            network.post(outsider, "/drafts/discard", &[("draft", key.as_str())]).await;
        }
        assert_eq!(pages[0], pages[1]);
    });
}

#[test]
fn a_redacted_post_takes_drafts_of_its_text_along() {
    each_database(async |network| {
        let (author, post) = (&network.people.author, network.open.posts[0]);
        let [one, other]: [Uuid; 2] = [network.sund().new_id(), network.sund().new_id()];
        for pen in [one, other] {
            keep(network, author, DraftPlace::Edit(post), typed(pen, 0, &format!("SECRET-WORD {pen}"))).await;
        }
        assert_eq!(all(network, author).await.len(), 2);
        forum::redact_post(network.sund(), &network.people.chair.viewer, post, "It names a child", "").await.unwrap();
        assert_eq!(all(network, author).await, []);
    });
}
