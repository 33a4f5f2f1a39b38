//! What clashes: both are members, both have read, both have a draft; and what the logs say.

use super::{Rows, joined, swedish};
use sund_actions::{
    audit,
    forum::{self, Written},
    sso,
};
use sund_domain::{
    forum::{Draft, DraftPlace},
    ids::{PersonId, WorkgroupId},
    time::Timestamp,
};
use sund_tests::{Engine, Network, Person, Place, each_database};

async fn workgroup(rows: &Rows, place: &Place) -> WorkgroupId {
    let sql = "select w.id from workgroups w where w.slug = $1";
    let row = sea_orm::ConnectionTrait::query_one_raw(&rows.0, rows.statement(sql, [place.slug.clone().into()])).await;
    WorkgroupId(row.unwrap().unwrap().try_get_by_index(0).unwrap())
}

/// Role and source of a membership; in brackets if it has ended.
async fn place_of(rows: &Rows, place: &Place, person: PersonId) -> String {
    let sql = "select case when m.ended_at is null then m.role || ' ' || m.source else '(' || m.role || ')' end \
        from memberships m join workgroups w on w.id = m.workgroup_id where w.slug = $1 and m.person_id = $2";
    rows.texts(sql, [place.slug.clone().into(), person.0.into()]).await.join(", ")
}

async fn set_place(rows: &Rows, place: &Place, person: PersonId, set: &str) {
    let group = workgroup(rows, place).await;
    let remove = "delete from memberships where workgroup_id = $1 and person_id = $2";
    rows.run(remove, [group.0.into(), person.0.into()]).await;
    let sql = format!(
        "insert into memberships (workgroup_id, person_id, since, role, source, ended_at, provider_id) values ($1, $2, 1, {set})"
    );
    rows.run(&sql, [group.0.into(), person.0.into()]).await;
}

#[test]
fn of_two_memberships_the_higher_one_that_holds_counts() {
    each_database(async |network| {
        let (author, ex_member) = (&network.people.author, &network.people.ex_member);
        let rows = Rows::of(network).await;
        let (open, closed, confidential) = (&network.open, &network.closed, &network.confidential);
        let (me, other) = (author.viewer.person, ex_member.viewer.person);
        set_place(&rows, open, me, "'member', 'hand', null, null").await;
        set_place(&rows, open, other, "'chair', 'hand', null, null").await;
        set_place(&rows, closed, me, "'member', 'hand', null, null").await;
        set_place(&rows, closed, other, "'chair', 'hand', 5, null").await;
        set_place(&rows, confidential, me, "'member', 'hand', 5, null").await;
        set_place(&rows, confidential, other, "'member', 'claims', 6, null").await;
        let me = joined(network, author, ex_member).await;
        assert_eq!(place_of(&rows, open, me.viewer.person).await, "chair hand");
        assert_eq!(place_of(&rows, closed, me.viewer.person).await, "member hand", "one that is over ends nothing");
        assert_eq!(place_of(&rows, confidential, me.viewer.person).await, "(member)", "and comes back by nothing");
        for place in network.places() {
            assert_eq!(place_of(&rows, place, other).await, "");
        }
        // Members read in their log whose membership is whose now.
        let (_, log) = audit::workgroup_log(network.sund(), &me.viewer, &open.slug, None).await.unwrap();
        let line = log.rows.iter().find(|line| line.act.code() == "membership-moved").expect("a line");
        assert_eq!((&line.by, &line.what), (&me.viewer.name, &ex_member.viewer.name));
        let (_, log) = audit::workgroup_log(network.sund(), &me.viewer, &closed.slug, None).await.unwrap();
        assert!(log.rows.iter().all(|line| line.act.code() != "membership-moved"), "nothing moved there");
        rows.done().await;
    });
}

