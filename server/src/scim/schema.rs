//! What users and groups consist of here (RFC 7643, 4): this is told to directories, and by this their words are read.

use serde_json::{Value, json};
use sund_domain::scim::{ENTERPRISE, GROUP, USER};

/// The type of an attribute's value (RFC 7643, 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Boolean,
    Time,
    Reference,
    Complex,
}

impl Type {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Boolean => "boolean",
            Self::Time => "dateTime",
            Self::Reference => "reference",
            Self::Complex => "complex",
        }
    }
}

/// An attribute (RFC 7643, 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub name: &'static str,
    description: &'static str,
    pub kind: Type,
    pub many: bool,
    pub required: bool,
    pub case_exact: bool,
    pub read_only: bool,
    immutable: bool,
    unique: bool,
    canonical: &'static [&'static str],
    pub subs: &'static [Self],
}

const fn text(name: &'static str, description: &'static str) -> Attribute {
    Attribute {
        name,
        description,
        kind: Type::Text,
        many: false,
        required: false,
        case_exact: false,
        read_only: false,
        immutable: false,
        unique: false,
        canonical: &[],
        subs: &[],
    }
}

const fn of(kind: Type, attribute: Attribute) -> Attribute {
    Attribute { kind, ..attribute }
}

const fn complex(attribute: Attribute, many: bool, subs: &'static [Attribute]) -> Attribute {
    Attribute { kind: Type::Complex, many, subs, ..attribute }
}

const fn read_only(attribute: Attribute) -> Attribute {
    Attribute { read_only: true, case_exact: true, ..attribute }
}

/// What every resource has besides the attributes of its schema (RFC 7643, 3.1).
const COMMON: &[Attribute] = &[
    read_only(text("id", "What the resource is called here.")),
    read_only(Attribute { many: true, ..text("schemas", "The schemas of which something stands in the resource.") }),
    Attribute { case_exact: true, ..text("externalId", "What the directory itself calls the resource.") },
    read_only(complex(
        text("meta", "About the resource."),
        false,
        &[
            read_only(text("resourceType", "User or Group.")),
            read_only(of(Type::Time, text("created", "When it was first told of."))),
            read_only(of(Type::Time, text("lastModified", "When it last changed."))),
            read_only(of(Type::Reference, text("location", "Its address."))),
        ],
    )),
];

const USERS: &[Attribute] = &[
    Attribute {
        required: true,
        unique: true,
        ..text("userName", "What the person is called in the directory, whatever the case of the letters.")
    },
    complex(
        text("name", "The name in parts."),
        false,
        &[text("formatted", "All of it."), text("familyName", "The family's."), text("givenName", "One's own.")],
    ),
    text("displayName", "The name that others see."),
    text("title", "The job title."),
    text("preferredLanguage", "The language that the person prefers."),
    text("locale", "How the person writes numbers and dates."),
    text("timezone", "Where the person's clock is."),
    // One may come in or not: it is never taken away. Where a directory says nothing at first, one may.
    Attribute { required: true, ..of(Type::Boolean, text("active", "Whether the person may come in.")) },
    complex(
        text("emails", "Addresses; nobody is found by them."),
        true,
        &[
            text("value", "The address."),
            text("display", "As the directory shows it."),
            Attribute { canonical: &["work", "home", "other"], ..text("type", "What kind of address.") },
            of(Type::Boolean, text("primary", "The one to use.")),
        ],
    ),
];

const WORK: &[Attribute] = &[text("department", "The unit of the organisation.")];

const GROUPS: &[Attribute] = &[
    Attribute { required: true, ..text("displayName", "What the group is called: the provider's mapping names it.") },
    complex(
        text("members", "Who is in it: users of this directory."),
        true,
        &[
            Attribute { case_exact: true, immutable: true, ..text("value", "The id of a user.") },
            Attribute { immutable: true, ..of(Type::Reference, text("$ref", "The address of the user.")) },
            Attribute {
                canonical: &["User"],
                immutable: true,
                ..text("type", "A user; groups are in no groups here.")
            },
        ],
    ),
];

/// Attributes of the standard that directories send by habit and that nobody needs here: read over, and not kept.
const READ_OVER: [&str; 18] = [
    "nickName",
    "profileUrl",
    "userType",
    "password",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "groups",
    "entitlements",
    "roles",
    "x509Certificates",
    "employeeNumber",
    "costCenter",
    "organization",
    "division",
    "manager",
    "description",
];

