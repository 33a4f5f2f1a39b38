//! The talk of a live session as the server writes it: the list, the box, and all that the browser may have to say.

use super::{CallOffers, ItemWords, LiveWords, Talk, item::who, words::with_count};
use crate::html::escape;
use leptos::prelude::*;
use sund_domain::{
    ids::{PersonId, SessionId},
    live::Voice,
};
use uuid::Uuid;

/// What the page shows of a session, and for whom.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The session.
    pub session: SessionId,
    /// Who looks.
    pub me: PersonId,
    /// As whom others see what they say, while it is on its way.
    pub voice: Voice,
    /// The messages are as they were after this change.
    pub last: u32,
    /// The last message has this number.
    pub number: u32,
    /// What stands beside the talk is as it was after so many changes.
    pub board: u32,
    /// One waits for the floor.
    pub hand_up: bool,
}

/// What stands in the box.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Where the plain form goes.
    pub action: String,
    /// The id of the form.
    pub form: Uuid,
    /// What a refused one held.
    pub draft: String,
    /// Why it was refused.
    pub problem: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<u32>,
}

/// The list of messages and the box below it: the two lower rows of a box of class `stream`.
///
/// `children` are the messages that are shown, each as [`message_item`](super::message_item) in a list of class `msgs`;
/// what comes later is added below. Elements that carry `data-while-open` are hidden when the session ends.
#[component]
#[must_use]
pub fn LiveRoom(shown: Shown, typed: Typed, words: LiveWords, children: Children) -> impl IntoView {
    let log = log(&shown, &words, children());
    let session = format!("/live/{}", shown.session);
    let say = say(&shown, typed, &words);
    let withdraw = (!words.withdraw.is_empty()).then(|| {
        let href = format!("{session}/withdraw");
        view! { <p class="small m-0 mt-s"><a href=href>{words.withdraw.clone()}</a></p> }
    });
    view! {
        <Talk>
            {log}
            <footer>
                <button type="button" class="btn new" id="talk-new" hidden></button>
                // Not said aloud: it comes and goes all the time.
                <p class="typing small muted m-0" id="talk-typing" aria-live="off" data-while-open=""></p>
                <p class="notice m-0" role="status" id="talk-over" hidden><span></span>" "<a href=session></a></p>
                {say}
                {withdraw}
            </footer>
        </Talk>
    }
}

