//! What a directory wants to see: which resources, which page of them, which of their attributes (RFC 7644, 3.4.2).

use super::{
    body::member,
    fault::{Fault, Kind as Wrong},
    filter::{self, Test},
    schema::Kind,
};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// The most resources of one answer.
pub const PAGE_MOST: u64 = 200;
/// The most names of attributes.
const NAMES_MOST: usize = 100;

/// As it stands in an address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    filter: Option<String>,
    #[serde(rename = "startIndex")]
    start_index: Option<String>,
    count: Option<String>,
    attributes: Option<String>,
    #[serde(rename = "excludedAttributes")]
    excluded_attributes: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        match Query::<Asked>::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(asked),
            Err(_) => Err(Fault::new(Wrong::Value, "the query cannot be read")),
        }
    }
}

impl Asked {
    /// The same, as it stands in the body of a search (RFC 7644, 3.4.3).
    pub fn of_search(sent: &Map<String, Value>) -> Result<Self, Fault> {
        let wrong = |name| Fault::new(Wrong::Value, format!("{name} has a value of another type"));
        let text = |name| match member(sent, name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Array(all)) => {
                let all: Option<Vec<&str>> = all.iter().map(Value::as_str).collect();
                all.map(|all| Some(all.join(","))).ok_or_else(|| wrong(name))
            }
            Some(_) => Err(wrong(name)),
        };
        Ok(Self {
            filter: text("filter")?,
            start_index: text("startIndex")?,
            count: text("count")?,
            attributes: text("attributes")?,
            excluded_attributes: text("excludedAttributes")?,
        })
    }

    /// Whether resources are to be chosen.
    pub const fn has_filter(&self) -> bool {
        self.filter.is_some()
    }

    /// The filter, read for resources of this kind.
    pub fn filter(&self, kind: &'static Kind) -> Result<Option<Test>, Fault> {
        self.filter.as_deref().map(|text| filter::read(kind, text)).transpose()
    }

    /// How many to leave out before the page, and how many there are on it. What is less than sensible is the least.
    pub fn page(&self) -> Result<(u64, u64), Fault> {
        let number = |name: &str, text: &Option<String>| match text.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => match text.parse::<i64>() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(Fault::new(Wrong::Value, format!("{name} is not a number"))),
            },
        };
        let start = number("startIndex", &self.start_index)?.unwrap_or(1).max(1);
        let count = number("count", &self.count)?.map_or(PAGE_MOST, |count| u64::try_from(count).unwrap_or(0));
        Ok((u64::try_from(start - 1).unwrap_or_default(), count.min(PAGE_MOST)))
    }

    /// Which attributes are wanted.
    pub fn wanted(&self, kind: &'static Kind) -> Result<Wanted, Fault> {
        let names = |text: &Option<String>| {
            let all: Vec<_> = text.as_deref().unwrap_or_default().split(',').map(str::trim).collect();
            let all: Vec<_> = all.into_iter().filter(|name| !name.is_empty()).map(|name| way(kind, name)).collect();
            if all.len() > NAMES_MOST {
                return Err(Fault::new(Wrong::Value, "too many attributes are named"));
            }
            Ok(all)
        };
        let (only, not) = (names(&self.attributes)?, names(&self.excluded_attributes)?);
        Ok(Wanted { only: (!only.is_empty()).then_some(only), not })
    }
}

/// Names that lead to an attribute, in small letters.
type Way = Vec<String>;

/// The way to the attribute of this name: `name.givenName`, `urn:…:User:department`, `urn:…:User`.
fn way(kind: &'static Kind, name: &str) -> Way {
    let name = name.to_ascii_lowercase();
    if kind.extension_named(&name).is_some() {
        return vec![name];
    }
    let (schema, rest) = name.rsplit_once(':').map_or((None, name.as_str()), |(schema, rest)| (Some(schema), rest));
    let added = schema.filter(|schema| kind.extension_named(schema).is_some());
    added.into_iter().chain(rest.split('.')).map(str::to_owned).collect()
}

/// Which attributes of a resource are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    only: Option<Vec<Way>>,
    not: Vec<Way>,
}

impl Wanted {
    /// Whether this attribute is told.
    pub fn has(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        match &self.only {
            Some(only) => only.iter().any(|way| way.first() == Some(&name)),
            None => !self.not.iter().any(|way| *way == [name.as_str()]),
        }
    }

    /// The resource as it is told. Id and schemas always are.
    pub fn of(&self, resource: Value) -> Value {
        let Value::Object(object) = resource else { return resource };
        let mut told = Map::new();
        for (name, value) in object {
            let key = name.to_ascii_lowercase();
            if key == "id" || key == "schemas" {
                told.insert(name, value);
                continue;
            }
            let kept = match &self.only {
                Some(only) => only_these(&key, value, only),
                None => without_these(&key, value, &self.not),
            };
            if let Some(value) = kept {
                told.insert(name, value);
            }
        }
        Value::Object(told)
    }
}

