//! Editing one's own post.

use super::{
    address,
    changes::{Meanwhile, conflict},
    editor::{Editor, editor},
    id,
    late::keep,
};
use crate::{
    Fault, Site, Visit,
    files::Along,
    forms::{after, error_summary},
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
use sund_actions::files::loose;
use sund_actions::forum::{Edited, LatePlace, Written};
use sund_domain::{
    Invalid,
    files::File,
    forum::{Draft, DraftPlace, PostInThread},
    ids::PostId,
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, draft) = sund_actions::forum::editing(&site.sund, visit.viewer()?, id(&post)?).await?;
    let draft = draft.unwrap_or_else(|| Draft {
        body: post.markdown.clone(),
        language: post.post.language.code().into(),
        ..Draft::default()
    });
    let loose = loose(&site.sund, visit.viewer()?, DraftPlace::Edit(post.post.id)).await?;
    let (along, version) = (Along::default(), post.post.version);
    let editing = Editing { post: &post, version, loose: &loose, along: &along, draft: &draft, invalid: None };
    Ok(answer(&visit, &editing, None, StatusCode::OK))
}

#[derive(Debug, Deserialize)]
pub struct Edit {
    #[serde(default)]
    body: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    version: String,
    #[serde(default, rename = "do")]
    act: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    along: Along,
    Form(form): Form<Edit>,
) -> Result<Response, Fault> {
    let id: PostId = id(&post)?;
    let version = form.version.parse().ok();
    let draft = Draft { body: form.body.clone(), language: form.language.clone(), ..Draft::default() };
    let Some(viewer) = &visit.viewer else {
        keep(&site, &visit, LatePlace::Edit(id), draft).await.map_err(|fault| fault.with_text(&form.body))?;
        return Err(Fault::SignInFirst { to: format!("/posts/{id}/edit"), typed: form.body });
    };
    let again = async |invalid: Option<Invalid>, preview, status| {
        let (post, _) = sund_actions::forum::editing(&site.sund, viewer, id)
            .await
            .map_err(|e| Fault::from(e).with_text(&form.body))?;
        let loose = loose(&site.sund, viewer, DraftPlace::Edit(id)).await?;
        let invalid = invalid.as_ref();
        // Whoever sends it again has seen the other text.
        let version = version.filter(|_| status != StatusCode::CONFLICT).unwrap_or(post.post.version);
        let editing = Editing { post: &post, version, loose: &loose, along: &along, draft: &draft, invalid };
        Ok(answer(&visit, &editing, preview, status))
    };
    let preview = (form.act == "preview").then(|| sund_actions::text::post_html(&form.body));
    if let Some(invalid) = along.invalid() {
        return again(Some(invalid), preview, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if preview.is_some() {
        return again(None, preview, StatusCode::OK).await;
    }
    let written = Written { body: &form.body, language: &form.language };
    let done = match sund_actions::forum::edit_post(&site.sund, viewer, id, version, written).await {
        Ok(Edited::Conflict) => return again(None, None, StatusCode::CONFLICT).await,
        Ok(Edited::Saved(post)) => Ok(address(&post)),
        Err(error) => Err(error),
    };
    after(done, &form.body, async |invalid| again(Some(invalid), None, StatusCode::UNPROCESSABLE_ENTITY).await).await
}

/// What the form shows.
struct Editing<'a> {
    post: &'a PostInThread,
    version: u32,
    loose: &'a [File],
    along: &'a Along,
    draft: &'a Draft,
    invalid: Option<&'a Invalid>,
}

fn answer(visit: &Visit, editing: &Editing<'_>, preview: Option<String>, status: StatusCode) -> Response {
    let words = visit.words;
    let Editing { post, version, loose, along, draft, invalid } = *editing;
    let meanwhile = (status == StatusCode::CONFLICT).then(|| {
        let at = post.post.edited.unwrap_or(post.post.posted);
        let said = words.t("edit-conflict-text");
        conflict(visit, &Meanwhile { markdown: &post.markdown, html: &post.post.html, at, said }, &draft.body)
    });
    let title = words.t("edit-title");
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(address(post), post.thread.title.clone())])}
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("edit-hint")}</p>
                    {error_summary(visit, invalid)}
                    {meanwhile}
                    <form method="post" enctype="multipart/form-data" action=visit.action(format!("/posts/{}/edit", post.post.id))>
                        <input type="hidden" name="version" value=version.to_string()/>
                        {editor(visit, Editor {
                            place: DraftPlace::Edit(post.post.id),
                            forum: "",
                            loose,
                            along,
                            label: words.t("field-body"),
                            draft,
                            invalid,
                            preview,
                            send: words.t("edit-send"),
                        })}
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
