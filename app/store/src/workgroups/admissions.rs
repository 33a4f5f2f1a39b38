//! Requests to join a workgroup, and invitations of members: what there is. What is done with them is in `deciding.rs`.

mod deciding;
pub(super) use deciding::is_member;
pub use deciding::{Decided, NewInvite, answer, ask, decide, invite, take_back};

use crate::{
    StoreError, Tx,
    sql::{self, code, sure_enough, suspended},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{AdmissionId, PersonId, WorkgroupId},
    page::Cursor,
    people::{Author, Seer},
    time::Timestamp,
    workgroups::{Admission, AdmissionKind, Admit, Outcome, OwnAdmission, Workgroup},
};
use uuid::Uuid;

/// Whoever invited leads the workgroup at `$2` still. An invitation is worth what its inviter is: it goes with the office
/// and with the account, unless the office was handed over.
macro_rules! still_admits {
    ($admission:literal) => {
        concat!(
            " exists (select 1 from memberships hm join people host on host.id = hm.person_id where hm.workgroup_id = ",
            $admission,
            ".workgroup_id and hm.person_id = ",
            $admission,
            ".by_id and hm.role in ('deputy', 'chair') and hm.ended_at is null and (hm.until is null or hm.until > $2) \
             and host.ended_at is null) "
        )
    };
}

/// The person `$1` is invited into the workgroup of `$workgroup` at `$2`, and has not answered.
macro_rules! invited_to {
    ($workgroup:literal) => {
        concat!(
            " exists (select 1 from admissions ad where ad.workgroup_id = ",
            $workgroup,
            " and ad.person_id = $1 and ad.kind = 'invited' and ad.decided_at is null and ad.expires_at > $2 and",
            $crate::workgroups::admissions::still_admits!("ad"),
            ") "
        )
    };
}
pub(crate) use {invited_to, still_admits};

/// As those who lead the workgroup see them; `$2` is now.
macro_rules! seen_by_leads {
    ($where:literal) => {
        concat!(
            "select a.id, a.words, a.at, a.expires_at, a.outcome, p.id as person_id, p.name, p.guest, \
             o.name as organisation_name, o.country, b.name as by_name, (a.kind = 'invited' and not",
            still_admits!("a"),
            ") as void from admissions a join people p on p.id = a.person_id \
             join organisations o on o.id = p.organisation_id left join people b on b.id = a.by_id \
             where a.workgroup_id = $1 and p.ended_at is null ",
            $where
        )
    };
}

const REQUESTS: &str = seen_by_leads!(
    "and a.kind = 'asked' and a.decided_at is null and (a.at, a.id) > ($3, $4) order by a.at, a.id limit $5"
);
const INVITED: &str = seen_by_leads!(
    "and a.kind = 'invited' and (a.decided_at is null or (a.outcome = 'declined' and a.decided_at > $3)) \
     order by a.at desc, a.id desc limit 200"
);
const WAITING: &str = "select count(*) as n from admissions a join people p on p.id = a.person_id \
    where a.workgroup_id = $1 and a.kind = 'asked' and a.decided_at is null and p.ended_at is null";

/// As the person sees them; `$1` to `$5` are the seer.
macro_rules! own {
    ($where:expr) => {
        concat!(
            "select a.id, a.kind, a.workgroup_id, w.slug, w.name, w.purpose, w.language, w.visibility, w.required_level, \
             w.required_age,",
            sure_enough!(),
            "as sure, a.words, b.name as by_name, bo.name as by_organisation, a.at, a.expires_at, a.outcome, a.decided_at, \
             a.reason from admissions a join workgroups w on w.id = a.workgroup_id \
             left join people b on b.id = a.by_id left join organisations bo on bo.id = b.organisation_id \
             where a.person_id = $1 and not $5 and not",
            suspended!("$1"),
            "and ",
            $where
        )
    };
}
/// A request is of a workgroup that one may know of, an invitation is how one knows of it.
macro_rules! open {
    ($where:literal) => {
        concat!(
            "a.decided_at is null and ((a.kind = 'asked' and w.visibility <> 'confidential') \
             or (a.kind = 'invited' and a.expires_at > $2 and",
            still_admits!("a"),
            ")) ",
            $where
        )
    };
}

