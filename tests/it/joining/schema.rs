//! Every column that refers to people is thought of: what refers to the second account refers to the first afterwards,
//! or it stands here why not. A new column fails this test until it is one or the other.

use super::{Rows, asked, joined};
use crate::faults::Faults;
use sea_orm::DbBackend;
use std::collections::BTreeSet;
use sund_domain::forum::{Draft, DraftPlace};
use sund_tests::{Network, each_database};

/// Columns that are not carried over, each with its reason.
const NOT_CARRIED: [(&str, &str); 6] = [
    ("feed_tokens.person_id", "a secret that showed less must not show more: removed"),
    ("organisation_administrators.person_id", "whoever administers an organisation is refused"),
    ("passkeys.person_id", "only guests have passkeys, and no provider speaks for a guest"),
    ("passkey_ceremonies.person_id", "as above, and for minutes"),
    ("sign_in_flows.person_id", "what was begun with the account that is over leads nowhere: removed"),
    ("joinings.other_id", "what was shown is used up: removed"),
];

/// As `(table, column)`: those with a foreign key to people, and those whose name says that they mean a person.
async fn columns(rows: &Rows) -> BTreeSet<(String, String)> {
    let sql = match sea_orm::ConnectionTrait::get_database_backend(&rows.0) {
        DbBackend::Sqlite => {
            "select t.name || '.' || c.name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' \
             and (c.name like '%person%' or c.name like '%author%' or c.name like '%\\_by' escape '\\') \
             union select t.name || '.' || f.\"from\" from sqlite_master t, pragma_foreign_key_list(t.name) f \
             where t.type = 'table' and f.\"table\" = 'people'"
        }
        _ => {
            "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' \
             and (column_name like '%person%' or column_name like '%author%' or column_name like '%\\_by') \
             union select k.conrelid::regclass::text || '.' || a.attname from pg_constraint k \
             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) \
             where k.contype = 'f' and k.confrelid = 'people'::regclass"
        }
    };
    let split = |name: String| name.split_once('.').map(|(table, column)| (table.to_owned(), column.to_owned()));
    rows.texts(sql, []).await.into_iter().filter_map(split).collect()
}

/// The second account has done what one does.
async fn by_acting(network: &Network) {
    let (member, place) = (&network.people.member, &network.open);
    sund_actions::forum::watch_forum(network.sund(), &member.viewer, &place.slug, "watching").await.unwrap();
    sund_actions::forum::mark_helpful(network.sund(), &member.viewer, place.posts[0], true).await.unwrap();
    assert_eq!(network.get(member, &format!("/threads/{}", place.question)).await.status, 200);
    sund_actions::polls::vote(network.sund(), &member.viewer, place.posts[0], &[(1, 1)]).await.unwrap();
    let draft = Draft { body: "Not yet".into(), ..Draft::default() };
    let reply = DraftPlace::Reply(place.question);
    sund_actions::forum::keep_draft(network.sund(), &member.viewer, reply, draft).await.unwrap();
    network.invitation(place, "kaja@shelter.ee.example").await;
}

/// In what chairs do, and in what waits for them.
fn moderated(network: &Network, id: uuid::Uuid, place: &sund_tests::Place) -> Vec<(&'static str, Vec<sea_orm::Value>)> {
    let new = || network.sund().new_id::<uuid::Uuid>();
    vec![
        (
            "insert into measures (id, workgroup_id, person_id, kind, reason, by_id, at, ended_by) \
             select $1, id, $2, 'warn', 'x', $2, 1, $2 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into bulk_acts (id, workgroup_id, by_id, act, person_id, reason, begun_at, stepped_at, state) \
             select $1, id, $2, 'hide-person', $2, 'x', 1, 1, 'done' from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into person_notes (id, workgroup_id, person_id, by_id, text, at, removed_by) \
             select $1, id, $2, $2, 'x', 1, $2 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into whispers (id, workgroup_id, post_id, author_id, organisation_id, form_id, markdown, html, language, version, \
             written_at) select $1, f.workgroup_id, x.id, $2, p.organisation_id, $1, 'x', 'x', 'en', 1, 1 from people p, posts x \
             join threads t on t.id = x.thread_id join forums f on f.id = t.forum_id where p.id = $2 and x.id = $3",
            vec![new().into(), id.into(), place.posts[0].0.into()],
        ),
        (
            "insert into cases (id, workgroup_id, kind, person_id, opened_at, assigned_id, decided_by) \
             select $1, id, 'flag', $2, 1, $2, $2 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into held_posts (id, thread_id, kind, title, title_language, author_id, organisation_id, form_id, markdown, \
             html, language, because, word, at, reason) select $1, $3, '', '', 'en', $2, p.organisation_id, $1, 'x', 'x', 'en', \
             'forum', '', 1, '' from people p where p.id = $2",
            vec![new().into(), id.into(), place.question.0.into()],
        ),
        (
            "insert into word_rules (id, workgroup_id, language, words, folded, by_id, at) \
             select $1, id, '', 'x', 'x', $2, 1 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into case_notes (id, case_id, author_id, text, at) select $1, id, $2, 'x', 1 from cases",
            vec![new().into(), id.into()],
        ),
    ]
}

