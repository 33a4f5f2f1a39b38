//! Refusing a sign-in: people get a general sentence and an id to quote, the audit log gets the cause.

use super::line;
use crate::{Done, Sund};
use sund_domain::audit::Audited;
use sund_store::{audit, sso::Provider};

/// Letters and digits that cannot be mistaken for each other on the telephone (Crockford's base 32, lower case).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The most characters of a cause: part of it may come from outside.
const CAUSE_MOST: usize = 500;

/// Writes down why a sign-in was refused and gives the id that the person is shown.
///
/// The cause must hold no token and no claim; whatever it quotes from outside loses its control characters.
pub async fn refuse(sund: &Sund, provider: Option<&Provider>, cause: &str) -> Done<String> {
    let incident = incident(sund);
    let cause: String = cause.chars().map(|c| if c.is_control() { ' ' } else { c }).take(CAUSE_MOST).collect();
    let mut entry = line(sund, Audited::SignInRefused, &incident);
    entry.organisation = provider.map(|provider| provider.organisation);
    entry.detail = Some(match provider {
        Some(provider) => format!("{} ({}): {cause}", provider.organisation_name, provider.issuer),
        None => cause,
    });
    let tx = sund.store.begin().await?;
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(incident)
}

/// Eight characters, 40 bits: enough to find a line in the log by, and short enough to read aloud.
fn incident(sund: &Sund) -> String {
    let mut random = [0; 8];
    sund.random.fill(&mut random);
    random.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}
