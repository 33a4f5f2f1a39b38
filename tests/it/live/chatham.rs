//! The Chatham House proof: two networks in which the same was said at the same times, each message by another person.
//! What is on disk is the same to the letter, while the session is on and after it: so nothing in it can join a person
//! to a message.

use super::socket::Socket;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use sund_domain::{
    ids::SessionId,
    live::{Gone, Mode, Voice},
    time::MINUTE,
};
use sund_tests::{Engine, Network, Person, Seeds, html, on_drawn};
use uuid::Uuid;

/// Every table of the network. One that is not here fails the proof until somebody has thought of it: does anything of a
/// live session go there? What does is compared below like all others.
const TABLES: &str = "accesses act_requirements admissions audit_log bookmarks bulk_acts bulk_items case_notes cases drafts \
    feed_tokens files flags forums handovers held_posts helpful_marks identities invitations joinings live_aliases \
    live_conclusions live_conferences live_corrections live_hands live_holds live_messages live_outcomes live_poll_votes live_polls live_question_votes live_questions live_reactions live_registrations live_rounds live_sessions live_slots logout_tokens mail_paces mail_stops mails measures memberships \
    moved_posts moves notices organisation_administrators organisations passkey_ceremonies passkeys people \
    person_follows person_notes poll_votes polls post_versions posts provider_domains providers scim_group_members \
    scim_groups scim_tokens scim_users seaql_migrations sign_in_flows sign_in_sessions tag_labels tags tell_me \
    thread_reads thread_tags thread_templates thread_words threads watches whisper_versions whispers word_rules \
    workgroup_providers workgroup_rules workgroups";

/// Messages: enough that each speaks twice, and that some share a minute.
const MESSAGES: usize = 12;
/// Questions: each by somebody else.
const QUESTIONS: usize = 4;

/// What the test's own connection reads: every row of every table, in the order in which it is stored.
async fn dump(on: &DatabaseConnection) -> BTreeMap<String, Vec<String>> {
    let mut dump = BTreeMap::new();
    for table in tables(on).await {
        let sql = match on.get_database_backend() {
            DbBackend::Sqlite => {
                let columns = format!("select 'quote(\"' || name || '\")' as name from pragma_table_info('{table}')");
                let columns = texts(on, &columns).await.join(" || ' ' || ");
                format!("select {columns} as name from {table} order by rowid")
            }
            // Where a row that is changed again and again stands is up to when PostgreSQL tidies up.
            _ if ["live_sessions", "live_questions", "live_polls"].contains(&table.as_str()) => {
                format!("select x::text as name from {table} x order by 1")
            }
            _ => format!("select x::text as name from {table} x order by ctid"),
        };
        let rows = texts(on, &sql).await;
        dump.insert(table, rows);
    }
    dump
}

