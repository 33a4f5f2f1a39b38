//! Guests: inviting them, accepting, their stay, their passkeys. The half that talks to authenticators (`WebAuthn`) is
//! `server/src/guests`; what an answer of theirs is checked against stays here, between the question and the answer.

mod accept;
mod accept_again;
mod add_passkey;
mod ceremony;
mod change_stay;
mod end_stay;
mod invite;
mod letter;
mod list;
mod look;
mod own_passkeys;
mod remove_passkey;
mod send_again;
mod sign_in;
mod withdraw;

pub use accept::{Accepted, Made, accept};
pub use accept_again::accept_again;
pub use add_passkey::add_passkey;
pub use ceremony::{BegunCeremony, begin_ceremony, take_ceremony};
pub use change_stay::change_stay;
pub use end_stay::end_stay;
pub use invite::{Invite, invite};
pub use list::{GuestList, list};
pub use look::{Fits, fits, offer};
pub use own_passkeys::{credentials, own_passkeys};
pub use remove_passkey::remove_passkey;
pub use send_again::send_again;
pub use sign_in::{Refused, sign_in};
pub use withdraw::withdraw;

use crate::{
    Done, Sund,
    audit::line,
    error::found,
    handed_in::hash,
    sso::{self, Arriving},
};
use sund_domain::{Act, Granted, audit::Audited, guests::Host, ids::PersonId, people::Viewer, sso::Level};
use sund_store::{
    Reads, Tx,
    audit::{self, Entry},
    sso::{NewSession, end_session, insert_session},
    workgroups,
};

async fn granted<A: Act<Host>>(on: &impl Reads, viewer: &Viewer, slug: &str) -> Done<Granted<Host, A>> {
    let workgroup = found(workgroups::by_slug(on, viewer.seer, slug).await?)?;
    Ok(Granted::check(Host { workgroup, administrator: viewer.administrator })?)
}

/// A line in the workgroup's log. Its members read it: whom, and not at which address.
async fn log<A: Act<Host>>(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    act: Audited,
    host: &Granted<Host, A>,
    what: String,
) -> Done<()> {
    let entry = Entry { workgroup: Some(host.workgroup.id), ..line(sund, viewer, act, what) };
    Ok(audit::add(tx, entry).await?)
}

/// A session of a guest who has just shown a passkey: something that they have, unlocked by something that they know or
/// are. The session that the browser had before, if any, ends: one cookie, one session.
async fn begin_session(sund: &Sund, tx: &Tx, person: PersonId, arriving: &Arriving<'_>) -> Done<String> {
    let at = sund.now();
    if let Some(old) = arriving.replaces {
        end_session(tx, &hash(old), at).await?;
    }
    let token = sund.new_token();
    let session = NewSession {
        token_hash: hash(&token),
        id: sund.new_id(),
        person,
        provider: None,
        id_token: None,
        subject: None,
        sid_hash: None,
        level: Level::Substantial,
        authenticated: at,
        browser: arriving.browser.clone(),
        at,
    };
    insert_session(tx, session).await?;
    audit::add(tx, own(sund, person, Audited::SignedIn, "")).await?;
    Ok(token)
}

/// A line about oneself, outside any workgroup.
fn own(sund: &Sund, person: PersonId, act: Audited, what: &str) -> Entry {
    Entry { by: Some(person), ..sso::line(sund, act, what) }
}
