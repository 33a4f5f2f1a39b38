//! What chairs look at before others read it: who waits, who sees what waits, and what comes of it.

use super::{Deciding, act_on, decided, item, items, notices, reply, second_chair};
use crate::joining::Rows;
use sund_actions::{
    forum::{self, NewThread, Sent, With, Written},
    moderation::{self, HoldingForm},
    workgroups,
};
use sund_domain::{
    Refusal,
    forum::{DraftPlace, Meant, mention},
    ids::{HeldId, ThreadId},
    moderation::{Decision, HeldBecause},
    time::{MINUTE, SECOND},
};
use sund_tests::{Network, Person, Place, each_database, html};

const TEXT: &str = "A word that waits";

async fn hold(network: &Network, place: &Place) {
    moderation::hold_forum(network.sund(), &network.people.chair.viewer, &place.slug, true).await.unwrap();
}

async fn sent(network: &Network, by: &Person, thread: ThreadId, body: &str) -> Sent<u32> {
    let written = Written { body, language: "en" };
    forum::send_reply(network.sund(), &by.viewer, thread, network.sund().new_id(), (written, None)).await.unwrap()
}

async fn waits(network: &Network, by: &Person, thread: ThreadId) -> HeldId {
    match sent(network, by, thread, TEXT).await {
        Sent::Waits(held) => held,
        Sent::Posted(number) => panic!("it is there, as {number}"),
    }
}

async fn approve(network: &Network, place: &Place) -> Result<(), Refusal> {
    decided(network, &network.people.chair, place, item(network, place).await, Decision::Approve).await
}

#[test]
fn what_waits_is_seen_by_its_author_and_chairs_alone_until_it_is_approved() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let thread = format!("/threads/{}", place.question);
        let rows = Rows::of(network).await;
        let last = "select cast(last_number as bigint) from threads where id = $1";
        let before = rows.number(last, [place.question.0.into()]).await;
        hold(network, place).await;
        forum::watch_thread(network.sund(), &people.author.viewer, place.question, "watching").await.unwrap();
        let answer = reply(network, &people.member, place.question).await;
        assert!(answer.location().ends_with("#waits"), "{} {}", answer.status, answer.body);
        assert_eq!(rows.number(last, [place.question.0.into()]).await, before, "it has no number");
        let said = "What I wanted to say";
        for (who, seen) in [(&people.member, true), (&people.author, false), (&people.chair, false)] {
            let page = html::text(&network.get(who, &thread).await.body);
            assert_eq!(page.contains(said), seen, "{page}");
            assert_eq!(page.contains("Waits for a chair"), seen, "{page}");
        }
        assert!(notices(&rows, &people.author).await.is_empty(), "nobody hears of it");
        let queue = html::text(&network.get(&people.chair, &format!("/workgroups/{}/queue", place.slug)).await.body);
        assert!(queue.contains(said) && queue.contains("everything in the forum does"), "{queue}");
        network.clock.forward(10 * MINUTE);
        approve(network, place).await.unwrap();
        assert_eq!(rows.number(last, [place.question.0.into()]).await, before + 1);
        let posted = "select posted_at from posts where thread_id = $1 and number = $2";
        let at = rows.number(posted, [place.question.0.into(), i32::try_from(before + 1).unwrap().into()]).await;
        assert_eq!(at, network.sund().now().0, "it is there since it was approved");
        assert!(html::text(&network.get(&people.author, &thread).await.body).contains(said));
        assert_eq!(notices(&rows, &people.author).await, ["reply"], "once");
        assert_eq!(notices(&rows, &people.member).await, ["post-approved"]);
        assert_eq!(rows.number("select count(*) from held_posts", []).await, 0);
        rows.done().await;
    });
}

#[test]
fn the_same_form_waits_once_and_a_thread_waits_whole() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        hold(network, place).await;
        let (sund, form) = (network.sund(), network.sund().new_id());
        let new = || NewThread {
            form,
            kind: "practice",
            title: "A thread that waits",
            text: Written { body: TEXT, language: "en" },
        };
        let send = || forum::send_thread(sund, &people.member.viewer, &place.slug, new(), With::default());
        let (one, two) = tokio::join!(send(), send());
        assert_eq!(one.unwrap(), two.unwrap());
        let rows = Rows::of(network).await;
        assert_eq!(rows.number("select count(*) from held_posts", []).await, 1);
        assert_eq!(items(network, place, &people.chair).await.len(), 1);
        let forum = format!("/forums/{}", place.slug);
        for (who, seen) in [(&people.member, true), (&people.author, false), (&people.outsider, false)] {
            let page = html::text(&network.get(who, &forum).await.body);
            assert_eq!(page.contains("A thread that waits"), seen, "{page}");
        }
        approve(network, place).await.unwrap();
        let page = html::text(&network.get(&people.author, &forum).await.body);
        assert!(page.contains("A thread that waits") && !page.contains("Waits for a chair"), "{page}");
        let counted = "select cast(sum(f.threads - (select count(*) from threads t where t.forum_id = f.id and t.hidden_at is null)) as bigint) from forums f";
        assert_eq!(rows.number(counted, []).await, 0);
        // Sent once more, it is found where it is now.
        assert!(matches!(send().await.unwrap(), Sent::Posted(_)));
        rows.done().await;
    });
}

