//! Watching themes: what one hears of their threads, and what holds where a forum and a thread have levels too.

use super::{page, start, text};
use sund_actions::{forum, notifications, tags};
use sund_domain::{
    ids::ThreadId,
    language::Language,
    notifications::{Show, Watch, Why},
    tags::TypedTags,
};
use sund_tests::{Network, Person, each_database};

/// Why somebody was told of what they have not seen; afterwards they have.
async fn whys(network: &Network, who: &Person) -> Vec<Why> {
    let mut viewer = who.viewer.clone();
    viewer.seer.now = network.now();
    let inbox = notifications::inbox(network.sund(), &viewer, Show::Unread, "", None).await.unwrap();
    let shown: Vec<_> = inbox.rows.iter().map(|notice| notice.id).collect();
    notifications::see_all(network.sund(), &viewer, network.now(), &shown).await.unwrap();
    inbox.rows.iter().map(|notice| notice.why).collect()
}

async fn reply(network: &Network, thread: ThreadId) {
    network.clock.forward(sund_domain::time::MINUTE);
    let (sund, chair) = (network.sund(), &network.people.chair.viewer);
    let written = forum::Written { body: "A reply", language: "en" };
    forum::reply(sund, chair, thread, sund.new_id(), written).await.unwrap();
}

async fn watch(network: &Network, who: &Person, slug: &str, level: &str) {
    let answer = network.post(who, &format!("/tags/{slug}/watch"), &[("watch", level)]).await;
    assert_eq!((answer.status, answer.location()), (303, format!("/tags/{slug}").as_str()));
}

#[test]
fn who_watches_a_theme_hears_of_each_post_and_of_which_theme() {
    each_database(async |network| {
        let (member, author) = (&network.people.member, &network.people.author);
        watch(network, member, "housing", "watching").await;
        let thread = start(network, author, &network.closed.slug, "About a house", "boende, grooming").await;
        let inbox = text(&page(network, member, "/inbox").await);
        assert!(inbox.contains("Axel Norrman posted on a theme that you watch: Housing"), "{inbox}");
        assert_eq!(whys(network, member).await, [Why::WatchingTag], "its first post");
        for (level, told) in
            [("watching", vec![Why::WatchingTag]), ("tracking", vec![]), ("normal", vec![]), ("muted", vec![])]
        {
            watch(network, member, "housing", level).await;
            reply(network, thread).await;
            assert_eq!(whys(network, member).await, told, "{level}");
        }
        // Who watches another one of its themes hears as well.
        watch(network, member, "recruitment", "watching").await;
        reply(network, thread).await;
        assert_eq!(whys(network, member).await, [Why::WatchingTag]);
        // What it is about no more one does not hear of, and of what it is about now one does.
        let typed = TypedTags { words: "housing", reader: Language::En };
        tags::tag_thread(network.sund(), &author.viewer, thread, typed).await.unwrap();
        reply(network, thread).await;
        assert_eq!(whys(network, member).await, []);
        let settings = text(&page(network, member, "/settings/notifications").await);
        assert!(settings.contains("Housing Muted") && settings.contains("Recruitment Watching"), "{settings}");
        watch(network, member, "housing", "").await;
        let settings = text(&page(network, member, "/settings/notifications").await);
        assert!(!settings.contains("Housing"), "{settings}");
        assert_eq!(network.post(member, "/tags/housing/watch", &[("watch", "loud")]).await.status, 400);
        assert_eq!(network.post(member, "/tags/nothing/watch", &[("watch", "muted")]).await.status, 404);
    });
}

