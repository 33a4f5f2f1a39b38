use super::*;
use crate::scim::schema::{PEOPLE, TEAMS};
use serde_json::json;

fn aino() -> Object {
    let aino = json!({
        "userName": "aino", "active": true, "name": { "givenName": "Aino" },
        "emails": [{ "value": "a@x.example", "type": "work", "primary": true }, { "value": "b@x.example", "type": "home" }],
    });
    aino.as_object().unwrap().clone()
}

fn patch(operations: &Value) -> Result<Value, Wrong> {
    let sent = json!({ "schemas": [], "Operations": operations });
    patched(&PEOPLE, aino(), sent.as_object().unwrap()).map(Value::Object).map_err(|fault| fault.kind)
}

/// Each in the spelling of the directory that sends it so.
#[test]
fn every_spelling_of_out_is_one() {
    for operation in [
        json!({ "op": "replace", "path": "active", "value": false }),
        json!({ "op": "Replace", "path": "active", "value": "False" }),
        json!({ "op": "replace", "value": { "active": false } }),
        json!({ "op": "Add", "value": { "id": "x", "schemas": [], "Active": "false" } }),
        json!({ "op": "Replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": "false" }),
    ] {
        assert_eq!(patch(&json!([operation])).unwrap()["active"], false, "{operation}");
    }
}

#[test]
fn values_of_lists_are_named_by_filters() {
    let work = |operation: Value| patch(&json!([operation])).map(|user| user["emails"].clone());
    let path = r#"emails[type eq "work"].value"#;
    let replaced = work(json!({ "op": "Replace", "path": path, "value": "n@x.example" })).unwrap();
    assert_eq!(replaced[0], json!({ "value": "n@x.example", "type": "work", "primary": true }));
    assert_eq!(replaced[1]["value"], "b@x.example");
    let other = r#"emails[type eq "other"].value"#;
    let added = work(json!({ "op": "Add", "path": other, "value": "o@x.example" })).unwrap();
    assert_eq!(added[2], json!({ "type": "other", "value": "o@x.example" }));
    assert_eq!(work(json!({ "op": "replace", "path": other, "value": "o@x.example" })), Err(Wrong::NoTarget));
    let gone = work(json!({ "op": "remove", "path": r#"emails[type eq "work"]"# })).unwrap();
    assert_eq!(gone, json!([{ "value": "b@x.example", "type": "home" }]));
    let primary =
        work(json!({ "op": "add", "path": "emails", "value": [{ "value": "p@x.example", "primary": true }] }));
    assert_eq!(primary.unwrap()[0]["primary"], false, "there is one to use");
}

#[test]
fn parts_are_added_and_taken() {
    let done = patch(&json!([
        { "op": "add", "path": "name.familyName", "value": "Kallio" },
        { "op": "replace", "path": "name", "value": { "givenName": "Aina" } },
        { "op": "add", "value": { "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Police",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": "x" }, "nickName": "A" } },
        { "op": "replace", "path": "phoneNumbers[type eq \"work\"].value", "value": "1" },
        { "op": "remove", "path": "emails" },
    ]));
    assert_eq!(
        done.unwrap(),
        json!({
            "userName": "aino", "active": true, "name": { "givenName": "Aina", "familyName": "Kallio" },
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Police" },
        })
    );
    let work = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    let twice =
        json!([{ "op": "add", "path": work, "value": { "department": "x" } }, { "op": "remove", "path": work }]);
    assert_eq!(patch(&twice).unwrap(), Value::Object(aino()));
}

#[test]
fn members_come_and_go() {
    let group = json!({ "displayName": "Experts", "members": [{ "value": "1" }, { "value": "2" }] });
    let left = |operation: Value| {
        let sent = json!({ "Operations": [operation] });
        let group = patched(&TEAMS, group.as_object().unwrap().clone(), sent.as_object().unwrap()).unwrap();
        let all = group.get("members").and_then(Value::as_array).cloned().unwrap_or_default();
        all.iter().map(|member| member["value"].as_str().unwrap().to_owned()).collect::<String>()
    };
    assert_eq!(left(json!({ "op": "Add", "path": "members", "value": [{ "value": "3" }, { "value": "1" }] })), "123");
    assert_eq!(left(json!({ "op": "Remove", "path": "members", "value": [{ "value": "1" }] })), "2");
    assert_eq!(left(json!({ "op": "remove", "path": "members[value eq \"1\"]" })), "2");
    assert_eq!(left(json!({ "op": "remove", "path": "members[value eq \"9\"]" })), "12");
    assert_eq!(left(json!({ "op": "replace", "path": "members", "value": [{ "value": "7" }] })), "7");
    assert_eq!(left(json!({ "op": "replace", "value": { "id": "x", "displayName": "E" } })), "12");
    assert_eq!(left(json!({ "op": "remove", "path": "members" })), "");
}

#[test]
fn what_cannot_be_done_is_told_by_kind() {
    for (operation, kind) in [
        (json!({ "op": "swim", "path": "title" }), Wrong::Syntax),
        (json!("x"), Wrong::Syntax),
        (json!({ "op": "remove" }), Wrong::NoTarget),
        (json!({ "op": "add", "value": "x" }), Wrong::Value),
        (json!({ "op": "replace", "path": "id", "value": "x" }), Wrong::Mutability),
        (json!({ "op": "replace", "path": "meta.created", "value": "x" }), Wrong::Mutability),
        (json!({ "op": "remove", "path": "userName" }), Wrong::Mutability),
        (json!({ "op": "Remove", "path": "active" }), Wrong::Mutability),
        (json!({ "op": "replace", "path": "nonsense", "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": "urn:custom:User:x", "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": "emails[", "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": 7, "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": "x".repeat(2_000), "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": "name[givenName eq \"x\"]", "value": "x" }), Wrong::Path),
        (json!({ "op": "replace", "path": "active", "value": "perhaps" }), Wrong::Value),
    ] {
        assert_eq!(patch(&json!([operation])), Err(kind), "{operation}");
    }
    assert_eq!(patch(&json!([])), Err(Wrong::Syntax));
    assert_eq!(patch(&json!({ "op": "add" })), Err(Wrong::Syntax));
}
