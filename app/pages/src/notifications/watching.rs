//! Choosing how closely one watches: a button that says what holds, and behind it what can be chosen, each in words.

use crate::{Visit, parts::icon};
use leptos::prelude::*;
use sund_domain::notifications::{Watch, Watched};

/// For a forum or a thread: `path` is where it is told, `whole` what the button is about for those who hear it alone.
pub fn control(visit: &Visit, path: &str, watched: Watched, whole: String) -> AnyView {
    let words = visit.words;
    let holds = words.t(&format!("watch-{}", watched.holds().code()));
    let choice = |value: &'static str, label: String, hint: String, chosen: bool| {
        view! {
            <button name="watch" value=value aria-current=chosen.then_some("true")>
                <span>
                    <b>{label}{chosen.then(|| view! { " "{icon(visit, "check")}<span class="visually-hidden">{words.t("watch-chosen")}</span> })}</b>
                    <span class="hint">{hint}</span>
                </span>
            </button>
        }
        .into_any()
    };
    let levels = Watch::ALL
        .map(|watch| {
            let label = words.t(&format!("watch-{}", watch.code()));
            choice(watch.code(), label, words.t(&format!("watch-{}-hint", watch.code())), watched.chosen == Some(watch))
        })
        .collect_view();
    let otherwise = words.t(&format!("watch-{}", watched.otherwise.code()));
    let none = choice(
        "",
        words.t("watch-otherwise"),
        words.t1("watch-otherwise-hint", "level", otherwise),
        watched.chosen.is_none(),
    );
    view! {
        <details class="menu watch">
            <summary class="btn small">{icon(visit, "bell")}" "{holds}<span class="visually-hidden">" · "{whole}</span></summary>
            <form method="post" action=visit.action(path)>{levels}{none}</form>
        </details>
    }
    .into_any()
}
