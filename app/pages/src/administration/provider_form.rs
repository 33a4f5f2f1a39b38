//! The form of a provider, and what a test of it found.

use crate::{
    Visit,
    forms::{Area, Line, area, choice, line},
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::sso::{KeptProvider, NewSecret};
use sund_domain::{
    Field, Invalid,
    people::Country,
    sso::{ALGORITHMS, Finding, Joining, ProviderForm, Verdict},
};

/// What is in the form. The secret goes one way: no page ever shows it, nor does a log (there is no `Debug`).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(flatten)]
    pub form: ProviderForm,
    secret: String,
    no_secret: String,
    #[serde(rename = "do")]
    wish: String,
}

impl Typed {
    /// For a provider that is not there yet.
    pub fn new() -> Self {
        let form = ProviderForm {
            scopes: "profile email".into(),
            joining: Joining::AtOnce.code().into(),
            ..ProviderForm::default()
        };
        Self { form, ..Self::default() }
    }

    /// As the provider is kept.
    pub fn of(row: &KeptProvider) -> Self {
        let provider = &row.provider;
        let rules = &provider.rules;
        let form = ProviderForm {
            organisation: provider.organisation_name.clone(),
            country: provider.country.clone(),
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            scopes: provider.scopes.clone(),
            domains: row.domains.join("\n"),
            joining: rules.joining.code().into(),
            algorithm: rules.algorithm.clone().unwrap_or_default(),
            levels: rules.levels.lines(),
            claim_name: rules.mapping.name.clone(),
            claim_email: rules.mapping.email.clone(),
            claim_unit: rules.mapping.unit.clone(),
            claim_groups: rules.mapping.groups.clone(),
            claim_external: rules.mapping.external.clone(),
            claim_level: rules.mapping.level.clone(),
            groups: rules.mapping.group_lines(),
        };
        Self { form, ..Self::default() }
    }

    pub fn secret(&self) -> NewSecret<'_> {
        NewSecret::of_form(&self.secret, self.no_secret == "yes")
    }

    pub fn wants_test(&self) -> bool {
        self.wish == "test"
    }

    /// What was typed, to be copied where the form cannot be shown again. Without the secret.
    pub fn text(&self) -> String {
        let form = &self.form;
        let parts = [&form.organisation, &form.issuer, &form.client_id, &form.scopes, &form.domains, &form.levels];
        let claims = [&form.claim_name, &form.claim_email, &form.claim_unit, &form.claim_groups, &form.claim_external];
        let claims = claims.into_iter().chain([&form.claim_level, &form.groups]);
        let parts = parts.into_iter().chain(claims).map(String::as_str).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }
}

