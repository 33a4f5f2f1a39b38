//! A directory tells something else of a person.

use super::{ScimError, held, note, person};
use crate::Sund;
use sund_domain::{audit::Audited, ids::ScimUserId, scim::ScimUser};
use sund_store::scim::{self, Provisioned, Provisioner};

/// Changes what is known of a person into what `change` makes of it. Nothing else of the directory comes in between.
pub async fn change_user<E: From<ScimError>>(
    sund: &Sund,
    by: &Provisioner,
    id: ScimUserId,
    change: impl FnOnce(&ScimUser) -> Result<ScimUser, E>,
) -> Result<Provisioned, E> {
    let (tx, provider) = held(sund, by).await?;
    let store = |fault| E::from(ScimError::from(fault));
    let row = scim::user(tx.reads(), provider.id, id).await.map_err(store)?.ok_or(ScimError::NotFound)?;
    let user = change(&row.user)?.tidied();
    user.check().map_err(ScimError::from)?;
    if user == row.user {
        return Ok(row);
    }
    let done = async {
        let on = tx.reads();
        let other = |found: Option<Provisioned>| found.is_some_and(|found| found.id != id);
        if other(scim::user_by_name(on, provider.id, &user.user_key()).await?) {
            return Err(ScimError::Taken("userName"));
        }
        if let Some(external) = &user.external_id
            && other(scim::user_by_external_id(on, provider.id, external).await?)
        {
            return Err(ScimError::Taken("externalId"));
        }
        let called = (row.user.external_id.as_deref(), user.external_id.as_deref());
        person::tie(sund, &tx, &provider, row.person, called).await?;
        scim::update_user(&tx, id, &user, sund.now()).await?;
        person::show(&tx, &row, Some(&row.user), &user).await?;
        if (ScimUser { active: row.user.active, ..user.clone() }) != row.user {
            note(sund, &tx, &provider, Audited::PersonReprovisioned, (&user.shown_name(), Some(row.person)), "")
                .await?;
        }
        person::set_active(sund, &tx, &provider, &row, user.active).await?;
        scim::user(tx.reads(), provider.id, id).await?.ok_or(ScimError::NotFound)
    };
    let changed = done.await?;
    tx.commit().await.map_err(store)?;
    Ok(changed)
}
