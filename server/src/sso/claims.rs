//! What a provider tells beyond who it is: by its mapping, and how sure it was.

use super::token_checks::Claims;
use serde_json::{Map, Value};
use sund_actions::sso::{ProviderRules, Told};
use sund_domain::{scim::KEY_MOST, time::Timestamp};

/// More values of one claim than this are not looked at.
const VALUES_MOST: usize = 1_000;

/// Adds what the provider's rules find in the claims.
///
/// A claim with groups that is missing is not an empty one: Entra ID leaves it out of a token when somebody is in more groups
/// than fit, and says so with `_claim_names` or `hasgroups`. What such a token does not say is not taken for a "no".
pub fn more(claims: &Claims, rules: &ProviderRules, told: &mut Told) {
    let others = &claims.additional_claims().others;
    let mapping = &rules.mapping;
    if let Some(name) = text(others, &mapping.name) {
        told.name = Some(name);
    }
    if let Some(email) = text(others, &mapping.email) {
        told.email = Some(email);
    }
    told.unit = text(others, &mapping.unit);
    told.groups = if mapping.groups.is_empty() { Some(Vec::new()) } else { list(others, &mapping.groups) };
    told.external = text(others, &mapping.external).filter(|external| is_external_id(external));
    let methods = claims.auth_method_refs().into_iter().flatten().map(|amr| amr.as_str());
    let contexts = claims.auth_context_ref().into_iter().map(|acr| acr.as_str());
    let named = list(others, &mapping.level).unwrap_or_default();
    told.level = rules.levels.of(contexts.chain(methods).chain(named.iter().map(String::as_str)));
    told.authenticated = claims.auth_time().map(|at| Timestamp(at.timestamp_millis()));
    told.sid = text(others, "sid");
}

/// A claim that is a text. Dots lead into objects: `address.unit`.
fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    let text = find(claims, name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// As long as what a directory may call somebody, and nothing that no database takes.
fn is_external_id(text: &str) -> bool {
    text.chars().count() <= KEY_MOST && !text.chars().any(char::is_control)
}

/// Whether the provider says that there are groups which it left out for want of room.
pub fn left_out(claims: &Claims) -> bool {
    let others = &claims.additional_claims().others;
    others.contains_key("_claim_names") || others.get("hasgroups").is_some_and(|has| *has != Value::Bool(false))
}

/// A claim that is a list of texts, or one text; none if there is no such claim, or it is something else.
fn list(claims: &Map<String, Value>, name: &str) -> Option<Vec<String>> {
    match find(claims, name)? {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(all) => Some(all.iter().filter_map(Value::as_str).take(VALUES_MOST).map(str::to_owned).collect()),
        _ => None,
    }
}

/// A claim with this name as it stands (names may be addresses with dots in them), or the way into objects.
fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if name.is_empty() {
        return None;
    }
    claims.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        find(claims.get(first)?.as_object()?, rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_found_by_their_names() {
        let claims: Value = serde_json::json!({
            "https://id.example/unit": " Anti-trafficking ",
            "realm": { "access": { "roles": ["lead", 7, "expert"] } },
            "group": "one",
            "none": [],
            "null": null,
            "empty": " ",
        });
        let claims = claims.as_object().unwrap();
        assert_eq!(text(claims, "https://id.example/unit").as_deref(), Some("Anti-trafficking"));
        let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(list(claims, "realm.access.roles"), texts(&["lead", "expert"]));
        assert_eq!(list(claims, "group"), texts(&["one"]));
        assert_eq!(list(claims, "none"), texts(&[]), "empty is an answer");
        assert_eq!((text(claims, "empty"), text(claims, ""), text(claims, "realm")), (None, None, None));
        for silent in ["realm.nothing.roles", "realm", "null", ""] {
            assert_eq!(list(claims, silent), None, "{silent}: no answer");
        }
    }
}
