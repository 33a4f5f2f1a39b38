//! The guests of a workgroup, for its chairs.

use super::invited_row::invited_row;
use crate::{
    Fault, Site, Visit,
    forms::{Line, choice, errors_of, line},
    layout::{Nav, Page},
    parts::{country, crumbs, named_act, person_link},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    guests::{GuestList, list},
};
use sund_domain::{
    Field, Invalid, Refusal,
    guests::Guest,
    ids::{InvitationId, PersonId},
    language::UiLanguage,
    people::Country,
    time::DAY,
};
use uuid::Uuid;

/// What is in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub form: String,
    pub email: String,
    pub organisation: String,
    pub country: String,
    pub until: String,
    pub language: String,
}

impl Typed {
    /// What would be a pity to lose.
    pub fn text(&self) -> String {
        [&self.email, &self.organisation, &self.until].map(String::as_str).join("\n").trim().to_owned()
    }

    /// The language that the mail is to be written in; the viewer's own unless they choose.
    pub fn mail_language(&self, visit: &Visit) -> UiLanguage {
        self.language.parse().unwrap_or(visit.words.language)
    }
}

/// What the page has to say about what was just done.
#[derive(Debug)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// An invitation was made: its link, this once, and for whom.
    Made { link: String, email: String },
    /// An invitation was made, and goes by mail to this address.
    Mailed { email: String },
    /// This form has made one before.
    MadeBefore,
    /// What is wrong with an invitation.
    Invalid(Invalid),
    /// A guest's stay cannot end then.
    NotThen { person: PersonId, invalid: Invalid, typed: String },
    /// The mail of an invitation cannot be sent again.
    NotSent { invitation: InvitationId, invalid: Invalid },
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, &slug, &Typed::default(), Told::Nothing).await
}

/// The page, with what was just done.
pub async fn answer(site: &Site, visit: &Visit, slug: &str, typed: &Typed, told: Told) -> Result<Response, Fault> {
    let all = list(&site.sund, visit.viewer()?, slug).await?;
    if let Told::NotThen { person, .. } = &told
        && !all.here.iter().any(|one| one.author.person == *person)
    {
        return Err(ActionError::Refused(Refusal::NotFound).into());
    }
    let status = match told {
        Told::Invalid(_) | Told::NotThen { .. } | Told::NotSent { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Told::Nothing | Told::Made { .. } | Told::Mailed { .. } | Told::MadeBefore => StatusCode::OK,
    };
    let by_mail = site.sund.mail.is_some();
    let form = site.sund.new_id::<Uuid>();
    let title = visit.words.t("guests-title");
    let mut page = Page::new(title, Some(Nav::Workgroups))
        .status(status)
        .show(visit, || body(visit, &all, (typed, form), &told, by_mail));
    // The link is nobody's business after this.
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}

fn body(visit: &Visit, all: &GuestList, form: (&Typed, Uuid), told: &Told, by_mail: bool) -> AnyView {
    let words = visit.words;
    let group = &all.workgroup;
    let base = format!("/workgroups/{}", group.slug);
    let invalid = if let Told::Invalid(invalid) = told { Some(invalid) } else { None };
    let invited = all.invited.iter().map(|one| invited_row(visit, &base, one, told, by_mail)).collect_view();
    let here = all.here.iter().map(|one| here_row(visit, &base, one, told)).collect_view();
    let over = all.over.iter().map(|one| over_row(visit, one)).collect_view();
    let nobody = all.invited.is_empty() && all.here.is_empty() && all.over.is_empty();
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack gap-l">
                <div class="stack">
                    {crumbs(visit, vec![("/workgroups".into(), words.t("nav-workgroups")), (base.clone(), group.name.clone())])}
                    <h1>{words.t("guests-title")}</h1>
                    <p class="muted m-0">{words.t("guests-intro")}</p>
                    {made(visit, told, by_mail)}
                    {errors_of(visit, invalid, &[(Field::Language, "guests-mail-language")])}
                </div>
                {nobody.then(|| view! { <p class="empty">{words.t("guests-none")}</p> })}
                {(!all.here.is_empty()).then(|| view! { <section><h2>{words.t("guests-here")}</h2><ul class="list">{here}</ul></section> })}
                {(!all.invited.is_empty()).then(|| view! { <section><h2>{words.t("guests-invited")}</h2><ul class="list">{invited}</ul></section> })}
                {invite_form(visit, &base, form, invalid, by_mail)}
                {(!all.over.is_empty()).then(|| view! { <section><h2>{words.t("guests-over")}</h2><ul class="list">{over}</ul></section> })}
            </div>
        </main>
    }
    .into_any()
}

