//! Guests: inviting them into a workgroup, and the pages around their passkeys. The routes of those that talk to an
//! authenticator are in `server/src/guests`.

mod acts;
mod guests_page;
mod invitation_page;
mod invited_row;
mod own_page;
mod passkey_form;
mod sign_in_page;

pub use invitation_page::{Accepting, For, invitation_page, no_guest_page};
pub use own_page::{Tried, passkeys_page};
pub use sign_in_page::{passkey_page, refused_page};

use crate::Site;
use axum::{
    Router,
    routing::{get, post},
};

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/workgroups/{workgroup}/guests", get(guests_page::show).post(acts::invite))
        .route("/workgroups/{workgroup}/guests/{person}/until", post(acts::change))
        .route("/workgroups/{workgroup}/guests/{person}/end", post(acts::end))
        .route("/workgroups/{workgroup}/invitations/{invitation}/withdraw", post(acts::withdraw))
        .route("/workgroups/{workgroup}/invitations/{invitation}/send", post(acts::send))
}