/// A kind of resource.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    pub endpoint: &'static str,
    description: &'static str,
    pub schema: &'static str,
    attributes: &'static [Attribute],
    pub extension: Option<Extension>,
}

/// A schema that adds to another one.
#[derive(Debug, PartialEq, Eq)]
pub struct Extension {
    pub schema: &'static str,
    name: &'static str,
    pub attributes: &'static [Attribute],
}

/// People.
pub static PEOPLE: Kind = Kind {
    name: "User",
    endpoint: "/Users",
    description: "A person of the organisation",
    schema: USER,
    attributes: USERS,
    extension: Some(Extension { schema: ENTERPRISE, name: "EnterpriseUser", attributes: WORK }),
};

/// Groups.
pub static TEAMS: Kind = Kind {
    name: "Group",
    endpoint: "/Groups",
    description: "A group of people of the organisation",
    schema: GROUP,
    attributes: GROUPS,
    extension: None,
};

/// Where a name leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An attribute of the resource itself.
    Own(&'static Attribute),
    /// An attribute of the extension with this schema.
    Added(&'static str, &'static Attribute),
    /// One that is read over.
    ReadOver,
    /// None.
    Nothing,
}

/// The attribute of this name, whatever the case of its letters (RFC 7643, 2.1).
pub fn named(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

impl Kind {
    /// What this name, with the schema before it if there is one, stands for.
    pub fn find(&'static self, schema: Option<&str>, name: &str) -> Found {
        let is_known = || READ_OVER.iter().any(|known| known.eq_ignore_ascii_case(name));
        let read_over = || if is_known() { Found::ReadOver } else { Found::Nothing };
        let own = || named(self.attributes, name).or_else(|| named(COMMON, name)).map(Found::Own);
        match (schema, &self.extension) {
            (None, _) => own().unwrap_or_else(read_over),
            (Some(schema), _) if schema.eq_ignore_ascii_case(self.schema) => own().unwrap_or_else(read_over),
            (Some(schema), Some(more)) if schema.eq_ignore_ascii_case(more.schema) => {
                named(more.attributes, name).map_or_else(read_over, |found| Found::Added(more.schema, found))
            }
            _ => Found::Nothing,
        }
    }

    /// The extension, if this is what its schema is called.
    pub fn extension_named(&'static self, name: &str) -> Option<&'static Extension> {
        self.extension.as_ref().filter(|more| more.schema.eq_ignore_ascii_case(name))
    }

    /// What is told of it under `/ResourceTypes`.
    pub fn resource_type(&self, base: &str) -> Value {
        let extensions: Vec<_> =
            self.extension.iter().map(|more| json!({ "schema": more.schema, "required": false })).collect();
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": self.name,
            "name": self.name,
            "endpoint": self.endpoint,
            "description": self.description,
            "schema": self.schema,
            "schemaExtensions": extensions,
            "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{}", self.name) },
        })
    }

    /// What is told of its schemas under `/Schemas`.
    pub fn schemas(&self, base: &str) -> Vec<Value> {
        let mut all = vec![told(base, self.schema, self.name, self.attributes)];
        all.extend(self.extension.iter().map(|more| told(base, more.schema, more.name, more.attributes)));
        all
    }
}

fn told(base: &str, schema: &str, name: &str, attributes: &[Attribute]) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": schema,
        "name": name,
        "description": name,
        "attributes": attributes.iter().map(Attribute::told).collect::<Vec<_>>(),
        "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{schema}") },
    })
}

impl Attribute {
    fn told(&self) -> Value {
        let mut told = json!({
            "name": self.name,
            "type": self.kind.name(),
            "multiValued": self.many,
            "description": self.description,
            "required": self.required,
            "mutability": match (self.read_only, self.immutable) {
                (true, _) => "readOnly",
                (_, true) => "immutable",
                _ => "readWrite",
            },
            "returned": "default",
        });
        if let Value::Object(told) = &mut told {
            if matches!(self.kind, Type::Text | Type::Reference) {
                told.insert("caseExact".into(), self.case_exact.into());
                told.insert("uniqueness".into(), if self.unique { "server" } else { "none" }.into());
            }
            if self.kind == Type::Reference {
                told.insert("referenceTypes".into(), json!(["User"]));
            }
            if !self.canonical.is_empty() {
                told.insert("canonicalValues".into(), self.canonical.into());
            }
            if !self.subs.is_empty() {
                told.insert("subAttributes".into(), self.subs.iter().map(Self::told).collect());
            }
        }
        told
    }
}
