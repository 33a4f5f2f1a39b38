//! What a directory sends becomes what is kept here: names as the schema writes them, types as it says, everything that
//! nobody needs left out unread.

use super::{
    fault::{Fault, Kind as Wrong},
    schema::{Attribute, Found, Kind, Type, named},
};
use serde_json::{Map, Value};

/// A whole resource.
pub fn resource(kind: &'static Kind, sent: &Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    let mut clean = Map::new();
    for (key, value) in sent {
        if let Some(more) = kind.extension_named(key) {
            let Value::Object(value) = value else { continue };
            for (key, value) in value {
                if let Some(attribute) = named(more.attributes, key) {
                    put_added(&mut clean, more.schema, attribute, value)?;
                }
            }
            continue;
        }
        let (schema, name) = match key.rsplit_once(':') {
            Some((schema, name)) => (Some(schema), name),
            None => (None, key.as_str()),
        };
        match kind.find(schema, name) {
            // Where a server says something itself, what is sent counts for nothing (RFC 7644, 3.3).
            Found::Own(attribute) if attribute.read_only => (),
            Found::Own(attribute) => {
                if let Some(value) = self::value(attribute, value)? {
                    clean.insert(attribute.name.into(), value);
                }
            }
            Found::Added(schema, attribute) => put_added(&mut clean, schema, attribute, value)?,
            Found::ReadOver | Found::Nothing => (),
        }
    }
    Ok(clean)
}

fn put_added(
    clean: &mut Map<String, Value>,
    schema: &str,
    attribute: &'static Attribute,
    value: &Value,
) -> Result<(), Fault> {
    let Some(value) = self::value(attribute, value)? else { return Ok(()) };
    if let Value::Object(object) = clean.entry(schema).or_insert_with(|| Value::Object(Map::new())) {
        object.insert(attribute.name.into(), value);
    }
    Ok(())
}

/// The value of an attribute; none if nothing stands in it (RFC 7643, 2.5: null and an empty list are nothing).
pub fn value(attribute: &'static Attribute, sent: &Value) -> Result<Option<Value>, Fault> {
    if sent.is_null() {
        return Ok(None);
    }
    if !attribute.many {
        return single(attribute, sent);
    }
    let values = match sent {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut clean = Vec::with_capacity(values.len());
    for value in values {
        clean.extend(single(attribute, value)?);
    }
    Ok((!clean.is_empty()).then_some(Value::Array(clean)))
}

/// One value.
pub fn single(attribute: &'static Attribute, sent: &Value) -> Result<Option<Value>, Fault> {
    let wrong = || Fault::new(Wrong::Value, format!("{} has a value of another type", attribute.name));
    match (attribute.kind, sent) {
        (_, Value::Null) => Ok(None),
        (Type::Text | Type::Reference | Type::Time, Value::String(_)) | (Type::Boolean, Value::Bool(_)) => {
            Ok(Some(sent.clone()))
        }
        // Entra ID says "False".
        (Type::Boolean, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" => Ok(Some(true.into())),
            "false" => Ok(Some(false.into())),
            _ => Err(wrong()),
        },
        (Type::Complex, Value::Object(object)) => {
            let mut clean = Map::new();
            for (key, value) in object {
                if let Some(sub) = named(attribute.subs, key).filter(|sub| !sub.read_only)
                    && let Some(value) = self::value(sub, value)?
                {
                    clean.insert(sub.name.into(), value);
                }
            }
            Ok((!clean.is_empty()).then_some(Value::Object(clean)))
        }
        // Just the address, just the id.
        (Type::Complex, Value::String(_)) if attribute.many => {
            Ok(Some(Value::Object([("value".to_owned(), sent.clone())].into_iter().collect())))
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scim::schema::PEOPLE;
    use serde_json::json;

    fn clean(sent: &Value) -> Result<Value, Fault> {
        resource(&PEOPLE, sent.as_object().unwrap()).map(Value::Object)
    }

    #[test]
    fn names_and_types_are_those_of_the_schema() {
        let sent = json!({
            "SCHEMAS": ["urn:x"], "ID": "mine", "USERNAME": "aino", "Active": "False", "title": null,
            "name": { "GIVENNAME": "Aino", "middleName": "M" },
            "emails": { "value": "a@x.example", "$ref": "x" },
            "nin": "131052-308T", "urn:custom:User": { "x": 1 },
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user": { "Department": "Police", "manager": {} },
            "urn:ietf:params:scim:schemas:core:2.0:User:displayName": "Aino K",
        });
        let wanted = json!({
            "userName": "aino", "active": false, "name": { "givenName": "Aino" }, "displayName": "Aino K",
            "emails": [{ "value": "a@x.example" }],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Police" },
        });
        assert_eq!(clean(&sent), Ok(wanted));
    }

    #[test]
    fn another_type_is_told() {
        for wrong in [
            json!({ "userName": 7 }),
            json!({ "active": "perhaps" }),
            json!({ "name": "Aino" }),
            json!({ "emails": [7] }),
        ] {
            assert_eq!(clean(&wrong).unwrap_err().kind, Wrong::Value, "{wrong}");
        }
    }
}
