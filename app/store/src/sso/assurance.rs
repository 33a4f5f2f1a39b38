//! What acts ask of a sign-in.

use super::rows::act_requirements;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};
use sund_domain::{
    ids::ProviderId,
    sso::{Assurance, GuardedAct},
};
use uuid::Uuid;

/// What this act asks of a sign-in.
pub async fn required_for(on: &impl ConnectionTrait, act: GuardedAct) -> Result<Assurance, StoreError> {
    let row = act_requirements::Entity::find_by_id(act.code()).one(on).await?;
    Ok(row.map(|row| sql::assurance(row.required_level, row.required_age)).unwrap_or_default())
}

/// What each act asks of a sign-in; those that ask for nothing need not be among them.
pub async fn requirements(on: &impl ConnectionTrait) -> Result<Vec<(GuardedAct, Assurance)>, StoreError> {
    let rows = act_requirements::Entity::find().all(on).await?;
    rows.into_iter()
        .map(|row| Ok((code("act", &row.act)?, sql::assurance(row.required_level, row.required_age))))
        .collect()
}

/// From now on this act asks for this.
pub async fn require_for(tx: &Tx, act: GuardedAct, required: Assurance) -> Result<(), StoreError> {
    use act_requirements::Column::{Act, RequiredAge, RequiredLevel};
    let row = act_requirements::ActiveModel {
        act: Set(act.code().into()),
        required_level: Set(required.level.rank().into()),
        required_age: Set(required.within.unwrap_or_default()),
    };
    let update = OnConflict::column(Act).update_columns([RequiredLevel, RequiredAge]).to_owned();
    act_requirements::Entity::insert(row).on_conflict(update).exec_without_returning(&tx.0).await?;
    Ok(())
}

const PROVIDER_OF: &str = "select provider_id from sign_in_sessions where token_hash = $1";

#[derive(Debug, FromQueryResult)]
struct ProviderOf {
    provider_id: Option<Uuid>,
}

/// The provider with which this session began; none for a guest's, and for one that is not there.
pub async fn provider_of(on: &impl ConnectionTrait, token_hash: &str) -> Result<Option<ProviderId>, StoreError> {
    let row = sql::one::<ProviderOf>(on, PROVIDER_OF, [token_hash.into()]).await?;
    Ok(row.and_then(|row| row.provider_id).map(ProviderId))
}
