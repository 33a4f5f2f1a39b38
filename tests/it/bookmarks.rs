//! Bookmarks: one's own, found by their notes, reminding once; what one may not see any more keeps one's words alone.

use sund_actions::{
    bookmarks::{self, Keeping, Kept},
    forum, notifications, workgroups,
};
use sund_domain::{
    bookmarks::BOOKMARKS_A_PAGE,
    ids::BookmarkId,
    notifications::{Show, Why},
    time::{DAY, HOUR, MINUTE, Timestamp},
};
use sund_tests::{Network, Person, each_database, html};

async fn list(network: &Network, who: &Person) -> Kept {
    bookmarks::list(network.sund(), &fresh(network, who), "", None).await.unwrap()
}

/// Who looks now, and not when the test began.
fn fresh(network: &Network, who: &Person) -> sund_domain::people::Viewer {
    let mut viewer = who.viewer.clone();
    viewer.seer.now = network.now();
    viewer
}

async fn keep(network: &Network, who: &Person, note: &str, remind: Option<Timestamp>) -> BookmarkId {
    let id = bookmarks::keep_post(network.sund(), &who.viewer, network.open.posts[1]).await.unwrap();
    bookmarks::change(network.sund(), &fresh(network, who), id, Keeping { note, remind }).await.unwrap();
    id
}

async fn reminders(network: &Network, who: &Person) -> usize {
    let page = notifications::inbox(network.sund(), &fresh(network, who), Show::ToMe, "", None).await.unwrap();
    page.rows.iter().filter(|notice| notice.why == Why::Reminder && !notice.seen).count()
}

#[test]
fn what_one_keeps_is_a_page_of_ones_own() {
    each_database(async |network| {
        let (member, place) = (&network.people.member, &network.open);
        let answer = network.post(member, &format!("/posts/{}/bookmark", place.posts[1]), &[("x", "")]).await;
        assert_eq!(answer.status, 303);
        let address = answer.location().to_owned();
        let again = network.post(member, &format!("/posts/{}/bookmark", place.posts[1]), &[("x", "")]).await;
        assert_eq!(again.location(), address, "twice is once");
        let fields = [("own_note", "Ask about <Öland>"), ("remind", "never"), ("remind_at", "")];
        assert_eq!(network.post(member, &address, &fields).await.location(), "/bookmarks");
        network.post(member, &format!("/threads/{}/bookmark", place.left_behind), &[("x", "")]).await;
        let text = html::text(&network.get(member, "/bookmarks").await.body);
        assert!(text.contains("Ask about <Öland>"), "{text}");
        assert_eq!(list(network, member).await.page.rows.len(), 2);
        // Found by what one wrote, in small letters or large, and by nothing else.
        for (looked_for, wanted) in [("%C3%B6LAND", true), ("%25", false), ("_", false), ("nothing", false)] {
            let page = network.get(member, &format!("/bookmarks?note={looked_for}")).await;
            assert_eq!(page.body.contains("Ask about"), wanted, "{looked_for}");
        }
        // It is nobody else's, and nobody learns of it.
        for other in [&network.people.chair, &network.people.author, &network.people.administrator] {
            assert_eq!(network.get(other, &address).await.status, 404);
            assert_eq!(network.post(other, &address, &fields).await.status, 404);
            assert_eq!(network.post(other, &format!("{address}/remove"), &[("x", "")]).await.status, 404);
            assert!(list(network, other).await.page.rows.is_empty());
        }
        assert_eq!(network.post(member, &format!("{address}/remove"), &[("x", "")]).await.status, 303);
        assert_eq!(list(network, member).await.page.rows.len(), 1);
        assert_eq!(network.get(member, &address).await.status, 404);
    });
}

