//! Whispers: who reads them, who never knows of them, and where they stay when a post goes elsewhere.

use crate::{access, joining::Rows};
use http::Method;
use sund_actions::{
    forum::{self, Target, Written},
    workgroups,
};
use sund_domain::{
    forum::DraftPlace,
    ids::{PostId, WhisperId},
    workgroups::Standing,
};
use sund_tests::{Network, Person, Place, each_database, html};

const NOTHING: [(&str, &str); 0] = [];
const WORD: &str = "salmiakki";

/// Whispers by the form, and says which one it is.
async fn whispered(network: &Network, by: &Person, post: PostId) -> WhisperId {
    let form = network.sund().new_id::<uuid::Uuid>().to_string();
    let fields = [("form", form.as_str()), ("body", "Is this *salmiakki* again?"), ("language", "en"), ("do", "send")];
    let answer = network.post(by, &format!("/posts/{post}/whisper"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let again = network.post(by, &format!("/posts/{post}/whisper"), &fields).await;
    assert_eq!(again.location(), answer.location(), "the same form is one whisper");
    answer.location().rsplit("#w").next().unwrap().parse().unwrap()
}

/// The outsider leads this workgroup from now on, as this.
async fn leads<'a>(network: &'a Network, place: &Place, role: Standing) -> &'a Person {
    let (chair, second) = (&network.people.chair.viewer, &network.people.outsider);
    network.add_member(&place.slug, &second.viewer).await;
    workgroups::change_role(network.sund(), chair, &place.slug, second.viewer.person, role).await.unwrap();
    second
}

async fn reads(network: &Network, who: &Person, address: &str) -> bool {
    let answer = network.get(who, address).await;
    assert!([200, 303, 403, 404].contains(&answer.status), "{address}: {}", answer.status);
    answer.body.contains(WORD)
}

