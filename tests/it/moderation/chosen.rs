//! Threads of a forum that a chair chooses: what is done to them is named before, told once, and undone exactly.

use super::{bulk::waits, second_chair};
use crate::{joining::Rows, notifications::started};
use sund_actions::{forum, moderation, workgroups::change_role};
use sund_domain::{
    ids::{BulkId, ThreadId},
    moderation::BulkState,
    workgroups::Standing,
};
use sund_tests::{Network, Person, Place, each_database, html};

const NOTHING: [(&str, &str); 0] = [];

/// Sends the form for these threads; `how` is whether it is asked once more or done.
async fn sent(
    network: &Network,
    by: &Person,
    place: &Place,
    (act, to, how): (&str, &str, &str),
    threads: &[ThreadId],
) -> sund_tests::Answer {
    let ids: Vec<_> = threads.iter().map(ThreadId::to_string).collect();
    let mut fields = vec![("decision", act), ("forum", to), ("cause", "off-topic"), ("reason", "Old"), ("do", how)];
    fields.extend(ids.iter().map(|id| ("which", id.as_str())));
    network.post(by, &format!("/forums/{}/choose", place.slug), &fields).await
}

async fn done(network: &Network, by: &Person, place: &Place, (act, to): (&str, &str), threads: &[ThreadId]) -> String {
    let answer = sent(network, by, place, (act, to, "go"), threads).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let address = answer.location().to_owned();
    waits(network, by, place, &address, BulkState::Done).await;
    address
}

async fn undone(network: &Network, by: &Person, place: &Place, address: &str) {
    for _ in 0..2 {
        assert_eq!(network.post(by, &format!("{address}/undo"), &NOTHING).await.status, 303);
    }
    waits(network, by, place, address, BulkState::Undone).await;
}

/// What of these threads is so, by a condition on `t`.
async fn so(rows: &Rows, threads: &[ThreadId], condition: &str) -> usize {
    let mut count = 0;
    for thread in threads {
        let sql = format!(
            "select count(*) from threads t join forums f on f.id = t.forum_id where t.id = $1 and {condition}"
        );
        count += rows.number(&sql, [thread.0.into()]).await;
    }
    usize::try_from(count).unwrap()
}

#[test]
fn chosen_threads_are_named_hidden_told_of_once_and_exactly_these_come_back() {
    each_database(async |network| {
        let rows = Rows::of(network).await;
        let place = &network.closed;
        let (chair, member, author) = (&network.people.chair, &network.people.member, &network.people.author);
        let mut threads = Vec::new();
        for (n, by) in [member, member, author].into_iter().enumerate() {
            threads.push(started(network, by, place, &format!("Chosen number {n}")).await);
        }
        let apart = started(network, member, place, "Not chosen").await;
        network.clock.forward(1);
        let list = network.get(chair, &format!("/forums/{}/choose", place.slug)).await.body;
        assert!(list.contains("Chosen number 0") && list.contains("Not chosen"), "{list}");
        let asked = sent(network, chair, place, ("hide-threads", "", "ask"), &threads).await;
        assert_eq!(asked.status, 200);
        let said = html::text(&asked.body);
        assert!(said.contains("This would be done to 3 threads:") && said.contains("Chosen number 2"), "{said}");
        assert!(!said.contains("Not chosen"), "{said}");
        assert_eq!(so(&rows, &threads, "t.hidden_at is not null").await, 0, "nothing yet");

        // One of them is hidden by another chair before its turn: it is that chair’s.
        forum::hide_thread(network.sund(), &chair.viewer, threads[0], "rules", "By itself").await.unwrap();
        let told = async |why: &str| rows.number("select count(*) from notices where why = $1", [why.into()]).await;
        let one_by_one = told("thread-hidden").await;
        let appealable = async || moderation::own_measures(network.sund(), &author.viewer).await.unwrap().len();
        let before = appealable().await;
        let address = done(network, chair, place, ("hide-threads", ""), &threads).await;
        assert_eq!(so(&rows, &threads, "t.hidden_at is not null").await, 3);
        assert_eq!(network.get(author, &format!("/threads/{apart}")).await.status, 200);
        assert_eq!(network.get(member, &format!("/threads/{}", threads[2])).await.status, 404);
        assert_eq!((told("threads-hidden").await, told("thread-hidden").await), (2, one_by_one), "each author once");
        let inbox = network.get(author, "/inbox").await.body;
        assert!(inbox.contains("takes threads out of sight, of yours as well"), "{inbox}");
        let page = network.get(chair, &address).await.body;
        assert!(page.contains("Left as it was") && page.contains("Chosen number 0"), "{page}");
        assert!(page.contains("What it is about") && page.contains("Chosen number 2"), "{page}");
        // Each can be appealed against by itself.
        assert_eq!(appealable().await, before + 1);
        let lines = "select count(*) from audit_log where act = 'thread-hidden' and what like 'Chosen number%'";
        assert_eq!(rows.number(lines, []).await, 3, "each has its line in the log");

        undone(network, chair, place, &address).await;
        assert_eq!(so(&rows, &threads[..1], "t.hidden_at is not null").await, 1, "what it did not do stays");
        assert_eq!(so(&rows, &threads[1..], "t.hidden_at is null").await, 2);
        assert_eq!(told("threads-as-before").await, 2);
        let open = "exists (select 1 from measures m where m.thread_id = t.id and m.kind = 'hide-thread' and m.ended_at is null)";
        assert_eq!(so(&rows, &threads, open).await, 1, "and so does its measure alone");
    });
}

