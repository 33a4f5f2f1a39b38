//! A text of one's own that waits for a chair, or that none let through: to read it, change it, take it back.

use crate::{
    Fault, Site, Visit,
    body::body,
    files::{Along, Looks, attached},
    forms::{Line, error_summary, line, see_other},
    forum::{Editor, Pressed, editor, id, pen, press},
    layout::{Nav, Page},
    parts::{act, crumbs, exact_time},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    forum::{self, Written},
    moderation::{self, OwnHeld},
};
use sund_domain::{
    Field, Invalid, Refusal,
    forum::{Draft, DraftPlace, KeptDraft, Stamp},
    ids::HeldId,
    moderation::Held,
};
use uuid::Uuid;

pub async fn show(State(site): State<Site>, visit: Visit, Path(held): Path<String>) -> Result<Response, Fault> {
    let own = moderation::own_held(&site.sund, visit.viewer()?, id(&held)?).await?;
    Ok(answer(&site, &visit, &own, &Tried::default()))
}

#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    mention: String,
    #[serde(default)]
    form: String,
    #[serde(default)]
    draft: String,
    #[serde(default, rename = "do")]
    act: String,
}

impl Typed {
    fn draft(&self) -> Draft {
        let stamp = Stamp::sent(&self.form, &self.draft, "");
        let [title, body, language] = [&self.title, &self.body, &self.language].map(Clone::clone);
        Draft { title, body, language, stamp, ..Draft::default() }
    }
}

/// What was tried, and why it was not taken.
#[derive(Default)]
struct Tried {
    draft: Option<Draft>,
    invalid: Option<Invalid>,
    refusal: Option<Refusal>,
    pressed: Pressed,
    along: Along,
    kept: Option<KeptDraft>,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(held): Path<String>,
    along: Along,
    Form(form): Form<Typed>,
) -> Result<Response, Fault> {
    let mut draft = form.draft();
    let (text, stamp) = (draft.typed(), draft.stamp);
    let with_text = |fault: Fault| fault.with_text(&text);
    let viewer = visit.viewer().map_err(with_text)?;
    let id: HeldId = id(&held).map_err(with_text)?;
    let pressed = press(&site, viewer, DraftPlace::Held(id), (&form.act, &form.mention), &mut draft).await;
    let pressed = pressed.map_err(|error| with_text(error.into()))?;
    let mut tried = Tried { draft: Some(draft.clone()), pressed, ..Tried::default() };
    if let Some(invalid) = along.invalid().or_else(|| tried.pressed.invalid.clone()) {
        tried.invalid = Some(invalid);
        tried.along = along;
    } else if tried.pressed.sends {
        let written = Written { body: &form.body, language: &form.language };
        match moderation::change_held(&site.sund, viewer, id, &form.title, written).await {
            Ok(()) => {
                if stamp.version > 0 {
                    forum::draft_posted(&site.sund, viewer, DraftPlace::Held(id), stamp).await?;
                }
                return Ok(see_other(&format!("/held/{id}")));
            }
            Err(ActionError::Invalid(invalid)) => tried.invalid = Some(invalid),
            Err(ActionError::Refused(refusal)) if refusal != Refusal::NotFound => tried.refusal = Some(refusal),
            Err(error) => return Err(with_text(error.into())),
        }
    }
    let own = moderation::own_held(&site.sund, viewer, id).await.map_err(|error| with_text(error.into()))?;
    // Whatever it is that is not sent waits on every device.
    let kept = forum::keep_draft(&site.sund, viewer, DraftPlace::Held(id), draft.clone()).await.ok();
    let stamp = Stamp { version: kept.map_or(stamp.version, |kept| kept.version), ..stamp };
    tried.draft = Some(Draft { stamp, ..draft });
    tried.kept = kept.filter(|kept| form.act == "save" || kept.aside);
    Ok(answer(&site, &visit, &own, &tried))
}

/// It is a draft again, where it was begun.
pub async fn take_back(State(site): State<Site>, visit: Visit, Path(held): Path<String>) -> Result<Response, Fault> {
    let held: HeldId = id(&held)?;
    let viewer = visit.viewer()?;
    let forum = moderation::own_held(&site.sund, viewer, held).await?.held.forum;
    let to = match moderation::take_back_held(&site.sund, viewer, held).await? {
        DraftPlace::Reply(thread) => format!("/threads/{thread}?post={}#reply", u32::MAX),
        _ => forum.map_or_else(|| "/forums".to_owned(), |(_, slug, _)| format!("/forums/{slug}/new")),
    };
    Ok(see_other(&to))
}