/// The list, with everything that the browser needs to know in its attributes: they are read when they are needed.
fn log(shown: &Shown, words: &LiveWords, messages: AnyView) -> AnyView {
    let reasons = &words.reasons;
    let attributes = [
        ("session", shown.session.to_string()),
        ("me", shown.me.to_string()),
        ("last", shown.last.to_string()),
        ("number", shown.number.to_string()),
        ("board", shown.board.to_string()),
        ("withdraw", words.withdraw.clone()),
        ("lost", words.lost.clone()),
        ("unreachable", words.unreachable.clone()),
        ("outdated", words.outdated.clone()),
        ("back-none", words.back_none.clone()),
        ("back-one", words.back_one.clone()),
        ("back-many", words.back_many.clone()),
        ("new-one", words.new_one.clone()),
        ("new-many", words.new_many.clone()),
        ("ended", words.ended.clone()),
        ("record", words.record.clone()),
        ("gone", words.gone.clone()),
        ("refresh", words.refresh.clone()),
        ("why-empty", reasons.empty.clone()),
        ("why-too-long", reasons.too_long.clone()),
        ("why-too-fast", reasons.too_fast.clone()),
        ("why-try-again", reasons.try_again.clone()),
        ("why-ended", reasons.ended.clone()),
        ("why-gone", reasons.gone.clone()),
        ("why-too-few", reasons.too_few.clone()),
        ("why-slow", reasons.slow.clone()),
        ("why-muted", reasons.muted.clone()),
        ("why-chairs", reasons.chairs.clone()),
        ("why-rule", reasons.rule.clone()),
        ("typing-one", words.typing.one.clone()),
        ("typing-two", words.typing.two.clone()),
        ("typing-three", words.typing.three.clone()),
        ("typing-several", words.typing.several.clone()),
        ("typing-somebody", words.typing.somebody.clone()),
    ];
    let data = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(item_data(&words.item));
    let data: Vec<String> = data.map(|(name, value)| format!(r#"data-{name}="{}""#, escape(&value))).collect();
    let data = format!(r#"<span id="talk-words" {}></span>"#, data.join(" "));
    // A message of one's own on its way: the browser fills in the text, since only the server makes HTML of it.
    let beside = format!(r#"<span class="muted small">{}</span>"#, escape(&words.sending));
    let sending = format!(
        r#"<li class="pending">{}<div class="body"><p></p></div></li>"#,
        who(&shown.voice, &words.item, &beside)
    );
    view! {
        <div class="log" id="talk" role="log" aria-live="polite" aria-label=words.log.clone() tabindex="0">
            {messages}
            <ol class="msgs" id="talk-new-messages"></ol>
            // Announced when it comes back with its number, not when it is sent.
            <ol class="msgs" id="talk-sending" aria-live="off"></ol>
        </div>
        <template id="talk-sending-item" inner_html=sending></template>
        <div hidden inner_html=data></div>
    }
    .into_any()
}

fn item_data(words: &ItemWords) -> impl Iterator<Item = (String, String)> {
    let languages =
        words.in_language.iter().map(|(language, label)| (format!("in-{}", language.code()), label.clone()));
    let countries = words
        .countries
        .iter()
        .map(|(country, name)| (format!("cc-{}", country.code().to_ascii_lowercase()), name.clone()));
    let marks = &words.marks;
    let reactions = marks.reactions.iter().map(|(reaction, word)| (format!("react-{}", reaction.code()), word.clone()));
    let others = [
        ("utc", words.utc_offset_minutes.to_string()),
        ("guest", words.guest.clone()),
        ("base", words.session.clone()),
        ("alias", marks.alias.clone()),
        ("unnamed", marks.unnamed.clone()),
        ("reply", marks.reply.clone()),
        ("edited", marks.edited.clone()),
        ("taken-back", marks.taken_back.clone()),
        ("removed", marks.removed.clone()),
        ("untold", marks.untold.clone()),
        ("open", marks.open.clone()),
    ];
    languages.chain(countries).chain(reactions).chain(others.map(|(name, value)| (name.to_owned(), value)))
}

/// The box. Without scripts it is a form, and the link shows what is new.
fn say(shown: &Shown, typed: Typed, words: &LiveWords) -> AnyView {
    let (session, hand_up) = (format!("/live/{}", shown.session), shown.hand_up);
    let Typed { action, form, draft, problem, reply_to } = typed;
    let options =
        words.languages.iter().map(|(language, name)| view! { <option value=language.code()>{name.clone()}</option> });
    let bad = problem.is_some();
    let reply = reply_to.map(|to| {
        let answers = with_count(&words.item.marks.reply, to);
        view! {
            <input type="hidden" name="reply_to" id="talk-reply-to" value=to/>
            <p class="small m-0" id="talk-reply">
                <a href=format!("{session}/messages/{to}")>{answers}</a>" · "<a href=session.clone()>{words.no_reply.clone()}</a>
            </p>
        }
    });
    let row = view! {
        <div class="row">
            <textarea id="say" name="body" rows="2" class="grow" aria-label=words.message.clone()
                placeholder=words.placeholder.clone() aria-describedby="say-problem say-keys"
                aria-invalid=bad.then_some("true") inner_html=crate::html::textarea(&draft)></textarea>
            <button class="btn" id="hand-up" form="floor-raise" data-while-open="" hidden=hand_up>{words.raise.clone()}</button>
            <button class="btn" id="hand-down" form="floor-lower" data-while-open="" hidden=!hand_up>{words.lower.clone()}</button>
            <button class="btn main" id="talk-send">{words.send.clone()}</button>
        </div>
    };
    view! {
        <form method="post" action=action class="stack" id="talk-form">
            <input type="hidden" name="form" value=form.to_string()/>
            {reply}
            <p class="error m-0" id="say-problem" role="alert" hidden=!bad>{problem}</p>
            {offered(shown, words, row)}
            <div class="row small muted">
                <label>{words.language.clone()}" "
                    <select name="language" id="talk-language">
                        <option value="">{words.guess.clone()}</option>
                        {options.collect_view()}
                    </select>
                </label>
                <span id="say-keys" hidden>{words.keys.clone()}</span>
                <span class="grow" role="status" id="talk-status"></span>
                <a href=session.clone() id="talk-refresh">{words.refresh.clone()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The box, with names to choose from while one types one, where somebody is told who is called.
fn offered(shown: &Shown, words: &LiveWords, row: impl IntoView + 'static) -> AnyView {
    let Some((label, how)) = words.callable.clone() else { return row.into_any() };
    view! { <CallOffers me=shown.me session=shown.session label=label how=how>{row}</CallOffers> }.into_any()
}
