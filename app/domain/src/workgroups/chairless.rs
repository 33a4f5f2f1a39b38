//! A workgroup that has lost its last chair: an account ended, or an organisation's groups took the place. Nobody in it can
//! make the next one, so a platform administrator makes one of its members its chair.

use super::{Standing, Visibility, Workgroup};
use crate::{
    Refusal,
    grant::{Subject, acts},
};

/// A workgroup as a platform administrator may find it without a chair.
#[derive(Clone, Debug)]
pub struct Chairless {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The viewer is a platform administrator.
    pub administrator: bool,
    /// How many chairs it has.
    pub chairs: u32,
}

acts!(Chairless,
    /// What one can do about it.
    ChairlessAct {
        /// Make one of its members its chair.
        AppointChair,
    }
);

impl Subject for Chairless {
    type Act = ChairlessAct;

    fn may(&self, act: ChairlessAct) -> Result<(), Refusal> {
        let ChairlessAct::AppointChair = act;
        let Workgroup { visibility, standing, sure, required, .. } = self.workgroup;
        // A confidential one is known to those alone who are in it, or were let in with a reason by a second person.
        if !self.administrator || (visibility == Visibility::Confidential && standing == Standing::Outsider) {
            return Err(Refusal::NotFound);
        }
        match self.chairs {
            0 if sure => Ok(()),
            0 => Err(Refusal::StepUp(required)),
            _ => Err(Refusal::HasChair),
        }
    }
}
