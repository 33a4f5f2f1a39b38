//! Guests: people of bodies that have no provider. A chair invites them into one workgroup until a day, and they sign in
//! with a passkey.

mod may;
pub use may::*;

use crate::{
    Field, Invalid, Problem,
    ids::{InvitationId, PasskeyId, PersonId},
    language::UiLanguage,
    mail::Delivery,
    people::{Author, Country},
    refusal::Checking,
    sso::domain_of,
    text::{TITLE_MOST, line},
    time::{DAY, MINUTE, Timestamp},
    workgroups::Visibility,
};

/// An invitation's link can be used this long, in milliseconds.
pub const LINK: i64 = 14 * DAY;
/// A guest stays at most this long, counted from now, in milliseconds: a year, and the rest of its last day.
pub const STAY_MOST: i64 = 367 * DAY;
/// A challenge waits this long for a passkey, in milliseconds.
pub const CEREMONY: i64 = 5 * MINUTE;
/// The mail of an invitation is not sent again within this time, in milliseconds: a mailbox is not to be filled by one who
/// presses a button.
pub const SENT_AGAIN: i64 = 10 * MINUTE;
/// The most characters of a guest's name.
pub const NAME_MOST: usize = 120;

/// An invitation as it was typed. `until` is read in the inviter's time zone; none: not a day.
#[derive(Clone, Copy, Debug)]
pub struct InvitationForm<'a> {
    /// The guest's address.
    pub email: &'a str,
    /// The body that the guest is from.
    pub organisation: &'a str,
    /// The code of its country.
    pub country: &'a str,
    /// When the stay ends.
    pub until: Option<Timestamp>,
    /// The language of its mail.
    pub language: UiLanguage,
}

/// An invitation, once it has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The guest's address.
    pub email: String,
    /// What stands after its `@`, in lower case.
    pub domain: String,
    /// The body that the guest is from.
    pub body: String,
    /// Its country.
    pub country: Country,
    /// When the stay ends.
    pub until: Timestamp,
    /// The language of its mail.
    pub language: UiLanguage,
}

impl InvitationForm<'_> {
    /// All of it, or everything that is wrong with it.
    pub fn whole(&self, now: Timestamp) -> Result<Invited, Invalid> {
        let wrong = |_| Invalid::new(Field::Country, Problem::NotAChoice);
        let mut checking = Checking::default();
        let domain = checking.take(domain_of(self.email));
        let body = checking.take(line(Field::Organisation, self.organisation, TITLE_MOST));
        let country = checking.take(self.country.parse().map_err(wrong));
        let until = checking.take(stay(self.until, now));
        checking.done()?;
        match (domain, body, country, until) {
            (Some(domain), Some(body), Some(country), Some(until)) => {
                let email = self.email.trim().to_owned();
                Ok(Invited { email, domain, body, country, until, language: self.language })
            }
            // What is missing has been told above.
            _ => Err(Invalid(Vec::new())),
        }
    }
}

/// When a stay ends: not before it has begun, and within a year.
pub fn stay(until: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, Invalid> {
    let until = until.ok_or_else(|| Invalid::new(Field::Until, Problem::NotATime))?;
    if (1..=STAY_MOST).contains(&until.since(now)) {
        Ok(until)
    } else {
        Err(Invalid::new(Field::Until, Problem::NotWithinAYear))
    }
}

/// A guest's own name.
pub fn name(text: &str) -> Result<String, Invalid> {
    line(Field::Name, text, NAME_MOST)
}

/// An invitation that nobody has used, as its workgroup's chairs see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id; the link has a secret of its own.
    pub id: InvitationId,
    /// The guest's address.
    pub email: String,
    /// The body that the guest is from.
    pub body: String,
    /// Its country.
    pub country: Country,
    /// When the stay would end.
    pub until: Timestamp,
    /// Who invited.
    pub by: String,
    /// When the link ends.
    pub expires: Timestamp,
    /// What has become of the mail with the link; none if its link was shown to be forwarded.
    pub delivery: Option<Delivery>,
    /// Who invited may not invite any more: the link leads nowhere.
    pub void: bool,
}

impl Invitation {
    /// Whether its mail can be sent, or sent again, now.
    #[must_use]
    pub const fn can_be_sent(&self, now: Timestamp) -> bool {
        can_be_sent(self.delivery, self.until, now)
    }
}