#[test]
fn who_is_new_who_links_and_who_says_what_chairs_look_for_waits() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.open, network.sund());
        let chair = &people.chair.viewer;
        let form = HoldingForm { posts: "2", days: "", links: "4" };
        moderation::set_holding(sund, chair, &place.slug, form).await.unwrap();
        moderation::add_word(sund, chair, &place.slug, "Náme of the boat", "en").await.unwrap();
        moderation::add_word(sund, chair, &place.slug, "gift", "sv").await.unwrap();
        // One after the other: the queue is in the order of time.
        let held = async |who: &Person, body: &str| {
            network.clock.forward(SECOND);
            match sent(network, who, place.question, body).await {
                Sent::Posted(_) => None,
                Sent::Waits(_) => {
                    Some(items(network, place, &people.chair).await.last().unwrap().held.clone().unwrap().because)
                }
            }
        };
        // The outsider has written nothing here; each post that is approved counts.
        for _ in 0..2 {
            assert_eq!(held(&people.outsider, "Plain").await, Some(HeldBecause::Newcomer));
            approve(network, place).await.unwrap();
        }
        assert_eq!(held(&people.outsider, "Plain").await, None);
        assert_eq!(held(&people.outsider, "See https://example.org").await, Some(HeldBecause::Link));
        assert_eq!(held(&people.outsider, "See https://example.org").await, Some(HeldBecause::Link));
        assert_eq!(held(&people.outsider, "Four now").await, None);
        assert_eq!(held(&people.outsider, "See https://example.org").await, None);
        assert_eq!(held(&people.outsider, "The NÁME **of** the\nboat!").await, Some(HeldBecause::Word));
        assert_eq!(held(&people.outsider, "A gift, in English").await, None, "a rule of another language");
        assert_eq!(held(&people.chair, "The náme of the boat").await, None, "a chair");
        // Which words there are is for chairs, here and in the log.
        let path = format!("/workgroups/{}/approval", place.slug);
        assert_eq!(network.get(&people.member, &path).await.status, 403);
        assert!(network.get(&people.chair, &path).await.body.contains("of the boat"));
        let log = html::text(&network.get(&people.member, &format!("/workgroups/{}/log", place.slug)).await.body);
        assert!(log.contains("Changed what is approved") && !log.contains("of the boat"), "{log}");
        for (words, language, status) in [("gift", "sv", 422), ("…", "", 422), ("x", "klingon", 422), ("gift", "", 303)]
        {
            let fields = [("words", words), ("language", language)];
            assert_eq!(network.post(&people.chair, &format!("{path}/words"), &fields).await.status, status, "{words}");
        }
    });
}

#[test]
fn what_is_not_approved_stays_its_authors_and_can_be_appealed_or_sent_again() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.closed, network.sund());
        let second = second_chair(network, place).await;
        hold(network, place).await;
        let id = waits(network, &people.member, place.question).await;
        decided(network, &people.chair, place, item(network, place).await, Decision::Decline).await.unwrap();
        let page = html::text(&network.get(&people.member, &format!("/held/{id}")).await.body);
        assert!(page.contains(TEXT) && page.contains("the date of birth"), "{page}");
        // It stands where it would, for its author alone, and the notice leads there.
        let thread = format!("/threads/{}", place.question);
        let there = html::text(&network.get(&people.member, &thread).await.body);
        assert!(there.contains(TEXT) && there.contains("the date of birth"), "{there}");
        for other in [&people.author, &people.chair] {
            let there = network.get(other, &thread).await.body;
            assert!(!there.contains(TEXT), "{there}");
        }
        let inbox = network.get(&people.member, "/inbox?show=all").await.body;
        assert!(inbox.contains(&format!("href=\"{thread}?post={}#waits\"", u32::MAX)), "{inbox}");
        for other in [&people.author, &people.chair] {
            assert_eq!(network.get(other, &format!("/held/{id}")).await.status, 404, "nobody else's");
        }
        // It is changed and waits again, and is not approved again.
        let fields = [("body", "Without it"), ("language", "en"), ("do", "send")];
        assert_eq!(network.post(&people.member, &format!("/held/{id}"), &fields).await.status, 303);
        let case = items(network, place, second).await.pop().unwrap();
        assert_eq!(case.held.as_ref().unwrap().markdown, "Without it");
        let deciding = |seen| Deciding { decision: "decline", cause: "rules", words: "", seen };
        let unseen = moderation::decide(sund, &second.viewer, &place.slug, case.id, deciding("0")).await;
        assert!(unseen.is_err(), "one decides about what one has seen");
        moderation::decide(sund, &people.chair.viewer, &place.slug, case.id, deciding("1")).await.unwrap();
        let measure = moderation::own_measures(sund, &people.member.viewer).await.unwrap()[0].id;
        moderation::appeal(sund, &people.member.viewer, measure, "Nothing is wrong with it").await.unwrap();
        let appeal = items(network, place, second).await.pop().unwrap().id;
        assert_eq!(decided(network, &people.chair, place, appeal, Decision::Overturn).await, Err(Refusal::OwnMeasure));
        decided(network, second, place, appeal, Decision::Overturn).await.unwrap();
        let page = html::text(&network.get(&people.author, &format!("/threads/{}", place.question)).await.body);
        assert!(page.contains("Without it"), "{page}");
        assert!(items(network, place, second).await.is_empty());
    });
}

