//! Flags, the queue, measures and appeals: who is told what, who decides, and what holds when two act at once.

mod bulk;
mod chosen;
mod closed;
mod held;
mod person_notes;
mod races;

use crate::joining::Rows;
use sund_actions::{
    ActionError,
    forum::{self, Written},
    moderation::{self, Acting, Deciding},
    workgroups,
};
use sund_domain::{
    Refusal,
    ids::CaseId,
    moderation::{Decision, FLAGS_A_DAY, MeasureKind, Show},
    time::{DAY, MINUTE},
    workgroups::Standing,
};
use sund_tests::{Network, Person, Place, each_database, html};

/// A second chair of the place: who was an outsider until now.
async fn second_chair<'a>(network: &'a Network, place: &Place) -> &'a Person {
    let (chair, second) = (&network.people.chair.viewer, &network.people.outsider);
    network.add_member(&place.slug, &second.viewer).await;
    workgroups::change_role(network.sund(), chair, &place.slug, second.viewer.person, Standing::Chair).await.unwrap();
    second
}

async fn act_on(network: &Network, place: &Place, who: &Person, kind: &str, days: &str) {
    let acting = Acting { kind, days, cause: "rules", words: "Said too much." };
    let chair = &network.people.chair.viewer;
    moderation::act_on(network.sund(), chair, &place.slug, who.viewer.person, acting).await.unwrap();
}

async fn items(network: &Network, place: &Place, by: &Person) -> Vec<sund_domain::moderation::Case> {
    moderation::queue(network.sund(), &by.viewer, &place.slug, Show::Oldest, None).await.unwrap().cases.rows
}

async fn item(network: &Network, place: &Place) -> CaseId {
    items(network, place, &network.people.chair).await.last().expect("something waits").id
}

async fn decided(network: &Network, by: &Person, place: &Place, id: CaseId, decision: Decision) -> Result<(), Refusal> {
    let deciding = Deciding { decision: decision.code(), cause: "identifies", words: "the date of birth", seen: "0" };
    match moderation::decide(network.sund(), &by.viewer, &place.slug, id, deciding).await {
        Ok(()) => Ok(()),
        Err(ActionError::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

async fn flag(network: &Network, by: &Person, post: sund_domain::ids::PostId) -> u16 {
    let fields = [("cause", "identifies"), ("reason", "age and village")];
    network.post(by, &format!("/posts/{post}/flag"), &fields).await.status
}

async fn reply(network: &Network, by: &Person, thread: sund_domain::ids::ThreadId) -> sund_tests::Answer {
    let form = network.sund().new_id::<uuid::Uuid>().to_string();
    let fields = [("form", form.as_str()), ("body", "What I wanted to say"), ("language", "en"), ("do", "send")];
    network.post(by, &format!("/threads/{thread}/reply"), &fields).await
}

async fn notices(rows: &Rows, who: &Person) -> Vec<String> {
    rows.texts(
        "select why from notices where person_id = $1 and at >= $2 order by at, why",
        [who.viewer.person.0.into(), sund_tests::NOON.0.into()],
    )
    .await
}

#[test]
fn two_who_flag_take_a_post_out_of_sight_and_a_chair_brings_it_back() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        // The second post is the member's.
        let (author, post) = (&people.member, place.posts[1]);
        let thread = format!("/threads/{}", place.question);
        assert_eq!(flag(network, author, post).await, 403, "not one's own");
        assert_eq!(flag(network, &people.outsider, post).await, 404, "not here");
        assert_eq!(flag(network, &people.author, post).await, 303);
        assert_eq!(flag(network, &people.author, post).await, 403, "once");
        let before = network.get(author, &thread).await;
        assert_eq!(flag(network, &people.chair, post).await, 303);
        let text = &html::text(&before.body);
        assert!(!text.contains("age and village") && !text.contains("flagged"), "one flag shows nowhere: {text}");
        for reader in [&people.author, author] {
            let page = html::text(&network.get(reader, &thread).await.body);
            let mine = std::ptr::eq(reader, author);
            assert_eq!(page.contains("People have flagged this."), mine, "{page}");
            assert!(!page.contains("age and village"), "{page}");
        }
        let queue = network.get(&people.chair, &format!("/workgroups/{}/queue", place.slug)).await;
        let shown = html::text(&queue.body);
        for told in ["Flagged by 2 people", "Hidden for now", "age and village", "Axel Norrman"] {
            assert!(shown.contains(told), "{told}: {shown}");
        }
        assert_eq!(network.get(author, &format!("/workgroups/{}/queue", place.slug)).await.status, 403);
        let id = item(network, place).await;
        decided(network, &people.chair, place, id, Decision::Nothing).await.unwrap();
        let page = html::text(&network.get(author, &thread).await.body);
        assert!(!page.contains("People have flagged this."), "{page}");
        let rows = Rows::of(network).await;
        assert_eq!(notices(&rows, author).await, ["post-in-review", "post-restored"]);
        assert_eq!(notices(&rows, &people.author).await, ["flag-dismissed"]);
        let named = "select count(*) from notices where why in ('post-in-review', 'queue-waits') and by_id is not null";
        assert_eq!(rows.number(named, []).await, 0, "nobody is named");
        rows.done().await;
        assert_eq!(decided(network, &people.chair, place, id, Decision::Hide).await, Err(Refusal::AlreadyDecided));
        // It can be flagged again, by who has not flagged it.
        assert!(items(network, place, &people.chair).await.is_empty());
    });
}

