//! Attachments on pages: below a post, in the box in which one writes, what is said of those that were not taken; one's own
//! files, taking one away, and saying in words what is on a picture.

mod describe_page;
mod own_page;
mod remove_page;

pub use describe_page::describe;

use crate::{
    Site, Visit,
    forms::{described_by, encode, see_other},
    layout::{Nav, Page},
};
use axum::{
    Router,
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::Response,
    routing::get,
};
use leptos::prelude::*;
use std::convert::Infallible;
use sund_domain::{
    Field, Invalid, Problem,
    files::{File, NoFile, Picture, Removed, shown},
    forum::DraftPlace,
    ids::PostId,
    live::DOCUMENTS_MOST,
};
use sund_islands::files::{Attach, AttachWords};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/files", get(own_page::show))
        .route("/files/{file}/remove", get(remove_page::show).post(remove_page::submit))
        .route("/files/{file}/describe", get(describe_page::show).post(describe_page::submit))
}

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
pub(crate) fn size(visit: &Visit, bytes: u64) -> String {
    let words = visit.words;
    if bytes < 1_000_000 {
        return words.t1("file-size-kb", "n", bytes.div_ceil(1_000));
    }
    let large = bytes >= 1_000_000_000;
    let tenths = bytes / if large { 100_000_000 } else { 100_000 };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match (large, tenth) {
        (false, 0) => words.t1("file-size-mb-whole", "n", whole),
        (false, _) => words.tn("file-size-mb", [("whole", whole.into()), ("tenth", tenth.into())]),
        (true, 0) => words.t1("file-size-gb-whole", "n", whole),
        (true, _) => words.tn("file-size-gb", [("whole", whole.into()), ("tenth", tenth.into())]),
    }
}

fn link(visit: &Visit, file: &File) -> impl IntoView + use<> {
    let about = format!(" ({}, {})", visit.words.t(file.kind.key()), size(visit, file.bytes));
    view! { <a href=format!("/files/{}", file.id) download="" dir="auto">{file.name.clone()}</a><span class="small muted">{about}</span> }
}

/// A document of a session, by its title; the name of its file stands beside it, where that says something else.
pub(crate) fn titled(visit: &Visit, file: &File) -> AnyView {
    let kind = visit.words.t(file.kind.key());
    let name = (file.title != file.name).then(|| format!("{} · ", file.name));
    view! {
        <a href=format!("/files/{}", file.id) download="" dir="auto">{file.title.clone()}</a>
        <span class="small muted"><span dir="auto">{name}</span>{kind}" · "{size(visit, file.bytes)}</span>
    }
    .into_any()
}

/// What is on a picture: in the words of who uploaded it, or at least its name.
fn alt(visit: &Visit, file: &File, picture: &Picture) -> String {
    if picture.alt.is_empty() { visit.words.t1("picture-alt", "name", file.name.as_str()) } else { picture.alt.clone() }
}

/// The picture as it is seen in a post: its place is there before it has come.
fn preview(visit: &Visit, file: &File) -> Option<AnyView> {
    let picture = file.picture.as_ref()?;
    let (width, height) = shown(picture.width, picture.height);
    let (src, alt) = (format!("/files/{}/preview", file.id), alt(visit, file, picture));
    Some(view! { <img src=src width=width height=height alt=alt loading="lazy" decoding="async"/> }.into_any())
}

/// Who sees the files of a post.
#[derive(Clone, Copy, Default)]
pub(crate) struct Looks {
    /// Its author.
    pub mine: bool,
    /// A chair.
    pub leads: bool,
    /// Who takes a copy away, into which no pictures go.
    pub copy: bool,
}

/// What is attached to a post.
pub(crate) fn attached(visit: &Visit, files: &[File], looks: Looks) -> Option<AnyView> {
    let one = |file: &File| match &file.removed {
        Some(removed) => view! { <li class="small muted">{gone(visit, file, removed)}</li> }.into_any(),
        None if looks.copy => view! { <li>{link(visit, file)}</li> }.into_any(),
        None => {
            view! { <li>{preview(visit, file)}<div>{link(visit, file)}{acts(visit, file, looks)}</div></li> }.into_any()
        }
    };
    (!files.is_empty()).then(|| {
        let label = visit.words.t("files-label");
        view! { <ul class="files" aria-label=label>{files.iter().map(one).collect_view()}</ul> }.into_any()
    })
}

fn acts(visit: &Visit, file: &File, looks: Looks) -> impl IntoView + use<> {
    let go = |path: &str, key: &str, named: &str| {
        let whole = visit.words.t1(named, "name", file.name.as_str());
        view! { " "<a class="btn plain small" href=format!("/files/{}/{path}", file.id) aria-label=whole>{visit.words.t(key)}</a> }
    };
    let describe = looks.mine && file.picture.is_some();
    view! {
        {describe.then(|| go("describe", "files-describe", "files-describe-named"))}
        {(looks.mine || looks.leads).then(|| go("remove", "files-remove", "files-remove-named"))}
    }
}

