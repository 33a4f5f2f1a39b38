//! Who may do what with a live session.

use super::{Hold, LiveSession, Registering, SessionState, Writers};
use crate::{
    Refusal,
    grant::{Subject, acts},
    workgroups::{Standing, enters},
};

acts!(LiveSession,
    /// What one can do with a live session.
    SessionAct {
        /// See it and its messages.
        ReadSession,
        /// Be there and hear messages as they come.
        Attend,
        /// Say something.
        Say,
        /// Ask for the floor.
        RaiseHand,
        /// Give the floor to somebody.
        GiveFloor,
        /// Ask a question, vote for one, answer for one's country.
        Ask,
        /// Move the agenda, decide about questions, begin and close rounds.
        Lead,
        /// Change what was planned.
        ChangeSession,
        /// Say that it does not take place.
        CancelSession,
        /// Let people talk.
        OpenSession,
        /// Close it for good.
        EndSession,
        /// Correct in its record what one said.
        CorrectOwn,
        /// Correct in its record what it came to.
        CorrectRecord,
        /// Add documents to it, and take them away.
        KeepDocuments,
        /// Say that one comes or ask for a place, and take that back.
        Register,
        /// See who comes, asks and waits.
        SeeRegistrations,
        /// Give places and decline.
        DecideRegistrations,
    }
);

impl Subject for LiveSession {
    type Act = SessionAct;

    fn may(&self, act: SessionAct) -> Result<(), Refusal> {
        use SessionAct as A;
        use SessionState as S;
        if !enters(self.visibility, self.standing) {
            return Err(Refusal::NotFound);
        }
        if act != A::ReadSession && self.standing == Standing::Reader {
            return Err(Refusal::MembersOnly);
        }
        if let (A::Attend | A::Say | A::RaiseHand | A::Ask, S::Open, false) = (act, self.state, self.has_place()) {
            return Err(Refusal::NeedsPlace);
        }
        if let (A::Say | A::RaiseHand | A::Ask | A::CorrectOwn, Some(bar), false) =
            (act, self.bar, self.standing.leads())
        {
            return Err(bar.refusal());
        }
        if let (Some((hold, _)), S::Open, false) = (&self.hold, self.state, self.standing.leads())
            && (*hold == Hold::Out || matches!(act, A::Say | A::RaiseHand | A::Ask))
        {
            return Err(hold.refusal());
        }
        if act == A::Say && self.writers == Writers::Chairs && self.state == S::Open && !self.standing.leads() {
            return Err(Refusal::ChairsWrite);
        }
        match (act, self.state) {
            (A::ReadSession, _) | (A::Attend | A::Say | A::RaiseHand | A::Ask, S::Open) => Ok(()),
            (A::Attend | A::Say | A::RaiseHand | A::Ask, S::Planned) => Err(Refusal::NotOpenYet),
            (A::Attend | A::Say | A::RaiseHand | A::Ask, S::Ended) => Err(Refusal::Ended),
            (A::Attend | A::Say | A::RaiseHand | A::Ask, S::Cancelled) => Err(Refusal::Cancelled),
            (A::Register, S::Planned) => Ok(()),
            // While it is on one registers by being there.
            (A::Register, S::Open) if self.registering == Registering::Free => Err(Refusal::OpenAlready),
            (A::Register, S::Open) => Ok(()),
            (A::Register, S::Ended) => Err(Refusal::Ended),
            (A::Register, S::Cancelled) => Err(Refusal::Cancelled),
            _ if act != A::CorrectOwn && !self.standing.leads() => Err(Refusal::ChairsOnly),
            (A::SeeRegistrations, _) => Ok(()),
            (A::DecideRegistrations, S::Planned | S::Open) if self.registering == Registering::Free => {
                Err(Refusal::FreeToCome)
            }
            (A::DecideRegistrations, S::Planned | S::Open) => Ok(()),
            (A::CorrectOwn | A::CorrectRecord, S::Ended) if self.takes_corrections() => Ok(()),
            (A::CorrectOwn | A::CorrectRecord, S::Ended) => Err(Refusal::TooLateToChange),
            (A::ChangeSession | A::CancelSession | A::OpenSession, S::Planned)
            | (A::EndSession | A::GiveFloor | A::Lead, S::Open)
            | (A::KeepDocuments, S::Planned | S::Open | S::Ended) => Ok(()),
            (A::ChangeSession | A::CancelSession | A::OpenSession | A::CorrectOwn | A::CorrectRecord, S::Open) => {
                Err(Refusal::OpenAlready)
            }
            (_, S::Ended) => Err(Refusal::Ended),
            (_, S::Cancelled) => Err(Refusal::Cancelled),
            (A::EndSession | A::GiveFloor | A::Lead | A::CorrectOwn | A::CorrectRecord, S::Planned) => {
                Err(Refusal::NotOpenYet)
            }
        }
    }
}
