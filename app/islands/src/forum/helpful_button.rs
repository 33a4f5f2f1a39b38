//! "Helpful": marks a post without leaving the page.

use leptos::prelude::*;
use sund_domain::ids::PostId;

/// Marks a post as helpful, or takes that back; says how many people find it helpful now.
#[server(prefix = "/act", endpoint = "mark-helpful")]
pub async fn mark_helpful(post: PostId, helpful: bool) -> Result<u32, ServerFnError> {
    let (caller, viewer) = crate::Caller::get()?;
    match sund_actions::forum::mark_helpful(&caller.sund, &viewer, post, helpful).await {
        Ok((_, count)) => Ok(count),
        Err(error) => Err(caller.refuse(&error)),
    }
}

/// The button. Without scripts it is a form that comes back to the post; with them it changes in place, and goes the
/// plain way if the server does not answer. `children` are the words; they end with an element, not with text: leptos
/// loses its place behind text that an island does not own.
#[island]
pub fn HelpfulButton(post: PostId, count: u32, marked: bool, children: Children) -> impl IntoView {
    let count = RwSignal::new(count);
    let marked = RwSignal::new(marked);
    let form = NodeRef::<leptos::html::Form>::new();
    let press = Action::new(move |helpful: &bool| {
        let helpful = *helpful;
        async move {
            match mark_helpful(post, helpful).await {
                Ok(now) => {
                    count.set(now);
                    marked.set(helpful);
                }
                Err(_) => {
                    if let Some(form) = form.get_untracked() {
                        // Without `submit` events: the browser goes the way that works without us.
                        let _ = form.submit();
                    }
                }
            }
        }
    });
    let pending = press.pending();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !pending.get_untracked() {
            press.dispatch(!marked.get_untracked());
        }
    };
    view! {
        <form method="post" action=format!("/posts/{post}/helpful") class="bare" node_ref=form on:submit=submit>
            <input type="hidden" name="set" value=move || if marked.get() { "no" } else { "yes" }/>
            <button class="btn plain" aria-pressed=move || marked.get().to_string()>
                <span aria-hidden="true">"▲"</span>{children()}" "{move || count.get()}
            </button>
        </form>
    }
}
