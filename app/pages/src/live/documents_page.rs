//! Documents of a session: beside the talk, and the page on which chairs add them and take them away. A file comes by a form
//! that the server takes (`server/src/files/documents.rs`).

use super::{
    board_parts::{Look, card, part},
    way,
};
use crate::{
    Fault, Site, Visit,
    files::{size, titled, why_not},
    forms::{Line, described_by, error_of, errors_of, line, see_other},
    forum::id,
    layout::{Nav, Page},
    parts::{crumbs, named_act},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use sund_actions::live;
use sund_domain::{
    Field, Invalid,
    files::{File, NoFile},
    ids::{FileId, SessionId},
    live::{DOCUMENTS_MOST, LiveSession, SessionAct},
};

/// What the session is about, on paper; for chairs with the way to add to it.
pub fn documents_card(look: Look<'_>, documents: &[File]) -> AnyView {
    let keeps = look.may(SessionAct::KeepDocuments);
    if documents.is_empty() && !keeps {
        return part("board-documents", None);
    }
    let list = (!documents.is_empty()).then(|| {
        let rows = documents.iter().map(|file| view! { <li>{titled(look.visit, file)}</li> }).collect_view();
        view! { <ul class="documents">{rows}</ul> }
    });
    let keep = keeps.then(|| {
        let href = format!("{}/documents", look.base());
        let key = if documents.is_empty() { "live-documents-add" } else { "live-documents-keep" };
        view! { <p class="m-0"><a class="btn small" href=href>{look.t(key)}</a></p> }
    });
    let inside = view! { <div class="stack gap-s">{list}{keep}</div> }.into_any();
    part("board-documents", Some(card("board-documents", look.t("live-documents"), inside)))
}

/// A document that was sent and not taken.
#[derive(Debug, Default)]
pub struct NotAdded {
    /// The title that was typed.
    pub title: String,
    /// What is wrong with the form.
    pub invalid: Option<Invalid>,
    /// Or with the file: the name that it came with, and why it was not taken.
    pub refused: Option<(String, NoFile)>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    let (session, documents) = live::documents(&site.sund, visit.viewer()?, id(&session)?).await?;
    Ok(documents_page(&visit, &session, &documents, &NotAdded::default()))
}

pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((session, file)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let (session, file): (SessionId, FileId) = (id(&session)?, id(&file)?);
    live::remove_document(&site.sund, visit.viewer()?, session, file).await?;
    site.talk.changed(session);
    Ok(see_other(&format!("/live/{session}/documents")))
}

/// The page, with what was wrong with a document that was sent.
#[must_use]
pub fn documents_page(visit: &Visit, session: &LiveSession, documents: &[File], sent: &NotAdded) -> Response {
    let words = visit.words;
    let status = match &sent.refused {
        // What was sent is not at fault where the storage is.
        Some((_, NoFile::NotKept)) => StatusCode::SERVICE_UNAVAILABLE,
        None if sent.invalid.is_none() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = words.t("live-documents");
    Page::new(title.clone(), Some(Nav::Live)).status(status).show(visit, || {
        let rows = documents.iter().map(|file| {
            let to = format!("/live/{}/documents/{}/remove", session.id, file.id);
            let whole = words.t1("files-remove-named", "name", file.title.as_str());
            view! { <li><span>{titled(visit, file)}</span>{named_act(visit, to, "btn small", words.t("files-remove"), whole)}</li> }
        });
        let list = if documents.is_empty() {
            view! { <p class="empty">{words.t("live-documents-none")}</p> }.into_any()
        } else {
            view! { <ul class="list documents-kept">{rows.collect_view()}</ul> }.into_any()
        };
        let full = documents.len() as u64 >= DOCUMENTS_MOST && sent.invalid.is_none() && sent.refused.is_none();
        let form = if full {
            view! { <p class="notice m-0">{words.t1("live-documents-full", "most", DOCUMENTS_MOST)}</p> }.into_any()
        } else {
            form(visit, session, sent)
        };
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way(visit, session))}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("live-documents-text")}" "{(!session.mode.names()).then(|| words.t("live-documents-unnamed"))}</p>
                    {errors_of(visit, sent.invalid.as_ref(), &[(Field::Files, "live-document-file")])}
                    {list}
                    {form}
                    <p class="m-0"><a class="btn" href=format!("/live/{}", session.id)>{words.t("live-back")}</a></p>
                </div>
            </main>
        }
        .into_any()
    })
}

fn form(visit: &Visit, session: &LiveSession, sent: &NotAdded) -> AnyView {
    let words = visit.words;
    let invalid = sent.invalid.as_ref();
    let empty = error_of(visit, invalid, Field::Files);
    let refused = sent.refused.as_ref().map(|(name, why)| {
        view! { <p class="error" id="files-refused" role="alert"><b dir="auto">{name.clone()}</b>": "{why_not(visit, *why)}</p> }
    });
    let described =
        described_by(&[Some("files-hint".into()), empty.id.clone(), refused.is_some().then(|| "files-refused".into())]);
    let wrong = (empty.invalid.is_some() || refused.is_some()).then_some("true");
    let hint = words.t1("live-document-hint", "file", size(visit, visit.limits.file));
    view! {
        <form method="post" enctype="multipart/form-data" action=visit.action(format!("/live/{}/documents", session.id)) class="card stack">
            <h2>{words.t("live-documents-add")}</h2>
            {line(visit, invalid, Line {
                field: Field::Title,
                label: words.t("field-title"),
                hint: Some(words.t("live-document-title-hint")),
                value: &sent.title,
                kind: "text",
                required: false,
                autocomplete: None,
            })}
            <div class="field">
                <label for="files">{words.t("live-document-file")}</label>
                <p class="hint" id="files-hint">{hint}</p>
                <input type="file" id="files" name="files" aria-describedby=described aria-invalid=wrong/>
                {empty.view}
                {refused}
            </div>
            <div class="row"><button class="btn main">{words.t("live-document-send")}</button></div>
        </form>
    }
    .into_any()
}
