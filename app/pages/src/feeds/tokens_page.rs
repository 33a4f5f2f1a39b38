//! One's secrets for feed readers: making one, which is shown once, making it anew, taking it back.

use crate::{
    Fault, Site, Visit,
    forms::{Line, choice, errors_of, line, see_other},
    forum::id,
    layout::Page,
    parts::{crumbs, named_act, time},
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
    feeds::{self, Readable},
};
use sund_domain::{
    Field, Invalid,
    feeds::{FEED_DAYS, FeedToken},
};

const HERE: &str = "/settings/feeds";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    days: String,
}

/// What stands above the list.
#[derive(Clone, Copy, Default)]
struct Above<'a> {
    typed: Option<&'a Typed>,
    invalid: Option<&'a Invalid>,
    /// The secret that was just made: this page is the only place where it can be read.
    made: Option<&'a str>,
}

pub async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    answer(&site, &visit, Above::default()).await
}

pub async fn make(State(site): State<Site>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let with = |fault: Fault| fault.with_text(&typed.name);
    match feeds::make(&site.sund, visit.viewer().map_err(with)?, &typed.name, &typed.days).await {
        Ok((_, secret)) => answer(&site, &visit, Above { made: Some(&secret), ..Above::default() }).await,
        Err(ActionError::Invalid(invalid)) => {
            answer(&site, &visit, Above { typed: Some(&typed), invalid: Some(&invalid), made: None }).await
        }
        Err(error) => Err(with(error.into())),
    }
}

pub async fn renew(State(site): State<Site>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    let secret = feeds::renew(&site.sund, visit.viewer()?, id(&token)?).await?;
    answer(&site, &visit, Above { made: Some(&secret), ..Above::default() }).await
}

pub async fn revoke(State(site): State<Site>, visit: Visit, Path(token): Path<String>) -> Result<Response, Fault> {
    feeds::revoke(&site.sund, visit.viewer()?, id(&token)?).await?;
    Ok(see_other(HERE))
}

async fn answer(site: &Site, visit: &Visit, above: Above<'_>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let all = feeds::tokens(&site.sund, viewer).await?;
    let readable = match above.made {
        Some(_) => feeds::readable(&site.sund, viewer).await?,
        None => Readable::new(),
    };
    let status = if above.invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = visit.words.t("feeds-title");
    Ok(Page::new(title.clone(), None).status(status).show(visit, || page(site, visit, &title, &all, &readable, above)))
}

fn page(site: &Site, visit: &Visit, title: &str, all: &[FeedToken], readable: &Readable, above: Above<'_>) -> AnyView {
    let words = visit.words;
    let rows = all.iter().map(|token| row(visit, token)).collect_view();
    let days = FEED_DAYS.map(|days| (days.to_string(), words.t1("feeds-days", "n", days))).into();
    let (name, chosen) = above.typed.map_or(("", "90"), |typed| (typed.name.as_str(), typed.days.as_str()));
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                {crumbs(visit, vec![("/settings".into(), words.t("nav-settings"))])}
                <h1>{title.to_owned()}</h1>
                <p class="m-0">{words.t("feeds-hint")}</p>
                <p class="muted m-0">{words.t("feeds-rules")}</p>
                {errors_of(visit, above.invalid, &[(Field::Name, "feeds-name"), (Field::Days, "feeds-for")])}
                {above.made.map(|secret| made(site, visit, secret, readable))}
                {all.is_empty().then(|| view! { <p class="empty">{words.t("feeds-none")}</p> })}
                {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                <form method="post" action=visit.action(HERE) class="stack">
                    {line(visit, above.invalid, Line {
                        field: Field::Name,
                        label: words.t("feeds-name"),
                        hint: Some(words.t("feeds-name-hint")),
                        value: name,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    {choice(visit, above.invalid, Field::Days, words.t("feeds-for"), days, chosen)}
                    <div class="row"><button class="btn main">{words.t("feeds-make")}</button></div>
                </form>
            </div>
        </main>
    }
    .into_any()
}

/// The addresses with the secret, this once.
fn made(site: &Site, visit: &Visit, secret: &str, readable: &Readable) -> AnyView {
    let words = visit.words;
    let base = format!("{}/feeds/{secret}", site.origin);
    let address = |what: AnyView, path: String| {
        view! { <dt>{what}</dt><dd><code>{format!("{base}/{path}")}</code></dd> }.into_any()
    };
    let mut workgroups: Vec<_> =
        readable.iter().map(|forum| (forum.workgroup_slug.clone(), forum.workgroup_name.clone())).collect();
    workgroups.dedup();
    let workgroups = workgroups
        .into_iter()
        .map(|(slug, name)| {
            let what = words.t1("feeds-of-workgroup", "workgroup", name.as_str());
            address(view! { {what} }.into_any(), format!("workgroups/{slug}"))
        })
        .collect_view();
    let forums = readable
        .iter()
        .map(|forum| {
            let what = view! { <span lang=forum.language.code()>{forum.title.clone()}</span> }.into_any();
            address(what, format!("forums/{}", forum.slug))
        })
        .collect_view();
    view! {
        <div class="notice ok stack" role="status">
            <p class="m-0">{words.t("feeds-made")}</p>
            <dl class="facts">
                {address(view! { {words.t("feed-watched")} }.into_any(), "watched".into())}
                {address(view! { {words.t("feeds-of-sessions")} }.into_any(), "sessions".into())}
                {workgroups}
                {forums}
                {address(view! { {words.t("feeds-of-thread")} }.into_any(), "threads/…".into())}
            </dl>
        </div>
    }
    .into_any()
}

fn row(visit: &Visit, token: &FeedToken) -> AnyView {
    let words = visit.words;
    let used = match token.used {
        Some(used) => view! { {words.t("feeds-used")}" "{time(visit, used, visit.ago(used))} }.into_any(),
        None => view! { {words.t("feeds-unused")} }.into_any(),
    };
    let button = |verb: &str, class, label: String| {
        let whole = format!("{label}: {}", token.name);
        named_act(visit, format!("{HERE}/{}/{verb}", token.id), class, label, whole)
    };
    view! {
        <li>
            <b>{token.name.clone()}</b>
            <span class="row">
                {button("renew", "btn small", words.t("feeds-renew"))}
                {button("revoke", "btn small danger", words.t("feeds-revoke"))}
            </span>
            <span class="muted small">
                {words.t("feeds-since")}" "{time(visit, token.made, visit.date_and_clock(token.made))}" · "
                {used}" · "
                {words.t("feeds-until")}" "{time(visit, token.ends, visit.in_full(token.ends))}
            </span>
        </li>
    }
    .into_any()
}
