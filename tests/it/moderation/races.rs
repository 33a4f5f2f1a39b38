//! Two at once: one counts, and nobody writes who is suspended.

use super::{act_on, decided, flag, item, items, reply, second_chair};
use crate::joining::Rows;
use sea_orm::{ConnectionTrait as _, Statement, TransactionTrait as _};
use std::time::Duration;
use sund_domain::{Refusal, moderation::Decision};
use sund_tests::{Engine, each_database, on};

#[test]
fn of_two_chairs_who_decide_at_once_the_first_counts() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let second = second_chair(network, place).await;
        flag(network, &people.author, place.posts[1]).await;
        let id = item(network, place).await;
        let (one, two) = tokio::join!(
            decided(network, &people.chair, place, id, Decision::Hide),
            decided(network, second, place, id, Decision::Nothing)
        );
        let outcomes = [one, two];
        assert_eq!(outcomes.iter().filter(|one| one.is_ok()).count(), 1, "{outcomes:?}");
        assert!(outcomes.contains(&Err(Refusal::AlreadyDecided)), "{outcomes:?}");
        let rows = Rows::of(network).await;
        let lines = "select count(*) from audit_log where act in ('flags-dismissed', 'post-hidden') and post_id = $1";
        assert_eq!(rows.number(lines, [place.posts[1].0.into()]).await, 1);
        rows.done().await;
    });
}

#[test]
fn two_who_flag_at_once_are_in_one_item_and_hide() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let (one, two, again) = tokio::join!(
            flag(network, &people.author, place.posts[1]),
            flag(network, &people.outsider, place.posts[1]),
            flag(network, &people.outsider, place.posts[1])
        );
        let done = [one, two, again].iter().filter(|status| **status == 303).count();
        // Who comes last finds it flagged by them, or out of sight.
        assert!(done == 2 && matches!(two.max(again), 403 | 404), "{one} {two} {again}");
        let items = items(network, place, &people.chair).await;
        assert_eq!((items.len(), items[0].flags.len()), (1, 2));
        assert!(items[0].text.as_ref().unwrap().hidden.is_some(), "out of sight");
    });
}

/// What somebody writes while they are suspended is committed before, or not at all. SQLite has one writer anyway.
#[test]
fn after_a_suspension_nothing_of_theirs_is_committed() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on(Engine::Postgres, async |network| {
        let (people, place) = (&network.people, &network.open);
        let database = network.connect().await;
        let backend = database.get_database_backend();
        let hold = "select id from people where id = $1 for no key update";
        let person = people.member.viewer.person.0;
        // The suspension is about to be committed: who writes waits for it.
        let tx = database.begin().await.unwrap();
        tx.query_one_raw(Statement::from_sql_and_values(backend, hold, [person.into()])).await.unwrap();
        let writing = reply(network, &people.member, place.question);
        let suspending = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let sql = "insert into measures (id, workgroup_id, person_id, kind, reason, by_id, at) \
                select $1, id, $2, 'suspend', 'x', $3, 1 from workgroups where slug = $4";
            let values = [
                network.sund().new_id::<uuid::Uuid>().into(),
                person.into(),
                people.chair.viewer.person.0.into(),
                place.slug.clone().into(),
            ];
            tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
            tx.commit().await.unwrap();
        };
        let (answer, ()) = tokio::join!(writing, suspending);
        assert_eq!(answer.status, 404, "{}", answer.body);
        // Somebody is about to commit what they wrote: the suspension waits for that.
        let author = people.author.viewer.person.0;
        let tx = database.begin().await.unwrap();
        tx.query_one_raw(Statement::from_sql_and_values(backend, hold, [author.into()])).await.unwrap();
        let suspension = act_on(network, place, &people.author, "suspend", "");
        tokio::pin!(suspension);
        let early = tokio::time::timeout(Duration::from_millis(300), suspension.as_mut()).await;
        assert!(early.is_err(), "it does not overtake");
        tx.commit().await.unwrap();
        suspension.await;
        assert_eq!(reply(network, &people.author, place.question).await.status, 404);
        database.close().await.unwrap();
    });
}
