//! Who may still be in a live session, and how it is: what its room asks.

use crate::{
    StoreError,
    sql::{self, code, number, suspended},
    sso::Counting,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::sync::OnceLock;
use sund_domain::{
    ids::{PersonId, SessionId},
    live::SessionState,
};
use uuid::Uuid;

/// So many sign-in sessions are asked for in one statement; there is one text for all lengths of a list, so that it is
/// prepared once.
pub const HEARD_AT_ONCE: usize = 250;

/// The rule of [`seen`] for many viewers at once: who a session's person is, how sure and how fresh the sign-in is, stands
/// in its row instead of in `$1` to `$5`.
const HEARD: &str = concat!(
    "select i.token_hash, i.person_id, s.state, s.last_change, s.floor, s.board from sign_in_sessions i \
    join people p on p.id = i.person_id and p.ended_at is null \
    join live_sessions s on s.id = $1 join workgroups w on w.id = s.workgroup_id \
    left join memberships m on m.workgroup_id = w.id and m.person_id = p.id and m.ended_at is null \
      and (m.until is null or m.until > $2) \
    left join live_registrations r on r.session_id = s.id and r.person_id = p.id \
    where i.ended_at is null and i.seen_at >= $3 and i.created_at >= $4 \
    and (m.role is not null or (w.visibility = 'open' and p.guest = false)) and not",
    suspended!("p.id"),
    "\
    and not exists (select 1 from live_holds x where x.session_id = s.id and x.person_id = p.id and x.hold = 'out') \
    and w.required_level <= case i.level when 'high' then 2 when 'substantial' then 1 else 0 end \
    and (w.required_age = 0 or w.required_age >= $2 - i.authenticated_at) \
    and (s.state <> 'open' or s.registering = 'free' or r.state = 'place' or m.role in ('deputy', 'chair')) and i.token_hash in ("
);

/// The statement: after `$4` come the hashes.
fn heard_statement() -> &'static str {
    static STATEMENT: OnceLock<String> = OnceLock::new();
    STATEMENT.get_or_init(|| {
        let hashes: Vec<String> = (5..HEARD_AT_ONCE + 5).map(|n| format!("${n}")).collect();
        format!("{HEARD}{})", hashes.join(", "))
    })
}

#[derive(Debug, FromQueryResult)]
struct HeardRow {
    token_hash: String,
    person_id: Uuid,
    state: String,
    last_change: i32,
    floor: i32,
    board: i32,
}

/// A sign-in session that counts, whose person may be in the live session now; and how that is.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Hash of the sign-in session's token.
    pub token_hash: String,
    /// Whose it is.
    pub person: PersonId,
    /// The live session's state.
    pub state: SessionState,
    /// The number of its last change.
    pub last_change: u32,
    /// How often it changed who has the floor and who waits for it.
    pub floor: u32,
    /// How often what stands beside the talk was changed.
    pub board: u32,
}

/// Those of these sign-in sessions, at most [`HEARD_AT_ONCE`], whose people may be in the live session.
pub async fn heard(
    on: &impl ConnectionTrait,
    id: SessionId,
    hashes: &[&str],
    counting: Counting,
) -> Result<Vec<Heard>, StoreError> {
    let first = [id.0.into(), counting.now.0.into(), counting.used_since.0.into(), counting.begun_since.0.into()];
    // Nobody's session has an empty hash.
    let padded = hashes.iter().copied().chain(std::iter::repeat("")).take(HEARD_AT_ONCE);
    let values = first.into_iter().chain(padded.map(Into::into));
    let rows = sql::all::<HeardRow>(on, heard_statement(), values).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Heard {
                token_hash: row.token_hash,
                person: row.person_id.into(),
                state: code("state", &row.state)?,
                last_change: number(row.last_change),
                floor: number(row.floor),
                board: number(row.board),
            })
        })
        .collect()
}

const STATE: &str = "select state from live_sessions where id = $1";

#[derive(Debug, FromQueryResult)]
struct StateRow {
    state: String,
}

/// How a session is, for its room, when nobody is in it.
pub async fn state(on: &impl ConnectionTrait, id: SessionId) -> Result<Option<SessionState>, StoreError> {
    let row = sql::one::<StateRow>(on, STATE, [id.0.into()]).await?;
    row.map(|row| code("state", &row.state)).transpose()
}
