//! A second account of one person: what can be joined.

use super::Country;
use crate::{
    Refusal,
    grant::{Subject, acts},
    ids::PersonId,
    time::{MINUTE, Timestamp},
};

/// Who has shown at both providers who they are decides within this whether the accounts become one, in milliseconds.
pub const JOIN_WITHIN: i64 = 5 * MINUTE;

/// What an account holds, as numbers: its owner has just shown that it is theirs, and nobody else is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Posts.
    pub posts: u64,
    /// Messages in live sessions.
    pub messages: u64,
    /// Workgroups in which it is a member.
    pub workgroups: u64,
    /// Texts that were not posted yet.
    pub drafts: u64,
}

/// An account that somebody else's sign-in has been shown to belong to: whoever is signed in says that it is theirs, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondAccount {
    /// The account.
    pub person: PersonId,
    /// Whoever is signed in, and stays.
    pub me: PersonId,
    /// The name that others see.
    pub name: String,
    /// The organisation for which it is.
    pub organisation_name: String,
    /// Its country.
    pub country: Country,
    /// Since when there is the account.
    pub since: Timestamp,
    /// It has been ended.
    pub ended: bool,
    /// It waits for the organisation to let it in.
    pub waits: bool,
    /// It administers the network, or an organisation.
    pub administers: bool,
    /// It is a guest's.
    pub guest: bool,
    /// It is there only because a directory has told of it: nobody has ever come with it.
    pub never_came: bool,
    /// What is in it.
    pub holds: Holds,
}

acts!(SecondAccount,
    /// What one can do with a second account of one's own.
    SecondAccountAct {
        /// Make it one with the account that one is signed in with.
        JoinAccount,
    }
);

impl Subject for SecondAccount {
    type Act = SecondAccountAct;

    fn may(&self, act: SecondAccountAct) -> Result<(), Refusal> {
        match act {
            SecondAccountAct::JoinAccount if self.person == self.me => Err(Refusal::NotFound),
            SecondAccountAct::JoinAccount if self.ended => Err(Refusal::SecondEnded),
            // Guests show passkeys, and no provider speaks for them.
            SecondAccountAct::JoinAccount if self.guest => Err(Refusal::Guest),
            // Such rights are given to an account by somebody who looked at it: they do not come by the way.
            SecondAccountAct::JoinAccount if self.administers => Err(Refusal::SecondAdministers),
            SecondAccountAct::JoinAccount => Ok(()),
        }
    }
}

impl SecondAccount {
    /// Nobody has ever come with it, and nothing is in it: there is nothing to ask about.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.never_came && self.holds == Holds::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;
    use uuid::Uuid;

    #[test]
    fn what_can_be_joined() {
        let account = SecondAccount {
            person: PersonId(Uuid::from_u128(2)),
            me: PersonId(Uuid::from_u128(1)),
            name: String::new(),
            organisation_name: String::new(),
            country: Country::Fi,
            since: Timestamp(0),
            ended: false,
            waits: false,
            administers: false,
            guest: false,
            never_came: false,
            holds: Holds::default(),
        };
        let mut told = String::new();
        for (what, account) in [
            ("an account", account.clone()),
            ("one's own", SecondAccount { me: account.person, ..account.clone() }),
            ("one that has ended", SecondAccount { ended: true, ..account.clone() }),
            (
                "one that has ended and administered",
                SecondAccount { ended: true, administers: true, ..account.clone() },
            ),
            ("one that administers", SecondAccount { administers: true, ..account.clone() }),
            ("one that waits", SecondAccount { waits: true, ..account.clone() }),
            ("a guest's", SecondAccount { guest: true, ..account.clone() }),
            ("one with which nobody came", SecondAccount { never_came: true, ..account }),
        ] {
            for act in SecondAccountAct::ALL {
                let answer = account.may(*act).map_or_else(|refusal| format!("{refusal:?}"), |()| "yes".into());
                writeln!(told, "{act:?} of {what}: {answer}").unwrap();
            }
        }
        insta::assert_snapshot!(told, @r"
        JoinAccount of an account: yes
        JoinAccount of one's own: NotFound
        JoinAccount of one that has ended: SecondEnded
        JoinAccount of one that has ended and administered: SecondEnded
        JoinAccount of one that administers: SecondAdministers
        JoinAccount of one that waits: yes
        JoinAccount of a guest's: Guest
        JoinAccount of one with which nobody came: yes
        ");
    }
}
