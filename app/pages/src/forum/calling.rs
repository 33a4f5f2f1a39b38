//! What the buttons of the box do besides sending: a preview, and finding whom to call, for who has no scripts.

use crate::{Site, Visit};
use leptos::prelude::*;
use sund_actions::{
    ActionError,
    forum::{callable, preview, with_mention},
};
use sund_domain::{
    Invalid,
    forum::{Callable, Draft, DraftPlace},
    people::Viewer,
};

/// What the box shows after one of its buttons.
#[derive(Clone, Debug, Default)]
pub struct Pressed {
    /// The text as it would be shown, if one asked for it.
    pub preview: Option<String>,
    /// What is wrong with the text, so that it cannot be shown.
    pub invalid: Option<Invalid>,
    /// The name that was typed, of somebody to call.
    pub typed: String,
    /// Who is called so.
    pub found: Option<Vec<Callable>>,
    /// It was the button that sends.
    pub sends: bool,
}

/// The button by its value, which may change the text, with the name in the field beside it.
pub async fn press(
    site: &Site,
    viewer: &Viewer,
    place: DraftPlace,
    (button, typed): (&str, &str),
    draft: &mut Draft,
) -> Result<Pressed, ActionError> {
    let mut pressed = Pressed { typed: typed.to_owned(), ..Pressed::default() };
    if let Some(address) = button.strip_prefix("call:") {
        match with_mention(&site.sund, viewer, place, (&draft.body, address)).await? {
            Some(body) => (draft.body, pressed.typed) = (body, String::new()),
            None => pressed.found = Some(Vec::new()),
        }
        return Ok(pressed);
    }
    match button {
        // Enter in the field for a name presses the first button of the form, which saves the draft.
        "save" | "preview" | "find" => {
            if button == "find" || !typed.trim().is_empty() {
                pressed.found = Some(callable(&site.sund, viewer, place, typed).await?);
            }
            if button == "preview" {
                match preview(&site.sund, viewer, place, &draft.body).await {
                    Ok(html) => pressed.preview = Some(html),
                    Err(ActionError::Invalid(invalid)) => pressed.invalid = Some(invalid),
                    Err(error) => return Err(error),
                }
            }
        }
        _ => pressed.sends = true,
    }
    Ok(pressed)
}

/// The field for a name, and who was found by it: each a button that puts a mention into the text.
pub fn calling(visit: &Visit, pressed: &Pressed) -> AnyView {
    let words = visit.words;
    let typed = pressed.typed.clone();
    let open = pressed.found.is_some() || !typed.trim().is_empty();
    let found = pressed.found.as_ref().map(|found| {
        if found.is_empty() {
            return view! { <p class="m-0" role="status">{words.t("call-nobody")}</p> }.into_any();
        }
        let rows = found
            .iter()
            .map(|one| {
                let value = format!("call:{}", one.meant.address());
                view! { <li><button class="btn small" name="do" value=value>{words.t1("call-put", "name", one.name.clone())}</button>" "{one.organisation.clone()}</li> }
            })
            .collect_view();
        view! { <ul>{rows}</ul> }.into_any()
    });
    view! {
        <details class="hint" open=open>
            <summary>{words.t("call-title")}</summary>
            <div class="stack">
                <div class="field">
                    <label for="mention">{words.t("call-name")}</label>
                    <p class="hint" id="mention-hint">{words.t("call-hint")}</p>
                    <input id="mention" name="mention" type="text" value=typed autocomplete="off" aria-describedby="mention-hint"/>
                </div>
                <p class="m-0"><button class="btn small" name="do" value="find">{words.t("call-find")}</button></p>
                {found}
            </div>
        </details>
    }
    .into_any()
}
