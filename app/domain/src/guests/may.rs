//! Who may invite guests to a workgroup, and look after their stay.

use crate::{
    Refusal,
    grant::{Subject, acts},
    people::Viewer,
    sso::{Assurance, LINK_WITHIN, Level},
    workgroups::{Standing, Visibility, Workgroup, enters},
};

/// A workgroup as one sees it who may invite guests to it: its chairs, and platform administrators where they enter.
#[derive(Clone, Debug)]
pub struct Host {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The viewer is a platform administrator.
    pub administrator: bool,
}

acts!(Host,
    /// What one can do about the guests of a workgroup.
    HostAct {
        /// See who is invited, who is here as a guest and who was.
        SeeGuests,
        /// Invite a guest.
        InviteGuest,
        /// Withdraw an invitation that nobody has used.
        WithdrawInvitation,
        /// Change when a guest's stay ends, or end it now.
        ChangeStay,
    }
);

impl Subject for Host {
    type Act = HostAct;

    fn may(&self, act: HostAct) -> Result<(), Refusal> {
        let Workgroup { visibility, standing, sure, .. } = self.workgroup;
        match (act, standing) {
            (_, Standing::Outsider) if visibility == Visibility::Confidential => Err(Refusal::NotFound),
            (
                HostAct::SeeGuests | HostAct::InviteGuest | HostAct::WithdrawInvitation | HostAct::ChangeStay,
                Standing::Chair,
            ) if sure => Ok(()),
            // Who was let in to read, reads.
            (_, Standing::Reader) => Err(Refusal::ChairsOnly),
            (HostAct::SeeGuests | HostAct::InviteGuest | HostAct::WithdrawInvitation | HostAct::ChangeStay, _)
                if sure && self.administrator && enters(visibility, standing) =>
            {
                Ok(())
            }
            (_, Standing::Chair) => Err(Refusal::StepUp(self.workgroup.required)),
            (HostAct::SeeGuests | HostAct::InviteGuest | HostAct::WithdrawInvitation | HostAct::ChangeStay, _) => {
                Err(Refusal::ChairsOnly)
            }
        }
    }
}

/// Who may make and remove their passkeys: a guest who has just shown one. A session that was left open, or stolen, is not
/// enough to keep the account for good.
pub fn may_change_passkeys(viewer: &Viewer) -> Result<(), Refusal> {
    let asked = Assurance { level: Level::Low, within: Some(LINK_WITHIN) };
    match viewer.seer {
        seer if !seer.guest => Err(Refusal::NotFound),
        seer if seer.meets(asked) => Ok(()),
        _ => Err(Refusal::StepUp(asked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grant::tests::matrix, ids::WorkgroupId, language::Language};
    use uuid::Uuid;

    #[test]
    fn who_may_do_what_about_guests() {
        let whose = &["no administrator", "administrator"];
        let told = matrix(HostAct::ALL, &[whose], |act, state, visibility, standing| {
            let workgroup = Workgroup {
                id: WorkgroupId(Uuid::nil()),
                slug: String::new(),
                name: String::new(),
                purpose: String::new(),
                language: Language::En,
                visibility,
                standing,
                required: Assurance::default(),
                sure: true,
                barred: false,
            };
            Host { workgroup, administrator: state[0] == 1 }.may(act)
        });
        insta::assert_snapshot!(told);
    }
}
