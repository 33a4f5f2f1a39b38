//! Making a token for an organisation's directory, and listing those that there are.

use crate::{Done, Sund, error::found, handed_in::hash, sso::By};
use sund_domain::{Field, audit::Audited, ids::ProviderId, text};
use sund_store::{
    scim::{self, ScimToken},
    sso,
};

/// The most characters of what a token is called.
const NAME_MOST: usize = 120;

/// Makes a token. This is the only time that it can be read.
pub async fn make_token(sund: &Sund, by: By<'_>, provider: ProviderId, name: &str) -> Done<(ScimToken, String)> {
    let tx = sund.store.begin().await?;
    by.may_change(tx.reads()).await?;
    let row = found(sso::kept(tx.reads(), provider).await?)?;
    let name = text::line(Field::Title, name, NAME_MOST)?;
    let secret = sund.new_token();
    let token = ScimToken { id: sund.new_id(), provider, name, made: sund.now(), used: None };
    scim::insert_token(&tx, &token, hash(&secret)).await?;
    by.note(sund, &tx, Audited::ScimTokenMade, &row.provider, format!("{} {}", token.name, token.id)).await?;
    tx.commit().await?;
    Ok((token, secret))
}

/// The tokens of a provider that can be used, the oldest first.
pub async fn tokens(sund: &Sund, by: By<'_>, provider: ProviderId) -> Done<Vec<ScimToken>> {
    by.may()?;
    Ok(scim::tokens(sund.store.reads(), provider).await?)
}
