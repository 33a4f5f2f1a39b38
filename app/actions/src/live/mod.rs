//! Live sessions: planning, opening, ending, hearing, speaking.
//!
//! The room in `server/src/live` owns the order of a session on its node and calls [`say_all()`] with whatever waits;
//! the database owns the numbers, so that two rooms of one session would still agree.

mod board;
mod cancel;
mod conferences;
mod correct;
mod documents;
mod end;
mod hands;
mod hear;
mod holds;
mod list;
mod mentions;
mod message;
mod open;
mod plan;
mod polls;
mod record;
mod register;
mod say;
mod show;
mod talk;
mod typing;

#[cfg(test)]
mod tests;

pub use board::{
    Place, Put, ask, asking, begin_round, board, close_round, decide, leading, let_write, move_agenda, place, put,
    question, vote,
};
pub use cancel::{cancel, cancelling};
pub(crate) use conferences::conferences_of;
pub use conferences::{
    ConferenceForm, Planned, Programme, change_conference, changing_conference, conferences, led_conferences, part_of,
    plan_conference, programme, remove_conference,
};
pub use correct::{HandingOn, conclude, concluding, correct_by_receipt, correct_message, hand_on, handing_on};
pub(crate) use documents::{adds_document, document_ready};
pub use documents::{document_title, documents, remove_document};
pub use end::{Ending, Left, end, ending};
pub use hands::{floor, give_floor, lower_hand, raise_hand};
pub use hear::{Hearing, Listener, Now, backlog, hear, hear_again, messages_after, still_hear, still_open};
pub use holds::{hold, holding, lift, on_hold, put_out};
pub use list::{Sessions, list};
pub use mentions::callable;
pub use message::{MessagePage, edit_message, message, of_receipt, react, remove_message, take_back, withdraw};
pub use open::open;
pub use plan::{PlanForm, change, changing, plan};
pub use polls::{begin_poll, choose, close_poll, poll};
pub use record::{FOUND_MOST, RECORD_MOST, Record, find, record};
pub use register::{Comers, all_comers, comer, comers, decide_registration, register, settle_due};
pub use say::{Committed, say_all};
pub use show::{SessionPage, session, show};
pub use talk::{Answer, Enough, Here, Said, Speaker, Talk, Terms};
pub use typing::writing;

use crate::{Done, Sund, audit::line, error::found};
use sund_domain::{Act, Granted, audit::Audited, ids::SessionId, live::LiveSession, people::Viewer};
use sund_store::{Reads, audit::Entry};

/// The session, with proof that the viewer may do `A` with it.
async fn granted<A: Act<LiveSession>>(
    on: &impl Reads,
    viewer: &Viewer,
    id: SessionId,
) -> Done<Granted<LiveSession, A>> {
    Ok(Granted::check(found(sund_store::live::sessions::seen(on, viewer.seer, id).await?)?)?)
}

fn about_session(sund: &Sund, viewer: &Viewer, act: Audited, session: &LiveSession) -> Entry {
    Entry {
        workgroup: Some(session.workgroup),
        session: Some(session.id),
        ..line(sund, viewer, act, session.title.clone())
    }
}
