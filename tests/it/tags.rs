//! Themes: found by any word, on threads and their lists, kept by administrators; and nothing of what one may not see.

use sund_actions::{
    forum::{self, NewThread, Sent, With, Written},
    moderation, tags,
};
use sund_domain::{
    Field, Problem, forum::THREADS_A_PAGE, ids::ThreadId, language::Language, tags::TypedTags, time::MINUTE,
};
use sund_tests::{Network, Person, each_database, html};

mod kept;
mod watched;

async fn start(network: &Network, who: &Person, forum: &str, title: &str, words: &str) -> ThreadId {
    network.clock.forward(MINUTE);
    let text = Written { body: "Some text", language: "en" };
    let new = NewThread { form: network.sund().new_id(), kind: "discussion", title, text };
    let with = With { tags: TypedTags { words, reader: Language::En }, ..With::default() };
    let sent = forum::send_thread(network.sund(), &who.viewer, forum, new, with).await.unwrap();
    sent.posted().unwrap()
}

async fn page(network: &Network, who: &Person, address: &str) -> String {
    let answer = network.get(who, address).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.body
}

/// What a page says, with one space between words.
fn text(body: &str) -> String {
    html::text(body).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of the themes on a page, in their order.
fn themes(body: &str) -> Vec<&str> {
    let main = body.split("<main").nth(1).unwrap();
    main.split("href=\"/tags/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn new_thread<'a>(form: &'a str, tags: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("form", form),
        ("kind", "question"),
        ("title", "Kept title"),
        ("body", "Kept body"),
        ("language", "en"),
        ("tags", tags),
    ]
}

#[test]
fn a_word_in_any_language_gives_a_thread_its_theme() {
    each_database(async |network| {
        let (author, slug) = (&network.people.author, &network.open.slug);
        for words in ["recruitment", "Grooming", "HOUKUTTELU", "gromning", "värbamine, va\u{308}rväys"] {
            let form = network.sund().new_id::<uuid::Uuid>().to_string();
            let mut fields = new_thread(&form, words).to_vec();
            fields.push(("do", "send"));
            let answer = network.post(author, &format!("/forums/{slug}/new"), &fields).await;
            assert_eq!(answer.status, 303, "{words}: {}", html::text(&answer.body));
            let thread = page(network, author, answer.location()).await;
            assert_eq!(themes(&thread), ["recruitment"], "{words}");
        }
        // In lists, and each reader in their words.
        let member = &network.people.member;
        let list = page(network, member, &format!("/forums/{slug}")).await;
        assert_eq!(themes(&list).len(), 6);
        assert!(html::text(&list).contains("Recruitment") && !html::text(&list).contains("Grooming"));
        let fields =
            [("language", "sv"), ("time_zone", "Europe/Stockholm"), ("theme", "dark"), ("keys", "on"), ("topics", "")];
        assert_eq!(network.post(member, "/settings", &fields).await.status, 303);
        let list = page(network, member, &format!("/forums/{slug}")).await;
        assert!(
            list.contains("lang=\"sv\" class=\"chip\">Rekrytering</a>") && !list.contains(">Recruitment<"),
            "{list}"
        );
        let all = html::text(&page(network, member, "/tags").await);
        for word in ["Rekrytering", "gromning", "Grooming", "houkuttelu", "Värbamine", "Boende"] {
            assert!(all.contains(word), "{word}: {all}");
        }
    });
}

#[test]
fn an_unknown_word_is_told_with_what_is_near_and_all_that_was_typed() {
    each_database(async |network| {
        let (author, slug) = (&network.people.author, &network.open.slug);
        for (words, told) in [
            ("recruitmnt", "“recruitmnt” is no theme of this network. Near to it: Recruitment"),
            ("Housing, varvays", "“varvays” is no theme of this network. Near to it: Recruitment"),
            ("<b>nothing</b>", "“<b>nothing</b>” is no theme of this network."),
            ("housing, grooming, a, b, c, d", "Not every word is one of the network’s themes."),
        ] {
            for act in ["send", "save"] {
                let form = network.sund().new_id::<uuid::Uuid>().to_string();
                let mut fields = new_thread(&form, words).to_vec();
                fields.push(("do", act));
                let answer = network.post(author, &format!("/forums/{slug}/new"), &fields).await;
                assert_eq!(answer.status, if act == "send" { 422 } else { 200 }, "{words}");
                for (name, value) in [("title", "Kept title"), ("body", "Kept body"), ("tags", words)] {
                    assert_eq!(html::field(&answer.body, name).as_deref(), Some(value), "{words}");
                }
                assert_eq!(text(&answer.body).contains(told), act == "send", "{words}: {}", text(&answer.body));
            }
            // It waits as a draft; what another page types afterwards is kept beside it.
            let again = page(network, author, &format!("/forums/{slug}/new")).await;
            assert_eq!(html::field(&again, "tags").as_deref(), Some("recruitmnt"));
        }
        let thread = start(network, author, slug, "A thread", "").await;
        let answer =
            network.post(author, &format!("/threads/{thread}/tags"), &[("tags", "housnig, recruitment")]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(html::field(&answer.body, "tags").as_deref(), Some("housnig, recruitment"));
        assert!(text(&answer.body).contains("Near to it: Housing"));
        assert_eq!(themes(&page(network, author, &format!("/threads/{thread}")).await), Vec::<&str>::new());
    });
}

#[test]
fn the_author_and_who_leads_change_the_themes_and_the_log_says_so() {
    each_database(async |network| {
        let people = &network.people;
        let slug = &network.closed.slug;
        let thread = start(network, &people.author, slug, "Whose themes", "housing").await;
        let address = format!("/threads/{thread}/tags");
        let form = page(network, &people.author, &address).await;
        assert_eq!(html::field(&form, "tags").as_deref(), Some("Housing"));
        let change = async |who: &Person, words: &str| network.post(who, &address, &[("tags", words)]).await.status;
        assert_eq!(change(&people.member, "grooming").await, 403);
        assert_eq!(change(&people.outsider, "grooming").await, 404);
        assert_eq!(change(&people.administrator, "grooming").await, 404);
        assert_eq!(change(&people.author, "grooming, housing").await, 303);
        assert_eq!(change(&people.author, "recruitment, asuminen").await, 303, "the same in other words");
        let shown = page(network, &people.member, &format!("/threads/{thread}")).await;
        assert_eq!(themes(&shown), ["recruitment", "housing"], "in the order in which they were typed");
        assert!(!shown.contains(&address), "nothing to press for who may not");
        forum::lock_thread(network.sund(), &people.chair.viewer, thread, true).await.unwrap();
        assert_eq!(change(&people.author, "housing").await, 403);
        assert_eq!(change(&people.chair, "").await, 303);
        assert_eq!(themes(&page(network, &people.member, &format!("/threads/{thread}")).await), Vec::<&str>::new());
        let log = html::text(&page(network, &people.member, &format!("/workgroups/{slug}/log")).await);
        assert_eq!(log.matches("Changed the themes").count(), 2, "what changes nothing is no line: {log}");
    });
}

#[test]
fn a_page_of_a_theme_shows_what_one_may_see() {
    each_database(async |network| {
        let people = &network.people;
        let threads = network.places().map(|place| (place.question, place.marker));
        for (who, seen) in [
            (&people.member, [true, true, true]),
            (&people.outsider, [true, false, false]),
            (&people.ex_member, [true, false, false]),
            (&people.administrator, [true, false, false]),
        ] {
            let body = page(network, who, "/tags/recruitment").await;
            for ((thread, marker), seen) in threads.into_iter().zip(seen) {
                assert_eq!(body.contains(&thread.to_string()), seen, "{} {marker}", who.viewer.name);
                assert_eq!(body.contains(marker), seen, "{} {marker}", who.viewer.name);
            }
        }
        // A theme that is on nothing that one sees is a theme without threads.
        let hidden = start(network, &people.chair, &network.confidential.slug, "Nobody's business", "housing").await;
        let outsider = page(network, &people.outsider, "/tags/housing").await;
        assert!(outsider.contains("There is no thread here that you can see"));
        assert!(page(network, &people.member, "/tags/housing").await.contains(&hidden.to_string()));
        // Out of sight for readers, there for who leads.
        let thread = network.open.question;
        forum::hide_thread(network.sund(), &people.chair.viewer, thread, "off-topic", "").await.unwrap();
        assert!(!page(network, &people.outsider, "/tags/recruitment").await.contains(&thread.to_string()));
        assert!(page(network, &people.chair, "/tags/recruitment").await.contains(&thread.to_string()));
        assert_eq!(network.get(&people.member, "/tags/nothing").await.status, 404);
    });
}

#[test]
fn pages_of_a_theme_go_on() {
    each_database(async |network| {
        let (author, slug) = (&network.people.author, &network.open.slug);
        let mut wanted = Vec::new();
        for n in 0..=THREADS_A_PAGE {
            wanted.insert(0, start(network, author, slug, &format!("Thread {n}"), "housing").await);
        }
        let first = tags::tag_page(network.sund(), &author.viewer, "housing", None).await.unwrap();
        let second = tags::tag_page(network.sund(), &author.viewer, "housing", first.threads.next).await.unwrap();
        let ids = first.threads.rows.iter().chain(&second.threads.rows).map(|line| line.id).collect::<Vec<_>>();
        assert_eq!((ids, second.threads.rows.len(), second.threads.next), (wanted, 1, None));
        let body = page(network, author, "/tags/housing").await;
        let next = body.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(page(network, author, next).await.contains("Thread 0"));
    });
}

#[test]
fn a_thread_that_waits_keeps_its_themes() {
    each_database(async |network| {
        let (people, slug) = (&network.people, &network.closed.slug);
        let sund = network.sund();
        moderation::hold_forum(sund, &people.chair.viewer, slug, true).await.unwrap();
        let text = Written { body: "Look at this first", language: "en" };
        let new = || NewThread { form: sund.new_id(), kind: "question", title: "It waits", text };
        let tags = TypedTags { words: "houkuttelu, housing", reader: Language::En };
        let send = async || {
            let sent =
                forum::send_thread(sund, &people.member.viewer, slug, new(), With { tags, ..With::default() }).await;
            match sent.unwrap() {
                Sent::Waits(held) => held,
                Sent::Posted(_) => panic!("it does not wait"),
            }
        };
        let held = send().await;
        moderation::take_back_held(sund, &people.member.viewer, held).await.unwrap();
        let form = page(network, &people.member, &format!("/forums/{slug}/new")).await;
        assert_eq!(html::field(&form, "tags").as_deref(), Some("Recruitment, Housing"));
        send().await;
        // What it is about has another name by now, and is a part of something else.
        let administrator = &people.administrator.viewer;
        tags::change_tag(sund, administrator, "recruitment", "en: Enlisting").await.unwrap();
        tags::add_tag(sund, administrator, "en: Dwelling").await.unwrap();
        tags::merge_tag(sund, administrator, "housing", "Dwelling", Language::En).await.unwrap();
        let queue = page(network, &people.chair, &format!("/workgroups/{slug}/queue")).await;
        let case = queue.split(&format!("/workgroups/{slug}/queue/")).nth(1).unwrap();
        let case = &case[..36];
        let decide = [("decision", "approve"), ("cause", ""), ("reason", ""), ("seen", "0")];
        let answer = network.post(&people.chair, &format!("/workgroups/{slug}/queue/{case}"), &decide).await;
        assert_eq!(answer.status, 303, "{}", html::text(&answer.body));
        let list = tags::tag_page(sund, &people.chair.viewer, "recruitment", None).await.unwrap();
        let line = list.threads.rows.iter().find(|line| line.title == "It waits").unwrap();
        assert_eq!(line.tags.iter().map(|tag| tag.slug.as_str()).collect::<Vec<_>>(), ["recruitment", "dwelling"]);
    });
}

#[test]
fn too_many_are_refused_and_a_problem_is_told_beside_its_field() {
    each_database(async |network| {
        let administrator = &network.people.administrator.viewer;
        for n in 0..6 {
            tags::add_tag(network.sund(), administrator, &format!("en: Word {n}")).await.unwrap();
        }
        let words = "word 0, word 1, word 2, word 3, word 4, word 5";
        let thread = start(network, &network.people.author, &network.open.slug, "Many", "word 1").await;
        let typed = TypedTags { words, reader: Language::En };
        let refused = tags::tag_thread(network.sund(), &network.people.author.viewer, thread, typed).await.unwrap_err();
        match refused {
            sund_actions::ActionError::Invalid(invalid) => {
                assert_eq!(invalid.of(Field::Tags), Some(Problem::TooMany { most: 5 }));
            }
            other => panic!("{other:?}"),
        }
    });
}

/// Posts that become a thread of their own are about the same; those that go to a thread that is there find its themes.
#[test]
fn a_thread_that_is_split_off_has_the_themes_of_that_it_comes_from() {
    each_database(async |network| {
        let (people, slug) = (&network.people, &network.open.slug);
        let (from, other) = (
            start(network, &people.author, slug, "Two things", "housing, recruitment").await,
            start(network, &people.author, slug, "Another", "recruitment").await,
        );
        for body in ["The second thing", "And more of it"] {
            let text = Written { body, language: "en" };
            forum::reply(network.sund(), &people.author.viewer, from, network.sund().new_id(), text).await.unwrap();
        }
        let new = forum::Target::New { forum: slug, kind: "discussion", title: "The second thing" };
        let (new, _) =
            forum::split_thread(network.sund(), &people.chair.viewer, from, "2", new, "Two things").await.unwrap();
        let address = format!("/threads/{other}");
        let there = forum::Target::There(&address);
        forum::split_thread(network.sund(), &people.chair.viewer, from, "2", there, "Belongs there").await.unwrap();
        for (thread, has) in [
            (from, ["housing", "recruitment"].as_slice()),
            (new, &["housing", "recruitment"]),
            (other, &["recruitment"]),
        ] {
            let page = page(network, &people.member, &format!("/threads/{thread}")).await;
            assert_eq!(themes(&page), has);
        }
    });
}
