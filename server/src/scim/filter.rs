//! Filters (RFC 7644, 3.4.2.2): read by the `scim_v2` crate, which bounds how deep and how many terms, resolved against
//! the schema once, and then asked of one resource after another.

use super::{
    fault::{Fault, Kind as Wrong},
    schema::{Attribute, Found, Kind, Type, named},
};
use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, Filter, ValFilter};
use serde_json::{Map, Value};
use sund_actions::scim::WhichUsers;

/// The longest filter, in bytes. A hundred ids fit in.
const LENGTH_MOST: usize = 8_000;

/// A filter that can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Present(Place),
    Is(Place, CompareOp, Sought),
    /// One value of a list fits on all counts.
    Within(Place, Box<Self>),
}

/// Where a value stands: names that lead to it, as the schema writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    way: Vec<&'static str>,
    kind: Type,
    case_exact: bool,
}

/// What is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Sought {
    Text(String),
    Boolean(bool),
    /// Milliseconds since 1970.
    Time(i64),
    Nothing,
}

fn wrong(detail: impl Into<String>) -> Fault {
    Fault::new(Wrong::Filter, detail)
}

/// Reads a filter for resources of this kind.
pub fn read(kind: &'static Kind, text: &str) -> Result<Test, Fault> {
    if text.len() > LENGTH_MOST {
        return Err(wrong("the filter is too long"));
    }
    let filter: Filter = text.trim().parse().map_err(|_| wrong("the filter cannot be read"))?;
    whole(kind, &filter)
}

fn whole(kind: &'static Kind, filter: &Filter) -> Result<Test, Fault> {
    let all = |parts: &[Filter]| parts.iter().map(|part| whole(kind, part)).collect::<Result<_, _>>();
    Ok(match filter {
        Filter::Attr(expression) => term(expression, &|path| own(kind, path))?,
        Filter::ValuePath(path) => {
            let (place, attribute) = list(kind, &path.attr)?;
            match attribute {
                Some(attribute) => Test::Within(place, Box::new(of_value(attribute, &path.filter)?)),
                None => Test::Any(Vec::new()),
            }
        }
        Filter::Not(inner) => Test::Not(Box::new(whole(kind, inner)?)),
        Filter::And(parts) => Test::All(all(parts)?),
        Filter::Or(parts) => Test::Any(all(parts)?),
    })
}

/// A filter over the values of a list, as it stands in brackets.
pub fn of_value(attribute: &'static Attribute, filter: &ValFilter) -> Result<Test, Fault> {
    let all = |parts: &[ValFilter]| parts.iter().map(|part| of_value(attribute, part)).collect::<Result<_, _>>();
    Ok(match filter {
        ValFilter::Attr(expression) => term(expression, &|path| {
            let sub = named(attribute.subs, &path.name).filter(|_| path.uri.is_none() && path.sub_attr.is_none());
            sub.map(|sub| Some(place(vec![sub.name], sub))).ok_or_else(|| unknown(path))
        })?,
        ValFilter::Not(inner) => Test::Not(Box::new(of_value(attribute, inner)?)),
        ValFilter::And(parts) => Test::All(all(parts)?),
        ValFilter::Or(parts) => Test::Any(all(parts)?),
    })
}

fn unknown(path: &AttrPath) -> Fault {
    wrong(format!("there is no attribute {path}"))
}

fn place(way: Vec<&'static str>, attribute: &Attribute) -> Place {
    Place { way, kind: attribute.kind, case_exact: attribute.case_exact }
}

