//! What somebody learns from one answer, and what may differ in it.

use sund_tests::Answer;

/// An answer, and what it cost.
#[derive(Clone, Debug)]
pub struct Heard {
    pub answer: Answer,
    /// What was asked of the database: as many statements take as long. What runs side by side may come in either order.
    pub statements: Vec<String>,
}

/// Headers whose values may differ. Ids, tokens and form ids may not: both networks draw the same.
const MAY_DIFFER: [&str; 1] = [
    // The second in which the test runs, on the machine's own clock.
    "date",
];

/// What the server asks by itself now and then, whoever is served meanwhile.
const BY_ITSELF: [&str; 7] = [
    // Attachments that are to go from the storage.
    "update files set doomed_at = $1 where doomed_at is null and post_id",
    "select id, kept_in, width from files where doomed_at is not null and gone_at is null",
    "delete from files where id = $1 and doomed_at is not null",
    "update files set gone_at = $2 where id = $1 and doomed_at is not null",
    // Chairs that are to be handed over (`server/src/jobs`).
    "select h.id from handovers h where h.ended_at is null and h.accepted_at is not null",
    // Places that became free by themselves, and reminders.
    "select x.id from live_sessions x where x.state in ('planned', 'open') and (exists",
    "select s.id from live_sessions s where s.state = 'planned' and s.starts_at > $1 and s.starts_at <= $2",
];

/// Whether no page asks this.
pub fn is_by_itself(sql: &str) -> bool {
    BY_ITSELF.iter().any(|known| sql.starts_with(known))
}

/// Values in a body that may differ: what stands before one, and what ends it.
const DRAWN_ELSEWHERE: [(&str, char); 1] = [
    // The challenge of a passkey: drawn by the library, which takes no randomness from us.
    ("\"challenge\":\"", '"'),
];

/// A body without what may differ.
fn general(body: &str) -> String {
    let mut body = body.to_owned();
    for (before, end) in DRAWN_ELSEWHERE {
        if let Some((start, rest)) = body.split_once(before) {
            let (_, rest) = rest.split_once(end).expect("a value that ends");
            body = format!("{start}{before}…{end}{rest}");
        }
    }
    body
}

impl Heard {
    /// An answer, and the statements since it was asked for.
    pub fn new(answer: Answer, mut statements: Vec<String>) -> Self {
        statements.retain(|sql| !is_by_itself(sql));
        Self { answer, statements }
    }

    /// What of it is compared.
    fn parts(&self) -> [(&'static str, String); 3] {
        let headers = self.answer.headers.iter().filter(|(name, _)| !MAY_DIFFER.contains(&name.as_str()));
        let mut headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        [
            ("status", self.answer.status.to_string()),
            ("headers", headers.join("\n")),
            ("body", general(&self.answer.body)),
        ]
    }

    /// Which statements the one had, and the other had not.
    fn more_than(&self, other: &Self) -> Vec<String> {
        let mut left = other.statements.clone();
        let mut more = self.statements.clone();
        more.retain(|sql| left.iter().position(|it| it == sql).map(|at| left.remove(at)).is_none());
        more
    }

    /// The first part in which the two differ, if they do, and where.
    pub fn differs(&self, other: &Self) -> Option<String> {
        let pairs = self.parts().into_iter().zip(other.parts());
        let told =
            pairs.into_iter().find_map(|((part, one), (_, two))| Some(format!("{part}: {}", difference(&one, &two)?)));
        let (more, fewer) = (self.more_than(other), other.more_than(self));
        told.or_else(|| (!more.is_empty()).then(|| format!("statements with it alone: {more:?}")))
            .or_else(|| (!fewer.is_empty()).then(|| format!("statements without it alone: {fewer:?}")))
    }
}

/// Where two texts part, with what stands before and after.
pub fn difference(one: &str, two: &str) -> Option<String> {
    if one == two {
        return None;
    }
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    Some(format!("{:?}\n  with it, and without it {:?}", around(one), around(two)))
}
