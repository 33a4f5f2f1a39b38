//! Attachments on pages: below a post, in the box in which one writes, and what is said of those that were not taken.

use crate::{
    Visit,
    forms::{encode, see_other},
    layout::{Nav, Page},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_domain::{
    files::{File, NoFile},
    forum::DraftPlace,
};

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

/// Where one chooses files for what one writes, and what was attached already. Its buttons send the form around them to
/// another place, where the text is kept as a draft.
pub(crate) fn chooser(visit: &Visit, place: DraftPlace, forum: &str, loose: &[File]) -> AnyView {
    let words = visit.words;
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
                <input type="file" id="files" name="files" multiple aria-describedby="files-hint"/>
                <button class="btn" formaction=visit.action("/files") formenctype="multipart/form-data">{words.t("files-attach")}</button>
            </div>
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
        let rows = refused
            .iter()
            .map(|(name, why)| view! { <li><b>{name.clone()}</b>": "{words.t(why.key())}</li> })
            .collect_view();
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
