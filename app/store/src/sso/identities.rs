//! Who a subject of a provider is.

use super::rows::identities;
use crate::{StoreError, Tx, sql};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    ids::{OrganisationId, PersonId, ProviderId},
    time::Timestamp,
};
use uuid::Uuid;

const PERSON_OF: &str = "select i.person_id, p.organisation_id, p.ended_at is not null as ended, p.approved_at is not null as approved from identities i \
    join people p on p.id = i.person_id where i.provider_id = $1 and i.issuer = $2 and i.subject = $3";

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
    /// The person's account has been ended.
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
    };
    identities::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}
