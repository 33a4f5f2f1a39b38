//! Who administers the platform. For operators at the command line: nobody is known by an e-mail address anywhere else.

use super::rows::people;
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, EntityTrait, FromQueryResult,
};
use sund_domain::{ids::PersonId, people::Country};
use uuid::Uuid;

macro_rules! accounts {
    ($where:literal) => {
        concat!(
            "select p.id, p.name, p.email, p.administrator, o.name as organisation_name, o.country, \
             (select min(i.issuer) from identities i where i.person_id = p.id) as issuer \
             from people p join organisations o on o.id = p.organisation_id where p.guest = false and p.ended_at is null and ",
            $where,
            " order by lower(p.name), p.id limit 50"
        )
    };
}

const BY_ID: &str = accounts!("p.id = $1");
const BY_EMAIL: &str = accounts!("lower(p.email) = lower($1)");
const ADMINISTRATORS: &str = accounts!("p.administrator = true");

#[derive(Debug, FromQueryResult)]
struct AccountRow {
    id: Uuid,
    name: String,
    email: Option<String>,
    administrator: bool,
    organisation_name: String,
    country: String,
    issuer: Option<String>,
}

/// An account as an operator tells it from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The e-mail that the provider tells of them.
    pub email: Option<String>,
    /// Whom they work for.
    pub organisation: String,
    /// In which country.
    pub country: Country,
    /// A provider with which they sign in.
    pub issuer: Option<String>,
    /// Administers the platform.
    pub administrator: bool,
}

fn accounts(rows: Vec<AccountRow>) -> Result<Vec<Account>, StoreError> {
    let account = |row: AccountRow| {
        Ok(Account {
            person: row.id.into(),
            name: row.name,
            email: row.email,
            organisation: row.organisation_name,
            country: code("country", &row.country)?,
            issuer: row.issuer,
            administrator: row.administrator,
        })
    };
    rows.into_iter().map(account).collect()
}

/// The account of this person, if it goes on and is no guest's.
pub async fn by_id(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Account>, StoreError> {
    accounts(sql::all(on, BY_ID, [person.0.into()]).await?)
}

/// The accounts that go on, are no guest's, and of which a provider tells this e-mail; at most 50.
pub async fn by_email(on: &impl ConnectionTrait, email: &str) -> Result<Vec<Account>, StoreError> {
    accounts(sql::all(on, BY_EMAIL, [email.into()]).await?)
}

/// Who administers the platform; at most 50.
pub async fn administrators(on: &impl ConnectionTrait) -> Result<Vec<Account>, StoreError> {
    accounts(sql::all(on, ADMINISTRATORS, []).await?)
}

/// Makes the person a platform administrator, or takes that back.
pub async fn set_administrator(tx: &Tx, person: PersonId, administrator: bool) -> Result<(), StoreError> {
    let row = people::ActiveModel { id: Unchanged(person.0), administrator: Set(administrator), ..Default::default() };
    people::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}
