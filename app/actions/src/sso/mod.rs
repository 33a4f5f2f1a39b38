//! Signing in and out: the half that knows people and sessions. The half that talks to providers (OpenID Connect)
//! is `server/src/sso`; it calls [`begin()`], [`take()`], [`sign_in()`], [`sign_out()`] and [`refuse()`] in that order.
//!
//! Tokens leave this room once, to the browser; the database keeps their hashes.

mod add_provider;
mod all_providers;
mod at_providers;
mod begin;
mod change_provider;
mod declare_providers;
mod finish;
mod forget;
mod identities;
mod join;
mod manage;
mod note_groups;
pub(crate) mod places;
mod providers;
mod refuse;
mod sessions;
mod sign_in;
mod sign_out;
mod step_up;
mod switch_provider;
mod taken_over;
mod test_provider;
mod viewer;

#[cfg(test)]
mod tests;

pub use add_provider::add_provider;
pub use all_providers::{all_providers, kept_provider};
pub use at_providers::{Asked, Findings, Providers};
pub use begin::{Begun, begin};
pub use change_provider::change_provider;
pub use declare_providers::{DeclareError, Declared, declare_providers};
pub use finish::take;
pub use forget::forget_old;
pub use identities::{OwnIdentity, drop_identity, linkable, own_identities, workable};
pub use join::{join_account, leave_account, second_account};
pub use manage::{By, NewSecret};
pub use providers::{by_domain, by_id, by_issuer, by_issuer_alone, list};
pub use refuse::{incident, refuse};
pub use sessions::{LoggedOut, OwnSession, logged_out, own_sessions, revoke, revoke_others};
pub use sign_in::{Arriving, SignIn, Told, sign_in};
pub use sign_out::{SignedOut, sign_out};
pub use step_up::{AskAgain, ask_again, guard_act, guarded_acts};
pub(crate) use step_up::{in_words, may_administer, sure_for};
pub use sund_store::sso::{Flow, KeptProvider, Provider, ProviderRules};
pub use switch_provider::{disable_provider, enable_provider};
pub(crate) use taken_over::{language, time_zone};
pub use test_provider::{test_kept, test_typed};
pub use viewer::{SignedIn, remembered, viewer};
pub(crate) use viewer::{counting, viewer_by_hash, viewers_by_hash};

use crate::Sund;
use sund_domain::audit::Audited;
use sund_store::audit::Entry;

/// A line of the audit log about signing in: it is never about a workgroup, a thread or a session.
pub(crate) fn line(sund: &Sund, act: Audited, what: &str) -> Entry {
    Entry {
        id: sund.new_id(),
        at: sund.now(),
        act,
        by: None,
        workgroup: None,
        thread: None,
        post: None,
        session: None,
        organisation: None,
        what: what.to_owned(),
        reason: None,
        detail: None,
    }
}