/// Whether the mail of an invitation can be sent, or sent again: not while one waits, not twice within a few minutes, and
/// not when the stay would be over.
#[must_use]
pub const fn can_be_sent(delivery: Option<Delivery>, until: Timestamp, now: Timestamp) -> bool {
    let free = match delivery {
        None | Some(Delivery::Undelivered) => true,
        Some(Delivery::Waiting) => false,
        Some(Delivery::Sent(at)) => now.since(at) >= SENT_AGAIN,
    };
    free && until.since(now) > 0
}

/// Whether the mail of an invitation names the workgroup. Others than the guest may read a mail, on its way and later: it
/// does not tell them of what only some may know.
#[must_use]
pub const fn is_named_in_mail(visibility: Visibility) -> bool {
    match visibility {
        Visibility::Open => true,
        Visibility::Closed | Visibility::Confidential => false,
    }
}

/// A guest of a workgroup, as its chairs see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Who.
    pub author: Author,
    /// The address that was invited.
    pub email: String,
    /// When the stay ends, or has ended.
    pub until: Timestamp,
    /// It has ended.
    pub over: bool,
}

/// What an invitation says to whoever holds its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: InvitationId,
    /// The workgroup's name.
    pub workgroup: String,
    /// The workgroup's name in addresses.
    pub slug: String,
    /// The address that was invited.
    pub email: String,
    /// The body that the guest is from.
    pub body: String,
    /// Who invited.
    pub by: String,
    /// When the stay ends.
    pub until: Timestamp,
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPasskey {
    /// Its id.
    pub id: PasskeyId,
    /// The browser that it was made in.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// What a challenge is for: an answer to one is none to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceremony {
    /// Signing in.
    SignIn,
    /// Accepting an invitation.
    Accept(InvitationId, PersonId),
    /// One more passkey of this person.
    Add(PersonId),
}

impl Ceremony {
    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Accept(..) => "accept",
            Self::Add(_) => "add",
        }
    }

    /// Whose passkey it is about, if that is known.
    #[must_use]
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::SignIn => None,
            Self::Accept(_, person) | Self::Add(person) => Some(person),
        }
    }

    /// Which invitation it is about.
    #[must_use]
    pub const fn invitation(self) -> Option<InvitationId> {
        match self {
            Self::Accept(invitation, _) => Some(invitation),
            Self::SignIn | Self::Add(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_795_255_200_000);

    #[test]
    fn a_stay_ends_within_a_year() {
        for (days, fine) in [(-1, false), (0, false), (1, true), (366, true), (368, false)] {
            assert_eq!(stay(Some(NOW.plus(days * DAY)), NOW).is_ok(), fine, "{days}");
        }
        assert_eq!(stay(None, NOW), Err(Invalid::new(Field::Until, Problem::NotATime)));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let form =
            InvitationForm { email: "nobody", organisation: " ", country: "XX", until: None, language: UiLanguage::Fi };
        let Invalid(problems) = form.whole(NOW).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field.name()).collect();
        assert_eq!(fields, ["email", "organisation", "country", "until"]);
        let form = InvitationForm {
            email: " Kaja@Shelter.EE.example ",
            organisation: "The  Shelter",
            country: "EE",
            until: Some(NOW.plus(DAY)),
            language: UiLanguage::Fi,
        };
        let invited = form.whole(NOW).unwrap();
        assert_eq!(
            (invited.email.as_str(), invited.domain.as_str()),
            ("Kaja@Shelter.EE.example", "shelter.ee.example")
        );
        assert_eq!((invited.body.as_str(), invited.language), ("The Shelter", UiLanguage::Fi));
    }

    #[test]
    fn a_mail_is_sent_again_when_it_may_help() {
        let until = NOW.plus(DAY);
        let sent = |before: i64| Some(Delivery::Sent(NOW.plus(-before)));
        for (delivery, fine) in [
            (None, true),
            (Some(Delivery::Waiting), false),
            (Some(Delivery::Undelivered), true),
            (sent(0), false),
            (sent(SENT_AGAIN - 1), false),
            (sent(SENT_AGAIN), true),
        ] {
            assert_eq!(can_be_sent(delivery, until, NOW), fine, "{delivery:?}");
            assert!(!can_be_sent(delivery, until, until), "the stay would be over: {delivery:?}");
        }
    }

    #[test]
    fn a_mail_names_open_workgroups_only() {
        assert_eq!(Visibility::ALL.map(is_named_in_mail), [true, false, false]);
    }
}