/// A place that groups gave holds while their organisation can take it again.
#[test]
fn what_groups_gave_ends_where_nobody_would_take_it() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let rows = Rows::of(network).await;
        let provider = swedish(network).await;
        let other = member.viewer.person;
        for place in network.places() {
            set_place(&rows, place, chair.viewer.person, "'member', 'hand', 5, null").await;
        }
        let claimed = match network.engine {
            Engine::Sqlite => format!("'member', 'claims', null, x'{}'", provider.id.0.simple()),
            Engine::Postgres => format!("'member', 'claims', null, '{}'", provider.id.0),
        };
        set_place(&rows, &network.open, other, &claimed).await;
        set_place(&rows, &network.closed, other, "'chair', 'claims', null, null").await;
        set_place(&rows, &network.confidential, other, "'reader', 'hand', null, null").await;
        let told = "insert into scim_users (id, person_id, provider_id, user_key, told, created_at, changed_at) \
            values ($1, $2, $3, 'member', '{}', 1, 1)";
        let values = |id: uuid::Uuid| [id.into(), other.0.into(), provider.id.0.into()];
        rows.run(told, values(network.sund().new_id())).await;
        let me = joined(network, chair, member).await.viewer.person;
        assert_eq!(place_of(&rows, &network.open, me).await, "member claims", "its directory goes on telling of them");
        assert_eq!(place_of(&rows, &network.closed, me).await, "(member)", "only a sign-in had said so");
        assert_eq!(place_of(&rows, &network.confidential, me).await, "(member)", "who reads, reads for themselves");
        let taken = rows.number("select count(*) from audit_log where act = 'place-taken'", []).await;
        assert_eq!(taken, 2);
        // With the sign-in goes what its groups gave.
        let session = sso::own_identities(network.sund(), &chair.viewer).await.unwrap();
        assert_eq!(session.len(), 2);
        sso::drop_identity(network.sund(), &chair.viewer, "", provider.id).await.unwrap();
        assert_eq!(place_of(&rows, &network.open, me).await, "(member)");
        rows.done().await;
    });
}

async fn keep(network: &Network, who: &Person, body: &str) {
    let place = DraftPlace::Reply(network.open.question);
    network.clock.forward(1_000);
    let draft = Draft { body: body.into(), ..Draft::default() };
    forum::keep_draft(network.sund(), &who.viewer, place, draft).await.unwrap();
}

#[test]
fn of_what_both_have_read_marked_and_begun_nothing_is_lost() {
    each_database(async |network| {
        let (sund, place) = (network.sund(), &network.open);
        let (chair, member) = (&network.people.chair, &network.people.member);
        let rows = Rows::of(network).await;
        // Both find the first post helpful; each finds the other's post helpful.
        let [first, second, third] = place.posts;
        for (who, post) in [(chair, first), (member, first), (chair, second), (member, third)] {
            forum::mark_helpful(sund, &who.viewer, post, true).await.unwrap();
        }
        let outsider = &network.people.outsider;
        forum::mark_helpful(sund, &outsider.viewer, second, true).await.unwrap();
        for (who, number) in [(chair, 1), (member, 3)] {
            let forget = "delete from thread_reads where person_id = $1";
            rows.run(forget, [who.viewer.person.0.into()]).await;
            let read = "insert into thread_reads (person_id, thread_id, number, at) values ($1, $2, $3, 1)";
            rows.run(read, [who.viewer.person.0.into(), place.question.0.into(), number.into()]).await;
        }
        for who in [chair, member] {
            forum::watch_forum(sund, &who.viewer, &place.slug, "watching").await.unwrap();
            network.clock.forward(1_000);
        }
        // The same id of a form under both accounts, which no browser makes.
        let form = sund.new_id();
        let text = Written { body: "Twice", language: "en" };
        for who in [chair, member] {
            forum::reply(sund, &who.viewer, place.question, form, text).await.unwrap();
        }
        // A reply that is sent takes its draft along.
        keep(network, chair, "begun as a chair").await;
        keep(network, member, "begun as a member").await;
        let same = "update live_messages set client_id = $1 where session_id = $2";
        let different = "update live_messages set author_id = $1 where session_id = $2 and number = $3";
        for (who, number) in [(chair, 1), (member, 2)] {
            rows.run(different, [who.viewer.person.0.into(), place.open.0.into(), number.into()]).await;
        }
        rows.run(same, [form.into(), place.open.0.into()]).await;

        let posts = rows.number("select count(*) from posts", []).await;
        let me = joined(network, chair, member).await;
        let person = me.viewer.person;
        let draft = forum::draft(sund, &me.viewer, DraftPlace::Reply(place.question)).await.unwrap().unwrap();
        assert_eq!(draft.body, "begun as a member\n\n---\n\nbegun as a chair", "the newer one first");
        let helpful = async |post: sund_domain::ids::PostId| {
            let shown = rows.number("select cast(helpful as bigint) from posts where id = $1", [post.0.into()]).await;
            let marks = rows.number("select count(*) from helpful_marks where post_id = $1", [post.0.into()]).await;
            (shown, marks)
        };
        assert_eq!(helpful(first).await, (1, 1), "one person, one mark");
        assert_eq!(helpful(second).await, (1, 1), "nobody marks their own: the outsider's stays");
        assert_eq!(helpful(third).await, (0, 0));
        let read = "select cast(number as bigint) from thread_reads where person_id = $1 and thread_id = $2";
        assert_eq!(rows.number(read, [person.0.into(), place.question.0.into()]).await, 3, "the further one");
        let follows = "select since from watches where person_id = $1 and subject = 'forum'";
        let since = Timestamp(rows.number(follows, [person.0.into()]).await);
        assert!(since < network.now().plus(-1_000), "since the first day");
        assert_eq!(rows.number("select count(*) from posts", []).await, posts);
        let clients = "select count(distinct client_id) from live_messages where session_id = $1";
        assert_eq!(rows.number(clients, [place.open.0.into()]).await, 2);
        rows.done().await;
    });
}

