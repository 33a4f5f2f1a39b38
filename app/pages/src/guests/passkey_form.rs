//! A form that asks an authenticator before it is sent (`frontend/passkey.js`). Without scripts it says what is needed.

use crate::Visit;
use leptos::prelude::*;

/// What to ask the authenticator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To make a passkey.
    Create,
    /// To show one.
    Get,
}

/// The form. `action` is where it goes with the answer; its challenge comes from `begin`.
pub fn passkey_form(
    visit: &Visit,
    ask: Ask,
    (action, begin): (String, String),
    button: String,
    possible: bool,
    fields: AnyView,
) -> AnyView {
    let words = visit.words;
    if !possible {
        return view! { <p class="notice warn">{words.t("passkey-not-here")}</p> }.into_any();
    }
    let ask = if ask == Ask::Create { "create" } else { "get" };
    view! {
        <form method="post" action=action class="stack" data-passkey=ask data-begin=begin
            data-unsupported=words.t("passkey-unsupported") data-cancelled=words.t("passkey-cancelled")
            data-there=words.t("passkey-there") data-failed=words.t("passkey-failed") data-waits=words.t("passkey-waits")>
            <input type="hidden" name="ceremony"/>
            <input type="hidden" name="credential"/>
            {fields}
            <p class="notice warn" data-unscripted>{words.t("passkey-unscripted")}</p>
            <div class="row"><button class="btn main" hidden>{button}</button></div>
            <div role="status"></div>
        </form>
    }
    .into_any()
}
