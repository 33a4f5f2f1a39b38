//! Who may do what with a live session, and with a message of one, as matrices. `·` is "not found".

use super::*;
use crate::{
    grant::{Subject as _, tests::matrix},
    time::MINUTE,
};
use uuid::Uuid;

fn session(state: SessionState, mode: Mode, visibility: Visibility, standing: Standing) -> LiveSession {
    LiveSession {
        id: SessionId(Uuid::nil()),
        workgroup: WorkgroupId(Uuid::nil()),
        workgroup_slug: String::new(),
        workgroup_name: String::new(),
        visibility,
        standing,
        bar: None,
        title: String::new(),
        language: Language::En,
        purpose: String::new(),
        purpose_html: String::new(),
        place: String::new(),
        state,
        mode,
        starts: Timestamp(0),
        minutes: 60,
        opened: None,
        ended: None,
        cancelled_because: String::new(),
        agenda: Vec::new(),
        questions: Vec::new(),
        sequence: 0,
        changed: Timestamp(0),
        last_number: 0,
        last_change: 0,
        agenda_at: None,
        board: 0,
        writers: Writers::Everybody,
        hold: None,
        registering: Registering::Free,
        capacity: None,
        registration: None,
        now: Timestamp(0),
    }
}

#[test]
fn who_may_do_what_with_a_session() {
    let told = matrix(
        SessionAct::ALL,
        &[&["planned", "open", "ended", "cancelled"], &["free", "without a place", "with a place"]],
        |act, state, visibility, standing| {
            let free = session(SessionState::ALL[state[0]], Mode::Attributed, visibility, standing);
            let registering = [Registering::Free, Registering::Required, Registering::Approval][state[1]];
            let registration = [None, Some(Registration::Asked), Some(Registration::Place)][state[1]].clone();
            LiveSession { registering, registration, ..free }.may(act)
        },
    );
    insta::assert_snapshot!(told);
}

#[test]
fn who_may_do_what_with_a_message() {
    let states: &[&'static [&'static str]] = &[
        &["open", "ended"],
        &["attributed", "alias", "chatham-house"],
        &["theirs", "mine"],
        &["new", "old"],
        &["there", "gone"],
    ];
    let told = matrix(MessageAct::ALL, states, |act, state, visibility, standing| {
        let open = [SessionState::Open, SessionState::Ended][state[0]];
        let seen = MessageIn {
            session: session(open, Mode::ALL[state[1]], visibility, standing),
            message: Message {
                number: 1,
                change: 1,
                voice: Voice::Unnamed,
                reply_to: None,
                language: Language::En,
                html: String::new(),
                at: Timestamp(0),
                edited: false,
                gone: (state[4] == 1).then_some(Gone::Author),
                reactions: Vec::new(),
                correction: None,
            },
            markdown: String::new(),
            own: state[2] == 1,
            mine: Vec::new(),
            now: Timestamp([CHANGE_WITHIN, CHANGE_WITHIN + MINUTE][state[3]]),
        };
        seen.may(act)
    });
    insta::assert_snapshot!(told);
}
