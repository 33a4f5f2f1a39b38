//! Every form of the app, with something sensible in each field. A form that is new needs a line here: the walks over
//! routes and the hostile inputs both stop at a `POST` route that they know no form for.

mod administered;
mod chairs;
mod live;

use crate::{Network, Person, Place};
use uuid::Uuid;

/// A field: its name and what stands in it.
pub type Filled = Vec<(&'static str, String)>;

/// Something sensible for the form at this route, sent within this workgroup; none if the form is not known.
#[must_use]
pub fn fields(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    let new_id = || network.sund().new_id::<Uuid>().to_string();
    match pattern {
        "/forums/{forum}/new" => some(&[
            ("form", &new_id()),
            ("kind", "question"),
            ("title", "A title"),
            ("body", "A body"),
            ("language", "en"),
            ("tags", "Housing"),
            ("poll_question", "A poll?"),
            ("poll_kind", "multiple"),
            ("poll_options", "One\nAnother"),
            ("poll_closes", ""),
            ("poll_shown", "voted"),
            ("mention", ""),
            ("do", "send"),
        ]),
        "/threads/{thread}/reply" => some(&[
            ("form", &new_id()),
            ("body", "A reply"),
            ("language", "en"),
            ("poll_question", "A poll?"),
            ("poll_kind", "single"),
            ("poll_options", "One\nAnother"),
            ("poll_closes", ""),
            ("poll_shown", "always"),
            ("mention", ""),
            ("do", "send"),
        ]),
        "/posts/{post}/edit" => some(&[("body", "Another body"), ("language", "en"), ("mention", ""), ("do", "send")]),
        "/posts/{post}/vote" => some(&[("choice", "1"), ("do", "vote")]),
        "/threads/{thread}/tags" => some(&[("tags", "Asuminen, grooming")]),
        "/threads/{thread}/pin" | "/threads/{thread}/lock" | "/posts/{post}/helpful" => some(&[("set", "yes")]),
        pressed if is_pressed(pressed) => some(&[]),
        files if files.starts_with("/files") => some(&[]),
        "/workgroups/{workgroup}/guests" => some(&[
            ("form", &new_id()),
            ("email", "kaja@shelter.ee.example"),
            ("organisation", "The shelter"),
            ("country", "EE"),
            ("until", "2027-03-31"),
            ("language", "fi"),
        ]),
        "/workgroups/{workgroup}/guests/{person}/until" => some(&[("stay", "2027-03-31")]),
        "/invitations/{token}" | "/invitations/{token}/begin" => {
            some(&[("name", "Kaja Tamm"), ("ceremony", ""), ("credential", "")])
        }
        "/bookmarks/{bookmark}" => some(&[("own_note", "A note"), ("remind", "hour"), ("remind_at", "")]),
        "/settings/feeds" => some(&[("name", "A reader"), ("days", "30")]),
        "/settings/passkeys" => some(&[("ceremony", ""), ("credential", "")]),
        "/sign-in/passkey" => some(&[("to", "/forums"), ("ceremony", ""), ("credential", "")]),
        "/administration/people/{person}/administrator" | "/workgroups/{workgroup}/protection/providers/{provider}" => {
            some(&[("set", "yes")])
        }
        "/workgroups/{workgroup}/members/{person}/role" => some(&[("role", "chair")]),
        "/workgroups/{workgroup}/protection" | "/administration/acts/{act}" => {
            some(&[("level", "low"), ("within", "")])
        }
        "/workgroups/{workgroup}/forums/new" => {
            some(&[("title", "A forum"), ("purpose", "What belongs here"), ("language", "en")])
        }
        "/settings" => some(&[
            ("language", "en"),
            ("time_zone", "Europe/Helsinki"),
            ("theme", "dark"),
            ("keys", "on"),
            ("topics", "A topic"),
        ]),
        "/sign-in" => some(&[("email", "somebody@justice.fi.example"), ("to", "/forums")]),
        "/act/{*name}" => some(&[]),
        _ => live::fields(pattern, network, place)
            .or_else(|| moderated(pattern))
            .or_else(|| admitted(pattern, network, place))
            .or_else(|| told(pattern, network))
            .or_else(|| rearranged(pattern, network, place))
            .or_else(|| chairs::fields(pattern, network, place))
            .or_else(|| administered::fields(pattern, network, place)),
    }
}

/// Forms of nothing but a button.
fn is_pressed(pattern: &str) -> bool {
    matches!(
        pattern,
        "/forums/{forum}/read"
            | "/threads/{thread}/restore"
            | "/moves/{move}/undo"
            | "/posts/{post}/restore"
            | "/workgroups/{workgroup}/join"
            | "/workgroups/{workgroup}/leave"
            | "/workgroups/{workgroup}/ask/withdraw"
            | "/workgroups/{workgroup}/handover/{handover}/withdraw"
            | "/workgroups/{workgroup}/requests/{admission}/withdraw"
            | "/workgroups/{workgroup}/access/{person}/end"
            | "/workgroups/{workgroup}/export"
            | "/administration/access/{access}/agree"
            | "/settings/identities/{provider}/drop"
            | "/sign-in/work/{provider}"
            | "/settings/identities/join/{joining}"
            | "/settings/identities/join/{joining}/leave"
            | "/sign-in/link/{provider}"
            | "/administration/access/{access}/decline"
            | "/workgroups/{workgroup}/members/{person}/remove"
            | "/live/{session}/open"
            | "/live/{session}/registrations/{person}/approve"
            | "/live/{session}/messages/{number}/take-back"
            | "/live/{session}/holds/{number}/lift"
            | "/administration/people/{person}/approve"
            | "/settings/sessions/end-others"
            | "/settings/sessions/{sign_in}/end"
            | "/settings/feeds/{feed_token}/renew"
            | "/bookmarks/{bookmark}/remove"
            | "/posts/{post}/bookmark"
            | "/threads/{thread}/bookmark"
            | "/settings/feeds/{feed_token}/revoke"
            | "/sign-in/logout"
            | "/sign-in/initiate"
            | "/administration/providers/{provider}/disable"
            | "/administration/providers/{provider}/enable"
            | "/workgroups/{workgroup}/guests/{person}/end"
            | "/workgroups/{workgroup}/invitations/{invitation}/withdraw"
            | "/workgroups/{workgroup}/invitations/{invitation}/send"
            | "/settings/passkeys/{passkey}/remove"
            | "/settings/passkeys/begin"
            | "/sign-in/passkey/begin"
            | "/administration/providers/{provider}/tokens/{scim_token}/revoke"
            | "/sign-out"
    )
}

/// The same for forms that move threads and posts, hide them, or take their texts away.
fn rearranged(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/posts/{post}/take-back" | "/posts/{post}/bring-back" | "/threads/{thread}/bring-back" => some(&[]),
        "/drafts/open" | "/drafts/discard" => some(&[("draft", &format!("reply:{}", place.question))]),
        "/threads/{thread}/move" => some(&[("forum", &network.open.slug)]),
        "/threads/{thread}/conclude" => some(&[("body", "A conclusion")]),
        "/threads/{thread}/accept" => some(&[("number", "2")]),
        "/threads/{thread}/split" => some(&[
            ("posts", "2"),
            ("to", "new"),
            ("forum", &place.slug),
            ("kind", "discussion"),
            ("title", "A title"),
            ("reason", "A reason"),
            ("do", "move"),
        ]),
        "/threads/{thread}/merge" => some(&[("thread", &place.left_behind.to_string()), ("reason", "A reason")]),
        "/posts/{post}/redact" => some(&[("reason", "A reason"), ("title", "")]),
        _ => None,
    }
}

