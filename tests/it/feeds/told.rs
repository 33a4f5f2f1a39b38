//! What a feed tells: posts of open workgroups, of others only that there is something; page by page, once.

use super::{ask, made, page_text, parsed, place_paths, posts, read, reply, started};
use sund_actions::{forum, polls::Asked};
use sund_domain::{feeds::ENTRIES_A_PAGE, polls::TypedPoll, time::DAY};
use sund_tests::{NOBODY, each_database};

#[test]
fn a_feed_of_an_open_workgroup_has_its_posts() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let secret = made(network, member).await;
        let thread = started(network, author, &network.open, "Signs & <signals>").await;
        let post = reply(network, author, thread, "En *liten* lista ]]> & \u{1F600}").await;
        for path in [
            format!("workgroups/{}", network.open.slug),
            format!("forums/{}", network.open.slug),
            format!("threads/{thread}"),
        ] {
            let feed = read(network, &secret, &path).await;
            let entry = &feed.entry[0];
            assert_eq!(entry.id, format!("urn:uuid:{post}"), "{path}");
            assert_eq!(entry.title, "Signs & <signals>");
            assert_eq!(entry.link.href, format!("https://sund.test/posts/{post}"));
            assert_eq!(entry.link.rel, "alternate");
            assert!(entry.author.as_ref().unwrap().name.starts_with(&author.viewer.name));
            let content = entry.content.as_ref().unwrap();
            assert!(content.contains("<em>liten</em>") && content.contains("\u{1F600}"), "{content}");
            assert_eq!((&entry.updated, &feed.updated), (&entry.published, &entry.updated));
            assert!(feed.id.starts_with("urn:uuid:") && !feed.title.is_empty());
        }
        let document = ask(network, &secret, &format!("threads/{thread}")).await.body;
        assert!(document.contains("<entry xml:lang=\"sv\">") && document.contains("<entry xml:lang=\"en\">"));
        assert_eq!(read(network, &secret, &format!("threads/{thread}")).await.entry.len(), 2);
        // What a poll asks is told, and not what has come of it.
        let poll = TypedPoll {
            question: "Which <day>?".into(),
            kind: "single".into(),
            options: "Monday & Tuesday\nFriday".into(),
            closes: String::new(),
            shown: "always".into(),
        };
        let asked = Some(Asked { typed: &poll, closes: None });
        let written = forum::Written { body: "I ask.", language: "en" };
        network.clock.forward(1_000);
        let (sund, form) = (network.sund(), network.sund().new_id());
        forum::send_reply(sund, &author.viewer, thread, form, (written, asked)).await.unwrap();
        let feed = read(network, &secret, &format!("threads/{thread}")).await;
        let content = feed.entry[0].content.as_ref().unwrap();
        let asks = "<p><b>Which &lt;day&gt;?</b></p><ul><li>Monday &amp; Tuesday</li><li>Friday</li></ul>";
        assert!(content.ends_with(asks), "{content}");
        // What is edited keeps its id and its place, and says when.
        network.clock.forward(DAY);
        let another = forum::Written { body: "Another", language: "en" };
        forum::edit_post(network.sund(), &author.viewer, post, None, another).await.unwrap();
        let feed = read(network, &secret, &format!("threads/{thread}")).await;
        assert_eq!(feed.entry[1].id, format!("urn:uuid:{post}"));
        assert!(feed.entry[1].updated > feed.entry[1].published && feed.updated == feed.entry[1].updated);
    });
}

/// As by mail: whoever has the feed reader reads along.
#[test]
fn of_closed_workgroups_it_tells_that_there_is_something_and_of_confidential_ones_not_even_where() {
    each_database(async |network| {
        let member = &network.people.member;
        let secret = made(network, member).await;
        forum::watch_forum(network.sund(), &member.viewer, &network.open.slug, "muted").await.unwrap();
        for place in [&network.closed, &network.confidential] {
            forum::watch_forum(network.sund(), &member.viewer, &place.slug, "watching").await.unwrap();
            let thread = started(network, &network.people.author, place, place.marker).await;
            reply(network, &network.people.author, thread, place.marker).await;
            let paths = place_paths(place);
            for path in paths.iter().map(String::as_str).chain(["watched"]) {
                let answer = ask(network, &secret, path).await;
                assert_eq!(answer.status, 200, "{path}");
                let feed = parsed(&answer);
                assert!(!feed.entry.is_empty(), "{path}");
                assert!(feed.entry.iter().all(|entry| entry.content.is_none() && entry.author.is_none()), "{path}");
                // Its slug is in the address that was asked for; its content and people are nowhere.
                let told = answer.body.replace(&place.slug, "");
                assert!(!told.contains(&network.people.author.viewer.name), "{told}");
                if std::ptr::eq(place, &raw const network.confidential) {
                    assert!(!told.contains(place.marker), "{told}");
                    assert!(feed.entry.iter().any(|entry| entry.title == "Something new in Sund"), "{told}");
                }
            }
        }
    });
}