/// What is left of a file that was taken away.
pub(crate) fn gone(visit: &Visit, file: &File, removed: &Removed) -> String {
    let words = visit.words;
    let name = file.name.as_str();
    match (removed.by_author, removed.reason.as_str()) {
        (true, _) => words.t1("files-gone-author", "name", name),
        (false, reason) => {
            words.tn("files-gone-chair", [("name", name.into()), ("reason", words.reason(reason).into())])
        }
    }
}

/// Why a file was not taken.
pub(crate) fn why_not(visit: &Visit, why: NoFile) -> String {
    let limits = visit.limits;
    visit.words.tn(
        why.key(),
        [
            ("file", size(visit, limits.file).into()),
            ("count", limits.post_files.into()),
            ("post", size(visit, limits.post).into()),
            ("person", size(visit, limits.person).into()),
            ("documents", DOCUMENTS_MOST.into()),
        ],
    )
}

/// What can be attached, and how much of it.
fn hint(visit: &Visit) -> String {
    let limits = visit.limits;
    let [file, post] = [limits.file, limits.post].map(|bytes| size(visit, bytes));
    visit.words.tn("files-hint", [("file", file.into()), ("count", limits.post_files.into()), ("post", post.into())])
}

/// Files that were not taken, and why not.
fn refused_rows(visit: &Visit, refused: &[(String, NoFile)]) -> AnyView {
    refused
        .iter()
        .map(|(name, why)| view! { <li><b dir="auto">{name.clone()}</b>": "{why_not(visit, *why)}</li> })
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
    let field = view! {
        <div class="row">
            <input type="file" id="files" name="files" multiple aria-describedby=described aria-invalid=invalid/>
            <button class="btn" formaction=visit.action("/files") formenctype="multipart/form-data">{words.t("files-attach")}</button>
        </div>
    }
    .into_any();
    view! {
        <div class="field attach">
            <input type="hidden" name="place" value=place.key()/>
            <input type="hidden" name="forum" value=forum.to_owned()/>
            <label for="files">{words.t("files-choose")}</label>
            <p class="hint" id="files-hint">{hint(visit)}</p>
            <Attach action=visit.action("/files") words=attach_words(visit)>{field}</Attach>
            {wrong}
            <div id="files-there" inner_html=loose_list(visit, loose)></div>
        </div>
    }
    .into_any()
}

/// What was attached and is sent with the text.
fn loose_list(visit: &Visit, loose: &[File]) -> String {
    if loose.is_empty() {
        return String::new();
    }
    let words = visit.words;
    let rows = loose
        .iter()
        .map(|file| {
            let press = |path: &str, key: &str, named: &str| {
                let whole = words.t1(named, "name", file.name.as_str());
                let to = visit.action(format!("/files/{}/{path}", file.id));
                view! { " "<button class="btn small" formaction=to formenctype="application/x-www-form-urlencoded" aria-label=whole>{words.t(key)}</button> }
            };
            let describe = file.picture.is_some().then(|| press("words", "files-describe", "files-describe-named"));
            view! { <li>{preview(visit, file)}<div>{link(visit, file)}{describe}{press("drop", "files-remove", "files-remove-named")}</div></li> }
        })
        .collect_view();
    view! { <p class="small m-0">{words.t("files-sent-with")}</p><ul class="files">{rows}</ul> }.to_html()
}

fn attach_words(visit: &Visit) -> AttachWords {
    let words = visit.words;
    let named = |key: &str| words.t1(key, "name", "{name}");
    AttachWords {
        drop: words.t("attach-drop"),
        on_its_way: words.tn("attach-on-its-way", [("name", "{name}".into()), ("percent", "{percent}".into())]),
        checking: named("attach-checking"),
        cancel: words.t("attach-cancel"),
        cancel_named: named("attach-cancel-named"),
        cancelled: named("attach-cancelled"),
        attached: named("attach-attached"),
        failed: named("attach-failed"),
        waits: words.t("attach-waits"),
    }
}

/// For the browser's own code: what is attached now, and what was not taken.
#[must_use]
pub fn attached_now(visit: &Visit, loose: &[File], refused: &[(String, NoFile)]) -> String {
    let refused: Vec<_> = refused.iter().map(|(name, why)| [name.clone(), why_not(visit, *why)]).collect();
    serde_json::json!({ "list": loose_list(visit, loose), "refused": refused }).to_string()
}

/// Where one reads a post.
fn post_address(post: PostId) -> String {
    format!("/posts/{post}")
}

/// The page on which one writes for this place.
#[must_use]
pub fn back(place: DraftPlace, forum: &str) -> String {
    match place {
        DraftPlace::Thread(_) => format!("/forums/{}/new#files", encode(&forum.replace('/', ""))),
        DraftPlace::Reply(id) => format!("/threads/{id}?post={}#reply", u32::MAX),
        DraftPlace::Edit(id) => format!("/posts/{id}/edit#files"),
        DraftPlace::Held(id) => format!("/held/{id}#files"),
        DraftPlace::Whisper(id) => format!("/posts/{id}/whisper"),
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
    // What was sent is not at fault where the storage is.
    let away = refused.iter().all(|(_, why)| *why == NoFile::NotKept);
    let status = if away { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::UNPROCESSABLE_ENTITY };
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
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
