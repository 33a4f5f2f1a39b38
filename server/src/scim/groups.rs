//! `/Groups`.

use super::{
    Scim,
    ask::{Asked, Paged, Wanted, list as listed},
    bearer::Directory,
    body::Sent,
    clean,
    fault::{Fault, Kind as Wrong, answer, created},
    filter::Test,
    patch::patched,
    schema::TEAMS,
    users::{Named, id, meta},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use sund_actions::scim::{
    KeptGroup, Provisioner, ScimError, change_group, create_group, group, groups_page, members, remove_group,
    some_groups,
};
use sund_domain::{
    ids::{PersonId, ScimGroupId},
    scim::ScimGroup,
};

/// A page of groups ends when so many members stand on it: each is an address.
const MEMBERS_A_PAGE: usize = 20_000;

pub async fn list(State(scim): State<Scim>, Directory(by): Directory, asked: Asked) -> Result<Response, Fault> {
    find(&scim, &by, &asked).await
}

pub async fn search(State(scim): State<Scim>, Directory(by): Directory, Sent(sent): Sent) -> Result<Response, Fault> {
    find(&scim, &by, &Asked::of_search(&sent)?).await
}

async fn find(scim: &Scim, by: &Provisioner, asked: &Asked) -> Result<Response, Fault> {
    let (offset, count) = asked.page()?;
    let wanted = asked.wanted(&TEAMS)?;
    let (rows, total) = match asked.filter(&TEAMS)? {
        None => groups_page(&scim.sund, by, offset, count).await?,
        Some(test) => chosen(scim, by, &test, offset, count).await?,
    };
    let page = shown(scim, by, rows, &wanted).await?;
    Ok(answer(StatusCode::OK, &listed(total, offset, page)))
}

/// Those that fit, as they are told: a page of them, and how many there are.
pub async fn found(
    scim: &Scim,
    by: &Provisioner,
    test: &Test,
    wanted: &Wanted,
    (offset, count): (u64, u64),
) -> Result<(Vec<Value>, u64), Fault> {
    let (rows, total) = chosen(scim, by, test, offset, count).await?;
    Ok((shown(scim, by, rows, wanted).await?, total))
}

async fn shown(scim: &Scim, by: &Provisioner, rows: Vec<KeptGroup>, wanted: &Wanted) -> Result<Vec<Value>, Fault> {
    let mut page = Vec::with_capacity(rows.len());
    let mut members = 0;
    for row in rows {
        let row = with_members(scim, by, row, wanted.has("members")).await?;
        members += row.group.members.len();
        page.push(wanted.of(told(scim, &row)));
        if members >= MEMBERS_A_PAGE {
            break;
        }
    }
    Ok(page)
}

/// Those that fit: a page of them, and how many there are.
async fn chosen(
    scim: &Scim,
    by: &Provisioner,
    test: &Test,
    offset: u64,
    count: u64,
) -> Result<(Vec<KeptGroup>, u64), Fault> {
    let looks_inside = test.asks_of("members");
    let rows = match test.demands("id") {
        Some(id) => match id.parse().ok() {
            Some(id) => match group(&scim.sund, by, id).await {
                Err(ScimError::NotFound) => Vec::new(),
                row => vec![row?],
            },
            None => Vec::new(),
        },
        None => some_groups(&scim.sund, by).await?,
    };
    let mut page = Paged::new(offset, count);
    for row in rows {
        let row = with_members(scim, by, row, looks_inside).await?;
        if test.fits(&told(scim, &row)) {
            page.take(row);
        }
    }
    Ok(page.done())
}

async fn with_members(scim: &Scim, by: &Provisioner, mut row: KeptGroup, wanted: bool) -> Result<KeptGroup, Fault> {
    if wanted && row.group.members.is_empty() {
        row.group.members = members(&scim.sund, by, row.id).await?;
    }
    Ok(row)
}

pub async fn create(
    State(scim): State<Scim>,
    Directory(by): Directory,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let wanted = asked.wanted(&TEAMS)?;
    let made = create_group(&scim.sund, &by, read(&clean::resource(&TEAMS, &sent)?)?).await?;
    Ok(created(&address(&scim, made.id), &wanted.of(told(&scim, &made))))
}

pub async fn show(
    State(scim): State<Scim>,
    Directory(by): Directory,
    named: Named,
    asked: Asked,
) -> Result<Response, Fault> {
    let wanted = asked.wanted(&TEAMS)?;
    let row = group(&scim.sund, &by, id(named)?).await?;
    let row = with_members(&scim, &by, row, wanted.has("members")).await?;
    Ok(answer(StatusCode::OK, &wanted.of(told(&scim, &row))))
}

pub async fn replace(
    State(scim): State<Scim>,
    Directory(by): Directory,
    named: Named,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let (id, clean) = (id(named)?, clean::resource(&TEAMS, &sent)?);
    change(&scim, &by, id, &asked.wanted(&TEAMS)?, |_| read(&clean)).await
}

pub async fn patch(
    State(scim): State<Scim>,
    Directory(by): Directory,
    named: Named,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let id = id(named)?;
    change(&scim, &by, id, &asked.wanted(&TEAMS)?, |now| read(&patched(&TEAMS, written(now), &sent)?)).await
}

async fn change(
    scim: &Scim,
    by: &Provisioner,
    id: ScimGroupId,
    wanted: &Wanted,
    change: impl FnOnce(&ScimGroup) -> Result<ScimGroup, Fault>,
) -> Result<Response, Fault> {
    let row = change_group(&scim.sund, by, id, change).await?;
    Ok(answer(StatusCode::OK, &wanted.of(told(scim, &row))))
}

pub async fn remove(State(scim): State<Scim>, Directory(by): Directory, named: Named) -> Result<Response, Fault> {
    remove_group(&scim.sund, &by, id(named)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn read(clean: &Map<String, Value>) -> Result<ScimGroup, Fault> {
    let text = |name| clean.get(name).and_then(Value::as_str).map(str::to_owned);
    let members = clean.get("members").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let members: Result<BTreeSet<PersonId>, Fault> = members.iter().map(member).collect();
    Ok(ScimGroup {
        display_name: text("displayName").unwrap_or_default(),
        external_id: text("externalId"),
        members: members?,
    })
}

/// A user; groups are in no groups here.
fn member(value: &Value) -> Result<PersonId, Fault> {
    let is_user = value.get("type").and_then(Value::as_str).is_none_or(|kind| kind.eq_ignore_ascii_case("User"));
    let id = value.get("value").and_then(Value::as_str).filter(|_| is_user).and_then(|id| id.parse().ok());
    id.ok_or_else(|| Fault::new(Wrong::Value, "members names somebody who is not a user here"))
}

fn written(group: &ScimGroup) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("displayName".into(), group.display_name.clone().into());
    if let Some(external) = &group.external_id {
        object.insert("externalId".into(), external.clone().into());
    }
    if !group.members.is_empty() {
        let members = group.members.iter().map(|id| json!({ "value": id.to_string(), "type": "User" }));
        object.insert("members".into(), members.collect());
    }
    object
}

fn address(scim: &Scim, id: ScimGroupId) -> String {
    format!("{}/Groups/{id}", scim.base)
}

fn told(scim: &Scim, row: &KeptGroup) -> Value {
    let mut group = written(&row.group);
    if let Some(Value::Array(members)) = group.get_mut("members") {
        for (member, id) in members.iter_mut().zip(&row.group.members) {
            member["$ref"] = format!("{}/Users/{id}", scim.base).into();
        }
    }
    group.insert("schemas".into(), json!([TEAMS.schema]));
    group.insert("id".into(), row.id.to_string().into());
    group.insert("meta".into(), meta("Group", row.created, row.changed, &address(scim, row.id)));
    Value::Object(group)
}