#[test]
fn chosen_threads_are_locked_and_moved_and_what_changed_since_stays() {
    each_database(async |network| {
        let rows = Rows::of(network).await;
        let (place, there) = (&network.closed, &network.open);
        let (sund, chair, member) = (network.sund(), &network.people.chair, &network.people.member);
        let mut threads = Vec::new();
        for n in 0..3 {
            threads.push(started(network, member, place, &format!("Chosen number {n}")).await);
        }
        let address = done(network, chair, place, ("lock-threads", ""), &threads).await;
        assert_eq!(so(&rows, &threads, "t.locked_at is not null").await, 3);
        network.clock.forward(1);
        for lock in [false, true] {
            forum::lock_thread(sund, &chair.viewer, threads[1], lock).await.unwrap();
        }
        undone(network, chair, place, &address).await;
        assert_eq!(so(&rows, &threads, "t.locked_at is not null").await, 1, "what was locked anew stays locked");
        assert_eq!(so(&rows, &threads[1..2], "t.locked_at is not null").await, 1);

        let here = format!("f.slug = '{}'", place.slug);
        let gone = format!("f.slug = '{}'", there.slug);
        let address = done(network, chair, place, ("move-threads", &there.slug), &threads).await;
        assert_eq!(so(&rows, &threads, &gone).await, 3);
        for slug in [&place.slug, &there.slug] {
            let traces = "select count(*) from audit_log a join workgroups w on w.id = a.workgroup_id \
                where w.slug = $1 and a.act = 'thread-moved' and a.what like 'Chosen number%'";
            assert_eq!(rows.number(traces, [slug.as_str().into()]).await, 3, "a trace in both places");
        }
        assert_eq!(network.get(&network.people.outsider, &format!("/threads/{}", threads[0])).await.status, 200);
        forum::move_thread(sund, &chair.viewer, threads[2], &network.confidential.slug).await.unwrap();
        // Who leads here alone does not undo it: it would end as if it were done.
        let second = second_chair(network, place).await;
        assert_eq!(network.post(second, &format!("{address}/undo"), &NOTHING).await.status, 403);
        undone(network, chair, place, &address).await;
        assert_eq!((so(&rows, &threads, &here).await, so(&rows, &threads, &gone).await), (2, 0));
        assert_eq!(network.get(&network.people.administrator, &format!("/threads/{}", threads[0])).await.status, 404);
    });
}

#[test]
fn choosing_is_for_those_who_lead_and_for_threads_of_that_forum() {
    each_database(async |network| {
        let place = &network.closed;
        let (chair, member, outsider) = (&network.people.chair, &network.people.member, &network.people.outsider);
        let choose = format!("/forums/{}/choose", place.slug);
        for (who, status) in [(member, 403), (outsider, 404), (&network.people.ex_member, 404)] {
            assert_eq!(network.get(who, &choose).await.status, status);
            assert_eq!(sent(network, who, place, ("hide-threads", "", "go"), &[place.question]).await.status, status);
        }
        network.add_member(&place.slug, &outsider.viewer).await;
        change_role(network.sund(), &chair.viewer, &place.slug, outsider.viewer.person, Standing::Deputy)
            .await
            .unwrap();
        // A deputy leads here, and nowhere else: there is nowhere to move a thread to.
        let refused = [
            (vec![], "hide-threads", ""),
            (vec![network.open.question], "hide-threads", ""),
            (vec![place.question], "hide-person", ""),
            (vec![place.question], "move-threads", network.open.slug.as_str()),
            (vec![place.question], "move-threads", place.slug.as_str()),
            ((0..101).map(|_| place.question).collect(), "lock-threads", ""),
        ];
        for (threads, act, to) in refused {
            for how in ["ask", "go"] {
                let answer = sent(network, outsider, place, (act, to, how), &threads).await;
                assert_eq!(answer.status, 422, "{act} {to} {how}: {}", answer.body);
                assert!(answer.body.contains("Old"), "what was typed is there");
                let ticked = answer.body.contains(&format!(r#"value="{}" checked"#, place.question));
                assert_eq!(ticked, threads.contains(&place.question), "{}", answer.body);
            }
        }
        let done = sent(network, outsider, place, ("lock-threads", "", "go"), &[place.question]).await;
        assert_eq!(done.status, 303);
        let bulk: BulkId = done.location().rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(network.get(member, done.location()).await.status, 403);
        assert_eq!(network.get(chair, &format!("/workgroups/{}/bulk/{bulk}", network.open.slug)).await.status, 404);
    });
}