/// The place of an attribute; none for one that is never kept, so that nothing stands there.
fn own(kind: &'static Kind, path: &AttrPath) -> Result<Option<Place>, Fault> {
    let (mut way, attribute) = match kind.find(path.uri.as_deref(), &path.name) {
        Found::Own(attribute) => (vec![attribute.name], attribute),
        Found::Added(schema, attribute) => (vec![schema, attribute.name], attribute),
        Found::ReadOver => return Ok(None),
        Found::Nothing => return Err(unknown(path)),
    };
    let sub = match &path.sub_attr {
        Some(name) => Some(named(attribute.subs, name).ok_or_else(|| unknown(path))?),
        // Without a sub-attribute the value itself is meant (`emails co "x"`).
        None => named(attribute.subs, "value").filter(|_| attribute.many),
    };
    way.extend(sub.map(|sub| sub.name));
    Ok(Some(place(way, sub.unwrap_or(attribute))))
}

fn list(kind: &'static Kind, path: &AttrPath) -> Result<(Place, Option<&'static Attribute>), Fault> {
    match kind.find(path.uri.as_deref(), &path.name) {
        Found::Own(attribute) if attribute.kind == Type::Complex && path.sub_attr.is_none() => {
            Ok((place(vec![attribute.name], attribute), Some(attribute)))
        }
        Found::ReadOver => Ok((Place { way: Vec::new(), kind: Type::Complex, case_exact: true }, None)),
        _ => Err(unknown(path)),
    }
}

fn term(expression: &AttrExp, find: &impl Fn(&AttrPath) -> Result<Option<Place>, Fault>) -> Result<Test, Fault> {
    match expression {
        AttrExp::Present(path) => Ok(find(path)?.map_or(Test::Any(Vec::new()), Test::Present)),
        AttrExp::Comparison(path, op, value) => {
            let Some(place) = find(path)? else {
                // Nothing stands there: only "is not" is true.
                return Ok(if *op == CompareOp::Ne { Test::All(Vec::new()) } else { Test::Any(Vec::new()) });
            };
            let sought = sought(&place, value).ok_or_else(|| wrong(format!("{path} cannot be compared with that")))?;
            let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
            let orders = matches!(op, CompareOp::Gt | CompareOp::Lt | CompareOp::Ge | CompareOp::Le);
            let can = match &sought {
                Sought::Text(_) => true,
                Sought::Time(_) => equality || orders,
                Sought::Boolean(_) | Sought::Nothing => equality,
            };
            if can {
                Ok(Test::Is(place, op.clone(), sought))
            } else {
                Err(wrong(format!("{path} cannot be compared so")))
            }
        }
    }
}

fn sought(place: &Place, value: &CompValue) -> Option<Sought> {
    match (place.kind, value) {
        (Type::Complex, CompValue::Null) => Some(Sought::Nothing),
        (Type::Complex, _) => None,
        (_, CompValue::Null) => Some(Sought::Nothing),
        (Type::Boolean, CompValue::True) => Some(Sought::Boolean(true)),
        (Type::Boolean, CompValue::False) => Some(Sought::Boolean(false)),
        // Entra ID says "True".
        (Type::Boolean, CompValue::Str(text)) => match text.to_ascii_lowercase().as_str() {
            "true" => Some(Sought::Boolean(true)),
            "false" => Some(Sought::Boolean(false)),
            _ => None,
        },
        (Type::Time, CompValue::Str(text)) => millis(text).map(Sought::Time),
        (Type::Text | Type::Reference, CompValue::Str(text)) => Some(Sought::Text(folded(place, text))),
        _ => None,
    }
}

fn millis(text: &str) -> Option<i64> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond)
}

fn folded(place: &Place, text: &str) -> String {
    if place.case_exact { text.to_owned() } else { text.to_lowercase() }
}

