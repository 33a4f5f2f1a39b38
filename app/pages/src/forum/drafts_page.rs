//! All that one has begun to write and not posted yet, where it belongs, and what became of it on two devices at once.

use crate::{
    Fault, Site, Visit,
    files::back,
    forms::see_other,
    layout::{Nav, Page},
    parts::{act, time},
};
use axum::{
    Form,
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    forum::{DraftLine, DraftPlace, DraftSpot},
    page::Cursor,
};
use sund_islands::html::textarea;

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<String>,
}

/// Which draft.
#[derive(Debug, Deserialize)]
pub struct Which {
    #[serde(default)]
    draft: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let after = ask.after.map(|text| text.parse::<Cursor>()).transpose()?;
    let drafts = sund_actions::forum::list_drafts(&site.sund, visit.viewer()?, after).await?;
    let words = visit.words;
    let title = words.t("drafts-title");
    Ok(Page::new(title.clone(), Some(Nav::Forums)).show(&visit, || {
        let rows = drafts.rows.iter().enumerate().map(|(n, draft)| row(&visit, n, draft)).collect_view();
        let none = drafts.rows.is_empty().then(|| view! { <p class="muted m-0">{words.t("drafts-none")}</p> });
        let next = drafts.next.map(|next| {
            view! { <p class="m-0"><a class="btn" rel="next" href=format!("/drafts?after={next}")>{words.t("drafts-older")}</a></p> }
        });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("drafts-hint")}</p>
                    {none}
                    {rows}
                    {next}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// Where it belongs, in words; of a place that one may not enter (any more) nothing but that.
fn belongs(visit: &Visit, draft: &DraftLine) -> AnyView {
    let words = visit.words;
    let Some(spot) = &draft.spot else {
        return view! { <p class="small muted m-0">{words.t("draft-nowhere")}</p> }.into_any();
    };
    let key = match draft.of {
        DraftPlace::Thread(_) => "draft-of-thread",
        DraftPlace::Reply(_) => "draft-of-reply",
        DraftPlace::Edit(_) => "draft-of-edit",
        DraftPlace::Held(_) => "draft-of-held",
        DraftPlace::Whisper(_) => "draft-of-whisper",
    };
    let href = href(draft.of, spot);
    view! { <p class="small muted m-0">{words.t(key)}" "<a href=href>{spot.title.clone()}</a></p> }.into_any()
}

/// The place itself.
fn href(of: DraftPlace, spot: &DraftSpot) -> String {
    match (of, spot.thread, spot.number) {
        (DraftPlace::Edit(_) | DraftPlace::Whisper(_), Some(thread), Some(number)) => {
            format!("/threads/{thread}?post={number}#p{number}")
        }
        (DraftPlace::Held(id), ..) => format!("/held/{id}"),
        (_, Some(thread), _) => format!("/threads/{thread}"),
        _ => format!("/forums/{}", spot.forum),
    }
}

fn row(visit: &Visit, n: usize, draft: &DraftLine) -> AnyView {
    let words = visit.words;
    let begins: String = draft.body.chars().take(80).collect();
    let begins = [draft.title.trim(), begins.trim()].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let named = begins.to_owned();
    let id = format!("draft-{n}");
    let (label, name, labelled) = (id.clone(), format!("{id}-name"), format!("{id}-name"));
    let key = draft.key.clone();
    let open = draft.spot.as_ref().map(|spot| {
        if draft.aside {
            act(visit, "/drafts/open".into(), "btn main", words.t("draft-open-aside"), &[("draft", key.clone())])
        } else {
            view! { <a class="btn main" href=back(draft.of, &spot.forum)>{words.t("draft-open")}</a> }.into_any()
        }
    });
    let discard = act(visit, "/drafts/discard".into(), "btn", words.t("draft-discard"), &[("draft", key.clone())]);
    view! {
        <section class="card stack gap-s" aria-labelledby=labelled>
            <h2 id=name dir="auto">{named}</h2>
            {belongs(visit, draft)}
            <p class="small muted m-0">
                {time(visit, draft.at, visit.date_and_clock(draft.at))}
                {draft.aside.then(|| view! { " "<span class="chip warn">{words.t("draft-aside")}</span> })}
            </p>
            <details>
                <summary>{words.t("draft-whole")}</summary>
                <label class="visually-hidden" for=label>{words.t("draft-whole")}</label>
                <textarea id=id rows="8" readonly dir="auto" inner_html=textarea(&draft.body)></textarea>
            </details>
            <div class="row gap-s">{open}{discard}</div>
        </section>
    }
    .into_any()
}

pub async fn discard(State(site): State<Site>, visit: Visit, Form(form): Form<Which>) -> Result<Response, Fault> {
    sund_actions::forum::discard_draft(&site.sund, visit.viewer()?, &form.draft).await?;
    Ok(see_other("/drafts"))
}

pub async fn open(State(site): State<Site>, visit: Visit, Form(form): Form<Which>) -> Result<Response, Fault> {
    let (place, spot) = sund_actions::forum::open_draft(&site.sund, visit.viewer()?, &form.draft).await?;
    Ok(see_other(&back(place, &spot.forum)))
}
