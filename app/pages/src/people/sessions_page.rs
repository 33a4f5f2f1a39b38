//! Where one is signed in, and ending it there.

use crate::{
    Fault, Site, Visit,
    forms::see_other,
    layout::Page,
    parts::{act, crumbs, named_act, time},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::sso::{OwnSession, own_sessions, revoke, revoke_others};
use uuid::Uuid;

const HERE: &str = "/settings/sessions";

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let sessions = own_sessions(&site.sund, visit.viewer()?).await?;
    let words = visit.words;
    let title = words.t("sessions-title");
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let rows = sessions.iter().map(|session| row(&visit, session)).collect_view();
        let others = (sessions.len() > 1)
            .then(|| act(&visit, format!("{HERE}/end-others"), "btn danger", words.t("sessions-end-others"), &[]));
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(&visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("sessions-hint")}</p>
                    <ul class="list">{rows}</ul>
                    {others}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn row(visit: &Visit, session: &OwnSession) -> AnyView {
    let words = visit.words;
    let here = visit.token_hash.as_deref() == Some(&session.token_hash);
    let browser = if session.browser.is_empty() { words.t("sessions-some-browser") } else { session.browser.clone() };
    let end = if here {
        view! { <span class="chip ok">{words.t("sessions-here")}</span> }.into_any()
    } else {
        let label = words.t1("sessions-end-this", "browser", browser.as_str());
        // Two of one name are told apart by when they began, by whoever hears the button and not the line.
        let whole = format!("{label} · {}", visit.date_and_clock(session.began));
        named_act(visit, format!("{HERE}/{}/end", session.id), "btn small", label, whole)
    };
    view! {
        <li>
            <b>{browser}</b>
            {end}
            <span class="muted small">
                {words.t("sessions-began")}" "{time(visit, session.began, visit.date_and_clock(session.began))}" · "
                {words.t("sessions-used")}" "{time(visit, session.seen, visit.ago(session.seen))}
            </span>
        </li>
    }
    .into_any()
}

pub async fn end(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    revoke(&site.sund, visit.viewer()?, crate::forum::id::<Uuid>(&session)?).await?;
    Ok(see_other(HERE))
}

pub async fn end_others(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    revoke_others(&site.sund, viewer, visit.token_hash.as_deref().unwrap_or_default()).await?;
    Ok(see_other(HERE))
}
