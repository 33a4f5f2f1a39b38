//! Under the title of a new thread: threads that are like it, while one types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sund_domain::{forum::Alike, ids::PersonId};

/// The words of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AlikeWords {
    /// Over the list.
    pub title: String,
    /// What is said when it comes.
    pub found: String,
    /// Of a question with an accepted answer.
    pub answered: String,
}

/// Threads with a like title, of all that the viewer may see.
#[server(prefix = "/act", endpoint = "alike")]
pub async fn find_alike(me: PersonId, title: String) -> Result<Vec<Alike>, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::forum::alike(&caller.sund, &viewer, &title).await.map_err(|error| caller.refuse(&error))
}

/// The list, with what the server found when the page was made; listens to the field with the name `title`.
#[island]
pub fn AlikeThreads(me: PersonId, words: AlikeWords, first: Vec<Alike>) -> impl IntoView {
    let list = RwSignal::new(first);
    let (status, set_status) = signal(String::new());
    #[cfg(feature = "hydrate")]
    alive::listen(me, list, (set_status, words.found.clone()));
    #[cfg(not(feature = "hydrate"))]
    let _ = (me, set_status);
    let answered = words.answered;
    let rows = move || {
        list.get()
            .into_iter()
            .map(|one| {
                let answered = one.answered.then(|| format!(" · {answered}"));
                view! {
                    <li>
                        <a href=format!("/threads/{}", one.id) lang=one.language.code()>{one.title}</a>" "
                        <span class="small muted">{one.forum}{answered}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="alike">
            <section class="notice" aria-label=words.title.clone() hidden=move || list.with(Vec::is_empty)>
                <p class="m-0">{words.title.clone()}</p>
                <ul>{rows}</ul>
            </section>
            <p class="visually-hidden" role="status">{status}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::find_alike;
    use crate::events::Turns;
    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::time::Duration;
    use sund_domain::{forum::Alike, ids::PersonId};

    /// How long one must pause before threads are looked for.
    const PAUSE: Duration = Duration::from_millis(500);

    /// Looks for threads a while after the last key in the title; what is typed meanwhile starts the wait anew.
    pub fn listen(me: PersonId, list: RwSignal<Vec<Alike>>, (status, found): (WriteSignal<String>, String)) {
        let turns = Turns::default();
        window_event_listener(ev::input, move |event| {
            let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let Some(title) = field.filter(|field| field.name() == "title").map(|field| field.value()) else { return };
            let (is_last, found) = (turns.next(), found.clone());
            let look = async move {
                if !is_last() {
                    return;
                }
                // Who gets no answer keeps what there was.
                let Ok(new) = find_alike(me, title).await else { return };
                if is_last() && list.with_untracked(|old| *old != new) {
                    status.set(if new.is_empty() { String::new() } else { found });
                    list.set(new);
                }
            };
            set_timeout(move || spawn_local(look), PAUSE);
        });
    }
}
