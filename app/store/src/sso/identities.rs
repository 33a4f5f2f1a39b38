//! Who a subject of a provider is.

use super::rows::identities;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{OrganisationId, PersonId, ProviderId},
    people::Country,
    time::Timestamp,
};
use uuid::Uuid;

/// The directory of the provider has put out who signs in like this: it may know one person twice, and means what it
/// calls so. Whether the account goes on is another question.
macro_rules! put_out {
    () => {
        "exists (select 1 from scim_users u where u.provider_id = i.provider_id and u.person_id = i.person_id \
         and u.ended_at is not null and (u.external_id = i.subject or u.external_id = i.external_id \
           or not exists (select 1 from scim_users o where o.provider_id = i.provider_id \
             and o.person_id = i.person_id and o.ended_at is null and o.deleted_at is null)))"
    };
}

const PERSON_OF: &str = concat!(
    "select i.person_id, p.organisation_id, p.approved_at is not null as approved, p.ended_at is not null or ",
    put_out!(),
    " as ended from identities i join people p on p.id = i.person_id \
     where i.provider_id = $1 and i.issuer = $2 and i.subject = $3"
);

const NOTE_EXTERNAL: &str = "update identities set external_id = $4 \
    where provider_id = $1 and issuer = $2 and subject = $3 and (external_id is null or external_id <> $4)";
const DROP: &str = "delete from identities where provider_id = $1 and issuer = $2 and subject = $3 and person_id = $4";

#[derive(Debug, FromQueryResult)]
struct PersonOf {
    person_id: Uuid,
    organisation_id: Uuid,
    ended: bool,
    approved: bool,
}

/// Who a subject of a provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The person.
    pub person: PersonId,
    /// Whom the person works for.
    pub organisation: OrganisationId,
    /// The person's account has been ended, or the provider's directory has put them out.
    pub ended: bool,
    /// The organisation's administrator has agreed, or need not.
    pub approved: bool,
}

/// Who this is: the key is (provider, issuer, subject), never an e-mail address.
pub async fn known(
    on: &impl ConnectionTrait,
    provider: ProviderId,
    issuer: &str,
    subject: &str,
) -> Result<Option<Known>, StoreError> {
    let row = sql::one::<PersonOf>(on, PERSON_OF, [provider.0.into(), issuer.into(), subject.into()]).await?;
    Ok(row.map(|row| Known {
        person: row.person_id.into(),
        organisation: row.organisation_id.into(),
        ended: row.ended,
        approved: row.approved,
    }))
}

/// From now on this subject of this provider is this person.
pub async fn insert_identity(
    tx: &Tx,
    provider: ProviderId,
    issuer: &str,
    subject: &str,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = identities::ActiveModel {
        provider_id: Set(provider.0),
        issuer: Set(issuer.into()),
        subject: Set(subject.into()),
        person_id: Set(person.0),
        created_at: Set(at.0),
        external_id: Set(None),
    };
    identities::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Notes what the organisation's directory calls this subject, as a claim of the sign-in says.
pub async fn note_external_id(
    tx: &Tx,
    provider: ProviderId,
    (issuer, subject): (&str, &str),
    external_id: &str,
) -> Result<(), StoreError> {
    let values = [provider.0.into(), issuer.into(), subject.into(), external_id.into()];
    sql::run(&tx.0, NOTE_EXTERNAL, values).await?;
    Ok(())
}

/// This subject of this provider is this person no longer.
pub async fn drop_identity(
    tx: &Tx,
    provider: ProviderId,
    (issuer, subject): (&str, &str),
    person: PersonId,
) -> Result<(), StoreError> {
    sql::run(&tx.0, DROP, [provider.0.into(), issuer.into(), subject.into(), person.0.into()]).await?;
    Ok(())
}

const OWN: &str = concat!(
    "select i.provider_id, o.id as organisation_id, o.name as organisation_name, o.country, pr.issuer, \
     min(i.created_at) as since, pr.enabled and max(case when ",
    put_out!(),
    " then 0 else 1 end) = 1 as enabled, o.id = p.organisation_id as current \
     from identities i join people p on p.id = i.person_id join providers pr on pr.id = i.provider_id \
     join organisations o on o.id = pr.organisation_id where i.person_id = $1 \
     group by i.provider_id, o.id, o.name, o.country, pr.issuer, pr.enabled, p.organisation_id \
     order by min(i.created_at), i.provider_id"
);
const DROP_AT: &str = "delete from identities where person_id = $1 and provider_id = $2";
const END_AT: &str =
    "update sign_in_sessions set ended_at = $3 where person_id = $1 and provider_id = $2 and ended_at is null";

/// A provider with which a person signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnIdentity {
    /// The provider.
    pub provider: ProviderId,
    /// Whose provider it is.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// The organisation's country.
    pub country: Country,
    /// The provider's issuer.
    pub issuer: String,
    /// Since when.
    pub since: Timestamp,
    /// One can sign in with it.
    pub enabled: bool,
    /// It is that of the organisation that the person works for.
    pub current: bool,
}

#[derive(Debug, FromQueryResult)]
struct OwnRow {
    provider_id: Uuid,
    organisation_id: Uuid,
    organisation_name: String,
    country: String,
    issuer: String,
    since: i64,
    enabled: bool,
    current: bool,
}

/// The providers with which this person signs in, the oldest first.
pub async fn own_identities(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<OwnIdentity>, StoreError> {
    let rows = sql::all::<OwnRow>(on, OWN, [person.0.into()]).await?;
    rows.into_iter()
        .map(|row| {
            Ok(OwnIdentity {
                provider: row.provider_id.into(),
                organisation: row.organisation_id.into(),
                organisation_name: row.organisation_name,
                country: code("country", &row.country)?,
                issuer: row.issuer,
                since: Timestamp(row.since),
                enabled: row.enabled,
                current: row.current,
            })
        })
        .collect()
}

/// This person signs in with this provider no longer, and its sessions end.
pub async fn drop_identities(tx: &Tx, person: PersonId, at: ProviderId, now: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, DROP_AT, [person.0.into(), at.0.into()]).await?;
    end_by(tx, person, at, now).await
}

/// What this person has signed in by this provider is over.
pub async fn end_by(tx: &Tx, person: PersonId, provider: ProviderId, now: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, END_AT, [person.0.into(), provider.0.into(), now.0.into()]).await?;
    Ok(())
}