impl Test {
    /// Whether the resource, or the value of a list, fits.
    pub fn fits(&self, value: &Value) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.fits(value)),
            Self::Any(parts) => parts.iter().any(|part| part.fits(value)),
            Self::Not(inner) => !inner.fits(value),
            Self::Present(place) => !values(value, &place.way).is_empty(),
            Self::Is(place, op, sought) => {
                let found = values(value, &place.way);
                match (op, sought) {
                    (CompareOp::Ne, Sought::Nothing) => !found.is_empty(),
                    (_, Sought::Nothing) => found.is_empty(),
                    (CompareOp::Ne, _) => !found.iter().any(|value| is(place, &CompareOp::Eq, value, sought)),
                    _ => found.iter().any(|value| is(place, op, value, sought)),
                }
            }
            Self::Within(place, test) => values(value, &place.way).into_iter().any(|value| test.fits(value)),
        }
    }

    /// The people among whom all those are who fit: one if the filter names them, so that the database looks.
    pub fn among(&self) -> WhichUsers {
        match self {
            Self::Is(place, CompareOp::Eq, Sought::Text(text)) => match place.way.as_slice() {
                ["userName"] => WhichUsers::UserName(text.clone()),
                ["externalId"] => WhichUsers::ExternalId(text.clone()),
                ["id"] => text.parse().map_or(WhichUsers::Nobody, WhichUsers::One),
                _ => WhichUsers::All,
            },
            Self::All(parts) => {
                parts.iter().map(Self::among).find(|which| *which != WhichUsers::All).unwrap_or(WhichUsers::All)
            }
            _ => WhichUsers::All,
        }
    }

    /// The text that stands at this place in all that fit, if the filter says so.
    pub fn demands(&self, name: &str) -> Option<&str> {
        match self {
            Self::Is(place, CompareOp::Eq, Sought::Text(text)) if place.way == [name] && place.case_exact => Some(text),
            Self::All(parts) => parts.iter().find_map(|part| part.demands(name)),
            _ => None,
        }
    }

    /// Whether this attribute is looked at.
    pub fn asks_of(&self, name: &str) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.asks_of(name)),
            Self::Not(inner) => inner.asks_of(name),
            Self::Present(place) | Self::Is(place, ..) | Self::Within(place, _) => place.way.first() == Some(&name),
        }
    }

    /// What a value would have to hold to fit, where the filter says so in so many words (`type eq "work"`).
    pub fn example(&self) -> Map<String, Value> {
        match self {
            Self::Is(place, CompareOp::Eq, sought) if place.way.len() == 1 => {
                let value = match sought {
                    Sought::Text(text) => Value::from(text.clone()),
                    Sought::Boolean(yes) => Value::from(*yes),
                    Sought::Time(_) | Sought::Nothing => return Map::new(),
                };
                [(place.way[0].to_owned(), value)].into_iter().collect()
            }
            Self::All(parts) => parts.iter().flat_map(Self::example).collect(),
            _ => Map::new(),
        }
    }
}

fn is(place: &Place, op: &CompareOp, value: &Value, sought: &Sought) -> bool {
    match (value, sought) {
        (Value::Bool(value), Sought::Boolean(sought)) => value == sought,
        (Value::String(text), Sought::Time(sought)) => millis(text).is_some_and(|value| ordered(op, &value, sought)),
        (Value::String(text), Sought::Text(sought)) => {
            let text = folded(place, text);
            match op {
                CompareOp::Co => text.contains(sought),
                CompareOp::Sw => text.starts_with(sought),
                CompareOp::Ew => text.ends_with(sought),
                _ => ordered(op, &text, sought),
            }
        }
        _ => false,
    }
}

fn ordered<T: Ord>(op: &CompareOp, value: &T, sought: &T) -> bool {
    match op {
        CompareOp::Eq => value == sought,
        CompareOp::Gt => value > sought,
        CompareOp::Ge => value >= sought,
        CompareOp::Lt => value < sought,
        CompareOp::Le => value <= sought,
        _ => false,
    }
}

/// The values at a place; those of a list one by one. Where nothing stands there is none.
fn values<'a>(value: &'a Value, way: &[&str]) -> Vec<&'a Value> {
    match (value, way.split_first()) {
        (Value::Null, _) => Vec::new(),
        (Value::Array(all), _) => all.iter().flat_map(|value| values(value, way)).collect(),
        (Value::Object(object), Some((name, rest))) => {
            object.get(*name).map(|value| values(value, rest)).unwrap_or_default()
        }
        (_, None) => vec![value],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