/// What has become of the form. A link is shown here and never again.
fn made(visit: &Visit, told: &Told, by_mail: bool) -> Option<AnyView> {
    let words = visit.words;
    match told {
        Told::Made { link, email } => Some(
            view! {
                <div class="notice ok stack" role="status">
                    <p class="m-0">{words.t1("guests-made", "email", email.as_str())}</p>
                    <div class="field">
                        <label for="link">{words.t("guests-link")}</label>
                        <input id="link" type="text" readonly value=link.clone()/>
                    </div>
                </div>
            }
            .into_any(),
        ),
        Told::Mailed { email } => {
            let text = words.t1("guests-mailed", "email", email.trim());
            Some(view! { <p class="notice ok" role="status">{text}</p> }.into_any())
        }
        Told::MadeBefore => {
            let text = words.t(if by_mail { "guests-mailed-before" } else { "guests-made-before" });
            Some(view! { <p class="notice warn" role="alert">{text}</p> }.into_any())
        }
        Told::Nothing | Told::Invalid(_) | Told::NotThen { .. } | Told::NotSent { .. } => None,
    }
}

fn invite_form(
    visit: &Visit,
    base: &str,
    (typed, form): (&Typed, Uuid),
    invalid: Option<&Invalid>,
    by_mail: bool,
) -> AnyView {
    let words = visit.words;
    let language = by_mail.then(|| {
        let languages =
            UiLanguage::ALL.map(|one| (one.code().to_owned(), words.t(&format!("ui-language-{}", one.code()))));
        let chosen = typed.mail_language(visit);
        choice(visit, invalid, Field::Language, words.t("guests-mail-language"), languages.to_vec(), chosen.code())
    });
    let (hint, button) = if by_mail {
        ("guests-email-hint-mail", "guests-send-button")
    } else {
        ("guests-email-hint", "guests-invite-button")
    };
    let countries = std::iter::once((String::new(), words.t("choose")))
        .chain(
            Country::ALL.map(|one| (one.code().to_owned(), words.t(&format!("country-{}", one.code().to_lowercase())))),
        )
        .collect();
    view! {
        <section class="card stack">
            <h2>{words.t("guests-invite")}</h2>
            <form method="post" action=visit.action(format!("{base}/guests")) class="stack">
                <input type="hidden" name="form" value=form.to_string()/>
                {line(visit, invalid, Line {
                    field: Field::Email,
                    label: words.t("field-email"),
                    hint: Some(words.t(hint)),
                    value: &typed.email,
                    kind: "email",
                    required: false,
                    autocomplete: None,
                })}
                {line(visit, invalid, Line {
                    field: Field::Organisation,
                    label: words.t("field-organisation"),
                    hint: Some(words.t("guests-body-hint")),
                    value: &typed.organisation,
                    kind: "text",
                    required: false,
                    autocomplete: None,
                })}
                {choice(visit, invalid, Field::Country, words.t("field-country"), countries, &typed.country)}
                {line(visit, invalid, Line {
                    field: Field::Until,
                    label: words.t("field-until"),
                    hint: Some(words.t("guests-until-hint")),
                    value: &typed.until,
                    kind: "date",
                    required: false,
                    autocomplete: None,
                })}
                {language}
                <div class="row"><button class="btn main">{words.t(button)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn here_row(visit: &Visit, base: &str, one: &Guest, told: &Told) -> AnyView {
    let words = visit.words;
    let person = one.author.person;
    let name = one.author.name.as_str();
    let (wrong, value) = match told {
        Told::NotThen { person: whose, invalid, typed } if *whose == person => {
            (invalid.of(Field::Until).map(|problem| words.problem(problem)), typed.clone())
        }
        _ => (None, visit.day_input(one.until)),
    };
    let end = named_act(
        visit,
        format!("{base}/guests/{person}/end"),
        "btn small danger",
        words.t("guests-end"),
        words.t1("guests-end-of", "name", name),
    );
    let input = format!("until-{person}");
    let error = wrong.as_ref().map(|_| format!("{input}-error"));
    view! {
        <li>
            <div class="row">{person_link(&one.author)}{country(visit, one.author.country)}</div>
            {end}
            <span class="muted small">
                {one.author.organisation.clone()}" · "{one.email.clone()}" · "
                {words.t1("guests-until-day", "date", visit.date(one.until.plus(-1)))}
            </span>
            <form method="post" action=visit.action(format!("{base}/guests/{person}/until")) class="row stay">
                <label class="small" for=input.clone()>{words.t("field-until")}</label>
                <input id=input name="stay" type="date" value=value
                    min=visit.day_input(visit.now.plus(1)) max=visit.day_input(visit.now.plus(365 * DAY))
                    aria-describedby=error.clone() aria-invalid=wrong.as_ref().map(|_| "true")/>
                <button class="btn small" aria-label=words.t1("guests-change-for", "name", name)>{words.t("guests-change")}</button>
                {wrong.map(|text| view! { <p class="error" id=error role="alert">{text}</p> })}
            </form>
        </li>
    }
    .into_any()
}

fn over_row(visit: &Visit, one: &Guest) -> AnyView {
    view! {
        <li>
            <div class="row">{person_link(&one.author)}{country(visit, one.author.country)}</div>
            <span class="muted small">
                {one.author.organisation.clone()}" · "{visit.words.t1("guests-until-day", "date", visit.date(one.until.plus(-1)))}
            </span>
        </li>
    }
    .into_any()
}
