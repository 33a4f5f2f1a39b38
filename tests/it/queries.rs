//! How many statements a page costs: the same, however much there is.

use std::fmt::Write as _;
use sund_actions::{
    demo::{self, NewForum, NewPerson, NewWorkgroup},
    forum::{self, NewThread, With, Written},
    live::{self, PlanForm},
};
use sund_domain::{ids::ThreadId, language::UiLanguage, tags::TypedTags, time::HOUR};
use sund_pages::words::Words;
use sund_tests::{NOON, Network, Person, each_database};

#[test]
fn a_page_costs_the_same_whatever_there_is() {
    each_database(async |network| {
        let thread = thread(network, 20).await;
        let long = self::thread(network, 200).await;
        let guest = network.guest(&network.open).await;
        let few = table(network, thread, &guest).await;
        fill(network).await;
        let many = table(network, long, &guest).await;
        assert_eq!(few, many, "pages cost more with more in the database: {}", network.engine);
        insta::allow_duplicates! {
            insta::assert_snapshot!(few, @r"
            home: 9
            forum list: 3
            forum page: 6
            forum page, unanswered: 5
            forum page, mine: 5
            thread page: 9
            new thread: 6
            workgroup list: 5
            workgroup: 10
            workgroup's log: 4
            live list: 8
            live room: 13
            live plan: 9
            live record: 13
            live board: 8
            live message: 8
            a conference: 5
            conference calendar: 4
            live calendar: 2
            people: 3
            a person: 4
            settings: 3
            inbox: 3
            notification settings: 6
            feed settings: 3
            drafts: 3
            own files: 6
            bookmarks: 4
            bookmarks looked for: 3
            themes: 3
            a theme: 5
            not there: 3
            sign-in page: 1
            guests of a workgroup: 5
            a thread, for a chair: 11
            whispers of a workgroup: 4
            who is held in a session: 4
            an open question handed on: 5
            registrations: 6
            passkeys: 3
            sign-in with a passkey: 0
            ");
        }
    });
}

/// What each page costs somebody who looks at it for the second time: nothing is new any more.
async fn table(network: &Network, thread: ThreadId, guest: &Person) -> String {
    let reader = &network.people.member;
    let slug = &network.open.slug;
    let mut table = String::new();
    let pages = [
        ("home", "/".to_owned()),
        ("forum list", "/forums".to_owned()),
        ("forum page", format!("/forums/{slug}")),
        ("forum page, unanswered", format!("/forums/{slug}?show=unanswered")),
        ("forum page, mine", format!("/forums/{slug}?show=mine")),
        ("thread page", format!("/threads/{thread}?post=1")),
        ("new thread", format!("/forums/{slug}/new")),
        ("workgroup list", "/workgroups".to_owned()),
        ("workgroup", format!("/workgroups/{slug}")),
        ("workgroup's log", format!("/workgroups/{slug}/log")),
        ("live list", "/live".to_owned()),
        ("live room", format!("/live/{}", network.open.open)),
        ("live plan", format!("/live/{}", network.open.planned)),
        ("live record", format!("/live/{}", network.open.ended)),
        ("live board", format!("/live/{}/board", network.open.open)),
        ("live message", format!("/live/{}/messages/1", network.open.ended)),
        ("a conference", format!("/conferences/{}", network.open.conference)),
        ("conference calendar", format!("/conferences/{}/calendar", network.open.conference)),
        ("live calendar", format!("/live/{}/calendar", network.open.planned)),
        ("people", "/people".to_owned()),
        ("a person", format!("/people/{}", network.people.chair.viewer.person)),
        ("settings", "/settings".to_owned()),
        ("inbox", "/inbox".to_owned()),
        ("notification settings", "/settings/notifications".to_owned()),
        ("feed settings", "/settings/feeds".to_owned()),
        ("drafts", "/drafts".to_owned()),
        ("own files", "/files".to_owned()),
        ("bookmarks", "/bookmarks".to_owned()),
        ("bookmarks looked for", "/bookmarks?note=x".to_owned()),
        ("themes", "/tags".to_owned()),
        ("a theme", "/tags/housing".to_owned()),
        ("not there", "/threads/x".to_owned()),
    ];
    for (name, address) in pages {
        cost(network, reader, &address).await;
        let again = cost(network, reader, &address).await;
        writeln!(table, "{name}: {again}").unwrap();
    }
    let nobody = network.get(None, "/sign-in").await;
    assert_eq!(nobody.status, 200);
    writeln!(table, "sign-in page: {}", network.statements.take().len()).unwrap();
    for (name, who, address) in [
        ("guests of a workgroup", Some(&network.people.chair), format!("/workgroups/{slug}/guests")),
        ("a thread, for a chair", Some(&network.people.chair), format!("/threads/{thread}?post=1")),
        ("whispers of a workgroup", Some(&network.people.chair), format!("/workgroups/{slug}/whispers")),
        ("who is held in a session", Some(&network.people.chair), format!("/live/{}/holds", network.open.open)),
        ("an open question handed on", Some(&network.people.chair), format!("/live/{}/outcomes/1", network.open.ended)),
        ("registrations", Some(&network.people.chair), format!("/live/{}/registrations", network.open.planned)),
        ("passkeys", Some(guest), "/settings/passkeys".to_owned()),
        ("sign-in with a passkey", None, "/sign-in/passkey".to_owned()),
    ] {
        network.statements.take();
        assert_eq!(network.get(who, &address).await.status, 200, "{address}");
        writeln!(table, "{name}: {}", network.statements.take().len()).unwrap();
    }
    table
}

async fn cost(network: &Network, reader: &Person, address: &str) -> String {
    network.statements.take();
    let answer = network.get(reader, address).await;
    let statements = network.statements.take();
    let wanted = if address == "/threads/x" { 404 } else { 200 };
    assert_eq!(answer.status, wanted, "{address}");
    let writes = statements.iter().filter(|sql| !sql.to_lowercase().starts_with("select")).count();
    if writes == 0 { statements.len().to_string() } else { format!("{} with {writes} writes", statements.len()) }
}

#[test]
fn the_first_look_at_a_thread_costs_one_write() {
    each_database(async |network| {
        let thread = thread(network, 45).await;
        let reader = &network.people.member;
        let mut costs = Vec::new();
        for page in ["", "?post=21", "?post=45", "?post=45", ""] {
            costs.push(cost(network, reader, &format!("/threads/{thread}{page}")).await);
        }
        insta::allow_duplicates! {
            insta::assert_snapshot!(costs.join("\n"), @r"
            10 with 1 writes
            10 with 1 writes
            10 with 1 writes
            9
            9
            ");
        }
    });
}

/// A thread with so many posts, from two people.
async fn thread(network: &Network, posts: u32) -> ThreadId {
    let (sund, people) = (network.sund(), &network.people);
    let text = Written { body: "Somebody asks something, *at some length*.", language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "discussion", title: "A long one", text };
    let id = forum::start_thread(sund, &people.author.viewer, &network.open.slug, new).await.unwrap();
    for n in 1..posts {
        let by = if n % 2 == 0 { &people.author } else { &people.chair };
        forum::reply(sund, &by.viewer, id, sund.new_id(), text).await.unwrap();
    }
    id
}

/// Much more of everything that lists show.
async fn fill(network: &Network) {
    let (sund, people) = (network.sund(), &network.people);
    let providers = sund_actions::sso::list(sund).await.unwrap();
    for n in 0..5 {
        network.guest(&network.open).await;
        network.invitation(&network.open, &format!("guest{n}@shelter.ee.example")).await;
    }
    for n in 0..30 {
        let name = format!("Person {n}");
        let new = NewPerson {
            subject: &name,
            name: &name,
            email: "x@somewhere.example",
            title: "",
            topics: "everything",
            language: "en",
            time_zone: "Europe/Oslo",
            administrator: false,
        };
        let person = demo::person(sund, &providers[0], new).await.unwrap();
        let slug = format!("group-{n}");
        let group = NewWorkgroup {
            slug: &slug,
            name: &slug,
            purpose: &slug,
            language: "en",
            visibility: "open",
            chairs: &[&people.chair.viewer],
            members: &[&person, &people.member.viewer],
        };
        demo::workgroup(sund, group).await.unwrap();
        let forum = NewForum { slug: &slug, title: &slug, about: &slug, language: "en", position: 1 };
        demo::forum(sund, &people.chair.viewer, &slug, forum).await.unwrap();
        forum::watch_forum(sund, &people.member.viewer, &slug, "watching").await.unwrap();
        for kind in ["question", "announcement", "practice"] {
            let text = Written { body: &name, language: "en" };
            for forum in [&slug, &network.open.slug] {
                let new = NewThread { form: sund.new_id(), kind, title: &name, text };
                let tags = TypedTags { words: "housing, grooming", ..TypedTags::default() };
                let with = With { tags, ..With::default() };
                forum::send_thread(sund, &people.chair.viewer, forum, new, with).await.unwrap();
            }
        }
        let (start, conference) = (Some(NOON.plus(HOUR)), format!("{}:1", network.open.conference));
        let form = PlanForm {
            title: &name,
            language: "en",
            purpose: &name,
            place: &name,
            start,
            minutes: "60",
            conference: &conference,
            ..PlanForm::default()
        };
        for state in 0..3 {
            let id = live::plan(sund, &people.chair.viewer, &network.open.slug, form.clone()).await.unwrap();
            if state > 0 {
                live::open(sund, &people.chair.viewer, id).await.unwrap();
            }
            if state > 1 {
                live::end(sund, &people.chair.viewer, id, "", Words::of(UiLanguage::En)).await.unwrap();
            }
        }
    }
}
