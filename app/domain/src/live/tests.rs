//! Who may do what with a live session, as a matrix. `·` is "not found".

use super::*;
use crate::grant::{Subject as _, tests::matrix};
use uuid::Uuid;

#[test]
fn who_may_do_what_with_a_session() {
    let told =
        matrix(SessionAct::ALL, &[&["planned", "open", "ended", "cancelled"]], |act, state, visibility, standing| {
            let session = LiveSession {
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
                state: SessionState::ALL[state[0]],
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
            };
            session.may(act)
        });
    insta::assert_snapshot!(told);
}