const OWN: &str = own!(open!("order by a.at desc, a.id desc limit 50"));
const OWN_ONE: &str = own!(open!("and a.id = $6"));
const OWN_LATEST: &str = own!(
    "a.workgroup_id = $6 and w.visibility <> 'confidential' and (a.kind = 'asked' or a.decided_at is null) \
     order by a.at desc, a.id desc limit 1"
);
const PERSON: &str = "select person_id as id from admissions where id = $1";
const OPEN: &str = "select id, kind from admissions where workgroup_id = $1 and person_id = $2 and decided_at is null";
const DECLINED: &str = "select max(decided_at) as at from admissions where workgroup_id = $1 and person_id = $2 \
    and kind = $3 and outcome = 'declined'";
const ASKED_SINCE: &str = "select count(*) as n from admissions where person_id = $1 and kind = 'asked' and at > $2";
const INVITED_SINCE: &str =
    "select count(*) as n from admissions where workgroup_id = $1 and kind = 'invited' and at > $2";
const LAPSE: &str = concat!(
    "update admissions set decided_at = $2, outcome = 'lapsed' where workgroup_id = $1 and person_id = $3 \
     and decided_at is null and kind = 'invited' and (expires_at <= $2 or not",
    still_admits!("admissions"),
    ")"
);

#[derive(Debug, FromQueryResult)]
struct LeadsRow {
    id: Uuid,
    words: String,
    at: i64,
    expires_at: Option<i64>,
    outcome: Option<String>,
    person_id: Uuid,
    name: String,
    guest: bool,
    organisation_name: String,
    country: String,
    by_name: Option<String>,
    void: bool,
}

impl LeadsRow {
    fn admission(self) -> Result<Admission, StoreError> {
        Ok(Admission {
            id: self.id.into(),
            who: Author {
                person: self.person_id.into(),
                name: self.name,
                organisation: self.organisation_name,
                country: code("country", &self.country)?,
                chair: false,
                guest: self.guest,
            },
            words: self.words,
            by: self.by_name,
            at: Timestamp(self.at),
            expires: self.expires_at.map(Timestamp),
            outcome: self.outcome.map(|outcome| code("outcome", &outcome)).transpose()?,
            void: self.void,
        })
    }
}

/// Up to `limit` requests that wait, those first that wait for longest.
pub async fn requests(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Admit>,
    now: Timestamp,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<Admission>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MIN), id: Uuid::nil() });
    let values = [
        workgroup.id.0.into(),
        now.0.into(),
        after.at.0.into(),
        after.id.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    sql::all::<LeadsRow>(on, REQUESTS, values).await?.into_iter().map(LeadsRow::admission).collect()
}

/// Invitations that nobody has answered, and those that were declined since then; the newest first, at most 200.
pub async fn invited(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Admit>,
    now: Timestamp,
    since: Timestamp,
) -> Result<Vec<Admission>, StoreError> {
    let values = [workgroup.id.0.into(), now.0.into(), since.0.into()];
    sql::all::<LeadsRow>(on, INVITED, values).await?.into_iter().map(LeadsRow::admission).collect()
}

