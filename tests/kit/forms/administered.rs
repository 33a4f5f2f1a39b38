//! Forms of administrators.

use super::Filled;
use crate::{Network, Place};

/// Something sensible for administrators' forms.
pub fn fields(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/workgroups/new" => {
            some(&[("title", "A workgroup"), ("purpose", "A purpose"), ("language", "en"), ("visibility", "closed")])
        }
        "/administration/providers/{provider}/tokens" => some(&[("title", "Entra ID")]),
        "/administration/chairs" => {
            some(&[("workgroup", &place.slug), ("member", &network.people.member.viewer.person.to_string())])
        }
        "/administration/tags" | "/administration/tags/{tag}" => {
            some(&[("labels", "en: A theme, its synonym\nfi: Aihe")])
        }
        "/administration/tags/{tag}/merge" => some(&[("into", "Housing")]),
        "/administration/tags/{tag}/retire" => some(&[("set", "yes")]),
        "/administration/people/{person}/end" => some(&[("reason", "A reason")]),
        "/administration/access" => some(&[("workgroup", &place.slug), ("reason", "A reason"), ("hours", "1")]),
        "/administration/providers/new" | "/administration/providers/{provider}" => some(&provider(pattern)),
        _ => None,
    }
}

/// The form of a provider: of a new one, or of one that is there.
fn provider(pattern: &str) -> Vec<(&'static str, &'static str)> {
    if pattern.ends_with("/new") {
        return vec![
            ("organisation", "Ministry of Health"),
            ("country", "EE"),
            ("secret", "geheim"),
            ("issuer", "https://idp.health.ee.example/realms/one"),
            ("client_id", "sund"),
            ("scopes", "profile email"),
            ("domains", "health.ee.example"),
            ("joining", "approval"),
            ("algorithm", "ES256"),
            ("levels", "urn:mfa = high"),
            ("claim_name", ""),
            ("claim_email", "mail"),
            ("claim_unit", "department"),
            ("claim_groups", "groups"),
            ("claim_external", "oid"),
            ("claim_level", "acrs"),
            ("groups", "experts = open-group"),
            ("do", "save"),
        ];
    }
    vec![
        ("issuer", "https://idp.changed.example"),
        ("client_id", "sund"),
        ("secret", ""),
        ("no_secret", ""),
        ("scopes", "profile"),
        ("domains", "changed.example"),
        ("joining", "at-once"),
        ("algorithm", ""),
        ("levels", "urn:mfa = high"),
        ("claim_name", "displayName"),
        ("claim_email", ""),
        ("claim_unit", ""),
        ("claim_groups", "groups"),
        ("claim_external", ""),
        ("claim_level", ""),
        ("groups", "experts = open-group (chair)"),
        ("do", "save"),
    ]
}
