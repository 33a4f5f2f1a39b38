//! Beginning a thread.

use super::{
    calling::{Pressed, press},
    editor::{Editor, editor, pen},
    late::keep,
    template_pages::{all_there_is, template, with_template},
};
use crate::{
    Fault, Site, Visit,
    files::Along,
    forms::{Line, choice, encode, error_summary, form_id, line, see_other},
    layout::{Nav, Page},
    parts::crumbs,
    polls::form::PollFields,
    tags::field::{field, typed as typed_tags, unknown},
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
    files::loose,
    forum::{LatePlace, NewThread, Sent, StartForm, With, Written, alike},
    polls::Asked,
};
use sund_domain::{
    Field, Invalid, Refusal, Subject as _,
    files::File,
    forum::{Alike, Draft, DraftPlace, Forum, ForumAct, KeptDraft, Stamp, ThreadKind},
    tags::Unknown,
};
use sund_islands::forum::{AlikeThreads, AlikeWords};
use uuid::Uuid;

#[derive(Debug, Deserialize)]
pub struct Ask {
    kind: Option<String>,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let StartForm { forum, draft, templates } =
        sund_actions::forum::start_form(&site.sund, visit.viewer()?, &slug).await?;
    let kind = ask.kind.and_then(|kind| kind.parse().ok()).unwrap_or(ThreadKind::Question);
    let fresh =
        || Draft { kind: kind.code().into(), body: template(&visit, &forum, &templates, kind), ..Draft::default() };
    let draft = draft.unwrap_or_else(fresh);
    let loose = loose(&site.sund, visit.viewer()?, DraftPlace::Thread(forum.id)).await?;
    let (along, form) = (Along::default(), pen(&site, None));
    let alike = alike(&site.sund, visit.viewer()?, &draft.title).await?;
    let starting = Starting {
        forum: &forum,
        alike,
        loose: &loose,
        along: &along,
        draft: &draft,
        unknown: &[],
        invalid: None,
        form,
        kept: None,
    };
    Ok(answer(&visit, starting, &Pressed::default(), StatusCode::OK))
}

#[derive(Debug, Deserialize)]
pub struct Start {
    #[serde(default)]
    form: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    tags: String,
    #[serde(default)]
    draft: String,
    #[serde(default)]
    mention: String,
    #[serde(default, rename = "do")]
    act: String,
    #[serde(flatten)]
    poll: PollFields,
}