#[test]
fn the_first_post_goes_with_its_thread_and_the_count_is_right() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let rows = Rows::of(network).await;
        let counted = "select cast(sum(f.threads - (select count(*) from threads t where t.forum_id = f.id and t.hidden_at is null)) as bigint) from forums f";
        for by in [&people.member, &people.outsider] {
            assert_eq!(flag(network, by, place.posts[0]).await, 303);
        }
        assert_eq!(network.get(&people.member, &format!("/threads/{}", place.question)).await.status, 404);
        assert_eq!(rows.number(counted, []).await, 0);
        // Its author is asked, writes anew, and chairs see that.
        let id = item(network, place).await;
        decided(network, &people.chair, place, id, Decision::Rewrite).await.unwrap();
        let edit = [("body", "Without the village"), ("language", "en"), ("do", "send")];
        let edited = network.post(&people.author, &format!("/posts/{}/edit", place.posts[0]), &edit).await;
        assert_eq!(edited.status, 303, "{}", edited.body);
        assert!(items(network, place, &people.chair).await[0].rewritten.is_some());
        assert_eq!(network.get(&people.member, &format!("/threads/{}", place.question)).await.status, 404, "still");
        decided(network, &people.chair, place, id, Decision::Nothing).await.unwrap();
        assert_eq!(network.get(&people.member, &format!("/threads/{}", place.question)).await.status, 200);
        assert_eq!(rows.number(counted, []).await, 0);
        rows.done().await;
    });
}

#[test]
fn who_flags_very_much_is_stopped() {
    each_database(async |network| {
        let rows = Rows::of(network).await;
        let (member, place) = (&network.people.author, &network.open);
        let text = Written { body: "Another", language: "en" };
        for n in 0..=FLAGS_A_DAY {
            let sund = network.sund();
            let number = forum::reply(sund, &network.people.chair.viewer, place.question, sund.new_id(), text).await;
            let sql = "select cast(id as text) from posts where thread_id = $1 and number = $2";
            let number = i32::try_from(number.unwrap()).unwrap();
            let id = match network.engine {
                sund_tests::Engine::Sqlite => {
                    rows.texts(
                        "select lower(hex(id)) from posts where thread_id = $1 and number = $2",
                        [place.question.0.into(), number.into()],
                    )
                    .await
                }
                sund_tests::Engine::Postgres => rows.texts(sql, [place.question.0.into(), number.into()]).await,
            };
            let wanted = if n < FLAGS_A_DAY { 303 } else { 403 };
            assert_eq!(flag(network, member, id[0].parse().unwrap()).await, wanted, "{n}");
        }
        rows.done().await;
    });
}

#[test]
fn a_warning_is_read_before_one_writes_again() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        act_on(network, place, &people.member, "warn", "").await;
        let refused = reply(network, &people.member, place.question).await;
        assert_eq!(refused.status, 403);
        let page = html::text(&refused.body);
        assert!(page.contains("has warned you") && page.contains("What I wanted to say"), "{page}");
        assert_eq!(reply(network, &people.member, network.open.question).await.status, 303, "elsewhere one writes");
        let own = moderation::own_measures(network.sund(), &people.member.viewer).await.unwrap();
        let read = format!("/settings/decisions/{}/read", own[0].id);
        assert_eq!(network.post(&people.author, &read, &[("", "")]).await.status, 404, "somebody else's");
        assert_eq!(network.post(&people.member, &read, &[("", "")]).await.status, 303);
        assert_eq!(reply(network, &people.member, place.question).await.status, 303);
    });
}

