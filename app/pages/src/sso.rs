//! The pages around signing in. Their routes, cookies and the protocol are in `server/src/sso`.

use crate::{
    Visit,
    forms::{Line, encode, error_summary, line},
    layout::{Page, mark},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use sund_actions::sso::Provider;
use sund_domain::{
    Field, Invalid, Refusal,
    ids::PersonId,
    language::UiLanguage,
    sso::{Assurance, Joining},
};

/// What the sign-in form holds.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    /// As typed.
    pub email: &'a str,
    /// What is wrong with it.
    pub invalid: Option<&'a Invalid>,
    /// Organisations that one can choose from.
    pub providers: &'a [Provider],
    /// Where one wants to go.
    pub to: &'a str,
}

/// "Sign in with your organisation."
#[must_use]
pub fn sign_in_page(visit: &Visit, form: SignIn<'_>) -> Response {
    let words = visit.words;
    let status = if form.invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    gate(visit, Page::new(words.t("sign-in"), None).status(status), || {
        let list = form
            .providers
            .chunk_by(|a, b| a.country == b.country)
            .map(|group| country_list(visit, group, form.to))
            .collect_view();
        view! {
            <h1>{words.t("sign-in-title")}</h1>
            <p class="muted m-0">{words.t("sund-is")}</p>
            {error_summary(visit, form.invalid)}
            <form method="post" action="/sign-in" class="stack">
                <input type="hidden" name="to" value=form.to.to_owned()/>
                {line(visit, form.invalid, Line {
                    field: Field::Email,
                    label: words.t("field-email"),
                    hint: Some(words.t("sign-in-hint")),
                    value: form.email,
                    kind: "email",
                    required: false,
                    autocomplete: Some("email"),
                })}
                <div class="row"><button class="btn main">{words.t("sign-in-continue")}</button></div>
            </form>
            <details class="card"><summary><b>{words.t("sign-in-list")}</b></summary>{list}</details>
            <p class="small m-0">
                {words.t("sign-in-guest")}" "<a href=format!("/sign-in/passkey?to={}", encode(form.to))>{words.t("sign-in-guest-link")}</a>
            </p>
        }
        .into_any()
    })
}

fn country_list(visit: &Visit, providers: &[Provider], to: &str) -> Option<AnyView> {
    let first = providers.first()?;
    let heading = visit.words.t(&format!("country-{}", first.country.to_lowercase()));
    let rows = providers
        .iter()
        .map(|p| {
            let href = format!("/sign-in/with/{}?to={}", p.id, encode(to));
            view! { <li><a href=href>{p.organisation_name.clone()}</a></li> }
        })
        .collect_view();
    Some(view! { <h2 class="small muted mt">{heading}</h2><ul class="m-0">{rows}</ul> }.into_any())
}

/// "On your way": goes on by itself, and has a link for those whose browser does not. The same for every address.
#[must_use]
pub fn on_your_way_page(visit: &Visit, next: &str) -> Response {
    let words = visit.words;
    let mut page = Page::new(words.t("sign-in"), None);
    page.refresh = Some(next.to_owned());
    gate(visit, page, || {
        view! {
            <h1>{words.t("on-your-way-title")}</h1>
            <p class="m-0">{words.t("on-your-way-text")}</p>
            <p class="m-0"><a class="btn main" href=next.to_owned()>{words.t("sign-in-continue")}</a></p>
        }
        .into_any()
    })
}

/// The organisation's sign-in could not be reached, or there is none for this address: one cannot tell which.
#[must_use]
pub fn not_reached_page(visit: &Visit, incident: &str) -> Response {
    let words = visit.words;
    gate(visit, Page::new(words.t("sign-in"), None).status(StatusCode::SERVICE_UNAVAILABLE), || {
        view! {
            <h1>{words.t("not-reached-title")}</h1>
            <p class="m-0">{words.t("not-reached-text")}</p>
            <p class="muted small m-0">{words.t1("incident", "id", incident)}</p>
            <p class="m-0"><a class="btn main" href="/sign-in">{words.t("sign-in-again")}</a></p>
        }
        .into_any()
    })
}

/// The sign-in was refused. The cause is in the audit log, under the id.
#[must_use]
pub fn refused_page(visit: &Visit, incident: &str) -> Response {
    let words = visit.words;
    gate(visit, Page::new(words.t("sign-in"), None).status(StatusCode::BAD_REQUEST), || {
        view! {
            <h1>{words.t("sign-in-refused-title")}</h1>
            <p class="m-0">{words.t("sign-in-refused-text")}</p>
            <p class="muted small m-0">{words.t1("incident", "id", incident)}</p>
            <p class="m-0"><a class="btn main" href="/sign-in">{words.t("sign-in-again")}</a></p>
        }
        .into_any()
    })
}

/// Known, but the organisation's administrator has not agreed yet.
#[must_use]
pub fn waiting_page(visit: &Visit, organisation: &str) -> Response {
    let words = visit.words;
    gate(visit, Page::new(words.t("sign-in"), None).status(StatusCode::FORBIDDEN), || {
        view! {
            <h1>{words.t("waiting-title")}</h1>
            <p class="m-0">{words.t1("waiting-text", "organisation", organisation)}</p>
            <p class="m-0"><a class="btn main" href="/sign-in">{words.t("sign-in-again")}</a></p>
        }
        .into_any()
    })
}