#[test]
fn who_leads_reads_it_and_nobody_else_learns_that_there_is_one() {
    each_database(async |network| {
        let place = &network.closed;
        let people = &network.people;
        let deputy = leads(network, place, Standing::Deputy).await;
        let thread = format!("/threads/{}", place.question);
        let others = [&people.member, &people.author, &people.ex_member, &people.administrator];
        let plain = async |who| {
            let mut all = Vec::new();
            for address in ["/", "/inbox", "/forums", &format!("/forums/{}", place.slug), &thread, "/drafts", "/live"] {
                let answer = network.get(who, address).await;
                all.push((address.to_owned(), answer.status, html::text(&answer.body)));
            }
            all
        };
        let mut before = Vec::new();
        for who in others {
            plain(who).await;
            before.push(plain(who).await);
        }
        // Beside the answer, and beside a post that its author wrote: they do not see it either.
        let id = whispered(network, &people.chair, place.posts[0]).await;
        let page = network.get(&people.chair, &thread).await.body;
        let [post, whisper, next] =
            [r#"id="p1""#, &format!(r#"id="w{id}""#), r#"id="p2""#].map(|part| page.find(part).unwrap());
        assert!(post < whisper && whisper < next, "it stands after the post beside which it was written");
        assert!(page.contains("The chairs and deputies of this workgroup see this, and nobody else."), "{page}");
        assert!(reads(network, deputy, &thread).await, "a deputy leads");
        let inbox = network.get(deputy, "/inbox").await.body;
        assert!(inbox.contains("wrote something for the chairs alone") && !inbox.contains(WORD), "{inbox}");
        assert!(inbox.contains(&format!("/workgroups/{}/whispers", place.slug)));
        let list = format!("/workgroups/{}/whispers", place.slug);
        assert!(reads(network, deputy, &list).await);

        for (who, before) in others.into_iter().zip(before) {
            assert_eq!(plain(who).await, before, "{}", who.viewer.name);
            for address in [&format!("/whispers/{id}"), &list, &format!("/workgroups/{}/log", place.slug)] {
                assert!(!reads(network, who, address).await, "{address}");
            }
            assert_eq!(network.get(who, &format!("/whispers/{id}")).await.status, 404);
            for form in [format!("/whispers/{id}"), format!("/whispers/{id}/take-back")] {
                assert_eq!(network.post(who, &form, &[("body", "x")]).await.status, 404);
            }
        }
        let form = format!("/posts/{}/whisper", place.posts[0]);
        let refused = network.post(&people.member, &form, &[("body", "typed")]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("typed"), "what was typed comes back");
        // Not in a copy of the workgroup, and told to nobody but who leads.
        let copy = network.request(&people.chair, Method::POST, &format!("/workgroups/{}/export", place.slug));
        let copy = copy.from_here().send().await;
        assert!(copy.status == 200 && !copy.body.contains(WORD), "{}", copy.status);
        let rows = Rows::of(network).await;
        assert_eq!(rows.number("select count(*) from notices where why = 'whispered'", []).await, 1);
        assert_eq!(
            rows.number("select count(*) from threads where id = $1 and last_number = 3", [place.question.0.into()])
                .await,
            1,
            "no post"
        );
    });
}

#[test]
fn who_leads_no_more_sees_none_from_then_on() {
    each_database(async |network| {
        let place = &network.confidential;
        let chair = &network.people.chair;
        let deputy = leads(network, place, Standing::Deputy).await;
        let theirs = whispered(network, deputy, place.posts[1]).await;
        let other = whispered(network, chair, place.posts[1]).await;
        let thread = format!("/threads/{}", place.question);
        let form = format!("/posts/{}/whisper", place.posts[2]);
        let fields = [("body", "Not yet: salmiakki"), ("do", "save")];
        assert_eq!(network.post(deputy, &form, &fields).await.status, 200);
        let begun = network.get(deputy, &form).await.body;
        assert!(begun.contains("Not yet: salmiakki"), "a draft waits where it was begun: {begun}");
        let drafts = network.get(deputy, "/drafts").await.body;
        assert!(drafts.contains("A whisper to chairs, in"), "{drafts}");
        assert!(reads(network, deputy, &thread).await);

        let sund = network.sund();
        workgroups::change_role(sund, &chair.viewer, &place.slug, deputy.viewer.person, Standing::Member)
            .await
            .unwrap();
        assert!(!reads(network, deputy, &thread).await);
        for id in [theirs, other] {
            assert_eq!(network.get(deputy, &format!("/whispers/{id}")).await.status, 404, "not one’s own either");
        }
        let inbox = network.get(deputy, "/inbox").await.body;
        assert!(!inbox.contains("for the chairs alone"), "{inbox}");
        // What one typed oneself is one's own still, without the way there.
        let drafts = network.get(deputy, "/drafts").await.body;
        assert!(drafts.contains("Not yet: salmiakki") && !drafts.contains("A whisper to chairs, in"), "{drafts}");
        assert_eq!(
            forum::draft(sund, &deputy.viewer, DraftPlace::Whisper(place.posts[2])).await.unwrap().unwrap().body,
            "Not yet: salmiakki"
        );
        assert!(reads(network, chair, &thread).await, "and stays for those who lead");
    });
}

#[test]
fn it_stays_with_its_workgroup_and_goes_with_its_post_inside_it() {
    each_database(async |network| {
        let (from, to) = (&network.closed, &network.open);
        let (sund, chair) = (network.sund(), &network.people.chair);
        // Leads where the thread goes, and not where it was.
        let there = leads(network, to, Standing::Chair).await;
        let id = whispered(network, chair, from.posts[1]).await;
        let target = Target::New { forum: &from.slug, kind: "discussion", title: "Apart" };
        let (apart, _) =
            forum::split_thread(sund, &chair.viewer, from.question, "2", target, "Another matter").await.unwrap();
        let thread = format!("/threads/{apart}");
        assert!(reads(network, chair, &thread).await, "inside the workgroup it goes with its post");
        assert!(!reads(network, chair, &format!("/threads/{}?post=1", from.question)).await);

        forum::move_thread(sund, &chair.viewer, apart, &to.slug).await.unwrap();
        for who in [there, chair] {
            assert_eq!(network.get(who, &thread).await.status, 200);
            assert!(!reads(network, who, &thread).await, "{}", who.viewer.name);
        }
        assert_eq!(network.get(there, &format!("/whispers/{id}")).await.status, 404);
        assert!(!reads(network, there, &format!("/workgroups/{}/whispers", to.slug)).await);
        let list = network.get(chair, &format!("/workgroups/{}/whispers", from.slug)).await.body;
        assert!(list.contains(WORD) && list.contains("has left the workgroup"), "{list}");
        assert!(!list.contains("Apart") && !list.contains(&apart.to_string()), "where it went is not told: {list}");

        forum::move_thread(sund, &chair.viewer, apart, &from.slug).await.unwrap();
        assert!(reads(network, chair, &thread).await, "and it is beside its post again");

        // Nothing that is done to the post is done to it.
        let post = from.posts[1];
        forum::redact_post(sund, &chair.viewer, post, "It names a child", "A title").await.unwrap();
        assert!(reads(network, chair, &thread).await);
    });
}

#[test]
fn its_author_changes_it_with_its_history_and_takes_it_back() {
    each_database(async |network| {
        let place = &network.open;
        let (sund, chair) = (network.sund(), &network.people.chair);
        let second = leads(network, place, Standing::Chair).await;
        let id = whispered(network, chair, place.posts[0]).await;
        let page = format!("/whispers/{id}");
        let typed = "Another text <b>entirely</b>";
        assert_eq!(network.post(second, &page, &[("body", typed), ("version", "1")]).await.status, 403);
        let empty = network.post(chair, &page, &[("body", " "), ("version", "1")]).await;
        assert_eq!(empty.status, 422);
        assert_eq!(network.post(chair, &page, &[("body", typed), ("version", "1")]).await.status, 303);
        let seen = network.get(second, &page).await.body;
        assert!(seen.contains("Another text") && seen.contains(WORD), "both texts: {seen}");
        let late = network.post(chair, &page, &[("body", "Written over the first text"), ("version", "1")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Written over the first text") && late.body.contains("Another text"));

        assert_eq!(network.post(second, &format!("{page}/take-back"), &NOTHING).await.status, 403);
        for _ in 0..2 {
            assert_eq!(network.post(chair, &format!("{page}/take-back"), &NOTHING).await.status, 303);
        }
        let seen = network.get(second, &format!("/threads/{}", place.question)).await.body;
        assert!(seen.contains("Taken back by who wrote it.") && !seen.contains("Another text"), "{seen}");
        let written = Written { body: "Once more", language: "" };
        assert!(forum::edit_whisper(sund, &chair.viewer, id, None, written).await.is_err());
        let rows = Rows::of(network).await;
        let left = "select (select count(*) from whispers where markdown <> '' or html <> '') + (select count(*) from whisper_versions)";
        assert_eq!(rows.number(left, []).await, 0, "its texts are gone");
    });
}

#[test]
fn an_administrator_who_was_let_in_reads_none() {
    each_database(async |network| {
        let place = &network.confidential;
        let (chair, first) = (&network.people.chair, &network.people.administrator);
        let id = whispered(network, chair, place.posts[0]).await;
        let second = access::second(network).await;
        let asked = access::asked(network, &place.slug).await;
        let agree = format!("/administration/access/{asked}/agree");
        assert_eq!(network.post(&second, &agree, &NOTHING).await.status, 303);
        let thread = network.get(first, &format!("/threads/{}", place.question)).await;
        assert_eq!(thread.status, 200);
        assert!(!thread.body.contains(WORD));
        assert_eq!(network.get(first, &format!("/whispers/{id}")).await.status, 404);
        assert_eq!(network.get(first, &format!("/workgroups/{}/whispers", place.slug)).await.status, 403);
    });
}
