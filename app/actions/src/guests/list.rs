//! Who is invited, who is here as a guest, and who was.

use super::granted;
use crate::{Done, Sund};
use sund_domain::{
    guests::{Guest, Invitation, SeeGuests},
    people::Viewer,
    workgroups::Workgroup,
};
use sund_store::guests;

/// The guests of a workgroup, for those who look after them.
#[derive(Clone, Debug)]
pub struct GuestList {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Invitations that nobody has used.
    pub invited: Vec<Invitation>,
    /// Guests whose stay goes on.
    pub here: Vec<Guest>,
    /// Guests whose stay is over.
    pub over: Vec<Guest>,
}

/// The guests of a workgroup. Three queries.
pub async fn list(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<GuestList> {
    let on = sund.store.reads();
    let host = granted::<SeeGuests>(on, viewer, slug).await?;
    let invited = guests::invitations(on, &host, sund.now()).await?;
    let (over, here) = guests::guests(on, &host, sund.now()).await?.into_iter().partition(|guest| guest.over);
    Ok(GuestList { workgroup: host.into_inner().workgroup, invited, here, over })
}
