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
    KeptGroup, Provisioner, ScimError, change_group, create_group, group, groups_page, remove_group, some_groups,
    with_members,
};
use sund_domain::{
    ids::{ScimGroupId, ScimUserId},
    scim::ScimGroup,
};

/// A page of groups ends when so many members stand on it: each is an address. So many are asked for at once.
const MEMBERS_AT_ONCE: u64 = 20_000;

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

async fn shown(scim: &Scim, by: &Provisioner, mut rows: Vec<KeptGroup>, wanted: &Wanted) -> Result<Vec<Value>, Fault> {
    if wanted.has("members") {
        rows.truncate(at_once(&rows));
        with_members(&scim.sund, by, &mut rows).await?;
    }
    Ok(rows.iter().map(|row| wanted.of(told(scim, row))).collect())
}

/// How many of these groups, from the first one on, have as many members as are asked for at once; one at least.
fn at_once(rows: &[KeptGroup]) -> usize {
    let mut members = 0;
    let before = rows.iter().take_while(|row| {
        let starts = members < MEMBERS_AT_ONCE;
        members += row.size;
        starts
    });
    before.count()
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
    let mut rest = rows;
    while !rest.is_empty() {
        let after = rest.split_off(if looks_inside { at_once(&rest) } else { rest.len() });
        if looks_inside {
            with_members(&scim.sund, by, &mut rest).await?;
        }
        for row in rest {
            if test.fits(&told(scim, &row)) {
                page.take(row);
            }
        }
        rest = after;
    }
    Ok(page.done())
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
    let mut row = group(&scim.sund, &by, id(named)?).await?;
    if wanted.has("members") {
        with_members(&scim.sund, &by, std::slice::from_mut(&mut row)).await?;
    }
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
    let members: Result<BTreeSet<ScimUserId>, Fault> = members.iter().map(member).collect();
    Ok(ScimGroup {
        display_name: text("displayName").unwrap_or_default(),
        external_id: text("externalId"),
        members: members?,
    })
}

/// A user; groups are in no groups here.
fn member(value: &Value) -> Result<ScimUserId, Fault> {
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
