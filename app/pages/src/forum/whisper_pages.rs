//! Writing a whisper beside a post, and its own page: its texts, changing it, taking it back.

use super::{
    address,
    calling::{Pressed, press},
    changes::{Meanwhile, changes, conflict},
    editor::{Editor, Sending, editor, pen},
    id,
    late::keep,
    whispers::{place, whisper},
};
use crate::{
    Fault, Site, Visit,
    body::body,
    files::Along,
    forms::{Area, area, errors_of, form_id, see_other},
    layout::{Nav, Page},
    parts::{act, crumbs, in_language, time},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    forum::{EditedWhisper, LatePlace, WhisperPage, Written},
};
use sund_domain::{
    Field, Invalid, Refusal,
    forum::{Draft, DraftPlace, KeptDraft, PostInThread, PostVersion},
    ids::{PostId, WhisperId},
};
use uuid::Uuid;

pub async fn ask(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let (post, draft) = sund_actions::forum::whispering(&site.sund, visit.viewer()?, id(&post)?).await?;
    let form = pen(&site, None);
    Ok(answer(&visit, &post, &draft.unwrap_or_default(), form, &Tried::default()))
}

/// What was tried, and why it was not taken.
#[derive(Default)]
struct Tried {
    invalid: Option<Invalid>,
    refusal: Option<Refusal>,
    pressed: Pressed,
    kept: Option<KeptDraft>,
}

pub async fn write(
    State(site): State<Site>,
    visit: Visit,
    Path(post): Path<String>,
    Form(form): Form<Sending>,
) -> Result<Response, Fault> {
    let with_text = |fault: Fault| fault.with_text(&form.body);
    let id: PostId = id(&post).map_err(with_text)?;
    let given = form.form.parse().ok();
    let mut draft = form.draft();
    let stamp = draft.stamp;
    let Some(viewer) = &visit.viewer else {
        keep(&site, &visit, LatePlace::Whisper(id), draft).await.map_err(with_text)?;
        return Err(Fault::SignInFirst { to: format!("/posts/{id}/whisper"), typed: form.body });
    };
    let place = DraftPlace::Whisper(id);
    let pressed = press(&site, viewer, place, (&form.act, &form.mention), &mut draft).await;
    let mut tried = Tried { pressed: pressed.map_err(|error| with_text(error.into()))?, ..Tried::default() };
    if let Some(invalid) = tried.pressed.invalid.clone() {
        tried.invalid = Some(invalid);
    } else if tried.pressed.sends {
        let written = Written { body: &form.body, language: &form.language };
        match sund_actions::forum::whisper(&site.sund, viewer, id, form_id(&site, &form.form), written).await {
            Ok((post, new)) => {
                if stamp.version > 0 {
                    sund_actions::forum::draft_posted(&site.sund, viewer, place, stamp).await?;
                }
                let (thread, number) = (post.thread.id, post.post.number);
                return Ok(see_other(&format!("/threads/{thread}?post={number}#w{new}")));
            }
            Err(ActionError::Invalid(invalid)) => tried.invalid = Some(invalid),
            Err(ActionError::Refused(refusal)) if refusal != Refusal::NotFound => tried.refusal = Some(refusal),
            Err(error) => return Err(with_text(error.into())),
        }
    }
    let asked = sund_actions::forum::whispering(&site.sund, viewer, id).await;
    let (post, _) = asked.map_err(|error| with_text(error.into()))?;
    // Whatever it is that is not sent waits on every device.
    let kept = sund_actions::forum::keep_draft(&site.sund, viewer, place, draft.clone()).await.ok();
    draft.stamp.version = kept.map_or(stamp.version, |kept| kept.version);
    tried.kept = kept.filter(|kept| form.act == "save" || kept.aside);
    Ok(answer(&visit, &post, &draft, pen(&site, given), &tried))
}

fn answer(visit: &Visit, post: &PostInThread, draft: &Draft, form: Uuid, tried: &Tried) -> Response {
    let words = visit.words;
    let status = match (&tried.invalid, tried.refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let title = words.t("whisper-title");
    let beside = body(visit, &post.post.html, "beside");
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![(address(post), post.thread.title.clone())])}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("whisper-hint")}</p>
                    {tried.refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
                    {errors_of(visit, tried.invalid.as_ref(), &[(Field::Body, "whisper-label")])}
                    <details>
                        <summary>{words.t1("whisper-post", "name", post.post.author.name.as_str())}</summary>
                        <div class="body" dir="auto" lang=post.post.language.code() inner_html=beside></div>
                    </details>
                    <form method="post" action=visit.action(format!("/posts/{}/whisper", post.post.id))>
                        {editor(visit, Editor {
                            place: DraftPlace::Whisper(post.post.id),
                            forum: "",
                            loose: &[],
                            along: &Along::default(),
                            label: words.t("whisper-label"),
                            draft,
                            form,
                            kept: tried.kept,
                            invalid: tried.invalid.as_ref(),
                            pressed: &tried.pressed,
                            send: words.t("whisper-send"),
                        })}
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}

#[derive(Debug, Deserialize)]
pub struct Ask {
    before: Option<u32>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(whisper): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let page = sund_actions::forum::show_whisper(&site.sund, visit.viewer()?, id(&whisper)?, ask.before).await?;
    Ok(own_page(&visit, &page, &page.markdown, None, StatusCode::OK))
}

