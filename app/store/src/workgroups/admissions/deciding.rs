//! Asking, inviting, deciding: each a write that asks for its proof.

use super::still_admits;
use crate::{StoreError, Tx, sql, workgroups::rows::admissions as table};
use sea_orm::{ActiveValue::Set, EntityTrait};
use sund_domain::{
    Granted,
    ids::{AdmissionId, PersonId, WorkgroupId},
    time::Timestamp,
    workgroups::{AdmissionKind, Admit, AskToJoin, Outcome, Workgroup},
};

/// Of two who decide at once, the second waits for the first and then finds nothing.
const DECIDE: &str = "update admissions set decided_at = $3, decided_by = $4, outcome = $5, reason = $6 \
    where id = $1 and workgroup_id = $2 and kind = $7 and decided_at is null returning person_id as id";
const ANSWER: &str = concat!(
    "update admissions set decided_at = $2, decided_by = $3, outcome = $4 where id = $1 and person_id = $3 \
     and kind = 'invited' and decided_at is null and expires_at > $2 and",
    still_admits!("admissions"),
    "returning by_id as id"
);
const TAKE_BACK: &str = "update admissions set decided_at = $3, decided_by = $2, outcome = 'withdrawn' \
    where workgroup_id = $1 and person_id = $2 and kind = 'asked' and decided_at is null";
const MEMBER: &str = "update admissions set decided_at = $3, outcome = 'accepted' \
    where workgroup_id = $1 and person_id = $2 and decided_at is null";

/// Keeps a request.
pub async fn ask(
    tx: &Tx,
    workgroup: &Granted<Workgroup, AskToJoin>,
    id: AdmissionId,
    person: PersonId,
    words: String,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = table::ActiveModel {
        id: Set(id.0),
        workgroup_id: Set(workgroup.id.0),
        person_id: Set(person.0),
        kind: Set(AdmissionKind::Asked.code().into()),
        words: Set(words),
        at: Set(at.0),
        ..Default::default()
    };
    table::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// An invitation that is about to be there.
#[derive(Clone, Debug)]
pub struct NewInvite {
    /// Its id.
    pub id: AdmissionId,
    /// Who is invited.
    pub person: PersonId,
    /// Who invites.
    pub by: PersonId,
    /// The words of who invites.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Until when it can be accepted.
    pub expires: Timestamp,
}

/// Keeps an invitation.
pub async fn invite(tx: &Tx, workgroup: &Granted<Workgroup, Admit>, new: NewInvite) -> Result<(), StoreError> {
    let row = table::ActiveModel {
        id: Set(new.id.0),
        workgroup_id: Set(workgroup.id.0),
        person_id: Set(new.person.0),
        kind: Set(AdmissionKind::Invited.code().into()),
        words: Set(new.words),
        by_id: Set(Some(new.by.0)),
        at: Set(new.at.0),
        expires_at: Set(Some(new.expires.0)),
        ..Default::default()
    };
    table::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What those who lead the workgroup decide about something that is open.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Which.
    pub id: AdmissionId,
    /// Of which kind it must be.
    pub kind: AdmissionKind,
    /// What.
    pub outcome: Outcome,
    /// Who.
    pub by: PersonId,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Decides, and says about whom; nobody if it was decided before, or is not of this workgroup.
pub async fn decide(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Admit>,
    what: Decided,
) -> Result<Option<PersonId>, StoreError> {
    let values = [
        what.id.0.into(),
        workgroup.id.0.into(),
        what.at.0.into(),
        what.by.0.into(),
        what.outcome.code().into(),
        what.reason.into(),
        what.kind.code().into(),
    ];
    sql::id(&tx.0, DECIDE, values).await
}

/// The person answers an invitation; says who invited, or that there is none any more.
pub async fn answer(
    tx: &Tx,
    id: AdmissionId,
    person: PersonId,
    outcome: Outcome,
    at: Timestamp,
) -> Result<Option<PersonId>, StoreError> {
    let values = [id.0.into(), at.0.into(), person.0.into(), outcome.code().into()];
    sql::id(&tx.0, ANSWER, values).await
}

/// The person takes their request back; says whether there was one.
pub async fn take_back(tx: &Tx, workgroup: WorkgroupId, person: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, TAKE_BACK, [workgroup.0.into(), person.0.into(), at.0.into()]).await? > 0)
}

/// The person is a member, however that came: what was open is answered by it.
pub(in crate::workgroups) async fn is_member(
    tx: &Tx,
    workgroup: WorkgroupId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(&tx.0, MEMBER, [workgroup.0.into(), person.0.into(), at.0.into()]).await?;
    Ok(())
}
