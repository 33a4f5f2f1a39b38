//! Providers, identities, sign-ins that were begun, and where people are signed in.

mod assurance;
mod flows;
mod identities;
mod joinings;
mod providers;
pub(crate) mod rows;
mod sessions;

pub use assurance::{provider_of, require_for, required_for, requirements};
pub use flows::{Flow, begin_flow, drop_flows_of, forget_old, take_flow};
pub use identities::{
    Known, OwnIdentity, drop_identities, drop_identity, end_by, insert_identity, known, note_external_id,
    own_identities,
};
pub use joinings::{Joining, Shown, joining, keep_joining, take_joining};
pub use providers::{
    KeptProvider, Provider, ProviderRules, all_kept, domain_owner, drop_domain, hold_provider, insert_kept,
    insert_provider, kept, kept_by_issuer, provider, provider_by_domain, provider_by_issuer, provider_by_issuer_alone,
    providers, set_enabled, update_provider,
};
pub use sessions::{
    AtProvider, Counting, EndedSession, NewSession, OwnSession, Session, end_at_provider, end_of_provider, end_others,
    end_own, end_session, insert_session, own_sessions, renew_session, session, sessions_of, take_jti, touch,
};