/// The fields: all of them for a new provider, for one that is there all but whose it is.
pub fn fields(visit: &Visit, row: Option<&KeptProvider>, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let form = &typed.form;
    let text = |field: Field, value: &str, hint: Option<String>| {
        let label = words.t(&format!("field-{}", field.name().replace('_', "-")));
        line(visit, invalid, Line { field, label, hint, value, kind: "text", required: false, autocomplete: None })
    };
    let lines = |field: Field, value: &str, hint: &str, rows: u32| {
        let label = words.t(&format!("field-{}", field.name()));
        area(visit, invalid, Area { field, label, hint: Some(words.t(hint)), value, rows })
    };
    let issuer_hint = match row {
        Some(_) => format!("{} {}", words.t("provider-issuer-hint"), words.t("provider-issuer-again")),
        None => words.t("provider-issuer-hint"),
    };
    let joining = Joining::ALL.map(|j| (j.code().to_owned(), words.t(&format!("joining-{}", j.code())))).into();
    let algorithms = std::iter::once((String::new(), words.t("provider-algorithm-any")))
        .chain(ALGORITHMS.map(|name| (name.to_owned(), name.to_owned())))
        .collect();
    view! {
        {row.is_none().then(|| whose(visit, form, invalid))}
        {text(Field::Issuer, &form.issuer, Some(issuer_hint))}
        {text(Field::ClientId, &form.client_id, row.map(|_| words.t("provider-client-again")))}
        {secret(visit, row, typed, invalid)}
        {text(Field::Scopes, &form.scopes, Some(words.t("provider-scopes-hint")))}
        {lines(Field::Domains, &form.domains, "provider-domains-hint", 3)}
        {choice(visit, invalid, Field::Joining, words.t("field-joining"), joining, &form.joining)}
        {lines(Field::Levels, &form.levels, "provider-levels-hint", 4)}
        {choice(visit, invalid, Field::Algorithm, words.t("field-algorithm"), algorithms, &form.algorithm)}
        <fieldset class="stack">
            <legend>{words.t("provider-claims")}</legend>
            <p class="hint">{words.t("provider-claims-hint")}</p>
            {text(Field::ClaimName, &form.claim_name, None)}
            {text(Field::ClaimEmail, &form.claim_email, None)}
            {text(Field::ClaimUnit, &form.claim_unit, None)}
            {text(Field::ClaimGroups, &form.claim_groups, None)}
            {text(Field::ClaimExternal, &form.claim_external, Some(words.t("provider-claim-external-hint")))}
            {text(Field::ClaimLevel, &form.claim_level, Some(words.t("provider-claim-level-hint")))}
            {lines(Field::Groups, &form.groups, "provider-groups-hint", 4)}
        </fieldset>
    }
    .into_any()
}

/// The organisation and its country.
fn whose(visit: &Visit, form: &ProviderForm, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let name = |country: Country| words.t(&format!("country-{}", country.code().to_lowercase()));
    let mut countries: Vec<_> = Country::ALL.map(|country| (country.code().to_owned(), name(country))).into();
    countries.sort_by(|a, b| a.1.cmp(&b.1));
    countries.insert(0, (String::new(), words.t("choose")));
    view! {
        {line(visit, invalid, Line {
            field: Field::Organisation,
            label: words.t("field-organisation"),
            hint: Some(words.t("provider-organisation-hint")),
            value: &form.organisation,
            kind: "text",
            required: false,
            autocomplete: None,
        })}
        {choice(visit, invalid, Field::Country, words.t("field-country"), countries, &form.country)}
    }
    .into_any()
}

/// The secret: it can be set, replaced and taken away, but not read.
fn secret(visit: &Visit, row: Option<&KeptProvider>, typed: &Typed, invalid: Option<&Invalid>) -> AnyView {
    let words = visit.words;
    let set = row.is_some_and(|row| row.provider.secret_sealed.is_some());
    let hint = words.t(if set { "provider-secret-set" } else { "provider-secret-not-set" });
    let away = set.then(|| {
        view! {
            <div class="row">
                <input type="checkbox" id="no_secret" name="no_secret" value="yes" checked=typed.no_secret == "yes"/>
                <label for="no_secret">{words.t("provider-secret-away")}</label>
            </div>
        }
    });
    view! {
        {line(visit, invalid, Line {
            field: Field::Secret,
            label: words.t("field-secret"),
            hint: Some(hint),
            value: "",
            kind: "password",
            required: false,
            autocomplete: Some("new-password"),
        })}
        {away}
    }
    .into_any()
}

/// What a test found: each thing in words, in the order in which it was looked at.
pub fn findings(visit: &Visit, found: &[Finding]) -> AnyView {
    let words = visit.words;
    let rows = found
        .iter()
        .map(|finding| {
            let verdict = finding.verdict();
            let class = match verdict {
                Verdict::Fine => "chip ok",
                Verdict::Lacking => "chip warn",
                Verdict::Wrong => "chip bad",
            };
            view! { <li><span>{words.finding(finding)}</span><span class="num"><span class=class>{words.t(verdict.key())}</span></span></li> }
        })
        .collect_view();
    view! { <section class="card" role="status"><h2>{words.t("provider-tested")}</h2><ul class="list">{rows}</ul></section> }
        .into_any()
}