/// Somebody who works for another organisation has signed in with this one: it has no word on the other's people. They
/// sign in with their own, or say that they work here now.
#[must_use]
pub fn works_elsewhere_page(visit: &Visit, provider: &Provider, theirs: &str, person: PersonId) -> Response {
    let words = visit.words;
    let here = provider.organisation_name.as_str();
    gate(visit, Page::new(words.t("elsewhere-title"), None).status(StatusCode::FORBIDDEN), || {
        view! {
            <h1>{words.t1("elsewhere-heading", "theirs", theirs)}</h1>
            <p class="m-0">{words.tn("elsewhere-text", [("here", here.into()), ("theirs", theirs.into())])}</p>
            <p class="m-0"><a class="btn main" href="/sign-in">{words.t1("elsewhere-theirs", "theirs", theirs)}</a></p>
            <h2 class="mt">{words.t1("elsewhere-here", "here", here)}</h2>
            {work_changes(visit, provider)}
            <form method="post" action=format!("/sign-in/work/{}", provider.id)>
                <input type="hidden" name="person" value=person.to_string()/>
                <button class="btn">{words.t1("identities-work", "organisation", here)}</button>
            </form>
        }
        .into_any()
    })
}

/// What it means to work for this provider's organisation from now on.
pub(crate) fn work_changes(visit: &Visit, provider: &Provider) -> AnyView {
    let words = visit.words;
    let here = provider.organisation_name.as_str();
    let asks = (provider.rules.joining == Joining::Approval)
        .then(|| view! { <li>{words.t1("work-approval", "here", here)}</li> });
    view! {
        <ul class="m-0">
            <li>{words.t1("work-name", "here", here)}</li>
            <li>{words.t("work-lost")}</li>
            <li>{words.t("work-signed-out")}</li>
            {asks}
        </ul>
    }
    .into_any()
}

/// The provider did not do what it was asked for, or has no way to. One is signed in as before, and can go back.
#[must_use]
pub fn not_sure_page(
    visit: &Visit,
    asked: Assurance,
    organisation: &str,
    incident: Option<&str>,
    back: &str,
) -> Response {
    let back = back.to_owned();
    let words = visit.words;
    gate(visit, Page::new(words.t("step-up-title"), None).status(StatusCode::FORBIDDEN), || {
        let text =
            words.tn("step-up-not", [("organisation", organisation.into()), ("what", words.assurance(asked).into())]);
        view! {
            <h1>{words.t("step-up-title")}</h1>
            <p class="m-0">{text}</p>
            <p class="m-0">{words.t("step-up-as-before")}</p>
            {incident.map(|id| view! { <p class="muted small m-0">{words.t1("incident", "id", id)}</p> })}
            <div class="row">
                <a class="btn main" href=back>{words.t("step-up-back")}</a>
                <a class="btn" href="/">{words.t("error-to-home")}</a>
            </div>
        }
        .into_any()
    })
}

/// Another account signs in like this already, and cannot be joined. One is signed in as before.
#[must_use]
pub fn not_joined_page(visit: &Visit, organisation: &str, refusal: Refusal, incident: &str) -> Response {
    let words = visit.words;
    gate(visit, Page::new(words.t("identities-other-title"), None).status(StatusCode::CONFLICT), || {
        view! {
            <h1>{words.t("identities-other-title")}</h1>
            <p class="m-0">{words.t1("identities-other-text", "organisation", organisation)}</p>
            <p class="m-0">{words.refusal(refusal)}</p>
            <p class="muted small m-0">{words.t1("incident", "id", incident)}</p>
            <p class="m-0"><a class="btn main" href="/settings/identities">{words.t("identities-title")}</a></p>
        }
        .into_any()
    })
}

/// Signed out here; the organisation's own session may go on, where it is no guest's.
#[must_use]
pub fn signed_out_page(visit: &Visit, provider_logout: Option<&str>, guest: bool) -> Response {
    let words = visit.words;
    let text = words.t(if guest { "signed-out-guest" } else { "signed-out-text" });
    let again = if guest { "/sign-in/passkey" } else { "/sign-in" };
    let logout = provider_logout.map(str::to_owned);
    gate(visit, Page::new(words.t("signed-out-title"), None), || {
        view! {
            <h1>{words.t("signed-out-title")}</h1>
            <p class="m-0">{text}</p>
            <div class="row">
                {logout.map(|href| view! { <a class="btn main" href=href>{words.t("signed-out-there")}</a> })}
                <a class="btn" href=again>{words.t("sign-in-again")}</a>
            </div>
        }
        .into_any()
    })
}

/// The frame of these pages: no top bar, the languages below.
pub(crate) fn gate(visit: &Visit, page: Page, body: impl FnOnce() -> AnyView) -> Response {
    let here = visit.path.clone();
    page.class("gate").show(visit, || {
        let languages = UiLanguage::ALL
            .map(|language| {
                let name = visit.words.t(&format!("ui-language-{}", language.code()));
                let current = (language == visit.words.language).then_some("true");
                let href = format!("/language/{}?to={}", language.code(), encode(&here));
                view! { <a href=href lang=language.code() hreflang=language.code() aria-current=current>{name}</a>" " }
            })
            .collect_view();
        view! {
            <main id="main" tabindex="-1">
                <div class="stack">
                    <div>{mark()}</div>
                    {body()}
                    <nav class="row small mt" aria-label=visit.words.t("nav-language")>{languages}</nav>
                </div>
            </main>
        }
        .into_any()
    })
}
