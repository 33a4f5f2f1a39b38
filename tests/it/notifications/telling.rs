//! Who is told of a post, why, and who is not.

use super::{agrees, all_seen, reply, started, unread, watch, whys};
use futures_util::future::join_all;
use sund_actions::{forum, notifications};
use sund_domain::{
    notifications::{Watch, Why},
    time::MINUTE,
};
use sund_tests::{Engine, Network, Person, Place, each_database};

#[test]
fn each_level_hears_what_it_says() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let place = &network.closed;
        let thread = started(network, author, place, "By degrees").await;
        for (level, of_a_post, of_a_reply) in [
            ("watching", vec![Why::WatchingForum], vec![Why::Reply]),
            ("tracking", vec![], vec![Why::Reply]),
            ("normal", vec![], vec![Why::Reply]),
            ("", vec![], vec![Why::Reply]),
            ("muted", vec![], vec![]),
        ] {
            watch(network, member, place, level).await;
            watch(network, author, place, level).await;
            all_seen(network).await;
            reply(network, chair, thread, "A reply").await;
            assert_eq!(whys(network, member).await, of_a_post, "a reader who chose {level:?}");
            assert_eq!(whys(network, author).await, of_a_reply, "who began it and chose {level:?}");
            assert_eq!(whys(network, chair).await, vec![], "nobody hears of their own");
            agrees(network, member).await;
            agrees(network, author).await;
        }
    });
}

#[test]
fn what_is_nearer_counts() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let (sund, place) = (network.sund(), &network.closed);
        let thread = started(network, author, place, "Near and far").await;
        all_seen(network).await;
        let told = async |wanted: &[Why]| {
            all_seen(network).await;
            reply(network, chair, thread, "Once more").await;
            assert_eq!(whys(network, member).await, wanted);
        };
        // What the chairs chose holds for members who have chosen nothing, and for nobody else.
        notifications::set_default(sund, &chair.viewer, &place.slug, "watching").await.unwrap();
        told(&[Why::WatchingWorkgroup]).await;
        assert_eq!(whys(network, &network.people.ex_member).await, vec![]);
        watch(network, member, place, "muted").await;
        told(&[]).await;
        forum::watch_thread(sund, &member.viewer, thread, "watching").await.unwrap();
        told(&[Why::WatchingThread]).await;
        forum::watch_thread(sund, &member.viewer, thread, "normal").await.unwrap();
        watch(network, member, place, "watching").await;
        told(&[]).await;
        forum::watch_thread(sund, &member.viewer, thread, "").await.unwrap();
        told(&[Why::WatchingForum]).await;
    });
}

#[test]
fn everybody_is_told_once_for_the_strongest_reason() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let (sund, place) = (network.sund(), &network.closed);
        let thread = started(network, author, place, "Once").await;
        let quoted = reply(network, member, thread, "My words").await;
        for who in [author, member] {
            watch(network, who, place, "watching").await;
            forum::watch_thread(sund, &who.viewer, thread, "watching").await.unwrap();
            notifications::follow(sund, &who.viewer, chair.viewer.person, true).await.unwrap();
        }
        all_seen(network).await;
        let words = format!("> [Somebody](/posts/{quoted}):\n>\n> My words\n\nIndeed");
        reply(network, chair, thread, &words).await;
        assert_eq!(whys(network, author).await, [Why::Reply]);
        assert_eq!(whys(network, member).await, [Why::Quote]);
    });
}

#[test]
fn posting_makes_one_track_or_watch_as_one_wants_it() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let (sund, place) = (network.sund(), &network.closed);
        let level = async |thread| {
            let page = forum::show_thread(sund, &member.viewer, thread, None).await.unwrap();
            (page.thread.watched.chosen, page.thread.watched.holds())
        };
        for (posting, becomes) in
            [(None, Watch::Tracking), (Some("watching"), Watch::Watching), (Some("normal"), Watch::Normal)]
        {
            if let Some(posting) = posting {
                let form = notifications::TellMeForm {
                    mail: "daily".into(),
                    posting: posting.into(),
                    ..notifications::TellMeForm::default()
                };
                notifications::keep_settings(sund, &member.viewer, &form).await.unwrap();
            }
            let thread = started(network, author, place, "Where I post").await;
            assert_eq!(level(thread).await, (None, Watch::Normal));
            reply(network, member, thread, "So I am here").await;
            assert_eq!(level(thread).await, (None, becomes), "{posting:?}");
            all_seen(network).await;
            reply(network, chair, thread, "And?").await;
            assert_eq!(whys(network, member).await.len(), usize::from(becomes == Watch::Watching));
            // What one chose stays, however much one posts.
            forum::watch_thread(sund, &member.viewer, thread, "muted").await.unwrap();
            reply(network, member, thread, "Never mind").await;
            assert_eq!(level(thread).await, (Some(Watch::Muted), Watch::Muted));
        }
        // Posting never makes one hear less.
        watch(network, member, place, "watching").await;
        let thread = started(network, author, place, "In a forum that I watch").await;
        reply(network, member, thread, "Here").await;
        assert_eq!(level(thread).await, (None, Watch::Watching));
    });
}