async fn texts(on: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

async fn tables(on: &DatabaseConnection) -> Vec<String> {
    let sql = match on.get_database_backend() {
        DbBackend::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
        }
        _ => "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    };
    texts(on, sql).await
}

/// What differs between two networks, table by table.
fn differences(one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut told = Vec::new();
    for (table, rows) in one {
        let others = &other[table];
        for (row, theirs) in rows.iter().zip(others).filter(|(row, theirs)| row != theirs) {
            told.push(format!("{table}:\n  {row}\n  {theirs}"));
        }
        if rows.len() != others.len() {
            told.push(format!("{table}: {} rows and {}", rows.len(), others.len()));
        }
    }
    told
}

/// On PostgreSQL each row says which transaction wrote it, and which one locked it. Tables that share one with a message.
async fn written_together(on: &DatabaseConnection, session: SessionId) -> BTreeSet<String> {
    let mut together = BTreeSet::new();
    for table in tables(on).await {
        let sql = format!(
            "select count(*) as n from {table} x join live_messages m on m.session_id = $1 \
             and m.xmin::text in (x.xmin::text, x.xmax::text)"
        );
        let sql = Statement::from_sql_and_values(on.get_database_backend(), sql, [session.0.into()]);
        let row = on.query_one_raw(sql).await.unwrap().unwrap();
        if row.try_get::<i64>("", "n").unwrap() > 0 {
            together.insert(table);
        }
    }
    together
}

fn six(network: &Network) -> [&Person; 6] {
    let people = &network.people;
    [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member, &people.administrator]
}

fn client(n: usize) -> Uuid {
    Uuid::from_u128(0x5eed_0000_0000_4000_8000_0000_0000_0000 + n as u128)
}

/// A session of this mode in the closed workgroup, open, that all six may enter.
pub async fn opened(network: &Network, mode: Mode) -> SessionId {
    for person in &six(network)[3..] {
        if sund_actions::workgroups::own_admissions(network.sund(), &person.viewer).await.unwrap().is_empty()
            && network.get(*person, &format!("/forums/{}", network.closed.slug)).await.status == 404
        {
            network.add_member(&network.closed.slug, &person.viewer).await;
        }
    }
    let plan = [
        ("workgroup", network.closed.slug.as_str()),
        ("title", "What we tell nobody"),
        ("start", "2026-11-21T13:00"),
        ("minutes", "60"),
        ("place", "Tallinn"),
        ("purpose", "To talk."),
        ("language", "en"),
        ("mode", mode.code()),
    ];
    let planned = network.post(&network.people.chair, "/live/new", &plan).await;
    assert_eq!(planned.status, 303, "{}", planned.body);
    let session = planned.location().to_owned();
    assert_eq!(network.post(&network.people.chair, &format!("{session}/open"), &[("", "")]).await.status, 303);
    session.trim_start_matches("/live/").parse().unwrap()
}

/// Twelve messages, said by sockets and by plain forms; one is withdrawn by who said it. `by`: who says which.
async fn talk(network: &Network, session: SessionId, by: impl Fn(usize) -> usize) {
    let six = six(network);
    let mut sockets = Vec::new();
    for person in six {
        sockets.push(Socket::enter(network, person, session, 0).await);
    }
    let (hand, floor) = (format!("/live/{session}/hand"), format!("/live/{session}/floor"));
    for who in [six[1], six[2]] {
        assert_eq!(network.post(who, &hand, &[("up", "yes")]).await.status, 303);
    }
    let called = [("person", six[1].viewer.person.to_string())];
    assert_eq!(network.post(six[0], &floor, &called).await.status, 303);
    let ask = format!("/live/{session}/ask");
    for n in 0..QUESTIONS {
        let asked = network.post(six[by(n)], &ask, &[("body", format!("Question {n}?"))]).await;
        assert_eq!(asked.status, 303, "{}", asked.body);
        // Each wants one more answered than those before.
        for m in 0..=n {
            let vote = format!("/live/{session}/questions/{}/vote", n + 1);
            assert_eq!(network.post(six[by(m + 6)], &vote, &[("up", "yes")]).await.status, 303);
        }
    }
    let poll = [("poll_question", "Which?"), ("poll_options", "a\nb\nc"), ("poll_kind", "multiple")];
    assert_eq!(network.post(six[0], &format!("/live/{session}/polls/new"), &poll).await.status, 303);
    for (n, choice) in [(0, "1"), (1, "2"), (2, "1"), (3, "3"), (4, "3"), (0, "2")] {
        let chosen = network.post(six[by(n)], &format!("/live/{session}/polls/1"), &[("choice", choice)]).await;
        assert_eq!(chosen.status, 303, "{}", chosen.body);
    }
    for n in 0..MESSAGES {
        if n == MESSAGES / 2 {
            network.clock.forward(MINUTE);
        }
        let (who, text) = (by(n), format!("No. {n}"));
        if n % 3 == 2 {
            let fields = [("form", client(n).to_string()), ("body", text), ("reply_to", "1".into())];
            let sent = network.post(six[who], &format!("/live/{session}/messages"), &fields).await;
            assert_eq!(sent.status, 200, "{}", sent.body);
            assert!(sent.body.contains(&client(n).to_string()), "the receipt: {}", sent.body);
        } else {
            assert!(sockets[who].said(client(n).as_u128(), &text).await.is_ok());
        }
    }
    let receipt = [("receipt", client(3).to_string()), ("sure", "yes".into())];
    let withdrawn = network.post(six[by(3)], &format!("/live/{session}/withdraw"), &receipt).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.body);
    // Whoever is there sees who spoke, also who comes late or without scripts; only in the memory of the room.
    if sockets[0].shown.first().is_some_and(|message| matches!(message.voice, Voice::Person(_))) {
        let late = Socket::enter(network, six[1], session, 0).await;
        for (n, message) in
            late.shown.iter().filter(|message| message.gone.is_none()).map(|m| (m.number as usize - 1, m))
        {
            assert_eq!(message.voice.person().unwrap().person, six[by(n)].viewer.person);
        }
        let page = network.get(six[0], &format!("/live/{session}")).await.body;
        assert!(html::text(&page).contains(&six[by(0)].viewer.name), "{page}");
    }
}

/// What is on disk while the session is on, and after it.
fn on_disk(engine: Engine, mode: Mode, by: impl Fn(usize) -> usize) -> [BTreeMap<String, Vec<String>>; 2] {
    let seeds = Arc::new(Seeds::default());
    let dumps = RefCell::new(None);
    on_drawn(
        engine,
        Arc::clone(&seeds) as _,
        |_| (),
        async |network| {
            seeds.begin(1);
            let session = opened(network, mode).await;
            talk(network, session, &by).await;
            let on = network.connect().await;
            let during = dump(&on).await;
            let known: Vec<&str> = TABLES.split_whitespace().collect();
            assert_eq!(during.keys().map(String::as_str).collect::<Vec<_>>(), known, "tables that the proof knows");
            if engine == Engine::Postgres && mode == Mode::ChathamHouse {
                let allowed: BTreeSet<_> = ["live_messages", "live_sessions"].map(str::to_owned).into();
                let together = written_together(&on, session).await;
                assert!(together.is_subset(&allowed), "{together:?}");
            }
            let remove = format!("/live/{session}/messages/6/remove");
            let removed = network.post(&network.people.chair, &remove, &[("reason", "Too much")]).await;
            assert_eq!(removed.status, 303, "{}", removed.body);
            seeds.begin(2);
            let ended = network.post(&network.people.chair, &format!("/live/{session}/end"), &[("", "")]).await;
            assert_eq!(ended.status, 303);
            let right = [("receipt", client(7).to_string()), ("body", "What is right".into())];
            let corrects = six(network)[by(7)];
            let corrected = network.post(corrects, &format!("/live/{session}/withdraw/correct"), &right).await;
            assert_eq!(corrected.status, 303, "{}", corrected.body);
            record(network, session).await;
            *dumps.borrow_mut() = Some([during, dump(&on).await]);
            on.close().await.unwrap();
        },
    );
    dumps.into_inner().unwrap()
}

