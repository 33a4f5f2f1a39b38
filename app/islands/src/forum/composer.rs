//! Around a box in which one writes: keeps a draft on the server as one types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sund_domain::{forum::DraftPlace, ids::PersonId};

/// The words of the box.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComposerWords {
    /// "Draft saved."
    pub saved: String,
    /// "The draft could not be saved. Your text is still here."
    pub not_saved: String,
}

/// Keeps a draft of the viewer, as typed.
#[server(prefix = "/act", endpoint = "keep-draft")]
pub async fn keep_draft(
    me: PersonId,
    place: DraftPlace,
    title: String,
    body: String,
    kind: String,
    language: String,
) -> Result<(), ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    let draft = sund_domain::forum::Draft { title, body, kind, language };
    sund_actions::forum::keep_draft(&caller.sund, &viewer, place, draft).await.map_err(|error| caller.refuse(&error))
}

/// Wraps the fields of a form; they are the page's and stay as they are. Listens to what bubbles up from them.
#[island]
pub fn Composer(me: PersonId, place: DraftPlace, words: ComposerWords, children: Children) -> impl IntoView {
    let (status, set_status) = signal(String::new());
    #[cfg(feature = "hydrate")]
    let typed = alive::autosave(me, place, words, set_status);
    #[cfg(not(feature = "hydrate"))]
    let typed = {
        let _ = (me, place, words, set_status);
        |_: leptos::ev::Event| ()
    };
    view! {
        <div class="composer" on:input=typed>
            {children()}
            <p class="small muted m-0" role="status">{status}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::{ComposerWords, keep_draft};
    use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::{cell::Cell, rc::Rc, time::Duration};
    use sund_domain::{forum::DraftPlace, ids::PersonId};

    /// How long one must pause before the draft is saved.
    const PAUSE: Duration = Duration::from_millis(900);

    /// The value of a form's field, whatever kind of input it is.
    fn value(form: &web_sys::HtmlFormElement, name: &str) -> String {
        let selector = format!("[name={name}]");
        let Ok(Some(field)) = form.query_selector(&selector) else { return String::new() };
        js_sys::Reflect::get(&field, &"value".into()).ok().and_then(|v| v.as_string()).unwrap_or_default()
    }

    /// Saves a while after the last key; what is typed meanwhile starts the wait anew.
    pub fn autosave(
        me: PersonId,
        place: DraftPlace,
        words: ComposerWords,
        status: WriteSignal<String>,
    ) -> impl Fn(leptos::ev::Event) {
        let turn = Rc::new(Cell::new(0_u32));
        move |event| {
            let form = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .and_then(|element| element.closest("form").ok().flatten())
                .and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
            let Some(form) = form else { return };
            let mine = turn.get().wrapping_add(1);
            turn.set(mine);
            let (turn, words) = (Rc::clone(&turn), words.clone());
            set_timeout(
                move || {
                    if turn.get() != mine {
                        return;
                    }
                    let field = |name| value(&form, name);
                    let (title, body, kind, language) =
                        (field("title"), field("body"), field("kind"), field("language"));
                    spawn_local(async move {
                        let saved = keep_draft(me, place, title, body, kind, language).await.is_ok();
                        status.set(if saved { words.saved } else { words.not_saved });
                    });
                },
                PAUSE,
            );
        }
    }
}
