//! What this server can, told to directories (RFC 7644, 4).

use super::{
    Scim,
    ask::{Asked, PAGE_MOST, list},
    bearer::Directory,
    fault::{Fault, Kind as Wrong, answer},
    schema::{PEOPLE, TEAMS},
    users::Named,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde_json::{Value, json};

/// Nothing is chosen among what a server tells of itself (RFC 7644, 4).
fn unfiltered(asked: &Asked) -> Result<(), Fault> {
    if asked.has_filter() { Err(Fault::new(Wrong::Forbidden, "there is no filter here")) } else { Ok(()) }
}

pub async fn config(State(scim): State<Scim>, _: Directory, asked: Asked) -> Result<Response, Fault> {
    unfiltered(&asked)?;
    let no = json!({ "supported": false });
    let config = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": PAGE_MOST },
        "changePassword": no,
        "sort": no,
        "etag": no,
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "A token of the organisation's provider, made by an administrator (RFC 6750)",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{}/ServiceProviderConfig", scim.base),
        },
    });
    Ok(answer(StatusCode::OK, &config))
}

pub async fn types(State(scim): State<Scim>, _: Directory, asked: Asked) -> Result<Response, Fault> {
    unfiltered(&asked)?;
    Ok(all(all_types(&scim)))
}

pub async fn one_type(State(scim): State<Scim>, _: Directory, name: Named) -> Result<Response, Fault> {
    one(all_types(&scim), name)
}

pub async fn schemas(State(scim): State<Scim>, _: Directory, asked: Asked) -> Result<Response, Fault> {
    unfiltered(&asked)?;
    Ok(all(all_schemas(&scim)))
}

pub async fn one_schema(State(scim): State<Scim>, _: Directory, name: Named) -> Result<Response, Fault> {
    one(all_schemas(&scim), name)
}

fn all_types(scim: &Scim) -> Vec<Value> {
    vec![PEOPLE.resource_type(&scim.base), TEAMS.resource_type(&scim.base)]
}

fn all_schemas(scim: &Scim) -> Vec<Value> {
    [PEOPLE.schemas(&scim.base), TEAMS.schemas(&scim.base)].concat()
}

fn all(resources: Vec<Value>) -> Response {
    answer(StatusCode::OK, &list(resources.len() as u64, 0, resources))
}

fn one(all: Vec<Value>, name: Named) -> Result<Response, Fault> {
    let found = name.ok().and_then(|Path(name)| {
        let is = |resource: &Value| resource["id"].as_str().is_some_and(|id| id.eq_ignore_ascii_case(&name));
        all.into_iter().find(is)
    });
    found
        .map(|resource| answer(StatusCode::OK, &resource))
        .ok_or_else(|| Fault::new(Wrong::NotFound, "there is no such resource"))
}
