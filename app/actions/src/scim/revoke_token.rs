//! Revoking a token of an organisation's directory.

use crate::{Done, Sund, error::found, sso::By};
use sund_domain::{
    audit::Audited,
    ids::{ProviderId, ScimTokenId},
};
use sund_store::{scim, sso};

/// Nobody comes with this token any more, from now on.
pub async fn revoke_token(sund: &Sund, by: By<'_>, provider: ProviderId, id: ScimTokenId) -> Done<()> {
    let tx = sund.store.begin().await?;
    by.may_change(tx.reads()).await?;
    let row = found(sso::kept(tx.reads(), provider).await?)?;
    let token = found(scim::token(tx.reads(), provider, id).await?)?;
    if scim::revoke_token(&tx, provider, id, sund.now()).await? {
        by.note(sund, &tx, Audited::ScimTokenRevoked, &row.provider, format!("{} {id}", token.name)).await?;
    }
    Ok(tx.commit().await?)
}