#[test]
fn the_threads_own_level_wins_then_the_closest_of_forum_and_themes() {
    each_database(async |network| {
        let (member, author, slug) = (&network.people.member, &network.people.author, &network.closed.slug);
        let sund = network.sund();
        let thread = start(network, author, slug, "Levels", "housing, grooming").await;
        let heard = async || {
            whys(network, member).await;
            reply(network, thread).await;
            whys(network, member).await
        };
        let holds = async |level: Watch| {
            let shown = forum::show_thread(sund, &member.viewer, thread, None).await.unwrap();
            assert_eq!(shown.thread.watched.holds(), level, "what the page says is what is told");
        };
        // The chairs' default is no choice: a muted theme silences it.
        notifications::set_default(sund, &network.people.chair.viewer, slug, "watching").await.unwrap();
        assert_eq!(heard().await, [Why::WatchingWorkgroup]);
        watch(network, member, "housing", "muted").await;
        assert_eq!(heard().await, []);
        holds(Watch::Muted).await;
        let list = page(network, member, &format!("/forums/{slug}")).await;
        let line = list.split("<li").find(|line| line.contains(&format!("/threads/{thread}"))).unwrap();
        assert!(!line.contains("class=\"new\""), "nothing in it is new: {line}");
        // Of two themes the closest; of forum and theme as well.
        watch(network, member, "recruitment", "watching").await;
        assert_eq!(heard().await, [Why::WatchingTag]);
        watch(network, member, "recruitment", "").await;
        forum::watch_forum(sund, &member.viewer, slug, "watching").await.unwrap();
        assert_eq!(heard().await, [Why::WatchingForum]);
        forum::watch_forum(sund, &member.viewer, slug, "muted").await.unwrap();
        assert_eq!(heard().await, []);
        watch(network, member, "housing", "watching").await;
        assert_eq!(heard().await, [Why::WatchingTag], "a muted forum");
        holds(Watch::Watching).await;
        // The thread's own.
        forum::watch_thread(sund, &member.viewer, thread, "normal").await.unwrap();
        assert_eq!(heard().await, []);
        watch(network, member, "housing", "muted").await;
        forum::watch_thread(sund, &member.viewer, thread, "watching").await.unwrap();
        assert_eq!(heard().await, [Why::WatchingThread]);
        holds(Watch::Watching).await;
    });
}

#[test]
fn a_theme_tells_nobody_of_what_they_may_not_enter() {
    each_database(async |network| {
        let people = &network.people;
        for who in [&people.outsider, &people.ex_member, &people.administrator] {
            watch(network, who, "recruitment", "watching").await;
        }
        for place in [&network.closed, &network.confidential] {
            reply(network, place.question).await;
            for who in [&people.outsider, &people.ex_member, &people.administrator] {
                assert_eq!(whys(network, who).await, [], "{}", who.viewer.name);
            }
        }
        reply(network, network.open.question).await;
        assert_eq!(whys(network, &people.outsider).await, [Why::WatchingTag]);
    });
}

#[test]
fn home_shows_what_is_new_about_a_theme_that_one_tracks() {
    each_database(async |network| {
        let (member, author) = (&network.people.member, &network.people.author);
        watch(network, member, "housing", "tracking").await;
        let thread = start(network, author, &network.open.slug, "A tracked theme", "housing").await;
        assert!(page(network, member, "/").await.contains(&format!("/threads/{thread}")));
        forum::watch_thread(network.sund(), &member.viewer, thread, "muted").await.unwrap();
        let home = page(network, member, "/").await;
        assert!(!home.contains(&format!("/threads/{thread}")), "what is muted is not there: {home}");
    });
}

#[test]
fn merged_themes_are_watched_as_closely_as_the_closer_one() {
    each_database(async |network| {
        let people = &network.people;
        for (who, housing, recruitment) in [
            (&people.member, "watching", "muted"),
            (&people.author, "", "tracking"),
            (&people.chair, "muted", "watching"),
            (&people.outsider, "normal", ""),
        ] {
            watch(network, who, "housing", housing).await;
            watch(network, who, "recruitment", recruitment).await;
        }
        let keeper = &people.administrator.viewer;
        tags::merge_tag(network.sund(), keeper, "housing", "grooming", Language::En).await.unwrap();
        for (who, level) in [
            (&people.member, Watch::Watching),
            (&people.author, Watch::Tracking),
            (&people.chair, Watch::Watching),
            (&people.outsider, Watch::Normal),
        ] {
            let all = tags::watched_tags(network.sund(), &who.viewer).await.unwrap();
            let all: Vec<_> = all.into_iter().map(|(tag, level)| (tag.slug, level)).collect();
            assert_eq!(all, [("recruitment".to_owned(), level)], "{}", who.viewer.name);
        }
    });
}

#[test]
fn however_many_watch_a_theme_a_reply_costs_the_same() {
    each_database(async |network| {
        let thread = start(network, &network.people.author, &network.open.slug, "Costs", "housing").await;
        let cost = async || {
            network.statements.take();
            reply(network, thread).await;
            network.statements.take().len()
        };
        cost().await;
        let few = cost().await;
        for who in [&network.people.member, &network.people.outsider, &network.people.ex_member, &network.people.author]
        {
            watch(network, who, "housing", "watching").await;
        }
        assert_eq!(cost().await, few);
        assert_eq!(whys(network, &network.people.outsider).await, [Why::WatchingTag]);
    });
}