#[derive(Debug, Deserialize)]
pub struct Edit {
    #[serde(default)]
    body: String,
    #[serde(default)]
    version: String,
}

pub async fn edit(
    State(site): State<Site>,
    visit: Visit,
    Path(whisper): Path<String>,
    Form(form): Form<Edit>,
) -> Result<Response, Fault> {
    let with_text = |fault: Fault| fault.with_text(&form.body);
    let viewer = visit.viewer().map_err(with_text)?;
    let id: WhisperId = id(&whisper).map_err(with_text)?;
    let written = Written { body: &form.body, language: "" };
    let done = sund_actions::forum::edit_whisper(&site.sund, viewer, id, form.version.parse().ok(), written).await;
    let (invalid, status) = match done {
        Ok(EditedWhisper::Saved) => return Ok(see_other(&format!("/whispers/{id}"))),
        Ok(EditedWhisper::Conflict) => (None, StatusCode::CONFLICT),
        Err(ActionError::Invalid(invalid)) => (Some(invalid), StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) => return Err(with_text(error.into())),
    };
    let page = sund_actions::forum::show_whisper(&site.sund, viewer, id, None).await;
    let page = page.map_err(|error| with_text(error.into()))?;
    Ok(own_page(&visit, &page, &form.body, invalid.as_ref(), status))
}

pub async fn take_back(State(site): State<Site>, visit: Visit, Path(whisper): Path<String>) -> Result<Response, Fault> {
    let id: WhisperId = id(&whisper)?;
    sund_actions::forum::take_back_whisper(&site.sund, visit.viewer()?, id).await?;
    Ok(see_other(&format!("/whispers/{id}")))
}

fn own_page(visit: &Visit, page: &WhisperPage, typed: &str, invalid: Option<&Invalid>, status: StatusCode) -> Response {
    let words = visit.words;
    let one = &page.whisper;
    let title = words.t("whisper-one");
    let base = format!("/workgroups/{}", one.workgroup_slug);
    let way = vec![(base.clone(), one.workgroup_name.clone()), (format!("{base}/whispers"), words.t("whispers-title"))];
    let meanwhile = (status == StatusCode::CONFLICT).then(|| {
        let (at, said) = (one.edited.unwrap_or(one.written), words.t("whisper-conflict"));
        conflict(visit, &Meanwhile { markdown: &page.markdown, html: &one.html, at, said }, typed)
    });
    let mine = one.mine && one.taken_back.is_none();
    let texts = (page.texts.len() > 1 || page.base.is_some() || one.taken_back.is_none() && one.version > 1)
        .then(|| history(visit, page));
    Page::new(title.clone(), Some(Nav::Workgroups)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    {place(visit, one)}
                    {whisper(visit, one)}
                    {errors_of(visit, invalid, &[(Field::Body, "whisper-label")])}
                    {meanwhile}
                    {mine.then(|| change(visit, page, typed, invalid))}
                    {texts}
                </div>
            </main>
        }
        .into_any()
    })
}

/// What its author can do with it.
fn change(visit: &Visit, page: &WhisperPage, typed: &str, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let here = format!("/whispers/{}", page.whisper.id);
    let text = Area { field: Field::Body, label: words.t("whisper-label"), hint: None, value: typed, rows: 8 };
    view! {
        <section class="stack gap-s">
            <h2>{words.t("whisper-change")}</h2>
            <form method="post" action=visit.action(here.clone()) class="stack">
                <input type="hidden" name="version" value=page.whisper.version.to_string()/>
                {area(visit, invalid, text)}
                <div class="row"><button class="btn main">{words.t("whisper-save")}</button></div>
            </form>
            <p class="muted small m-0">{words.t("whisper-take-back-hint")}</p>
            {act(visit, format!("{here}/take-back"), "btn", words.t("take-back"), &[])}
        </section>
    }
    .into_any()
}

/// The texts that it had, each with what it changed of the one before.
fn history(visit: &Visit, page: &WhisperPage) -> AnyView {
    let words = visit.words;
    let row = |(n, text): (usize, &PostVersion)| {
        let before = page.texts.get(n + 1).or(page.base.as_ref());
        let html = body(visit, &text.html, &format!("t{}", text.version));
        let shown = match before {
            Some(before) => changes(visit, &before.markdown, &text.markdown),
            None => view! { <div class="body" dir="auto" lang=text.language.code() inner_html=html></div> }.into_any(),
        };
        view! {
            <section class="card">
                <h3>{words.t1("history-version", "n", text.version)}</h3>
                <p class="small muted m-0">{time(visit, text.at, visit.date_and_clock(text.at))}{in_language(visit, text.language)}</p>
                {shown}
            </section>
        }
    };
    let rows = page.texts.iter().enumerate().map(row).collect_view();
    let earlier = page.base.as_ref().map(|base| {
        let href = format!("/whispers/{}?before={}", page.whisper.id, base.version + 1);
        view! { <p class="m-0"><a class="btn" rel="next" href=href>{words.t("history-earlier")}</a></p> }
    });
    view! { <section class="stack gap-s"><h2>{words.t("whisper-texts")}</h2>{rows}{earlier}</section> }.into_any()
}