/// What is of a person in live sessions.
fn lively(id: uuid::Uuid, place: &sund_tests::Place) -> Vec<(&'static str, Vec<sea_orm::Value>)> {
    vec![
        (
            "update live_messages set author_id = $1 where session_id = $2 and number = 1",
            vec![id.into(), place.ended.0.into()],
        ),
        (
            "insert into live_aliases (session_id, person_id, number) values ($2, $1, 7)",
            vec![id.into(), place.ended.0.into()],
        ),
        ("insert into live_hands (session_id, person_id) values ($2, $1)", vec![id.into(), place.ended.0.into()]),
        (
            "insert into live_holds (session_id, person_id, hold, because) values ($2, $1, 'muted', 'x')",
            vec![id.into(), place.ended.0.into()],
        ),
        (
            "insert into live_registrations (session_id, person_id, state, at, since, reason) values ($2, $1, 'place', 1, 1, '')",
            vec![id.into(), place.ended.0.into()],
        ),
        ("update live_questions set author_id = $1", vec![id.into()]),
        ("update live_conferences set planned_by = $1", vec![id.into()]),
        ("update live_slots set author_id = $1", vec![id.into()]),
        ("update live_outcomes set owner_id = $1", vec![id.into()]),
        (
            "insert into live_question_votes (session_id, number, person_id) values ($2, 1, $1)",
            vec![id.into(), place.ended.0.into()],
        ),
        (
            "insert into live_poll_votes (session_id, number, person_id, choice) values ($2, 1, $1, '1')",
            vec![id.into(), place.ended.0.into()],
        ),
        (
            "insert into live_reactions (session_id, number, kind, person_id) values ($2, 1, 'agree', $1)",
            vec![id.into(), place.ended.0.into()],
        ),
    ]
}

