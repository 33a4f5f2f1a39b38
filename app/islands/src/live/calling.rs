//! Offers whom one can call in a session while one types a name after `@` in its box.

use crate::forum::offers::Offers;
use leptos::prelude::*;
use sund_domain::{
    forum::Callable,
    ids::{PersonId, SessionId},
};

/// A few people whom the viewer can call in this session.
#[server(prefix = "/act", endpoint = "find-callable-live")]
pub async fn find_callable_live(
    me: PersonId,
    session: SessionId,
    typed: String,
) -> Result<Vec<Callable>, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::live::callable(&caller.sund, &viewer, session, &typed).await.map_err(|error| caller.refuse(&error))
}

/// Wraps the box; it is the page's and stays as it is. `label` is what the list of people is called, `how` says how one
/// chooses from it.
#[island]
pub fn CallOffers(me: PersonId, session: SessionId, label: String, how: String, children: Children) -> impl IntoView {
    let offers = Offers::none("callable");
    #[cfg(feature = "hydrate")]
    let (typed, key, press, leave) = {
        use crate::forum::calling::alive as calling;
        (
            calling::ask(
                move |typed| async move { find_callable_live(me, session, typed).await.unwrap_or_default() },
                offers,
            ),
            // Before the box hears of it: there Enter sends.
            move |event: leptos::ev::KeyboardEvent| {
                if calling::key(offers, &event) {
                    event.stop_propagation();
                }
            },
            move |event: leptos::ev::MouseEvent| calling::press(offers, &event),
            move |event: leptos::ev::FocusEvent| calling::leave(offers, &event),
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let (typed, key, press, leave) = {
        let _ = (me, session);
        (
            |_: leptos::ev::Event| (),
            |_: leptos::ev::KeyboardEvent| (),
            |_: leptos::ev::MouseEvent| (),
            |_: leptos::ev::FocusEvent| (),
        )
    };
    view! {
        <div class="composer" on:input=typed on:keydown:capture=key on:mousedown=press on:focusout=leave>
            {children()}
            {offers.view(label, how)}
        </div>
    }
}