/// The same for coming into a workgroup.
fn admitted(pattern: &str, network: &Network, place: &Place) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/workgroups/{workgroup}/ask" => some(&[("reason", "What I work on")]),
        "/workgroups/{workgroup}/requests/{admission}" => {
            some(&[("decision", "decline"), ("cause", "full"), ("reason", "Ask in May")])
        }
        "/workgroups/{workgroup}/members" => {
            some(&[("person", &network.people.outsider.viewer.person.to_string()), ("note", "Come")])
        }
        "/workgroups/{workgroup}/templates/{kind}/{language}" => some(&[("body", "## What we do"), ("do", "save")]),
        "/workgroups/{workgroup}/settings" => some(&[
            ("title", "A workgroup"),
            ("purpose", "A purpose"),
            ("language", "en"),
            // As it is: what is done to be seen by nobody must not open the workgroup to all.
            ("visibility", place.visibility.code()),
            ("contact", "secretariat@network.example"),
            ("themes", "Return"),
            ("rules", "Be *kind*."),
        ]),
        "/workgroups/{workgroup}/handover" => {
            some(&[("member", &network.people.member.viewer.person.to_string()), ("until", "2027-06-30")])
        }
        "/workgroups/{workgroup}/handover/{handover}" => some(&[("set", "yes")]),
        "/workgroups/invitations/{admission}" => some(&[("set", "yes")]),
        _ => None,
    }
}

/// The same for what one is told and watches.
fn told(pattern: &str, network: &Network) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    let new_id = || network.sund().new_id::<Uuid>().to_string();
    match pattern {
        "/threads/{thread}/read" | "/posts/{post}/unread" | "/workgroups/{workgroup}/read" | "/unsubscribe/{token}" => {
            some(&[])
        }
        "/forums/{forum}/watch" | "/threads/{thread}/watch" | "/tags/{tag}/watch" => some(&[("watch", "watching")]),
        "/workgroups/{workgroup}/watching" => some(&[("watch", "tracking")]),
        "/people/{person}/follow" => some(&[("set", "yes")]),
        "/inbox/read" => some(&[("which", &new_id()), ("shown", "1795255200000")]),
        "/settings/notifications" => {
            some(&[("mail", "weekly"), ("watch", "watching"), ("quiet_from", "21:00"), ("quiet_until", "07:00")])
        }
        _ => None,
    }
}

