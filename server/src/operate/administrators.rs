//! `sund administrator-add` and `sund administrator-remove`.

use super::{OperateError, because, open};
use crate::config::{AdministratorNamed, AdministratorRemove};
use std::fmt::Write as _;
use sund_actions::people::{Account, Named, Outcome, set_platform_administrator};

/// Makes somebody a platform administrator.
pub async fn add(named: &AdministratorNamed) -> Result<String, OperateError> {
    set(named, true, false).await
}

/// Takes that back.
pub async fn remove(remove: &AdministratorRemove) -> Result<String, OperateError> {
    set(&remove.named, false, remove.force).await
}

async fn set(who: &AdministratorNamed, set: bool, force: bool) -> Result<String, OperateError> {
    let sund = open(&who.serve).await?;
    let named = who.person.parse().map_or(Named::Email(&who.person), Named::Person);
    let is = if set { "is a platform administrator" } else { "is no platform administrator" };
    match set_platform_administrator(&sund, named, set, force).await.map_err(because)? {
        Outcome::Done(account) => Ok(format!("{} {is} now.", one(&account))),
        Outcome::Before(account) => Ok(format!("{} {is} already.", one(&account))),
        Outcome::Nobody => Err(because("PERSON: nobody of this id or e-mail has signed in, or it is a guest")),
        Outcome::Several(all) => {
            let mut told = "PERSON: several have this e-mail; name one by id:".to_owned();
            for account in &all {
                // Writing to a text cannot fail.
                let _ = write!(told, "\n{}  {}", account.person, one(account));
            }
            Err(because(told))
        }
        Outcome::LastOne(account) => {
            let last = "is the last platform administrator; --force removes them all the same";
            Err(because(format!("{} {last}", one(&account))))
        }
    }
}

/// Who it is, as one tells people of one name apart.
fn one(account: &Account) -> String {
    let issuer = account.issuer.as_deref().unwrap_or("no provider");
    format!("{} ({}, {}, {issuer})", account.name, account.organisation, account.country)
}