#[test]
fn what_one_watches_or_tracks_is_one_feed() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let (sund, secret) = (network.sund(), made(network, member).await);
        let thread = started(network, author, &network.open, "Here").await;
        let (other, muted) = (
            started(network, author, &network.open, "Elsewhere").await,
            started(network, author, &network.open, "Muted").await,
        );
        forum::watch_forum(sund, &member.viewer, &network.open.slug, "normal").await.unwrap();
        let before = posts(&read(network, &secret, "watched").await);
        forum::watch_thread(sund, &member.viewer, thread, "watching").await.unwrap();
        let one = reply(network, author, thread, "Watched").await;
        let not = reply(network, author, other, "Not watched").await;
        let feed = posts(&read(network, &secret, "watched").await);
        assert_eq!(feed[0], one.to_string());
        assert!(!feed.contains(&not.to_string()));
        assert_eq!(feed.len(), before.len() + 2, "the first post of the thread, and the reply");
        forum::watch_forum(sund, &member.viewer, &network.open.slug, "watching").await.unwrap();
        forum::watch_thread(sund, &member.viewer, muted, "muted").await.unwrap();
        let silent = reply(network, author, muted, "Muted").await;
        let feed = posts(&read(network, &secret, "watched").await);
        assert!(feed.contains(&not.to_string()) && !feed.contains(&silent.to_string()));
    });
}

#[test]
fn pages_go_on_and_nothing_is_on_two() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let secret = made(network, member).await;
        let thread = started(network, author, &network.open, "Long").await;
        let mut wanted = Vec::new();
        for _ in 0..ENTRIES_A_PAGE * 2 {
            wanted.push(reply(network, author, thread, "More").await.to_string());
        }
        wanted.reverse();
        let (mut path, mut all, mut pages) = (format!("threads/{thread}"), Vec::new(), 0);
        loop {
            let feed = read(network, &secret, &path).await;
            all.extend(posts(&feed));
            pages += 1;
            let Some(next) = feed.link.iter().find(|link| link.rel == "next") else { break };
            // Relative to the address that was asked for.
            path = format!("threads/{}", next.href);
        }
        assert_eq!((pages, all.len()), (3, wanted.len() + 1));
        assert_eq!(all[..wanted.len()], wanted);
        for nonsense in ["x", "-", "", "%00", "7fffffffffffffff-x"] {
            assert_eq!(ask(network, &secret, &format!("threads/{thread}?after={nonsense}")).await.status, 404);
        }
        // A feed of more than one thread reaches back ninety days, one of a thread to its beginning.
        network.clock.forward(91 * DAY);
        let again = network.another_browser(&member.viewer).await;
        let secret = made(network, &again).await;
        assert_eq!(read(network, &secret, &format!("forums/{}", network.open.slug)).await.entry.len(), 0);
        assert_eq!(read(network, &secret, &format!("threads/{thread}")).await.entry.len(), ENTRIES_A_PAGE);
    });
}

#[test]
fn a_reader_that_knows_the_feed_gets_nothing_and_none_keeps_it_for_others() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let secret = made(network, member).await;
        let thread = started(network, author, &network.open, "Known").await;
        let path = format!("/feeds/{secret}/threads/{thread}");
        let first = network.get(NOBODY, &path).await;
        assert_eq!(first.headers["cache-control"], "private, no-cache");
        assert!(!first.headers.contains_key("set-cookie"));
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        let known = async |tag: &str| {
            network.request(NOBODY, http::Method::GET, &path).header("if-none-match", tag).send().await
        };
        let strong = tag.trim_start_matches("W/").to_owned();
        for same in [tag.clone(), strong, format!("\"x\", {tag}"), "*".into()] {
            let answer = known(&same).await;
            assert_eq!((answer.status, answer.body.as_str()), (304, ""), "{same}");
            assert_eq!(answer.headers["etag"].to_str().unwrap(), tag);
        }
        reply(network, author, thread, "New").await;
        assert_eq!(known(&tag).await.status, 200);
    });
}

#[test]
fn the_secret_is_shown_once_and_kept_by_nobody() {
    each_database(async |network| {
        let member = &network.people.member;
        let secret = made(network, member).await;
        assert_eq!(secret.len(), 43);
        let page = network.get(member, "/settings/feeds").await;
        assert!(!page.body.contains(&secret));
        let text = page_text(&page);
        assert!(text.contains("My reader") && text.contains("not used yet"), "{text}");
        read(network, &secret, "watched").await;
        let text = page_text(&network.get(member, "/settings/feeds").await);
        assert!(text.contains("last used") && !text.contains("not used yet"), "{text}");
        let rows = network.connect().await;
        let sql = "select token_hash as x from feed_tokens";
        let statement = sea_orm::Statement::from_string(sea_orm::ConnectionTrait::get_database_backend(&rows), sql);
        let row = sea_orm::ConnectionTrait::query_one_raw(&rows, statement).await.unwrap().unwrap();
        let hash: String = row.try_get("", "x").unwrap();
        assert!(hash.len() == 64 && !hash.contains(&secret));
        rows.close().await.unwrap();
        // What is wrong comes back with what was typed.
        for (name, days) in [("", "30"), ("Kept words", "31"), ("Kept words", "")] {
            let answer = network.post(member, "/settings/feeds", &[("name", name), ("days", days)]).await;
            assert_eq!(answer.status, 422, "{name} {days}");
            assert!(answer.body.contains(name) && !answer.body.contains("sund.test/feeds/"));
        }
    });
}

/// Three statements for a feed, whatever there is, and one more for whom it is: the third writes when it was used.
#[test]
fn a_feed_costs_the_same_whatever_there_is() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let secret = made(network, member).await;
        read(network, &secret, "watched").await;
        let thread = started(network, author, &network.open, "Counted").await;
        for _ in 0..3 {
            reply(network, author, thread, "More").await;
        }
        for (path, wanted) in [
            ("watched".to_owned(), 2),
            (format!("workgroups/{}", network.open.slug), 3),
            (format!("forums/{}", network.open.slug), 3),
            (format!("threads/{thread}"), 3),
        ] {
            network.statements.take();
            read(network, &secret, &path).await;
            let statements = network.statements.take();
            assert_eq!(statements.len(), wanted, "{path}: {statements:#?}");
        }
    });
}