#[test]
fn of_two_votes_in_a_poll_the_later_one_counts_and_one_alone_goes_over() {
    each_database(async |network| {
        let (author, member) = (&network.people.author, &network.people.member);
        let [open, closed] = [network.open.posts[0], network.closed.posts[0]];
        let vote = async |who: &Person, post, option| {
            network.clock.forward(1);
            sund_actions::polls::vote(network.sund(), &who.viewer, post, &[(option, 1)]).await.unwrap();
        };
        vote(author, open, 1).await;
        vote(member, open, 2).await;
        vote(member, closed, 2).await;
        let me = joined(network, author, member).await;
        for (place, voters) in [(&network.open, 2), (&network.closed, 2)] {
            let page = forum::show_thread(network.sund(), &me.viewer, place.question, Some(1)).await.unwrap();
            let poll = page.posts[0].poll.clone().unwrap();
            // The other one is the chair's.
            assert_eq!((poll.mine, poll.tally.unwrap().voters), (vec![2], voters));
        }
    });
}

/// One person has one registration for a session: a place, if one of the two accounts has one.
#[test]
fn of_two_registrations_the_one_with_a_place_counts() {
    each_database(async |network| {
        let (author, ex_member) = (&network.people.author, &network.people.ex_member);
        let (me, other) = (author.viewer.person, ex_member.viewer.person);
        let rows = Rows::of(network).await;
        for (session, mine, theirs) in [
            (network.open.planned, "waiting", "place"),
            (network.open.open, "place", "asked"),
            (network.open.ended, "declined", "declined"),
        ] {
            for (person, state, number) in [(me, mine, 1), (other, theirs, 2)] {
                let sql = "insert into live_registrations (session_id, person_id, state, number, at, since, reason) \
                    values ($1, $2, $3, $4, 1, 1, '')";
                rows.run(sql, [session.0.into(), person.0.into(), state.into(), number.into()]).await;
            }
        }
        let me = joined(network, author, ex_member).await;
        let sql = "select state || ' ' || number from live_registrations where session_id = $1 and person_id = $2";
        for (session, left) in
            [(network.open.planned, "place 2"), (network.open.open, "place 1"), (network.open.ended, "declined 1")]
        {
            assert_eq!(rows.texts(sql, [session.0.into(), me.viewer.person.0.into()]).await, [left]);
        }
        rows.done().await;
    });
}