#[test]
fn who_is_silenced_reads_and_leaves_no_trace_until_it_is_over() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let thread = format!("/threads/{}", place.question);
        let ask = [
            ("body", "Which day?"),
            ("poll_question", "Which?"),
            ("poll_options", "Monday\nTuesday"),
            ("poll_kind", "single"),
            ("poll_shown", "always"),
        ];
        assert_eq!(network.post(&people.member, &format!("{thread}/reply"), &ask).await.status, 303);
        let offers = async || {
            let page = network.get(&people.member, &format!("{thread}?post={}", u32::MAX)).await;
            assert_eq!(page.status, 200);
            let posts = page.body.split_once("<article").unwrap().1.to_owned();
            let ways = ["/edit\"", "/take-back\"", "/flag\"", "/helpful", "/vote", "#reply"];
            ways.map(|way| posts.contains(way))
        };
        assert_eq!(offers().await, [true; 6]);
        act_on(network, place, &people.member, "silence", "2").await;
        assert_eq!(offers().await, [false; 6], "what would be refused");
        for (path, fields) in [
            (format!("{thread}/reply"), vec![("body", "x"), ("do", "send")]),
            (format!("/forums/{}/new", place.slug), vec![("kind", "question"), ("title", "x"), ("body", "x")]),
            (format!("/posts/{}/edit", place.posts[1]), vec![("body", "x"), ("do", "send")]),
            (format!("/posts/{}/helpful", place.posts[0]), vec![("set", "yes")]),
            (format!("/posts/{}/flag", place.posts[0]), vec![("cause", "spam")]),
            (format!("/live/{}/messages", place.open), vec![("body", "x")]),
        ] {
            let answer = network.post(&people.member, &path, &fields).await;
            assert_eq!(answer.status, 403, "{path}: {}", answer.body);
        }
        network.clock.forward(2 * DAY - 1);
        let again = network.another_browser(&people.member.viewer).await;
        assert_eq!(reply(network, &again, place.question).await.status, 403, "a moment before");
        network.clock.forward(1);
        assert_eq!(reply(network, &again, place.question).await.status, 303, "it ends by itself");
    });
}

#[test]
fn chairs_are_not_acted_on_and_only_chairs_act() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let second = second_chair(network, place).await;
        let path = |who: &Person| format!("/workgroups/{}/moderation/{}", place.slug, who.viewer.person);
        let fields = [("kind", "suspend"), ("days", "1"), ("cause", "spam"), ("reason", "")];
        for (by, whom, wanted) in [
            (&people.chair, second, 403),
            (&people.chair, &people.chair, 403),
            (&people.member, &people.author, 403),
            (&people.administrator, &people.author, 403),
            (second, &people.author, 303),
        ] {
            let answer = network.post(by, &path(whom), &fields).await;
            assert_eq!(answer.status, wanted, "{}", html::text(&answer.body));
        }
        for wrong in [
            [("kind", "hide-post"), ("days", "")],
            [("kind", "silence"), ("days", "0")],
            [("kind", "silence"), ("days", "366")],
        ] {
            let fields = [wrong[0], wrong[1], ("cause", "spam"), ("reason", "kept words")];
            let answer = network.post(&people.chair, &path(&people.member), &fields).await;
            assert_eq!(answer.status, 422, "{wrong:?}");
            assert!(html::text(&answer.body).contains("kept words"));
        }
    });
}

/// The log tells members what was done and why: not who flagged, nor to whom something was done, nor what was written.
#[test]
fn the_log_names_nobody_and_nothing_that_is_hidden() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let log = async || {
            let page = network.get(&people.author, &format!("/workgroups/{}/log", place.slug)).await;
            html::text(page.body.split_once("<main").unwrap().1)
        };
        let before = log().await;
        flag(network, &people.author, place.posts[1]).await;
        let id = item(network, place).await;
        decided(network, &people.chair, place, id, Decision::HideAndWarn).await.unwrap();
        act_on(network, place, &people.member, "silence", "1").await;
        act_on(network, place, &people.member, "suspend", "1").await;
        let after = log().await;
        let names = |text: &str, name: &str| text.matches(name).count();
        for name in ["Birgitta Lund", "Axel Norrman"] {
            assert_eq!(names(&before, name), names(&after, name), "{name}: {after}");
        }
        for told in ["Hid a post", "Warned a person", "Silenced a person", "Suspended a person", "the date of birth"] {
            assert!(after.contains(told), "{told}: {after}");
        }
        assert!(!after.contains("age and village"), "{after}");
    });
}

