//! Forms: fields with their errors beside them, and what was typed still in them.

use crate::{Fault, Site, Visit};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use sund_actions::ActionError;
use sund_domain::{Field, Invalid, language::Language};
use sund_islands::html::textarea;
use uuid::Uuid;

/// After a form: go and look at this page.
pub fn see_other(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// After a form: on to where it leads; or the form again, with what is wrong; or a fault, with what was typed.
pub async fn after(
    done: Result<String, ActionError>,
    typed: &str,
    again: impl AsyncFnOnce(Invalid) -> Result<Response, Fault>,
) -> Result<Response, Fault> {
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err(ActionError::Invalid(invalid)) => again(invalid).await,
        Err(error) => Err(error.into()),
    }
    .map_err(|fault| fault.with_text(typed))
}

/// The id that a form was given when it was made, so that sending it twice does one thing. One that is not an id is
/// nobody's: the text that came with it counts.
pub fn form_id(site: &Site, form: &str) -> Uuid {
    form.parse().unwrap_or_else(|_| site.sund.new_id())
}

/// Text as a part of an address's query.
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    })
}

/// The error of a field: its id for `aria-describedby`, and the sentence under that id.
pub struct FieldError {
    /// For `aria-describedby` of the input.
    pub id: Option<String>,
    /// For `aria-invalid` of the input.
    pub invalid: Option<&'static str>,
    /// The sentence.
    pub view: Option<AnyView>,
}

/// What is wrong with this field, ready to stand beside it.
pub fn error_of(visit: &Visit, invalid: Option<&Invalid>, field: Field) -> FieldError {
    let Some(problem) = invalid.and_then(|invalid| invalid.of(field)) else {
        return FieldError { id: None, invalid: None, view: None };
    };
    let id = format!("{}-error", field.name());
    let text = visit.words.problem(problem);
    let view = view! { <p class="error" id=id.clone()>{text}</p> }.into_any();
    FieldError { id: Some(id), invalid: Some("true"), view: Some(view) }
}

/// At the top of a form that was not taken: each problem, as a link to its field. Spoken when the page opens.
pub fn error_summary(visit: &Visit, invalid: Option<&Invalid>) -> Option<AnyView> {
    errors_of(visit, invalid, &[])
}

/// The same in a form that calls some fields otherwise: each is named as its label names it.
pub fn errors_of(visit: &Visit, invalid: Option<&Invalid>, called: &[(Field, &str)]) -> Option<AnyView> {
    let invalid = invalid?;
    let words = visit.words;
    let lines = invalid
        .0
        .iter()
        .map(|(field, problem)| {
            let called = called.iter().find(|(named, _)| named == field).map(|(_, key)| words.t(key));
            let label = called.unwrap_or_else(|| words.t(&format!("field-{}", field.name().replace('_', "-"))));
            view! { <li><a href=format!("#{}", field.name())>{format!("{label}: {}", words.problem(*problem))}</a></li> }
        })
        .collect_view();
    Some(view! { <div class="error-summary" role="alert" tabindex="-1"><h2>{words.t("form-errors")}</h2><ul>{lines}</ul></div> }.into_any())
}

/// A single line of text.
pub struct Line<'a> {
    pub field: Field,
    pub label: String,
    pub hint: Option<String>,
    pub value: &'a str,
    /// The type of its input; `numeric` for a text of digits, which comes back whatever was typed.
    pub kind: &'static str,
    pub required: bool,
    /// What of its owner a browser may fill in by itself (HTML, autofill field names; WCAG 1.3.5).
    pub autocomplete: Option<&'static str>,
}

/// A field of one line, with label, hint and error.
pub fn line(visit: &Visit, invalid: Option<&Invalid>, field: Line<'_>) -> AnyView {
    listed(visit, invalid, field, None)
}

/// The same with values that are offered as one types; others can be typed all the same. `options` are value and label.
pub fn offered(visit: &Visit, invalid: Option<&Invalid>, field: Line<'_>, options: Vec<(String, String)>) -> AnyView {
    let list = format!("{}-offered", field.field.name());
    let options = options.into_iter().map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view();
    let input = listed(visit, invalid, field, Some(list.clone()));
    view! { <div>{input}<datalist id=list>{options}</datalist></div> }.into_any()
}

fn listed(visit: &Visit, invalid: Option<&Invalid>, field: Line<'_>, list: Option<String>) -> AnyView {
    let Line { field, label, hint, value, kind, required, autocomplete } = field;
    let name = field.name();
    let (kind, digits) = if kind == "numeric" { ("text", Some("numeric")) } else { (kind, None) };
    labelled(visit, invalid, field, (label, hint), |described, wrong| {
        view! {
            <input id=name name=name type=kind inputmode=digits value=value.to_owned() required=required autocomplete=autocomplete
                list=list aria-describedby=described aria-invalid=wrong/>
        }
        .into_any()
    })
}

/// What every field has around its input: label, hint, error. `input` gets `aria-describedby` and `aria-invalid`.
fn labelled(
    visit: &Visit,
    invalid: Option<&Invalid>,
    field: Field,
    (label, hint): (String, Option<String>),
    input: impl FnOnce(Option<String>, Option<&'static str>) -> AnyView,
) -> AnyView {
    let error = error_of(visit, invalid, field);
    let name = field.name();
    let hint_id = hint.as_ref().map(|_| format!("{name}-hint"));
    let described = described_by(&[hint_id.clone(), error.id]);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {input(described, error.invalid)}
            {error.view}
        </div>
    }
    .into_any()
}

/// Several lines of text.
pub struct Area<'a> {
    pub field: Field,
    pub label: String,
    pub hint: Option<String>,
    pub value: &'a str,
    pub rows: u32,
}

/// A field of several lines, with label, hint and error.
pub fn area(visit: &Visit, invalid: Option<&Invalid>, field: Area<'_>) -> AnyView {
    let Area { field, label, hint, value, rows } = field;
    let name = field.name();
    labelled(visit, invalid, field, (label, hint), |described, wrong| {
        view! {
            <textarea id=name name=name rows=rows aria-describedby=described aria-invalid=wrong
                inner_html=textarea(value)></textarea>
        }
        .into_any()
    })
}

/// The ids of a hint and an error, as `aria-describedby` wants them.
pub fn described_by(ids: &[Option<String>]) -> Option<String> {
    let ids: Vec<&str> = ids.iter().flatten().map(String::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A choice from a list: `options` are value and label.
pub fn choice(
    visit: &Visit,
    invalid: Option<&Invalid>,
    field: Field,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
) -> AnyView {
    let name = field.name();
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    labelled(visit, invalid, field, (label, None), |described, wrong| {
        view! { <select id=name name=name aria-describedby=described aria-invalid=wrong>{options}</select> }.into_any()
    })
}

/// The languages that one can write in, the first of them "guess".
pub fn languages(visit: &Visit) -> Vec<(String, String)> {
    let words = visit.words;
    std::iter::once((String::new(), words.t("language-guess")))
        .chain(Language::ALL.iter().map(|language| (language.code().to_owned(), words.language(*language))))
        .collect()
}
