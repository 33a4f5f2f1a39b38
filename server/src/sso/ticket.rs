//! The sign-in ticket: what the form led to, carried by the browser instead of by a row.
//!
//! The form answers an unknown domain exactly like a known one: the same queries, no write, and a page that differs in
//! nothing but a sealed value of fixed length. The ticket is that value.

use super::seal::{Purpose, Seal, SealError};
use sund_domain::{
    ids::ProviderId,
    sso::safe_return,
    time::{MINUTE, Timestamp},
};
use uuid::Uuid;

/// A ticket leads somewhere for this long.
const LIFE: i64 = 5 * MINUTE;
/// The longest way back, in bytes: what `safe_return` lets through.
const TO_MOST: usize = 1_000;
/// The longest address (RFC 5321), in bytes.
const EMAIL_MOST: usize = 254;
const LENGTH: usize = 16 + 8 + 2 + TO_MOST + 2 + EMAIL_MOST;

/// What was chosen in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Where to sign in; none if nobody serves the domain.
    pub provider: Option<ProviderId>,
    /// Where one wanted to go.
    pub to: String,
    /// The address that was typed: the provider's own page can fill it in (`login_hint`).
    pub email: String,
    /// When.
    pub at: Timestamp,
}

impl Ticket {
    /// The sealed value; always of the same length.
    pub fn seal(&self, seal: &Seal) -> Result<String, SealError> {
        let mut plain = Vec::with_capacity(LENGTH);
        plain.extend(self.provider.map_or(Uuid::nil(), |id| id.0).as_bytes());
        plain.extend(self.at.0.to_be_bytes());
        pad(&mut plain, safe_return(&self.to), TO_MOST)?;
        // A longer address was refused by the form.
        pad(&mut plain, &self.email, EMAIL_MOST)?;
        seal.seal(Purpose::Ticket, &plain)
    }

    /// Opens a ticket that was sealed here within the last minutes.
    pub fn open(seal: &Seal, sealed: &str, now: Timestamp) -> Option<Self> {
        let plain = seal.open(Purpose::Ticket, sealed)?;
        let (provider, rest) = plain.split_first_chunk::<16>()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (to, rest) = text(rest, TO_MOST)?;
        let (email, _) = text(rest, EMAIL_MOST)?;
        let id = Uuid::from_bytes(*provider);
        let ticket = Self {
            provider: (!id.is_nil()).then_some(ProviderId(id)),
            to: safe_return(&to).to_owned(),
            email,
            at: Timestamp(i64::from_be_bytes(*at)),
        };
        (0..=LIFE).contains(&now.since(ticket.at)).then_some(ticket)
    }
}

fn pad(out: &mut Vec<u8>, text: &str, most: usize) -> Result<(), SealError> {
    let length = u16::try_from(text.len()).ok().filter(|_| text.len() <= most).ok_or(SealError)?;
    out.extend(length.to_be_bytes());
    out.extend(text.as_bytes());
    out.resize(out.len() + most - text.len(), 0);
    Ok(())
}

fn text(from: &[u8], most: usize) -> Option<(String, &[u8])> {
    let (length, rest) = from.split_first_chunk::<2>()?;
    let (padded, rest) = rest.split_at_checked(most)?;
    let text = padded.get(..usize::from(u16::from_be_bytes(*length)))?;
    Some((String::from_utf8(text.to_vec()).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use sund_actions::SystemRandom;

    fn seal() -> Seal {
        Seal::new(&[7; 32], Arc::new(SystemRandom))
    }

    fn ticket(provider: Option<u128>, to: &str) -> Ticket {
        Ticket {
            provider: provider.map(|n| ProviderId(Uuid::from_u128(n))),
            to: to.into(),
            email: "aino@justice.fi.example".into(),
            at: Timestamp(1_000_000),
        }
    }

    #[test]
    fn a_ticket_reads_back_for_five_minutes() {
        let ticket = ticket(Some(7), "/threads/1?from=21");
        let sealed = ticket.seal(&seal()).unwrap();
        assert_eq!(Ticket::open(&seal(), &sealed, ticket.at), Some(ticket.clone()));
        assert_eq!(Ticket::open(&seal(), &sealed, ticket.at.plus(LIFE)), Some(ticket.clone()));
        assert_eq!(Ticket::open(&seal(), &sealed, ticket.at.plus(LIFE + 1)), None);
        assert_eq!(Ticket::open(&seal(), &sealed, ticket.at.plus(-1)), None);
        assert_eq!(Ticket::open(&seal(), "1.AAAA", ticket.at), None);
    }

    #[test]
    fn every_ticket_has_the_same_length() {
        let long = format!("/{}", "x".repeat(999));
        let lengths = [ticket(None, ""), ticket(Some(1), "/"), ticket(Some(u128::MAX), &long)]
            .map(|ticket| ticket.seal(&seal()).unwrap().len());
        assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
    }

    #[test]
    fn a_ticket_never_leads_away() {
        let sealed = ticket(None, "//evil").seal(&seal()).unwrap();
        assert_eq!(Ticket::open(&seal(), &sealed, Timestamp(1_000_000)).map(|t| t.to).as_deref(), Some("/"));
    }
}
