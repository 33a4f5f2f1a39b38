//! The box in which one writes: text, language, preview. Works as a plain form; the island adds drafts and a live preview.

use super::calling::{Pressed, calling};
use crate::{
    Site, Visit,
    body::{body, body_words},
    files::{Along, chooser},
    forms::{described_by, error_of, languages},
    parts::icon,
    polls::form::{self, PollFields},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    Field, Invalid,
    files::File,
    forum::{Draft, DraftPlace, KeptDraft, Stamp},
};
use sund_islands::{
    forum::{Composer, ComposerWords},
    html::textarea,
};
use uuid::Uuid;

/// The id that a form has already, or a new one.
pub fn pen(site: &Site, given: Option<Uuid>) -> Uuid {
    given.unwrap_or_else(|| site.sund.new_id())
}

/// What the box sends: a text, and a poll where there can be one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sending {
    pub body: String,
    pub language: String,
    pub form: String,
    pub draft: String,
    pub mention: String,
    #[serde(rename = "do")]
    pub act: String,
    #[serde(flatten)]
    pub poll: PollFields,
}

impl Sending {
    /// The text as a draft of its page.
    pub fn draft(&self) -> Draft {
        let (poll, stamp) = (self.poll.typed(), Stamp::sent(&self.form, &self.draft, ""));
        Draft { body: self.body.clone(), language: self.language.clone(), poll, stamp, ..Draft::default() }
    }
}

/// What the box holds.
pub struct Editor<'a> {
    /// Whose text it is, for drafts.
    pub place: DraftPlace,
    /// The name of the forum in addresses, for a new thread; empty otherwise.
    pub forum: &'a str,
    /// What was attached already.
    pub loose: &'a [File],
    /// What was sent along and not taken.
    pub along: &'a Along,
    /// The label of the text.
    pub label: String,
    /// What is in it.
    pub draft: &'a Draft,
    /// The id of its form.
    pub form: Uuid,
    /// What became of the draft, if it was to be saved.
    pub kept: Option<KeptDraft>,
    /// What is wrong with it.
    pub invalid: Option<&'a Invalid>,
    /// What one of its buttons brought.
    pub pressed: &'a Pressed,
    /// The label of the button that sends it.
    pub send: String,
}

/// The box. Its form, with its action and hidden fields, stands around it.
pub fn editor(visit: &Visit, editor: Editor<'_>) -> AnyView {
    let words = visit.words;
    let error = error_of(visit, editor.invalid, Field::Body);
    let described = described_by(&[Some("body-hint".into()), error.id]);
    let options = languages(visit)
        .into_iter()
        .map(|(value, text)| {
            let selected = value == editor.draft.language;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    let (tools, help, body_words) = (tools(visit), help(visit), body_words(visit));
    let hidden = editor.pressed.preview.is_none();
    let preview = body(visit, editor.pressed.preview.as_deref().unwrap_or_default(), "preview");
    let call = calling(visit, editor.pressed);
    let asks = matches!(editor.place, DraftPlace::Thread(_) | DraftPlace::Reply(_));
    let poll = asks.then(|| form::asking(visit, editor.invalid, &editor.draft.poll));
    let (place, label, send) = (editor.place, editor.label, editor.send);
    let text = textarea(&editor.draft.body);
    let (form, version) = (editor.form.to_string(), editor.draft.stamp.version.to_string());
    let kept = editor.kept.map(|kept| {
        let key = if kept.aside { "editor-aside" } else { "editor-saved" };
        view! { <p class="notice" role="status">{words.t(key)}" "<a href="/drafts">{words.t("drafts-title")}</a></p> }
    });
    // Whatever is attached is handed out with a post, and a whisper is none.
    let attaches = !matches!(place, DraftPlace::Whisper(_));
    let files = attaches.then(|| chooser(visit, place, editor.forum, editor.loose, editor.along));
    view! {
        <Composer
            me=visit.me()
            place=place
            words=ComposerWords {
                saved: words.t("editor-saved"),
                aside: words.t("editor-aside"),
                not_saved: words.t("editor-not-saved"),
                callable: words.t("call-list"),
                found: words.t("call-found"),
                body: body_words,
            }
        >
            <input type="hidden" name="form" value=form/>
            <input type="hidden" name="draft" value=version/>
            <div class="editor">
                {tools}
                <label class="visually-hidden" for="body">{label}</label>
                <textarea id="body" name="body" rows="8" placeholder=words.t("editor-placeholder")
                    aria-describedby=described dir="auto" aria-invalid=error.invalid inner_html=text></textarea>
                <section class="preview" aria-label=words.t("editor-preview") aria-live="polite" hidden=hidden>
                    <div class="body" dir="auto" inner_html=preview></div>
                </section>
                <div class="bar">
                    <label class="small muted" for="language">{words.t("field-language")}</label>
                    <select id="language" name="language" class="small">{options}</select>
                    <span class="grow"></span>
                    <button class="btn" name="do" value="save">{words.t("editor-save")}</button>
                    <button class="btn" name="do" value="preview">{words.t("editor-preview")}</button>
                    <button class="btn main" name="do" value="send">{send}</button>
                </div>
            </div>
            {kept}
            {files}
            <p class="hint" id="body-hint">{words.t("editor-hint")}</p>
            {error.view}
            {poll}
            {call}
            {help}
        </Composer>
    }
    .into_any()
}

/// What each button over the box is called, and how it looks.
const TOOLS: [(&str, &str, &str); 10] = [
    ("bold", "tool-bold", ""),
    ("italic", "tool-italic", ""),
    ("link", "tool-link", "link"),
    ("quote", "tool-quote", "quotation"),
    ("list", "tool-list", "list"),
    ("task", "tool-task", "task"),
    ("code", "tool-code", "code"),
    ("table", "tool-table", "table"),
    ("note", "tool-note", "note"),
    ("spoiler", "tool-spoiler", "closed"),
];

/// Buttons that set marks; without scripts there are none (`.tools` in `forms.css`).
fn tools(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let buttons = TOOLS
        .into_iter()
        .map(|(tool, key, symbol)| {
            let look = match tool {
                "bold" => view! { <b aria-hidden="true">"B"</b> }.into_any(),
                "italic" => view! { <em aria-hidden="true">"I"</em> }.into_any(),
                _ => icon(visit, symbol).into_any(),
            };
            let name = words.t(key);
            view! { <button type="button" class="btn plain" data-tool=tool title=name.clone() aria-label=name>{look}</button> }
        })
        .collect_view();
    view! { <div class="tools" role="group" aria-label=words.t("editor-tools")>{buttons}</div> }
}

/// How one writes, for those who have no buttons and those who like none.
fn help(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let lines = [
        words.t("editor-help-emphasis"),
        words.t("editor-help-lines"),
        words.t("editor-help-link"),
        words.t("editor-help-mention"),
        words.t("editor-help-table"),
        words.t("editor-help-note"),
        words.t("editor-help-spoiler"),
    ]
    .map(|line| view! { <li>{line}</li> });
    view! { <details class="hint"><summary>{words.t("editor-help")}</summary><ul>{lines.into_iter().collect_view()}</ul></details> }
}
