//! Attachments on pages: below a post, in the box in which one writes, and what is said of those that were not taken.

use crate::{
    Visit,
    forms::{described_by, encode, see_other},
    layout::{Nav, Page},
};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::Response,
};
use leptos::prelude::*;
use std::convert::Infallible;
use sund_domain::{
    Field, Invalid, Problem,
    files::{File, NoFile},
    forum::DraftPlace,
};

/// Which of the files that came with a form were not taken, and why. The server leaves it with the request.
#[derive(Clone, Debug, Default)]
pub struct Along(pub Vec<(String, NoFile)>);

impl Along {
    /// What is wrong with the form, if not all of them were taken: then nothing is sent.
    #[must_use]
    pub fn invalid(&self) -> Option<Invalid> {
        (!self.0.is_empty()).then(|| Invalid::new(Field::Files, Problem::NotAttached))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Along {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A size as one reads it.
fn size(visit: &Visit, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return visit.words.t1("file-size-kb", "n", bytes.div_ceil(1_000));
    }
    let tenths = bytes / 100_000;
    visit.words.tn("file-size-mb", [("whole", (tenths / 10).into()), ("tenth", (tenths % 10).into())])
}

fn link(visit: &Visit, file: &File) -> impl IntoView + use<> {
    let about = format!(" ({}, {})", visit.words.t(file.kind.key()), size(visit, file.bytes));
    view! { <a href=format!("/files/{}", file.id) download="">{file.name.clone()}</a><span class="small muted">{about}</span> }
}

/// What is attached to a post.
pub(crate) fn attached(visit: &Visit, files: &[File]) -> Option<AnyView> {
    let rows = || files.iter().map(|file| view! { <li>{link(visit, file)}</li> }).collect_view();
    (!files.is_empty()).then(|| {
        let label = visit.words.t("files-label");
        view! { <ul class="files" aria-label=label>{rows()}</ul> }.into_any()
    })
}

/// Files that were not taken, and why not.
fn refused_rows(visit: &Visit, refused: &[(String, NoFile)]) -> AnyView {
    refused
        .iter()
        .map(|(name, why)| view! { <li><b>{name.clone()}</b>": "{visit.words.t(why.key())}</li> })
        .collect_view()
        .into_any()
}

/// Where one chooses files for what one writes, and what was attached already. Its buttons send the form around them to
/// another place, where the text is kept as a draft.
pub(crate) fn chooser(visit: &Visit, place: DraftPlace, forum: &str, loose: &[File], along: &Along) -> AnyView {
    let words = visit.words;
    let wrong = (!along.0.is_empty()).then(|| {
        view! { <div class="error" id="files-error"><p class="m-0">{words.t("files-refused-along")}</p><ul class="m-0">{refused_rows(visit, &along.0)}</ul></div> }
    });
    let described = described_by(&[Some("files-hint".into()), wrong.is_some().then(|| "files-error".into())]);
    let invalid = wrong.is_some().then_some("true");
    let rows = loose
        .iter()
        .map(|file| {
            let whole = words.t1("files-remove-named", "name", file.name.as_str());
            let to = visit.action(format!("/files/{}/remove", file.id));
            view! { <li>{link(visit, file)}" "<button class="btn small" formaction=to aria-label=whole>{words.t("files-remove")}</button></li> }
        })
        .collect_view();
    let there = (!loose.is_empty())
        .then(|| view! { <p class="small m-0">{words.t("files-sent-with")}</p><ul class="files">{rows}</ul> });
    view! {
        <div class="field">
            <input type="hidden" name="place" value=place.key()/>
            <input type="hidden" name="forum" value=forum.to_owned()/>
            <label for="files">{words.t("files-choose")}</label>
            <p class="hint" id="files-hint">{words.t("files-hint")}</p>
            <div class="row">
                <input type="file" id="files" name="files" multiple aria-describedby=described aria-invalid=invalid/>
                <button class="btn" formaction=visit.action("/files") formenctype="multipart/form-data">{words.t("files-attach")}</button>
            </div>
            {wrong}
            {there}
        </div>
    }
    .into_any()
}

/// The page on which one writes for this place.
#[must_use]
pub fn back(place: DraftPlace, forum: &str) -> String {
    match place {
        DraftPlace::Thread(_) => format!("/forums/{}/new#files", encode(&forum.replace('/', ""))),
        DraftPlace::Reply(id) => format!("/threads/{id}?post={}#reply", u32::MAX),
        DraftPlace::Edit(id) => format!("/posts/{id}/edit#files"),
    }
}

/// Back to the text; or, if some files were not taken, which and why, and the way back to the text.
#[must_use]
pub fn not_attached(visit: &Visit, to: &str, refused: &[(String, NoFile)]) -> Response {
    if refused.is_empty() {
        return see_other(to);
    }
    let words = visit.words;
    let title = words.t("files-refused");
    Page::new(title.clone(), Some(Nav::Forums)).status(StatusCode::UNPROCESSABLE_ENTITY).show(visit, || {
        let rows = refused_rows(visit, refused);
        view! {
            <main id="main" class="narrow" tabindex="-1">
                <div class="stack">
                    <h1>{title}</h1>
                    <div class="error-summary" role="alert"><ul>{rows}</ul></div>
                    <p class="m-0">{words.t("files-refused-text")}</p>
                    <p class="m-0"><a class="btn main" href=to.to_owned()>{words.t("files-back")}</a></p>
                </div>
            </main>
        }
        .into_any()
    })
}