#[test]
fn what_is_taken_back_is_a_draft_above_what_was_begun_since() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.open, network.sund());
        hold(network, place).await;
        let id = waits(network, &people.member, place.question).await;
        let draft = sund_domain::forum::Draft { body: "Begun since".into(), ..Default::default() };
        let at = DraftPlace::Reply(place.question);
        forum::keep_draft(sund, &people.member.viewer, at, draft).await.unwrap();
        assert_eq!(network.post(&people.author, &format!("/held/{id}/take-back"), &[("", "")]).await.status, 404);
        assert_eq!(network.post(&people.member, &format!("/held/{id}/take-back"), &[("", "")]).await.status, 303);
        let draft = forum::draft(sund, &people.member.viewer, at).await.unwrap().unwrap();
        assert!(draft.body.starts_with(TEXT) && draft.body.ends_with("Begun since"), "{draft:?}");
        assert!(items(network, place, &people.chair).await.is_empty());
    });
}

/// Meanwhile its author was suspended, or left; its thread was moved, merged, locked.
#[test]
fn what_happens_meanwhile_is_heeded() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.closed, network.sund());
        let chair = &people.chair.viewer;
        hold(network, place).await;
        waits(network, &people.member, place.question).await;
        act_on(network, place, &people.member, "suspend", "").await;
        assert_eq!(approve(network, place).await, Err(Refusal::AuthorGone));
        let measure = moderation::own_measures(sund, &people.member.viewer).await.unwrap()[0].id;
        moderation::end_measure(sund, chair, &place.slug, measure).await.unwrap();
        workgroups::leave(sund, &people.member.viewer, &place.slug).await.unwrap();
        assert_eq!(approve(network, place).await, Err(Refusal::AuthorGone));
        network.add_member(&place.slug, &people.member.viewer).await;
        // A chair may write in a locked thread, and so may what a chair lets through.
        forum::lock_thread(sund, chair, place.question, true).await.unwrap();
        // It waits where the thread is.
        forum::move_thread(sund, chair, place.question, &network.open.slug).await.unwrap();
        assert!(items(network, place, &people.chair).await.is_empty());
        assert_eq!(items(network, &network.open, &people.chair).await.len(), 1);
        let into = network.open.left_behind.to_string();
        let (there, _) = forum::merge_thread(sund, chair, place.question, &into, "One subject").await.unwrap();
        approve(network, &network.open).await.unwrap();
        let page = forum::show_thread(sund, chair, there, Some(u32::MAX)).await.unwrap();
        assert!(page.posts.last().unwrap().html.contains(TEXT));
    });
}

#[test]
fn of_two_who_decide_or_take_back_at_once_one_does() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.open, network.sund());
        let second = second_chair(network, place).await;
        hold(network, place).await;
        let id = waits(network, &people.member, place.question).await;
        let case = item(network, place).await;
        let (one, two, three) = tokio::join!(
            decided(network, &people.chair, place, case, Decision::Approve),
            decided(network, second, place, case, Decision::Decline),
            moderation::take_back_held(sund, &people.member.viewer, id)
        );
        let taken = three.is_ok();
        let done = [one.is_ok(), two.is_ok()].iter().filter(|done| **done).count();
        // What was not approved can be taken back afterwards.
        assert!(done + usize::from(taken) == 1 || (two.is_ok() && taken && one.is_err()), "{one:?} {two:?} {three:?}");
        let rows = Rows::of(network).await;
        let posts = "select count(*) from posts where markdown = $1";
        assert_eq!(rows.number(posts, [TEXT.into()]).await, i64::from(one.is_ok()));
        rows.done().await;
    });
}