/// The same for what chairs decide, and what is said against it.
fn moderated(pattern: &str) -> Option<Filled> {
    let some = |fields: &[(&'static str, &str)]| {
        Some(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    };
    match pattern {
        "/threads/{thread}/hide" | "/posts/{post}/hide" | "/posts/{post}/flag" => {
            some(&[("cause", ""), ("reason", "A reason")])
        }
        "/workgroups/{workgroup}/moderation/{person}/notes" => some(&[("person_note", "A note")]),
        "/workgroups/{workgroup}/moderation/{person}/hide-all" => some(&[("cause", ""), ("reason", "A reason")]),
        "/workgroups/{workgroup}/notes/{note}/remove"
        | "/workgroups/{workgroup}/bulk/{bulk}/stop"
        | "/workgroups/{workgroup}/bulk/{bulk}/go-on"
        | "/workgroups/{workgroup}/bulk/{bulk}/undo"
        | "/workgroups/{workgroup}/measures/{measure}/end"
        | "/settings/decisions/{measure}/read" => some(&[]),
        "/threads/{thread}/slow" | "/forums/{forum}/pace" => some(&[("minutes", "5")]),
        "/threads/{thread}/lock-at" => some(&[("start", "2026-12-01T10:00")]),
        "/workgroups/{workgroup}/queue/{case}" => {
            some(&[("decision", "hide"), ("cause", "spam"), ("reason", "A reason"), ("seen", "0")])
        }
        "/workgroups/{workgroup}/queue/{case}/assign" => some(&[("lead", "")]),
        "/workgroups/{workgroup}/queue/{case}/note" => some(&[("note", "A note")]),
        "/workgroups/{workgroup}/moderation/{person}" => {
            some(&[("kind", "warn"), ("days", ""), ("cause", ""), ("reason", "A reason")])
        }
        "/held/{held}" => some(&[("title", "A title"), ("body", "A body"), ("language", "en"), ("do", "send")]),
        "/held/{held}/take-back" | "/workgroups/{workgroup}/approval/words/{word}/remove" => some(&[]),
        "/forums/{forum}/hold" => some(&[("set", "yes")]),
        "/workgroups/{workgroup}/approval" => some(&[("hold_posts", "1"), ("hold_days", "2"), ("hold_links", "3")]),
        "/workgroups/{workgroup}/approval/words" => some(&[("words", "a phrase"), ("language", "en")]),
        "/settings/decisions/{measure}/appeal" => some(&[("body", "An appeal")]),
        _ => None,
    }
}

/// Fields that are a choice, a switch, an id or a secret: nothing that one types comes back in them.
#[must_use]
pub fn is_chosen(field: &str) -> bool {
    matches!(
        field,
        "form"
            | "mode"
            | "conference"
            | "registering"
            | "come"
            | "reply_to"
            | "reaction"
            | "on"
            | "sure"
            | "up"
            | "state"
            | "closed"
            | "writers"
            | "hold"
            | "unnamed"
            | "act"
            | "quiet"
            | "draft"
            | "do"
            | "cause"
            | "decision"
            | "seen"
            | "lead"
            | "kind"
            | "poll_kind"
            | "poll_shown"
            | "choice"
            | "language"
            | "forum"
            | "theme"
            | "keys"
            | "time_zone"
            | "workgroup"
            | "member"
            | "days"
            | "visibility"
            | "level"
            | "within"
            | "hours"
            | "set"
            | "watch"
            | "mail"
            | "which"
            | "shown"
            | "role"
            | "number"
            | "to"
            | "country"
            | "joining"
            | "version"
            | "algorithm"
            | "secret"
            | "no_secret"
            | "ceremony"
            | "credential"
    )
}

/// What the server functions take, as islands send it; none if the function is not known.
#[must_use]
pub fn arguments(path: &str, place: &Place, me: &Person) -> Option<Filled> {
    let me = ("me", me.viewer.person.to_string());
    match path {
        "/act/mark-helpful" => Some(vec![me, ("post", place.posts[0].to_string()), ("helpful", "true".into())]),
        "/act/preview" => Some(vec![me, ("place[reply]", place.question.to_string()), ("body", "A body".into())]),
        "/act/find-callable-live" => Some(vec![me, ("session", place.open.to_string()), ("typed", "a".into())]),
        "/act/find-callable" => Some(vec![me, ("place[reply]", place.question.to_string()), ("typed", "a".into())]),
        "/act/find-tags" => Some(vec![me, ("typed", place.marker.into()), ("reader", "en".into())]),
        "/act/alike" => Some(vec![me, ("title", place.marker.into())]),
        "/act/bulk-progress" => Some(vec![me, ("workgroup", place.slug.clone()), ("bulk", Uuid::nil().to_string())]),
        "/act/keep-draft" => Some(vec![
            me,
            ("place[reply]", place.question.to_string()),
            ("draft[title]", String::new()),
            ("draft[body]", "A draft".into()),
            ("draft[kind]", String::new()),
            ("draft[language]", String::new()),
            ("draft[tags]", String::new()),
            ("draft[poll][question]", String::new()),
            ("draft[poll][options]", String::new()),
            ("draft[stamp][pen]", Uuid::nil().to_string()),
            ("draft[stamp][version]", "0".into()),
            ("draft[stamp][base]", "0".into()),
        ]),
        _ => None,
    }
}
