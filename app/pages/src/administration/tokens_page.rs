//! The tokens with which an organisation's directory comes (SCIM): making one, which is shown once, and revoking one.

use super::PROVIDERS;
use crate::{
    Fault, Site, Visit,
    forms::{Line, errors_of, line, see_other},
    forum::id,
    layout::Page,
    parts::{act, crumbs, time},
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
    scim::{ScimToken, make_token, revoke_token, tokens},
    sso::{By, KeptProvider, kept_provider},
};
use sund_domain::{Field, Invalid, ids::ProviderId};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    title: String,
}

/// What stands above the list.
#[derive(Clone, Copy, Default)]
struct Above<'a> {
    typed: &'a str,
    invalid: Option<&'a Invalid>,
    /// The token that was just made: this page is the only place where it can be read.
    made: Option<&'a str>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(provider): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, id(&provider)?, Above::default()).await
}

pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path(provider): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let text = typed.title.as_str();
    let by = By::Person(visit.viewer().map_err(|fault| fault.with_text(text))?);
    let provider: ProviderId = id(&provider)?;
    match make_token(&site.sund, by, provider, text).await {
        Ok((_, secret)) => answer(&site, &visit, provider, Above { made: Some(&secret), ..Above::default() }).await,
        Err(ActionError::Invalid(invalid)) => {
            answer(&site, &visit, provider, Above { typed: text, invalid: Some(&invalid), made: None }).await
        }
        Err(error) => Err(Fault::from(error).with_text(text)),
    }
}

pub async fn revoke(
    State(site): State<Site>,
    visit: Visit,
    Path((provider, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let provider: ProviderId = id(&provider)?;
    revoke_token(&site.sund, By::Person(visit.viewer()?), provider, id(&token)?).await?;
    Ok(see_other(&format!("{PROVIDERS}/{provider}/tokens")))
}

async fn answer(site: &Site, visit: &Visit, provider: ProviderId, above: Above<'_>) -> Result<Response, Fault> {
    let by = By::Person(visit.viewer()?);
    let row = kept_provider(&site.sund, by, provider).await?;
    let all = tokens(&site.sund, by, provider).await?;
    let status = if above.invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = visit.words.t("tokens-title");
    Ok(Page::new(title.clone(), None).status(status).show(visit, || page(site, visit, &title, &row, &all, above)))
}

fn page(site: &Site, visit: &Visit, title: &str, row: &KeptProvider, all: &[ScimToken], above: Above<'_>) -> AnyView {
    let words = visit.words;
    let here = format!("{PROVIDERS}/{}", row.provider.id);
    let made = above.made.map(|secret| {
        view! {
            <div class="notice ok stack" role="status">
                <p class="m-0">{words.t("tokens-made")}</p>
                <p class="m-0"><code>{secret.to_owned()}</code></p>
            </div>
        }
    });
    let rows = all.iter().map(|token| token_row(visit, &here, token)).collect_view();
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                {crumbs(visit, vec![
                    (PROVIDERS.to_owned(), words.t("nav-providers")),
                    (here.clone(), row.provider.organisation_name.clone()),
                ])}
                <h1>{title.to_owned()}</h1>
                <p class="muted m-0">{words.t("tokens-hint")}</p>
                {errors_of(visit, above.invalid, &[(Field::Title, "tokens-name")])}
                {made}
                <dl class="facts"><dt>{words.t("tokens-address")}</dt><dd><code>{site.providers.directory_address()}</code></dd></dl>
                {all.is_empty().then(|| view! { <p class="empty">{words.t("tokens-none")}</p> })}
                {(!all.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
                <form method="post" action=visit.action(format!("{here}/tokens")) class="stack">
                    {line(visit, above.invalid, Line {
                        field: Field::Title,
                        label: words.t("tokens-name"),
                        hint: Some(words.t("tokens-name-hint")),
                        value: above.typed,
                        kind: "text",
                        required: true,
                        autocomplete: None,
                    })}
                    <div class="row"><button class="btn main">{words.t("tokens-make")}</button></div>
                </form>
            </div>
        </main>
    }
    .into_any()
}

fn token_row(visit: &Visit, here: &str, token: &ScimToken) -> AnyView {
    let words = visit.words;
    let used = match token.used {
        Some(used) => view! { {words.t("tokens-used")}" "{time(visit, used, visit.ago(used))} }.into_any(),
        None => view! { {words.t("tokens-unused")} }.into_any(),
    };
    let revoke = words.t1("tokens-revoke", "name", token.name.as_str());
    view! {
        <li>
            <b>{token.name.clone()}</b>
            {act(visit, format!("{here}/tokens/{}/revoke", token.id), "btn small danger", revoke, &[])}
            <span class="muted small">{words.t("tokens-since")}" "{time(visit, token.made, visit.date_and_clock(token.made))}" · "{used}</span>
        </li>
    }
    .into_any()
}