/// How many requests wait.
pub async fn waiting(on: &impl ConnectionTrait, workgroup: &Granted<Workgroup, Admit>) -> Result<u64, StoreError> {
    sql::count(on, WAITING, [workgroup.id.0.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct OwnRow {
    id: Uuid,
    kind: String,
    workgroup_id: Uuid,
    slug: String,
    name: String,
    purpose: String,
    language: String,
    visibility: String,
    required_level: i32,
    required_age: i64,
    sure: bool,
    words: String,
    by_name: Option<String>,
    by_organisation: Option<String>,
    at: i64,
    expires_at: Option<i64>,
    outcome: Option<String>,
    decided_at: Option<i64>,
    reason: Option<String>,
}

impl OwnRow {
    fn admission(self) -> Result<OwnAdmission, StoreError> {
        let outcome: Option<Outcome> = self.outcome.map(|outcome| code("outcome", &outcome)).transpose()?;
        Ok(OwnAdmission {
            id: self.id.into(),
            kind: code("kind", &self.kind)?,
            workgroup: self.workgroup_id.into(),
            slug: self.slug,
            name: self.name,
            purpose: self.purpose,
            language: code("language", &self.language)?,
            visibility: code("visibility", &self.visibility)?,
            required: sql::assurance(self.required_level, self.required_age),
            sure: self.sure,
            words: self.words,
            by: self.by_name.zip(self.by_organisation),
            at: Timestamp(self.at),
            expires: self.expires_at.map(Timestamp),
            outcome: outcome.zip(self.decided_at.map(Timestamp)),
            reason: self.reason,
        })
    }
}

/// What the viewer has asked for and was invited to, and nobody has decided; the newest first, at most 50.
pub async fn own(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<OwnAdmission>, StoreError> {
    sql::all::<OwnRow>(on, OWN, sql::seen_by(seer, [])).await?.into_iter().map(OwnRow::admission).collect()
}

/// One of these.
pub async fn own_one(
    on: &impl ConnectionTrait,
    seer: Seer,
    id: AdmissionId,
) -> Result<Option<OwnAdmission>, StoreError> {
    let row = sql::one::<OwnRow>(on, OWN_ONE, sql::seen_by(seer, [id.0.into()])).await?;
    row.map(OwnRow::admission).transpose()
}

/// What stands between the viewer and a workgroup that is not confidential: an invitation, or the latest request, whatever
/// became of it.
pub async fn own_latest(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
) -> Result<Option<OwnAdmission>, StoreError> {
    let row = sql::one::<OwnRow>(on, OWN_LATEST, sql::seen_by(seer, [workgroup.0.into()])).await?;
    row.map(OwnRow::admission).transpose()
}

/// Who asks or is invited, whoever wants to know: for holding them before anything is decided.
pub async fn person_of(on: &impl ConnectionTrait, id: AdmissionId) -> Result<Option<PersonId>, StoreError> {
    sql::id(on, PERSON, [id.0.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct OpenRow {
    id: Uuid,
    kind: String,
}

/// What is open between the workgroup and the person. Invitations that nobody can accept any more are over first.
pub async fn open_between(
    tx: &Tx,
    workgroup: WorkgroupId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<(AdmissionId, AdmissionKind)>, StoreError> {
    sql::run(&tx.0, LAPSE, [workgroup.0.into(), now.0.into(), person.0.into()]).await?;
    let row = sql::one::<OpenRow>(&tx.0, OPEN, [workgroup.0.into(), person.0.into()]).await?;
    row.map(|row| Ok((row.id.into(), code("kind", &row.kind)?))).transpose()
}

#[derive(Debug, FromQueryResult)]
struct At {
    at: Option<i64>,
}

/// When the other side last said no.
pub async fn declined(
    on: &impl ConnectionTrait,
    (workgroup, person): (WorkgroupId, PersonId),
    kind: AdmissionKind,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sql::one::<At>(on, DECLINED, [workgroup.0.into(), person.0.into(), kind.code().into()]).await?;
    Ok(row.and_then(|row| row.at).map(Timestamp))
}

/// How often the person has asked since then, anywhere.
pub async fn asked_since(on: &impl ConnectionTrait, person: PersonId, since: Timestamp) -> Result<u64, StoreError> {
    sql::count(on, ASKED_SINCE, [person.0.into(), since.0.into()]).await
}

/// How many the workgroup has invited since then.
pub async fn invited_since(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Admit>,
    since: Timestamp,
) -> Result<u64, StoreError> {
    sql::count(on, INVITED_SINCE, [workgroup.id.0.into(), since.0.into()]).await
}
