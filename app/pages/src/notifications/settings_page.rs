//! How one wants to be told: everywhere, and for each workgroup that one may enter.

use crate::{
    Fault, Site, Visit,
    forms::{Line, choice, errors_of, line, see_other},
    layout::Page,
    parts::{crumbs, visibility},
    tags::reader,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    notifications::{TellMeForm, keep_settings, settings},
    tags::watched_tags,
};
use sund_domain::{
    Field, Invalid,
    ids::WorkgroupId,
    notifications::{Pace, TellMe, ToldOf, Watch},
    tags::Tag,
};

const HERE: &str = "/settings/notifications";
/// The most fields that are read: two for each workgroup, and a few.
const FIELDS_MOST: usize = 1_100;

#[derive(Debug, Deserialize)]
pub struct Ask {
    saved: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let (tell, workgroups) = settings(&site.sund, visit.viewer()?).await?;
    let typed = TellMeForm {
        mail: tell.mail.code().into(),
        posting: tell.posting.code().into(),
        quiet_from: tell.quiet.map(|quiet| quiet.from.to_string()).unwrap_or_default(),
        quiet_until: tell.quiet.map(|quiet| quiet.until.to_string()).unwrap_or_default(),
        workgroups: workgroups
            .iter()
            .map(|of| (of.workgroup, chosen(of.watched.chosen.map(Watch::code)), chosen(of.mail.map(Pace::code))))
            .collect(),
    };
    let themes = watched_tags(&site.sund, visit.viewer()?).await?;
    Ok(answer(&visit, &typed, (&workgroups, &themes), None, ask.saved.is_some()))
}

fn chosen(code: Option<&str>) -> String {
    code.unwrap_or_default().to_owned()
}

/// The fields of the workgroups have their ids in their names.
fn typed(fields: Vec<(String, String)>) -> TellMeForm {
    let mut typed = TellMeForm::default();
    for (name, value) in fields.into_iter().take(FIELDS_MOST) {
        match name.as_str() {
            "mail" => typed.mail = value,
            "watch" => typed.posting = value,
            "quiet_from" => typed.quiet_from = value,
            "quiet_until" => typed.quiet_until = value,
            name => {
                let Some((which, id)) = name.split_once('.') else { continue };
                let Ok(id) = id.parse::<WorkgroupId>() else { continue };
                let known = typed.workgroups.iter().position(|(known, ..)| *known == id);
                let at = known.unwrap_or_else(|| {
                    typed.workgroups.push((id, String::new(), String::new()));
                    typed.workgroups.len() - 1
                });
                match (which, typed.workgroups.get_mut(at)) {
                    ("watch", Some((_, watch, _))) => *watch = value,
                    ("mail", Some((.., mail))) => *mail = value,
                    _ => (),
                }
            }
        }
    }
    typed
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let typed = typed(fields);
    match keep_settings(&site.sund, viewer, &typed).await {
        Ok(()) => Ok(see_other("/settings/notifications?saved=yes")),
        Err(ActionError::Invalid(invalid)) => {
            let (_, workgroups) = settings(&site.sund, viewer).await?;
            let themes = watched_tags(&site.sund, viewer).await?;
            Ok(answer(&visit, &typed, (&workgroups, &themes), Some(&invalid), false))
        }
        Err(error) => Err(error.into()),
    }
}

