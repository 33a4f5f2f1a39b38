//! The keys that do something (`frontend/keys.js` shows the same list in a dialog).

use crate::{Fault, Visit, layout::Page};
use axum::response::Response;
use leptos::prelude::*;

/// The keys as they stand on their caps, and what they do. With `keys` in between: one after the other.
const ANYWHERE: [(&[&str], &str); 12] = [
    (&["?"], "shortcuts-title"),
    (&["j"], "shortcut-next"),
    (&["k"], "shortcut-previous"),
    (&["n"], "shortcut-new"),
    (&["g", "h"], "nav-home"),
    (&["g", "f"], "nav-forums"),
    (&["g", "l"], "nav-live"),
    (&["g", "w"], "nav-workgroups"),
    (&["g", "p"], "nav-people"),
    (&["g", "i"], "inbox-title"),
    (&["g", "d"], "drafts-title"),
    (&["g", "b"], "bookmarks-title"),
];

const IN_A_THREAD: [(&[&str], &str); 3] =
    [(&["r"], "shortcut-reply"), (&["q"], "shortcut-quote"), (&["b"], "shortcut-bookmark")];

const WRITING: [(&[&str], &str); 4] = [
    (&["Ctrl", "Enter"], "shortcut-send"),
    (&["Ctrl", "B"], "shortcut-bold"),
    (&["Ctrl", "I"], "shortcut-italic"),
    (&["Ctrl", "K"], "shortcut-link"),
];

pub async fn show(visit: Visit) -> Result<Response, Fault> {
    let on = visit.viewer()?.settings.keys;
    let words = visit.words;
    let title = words.t("shortcuts-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let list = |heading: &str, rows: &[(&[&str], &str)]| {
            let rows = rows.iter().map(|(keys, key)| {
                let caps = keys.iter().map(|cap| view! { <kbd>{(*cap).to_owned()}</kbd>" " }).collect_view();
                view! { <div><dt>{caps}</dt><dd>{words.t(key)}</dd></div> }
            });
            view! { <section><h2>{words.t(heading)}</h2><dl class="keys">{rows.collect_view()}</dl></section> }
        };
        let state = words.t(if on { "shortcuts-are-on" } else { "shortcuts-are-off" });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{state}" "<a href="/settings">{words.t("nav-settings")}</a></p>
                    <div class="stack" data-keys data-close=words.t("shortcuts-close")>
                        {list("shortcuts-anywhere", &ANYWHERE)}
                        {list("shortcuts-in-a-thread", &IN_A_THREAD)}
                        {list("shortcuts-writing", &WRITING)}
                    </div>
                </div>
            </main>
        }
        .into_any()
    }))
}