#[test]
fn what_is_wrong_comes_back_with_what_was_typed() {
    each_database(async |network| {
        let member = &network.people.member;
        let id = keep(network, member, "Before", None).await;
        let long = "ä".repeat(501);
        for (note, remind, at) in [
            (long.as_str(), "never", ""),
            ("Kept words", "at", ""),
            ("Kept words", "at", "yesterday"),
            ("Kept words", "at", "2020-01-01T10:00"),
            ("Kept words", "at", "2099-01-01T10:00"),
            ("Kept words", "sometimes", ""),
        ] {
            let fields = [("own_note", note), ("remind", remind), ("remind_at", at)];
            let answer = network.post(member, &format!("/bookmarks/{id}"), &fields).await;
            assert_eq!(answer.status, 422, "{remind} {at}");
            assert!(answer.body.contains(note) && answer.body.contains("class=\"error\""), "{remind} {at}");
        }
        assert_eq!(list(network, member).await.page.rows[0].note, "Before");
    });
}

#[test]
fn a_reminder_comes_at_its_time_and_once() {
    each_database(async |network| {
        let (sund, member) = (network.sund(), &network.people.member);
        let at = network.now().plus(HOUR);
        let id = keep(network, member, "Call", Some(at)).await;
        assert_eq!(reminders(network, member).await, 0);
        // To read the thread meanwhile does not use it up, nor does marking all as seen.
        network.get(member, &format!("/threads/{}", network.open.question)).await;
        notifications::see_all(sund, &fresh(network, member), network.now(), &[]).await.unwrap();
        // What one hears nothing of reminds all the same.
        forum::watch_forum(sund, &member.viewer, &network.open.slug, "muted").await.unwrap();
        network.clock.forward(HOUR - 1);
        assert_eq!(reminders(network, member).await, 0);
        assert!(list(network, member).await.due.is_empty());
        network.clock.forward(1);
        assert_eq!(reminders(network, member).await, 1);
        let kept = list(network, member).await;
        assert_eq!((kept.due.len(), kept.page.rows.len()), (1, 0), "first what is due");
        let text = html::text(&network.get(member, "/inbox").await.body);
        assert!(text.contains("You wanted to be reminded of this"), "{text}");
        // The note can be changed without being reminded again; another time reminds again.
        bookmarks::change(sund, &fresh(network, member), id, Keeping { note: "Called", remind: Some(at) })
            .await
            .unwrap();
        assert_eq!(reminders(network, member).await, 1);
        network.get(member, &format!("/threads/{}", network.open.question)).await;
        assert_eq!(reminders(network, member).await, 0, "seen with its post");
        let later = network.now().plus(DAY);
        bookmarks::change(sund, &fresh(network, member), id, Keeping { note: "Again", remind: Some(later) })
            .await
            .unwrap();
        assert_eq!(reminders(network, member).await, 0);
        network.clock.forward(DAY);
        assert_eq!(reminders(network, member).await, 1);
        bookmarks::remove(sund, &fresh(network, member), id).await.unwrap();
        assert_eq!(reminders(network, member).await, 0, "it goes with its bookmark");
    });
}

#[test]
fn times_are_by_ones_own_clock() {
    each_database(async |network| {
        let member = &network.people.member;
        let id = keep(network, member, "", None).await;
        // It is noon in Helsinki, eleven in Stockholm or noon, by the member's own setting.
        let zone = &member.viewer.settings.time_zone;
        for (remind, at, wanted) in [
            ("hour", "", network.now().plus(HOUR)),
            ("at", "2026-12-24T18:30", local(zone, "2026-12-24T18:30")),
            ("tomorrow", "", local(zone, "2026-11-22T10:00")),
            ("week", "", local(zone, "2026-11-28T10:00")),
        ] {
            let fields = [("own_note", ""), ("remind", remind), ("remind_at", at)];
            assert_eq!(network.post(member, &format!("/bookmarks/{id}"), &fields).await.status, 303, "{remind}");
            let kept = bookmarks::one(network.sund(), &member.viewer, id).await.unwrap();
            assert_eq!(kept.remind, Some(wanted), "{remind}");
        }
    });
}