impl Start {
    fn draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            body: self.body.clone(),
            kind: self.kind.clone(),
            language: self.language.clone(),
            tags: self.tags.clone(),
            poll: self.poll.typed(),
            stamp: Stamp::sent(&self.form, &self.draft, ""),
        }
    }
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    along: Along,
    Form(form): Form<Start>,
) -> Result<Response, Fault> {
    let mut draft = form.draft();
    let text = draft.typed();
    let stamp = draft.stamp;
    let to = format!("/forums/{}/new", encode(&slug));
    let Some(viewer) = &visit.viewer else {
        keep(&site, &visit, LatePlace::Thread(&slug), draft).await.map_err(|fault| fault.with_text(&text))?;
        return Err(Fault::SignInFirst { to, typed: text });
    };
    let typed = |e| Fault::from(e).with_text(&text);
    let StartForm { forum, templates, .. } =
        sund_actions::forum::start_form(&site.sund, viewer, &slug).await.map_err(typed)?;
    let place = DraftPlace::Thread(forum.id);
    let there = all_there_is(&templates);
    let there: Vec<&str> = there.iter().map(String::as_str).collect();
    // Another kind, another form: what was written stays, and so does the name of somebody to call.
    let act = if form.act == "kind" { "save" } else { form.act.as_str() };
    if form.act == "kind"
        && let Ok(kind) = draft.kind.parse()
    {
        draft.body = with_template(&there, &draft.body, &template(&visit, &forum, &templates, kind));
    }
    let pressed = press(&site, viewer, place, (act, &form.mention), &mut draft).await.map_err(typed)?;
    let again = async |invalid: Option<Invalid>, status| {
        // Whatever it is that is not sent waits on every device.
        let kept = sund_actions::forum::keep_draft(&site.sund, viewer, place, draft.clone()).await.ok();
        let mut draft = draft.clone();
        draft.stamp.version = kept.map_or(stamp.version, |kept| kept.version);
        let kept = kept.filter(|kept| form.act == "save" || kept.aside);
        let loose = loose(&site.sund, viewer, place).await?;
        let unknown = unknown(&site, &visit, invalid.as_ref(), &draft.tags).await;
        let (invalid, form) = (invalid.as_ref(), pen(&site, Some(stamp.pen).filter(|pen| !pen.is_nil())));
        let alike = alike(&site.sund, viewer, &draft.title).await?;
        let (forum, loose, along, draft, unknown) = (&forum, &loose, &along, &draft, &unknown);
        let starting = Starting { forum, alike, loose, along, draft, unknown, invalid, form, kept };
        Ok(answer(&visit, starting, &pressed, status))
    };
    if let Some(invalid) = along.invalid().or_else(|| pressed.invalid.clone()) {
        return again(Some(invalid), StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if !pressed.sends {
        return again(None, StatusCode::OK).await;
    }
    let new = NewThread {
        form: form_id(&site, &form.form),
        kind: &form.kind,
        title: &form.title,
        text: Written { body: &form.body, language: &form.language },
    };
    let poll = Some(Asked { typed: &draft.poll, closes: visit.read_local(&draft.poll.closes) });
    let with = With { poll, tags: typed_tags(&visit, &form.tags), templates: &there };
    match sund_actions::forum::send_thread(&site.sund, viewer, &slug, new, with).await {
        Ok(sent) => {
            if stamp.version > 0 {
                sund_actions::forum::thread_posted(&site.sund, viewer, &slug, stamp).await?;
            }
            Ok(see_other(&match sent {
                Sent::Waits(held) => format!("/held/{held}"),
                Sent::Posted(id) => format!("/threads/{id}"),
            }))
        }
        Err(ActionError::Invalid(invalid)) => again(Some(invalid), StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(ActionError::Refused(Refusal::ChairsOnly)) => {
            let invalid = Invalid::new(Field::Kind, sund_domain::Problem::NotAChoice);
            again(Some(invalid), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(typed(error)),
    }
}

/// What the form shows.
struct Starting<'a> {
    forum: &'a Forum,
    alike: Vec<Alike>,
    loose: &'a [File],
    along: &'a Along,
    draft: &'a Draft,
    unknown: &'a [Unknown],
    invalid: Option<&'a Invalid>,
    form: Uuid,
    kept: Option<KeptDraft>,
}

fn answer(visit: &Visit, starting: Starting<'_>, pressed: &Pressed, status: StatusCode) -> Response {
    let words = visit.words;
    let Starting { forum, alike, loose, along, draft, unknown, invalid, form, kept } = starting;
    let title = words.t("thread-start");
    let kind = draft.kind.parse().unwrap_or(ThreadKind::Question);
    let kinds = ThreadKind::ALL
        .into_iter()
        .filter(|kind| *kind != ThreadKind::Announcement || forum.may(ForumAct::Announce).is_ok())
        .map(|kind| (kind.code().to_owned(), words.t(&format!("kind-{}-long", kind.code()))))
        .collect();
    Page::new(title.clone(), Some(Nav::Forums)).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/forums".into(), words.t("nav-forums")), (format!("/forums/{}", forum.slug), forum.title.clone())])}
                    <h1>{title}</h1>
                    {error_summary(visit, invalid)}
                    <form method="post" enctype="multipart/form-data" action=visit.action(format!("/forums/{}/new", forum.slug)) class="stack">
                        <div class="row end">
                            {choice(visit, invalid, Field::Kind, words.t("field-kind"), kinds, &draft.kind)}
                            <button class="btn" name="do" value="kind">{words.t("kind-show-form")}</button>
                        </div>
                        {line(visit, invalid, Line {
                            field: Field::Title,
                            label: words.t("field-title"),
                            hint: Some(format!("{} {}", words.t(&format!("title-{}", kind.code())), words.t("thread-title-hint"))),
                            value: &draft.title,
                            kind: "text",
                            required: false,
                            autocomplete: None,
                        })}
                        <AlikeThreads
                            me=visit.me()
                            words=AlikeWords {
                                title: words.t("alike-title"),
                                found: words.t("alike-found"),
                                answered: words.t("alike-answered"),
                            }
                            first=alike
                        />
                        {field(visit, invalid, &draft.tags, unknown)}
                        <div>
                            <p class="hint">{words.t(&format!("body-{}", kind.code()))}</p>
                            {editor(visit, Editor {
                                place: DraftPlace::Thread(forum.id),
                                forum: &forum.slug,
                                loose,
                                along,
                                label: words.t("field-body"),
                                draft,
                                form,
                                kept,
                                invalid,
                                pressed,
                                send: words.t("thread-send"),
                            })}
                        </div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
