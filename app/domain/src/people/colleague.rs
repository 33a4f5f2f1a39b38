//! People as those see them who administer an organisation, and what they may do.

use super::Author;
use crate::{
    Refusal,
    grant::{Subject, acts},
    ids::OrganisationId,
    time::Timestamp,
};

/// On what ground somebody administers a person's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Authority {
    /// On none.
    None,
    /// Administers the person's organisation.
    Organisation,
    /// Administers the platform.
    Platform,
}

impl Authority {
    /// All of them, weakest first.
    pub const ALL: [Self; 3] = [Self::None, Self::Organisation, Self::Platform];
}

/// A person of an organisation, as one who administers it sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who, with today's affiliation.
    pub author: Author,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The work e-mail, if the provider told it.
    pub email: Option<String>,
    /// Where in the organisation.
    pub unit: String,
    /// Waits for approval.
    pub waits: bool,
    /// Administers the organisation too.
    pub administers: bool,
    /// When the person came.
    pub joined: Timestamp,
    /// When the person last used the network, to a few minutes; none: never, or too long ago.
    pub seen: Option<Timestamp>,
    /// It is the viewer.
    pub me: bool,
    /// On what ground the viewer sees this.
    pub authority: Authority,
}

acts!(Colleague,
    /// What one can do with a person's account.
    AccountAct {
        /// See the account.
        SeeAccount,
        /// Let the person in.
        ApprovePerson,
        /// End the account.
        EndAccount,
        /// Make the person an administrator of their organisation, or take that back.
        AppointAdministrator,
    }
);

impl Subject for Colleague {
    type Act = AccountAct;

    fn may(&self, act: AccountAct) -> Result<(), Refusal> {
        use AccountAct as A;
        if self.authority == Authority::None {
            return Err(Refusal::NotFound);
        }
        match act {
            A::SeeAccount | A::ApprovePerson => Ok(()),
            // Whoever ends their own account, or their own right, may be the last one.
            A::EndAccount | A::AppointAdministrator if self.me => Err(Refusal::NotOneself),
            A::EndAccount => Ok(()),
            A::AppointAdministrator if self.waits => Err(Refusal::NotFound),
            A::AppointAdministrator if self.author.guest => Err(Refusal::Guest),
            A::AppointAdministrator => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::PersonId, people::Country};
    use std::fmt::Write as _;
    use uuid::Uuid;

    #[test]
    fn who_may_do_what_with_an_account() {
        let mut told = String::new();
        for act in AccountAct::ALL {
            for authority in Authority::ALL {
                for (what, me, waits) in
                    [("another", false, false), ("one who waits", false, true), ("oneself", true, false)]
                {
                    let person = Author {
                        person: PersonId(Uuid::nil()),
                        name: String::new(),
                        organisation: String::new(),
                        country: Country::Fi,
                        chair: false,
                        guest: false,
                    };
                    let colleague = Colleague {
                        author: person,
                        organisation: OrganisationId(Uuid::nil()),
                        email: None,
                        unit: String::new(),
                        waits,
                        administers: false,
                        joined: Timestamp(0),
                        seen: None,
                        me,
                        authority,
                    };
                    let answer = colleague.may(*act).map_or_else(|refusal| format!("{refusal:?}"), |()| "yes".into());
                    writeln!(told, "{act:?} of {what} by {authority:?}: {answer}").unwrap();
                }
            }
        }
        insta::assert_snapshot!(told);
    }
}