/// Nothing of a post that stands waits: what chairs would look at first is refused, and nothing that was typed is lost.
#[test]
fn an_edit_that_chairs_would_look_at_first_is_refused_beside_the_text() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.open, network.sund());
        let chair = &people.chair.viewer;
        let post = place.posts[0];
        let rows = Rows::of(network).await;
        let edit = async |who: &Person, body: &str| {
            let fields = [("body", body), ("language", "en"), ("do", "send")];
            network.post(who, &format!("/posts/{post}/edit"), &fields).await
        };
        let texts = "select count(*) from posts where id = $1 and markdown = $2";
        let stands = async |body: &str| rows.number(texts, [post.0.into(), body.into()]).await == 1;
        assert_eq!(edit(&people.author, "Said with a [link](https://example.org/a)").await.status, 303);
        moderation::add_word(sund, chair, &place.slug, "secret name", "").await.unwrap();
        let form = HoldingForm { posts: "", days: "", links: "100" };
        moderation::set_holding(sund, chair, &place.slug, form).await.unwrap();
        let old = "Said anew with the [link](https://example.org/a)";
        assert_eq!(edit(&people.author, old).await.status, 303, "what it had before it keeps");
        for body in ["The **secret** name", "Another https://example.org/b"] {
            let answer = edit(&people.author, body).await;
            let page = html::text(&answer.body);
            assert_eq!(answer.status, 422, "{page}");
            assert!(page.contains("read by a chair before others read it"), "{page}");
            assert!(answer.body.contains(body), "what was typed is there: {}", answer.body);
            let draft = forum::draft(sund, &people.author.viewer, DraftPlace::Edit(post)).await.unwrap().unwrap();
            assert_eq!(draft.body, body, "and kept");
            assert!(stands(old).await);
        }
        moderation::remove_word(sund, chair, &place.slug, words(network, place).await).await.unwrap();
        assert_eq!(edit(&people.author, "The secret name").await.status, 303, "nobody looks for it any more");
        hold(network, place).await;
        assert_eq!(edit(&people.author, "Anything").await.status, 422, "a forum in which everything waits");
        assert_eq!(edit(&people.author, "The secret name").await.status, 303, "the same again changes nothing");
        // A chair has asked for another text, and looks at that.
        assert_eq!(super::flag(network, &people.member, post).await, 303);
        decided(network, &people.chair, place, item(network, place).await, Decision::Rewrite).await.unwrap();
        assert_eq!(edit(&people.author, "As a chair has asked").await.status, 303);
        rows.done().await;
    });
}

async fn words(network: &Network, place: &Place) -> sund_domain::ids::WordRuleId {
    let chair = &network.people.chair.viewer;
    moderation::holding_page(network.sund(), chair, &place.slug).await.unwrap().rules[0].id
}

#[test]
fn whom_a_text_calls_hears_of_it_when_it_is_approved_and_a_poll_does_not_wait() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        hold(network, place).await;
        let rows = Rows::of(network).await;
        let body = mention("You", &Meant::Person(people.outsider.viewer.person))
            + " and "
            + &mention("You", &Meant::Person(people.author.viewer.person));
        assert!(matches!(sent(network, &people.member, place.left_behind, &body).await, Sent::Waits(_)));
        assert!(notices(&rows, &people.author).await.is_empty());
        approve(network, place).await.unwrap();
        assert_eq!(notices(&rows, &people.author).await, ["mention"]);
        assert!(notices(&rows, &people.outsider).await.is_empty(), "who may not read it");
        let new = [
            ("kind", "discussion"),
            ("title", "When we meet"),
            ("body", "We meet in spring."),
            ("language", "en"),
            ("poll_question", "Which day?"),
            ("poll_kind", "single"),
            ("poll_options", "Monday\nTuesday"),
            ("poll_shown", "always"),
            ("do", "send"),
        ];
        let address = format!("/forums/{}/new", place.slug);
        let answer = network.post(&people.member, &address, &new).await;
        let page = html::text(&answer.body);
        assert_eq!(answer.status, 422, "{page}");
        assert!(page.contains("a poll cannot wait"), "{page}");
        for typed in ["We meet in spring.", "Which day?", "Tuesday"] {
            assert!(answer.body.contains(typed), "{typed}: {}", answer.body);
        }
        assert_eq!(rows.number("select count(*) from held_posts", []).await, 0, "nothing is sent");
        rows.done().await;
    });
}
