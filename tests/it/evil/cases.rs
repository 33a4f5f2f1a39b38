//! The rules. A new one is one line.

mod answer;
mod id_token;
mod provider;

use super::switch::{Case, Outcome, Switch};

/// All of them; each group has a network of its own.
pub static GROUPS: [&[Case]; 6] =
    [id_token::CLAIMS, id_token::SIGNATURE, provider::ANSWERS, provider::METADATA, answer::RESPONSE, answer::RETURN];

const fn refused(rule: &'static str, spec: &'static str, switch: Switch, cause: &'static str) -> Case {
    Case { rule, spec, switch, outcome: Outcome::Refused(cause) }
}

/// A control.
const fn fine(rule: &'static str, spec: &'static str, switch: Switch) -> Case {
    Case { rule, spec, switch, outcome: Outcome::SignsIn }
}

/// Signs in, with this as where one wanted to go, and lands there.
const fn lands(rule: &'static str, to: &'static str, at: &'static str) -> Case {
    Case { rule, spec: "RFC 9700 4.11.1", switch: Switch::To(to), outcome: Outcome::LandsAt(at) }
}
