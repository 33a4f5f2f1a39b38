//! Two accounts of one person: what will happen when they become one. Its routes are in `server/src/sso`, for the session
//! goes on under a new token.

use crate::{
    Visit,
    layout::Page,
    parts::{act, country, crumbs, time},
};
use axum::response::Response;
use leptos::prelude::*;
use sund_domain::people::SecondAccount;

/// Asks the owner of both; `mine` is the organisation for which the account is that stays.
#[must_use]
pub fn join_page(visit: &Visit, mine: &str, other: &SecondAccount, here: &str) -> Response {
    let words = visit.words;
    let title = words.t("join-title");
    let organisation = other.organisation_name.as_str();
    Page::new(title.clone(), None).show(visit, || {
        let trail = vec![
            ("/settings".into(), words.t("nav-settings")),
            ("/settings/identities".into(), words.t("identities-title")),
        ];
        let waits = other.waits.then(|| view! { <li>{words.t1("join-waits", "organisation", organisation)}</li> });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, trail)}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t1("join-lead", "organisation", organisation)}</p>
                    {account(visit, other)}
                    <h2>{words.t("join-what")}</h2>
                    <ul class="m-0 stack gap-s">
                        <li>{words.t("join-writings")}</li>
                        <li>{words.t("join-places")}</li>
                        <li>{words.t1("join-groups", "organisation", organisation)}</li>
                        <li>{words.t("join-reading")}</li>
                        <li>{words.tn("join-sign-in", [("mine", mine.into()), ("organisation", organisation.into())])}</li>
                        {waits}
                        <li>{words.t("join-ends")}</li>
                    </ul>
                    <p class="notice warn m-0"><b>{words.t("join-for-good")}</b></p>
                    <div class="row">
                        {act(visit, here.to_owned(), "btn main", words.t("join-go"), &[])}
                        {act(visit, format!("{here}/leave"), "btn", words.t("join-leave"), &[])}
                    </div>
                    <p class="muted small m-0">{words.t("join-minutes")}</p>
                </div>
            </main>
        }
        .into_any()
    })
}

/// Which account it is, and how much is in it.
fn account(visit: &Visit, other: &SecondAccount) -> AnyView {
    let words = visit.words;
    let holds = other.holds;
    let counts = [
        ("join-posts", holds.posts),
        ("join-messages", holds.messages),
        ("join-workgroups", holds.workgroups),
        ("join-drafts", holds.drafts),
    ];
    let counts = counts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.t1(key, "n", i64::try_from(n).unwrap_or(i64::MAX)))
        .collect::<Vec<_>>()
        .join(" · ");
    let counts = if counts.is_empty() { words.t("join-nothing") } else { counts };
    let since = time(visit, other.since, visit.date_and_clock(other.since));
    view! {
        <div class="card stack gap-s">
            <div class="row"><b>{other.organisation_name.clone()}</b>{country(visit, other.country)}</div>
            <span>{other.name.clone()}</span>
            <span class="muted small">{words.t("identities-since")}" "{since}" · "{counts}</span>
        </div>
    }
    .into_any()
}