/// What the record says to whoever may read it: every message, and nobody's name.
async fn record(network: &Network, session: SessionId) {
    let messages = super::socket::record(network, session).await;
    assert_eq!(messages.len(), MESSAGES);
    assert!(messages.iter().all(|message| message.voice.person().is_none() && message.at.0 % MINUTE == 0));
    assert_eq!(messages.iter().filter(|message| message.gone == Some(Gone::Author)).count(), 1);
    assert_eq!(messages.iter().filter(|message| message.gone == Some(Gone::Chair)).count(), 1);
    let page = html::text(&network.get(&network.people.member, &format!("/live/{session}")).await.body);
    assert!(page.contains("No. 0"), "{page}");
    assert!(page.contains("Question 3?") && page.contains("2 votes (40 %)"), "{page}");
    // Who ended it owns what is left open, and that is all that is said of anybody.
    let page = page.replace(&format!("Owner: {}", network.people.chair.viewer.name), "");
    for person in [&network.people.chair, &network.people.author, &network.people.outsider] {
        assert!(!page.contains(&person.viewer.name), "{}: {page}", person.viewer.name);
    }
}

fn in_turn(n: usize) -> usize {
    n % 6
}

/// Each message by another person than before, and those of one person not by one again.
fn otherwise(n: usize) -> usize {
    (n * 5 + 2 + n / 6) % 6
}

#[test]
fn nothing_on_disk_joins_a_person_to_a_message() {
    for engine in Engine::all() {
        let one = on_disk(engine, Mode::ChathamHouse, in_turn);
        let other = on_disk(engine, Mode::ChathamHouse, otherwise);
        for (when, one, other) in [("on", &one[0], &other[0]), ("over", &one[1], &other[1])] {
            let differences = differences(one, other);
            assert!(differences.is_empty(), "{engine}, while it is {when}: {}", differences.join("\n"));
        }
        // The comparison can fail: who said something stays, where names are kept.
        let (one, other) = (on_disk_attributed(engine, in_turn), on_disk_attributed(engine, otherwise));
        assert!(differences(&one, &other).iter().any(|told| told.starts_with("live_messages")));
    }
}

/// Where numbers stand for people, whose they were is on disk until the session ends.
#[test]
fn nothing_is_left_of_whose_a_number_was() {
    for engine in Engine::all() {
        let one = on_disk(engine, Mode::Alias, in_turn);
        let other = on_disk(engine, Mode::Alias, |n| in_turn(n + 1));
        assert!(!differences(&one[0], &other[0]).is_empty());
        let after = differences(&one[1], &other[1]);
        assert!(after.is_empty(), "{engine}: {}", after.join("\n"));
    }
}

fn on_disk_attributed(engine: Engine, by: impl Fn(usize) -> usize) -> BTreeMap<String, Vec<String>> {
    let (seeds, dumps) = (Arc::new(Seeds::default()), RefCell::new(None));
    on_drawn(
        engine,
        Arc::clone(&seeds) as _,
        |_| (),
        async |network| {
            seeds.begin(1);
            let session = opened(network, Mode::Attributed).await;
            for n in 0..MESSAGES {
                let fields = [("form", client(n).to_string()), ("body", format!("No. {n}"))];
                let sent = network.post(six(network)[by(n)], &format!("/live/{session}/messages"), &fields).await;
                assert_eq!(sent.status, 303);
            }
            let on = network.connect().await;
            *dumps.borrow_mut() = Some(dump(&on).await);
            on.close().await.unwrap();
        },
    );
    dumps.into_inner().unwrap()
}

/// SQLite keeps what it wrote in pages that are free, and in its log: neither holds the id that a browser made.
#[test]
fn the_files_of_the_database_do_not_hold_a_receipt() {
    on_drawn(
        Engine::Sqlite,
        Arc::new(Seeds::default()),
        |_| (),
        async |network| {
            let session = opened(network, Mode::ChathamHouse).await;
            talk(network, session, in_turn).await;
            let file = network.database_address().trim_start_matches("sqlite:").to_owned();
            let mut bytes = Vec::new();
            for name in ["", "-wal"] {
                bytes.extend(std::fs::read(format!("{file}{name}")).unwrap_or_default());
            }
            let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            assert!(holds(b"No. 7"), "the files that were read are those of the database: {file}");
            for n in 0..MESSAGES {
                assert!(!holds(client(n).as_bytes()) && !holds(client(n).to_string().as_bytes()), "{n}");
            }
        },
    );
}
