//! The box in which one writes: text, language, preview. Works as a plain form; the island adds drafts and a live preview.

use crate::{
    Visit,
    forms::{described_by, error_of, languages},
};
use leptos::prelude::*;
use sund_domain::{
    Field, Invalid,
    forum::{Draft, DraftPlace},
};
use sund_islands::{
    forum::{Composer, ComposerWords},
    html::textarea,
};

/// What the box holds.
pub struct Editor<'a> {
    /// Whose text it is, for drafts.
    pub place: DraftPlace,
    /// The label of the text.
    pub label: String,
    /// What is in it.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub invalid: Option<&'a Invalid>,
    /// The sanitised preview, if one asked for it.
    pub preview: Option<String>,
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
    let preview = editor.preview.map(|html| {
        view! { <section class="preview" aria-label=words.t("editor-preview")><div class="body" inner_html=html></div></section> }
    });
    let (place, label, send) = (editor.place, editor.label, editor.send);
    let text = textarea(&editor.draft.body);
    view! {
        <Composer
            me=visit.me()
            place=place
            words=ComposerWords {
                saved: words.t("editor-saved"),
                not_saved: words.t("editor-not-saved"),
            }
        >
            <div class="editor">
                <label class="visually-hidden" for="body">{label}</label>
                <textarea id="body" name="body" rows="8" placeholder=words.t("editor-placeholder")
                    aria-describedby=described aria-invalid=error.invalid inner_html=text></textarea>
                {preview}
                <div class="bar">
                    <label class="small muted" for="language">{words.t("field-language")}</label>
                    <select id="language" name="language" class="small">{options}</select>
                    <span class="grow"></span>
                    <button class="btn" name="do" value="preview">{words.t("editor-preview")}</button>
                    <button class="btn main" name="do" value="send">{send}</button>
                </div>
            </div>
            <p class="hint" id="body-hint">{words.t("editor-hint")}</p>
            {error.view}
        </Composer>
    }
    .into_any()
}
