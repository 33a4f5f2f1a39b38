//! A network of a million posts and 50,000 people, in a minute: rows are copies of one that is there, with other ids, made by
//! one statement for each table. A column that is new is copied too.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sund_tests::{NOON, Network};
use uuid::Uuid;

/// Posts of the long thread; the others share the rest.
pub const LONG: u64 = 5_000;

/// How much there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub people: u64,
    pub workgroups: u64,
    pub forums: u64,
    pub threads: u64,
    pub posts: u64,
}

/// What the plans are looked at with.
pub const MILLION: Size = Size { people: 50_000, workgroups: 60, forums: 240, threads: 50_000, posts: 1_000_000 };

/// The title of each thread, before its number; all of them have these words.
pub const TITLE: &str = "Thread about children without guardians";

/// The kinds of ids, so that no two tables share one.
const ORGANISATION: u32 = 0x0100_0000;
const PERSON: u32 = 0x0200_0000;
const WORKGROUP: u32 = 0x0300_0000;
const FORUM: u32 = 0x0400_0000;
const THREAD: u32 = 0x0500_0000;
const POST: u32 = 0x0600_0000;
const OTHER: u32 = 0x0700_0000;

/// The id of the long thread, which stands in the open workgroup's own forum.
pub fn long_thread() -> Uuid {
    Uuid::from_u128(u128::from(THREAD) << 96)
}

struct Seed {
    on: DatabaseConnection,
}

impl Seed {
    /// The id of this kind with this number, as this database writes it.
    fn id(&self, kind: u32, n: &str) -> String {
        match self.on.get_database_backend() {
            DbBackend::Sqlite => format!("unhex(printf('{kind:08x}%024x', {n}))"),
            _ => format!("('{kind:08x}' || lpad(to_hex(({n})::bigint), 24, '0'))::uuid"),
        }
    }

