//! "Helpful": marks a post without leaving the page.

use leptos::prelude::*;
use sund_domain::ids::{PersonId, PostId};

/// Marks a post as helpful, or takes that back; says how many people find it helpful now.
#[server(prefix = "/act", endpoint = "mark-helpful")]
pub async fn mark_helpful(me: PersonId, post: PostId, helpful: bool) -> Result<u32, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    match sund_actions::forum::mark_helpful(&caller.sund, &viewer, post, helpful).await {
        Ok((_, count)) => Ok(count),
        Err(error) => Err(caller.refuse(&error)),
    }
}

/// The button of one post, which the address of `action` names: a form that comes back to the post. [`HelpfulButtons`], once on the page, lets all of them
/// change in place: an island for each of twenty posts would cost more than the posts.
#[must_use]
pub fn helpful_button(action: String, count: u32, marked: bool, label: String) -> impl IntoView {
    view! {
        <form method="post" action=action class="bare">
            <button class="btn plain" name="set" value=if marked { "no" } else { "yes" } aria-pressed=if marked { "true" } else { "false" }>
                <span aria-hidden="true">"▲"</span>" "{label}" "<span>{count}</span>
            </button>
        </form>
    }
}

/// Lets the page's helpful buttons change in place; they go the plain way if the server does not answer.
#[island]
pub fn HelpfulButtons(me: PersonId) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    alive::wake(me);
    #[cfg(not(feature = "hydrate"))]
    let _ = me;
    // An island must hold an element: leptos looks for it when it wakes the island.
    view! { <i hidden></i> }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::mark_helpful;
    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use sund_domain::ids::{PersonId, PostId};

    /// On a button that has been pressed and not answered yet, or not at all.
    const PRESSED: &str = "data-pressed";

    pub fn wake(me: PersonId) {
        window_event_listener(ev::submit, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
            let Some((form, post)) = target.and_then(|form| post_of(&form).map(|post| (form, post))) else { return };
            let Ok(Some(button)) = form.query_selector("button") else { return };
            // The plain way, after the server did not answer.
            if button.get_attribute(PRESSED).as_deref() == Some("unanswered") {
                return;
            }
            event.prevent_default();
            if !button.has_attribute(PRESSED) {
                let _ = button.set_attribute(PRESSED, "");
                spawn_local(press(me, form, button, post));
            }
        });
    }

    fn post_of(form: &web_sys::HtmlFormElement) -> Option<PostId> {
        form.get_attribute("action")?.strip_prefix("/posts/")?.split_once("/helpful")?.0.parse().ok()
    }

    async fn press(me: PersonId, form: web_sys::HtmlFormElement, button: web_sys::Element, post: PostId) {
        let helpful = button.get_attribute("value").as_deref() == Some("yes");
        if let Ok(count) = mark_helpful(me, post, helpful).await {
            let _ = button.set_attribute("value", if helpful { "no" } else { "yes" });
            let _ = button.set_attribute("aria-pressed", if helpful { "true" } else { "false" });
            if let Some(shown) = button.last_element_child() {
                shown.set_text_content(Some(&count.to_string()));
            }
            let _ = button.remove_attribute(PRESSED);
        } else {
            let _ = button.set_attribute(PRESSED, "unanswered");
            let submitter = button.dyn_ref::<web_sys::HtmlElement>();
            let _ = form.request_submit_with_submitter(submitter);
        }
    }
}
