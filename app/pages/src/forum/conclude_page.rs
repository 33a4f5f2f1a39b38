//! A chair's conclusion of a thread: written, changed, taken away. Two chairs at once see both texts.

use super::{
    changes::{Meanwhile, conflict},
    id,
};
use crate::{
    Fault, Site, Visit,
    forms::{Area, after, area, errors_of},
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::ActionError;
use sund_domain::{
    Field, Invalid, Subject as _,
    forum::{Thread, ThreadAct},
    ids::ThreadId,
};

#[derive(Debug, Deserialize)]
pub struct Conclusion {
    #[serde(default)]
    body: String,
    #[serde(default)]
    version: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    let thread = sund_actions::forum::thread_only(&site.sund, visit.viewer()?, id(&thread)?).await?;
    thread.may(ThreadAct::Conclude).map_err(ActionError::Refused)?;
    let typed = thread.conclusion.as_ref().map(|c| c.markdown.clone()).unwrap_or_default();
    Ok(answer(&visit, &thread, &typed, thread.conclusion_version, None, StatusCode::OK))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(thread): Path<String>,
    Form(form): Form<Conclusion>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.body))?;
    let id: ThreadId = id(&thread)?;
    let version = form.version.parse().ok();
    let thread = async || sund_actions::forum::thread_only(&site.sund, viewer, id).await.map_err(Fault::from);
    let done = match sund_actions::forum::conclude(&site.sund, viewer, id, version, &form.body).await {
        Ok(false) => {
            let thread = thread().await.map_err(|fault| fault.with_text(&form.body))?;
            return Ok(answer(&visit, &thread, &form.body, thread.conclusion_version, None, StatusCode::CONFLICT));
        }
        Ok(true) => Ok(format!("/threads/{id}")),
        Err(error) => Err(error),
    };
    after(done, &form.body, async |invalid| {
        let thread = thread().await?;
        let version = version.unwrap_or(thread.conclusion_version);
        Ok(answer(&visit, &thread, &form.body, version, Some(&invalid), StatusCode::UNPROCESSABLE_ENTITY))
    })
    .await
}

fn answer(
    visit: &Visit,
    thread: &Thread,
    typed: &str,
    version: u32,
    invalid: Option<&Invalid>,
    status: StatusCode,
) -> Response {
    let words = visit.words;
    let title = words.t("conclude-title");
    let address = format!("/threads/{}", thread.id);
    let meanwhile = (status == StatusCode::CONFLICT).then(|| {
        let now = thread.conclusion.as_ref();
        let meanwhile = Meanwhile {
            markdown: now.map_or("", |now| now.markdown.as_str()),
            html: now.map_or("", |now| now.html.as_str()),
            at: now.map_or(visit.now, |now| now.at),
            said: words.t("conclude-conflict-text"),
        };
        conflict(visit, &meanwhile, typed)
    });
    let field = Area { field: Field::Body, label: words.t("thread-conclusion"), hint: None, value: typed, rows: 8 };
    let field = area(visit, invalid, field);
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(address.clone(), thread.title.clone())])}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("conclude-hint")}</p>
                    {errors_of(visit, invalid, &[(Field::Body, "thread-conclusion")])}
                    {meanwhile}
                    <form method="post" action=visit.action(format!("{address}/conclude")) class="stack">
                        <input type="hidden" name="version" value=version.to_string()/>
                        {field}
                        <div class="row"><button class="btn main">{words.t("conclude-send")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