    async fn run(&self, sql: &str) {
        self.on.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    async fn columns(&self, table: &str) -> Vec<String> {
        let sql = match self.on.get_database_backend() {
            DbBackend::Sqlite => format!("select name from pragma_table_info('{table}')"),
            _ => format!(
                "select column_name as name from information_schema.columns \
                 where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'"
            ),
        };
        let rows = self.on.query_all_raw(Statement::from_string(self.on.get_database_backend(), sql)).await.unwrap();
        rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
    }

    /// So many copies of a row that is there, with these columns of their own. `n` counts from 0.
    async fn copies(&self, table: &str, count: u64, like: &str, own: &[(&str, String)]) {
        let columns = self.columns(table).await;
        for (name, _) in own {
            assert!(columns.iter().any(|column| column == name), "{table} has no {name}");
        }
        let value = |column: &String| {
            let of_its_own = own.iter().find(|(name, _)| name == column).map(|(_, value)| value.clone());
            of_its_own.unwrap_or_else(|| format!("t.{column}"))
        };
        let values = columns.iter().map(value).collect::<Vec<_>>().join(", ");
        let columns = columns.join(", ");
        self.insert(
            table,
            &columns,
            count,
            &format!("{values} from s, (select * from {table} where {like} limit 1) t"),
        )
        .await;
    }

    /// So many rows of a table in which there is none to copy.
    async fn rows(&self, table: &str, count: u64, own: &[(&str, String)]) {
        let (columns, values): (Vec<_>, Vec<_>) = own.iter().map(|(name, value)| (*name, value.as_str())).unzip();
        self.insert(table, &columns.join(", "), count, &format!("{} from s", values.join(", "))).await;
    }

    async fn insert(&self, table: &str, columns: &str, count: u64, values: &str) {
        self.run(&format!(
            "insert into {table} ({columns}) with recursive s(n) as (select cast(0 as bigint) union all select n + 1 from s where n < {}) \
             select {values}",
            count - 1
        ))
        .await;
    }
}

/// A small thing of each kind, for each so many: what a page looks up must be there, or the planner says nothing of it.
async fn small(seed: &Seed, size: Size) {
    let id = |kind, n: &str| seed.id(kind, n);
    let one = |table: &str| format!("(select id from {table} limit 1)");
    let at = || ("at", format!("{} - n * 1000", NOON.0));
    let (person, thread) = (id(PERSON, &format!("n % {}", size.people)), id(THREAD, &format!("n % {}", size.threads)));
    let post = id(POST, &format!("n + {LONG}"));
    let text = |name: &'static str, value: &str| (name, format!("'{value}'"));
    seed.run(&format!(
        "insert into thread_tags (thread_id, tag_id, position) select t.id, g.id, 0 from threads t \
         cross join (select id from tags order by slug limit 2) g where t.title like '{TITLE}%'"
    ))
    .await;
    seed.rows(
        "held_posts",
        5_000,
        &[
            ("id", id(OTHER, "n")),
            ("thread_id", thread.clone()),
            text("kind", "discussion"),
            text("title", ""),
            text("title_language", "en"),
            ("author_id", person.clone()),
            ("organisation_id", one("organisations")),
            ("form_id", id(OTHER, "n")),
            text("markdown", "Held"),
            text("html", "<p>Held</p>"),
            text("language", "en"),
            text("because", "newcomer"),
            text("word", ""),
            ("version", "1".into()),
            at(),
            text("reason", ""),
        ],
    )
    .await;
    seed.rows(
        "files",
        size.posts / 20,
        &[
            ("id", id(OTHER, "n")),
            ("person_id", person.clone()),
            text("place", ""),
            ("post_id", post.clone()),
            text("name", "one.pdf"),
            text("kind", "pdf"),
            ("bytes", "1000".into()),
            at(),
            ("ready_at", NOON.0.to_string()),
        ],
    )
    .await;
    seed.rows(
        "bookmarks",
        size.posts / 20,
        &[
            ("id", id(OTHER, "n")),
            ("person_id", person.clone()),
            ("subject_id", post.clone()),
            ("thread_id", thread),
            ("post_id", post.clone()),
            text("note", ""),
            text("note_key", ""),
            at(),
        ],
    )
    .await;
    seed.rows(
        "whispers",
        size.posts / 100,
        &[
            ("id", id(OTHER, "n")),
            ("workgroup_id", id(WORKGROUP, &format!("n % {}", size.workgroups))),
            ("post_id", post),
            ("author_id", person),
            ("organisation_id", one("organisations")),
            ("form_id", id(OTHER, "n")),
            text("markdown", "Between us"),
            text("html", "<p>Between us</p>"),
            text("language", "en"),
            ("version", "1".into()),
            ("written_at", format!("{} - n * 1000", NOON.0)),
        ],
    )
    .await;
}

/// Fills the network's database. What is made is read by everybody: it is in workgroups that are open.
pub async fn fill(network: &Network, size: Size) {
    let seed = Seed { on: network.connect().await };
    // A million rows are not asked one by one whether what they refer to is there; it is.
    let quickly = match seed.on.get_database_backend() {
        DbBackend::Sqlite => "pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -200000",
        _ => "set session_replication_role = replica",
    };
    seed.run(quickly).await;
    people(&seed, size).await;
    places(&seed, size).await;
    texts(&seed, network, size).await;
    beside(&seed, network, size).await;
    small(&seed, size).await;
    seed.run("analyze").await;
    seed.on.close().await.unwrap();
}

async fn people(seed: &Seed, size: Size) {
    let id = |kind, n: &str| seed.id(kind, n);
    let organisations = 200;
    seed.copies(
        "organisations",
        organisations,
        "true",
        &[
            ("id", id(ORGANISATION, "n")),
            ("slug", "'organisation-' || n".into()),
            ("name", "'Organisation ' || n".into()),
        ],
    )
    .await;
    seed.copies(
        "people",
        size.people,
        "name = 'Axel Norrman'",
        &[
            ("id", id(PERSON, "n")),
            ("organisation_id", id(ORGANISATION, &format!("n % {organisations}"))),
            ("name", "'Person ' || n".into()),
        ],
    )
    .await;
}

async fn places(seed: &Seed, size: Size) {
    let id = |kind, n: &str| seed.id(kind, n);
    let open = "slug = 'open-group'";
    seed.copies(
        "workgroups",
        size.workgroups,
        open,
        &[("id", id(WORKGROUP, "n")), ("slug", "'workgroup-' || n".into()), ("name", "'Workgroup ' || n".into())],
    )
    .await;
    seed.copies(
        "memberships",
        size.people * 2,
        "role = 'member' and ended_at is null",
        &[
            ("person_id", id(PERSON, &format!("n % {}", size.people))),
            ("workgroup_id", id(WORKGROUP, &format!("(n / {}) * 7 % {}", size.people / 10, size.workgroups))),
        ],
    )
    .await;
    seed.copies(
        "forums",
        size.forums,
        open,
        &[
            ("id", id(FORUM, "n")),
            ("workgroup_id", id(WORKGROUP, &format!("n % {}", size.workgroups))),
            ("slug", "'forum-' || n".into()),
            ("title", "'Forum ' || n".into()),
            ("threads", (size.threads / size.forums).to_string()),
        ],
    )
    .await;
}

/// Every fourth thread is in the open workgroup's own forum, the long one with them; the others in all forums.
async fn texts(seed: &Seed, network: &Network, size: Size) {
    let id = |kind, n: &str| seed.id(kind, n);
    let question = format!(
        "id = (select id from threads where title like '%{}' and accepted_number is not null)",
        network.open.marker
    );
    let mine = format!("(select id from forums where slug = '{}')", network.open.slug);
    let author = id(PERSON, &format!("n * 17 % {}", size.people));
    let each = size.posts / size.threads + 1;
    seed.copies(
        "threads",
        size.threads,
        &question,
        &[
            ("id", id(THREAD, "n")),
            (
                "forum_id",
                format!("case when n % 4 = 0 then {mine} else {} end", id(FORUM, &format!("n % {}", size.forums))),
            ),
            ("title", format!("'{TITLE} ' || n")),
            ("kind", "'discussion'".into()),
            ("author_id", author.clone()),
            ("accepted_number", "null".into()),
            ("active_at", format!("{} - n * 60000", NOON.0)),
            ("last_number", format!("case when n = 0 then {LONG} else {each} end")),
        ],
    )
    .await;
    for word in sund_domain::forum::title_words(TITLE) {
        seed.run(&format!(
            "insert into thread_words (word, thread_id) select '{word}', t.id from threads t where t.title like '{TITLE}%'"
        ))
        .await;
    }
    let posts = |thread: String, number: String, n: String| {
        vec![
            ("id", id(POST, &n)),
            ("thread_id", thread),
            ("number", number),
            ("author_id", author.clone()),
            ("form_id", id(POST, &n)),
            ("posted_at", format!("{} - n * 1000", NOON.0)),
        ]
    };
    let like = "number = 1 and hidden_at is null";
    seed.copies("posts", LONG, like, &posts(id(THREAD, "0"), "n + 1".into(), "n".into())).await;
    let others = size.threads - 1;
    let thread = id(THREAD, &format!("1 + n % {others}"));
    let number = format!("1 + n / {others}");
    seed.copies("posts", size.posts - LONG, like, &posts(thread, number, format!("n + {LONG}"))).await;
}

/// What is kept beside the posts, most of it of one reader: the member.
async fn beside(seed: &Seed, network: &Network, size: Size) {
    let id = |kind, n: &str| seed.id(kind, n);
    let member = match seed.on.get_database_backend() {
        DbBackend::Sqlite => format!("x'{}'", network.people.member.viewer.person.0.simple()),
        _ => format!("'{}'::uuid", network.people.member.viewer.person.0),
    };
    let reader = format!("case when n % 10 = 0 then {member} else {} end", id(PERSON, &format!("n % {}", size.people)));
    let thread = id(THREAD, &format!("n % {}", size.threads));
    seed.copies(
        "notices",
        size.posts / 5,
        "post_id is not null",
        &[
            ("id", id(OTHER, "n")),
            ("person_id", reader.clone()),
            ("thread_id", thread.clone()),
            ("post_id", id(POST, &format!("n + {LONG}"))),
            ("at", format!("{} - n * 1000", NOON.0)),
        ],
    )
    .await;
    seed.copies(
        "watches",
        size.threads,
        "true",
        &[
            ("person_id", reader.clone()),
            ("subject", "'thread'".into()),
            ("subject_id", thread.clone()),
            ("level", "'watching'".into()),
        ],
    )
    .await;
    let log = [("id", id(OTHER, "n")), ("person_id", reader), ("at", format!("{} - n * 1000", NOON.0))];
    seed.copies("audit_log", size.posts / 5, "workgroup_id is not null", &log).await;
    let session =
        format!("state = 'ended' and workgroup_id = (select id from workgroups where slug = '{}')", network.open.slug);
    seed.copies("live_sessions", 5_000, &session, &[("id", id(OTHER, "n"))]).await;
    seed.copies(
        "live_messages",
        size.posts / 5,
        "number = 1",
        &[
            ("session_id", id(OTHER, "n % 5000")),
            ("number", "1 + n / 5000".into()),
            ("changed", "1 + n / 5000".into()),
            ("client_id", id(OTHER, "n")),
        ],
    )
    .await;
    let numbered = [("session_id", id(OTHER, "n % 5000")), ("number", "1 + n / 5000".into())];
    seed.copies("live_questions", 50_000, "number = 1", &numbered).await;
    seed.copies("live_polls", 10_000, "number = 1", &numbered).await;
    seed.copies("live_rounds", 10_000, "number = 1", &numbered).await;
    seed.copies("live_conclusions", 10_000, "number = 1", &numbered).await;
    seed.copies("live_outcomes", 10_000, "number = 1", &numbered).await;
    let places = [("session_id", id(OTHER, "n % 5000")), ("round", "1 + n / 5000".into())];
    seed.copies("live_slots", 10_000, "round = 1", &places).await;
    let votes = [numbered[0].clone(), numbered[1].clone(), ("person_id", id(PERSON, &format!("n % {}", size.people)))];
    seed.rows("live_question_votes", 50_000, &votes).await;
    let registrations = [
        ("session_id", id(OTHER, "n % 5000")),
        ("person_id", id(PERSON, "n")),
        ("state", "'place'".into()),
        ("number", "1 + n / 5000".into()),
        ("at", "1".into()),
        ("since", "1".into()),
        ("reason", "''".into()),
    ];
    seed.rows("live_registrations", size.people, &registrations).await;
    let choices: Vec<_> = votes.into_iter().chain([("choice", "'1'".into())]).collect();
    seed.rows("live_poll_votes", 50_000, &choices).await;
}