#[test]
fn an_appeal_is_another_chairs_to_decide_and_undoes_what_was_done() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let second = second_chair(network, place).await;
        let (sund, member) = (network.sund(), &people.member);
        forum::hide_post(sund, &people.chair.viewer, place.posts[1], "off-topic", "").await.unwrap();
        let measure = moderation::own_measures(sund, &member.viewer).await.unwrap().remove(0);
        let appeal = format!("/settings/decisions/{}/appeal", measure.id);
        assert_eq!(network.post(&people.author, &appeal, &[("body", "x")]).await.status, 404, "not theirs");
        assert_eq!(network.post(member, &appeal, &[("body", " ")]).await.status, 422);
        assert_eq!(network.post(member, &appeal, &[("body", "It was asked for.")]).await.status, 303);
        assert_eq!(network.post(member, &appeal, &[("body", "Again")]).await.status, 403, "once");
        let id = item(network, place).await;
        let own = decided(network, &people.chair, place, id, Decision::Overturn).await;
        assert_eq!(own, Err(Refusal::OwnMeasure));
        decided(network, second, place, id, Decision::Overturn).await.unwrap();
        let page = html::text(&network.get(&people.author, &format!("/threads/{}", place.question)).await.body);
        assert!(!page.contains("A chair has hidden this post."), "{page}");
        let measure = moderation::own_measures(sund, &member.viewer).await.unwrap().remove(0);
        assert_eq!(measure.decision, Some(Decision::Overturn));
        assert!(measure.ended.is_some());
        // Who is suspended from a confidential workgroup appeals all the same, and learns no name by it.
        let place = &network.confidential;
        act_on(network, place, member, "suspend", "").await;
        let own = network.get(member, "/settings/decisions").await;
        assert!(own.body.contains("Suspended") && !own.body.contains(place.marker), "{}", own.body);
        let all = moderation::own_measures(sund, &member.viewer).await.unwrap();
        let measure = all.into_iter().find(|one| one.kind == MeasureKind::Suspend).unwrap();
        let appeal = format!("/settings/decisions/{}/appeal", measure.id);
        assert_eq!(network.post(member, &appeal, &[("body", "Let me in.")]).await.status, 303);
        // There is no other chair here.
        let id = item(network, place).await;
        decided(network, &people.chair, place, id, Decision::Overturn).await.unwrap();
        assert_eq!(network.get(member, &format!("/threads/{}", place.question)).await.status, 200);
    });
}

#[test]
fn one_writes_once_in_a_while_where_that_is_said() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let slow = format!("/threads/{}/slow", place.question);
        assert_eq!(network.post(&people.member, &slow, &[("minutes", "10")]).await.status, 403);
        assert_eq!(network.post(&people.chair, &slow, &[("minutes", "1441")]).await.status, 422);
        assert_eq!(network.post(&people.chair, &slow, &[("minutes", "10")]).await.status, 303);
        assert_eq!(reply(network, &people.member, place.question).await.status, 303);
        let early = reply(network, &people.member, place.question).await;
        assert_eq!(early.status, 403);
        assert_eq!(html::field(&early.body, "body").as_deref(), Some("What I wanted to say"), "it can be sent later");
        assert!(html::text(&early.body).contains("in 10 minutes"), "{}", html::text(&early.body));
        assert_eq!(reply(network, &people.author, place.question).await.status, 303, "each for themselves");
        for _ in 0..2 {
            assert_eq!(reply(network, &people.chair, place.question).await.status, 303, "chairs at any time");
        }
        network.clock.forward(10 * MINUTE);
        assert_eq!(reply(network, &people.member, place.question).await.status, 303);
        // For the forum as a whole: another thread is no way around it.
        network.clock.forward(10 * MINUTE);
        assert_eq!(
            network.post(&people.chair, &format!("/forums/{}/pace", place.slug), &[("minutes", "30")]).await.status,
            303
        );
        assert_eq!(reply(network, &people.member, place.left_behind).await.status, 403);
        network.clock.forward(20 * MINUTE);
        assert_eq!(reply(network, &people.member, place.left_behind).await.status, 303);
    });
}

#[test]
fn a_plan_locks_at_its_moment() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let at = network.sund().now().plus(DAY);
        moderation::lock_at(network.sund(), &people.chair.viewer, place.question, Some(at)).await.unwrap();
        let page = html::text(&network.get(&people.member, &format!("/threads/{}", place.question)).await.body);
        assert!(page.contains("Will be locked 22 Nov, 12:00"), "{page}");
        network.clock.put(at.plus(-1));
        let (member, chair) =
            (network.another_browser(&people.member.viewer).await, network.another_browser(&people.chair.viewer).await);
        assert_eq!(reply(network, &member, place.question).await.status, 303, "a moment before");
        network.clock.put(at);
        assert_eq!(reply(network, &member, place.question).await.status, 403, "at the moment");
        assert_eq!(reply(network, &chair, place.question).await.status, 303);
        assert_eq!(
            network.post(&chair, &format!("/threads/{}/lock", place.question), &[("set", "no")]).await.status,
            303
        );
        assert_eq!(reply(network, &member, place.question).await.status, 303, "unlocked, whatever was planned");
    });
}
