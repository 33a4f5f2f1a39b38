//! Editing one's own post.

use super::{
    address,
    calling::{Pressed, press},
    changes::{Meanwhile, conflict},
    editor::{Editor, editor, pen},
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
    forum::{Draft, DraftPlace, KeptDraft, PostInThread, Stamp},
    ids::PostId,
};
use uuid::Uuid;

pub async fn show(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, draft) = sund_actions::forum::editing(&site.sund, visit.viewer()?, id(&post)?).await?;
    let draft = draft.unwrap_or_else(|| Draft {
        body: post.markdown.clone(),
        language: post.post.language.code().into(),
        ..Draft::default()
    });
    let loose = loose(&site.sund, visit.viewer()?, DraftPlace::Edit(post.post.id)).await?;
    // What was begun over another text is sent over that: then both are shown.
    let version = Some(draft.stamp.base).filter(|base| *base > 0).unwrap_or(post.post.version);
    let (along, form) = (Along::default(), pen(&site, None));
    let editing =
        Editing { post: &post, version, loose: &loose, along: &along, draft: &draft, invalid: None, form, kept: None };
    Ok(answer(&visit, &editing, &Pressed::default(), StatusCode::OK))
}

#[derive(Debug, Deserialize)]
pub struct Edit {
    #[serde(default)]
    body: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    form: String,
    #[serde(default)]
    draft: String,
    #[serde(default)]
    mention: String,
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
    let stamp = Stamp::sent(&form.form, &form.draft, &form.version);
    let mut draft = Draft { body: form.body.clone(), language: form.language.clone(), stamp, ..Draft::default() };
    let Some(viewer) = &visit.viewer else {
        keep(&site, &visit, LatePlace::Edit(id), draft).await.map_err(|fault| fault.with_text(&form.body))?;
        return Err(Fault::SignInFirst { to: format!("/posts/{id}/edit"), typed: form.body });
    };
    let pressed = press(&site, viewer, DraftPlace::Edit(id), (&form.act, &form.mention), &mut draft)
        .await
        .map_err(|e| Fault::from(e).with_text(&form.body))?;
    let again = async |invalid: Option<Invalid>, status| {
        let (post, _) = sund_actions::forum::editing(&site.sund, viewer, id)
            .await
            .map_err(|e| Fault::from(e).with_text(&form.body))?;
        // Whatever it is that is not sent waits on every device.
        let kept = sund_actions::forum::keep_draft(&site.sund, viewer, DraftPlace::Edit(id), draft.clone()).await.ok();
        let mut draft = draft.clone();
        draft.stamp.version = kept.map_or(stamp.version, |kept| kept.version);
        let kept = kept.filter(|kept| form.act == "save" || kept.aside);
        let loose = loose(&site.sund, viewer, DraftPlace::Edit(id)).await?;
        let (invalid, form) = (invalid.as_ref(), pen(&site, Some(stamp.pen).filter(|pen| !pen.is_nil())));
        // Whoever sends it again has seen the other text.
        let version = version.filter(|_| status != StatusCode::CONFLICT).unwrap_or(post.post.version);
        let editing =
            Editing { post: &post, version, loose: &loose, along: &along, draft: &draft, invalid, form, kept };
        Ok(answer(&visit, &editing, &pressed, status))
    };
    if let Some(invalid) = along.invalid().or_else(|| pressed.invalid.clone()) {
        return again(Some(invalid), StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if !pressed.sends {
        return again(None, StatusCode::OK).await;
    }
    let written = Written { body: &form.body, language: &form.language };
    let done = match sund_actions::forum::edit_post(&site.sund, viewer, id, version, written).await {
        Ok(Edited::Conflict) => return again(None, StatusCode::CONFLICT).await,
        Ok(Edited::Saved(post)) => sund_actions::forum::draft_posted(&site.sund, viewer, DraftPlace::Edit(id), stamp)
            .await
            .map(|()| address(&post)),
        Err(error) => Err(error),
    };
    after(done, &form.body, async |invalid| again(Some(invalid), StatusCode::UNPROCESSABLE_ENTITY).await).await
}

/// What the form shows.
struct Editing<'a> {
    post: &'a PostInThread,
    version: u32,
    loose: &'a [File],
    along: &'a Along,
    draft: &'a Draft,
    invalid: Option<&'a Invalid>,
    form: Uuid,
    kept: Option<KeptDraft>,
}

fn answer(visit: &Visit, editing: &Editing<'_>, pressed: &Pressed, status: StatusCode) -> Response {
    let words = visit.words;
    let Editing { post, version, loose, along, draft, invalid, form, kept } = *editing;
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
                            form,
                            kept,
                            invalid,
                            pressed,
                            send: words.t("edit-send"),
                        })}
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
