//! Redacting a post: what will be gone, what may be left in other posts, and why it is done.

use super::{address, id};
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, after, area, errors_of, line},
    layout::{Nav, form_page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{Field, Invalid, forum::PostInThread, ids::PostId};

#[derive(Debug, Default, Deserialize)]
pub struct Redact {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    title: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    form(&site, &visit, id(&post)?, &Redact::default(), None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(typed): Form<Redact>,
) -> Result<Response, Fault> {
    let id: PostId = id(&post)?;
    let text = format!("{}\n{}", typed.title, typed.reason);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&text))?;
    let done = sund_actions::forum::redact_post(&site.sund, viewer, id, &typed.reason, &typed.title).await;
    after(done.map(|post| address(&post)), &text, async |invalid| form(&site, &visit, id, &typed, Some(&invalid)).await)
        .await
}

async fn form(
    site: &Site,
    visit: &Visit,
    id: PostId,
    typed: &Redact,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let (post, quoting) = sund_actions::forum::redacting(&site.sund, visit.viewer()?, id).await?;
    let title = words.t1("redact-title", "name", post.post.author.name.as_str());
    let new_title = (post.post.number == 1).then(|| {
        line(
            visit,
            invalid,
            Line {
                field: Field::Title,
                label: words.t("redact-new-title"),
                hint: Some(words.t1("redact-new-title-hint", "title", post.thread.title.as_str())),
                value: &typed.title,
                kind: "text",
                required: false,
                autocomplete: Some("off"),
            },
        )
    });
    Ok(form_page(visit, Nav::Forums, title, vec![(address(&post), post.thread.title.clone())], invalid, || {
        view! {
            <>
                <p class="notice warn m-0">{words.t("redact-hint")}</p>
                {quotes(visit, &quoting)}
                {errors_of(visit, invalid, &[(Field::Title, "redact-new-title")])}
                <form method="post" action=visit.action(format!("/posts/{id}/redact")) class="stack">
                    {new_title}
                    {area(visit, invalid, Area {
                        field: Field::Reason,
                        label: words.t("field-reason"),
                        hint: Some(words.t("redact-reason-hint")),
                        value: &typed.reason,
                        rows: 3,
                    })}
                    <div class="row"><button class="btn danger">{words.t("redact-send")}</button></div>
                </form>
            </>
        }
        .into_any()
    }))
}

/// Posts that link to it, for they may quote what has to go.
fn quotes(visit: &Visit, quoting: &[PostInThread]) -> Option<AnyView> {
    let words = visit.words;
    let rows = quoting
        .iter()
        .map(|post| {
            let name = words.tn(
                "redact-quoting",
                [("n", i64::from(post.post.number).into()), ("name", post.post.author.name.clone().into())],
            );
            view! { <li><a href=address(post)>{name}</a></li> }
        })
        .collect_view();
    (!quoting.is_empty())
        .then(|| view! { <section><h2>{words.t("redact-quotes")}</h2><ul>{rows}</ul></section> }.into_any())
}