#[test]
fn whom_one_follows_is_not_told_and_tells_only_what_one_may_read() {
    each_database(async |network| {
        let (outsider, author) = (&network.people.outsider, &network.people.author);
        let address = format!("/people/{}", author.viewer.person);
        let form = [("set", "yes")];
        assert_eq!(network.post(outsider, &format!("{address}/follow"), &form).await.status, 303);
        assert!(network.get(outsider, &address).await.body.contains("Stop following"));
        all_seen(network).await;
        for place in network.places() {
            started(network, author, place, "News of mine").await;
        }
        let told = unread(network, outsider).await;
        assert_eq!(told.iter().map(|notice| notice.why).collect::<Vec<_>>(), [Why::Following], "the open one alone");
        assert_eq!(unread(network, author).await, [], "they do not learn of it");
        let oneself = format!("/people/{}/follow", outsider.viewer.person);
        assert_eq!(network.post(outsider, &oneself, &form).await.status, 403);
    });
}

/// What one may not see is not in the inbox and not in the number; what comes back is there again.
#[test]
fn what_is_out_of_sight_is_not_told() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let sund = network.sund();
        for place in network.places() {
            let thread = started(network, author, place, "Soon out of sight").await;
            watch(network, member, place, "watching").await;
            all_seen(network).await;
            let post = reply(network, author, thread, "Here").await;
            let number = async || agrees(network, member).await;
            assert_eq!(number().await, 1);
            forum::hide_post(sund, &chair.viewer, post, "", "Too much").await.unwrap();
            assert_eq!(number().await, 0, "a hidden post");
            assert_eq!(
                whys(network, author).await,
                [Why::PostHidden],
                "its author is told, and what they wrote is theirs"
            );
            forum::restore_post(sund, &chair.viewer, post).await.unwrap();
            assert_eq!(number().await, 1);
            forum::hide_thread(sund, &chair.viewer, thread, "", "Too much").await.unwrap();
            let database = network.connect().await;
            redact(&database, "threads", thread.0).await;
            assert_eq!(number().await, 0, "a thread that is gone for good");
            redact(&database, "posts", post.0).await;
            bring_back(&database, thread.0).await;
            assert_eq!(number().await, 0, "a post that is gone for good");
            database.close().await.unwrap();
        }
    });
}

async fn bring_back(database: &sea_orm::DatabaseConnection, thread: uuid::Uuid) {
    use sea_orm::{ConnectionTrait, Statement};
    let sql = "update threads set hidden_at = null, hidden_how = null where id = $1";
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, [thread.into()]);
    database.execute_raw(statement).await.unwrap();
}

async fn redact(database: &sea_orm::DatabaseConnection, table: &str, id: uuid::Uuid) {
    use sea_orm::{ConnectionTrait, Statement};
    let sql = format!("update {table} set hidden_at = 1, hidden_how = 'redacted', hidden_reason = '' where id = $1");
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, [id.into()]);
    database.execute_raw(statement).await.unwrap();
}

#[test]
fn who_leaves_or_is_not_sure_enough_is_told_nothing_of_it() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let sund = network.sund();
        for place in [&network.closed, &network.confidential] {
            watch(network, member, place, "watching").await;
            all_seen(network).await;
            started(network, author, place, "Only for us").await;
            assert_eq!(agrees(network, member).await, 1);
            sund_actions::workgroups::leave(sund, &member.viewer, &place.slug).await.unwrap();
            assert_eq!(agrees(network, member).await, 0);
            started(network, author, place, "Without you").await;
            let inbox = network.get(member, "/inbox").await;
            assert!(!inbox.body.contains(place.marker) && !inbox.body.contains("Only for us"), "{}", inbox.body);
            let of_it = network.get(member, &format!("/inbox?workgroup={}", place.slug)).await;
            let of_nothing = network.get(member, "/inbox?workgroup=no-such-thing").await;
            assert_eq!(of_it.body.replace(&place.slug, "X"), of_nothing.body.replace("no-such-thing", "X"));
        }
        // A protected workgroup tells nothing until one signs in again.
        let place = &network.open;
        let chair = &network.another_browser(&chair.viewer).await;
        let author = &network.another_browser(&author.viewer).await;
        watch(network, author, place, "watching").await;
        let protection = format!("/workgroups/{}/protection", place.slug);
        assert_eq!(network.post(chair, &protection, &[("level", "high"), ("within", "15")]).await.status, 303);
        notifications::see_all(sund, &author.viewer, network.now(), &[]).await.unwrap();
        let before = agrees(network, author).await;
        started(network, chair, place, "Protected").await;
        assert_eq!(agrees(network, author).await, before + 1);
        network.clock.forward(15 * MINUTE);
        assert_eq!(super::number_on(network, author, "/").await, "");
        assert!(!network.get(author, "/inbox").await.body.contains("Protected"));
    });
}

