//! Making somebody a platform administrator, and taking that back: at the command line alone, by whoever has the machine.

use crate::{Done, Sund, sso::line};
use sund_domain::{audit::Audited, ids::PersonId};
pub use sund_store::people::platform::Account;
use sund_store::{
    audit::{self, Entry},
    people::{self, platform},
};

/// Whom an operator means.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// This one.
    Person(PersonId),
    /// Who has this work e-mail, if that is one account. A provider says what its people's addresses are, so two can
    /// have one.
    Email(&'a str),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is so now.
    Done(Account),
    /// It was so before.
    Before(Account),
    /// It is nobody's account, or a guest's, or one that has been ended.
    Nobody,
    /// These are meant alike: one of them has to be named by id.
    Several(Vec<Account>),
    /// Nobody else administers the platform.
    LastOne(Account),
}

/// Makes somebody who has signed in before a platform administrator, or takes that back; the last one only by `force`.
pub async fn set_platform_administrator(sund: &Sund, named: Named<'_>, set: bool, force: bool) -> Done<Outcome> {
    let tx = sund.store.begin().await?;
    // Of two that are removed at once, the second is asked after the first.
    let there = platform::administrators(tx.reads()).await?;
    people::hold(&tx, there.iter().map(|one| one.person)).await?;
    let mut found = match named {
        Named::Person(person) => platform::by_id(tx.reads(), person).await?,
        Named::Email(email) => platform::by_email(tx.reads(), email).await?,
    };
    let account = match found.pop() {
        None => return Ok(Outcome::Nobody),
        Some(one) if found.is_empty() => one,
        Some(last) => {
            found.push(last);
            return Ok(Outcome::Several(found));
        }
    };
    if account.administrator == set {
        return Ok(Outcome::Before(account));
    }
    if !set && !force && platform::administrators(tx.reads()).await?.len() < 2 {
        return Ok(Outcome::LastOne(account));
    }
    platform::set_administrator(&tx, account.person, set).await?;
    let act = if set { Audited::PlatformAdministratorMade } else { Audited::PlatformAdministratorRemoved };
    // Two may have one name.
    let detail = Some(format!("at the command line; {}", account.person));
    audit::add(&tx, Entry { detail, ..line(sund, act, &account.name) }).await?;
    tx.commit().await?;
    Ok(Outcome::Done(Account { administrator: set, ..account }))
}
