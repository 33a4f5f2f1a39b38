//! Mail: sealing it for the outbox, writing it, handing it to the mail server. When it is tried again, and what becomes of it,
//! is decided in `sund_actions::mail` and `sund_domain::mail`; what is written in it is `sund_pages::mail`; the job that
//! sends is `jobs::send_mail`.
//!
//! One mail for one notice, also when something breaks in the middle. A mail is marked as taken, in a transaction of its
//! own, before the mail server is asked, and as sent after it has answered. Two windows remain, and no protocol closes them:
//! the mail server takes a mail and its answer is lost, or this process ends between that answer and the mark. Then the
//! mail is handed over again: the same mail to the last byte, under the same `Message-ID`, by which mail servers and
//! programs know a mail that they have. The other way, a mail that is marked as sent and was not, cannot happen.

mod message;
mod sealed_outbox;
mod smtp;

pub use message::{MessageError, message};
pub use sealed_outbox::SealedOutbox;
pub use smtp::{Smtp, SmtpError, Tried};

use crate::config::SmtpUrl;
use lettre::message::Mailbox;
use openidconnect::url::Url;
use sund_actions::mail::Outgoing;
use sund_domain::mail::Outcome;

/// What the job needs to send.
#[derive(Debug)]
pub struct Post {
    smtp: Smtp,
    from: Mailbox,
    origin: String,
}

impl Post {
    /// Through this mail server, from this sender, for the site at `base`.
    pub fn new(url: &SmtpUrl, from: Mailbox, base: &Url) -> Result<Self, SmtpError> {
        let smtp = Smtp::new(url, base)?;
        Ok(Self { smtp, from, origin: base.as_str().trim_end_matches('/').to_owned() })
    }

    /// Writes a mail and hands it over.
    pub async fn send(&self, mail: &Outgoing) -> Tried {
        match message(mail, &self.from, &self.origin) {
            Ok(message) => self.smtp.hand_over(&message).await,
            Err(fault) => Tried { outcome: Outcome::Never, cause: fault.to_string(), answered: true },
        }
    }
}
