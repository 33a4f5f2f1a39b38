//! Whether a sign-in session still counts, asked by its hash: sockets outlive the request that opened them.

use crate::Done;
use sund_domain::{
    people::Viewer,
    sso::{ABSOLUTE, IDLE},
    time::Timestamp,
};
use sund_store::{Reads, sso};

/// The person of this sign-in session as they are now, while it counts. The limits are those of [`crate::sso::viewer()`].
pub(super) async fn signed_in(on: &impl Reads, token_hash: &str, now: Timestamp) -> Done<Option<Viewer>> {
    let session = sso::session(on, token_hash).await?.filter(|session| {
        !session.ended
            && !session.person_ended
            && now.since(session.seen) <= IDLE
            && now.since(session.began) <= ABSOLUTE
    });
    Ok(session.map(|session| session.viewer))
}
