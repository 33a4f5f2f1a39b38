//! `/Users`.

use super::{
    Scim,
    ask::{Asked, Paged, list as listed},
    bearer::Directory,
    body::Sent,
    clean,
    fault::{Fault, Kind as Wrong, answer, created},
    filter::Test,
    patch::patched,
    schema::PEOPLE,
};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Map, Value, json};
use sund_actions::scim::{
    Provisioned, Provisioner, WhichUsers, change_user, create_user, remove_user, some_users, user, users_page,
};
use sund_domain::{ids::ScimUserId, scim::ScimUser, time::Timestamp};

/// The part of the address that names a resource.
pub type Named = Result<Path<String>, PathRejection>;

pub async fn list(State(scim): State<Scim>, Directory(by): Directory, asked: Asked) -> Result<Response, Fault> {
    find(&scim, &by, &asked).await
}

pub async fn search(State(scim): State<Scim>, Directory(by): Directory, Sent(sent): Sent) -> Result<Response, Fault> {
    find(&scim, &by, &Asked::of_search(&sent)?).await
}

async fn find(scim: &Scim, by: &Provisioner, asked: &Asked) -> Result<Response, Fault> {
    let (offset, count) = asked.page()?;
    let wanted = asked.wanted(&PEOPLE)?;
    let (page, total) = match asked.filter(&PEOPLE)? {
        None => {
            let (page, total) = users_page(&scim.sund, by, offset, count).await?;
            (page.iter().map(|row| told(scim, row)).collect(), total)
        }
        Some(test) => chosen(scim, by, &test, offset, count).await?,
    };
    let page = page.into_iter().map(|resource| wanted.of(resource)).collect();
    Ok(answer(StatusCode::OK, &listed(total, offset, page)))
}

/// Those who fit: a page of them, and how many there are.
pub async fn chosen(
    scim: &Scim,
    by: &Provisioner,
    test: &Test,
    offset: u64,
    count: u64,
) -> Result<(Vec<Value>, u64), Fault> {
    let among: WhichUsers = test.among();
    let rows = some_users(&scim.sund, by, among).await?;
    let mut page = Paged::new(offset, count);
    rows.iter().map(|row| told(scim, row)).filter(|resource| test.fits(resource)).for_each(|one| page.take(one));
    Ok(page.done())
}

pub async fn create(
    State(scim): State<Scim>,
    Directory(by): Directory,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let wanted = asked.wanted(&PEOPLE)?;
    let made = create_user(&scim.sund, &by, read(clean::resource(&PEOPLE, &sent)?)?).await?;
    Ok(created(&address(&scim, made.id), &wanted.of(told(&scim, &made))))
}

pub async fn show(
    State(scim): State<Scim>,
    Directory(by): Directory,
    id: Named,
    asked: Asked,
) -> Result<Response, Fault> {
    let wanted = asked.wanted(&PEOPLE)?;
    let row = user(&scim.sund, &by, self::id(id)?).await?;
    Ok(answer(StatusCode::OK, &wanted.of(told(&scim, &row))))
}

pub async fn replace(
    State(scim): State<Scim>,
    Directory(by): Directory,
    id: Named,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let (id, clean) = (self::id(id)?, clean::resource(&PEOPLE, &sent)?);
    change(&scim, &by, id, &asked, |now| read_over(clean, now)).await
}

pub async fn patch(
    State(scim): State<Scim>,
    Directory(by): Directory,
    id: Named,
    asked: Asked,
    Sent(sent): Sent,
) -> Result<Response, Fault> {
    let id = self::id(id)?;
    change(&scim, &by, id, &asked, |now| read_over(patched(&PEOPLE, written(now), &sent)?, now)).await
}

async fn change(
    scim: &Scim,
    by: &Provisioner,
    id: ScimUserId,
    asked: &Asked,
    change: impl FnOnce(&ScimUser) -> Result<ScimUser, Fault>,
) -> Result<Response, Fault> {
    let wanted = asked.wanted(&PEOPLE)?;
    let row = change_user(&scim.sund, by, id, change).await?;
    Ok(answer(StatusCode::OK, &wanted.of(told(scim, &row))))
}

pub async fn remove(State(scim): State<Scim>, Directory(by): Directory, id: Named) -> Result<Response, Fault> {
    remove_user(&scim.sund, &by, self::id(id)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What cannot be an id is nobody's.
pub fn id<T: std::str::FromStr>(named: Named) -> Result<T, Fault> {
    let nobody = || Fault::new(Wrong::NotFound, "there is no such resource");
    named.ok().and_then(|Path(id)| id.parse().ok()).ok_or_else(nobody)
}

fn read(clean: Map<String, Value>) -> Result<ScimUser, Fault> {
    serde_json::from_value(Value::Object(clean)).map_err(|_| Fault::new(Wrong::Value, "the user cannot be read"))
}

/// Who has been put out does not come in again because nothing is said of it.
fn read_over(clean: Map<String, Value>, now: &ScimUser) -> Result<ScimUser, Fault> {
    let silent = !clean.contains_key("active");
    let user = read(clean)?;
    Ok(if silent { ScimUser { active: now.active, ..user } } else { user })
}

fn written(user: &ScimUser) -> Map<String, Value> {
    match serde_json::to_value(user) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

fn address(scim: &Scim, id: ScimUserId) -> String {
    format!("{}/Users/{id}", scim.base)
}

fn told(scim: &Scim, row: &Provisioned) -> Value {
    let mut user = written(&row.user);
    user.insert("schemas".into(), row.user.schemas().into());
    user.insert("id".into(), row.id.to_string().into());
    user.insert("meta".into(), meta("User", row.created, row.changed, &address(scim, row.id)));
    Value::Object(user)
}

/// About a resource (RFC 7643, 3.1).
pub fn meta(kind: &str, created: Timestamp, changed: Timestamp, address: &str) -> Value {
    let time = |at: Timestamp| jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_string();
    json!({ "resourceType": kind, "created": time(created), "lastModified": time(changed), "location": address })
}
