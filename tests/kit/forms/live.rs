//! Forms of live sessions.

use super::Filled;
use crate::{Network, Place};
use uuid::Uuid;

/// Something sensible for such a form; none if it is not known.
pub fn fields(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/live/new" | "/live/{session}/change" => some(&[
            ("workgroup", &place.slug),
            ("title", "A title"),
            ("start", "2026-12-01T10:00"),
            ("minutes", "90"),
            ("place", "Online"),
            ("purpose", "A purpose"),
            ("questions", "A question"),
            ("agenda", "10:15 A part | A speaker"),
            ("mode", "alias"),
            ("registering", "required"),
            ("capacity", "12"),
            ("language", "en"),
            ("conference", &place.conference.to_string()),
        ]),
        "/conferences/new" | "/conferences/{conference}/change" => some(&[
            ("workgroup", &place.slug),
            ("title", "A title"),
            ("place", "Online"),
            ("purpose", "A purpose"),
            ("tracks", "A track\nAnother"),
            ("sure", "yes"),
            ("language", "en"),
        ]),
        "/conferences/{conference}/remove"
        | "/live/{session}/documents"
        | "/live/{session}/documents/{file}/remove" => some(&[]),
        "/live/{session}/register" => some(&[("come", "yes")]),
        "/live/{session}/registrations/{person}/decline" => some(&[("reason", "A reason")]),
        "/live/{session}/cancel" => some(&[("reason", "A reason")]),
        "/live/{session}/messages" => some(&[
            ("form", &network.sund().new_id::<Uuid>().to_string()),
            ("body", "A message"),
            ("language", "en"),
            ("reply_to", "1"),
        ]),
        "/live/{session}/messages/{number}/edit" => some(&[("body", "A message, changed")]),
        "/live/{session}/messages/{number}/remove" => some(&[("reason", "A reason")]),
        "/live/{session}/messages/{number}/react" => some(&[("reaction", "agree"), ("on", "yes")]),
        "/live/{session}/hand" => some(&[("up", "yes")]),
        "/live/{session}/floor" | "/live/{session}/lower" => {
            some(&[("person", &network.people.member.viewer.person.to_string())])
        }
        "/live/{session}/messages/{number}/correct" => some(&[("body", "What is right")]),
        "/live/{session}/withdraw/correct" => {
            some(&[("receipt", &crate::routes::no_id().to_string()), ("body", "What is right")])
        }
        "/live/{session}/outcomes/{number}" => some(&[("member", &network.people.author.viewer.person.to_string())]),
        "/live/{session}/end" => some(&[("forum", &place.slug)]),
        "/live/{session}/conclusions/new" | "/live/{session}/conclusions/{number}" => some(&[("body", "A conclusion")]),
        "/live/{session}/writers" => some(&[("writers", "30")]),
        "/live/{session}/messages/{number}/hold" => some(&[("hold", "muted"), ("reason", "A reason")]),
        "/live/{session}/agenda" => some(&[("to", "1")]),
        "/live/{session}/ask" => some(&[("body", "A question")]),
        "/live/{session}/questions/{number}/vote" => some(&[("up", "yes")]),
        "/live/{session}/questions/{number}/decide" => some(&[("state", "answered")]),
        "/live/{session}/questions/{number}/aside" => some(&[("reason", "A reason")]),
        "/live/{session}/polls/new" => {
            some(&[("poll_question", "A poll?"), ("poll_options", "One\nTwo"), ("poll_kind", "single")])
        }
        "/live/{session}/polls/{number}" => some(&[("choice", "1")]),
        "/live/{session}/polls/{number}/close" => some(&[("closed", "yes")]),
        "/live/{session}/rounds/new" => some(&[("body", "What every country is asked")]),
        "/live/{session}/rounds/{number}/close" => some(&[("closed", "yes")]),
        "/live/{session}/rounds/{number}/{country}" => some(&[("act", "answer"), ("body", "An answer")]),
        "/live/{session}/withdraw" => some(&[("receipt", &crate::routes::no_id().to_string()), ("sure", "yes")]),
        _ => None,
    }
}
