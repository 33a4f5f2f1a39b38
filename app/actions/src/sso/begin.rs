//! Beginning a sign-in: what ties the answer of a provider to this browser, this provider and this request.

use crate::{Done, Sund, handed_in::hash};
use sund_domain::sso::{Intent, safe_return};
use sund_store::sso::{self, Flow, Provider};

/// The secrets of a sign-in that was begun. `state`, the nonce and the verifier's hash go to the provider,
/// the browser token into a cookie.
#[derive(Clone)]
pub struct Begun {
    /// Comes back with the answer (RFC 6749, 10.12).
    pub state: String,
    /// Comes back inside the ID token (OpenID Connect Core, 15.5.2).
    pub nonce: String,
    /// The PKCE code verifier (RFC 7636): 43 characters, 256 bits.
    pub verifier: String,
    /// Stays in the browser that began.
    pub browser_token: String,
}

/// Characters of a token, as `Sund::new_token` makes it.
const TOKEN: usize = 43;

/// Begins a sign-in with this provider. Where one wanted to go is made safe before it is kept.
///
/// A browser that has a token already keeps it: people begin to sign in in two tabs and finish in either.
pub async fn begin(
    sund: &Sund,
    provider: &Provider,
    return_to: &str,
    browser_token: Option<&str>,
    intent: Intent,
) -> Done<Begun> {
    let begun = Begun {
        state: sund.new_token(),
        nonce: sund.new_token(),
        verifier: sund.new_token(),
        browser_token: browser_token.filter(|t| t.len() == TOKEN).map_or_else(|| sund.new_token(), str::to_owned),
    };
    let tx = sund.store.begin().await?;
    let flow = Flow {
        state_hash: hash(&begun.state),
        browser_hash: hash(&begun.browser_token),
        provider: provider.id,
        nonce: begun.nonce.clone(),
        verifier: begun.verifier.clone(),
        return_to: safe_return(return_to).to_owned(),
        intent,
        at: sund.now(),
    };
    sso::begin_flow(&tx, flow).await?;
    tx.commit().await?;
    Ok(begun)
}
