//! All that one person wrote goes out of sight, how far that is can be seen, and exactly that can be undone.

use super::{decided, item, reply, second_chair};
use crate::{joining::Rows, notifications::started};
use sund_actions::{forum, moderation};
use sund_domain::{
    ids::{BulkId, PostId},
    moderation::{BULK_STALE, BulkState, Decision},
};
use sund_tests::{Network, Person, Place, each_database};

const NOTHING: [(&str, &str); 0] = [];

/// Begins it by the form, and says where it can be followed.
async fn begun(network: &Network, by: &Person, place: &Place, who: &Person) -> String {
    let form = format!("/workgroups/{}/moderation/{}/hide-all", place.slug, who.viewer.person);
    assert_eq!(network.get(by, &form).await.status, 200);
    let answer = network.post(by, &form, &[("cause", "rules"), ("reason", "All of it")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().to_owned()
}

fn id(address: &str) -> BulkId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// What others can read of whom.
async fn visible(rows: &Rows, who: &Person, place: &Place) -> Vec<String> {
    let sql = "select p.id from posts p join threads t on t.id = p.thread_id join forums f on f.id = t.forum_id \
        join workgroups w on w.id = f.workgroup_id where p.author_id = $1 and w.slug = $2 and p.number > 1 \
        and p.hidden_at is null order by p.id";
    rows.ids(sql, [who.viewer.person.0.into(), place.slug.as_str().into()]).await
}

pub(super) async fn waits(network: &Network, by: &Person, place: &Place, address: &str, state: BulkState) {
    for _ in 0..200 {
        let page = moderation::show_bulk(network.sund(), &by.viewer, &place.slug, id(address)).await.unwrap();
        if page.bulk.state == state {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("it never was {state:?}");
}

#[test]
fn all_of_one_persons_posts_go_and_exactly_these_come_back() {
    each_database(async |network| {
        let rows = Rows::of(network).await;
        let place = &network.closed;
        let (chair, member) = (&network.people.chair, &network.people.member);
        for _ in 0..30 {
            assert_eq!(reply(network, member, place.question).await.status, 303);
        }
        // One that nobody else wrote in goes whole; one that others wrote in is left to a chair.
        let alone = started(network, member, place, "Alone").await;
        let together = started(network, member, place, "With others in it").await;
        assert_eq!(reply(network, chair, together).await.status, 303);
        let before = visible(&rows, member, place).await;
        assert!(before.len() >= 30);
        let earlier: PostId = before[0].parse().unwrap();
        forum::hide_post(network.sund(), &chair.viewer, earlier, "rules", "One by itself").await.unwrap();
        let told = async |why: &str| rows.number("select count(*) from notices where why = $1", [why.into()]).await;
        let one_by_one = told("post-hidden").await;
        let elsewhere = visible(&rows, member, &network.open).await;

        let address = begun(network, chair, place, member).await;
        waits(network, chair, place, &address, BulkState::Done).await;
        assert_eq!(visible(&rows, member, place).await, Vec::<String>::new());
        assert_eq!(visible(&rows, member, &network.open).await, elsewhere, "another workgroup’s posts stay");
        let page = network.get(chair, &address).await.body;
        assert!(page.contains("Done") && page.contains("Undo it"), "{page}");
        assert!(page.contains("Left as it was") && page.contains("With others in it"), "{page}");
        let others = &network.people.author;
        let status = async |thread| network.get(others, &format!("/threads/{thread}")).await.status;
        assert_eq!((status(alone).await, status(together).await), (404, 200));
        let inbox = network.get(member, "/inbox").await.body;
        assert!(inbox.contains("takes all that you wrote in a workgroup out of sight"), "{inbox}");
        assert_eq!((told("all-hidden").await, told("post-hidden").await), (1, one_by_one), "once for all of them");
        let log = network.get(member, &format!("/workgroups/{}/log", place.slug)).await.body;
        assert!(log.contains("Took all that a person wrote out of sight"), "{log}");

        // Undone: not what a chair did before, nor what somebody did since.
        network.clock.forward(1);
        let since: PostId = before[1].parse().unwrap();
        forum::restore_post(network.sund(), &chair.viewer, since).await.unwrap();
        forum::hide_post(network.sund(), &chair.viewer, since, "rules", "Anew").await.unwrap();
        for _ in 0..2 {
            assert_eq!(network.post(chair, &format!("{address}/undo"), &NOTHING).await.status, 303);
        }
        waits(network, chair, place, &address, BulkState::Undone).await;
        let after: Vec<String> =
            before.iter().filter(|id| ![earlier, since].map(|id| id.to_string()).contains(id)).cloned().collect();
        assert_eq!(visible(&rows, member, place).await, after);
        assert_eq!(status(alone).await, 200);
        let inbox = network.get(member, "/inbox").await.body;
        assert!(inbox.contains("brings back all that you wrote in a workgroup"), "{inbox}");
        assert_eq!(told("all-restored").await, 1);
    });
}

#[test]
fn it_can_be_stopped_goes_on_where_it_broke_off_and_ends_with_an_appeal() {
    each_database(async |network| {
        let rows = Rows::of(network).await;
        let place = &network.confidential;
        let (chair, member) = (&network.people.chair, &network.people.member);
        let second = second_chair(network, place).await;
        for _ in 0..3 {
            assert_eq!(reply(network, member, place.question).await.status, 303);
        }
        let before = visible(&rows, member, place).await;
        // Begun, and its node is gone at once: nothing goes on by itself, and any chair lets it.
        let sund = network.sund();
        let bulk =
            moderation::hide_all(sund, &chair.viewer, &place.slug, member.viewer.person, "rules", "").await.unwrap();
        let address = format!("/workgroups/{}/bulk/{bulk}", place.slug);
        assert_eq!(network.post(second, &format!("{address}/stop"), &NOTHING).await.status, 303);
        moderation::run_bulk(sund, &chair.viewer, &place.slug, bulk).await.unwrap();
        assert_eq!(visible(&rows, member, place).await, before, "stopped");
        rows.run("update bulk_acts set state = 'running' where id = $1", [bulk.0.into()]).await;
        assert!(!network.get(chair, &address).await.body.contains("It was broken off."));
        network.clock.forward(BULK_STALE + 1);
        let page = network.get(chair, &address).await.body;
        assert!(page.contains("It was broken off.") && page.contains("Go on"), "{page}");
        // Two chairs let it go on at once: each post once.
        let path = format!("{address}/go-on");
        let both = tokio::join!(network.post(chair, &path, &NOTHING), network.post(second, &path, &NOTHING));
        assert_eq!((both.0.status, both.1.status), (303, 303));
        waits(network, chair, place, &address, BulkState::Done).await;
        assert_eq!(visible(&rows, member, place).await, Vec::<String>::new());
        let done = moderation::show_bulk(sund, &chair.viewer, &place.slug, bulk).await.unwrap().bulk;
        assert_eq!((done.done + done.left, done.items), (done.items, done.items));

        // The person appeals once, to the other chair, and all of it comes back.
        let measures = moderation::own_measures(sund, &member.viewer).await.unwrap();
        moderation::appeal(sund, &member.viewer, measures[0].id, "These were fine.").await.unwrap();
        let case = item(network, place).await;
        decided(network, second, place, case, Decision::Overturn).await.unwrap();
        waits(network, chair, place, &address, BulkState::Undone).await;
        assert_eq!(visible(&rows, member, place).await, before);
    });
}

#[test]
fn it_is_for_chairs_with_a_reason_and_not_against_chairs() {
    each_database(async |network| {
        let place = &network.closed;
        let (chair, member) = (&network.people.chair, &network.people.member);
        let second = second_chair(network, place).await;
        let form = |who: &Person| format!("/workgroups/{}/moderation/{}/hide-all", place.slug, who.viewer.person);
        let why = [("cause", ""), ("reason", "Because of it")];
        assert_eq!(network.post(member, &form(chair), &why).await.status, 403);
        for who in [chair, second] {
            let answer = network.post(chair, &form(who), &why).await;
            assert_eq!(answer.status, 403);
            assert!(answer.body.contains("Because of it"), "what was typed is there");
        }
        assert_eq!(network.post(chair, &form(member), &[("cause", ""), ("reason", " ")]).await.status, 422);
        let address = begun(network, chair, place, member).await;
        waits(network, chair, place, &address, BulkState::Done).await;
        let again = network.post(chair, &form(member), &why).await;
        assert!(
            again.status == 303 || again.body.contains("Nothing that this person wrote here is in sight."),
            "{}",
            again.body
        );
        // Nobody else reads it, and no other workgroup’s chairs.
        assert_eq!(network.get(member, &address).await.status, 403);
        let elsewhere = format!("/workgroups/{}/bulk/{}", network.open.slug, id(&address));
        for path in
            [elsewhere.clone(), format!("{elsewhere}/undo"), format!("{elsewhere}/go-on"), format!("{elsewhere}/stop")]
        {
            let answer = if path == elsewhere {
                network.get(chair, &path).await
            } else {
                network.post(chair, &path, &NOTHING).await
            };
            assert_eq!(answer.status, 404, "{path}");
        }
    });
}
