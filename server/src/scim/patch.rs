//! Changing a resource in place (RFC 7644, 3.5.2), in every spelling that directories send.

use super::{
    body::member,
    clean::{single, value},
    fault::{Fault, Kind as Wrong},
    filter::{Test, of_value},
    schema::{Attribute, Found, Kind, Type, named},
};
use scim_v2::filter::{AttrPath, PatchPath, ValFilter};
use serde_json::{Map, Value};

/// The most operations of one request.
const OPERATIONS_MOST: usize = 1_000;
/// The longest path, in bytes.
const PATH_MOST: usize = 1_000;

type Object = Map<String, Value>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Add,
    Replace,
    Remove,
}

/// Where an operation acts: which attribute, which of its values, which part of them.
struct Target {
    /// The schema of an extension, if it is in one.
    schema: Option<&'static str>,
    attribute: &'static Attribute,
    which: Option<Test>,
    sub: Option<&'static Attribute>,
}

/// The resource after all operations, or why none of them was done.
pub fn patched(kind: &'static Kind, resource: Object, sent: &Object) -> Result<Object, Fault> {
    let syntax = |detail| Fault::new(Wrong::Syntax, detail);
    let Some(Value::Array(operations)) = member(sent, "Operations") else {
        return Err(syntax("there are no Operations"));
    };
    if operations.is_empty() || operations.len() > OPERATIONS_MOST {
        return Err(syntax("there are no Operations, or too many"));
    }
    let mut resource = resource;
    for operation in operations {
        let operation = operation.as_object().ok_or_else(|| syntax("an operation is an object"))?;
        let op = member(operation, "op").and_then(Value::as_str).unwrap_or_default();
        let act = match op.to_ascii_lowercase().as_str() {
            "add" => Act::Add,
            "replace" => Act::Replace,
            "remove" => Act::Remove,
            _ => return Err(syntax("an operation is add, replace or remove")),
        };
        let value = member(operation, "value").unwrap_or(&Value::Null);
        match member(operation, "path") {
            None | Some(Value::Null) => without_path(kind, &mut resource, act, value)?,
            Some(Value::String(path)) if path.trim().is_empty() => without_path(kind, &mut resource, act, value)?,
            Some(Value::String(path)) => with_path(kind, &mut resource, act, path.trim(), value)?,
            Some(_) => return Err(Fault::new(Wrong::Path, "a path is a text")),
        }
    }
    Ok(resource)
}

/// The value names the attributes. What a server says itself is sent along by some, and counts for nothing.
fn without_path(kind: &'static Kind, resource: &mut Object, act: Act, value: &Value) -> Result<(), Fault> {
    let Value::Object(parts) = value else {
        return Err(match act {
            Act::Remove => Fault::new(Wrong::NoTarget, "what is removed must be named"),
            _ => Fault::new(Wrong::Value, "without a path the value is an object"),
        });
    };
    if act == Act::Remove {
        return Err(Fault::new(Wrong::NoTarget, "what is removed must be named"));
    }
    for (name, value) in parts {
        if kind.extension_named(name).is_some() {
            with_path(kind, resource, act, name, value)?;
            continue;
        }
        match target(kind, name) {
            Ok(Some(target)) if target.attribute.read_only => (),
            Ok(Some(target)) => apply(resource, act, &target, value)?,
            // Unknown attributes are read over in a whole resource, and so here.
            Ok(None) | Err(_) => (),
        }
    }
    Ok(())
}

fn with_path(kind: &'static Kind, resource: &mut Object, act: Act, path: &str, value: &Value) -> Result<(), Fault> {
    if let Some(more) = kind.extension_named(path) {
        let parts = match value {
            Value::Object(parts) => parts.clone(),
            _ => Object::new(),
        };
        if act == Act::Remove {
            resource.remove(more.schema);
        }
        for (name, value) in &parts {
            if let Some(attribute) = named(more.attributes, name).filter(|_| act != Act::Remove) {
                apply(resource, act, &Target { schema: Some(more.schema), attribute, which: None, sub: None }, value)?;
            }
        }
        return Ok(());
    }
    let Some(target) = target(kind, path)? else { return Ok(()) };
    if target.attribute.read_only || target.sub.is_some_and(|sub| sub.read_only) {
        return Err(Fault::new(Wrong::Mutability, format!("{path} is not changed from outside")));
    }
    if act == Act::Remove && target.attribute.required && target.sub.is_none() {
        return Err(Fault::new(Wrong::Mutability, format!("{path} must be there")));
    }
    apply(resource, act, &target, value)
}

/// What a path names; none if it is something of the standard that is not kept here.
fn target(kind: &'static Kind, path: &str) -> Result<Option<Target>, Fault> {
    let wrong = || Fault::new(Wrong::Path, "the path names nothing here");
    if path.len() > PATH_MOST {
        return Err(wrong());
    }
    let (name, which, last): (AttrPath, Option<ValFilter>, Option<String>) =
        match path.parse::<PatchPath>().map_err(|_| wrong())? {
            PatchPath::Attr(name) => (name, None, None),
            PatchPath::Value(value) => (value.attr, Some(value.filter), value.sub_attr),
        };
    let (schema, attribute) = match kind.find(name.uri.as_deref(), &name.name) {
        Found::Own(attribute) => (None, attribute),
        Found::Added(schema, attribute) => (Some(schema), attribute),
        Found::ReadOver => return Ok(None),
        Found::Nothing => return Err(wrong()),
    };
    let sub = match name.sub_attr.or(last) {
        Some(name) => Some(named(attribute.subs, &name).ok_or_else(wrong)?),
        None => None,
    };
    let which = match which {
        Some(filter) if attribute.many && attribute.kind == Type::Complex => Some(of_value(attribute, &filter)?),
        Some(_) => return Err(wrong()),
        None => None,
    };
    Ok(Some(Target { schema, attribute, which, sub }))
}