fn answer(site: &Site, visit: &Visit, own: &OwnHeld, tried: &Tried) -> Response {
    let words = visit.words;
    let held = &own.held;
    let pen = pen(site, tried.draft.as_ref().map(|draft| draft.stamp.pen).filter(|pen| !pen.is_nil()));
    let status = match (&tried.invalid, tried.refusal) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let title = words.t(if held.declined.is_some() { "held-declined" } else { "held-waits" });
    let way = own.thread.as_ref().map(|thread| (format!("/threads/{}", thread.id), thread.title.clone()));
    let forum = held.forum.as_ref().map(|(_, slug, title)| (format!("/forums/{slug}"), title.clone()));
    let way = way.or(forum).unwrap_or_else(|| ("/settings/decisions".to_owned(), words.t("decisions-title")));
    let told = match held.declined {
        Some(_) => because(visit, held),
        None => view! { {words.t("held-waits-text")} }.into_any(),
    };
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![way])}
                    <h1>{title}</h1>
                    <p class="notice m-0">{told}</p>
                    {tried.refusal.map(|refusal| view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> })}
                    {error_summary(visit, tried.invalid.as_ref())}
                    {text(visit, held, &own.files)}
                    {form(visit, own, tried, pen)}
                    <section class="stack gap-s">
                        <h2>{words.t("held-take-back")}</h2>
                        <p class="m-0">{words.t("held-take-back-hint")}</p>
                        <div class="row">{act(visit, format!("/held/{}/take-back", held.id), "btn", words.t("held-take-back"), &[])}</div>
                    </section>
                </div>
            </main>
        }
        .into_any()
    })
}

fn text(visit: &Visit, held: &Held, files: &[sund_domain::files::File]) -> AnyView {
    let heading =
        (!held.title.is_empty()).then(|| view! { <h2 lang=held.title_language.code()>{held.title.clone()}</h2> });
    view! {
        <article class="card stack gap-s">
            {heading}
            <p class="small muted m-0">{exact_time(visit, held.at)}</p>
            <div class="body" dir="auto" lang=held.language.code() inner_html=body(visit, &held.html, "held")></div>
            {attached(visit, files, Looks::default())}
        </article>
    }
    .into_any()
}

fn form(visit: &Visit, own: &OwnHeld, tried: &Tried, pen: Uuid) -> AnyView {
    let words = visit.words;
    let held = &own.held;
    let invalid = tried.invalid.as_ref();
    let kept = Draft {
        title: held.title.clone(),
        body: held.markdown.clone(),
        kind: String::new(),
        language: held.language.code().into(),
        ..Draft::default()
    };
    let draft = tried.draft.as_ref().or(own.draft.as_ref()).unwrap_or(&kept);
    let title = held.thread.is_none().then(|| {
        line(
            visit,
            invalid,
            Line {
                field: Field::Title,
                label: words.t("field-title"),
                hint: None,
                value: &draft.title,
                kind: "text",
                required: false,
                autocomplete: None,
            },
        )
    });
    let send = words.t(if held.declined.is_some() { "held-send-again" } else { "held-save" });
    view! {
        <section class="stack gap-s">
            <h2>{words.t("held-change")}</h2>
            <form method="post" enctype="multipart/form-data" action=visit.action(format!("/held/{}", held.id)) class="stack">
                {title}
                <div>
                    {editor(visit, Editor {
                        place: DraftPlace::Held(held.id),
                        forum: "",
                        loose: &own.files,
                        along: &tried.along,
                        label: words.t("field-body"),
                        draft,
                        form: pen,
                        kept: tried.kept,
                        invalid,
                        pressed: &tried.pressed,
                        send,
                    })}
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Why it was declined.
fn because(visit: &Visit, held: &Held) -> AnyView {
    let words = visit.words;
    let told = words.t1("held-declined-because", "reason", words.reason(&held.reason));
    let link = (visit.path != "/settings/decisions")
        .then(|| view! { " "<a href="/settings/decisions">{words.t("decisions-title")}</a> });
    view! { {told}{link} }.into_any()
}

/// What waits of one's own and what was declined, where it would stand, or where one appeals.
pub fn waiting(visit: &Visit, held: &[Held]) -> AnyView {
    let words = visit.words;
    let rows = held
        .iter()
        .enumerate()
        .map(|(n, held)| {
            let key = if held.declined.is_some() { "held-declined" } else { "held-waits" };
            let title = (!held.title.is_empty())
                .then(|| view! { <h3 class="m-0" lang=held.title_language.code()>{held.title.clone()}</h3> });
            view! {
                <article class="card stack gap-s held">
                    <div class="row gap-s"><span class="chip warn">{words.t(key)}</span><span class="small muted">{exact_time(visit, held.at)}</span></div>
                    {held.declined.map(|_| view! { <p class="m-0 small">{because(visit, held)}</p> })}
                    {title}
                    <div class="body" dir="auto" lang=held.language.code() inner_html=body(visit, &held.html, &format!("held{n}"))></div>
                    <div class="row"><a class="btn small" href=format!("/held/{}", held.id)>{words.t("held-change")}</a></div>
                </article>
            }
        })
        .collect_view();
    view! {
        {(!held.is_empty()).then(|| view! { <section class="stack" aria-label=words.t("held-own")>{rows}</section> })}
    }
    .into_any()
}
