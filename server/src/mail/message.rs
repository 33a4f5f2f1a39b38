//! A letter as a message of the internet (RFC 5322, MIME): the same in every try, to the last byte.

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use openidconnect::url::Host;
use std::time::{Duration, UNIX_EPOCH};
use sund_actions::mail::Outgoing;
use sund_pages::mail::{Written, written};

/// The most bytes of a message. What is in it is bounded where it is typed; this bounds what is made of it.
const MOST: usize = 256 * 1024;

/// Why a letter is no message.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// Mail cannot go to such an address.
    #[error("its recipient is no address that mail can go to")]
    Recipient,
    /// It has too many bytes.
    #[error("it is too large")]
    TooLarge,
    /// The library does not know a kind of part.
    #[error("a part of it has a kind that nobody knows")]
    Kind,
    /// The library says no.
    #[error("it cannot be put together: {0}")]
    Parts(#[from] lettre::error::Error),
}

/// The message of a mail, from this sender, with links to the site at `origin`.
pub fn message(mail: &Outgoing, from: &Mailbox, origin: &str) -> Result<Message, MessageError> {
    let to = recipient(&mail.letter.to).ok_or(MessageError::Recipient)?;
    let Written { subject, text, html, stop, calendar } = written(&mail.letter, origin, from.email.as_ref());
    let queued = Duration::from_millis(u64::try_from(mail.queued.0).unwrap_or_default());
    let mut parts = MultiPart::alternative()
        .boundary(format!("{}", mail.id.0.simple()))
        .singlepart(SinglePart::plain(text))
        .singlepart(SinglePart::html(html));
    // RFC 6047: beside the text, for programs that keep a calendar.
    if let Some((method, document)) = calendar {
        let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))
            .map_err(|_| MessageError::Kind)?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(document));
    }
    let mut message = Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .date(UNIX_EPOCH + queued)
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(subject)
        .multipart(parts)?;
    for (name, value) in [
        // RFC 3834: nobody's absence is told to a program.
        (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated"),
        (HeaderName::new_from_ascii_str("Content-Language"), mail.letter.language.code()),
    ] {
        message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
    }
    if let Some(stop) = stop {
        // RFC 2919; RFC 2369 and RFC 8058: a mail program may offer to stop it with one press.
        for (name, value) in [
            ("List-Id", format!("<news.{}>", from.email.domain())),
            ("List-Unsubscribe", format!("<{stop}>")),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
        ] {
            message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
    }
    if message.formatted().len() > MOST {
        return Err(MessageError::TooLarge);
    }
    Ok(message)
}

/// An address as the mail server gets it: its domain in ASCII, as names are asked for.
fn recipient(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    Address::new(user, Host::parse(domain).ok()?.to_string()).ok()
}

#[cfg(test)]
mod tests;