fn apply(resource: &mut Object, act: Act, target: &Target, value: &Value) -> Result<(), Fault> {
    let Some(schema) = target.schema else { return in_object(resource, act, target, value) };
    let mut inner = match resource.remove(schema) {
        Some(Value::Object(inner)) => inner,
        _ => Object::new(),
    };
    let done = in_object(&mut inner, act, target, value);
    if !inner.is_empty() {
        resource.insert(schema.to_owned(), Value::Object(inner));
    }
    done
}

fn in_object(object: &mut Object, act: Act, target: &Target, sent: &Value) -> Result<(), Fault> {
    let attribute = target.attribute;
    if attribute.many {
        let mut all = match object.remove(attribute.name) {
            Some(Value::Array(all)) => all,
            _ => Vec::new(),
        };
        in_list(&mut all, act, target, sent)?;
        if !all.is_empty() {
            object.insert(attribute.name.to_owned(), Value::Array(all));
        }
        return Ok(());
    }
    let sent = if act == Act::Remove { &Value::Null } else { sent };
    let clean = match target.sub {
        Some(sub) => value(sub, sent)?.map(|value| Value::Object([(sub.name.to_owned(), value)].into_iter().collect())),
        None => value(attribute, sent)?,
    };
    match (act, clean, target.sub) {
        // A complex value keeps the parts that are not named (RFC 7644, 3.5.2.3).
        (Act::Add | Act::Replace, Some(Value::Object(parts)), _) => {
            merge(object.entry(attribute.name).or_insert_with(|| Object::new().into()), parts);
        }
        (Act::Add | Act::Replace, Some(clean), _) => {
            object.insert(attribute.name.to_owned(), clean);
        }
        // To put nothing there is to take away what was.
        (_, _, Some(sub)) => {
            if let Some(Value::Object(inner)) = object.get_mut(attribute.name) {
                inner.remove(sub.name);
            }
        }
        (Act::Remove | Act::Replace, _, None) => {
            object.remove(attribute.name);
        }
        (Act::Add, None, None) => (),
    }
    Ok(())
}

fn in_list(all: &mut Vec<Value>, act: Act, target: &Target, sent: &Value) -> Result<(), Fault> {
    let attribute = target.attribute;
    if target.which.is_none() && target.sub.is_none() {
        let clean = match value(attribute, sent)? {
            Some(Value::Array(clean)) => clean,
            _ => Vec::new(),
        };
        match act {
            Act::Add => add(all, clean),
            Act::Replace => *all = clean,
            // Entra ID names the members that go in the value.
            Act::Remove if !clean.is_empty() => all.retain(|value| !clean.iter().any(|gone| same(gone, value))),
            Act::Remove => all.clear(),
        }
        return Ok(());
    }
    let meant = |value: &Value| target.which.as_ref().is_none_or(|which| which.fits(value));
    let part = match target.sub {
        Some(sub) => value(sub, sent)?.map(|value| [(sub.name.to_owned(), value)].into_iter().collect()),
        None => match single(attribute, sent)? {
            Some(Value::Object(parts)) => Some(parts),
            _ => None,
        },
    };
    match (act, part, target.sub) {
        (Act::Add | Act::Replace, Some(parts), _) => {
            let mut found = false;
            for value in all.iter_mut().filter(|value| meant(value)) {
                merge(value, parts.clone());
                found = true;
            }
            if !found && act == Act::Replace && target.which.is_some() {
                return Err(Fault::new(Wrong::NoTarget, "no value fits the path's filter"));
            }
            if !found {
                // `emails[type eq "work"].value`: the address of work is added where there was none.
                let mut new: Object = target.which.as_ref().map(Test::example).unwrap_or_default();
                new.extend(parts);
                all.push(Value::Object(new));
            }
        }
        (Act::Add, None, _) => (),
        (_, _, Some(sub)) => {
            for value in all.iter_mut().filter(|value| meant(value)) {
                if let Value::Object(object) = value {
                    object.remove(sub.name);
                }
            }
        }
        (_, _, None) => all.retain(|value| !meant(value)),
    }
    Ok(())
}

/// Adds what is not there yet. A value that is the only one to use takes that from the others (RFC 7644, 3.5.2).
fn add(all: &mut Vec<Value>, new: Vec<Value>) {
    let primary = |value: &Value| value.get("primary") == Some(&Value::Bool(true));
    if new.iter().any(primary) {
        for value in all.iter_mut().filter(|value| primary(value)) {
            merge(value, [("primary".to_owned(), Value::Bool(false))].into_iter().collect());
        }
    }
    for value in new {
        match all.iter_mut().find(|old| same(&value, old)) {
            Some(old) => *old = value,
            None => all.push(value),
        }
    }
}

/// Two values of a list are one if their `value` is, and their `type` is not another.
fn same(one: &Value, other: &Value) -> bool {
    let part = |value: &Value, name: &str| value.get(name).cloned();
    let kind = |value: &Value| part(value, "type");
    part(one, "value").is_some()
        && part(one, "value") == part(other, "value")
        && (kind(one).is_none() || kind(other).is_none() || kind(one) == kind(other))
}

fn merge(into: &mut Value, parts: Object) {
    match into {
        Value::Object(object) => object.extend(parts),
        other => *other = Value::Object(parts),
    }
}

#[cfg(test)]
mod tests;
