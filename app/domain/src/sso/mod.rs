//! Signing in with one's own organisation (OpenID Connect Core 1.0).

mod assurance;
mod finding;
mod form;
mod lines;
mod provider;

pub use assurance::*;
pub use finding::*;
pub use form::*;
pub use provider::*;

use crate::{Field, Invalid, Problem};

/// A sign-in session ends after this long without a request, in milliseconds.
pub const IDLE: i64 = 12 * crate::time::HOUR;
/// A sign-in session ends this long after it began, whatever happens, in milliseconds.
pub const ABSOLUTE: i64 = 7 * crate::time::DAY;
/// A sign-in that was begun must come back within this, in milliseconds.
pub const ROUND_TRIP: i64 = 15 * crate::time::MINUTE;
/// An ended session still tells whose text a late form was, for this long, in milliseconds.
pub const REMEMBER: i64 = 14 * crate::time::DAY;

/// The domain of a work e-mail, in lower case.
///
/// Only what is needed to find the organisation is checked (RFC 5321: at most 254 characters, something on both
/// sides of the last `@`, a dot in the domain); the address itself is neither kept nor looked up.
pub fn domain_of(email: &str) -> Result<String, Invalid> {
    let email = email.trim();
    let wrong = |problem| Err(Invalid::new(Field::Email, problem));
    if email.is_empty() {
        return wrong(Problem::Empty);
    }
    if email.len() > 254 {
        return wrong(Problem::TooLong { most: 254 });
    }
    let Some((local, domain)) = email.rsplit_once('@') else {
        return wrong(Problem::NotAnEmail);
    };
    if local.is_empty() || local.chars().any(|c| c.is_control() || c.is_whitespace()) || !is_domain(domain) {
        return wrong(Problem::NotAnEmail);
    }
    Ok(domain.to_lowercase())
}

/// Whether this could be what stands after the `@` of a work e-mail.
fn is_domain(text: &str) -> bool {
    let fits =
        |label: &str| !label.is_empty() && label.len() <= 63 && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.len() <= 253 && text.contains('.') && text.split('.').all(fits)
}

/// Where one goes after signing in: a path on this site, or home for anything else.
///
/// Refuses every way of naming another host (`//evil`, `/\evil`, a scheme, control characters that browsers drop).
#[must_use]
pub fn safe_return(to: &str) -> &str {
    let inside = to.starts_with('/')
        && !to[1..].starts_with(['/', '\\'])
        && !to.chars().any(|c| c.is_control() || c == '\\' || c.is_whitespace())
        && to.len() <= 1_000;
    if inside { to } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_taken_from_an_address_and_nothing_else() {
        assert_eq!(domain_of(" Aino.Kallio@Justice.FI.example "), Ok("justice.fi.example".into()));
        for wrong in
            ["aino", "@x.example", "a@", "a@b", "a b@x.example", "a@x..example", "a@x.exa mple", "a@x/y.example"]
        {
            assert_eq!(domain_of(wrong), Err(Invalid::new(Field::Email, Problem::NotAnEmail)), "{wrong}");
        }
        assert_eq!(domain_of(""), Err(Invalid::new(Field::Email, Problem::Empty)));
        assert!(domain_of(&format!("{}@x.example", "a".repeat(300))).is_err());
    }

    #[test]
    fn one_returns_to_this_site_only() {
        assert_eq!(safe_return("/threads/1?from=21#p22"), "/threads/1?from=21#p22");
        for evil in
            ["//evil", "/\\evil", "https://evil", "javascript:alert(1)", "/\t/evil", "", "evil", "/a\nb", "/ /x"]
        {
            assert_eq!(safe_return(evil), "/", "{evil:?}");
        }
    }
}