/// The second account is in everything that there is.
async fn everywhere(network: &Network, rows: &Rows) {
    let (member, place) = (&network.people.member, &network.open);
    let id = member.viewer.person.0;
    let new = || network.sund().new_id::<uuid::Uuid>();
    by_acting(network).await;
    let provider = super::swedish(network).await;
    for (sql, values) in moderated(network, id, place).into_iter().chain(lively(id, place)).chain([
        ("update threads set author_id = $1 where id = $2", vec![id.into(), place.question.0.into()]),
        ("update threads set concluded_by = $1 where id = $2", vec![id.into(), place.question.0.into()]),
        ("update live_sessions set planned_by = $1 where id = $2", vec![id.into(), place.planned.0.into()]),
        ("update audit_log set person_id = $1", vec![id.into()]),
        ("update invitations set invited_by = $1, used_by = $1", vec![id.into()]),
        (
            "insert into accesses (id, slug, asker_id, second_id, reason, hours, asked_at) values ($1, 'x', $2, $2, 'x', 1, 1)",
            vec![new().into(), id.into()],
        ),
        (
            "insert into person_follows (person_id, followed_id, since) values ($1, $2, 1), ($2, $1, 1)",
            vec![id.into(), network.people.author.viewer.person.0.into()],
        ),
        ("insert into tell_me (person_id, mail, posting) values ($1, 'now', 'normal')", vec![id.into()]),
        (
            "insert into feed_tokens (id, person_id, name, token_hash, created_at, ends_at) values ($1, $2, 'x', 'x', 1, 2)",
            vec![new().into(), id.into()],
        ),
        (
            "insert into bookmarks (id, person_id, subject_id, post_id, note, note_key, at) values ($1, $2, $3, $3, 'x', 'x', 1)",
            vec![new().into(), id.into(), place.posts[0].0.into()],
        ),
        ("insert into mail_stops (token_hash, person_id, at) values ('x', $1, 1)", vec![id.into()]),
        (
            "insert into mail_paces (person_id, workgroup_id, pace) select $1, id, 'now' from workgroups where slug = $2",
            vec![id.into(), place.slug.as_str().into()],
        ),
        (
            "insert into moves (id, how, from_thread, to_thread, by_id, at, reason) \
             select $1, 'split', id, id, $2, 1, 'x' from threads where id = $3",
            vec![new().into(), id.into(), place.question.0.into()],
        ),
        (
            "insert into notices (id, person_id, by_id, why, at) values ($1, $2, $2, 'post-hidden', 1)",
            vec![new().into(), id.into()],
        ),
        (
            "insert into files (id, person_id, place, name, kind, bytes, at, removed_by) values ($1, $2, 'x', 'x', 'pdf', 1, 1, $2)",
            vec![new().into(), id.into()],
        ),
        (
            "insert into workgroup_rules (workgroup_id, version, markdown, html, by_id, at) \
             select id, 1, '', '', $1, 1 from workgroups where slug = $2",
            vec![id.into(), place.slug.clone().into()],
        ),
        (
            "insert into handovers (id, workgroup_id, from_id, to_id, named_at, ended_at) \
             select $1, id, $2, $2, 1, 1 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into admissions (id, workgroup_id, person_id, kind, words, by_id, at, decided_by) \
             select $1, id, $2, 'invited', '', $2, 1, $2 from workgroups where slug = $3",
            vec![new().into(), id.into(), place.slug.clone().into()],
        ),
        (
            "insert into flags (post_id, person_id, case_id, reason, at) select $1, $2, id, 'x', 1 from cases",
            vec![place.posts[0].0.into(), id.into()],
        ),
        (
            "insert into scim_users (id, person_id, provider_id, user_key, told, created_at, changed_at) \
             values ($1, $2, $3, 'member', '{}', 1, 1)",
            vec![new().into(), id.into(), provider.id.0.into()],
        ),
        (
            "insert into sign_in_flows (state_hash, browser_hash, provider_id, nonce, verifier, return_to, created_at, \
             person_id, purpose) values ('x', 'x', $1, 'x', 'x', '/', 1, $2, 'link')",
            vec![provider.id.0.into(), id.into()],
        ),
    ]) {
        assert!(rows.run(sql, values).await > 0, "{sql}");
    }
    // It is about to take somebody over itself.
    asked(network, member, &network.people.ex_member).await;
}

#[test]
fn every_column_that_refers_to_people_is_carried_over_or_stands_here() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let rows = Rows::of(network).await;
        everywhere(network, &rows).await;
        let all = columns(&rows).await;
        assert!(all.len() > 20, "{all:?}");
        let count = async |table: &str, column: &str, person: &sund_tests::Person| {
            let sql = format!("select count(*) from {table} where {column} = $1");
            rows.number(&sql, [person.viewer.person.0.into()]).await
        };
        let mut faults = Faults::default();
        let not_carried = |name: &str| NOT_CARRIED.iter().any(|(column, _)| *column == name);
        for (table, column) in &all {
            let name = format!("{table}.{column}");
            let there = count(table, column, member).await;
            faults.check(there > 0 || not_carried(&name), || format!("{name}: nothing refers to the second account"));
        }
        faults.none();
        let posts = "select o.slug from posts p join organisations o on o.id = p.organisation_id order by p.id";
        let before = rows.texts(posts, []).await;
        joined(network, chair, member).await;
        assert_eq!(rows.texts(posts, []).await, before, "posts keep the organisation of their time");
        let mut faults = Faults::default();
        for (table, column) in &all {
            let name = format!("{table}.{column}");
            // The one line that says where the account went.
            let left = i64::from(name == "audit_log.person_id");
            faults.equal(count(table, column, member).await, left, format!("{name} after the join"));
            let carried = !not_carried(&name) && name != "joinings.person_id";
            let there = count(table, column, chair).await;
            faults.check(there > 0 || !carried, || format!("{name}: lost"));
        }
        faults.none();
        for (name, reason) in NOT_CARRIED {
            let (table, column) = name.split_once('.').unwrap();
            assert!(all.contains(&(table.to_owned(), column.to_owned())), "{name} is no column: {reason}");
        }
        rows.done().await;
    });
}