/// What this clock shows as a time: both zones of the invented network are an hour or two from UTC in winter.
fn local(zone: &str, text: &str) -> Timestamp {
    let hours = match zone {
        "Europe/Helsinki" => 2,
        "Europe/Stockholm" => 1,
        _ => 0,
    };
    let (date, clock) = text.split_once('T').unwrap();
    let day: i64 = match date {
        "2026-11-22" => 1,
        "2026-11-28" => 7,
        "2026-12-24" => 33,
        other => panic!("{other}"),
    };
    let (hour, minute) = clock.split_once(':').unwrap();
    let minutes: i64 = hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap();
    // The network's first noon is ten o'clock UTC.
    let midnight = sund_tests::NOON.plus(-10 * HOUR);
    midnight.plus(day * DAY + (minutes - hours * 60) * MINUTE)
}

#[test]
fn what_one_may_not_see_any_more_keeps_ones_own_words_alone() {
    each_database(async |network| {
        let (sund, member, chair) = (network.sund(), &network.people.member, &network.people.chair);
        let place = &network.confidential;
        let (post, thread) = (place.posts[0], place.question);
        let of_post = bookmarks::keep_post(sund, &member.viewer, post).await.unwrap();
        bookmarks::keep_thread(sund, &member.viewer, thread).await.unwrap();
        let at = network.now().plus(HOUR);
        bookmarks::change(sund, &member.viewer, of_post, Keeping { note: "My own words", remind: Some(at) })
            .await
            .unwrap();
        assert!(network.get(member, "/bookmarks").await.body.contains(place.marker));
        workgroups::leave(sund, &member.viewer, &place.slug).await.unwrap();
        network.clock.forward(HOUR);
        for page in ["/bookmarks".to_owned(), "/bookmarks?note=words".into(), format!("/bookmarks/{of_post}")] {
            let page = network.get(member, &page).await;
            assert!(page.body.contains("My own words") && page.body.contains("Not there for you any more"));
            assert!(!page.body.contains(place.marker) && !page.body.contains(&post.to_string()), "{}", page.body);
        }
        assert_eq!(reminders(network, member).await, 0, "nobody is reminded of what is not there");
        // Hidden for those who read, there for the chair.
        let hidden = network.open.posts[1];
        let author = &network.people.author;
        for who in [author, chair] {
            bookmarks::keep_post(sund, &who.viewer, hidden).await.unwrap();
        }
        forum::hide_post(sund, &chair.viewer, hidden, "off-topic", "").await.unwrap();
        assert!(list(network, author).await.page.rows[0].of.is_none());
        assert!(list(network, chair).await.page.rows[0].of.is_some());
        // A note can be kept still, a reminder cannot be set.
        let fields = [("own_note", "Other words"), ("remind", "never"), ("remind_at", "")];
        assert_eq!(network.post(member, &format!("/bookmarks/{of_post}"), &fields).await.status, 303);
        let fields = [("own_note", "Other words"), ("remind", "hour"), ("remind_at", "")];
        assert_eq!(network.post(member, &format!("/bookmarks/{of_post}"), &fields).await.status, 404);
    });
}

#[test]
fn pages_go_on_and_moved_posts_are_found_where_they_are() {
    each_database(async |network| {
        let (sund, member, author) = (network.sund(), &network.people.member, &network.people.author);
        let thread = network.open.question;
        let mut kept = 0;
        for _ in 0..=BOOKMARKS_A_PAGE {
            network.clock.forward(MINUTE);
            let written = forum::Written { body: "More", language: "en" };
            let number = forum::reply(sund, &author.viewer, thread, sund.new_id(), written).await.unwrap();
            let page = forum::show_thread(sund, &author.viewer, thread, Some(number)).await.unwrap();
            let post = page.posts.iter().find(|post| post.number == number).unwrap().id;
            bookmarks::keep_post(sund, &member.viewer, post).await.unwrap();
            kept += 1;
        }
        let first = list(network, member).await.page;
        assert_eq!((first.rows.len(), first.next.is_some()), (BOOKMARKS_A_PAGE, true));
        let rest = bookmarks::list(sund, &member.viewer, "", first.next).await.unwrap();
        assert_eq!((rest.page.rows.len(), rest.page.next), (kept - BOOKMARKS_A_PAGE, None));
        assert!(first.rows.iter().all(|row| row.of.as_ref().unwrap().thread == thread));
    });
}