/// A notice tells of where its post is now.
#[test]
fn what_is_moved_is_told_to_those_who_may_enter_where_it_is() {
    each_database(async |network| {
        let (author, outsider, chair) = (&network.people.author, &network.people.outsider, &network.people.chair);
        watch(network, outsider, &network.open, "watching").await;
        let member = &network.people.member;
        watch(network, member, &network.open, "watching").await;
        all_seen(network).await;
        let thread = started(network, author, &network.open, "On its way").await;
        assert_eq!((agrees(network, outsider).await, agrees(network, member).await), (1, 1));
        let to = &network.confidential.slug;
        forum::move_thread(network.sund(), &chair.viewer, thread, to).await.unwrap();
        assert_eq!((agrees(network, outsider).await, agrees(network, member).await), (0, 1));
        assert!(!network.get(outsider, "/inbox").await.body.contains("On its way"));
        let inbox = network.get(member, "/inbox").await;
        assert!(inbox.body.contains(&format!("/inbox?workgroup={to}")), "{}", inbox.body);
    });
}

#[test]
fn a_post_that_is_not_committed_tells_nobody_and_one_form_tells_once() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        watch(network, member, &network.open, "watching").await;
        all_seen(network).await;
        let form = network.sund().new_id::<uuid::Uuid>().to_string();
        let path = format!("/threads/{}/reply", network.open.question);
        let fields = [("form", form.as_str()), ("body", "At once"), ("language", "en")];
        for answer in join_all((0..6).map(|_| network.post(author, &path, &fields))).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        assert_eq!(agrees(network, member).await, 1);
        let another = network.sund().new_id::<uuid::Uuid>().to_string();
        let empty = [("form", another.as_str()), ("body", " "), ("language", "en")];
        assert_eq!(network.post(author, &path, &empty).await.status, 422);
        assert_eq!(agrees(network, member).await, 1);
    });
}

/// Two post in the same thread at once, and both have the same watchers: nobody waits for the other for ever.
#[test]
fn many_who_post_at_once_tell_everybody() {
    each_database(async |network| {
        let (member, place) = (&network.people.member, &network.closed);
        watch(network, member, place, "watching").await;
        all_seen(network).await;
        let (author, chair) = (&network.people.author, &network.people.chair);
        let threads = [place.question, place.left_behind];
        let posts = (0..24).map(|n| {
            let (by, thread) = ([author, chair][n % 2], threads[n / 2 % 2]);
            async move {
                let form = network.sund().new_id::<uuid::Uuid>().to_string();
                let fields = [("form", form.as_str()), ("body", "At once"), ("language", "en")];
                network.post(by, &format!("/threads/{thread}/reply"), &fields).await
            }
        });
        for answer in join_all(posts).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        assert_eq!(agrees(network, member).await, 24);
    });
}

/// A reply with 500 watchers is one statement more, and quick.
#[test]
fn five_hundred_watchers_are_told_by_one_statement() {
    each_database(async |network| {
        let place = &network.open;
        let few = cost(network, place).await;
        crowd(network, place).await;
        let many = cost(network, place).await;
        assert_eq!(few.0, many.0, "as many statements for 500 as for nobody");
        eprintln!("{}: a reply takes {:?} with nobody who watches, {:?} with 500", network.engine, few.1, many.1);
        let most = if network.engine == Engine::Sqlite { 400 } else { 800 };
        assert!(many.1.as_millis() < most, "{:?}", many.1);
    });
}

/// The statements of a reply, and the time of the quickest of five.
async fn cost(network: &Network, place: &Place) -> (usize, std::time::Duration) {
    let mut all = Vec::new();
    for _ in 0..5 {
        let form = network.sund().new_id::<uuid::Uuid>().to_string();
        let fields = [("form", form.as_str()), ("body", "A reply"), ("language", "en")];
        network.statements.take();
        #[expect(clippy::disallowed_methods, reason = "a measurement")]
        let begun = std::time::Instant::now();
        let path = format!("/threads/{}/reply", place.question);
        let answer = network.post(&network.people.author, &path, &fields).await;
        let took = begun.elapsed();
        assert_eq!(answer.status, 303);
        all.push((network.statements.take().len(), took));
    }
    all.into_iter().min_by_key(|(_, took)| *took).unwrap()
}

/// Five hundred people who watch the forum.
async fn crowd(network: &Network, place: &Place) {
    use sea_orm::{ConnectionTrait, Statement};
    let database = network.connect().await;
    let like: &Person = &network.people.member;
    for n in 0..500_u128 {
        let id = uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0001_0000 + n);
        for (sql, values) in [
            (
                "insert into people (id, organisation_id, name, title, topics, administrator, time_zone, theme, joined_at, approved_at, guest, unit) \
                 select $1, organisation_id, name, '', '', false, time_zone, theme, joined_at, approved_at, false, '' from people where id = $2",
                vec![sea_orm::Value::from(id), like.viewer.person.0.into()],
            ),
            (
                "insert into watches (person_id, subject, subject_id, level, chosen, since) \
                 select $1, 'forum', f.id, 'watching', true, 1 from forums f where f.slug = $2",
                vec![id.into(), place.slug.as_str().into()],
            ),
        ] {
            let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
            database.execute_raw(statement).await.unwrap();
        }
    }
    database.close().await.unwrap();
}
