//! Workgroups: looking around, joining, leaving, and who belongs.

mod access;
mod admissions;
mod chairless;
mod export;
mod handover;
mod make;
mod member_list;
mod members;
mod protect;
mod providers;
mod settings;
mod show;

pub use access::{accesses, agree_access, ask_access, decline_access, end_access};
pub use admissions::{
    Admissions, DecidingRequest, admissions, answer_invitation, ask_to_join, askable, decide_request, invite,
    own_admissions, take_invitation_back, take_request_back,
};
pub use chairless::{WithoutChair, appoint_chair, without_chair};
pub use export::{Beside, Exporting, Part, export, exportable};
pub use handover::{HandingOver, answer_handover, hand_over_due, handing_over, name_successor, withdraw_handover};
pub use make::{NewPlace, add_forum, addable, make_workgroup};
pub use member_list::{MEMBERS_A_PAGE, MemberList, member_list};
pub use members::{change_role, join, leave, remove_member};
pub use protect::{Protection, protect, protectable};
pub use providers::{AskingProvider, allow_provider};
pub use settings::{change_workgroup, changeable, rules};
pub use show::{WorkgroupPage, chaired, member_counts, show, unsure, workgroups};

use crate::{Done, Sund, error::found};
use sund_domain::{Act, Granted, ids::PersonId, people::Viewer, workgroups::Workgroup};
use sund_store::{Reads, Tx, people};

pub(crate) async fn granted<A: Act<Workgroup>>(
    on: &impl Reads,
    viewer: &Viewer,
    slug: &str,
) -> Done<Granted<Workgroup, A>> {
    Ok(Granted::check(found(sund_store::workgroups::by_slug(on, viewer.seer, slug).await?)?)?)
}

/// Begins a transaction in which the viewer acts on somebody's place: nobody changes the place of either before it ends,
/// so that whose office is taken at this moment has completed an act before, or completes none.
async fn holding(sund: &Sund, viewer: &Viewer, other: Option<PersonId>) -> Done<Tx> {
    let tx = sund.store.begin().await?;
    people::hold_writing(&tx, [viewer.person].into_iter().chain(other)).await?;
    Ok(tx)
}
