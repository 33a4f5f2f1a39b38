//! Who may do what with a workgroup.

use super::{Standing, Visibility, Workgroup};
use crate::people::Viewer;
use crate::{
    Refusal,
    grant::{Subject, acts},
};

acts!(Workgroup,
    /// What one can do with a workgroup.
    WorkgroupAct {
        /// Know that it exists, and read its name and purpose.
        Know,
        /// Read its forums, sessions and members.
        Enter,
        /// Become a member at once.
        Join,
        /// Stop being a member.
        Leave,
        /// Ask to become a member.
        AskToJoin,
        /// Decide about those who ask, and invite others.
        Admit,
        /// End a person's membership.
        RemoveMember,
        /// Make a member a deputy or a chair, or the other way round.
        ChangeRole,
        /// Name who chairs it next.
        HandOver,
        /// Plan a live session.
        PlanSession,
        /// Add a forum.
        AddForum,
        /// Change name, purpose and visibility.
        ChangeWorkgroup,
        /// Read what chairs have done.
        ReadLog,
        /// See which administrators read here, and end that.
        EndAccess,
        /// Take a copy of everything that is written here.
        Export,
        /// See the queue, decide, and act on people.
        Moderate,
    }
);

impl Subject for Workgroup {
    type Act = WorkgroupAct;

    fn may(&self, act: WorkgroupAct) -> Result<(), Refusal> {
        may(self.visibility, self.standing, act)?;
        match act {
            WorkgroupAct::Know => return Ok(()),
            _ if self.barred => return Err(Refusal::Suspended),
            _ => (),
        }
        match act {
            // One leaves, and learns what is asked, without being sure enough.
            WorkgroupAct::Know | WorkgroupAct::Leave => Ok(()),
            _ if self.sure => Ok(()),
            _ => Err(Refusal::StepUp(self.required)),
        }
    }
}

/// Whether content of a workgroup exists for somebody who stands to it like this.
#[must_use]
pub const fn enters(visibility: Visibility, standing: Standing) -> bool {
    match (visibility, standing) {
        (Visibility::Open, _) | (_, Standing::Reader | Standing::Member | Standing::Deputy | Standing::Chair) => true,
        (Visibility::Closed | Visibility::Confidential, Standing::Outsider) => false,
    }
}

fn may(visibility: Visibility, standing: Standing, act: WorkgroupAct) -> Result<(), Refusal> {
    use WorkgroupAct as A;
    if visibility == Visibility::Confidential && standing == Standing::Outsider {
        return Err(Refusal::NotFound);
    }
    match (act, standing) {
        (A::Know, _) => Ok(()),
        (A::Enter, _) if enters(visibility, standing) => Ok(()),
        (A::Enter, _) => Err(Refusal::MembersOnly),
        (A::Join, Standing::Outsider) if visibility == Visibility::Open => Ok(()),
        (A::Join, Standing::Outsider | Standing::Reader) => Err(Refusal::MembersOnly),
        (A::Leave, Standing::Reader) | (A::Join | A::Leave, Standing::Member | Standing::Deputy | Standing::Chair) => {
            Ok(())
        }
        (A::AskToJoin, Standing::Outsider | Standing::Reader) => match visibility {
            Visibility::Open => Err(Refusal::OpenToAll),
            Visibility::Closed => Ok(()),
            Visibility::Confidential => Err(Refusal::MembersOnly),
        },
        (A::AskToJoin, Standing::Member | Standing::Deputy | Standing::Chair) => Err(Refusal::MemberAlready),
        (A::Leave, Standing::Outsider) => Err(Refusal::MembersOnly),
        (A::ReadLog, _) if enters(visibility, standing) && standing != Standing::Outsider => Ok(()),
        (A::ReadLog, _) => Err(Refusal::MembersOnly),
        (A::Moderate | A::Admit | A::PlanSession, standing) if standing.leads() => Ok(()),
        (A::Moderate | A::Admit | A::PlanSession, _) => Err(Refusal::ChairsOnly),
        (
            A::RemoveMember | A::ChangeRole | A::HandOver | A::AddForum | A::ChangeWorkgroup | A::EndAccess | A::Export,
            Standing::Chair,
        ) => Ok(()),
        (
            A::RemoveMember | A::ChangeRole | A::HandOver | A::AddForum | A::ChangeWorkgroup | A::EndAccess | A::Export,
            _,
        ) => Err(Refusal::ChairsOnly),
    }
}

/// Who may make a workgroup.
pub fn may_make(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.administrator { Ok(()) } else { Err(Refusal::AdministratorsOnly) }
}

/// What a provider's groups give who say that somebody stands like this: in a confidential workgroup nothing unless its
/// chairs have allowed that provider, and never the chair. Whoever keeps a provider's settings would enter alone otherwise.
#[must_use]
pub const fn groups_give(visibility: Visibility, allowed: bool, told: Standing) -> Option<Standing> {
    match (visibility, allowed, told) {
        (Visibility::Confidential, false, _) => None,
        (Visibility::Confidential, true, Standing::Chair) => Some(Standing::Member),
        (Visibility::Open | Visibility::Closed | Visibility::Confidential, _, told) => Some(told),
    }
}
