//! A challenge for an authenticator, and its answer: once, in time, in the same browser, for the same purpose.

use crate::{Done, Sund, handed_in::hash};
use sund_domain::guests::{CEREMONY, Ceremony};
use sund_store::guests::{self, Begun};

/// What goes to the browser with a challenge.
#[derive(Clone)]
pub struct BegunCeremony {
    /// Comes back with the answer.
    pub token: String,
    /// Stays in the browser that began, in a cookie.
    pub browser_token: String,
}

/// Characters of a token, as `Sund::new_token` makes it.
const TOKEN: usize = 43;

/// Begins a ceremony; `state` is what the answer will be checked against. Those that nobody answered are forgotten here:
/// there are never more than five minutes of them.
pub async fn begin_ceremony(
    sund: &Sund,
    ceremony: Ceremony,
    state: String,
    browser_token: Option<&str>,
) -> Done<BegunCeremony> {
    let begun = BegunCeremony {
        token: sund.new_token(),
        browser_token: browser_token.filter(|t| t.len() == TOKEN).map_or_else(|| sund.new_token(), str::to_owned),
    };
    let at = sund.now();
    let row = Begun { token_hash: hash(&begun.token), browser_hash: hash(&begun.browser_token), ceremony, state, at };
    let tx = sund.store.begin().await?;
    guests::forget_ceremonies(&tx, at.plus(-CEREMONY)).await?;
    guests::begin_ceremony(&tx, row).await?;
    tx.commit().await?;
    Ok(begun)
}

/// Takes the ceremony of this token, if this browser began it and it is not too old: what it was for, and its state.
///
/// It can be taken once. Another browser that knows the token gets nothing and spoils nothing: the row is only gone when
/// the browser's cookie fits, in the same transaction.
pub async fn take_ceremony(sund: &Sund, token: &str, browser_token: &str) -> Done<Option<(Ceremony, String)>> {
    let tx = sund.store.begin().await?;
    let Some(begun) = guests::take_ceremony(&tx, &hash(token)).await? else {
        return Ok(None);
    };
    if begun.browser_hash != hash(browser_token) {
        // Dropping the transaction puts the row back.
        return Ok(None);
    }
    tx.commit().await?;
    let age = sund.now().since(begun.at);
    Ok((0..=CEREMONY).contains(&age).then_some((begun.ceremony, begun.state)))
}
