//! What a workgroup says of itself.

use super::rows::workgroup_rules as table;
use crate::{
    StoreError, Tx,
    sql::{self, number},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::PersonId,
    time::Timestamp,
    workgroups::{About, ChangeWorkgroup, Know, NewSettings, Rules, Visibility, Workgroup, themes},
};

const ABOUT: &str = "select w.contact, w.themes, r.version, r.markdown, r.html, p.name as by_name, r.at \
    from workgroups w left join workgroup_rules r on r.workgroup_id = w.id \
      and r.version = (select max(x.version) from workgroup_rules x where x.workgroup_id = w.id) \
    left join people p on p.id = r.by_id where w.id = $1";
const VERSIONS: &str = "select r.version, r.markdown, r.html, p.name as by_name, r.at from workgroup_rules r \
    join people p on p.id = r.by_id where r.workgroup_id = $1 order by r.version desc limit 100";
const CHANGE: &str = "update workgroups set name = $2, purpose = $3, language = $4, visibility = $5, contact = $6, themes = $7 \
    where id = $1";
/// Only a closed workgroup is asked: who waits where that is so no more, waits for nothing.
const NOBODY_ASKS: &str = "update admissions set decided_at = $2, outcome = 'lapsed' where workgroup_id = $1 \
    and kind = 'asked' and decided_at is null";

#[derive(Debug, FromQueryResult)]
struct AboutRow {
    contact: String,
    themes: String,
    version: Option<i32>,
    markdown: Option<String>,
    html: Option<String>,
    by_name: Option<String>,
    at: Option<i64>,
}

#[derive(Debug, FromQueryResult)]
struct RulesRow {
    version: i32,
    markdown: String,
    html: String,
    by_name: String,
    at: i64,
}

impl RulesRow {
    fn rules(self) -> Rules {
        Rules {
            version: number(self.version),
            markdown: self.markdown,
            html: self.html,
            by: self.by_name,
            at: Timestamp(self.at),
        }
    }
}

/// Contact, themes and rules.
pub async fn about(on: &impl ConnectionTrait, workgroup: &Granted<Workgroup, Know>) -> Result<About, StoreError> {
    let Some(row) = sql::one::<AboutRow>(on, ABOUT, [workgroup.id.0.into()]).await? else {
        return Ok(About::default());
    };
    let rules = match (row.version, row.markdown, row.html, row.by_name, row.at) {
        (Some(version), Some(markdown), Some(html), Some(by_name), Some(at)) => {
            Some(RulesRow { version, markdown, html, by_name, at }.rules())
        }
        _ => None,
    };
    Ok(About { contact: row.contact, themes: themes(&row.themes), rules })
}

/// All versions of the rules, the latest first; at most 100.
pub async fn versions(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Know>,
) -> Result<Vec<Rules>, StoreError> {
    Ok(sql::all::<RulesRow>(on, VERSIONS, [workgroup.id.0.into()]).await?.into_iter().map(RulesRow::rules).collect())
}

/// Keeps new settings. Its name in addresses stays, so that links go on.
pub async fn change(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    new: &NewSettings,
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = [
        workgroup.id.0.into(),
        new.name.clone().into(),
        new.purpose.clone().into(),
        new.language.code().into(),
        new.visibility.code().into(),
        new.contact.clone().into(),
        new.themes.join("\n").into(),
    ];
    sql::run(&tx.0, CHANGE, values).await?;
    if new.visibility != Visibility::Closed {
        sql::run(&tx.0, NOBODY_ASKS, [workgroup.id.0.into(), at.0.into()]).await?;
    }
    Ok(())
}

/// Keeps a new version of the rules.
pub async fn add_rules(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    version: u32,
    (markdown, html): (String, String),
    by: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = table::ActiveModel {
        workgroup_id: Set(workgroup.id.0),
        version: Set(sql::column(version)),
        markdown: Set(markdown),
        html: Set(html),
        by_id: Set(by.0),
        at: Set(at.0),
    };
    table::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}