fn below<'a>(key: &'a str, ways: &'a [Way]) -> impl Iterator<Item = &'a [String]> {
    ways.iter().filter(move |way| way.first().is_some_and(|first| first == key)).map(|way| &way[1..])
}

fn only_these(key: &str, value: Value, ways: &[Way]) -> Option<Value> {
    let below: Vec<_> = below(key, ways).collect();
    if below.is_empty() {
        return None;
    }
    if below.iter().any(|rest| rest.is_empty()) {
        return Some(value);
    }
    Some(parts(value, &|name| below.iter().any(|rest| rest[0] == name)))
}

fn without_these(key: &str, value: Value, ways: &[Way]) -> Option<Value> {
    let below: Vec<_> = below(key, ways).collect();
    if below.iter().any(|rest| rest.is_empty()) {
        return None;
    }
    if below.is_empty() { Some(value) } else { Some(parts(value, &|name| !below.iter().any(|rest| rest[0] == name))) }
}

fn parts(value: Value, keep: &impl Fn(&str) -> bool) -> Value {
    match value {
        Value::Object(object) => {
            object.into_iter().filter(|(name, _)| keep(&name.to_ascii_lowercase())).collect::<Map<_, _>>().into()
        }
        Value::Array(all) => all.into_iter().map(|value| parts(value, keep)).collect(),
        other => other,
    }
}

/// One after another, what fits comes by: those of the page stay, all are counted.
#[derive(Debug)]
pub struct Paged<T> {
    offset: u64,
    count: u64,
    page: Vec<T>,
    total: u64,
}

impl<T> Paged<T> {
    pub const fn new(offset: u64, count: u64) -> Self {
        Self { offset, count, page: Vec::new(), total: 0 }
    }

    pub fn take(&mut self, one: T) {
        if self.total >= self.offset && (self.page.len() as u64) < self.count {
            self.page.push(one);
        }
        self.total += 1;
    }

    /// The page, and how many there are.
    pub fn done(self) -> (Vec<T>, u64) {
        (self.page, self.total)
    }
}

/// A page of resources (RFC 7644, 3.4.2).
pub fn list(total: u64, offset: u64, resources: Vec<Value>) -> Value {
    let mut list = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": total,
        "startIndex": offset + 1,
        "itemsPerPage": resources.len(),
    });
    list["Resources"] = Value::Array(resources);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scim::schema::PEOPLE;

    fn asked(attributes: &str, excluded: &str) -> Wanted {
        let text = |text: &str| Some(text.to_owned());
        let asked = Asked { attributes: text(attributes), excluded_attributes: text(excluded), ..Asked::default() };
        asked.wanted(&PEOPLE).unwrap()
    }

    #[test]
    fn one_sees_what_one_asks_for() {
        let user = json!({
            "id": "1", "schemas": [], "userName": "aino", "name": { "givenName": "Aino", "familyName": "Kallio" },
            "emails": [{ "value": "a@x.example", "type": "work" }],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Police" },
        });
        let told = |attributes: &str, excluded: &str| {
            let told = asked(attributes, excluded).of(user.clone());
            told.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
        };
        let work = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        assert_eq!(told("username", ""), "id schemas userName");
        assert_eq!(told("urn:ietf:params:scim:schemas:core:2.0:User:userName,nonsense", ""), "id schemas userName");
        assert_eq!(told(&format!("{work}:department"), ""), format!("id schemas {work}"));
        assert_eq!(told("", &format!("id, name,emails,{work}")), "id schemas userName");
        let part = asked("name.givenname", "").of(user.clone());
        assert_eq!(part["name"], json!({ "givenName": "Aino" }));
        let part = asked("", "emails.type").of(user.clone());
        assert_eq!(part["emails"], json!([{ "value": "a@x.example" }]));
        assert!(!asked("", "members").has("members") && asked("", "members.type").has("members"));
    }

    #[test]
    fn pages_have_limits() {
        let page = |start: &str, count: &str| {
            let asked = Asked { start_index: Some(start.into()), count: Some(count.into()), ..Asked::default() };
            asked.page().map_err(|fault| fault.kind)
        };
        assert_eq!(page("1", "10"), Ok((0, 10)));
        assert_eq!(page("-7", "-1"), Ok((0, 0)));
        assert_eq!(page("", "9999"), Ok((0, PAGE_MOST)));
        assert_eq!(page("x", "1"), Err(Wrong::Value));
        assert_eq!(page("99999999999999999999", "1"), Err(Wrong::Value));
    }
}