fn answer(
    visit: &Visit,
    typed: &TellMeForm,
    (of, themes): (&[ToldOf], &[(Tag, Watch)]),
    invalid: Option<&Invalid>,
    saved: bool,
) -> Response {
    let words = visit.words;
    let title = words.t("tell-title");
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let paces = Pace::ALL.map(|pace| (pace.code().to_owned(), words.t(&format!("pace-{}", pace.code())))).into();
    let posting =
        TellMe::POSTING.map(|watch| (watch.code().to_owned(), words.t(&format!("watch-{}", watch.code())))).into();
    let quiet = |field, label, value: &str| {
        let required = false;
        line(visit, invalid, Line { field, label, hint: None, value, kind: "time", required, autocomplete: None })
    };
    let meaning = Watch::ALL
        .map(|watch| {
            let code = watch.code();
            view! { <dt>{words.t(&format!("watch-{code}"))}</dt><dd>{words.t(&format!("watch-{code}-hint"))}</dd> }
        })
        .collect_view();
    Page::new(title.clone(), None).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/settings".into(), words.t("nav-settings"))])}
                    <h1>{title}</h1>
                    {saved.then(|| view! { <p class="notice ok" role="status">{words.t("settings-saved")}</p> })}
                    {errors_of(visit, invalid, &[(Field::Watch, "tell-posting")])}
                    <form method="post" action=visit.action(HERE) class="stack">
                        {choice(visit, invalid, Field::Mail, words.t("field-mail"), paces, &typed.mail)}
                        <p class="hint">{words.t("tell-mail-hint")}</p>
                        <fieldset class="stack">
                            <legend>{words.t("tell-quiet")}</legend>
                            <p class="hint">{words.t1("tell-quiet-hint", "zone", zone(visit))}</p>
                            <div class="row">
                                {quiet(Field::QuietFrom, words.t("field-quiet-from"), &typed.quiet_from)}
                                {quiet(Field::QuietUntil, words.t("field-quiet-until"), &typed.quiet_until)}
                            </div>
                        </fieldset>
                        {choice(visit, invalid, Field::Watch, words.t("tell-posting"), posting, &typed.posting)}
                        <section class="stack">
                            <h2>{words.t("nav-workgroups")}</h2>
                            <dl class="facts">{meaning}</dl>
                            {table(visit, typed, of)}
                        </section>
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                    {of_themes(visit, themes)}
                </div>
            </main>
        }
        .into_any()
    })
}

/// What one hears of themes, each leading to where one chooses that.
fn of_themes(visit: &Visit, themes: &[(Tag, Watch)]) -> AnyView {
    let words = visit.words;
    let rows = themes
        .iter()
        .map(|(tag, level)| {
            let (language, name) = tag.name(reader(visit));
            let level = words.t(&format!("watch-{}", level.code()));
            view! { <li><a class="t" href=format!("/tags/{}", tag.slug) lang=language.code()>{name.to_owned()}</a><span class="num">{level}</span></li> }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{words.t("field-tags")}</h2>
            <p class="hint">{words.t("tell-tags-hint")}" "<a href="/tags">{words.t("tags-all")}</a></p>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn zone(visit: &Visit) -> String {
    visit.viewer.as_ref().map(|viewer| viewer.settings.time_zone.replace('_', " ")).unwrap_or_default()
}

fn table(visit: &Visit, typed: &TellMeForm, of: &[ToldOf]) -> AnyView {
    let words = visit.words;
    let rows = of
        .iter()
        .map(|of| {
            let (watch, mail) = typed
                .workgroups
                .iter()
                .find(|(id, ..)| *id == of.workgroup)
                .map(|(_, watch, mail)| (watch.as_str(), mail.as_str()))
                .unwrap_or_default();
            let otherwise = words.t(&format!("watch-{}", of.watched.otherwise.code()));
            let watches = std::iter::once((String::new(), words.t1("tell-as-chairs", "level", otherwise)))
                .chain(Watch::ALL.map(|watch| (watch.code().to_owned(), words.t(&format!("watch-{}", watch.code())))));
            let paces = std::iter::once((String::new(), words.t("tell-as-everywhere")))
                .chain(Pace::ALL.map(|pace| (pace.code().to_owned(), words.t(&format!("pace-{}", pace.code())))));
            let (id, name) = (of.workgroup, of.name.as_str());
            view! {
                <tr>
                    <th scope="row">{of.name.clone()}" "{visibility(visit, of.visibility)}</th>
                    <td data-label=words.t("field-watch")>{select(format!("watch.{id}"), format!("{}: {name}", words.t("field-watch")), watches.collect(), watch)}</td>
                    <td data-label=words.t("field-mail")>{select(format!("mail.{id}"), format!("{}: {name}", words.t("field-mail")), paces.collect(), mail)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="sheet rows" tabindex="0" role="region" aria-label=words.t("nav-workgroups")>
            <table>
                <thead><tr><th scope="col">{words.t("field-workgroup")}</th><th scope="col">{words.t("field-watch")}</th><th scope="col">{words.t("field-mail")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A choice in a table: what it is about stands at the head of its row and column, and in its name for those who hear it.
fn select(name: String, whole: String, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! { <select name=name aria-label=whole>{options}</select> }.into_any()
}
