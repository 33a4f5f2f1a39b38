//! Forms of those who lead a workgroup: whispers, and choosing threads.

use super::Filled;
use crate::{Network, Place};
use uuid::Uuid;

/// Something sensible for such a form; none if it is not known.
pub fn fields(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/forums/{forum}/choose" => some(&[
            ("which", &place.question.to_string()),
            ("decision", "lock-threads"),
            ("forum", ""),
            ("cause", ""),
            ("reason", "A reason"),
            // What is done at once would change what the other forms find.
            ("do", "ask"),
        ]),
        "/posts/{post}/whisper" => some(&[
            ("form", &network.sund().new_id::<Uuid>().to_string()),
            ("body", "A whisper"),
            ("language", "en"),
            ("mention", ""),
            ("do", "send"),
        ]),
        "/whispers/{whisper}" => some(&[("body", "Another whisper"), ("version", "1")]),
        "/whispers/{whisper}/take-back" => some(&[]),
        _ => None,
    }
}
