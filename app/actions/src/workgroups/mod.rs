//! Workgroups: looking around, joining, leaving, and who belongs.

mod access;
mod chairless;
mod export;
mod make;
mod members;
mod protect;
mod providers;
mod show;

pub use access::{accesses, agree_access, ask_access, decline_access, end_access};
pub use chairless::{WithoutChair, appoint_chair, without_chair};
pub use export::{Exporting, Part, export, exportable};
pub use make::{NewPlace, add_forum, addable, make_workgroup};
pub use members::{add_member, change_role, join, leave, remove_member};
pub use protect::{Protection, protect, protectable};
pub use providers::{AskingProvider, allow_provider};
pub use show::{WorkgroupPage, chaired, show, unsure, workgroups};

use crate::{Done, error::found};
use sund_domain::{Act, Granted, people::Viewer, workgroups::Workgroup};
use sund_store::Reads;

pub(crate) async fn granted<A: Act<Workgroup>>(
    on: &impl Reads,
    viewer: &Viewer,
    slug: &str,
) -> Done<Granted<Workgroup, A>> {
    Ok(Granted::check(found(sund_store::workgroups::by_slug(on, viewer.seer, slug).await?)?)?)
}
