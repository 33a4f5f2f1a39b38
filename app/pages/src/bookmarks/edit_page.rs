//! One bookmark: its note, and when one wants to be reminded.

use super::list_page::about;
use crate::{
    Fault, Site, Visit,
    forms::{Area, Line, area, choice, error_summary, line, see_other},
    forum::id,
    layout::Page,
    parts::{act, crumbs},
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
    bookmarks::{self, Keeping},
};
use sund_domain::{
    Field, Invalid, Problem,
    bookmarks::Bookmark,
    time::{DAY, HOUR, Timestamp},
};

/// When one wants to be reminded, as it is chosen.
const WHEN: [&str; 5] = ["never", "hour", "tomorrow", "week", "at"];

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    own_note: String,
    remind: String,
    remind_at: String,
}

impl Typed {
    fn of(visit: &Visit, bookmark: &Bookmark) -> Self {
        Self {
            own_note: bookmark.note.clone(),
            remind: if bookmark.remind.is_some() { "at" } else { "never" }.into(),
            remind_at: bookmark.remind.map(|at| visit.local_input(at)).unwrap_or_default(),
        }
    }

    /// The time, by the clock of who chose it. A time that was set before and is shown to the minute is what it was.
    fn time(&self, visit: &Visit, before: Option<Timestamp>) -> Result<Option<Timestamp>, Invalid> {
        let now = visit.now;
        match self.remind.as_str() {
            "never" => Ok(None),
            "hour" => Ok(Some(now.plus(HOUR))),
            "tomorrow" => Ok(Some(visit.morning(now.plus(DAY)))),
            "week" => Ok(Some(visit.morning(now.plus(7 * DAY)))),
            "at" => match before.filter(|before| visit.local_input(*before) == self.remind_at) {
                Some(before) => Ok(Some(before)),
                None => visit
                    .read_local(&self.remind_at)
                    .map(Some)
                    .ok_or_else(|| Invalid::new(Field::RemindAt, Problem::NotATime)),
            },
            _ => Err(Invalid::new(Field::Remind, Problem::NotAChoice)),
        }
    }
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(which): Path<String>) -> Result<Response, Fault> {
    let bookmark = bookmarks::one(&site.sund, visit.viewer()?, id(&which)?).await?;
    Ok(answer(&visit, &bookmark, &Typed::of(&visit, &bookmark), None))
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(which): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let all = [typed.own_note.as_str(), &typed.remind, &typed.remind_at].join("\n");
    let with = |fault: Fault| fault.with_text(all.trim());
    let viewer = visit.viewer().map_err(with)?;
    let which = id(&which).map_err(with)?;
    let bookmark = bookmarks::one(&site.sund, viewer, which).await.map_err(|error| with(error.into()))?;
    let remind = match typed.time(&visit, bookmark.remind) {
        Ok(remind) => remind,
        Err(invalid) => return Ok(answer(&visit, &bookmark, &typed, Some(&invalid))),
    };
    match bookmarks::change(&site.sund, viewer, which, Keeping { note: &typed.own_note, remind }).await {
        Ok(()) => Ok(see_other("/bookmarks")),
        Err(ActionError::Invalid(invalid)) => Ok(answer(&visit, &bookmark, &typed, Some(&invalid))),
        Err(error) => Err(with(error.into())),
    }
}

pub async fn remove(State(site): State<Site>, visit: Visit, Path(which): Path<String>) -> Result<Response, Fault> {
    bookmarks::remove(&site.sund, visit.viewer()?, id(&which)?).await?;
    Ok(see_other("/bookmarks"))
}

fn answer(visit: &Visit, bookmark: &Bookmark, typed: &Typed, invalid: Option<&Invalid>) -> Response {
    let words = visit.words;
    let title = words.t("bookmark-title");
    let status = if invalid.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let here = format!("/bookmarks/{}", bookmark.id);
    let when = WHEN.map(|when| (when.to_owned(), words.t(&format!("remind-{when}")))).into();
    Page::new(title.clone(), None).status(status).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, vec![("/bookmarks".into(), words.t("bookmarks-title"))])}
                    <h1>{title}</h1>
                    <p class="m-0">{about(visit, bookmark)}</p>
                    {error_summary(visit, invalid)}
                    <form method="post" action=visit.action(&here) class="stack">
                        {area(visit, invalid, Area {
                            field: Field::OwnNote,
                            label: words.t("field-own-note"),
                            hint: Some(words.t("bookmark-note-hint")),
                            value: &typed.own_note,
                            rows: 3,
                        })}
                        {bookmark.of.is_some().then(|| view! {
                            <div class="stack">
                                {choice(visit, invalid, Field::Remind, words.t("field-remind"), when, &typed.remind)}
                                {line(visit, invalid, Line {
                                    field: Field::RemindAt,
                                    label: words.t("field-remind-at"),
                                    hint: Some(words.t("remind-at-hint")),
                                    value: &typed.remind_at,
                                    kind: "datetime-local",
                                    required: false,
                                    autocomplete: None,
                                })}
                            </div>
                        })}
                        {bookmark.of.is_none().then(|| view! { <input type="hidden" name="remind" value="never"/> })}
                        <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
                    </form>
                    {act(visit, format!("{here}/remove"), "btn danger", words.t("bookmark-remove"), &[])}
                </div>
            </main>
        }
        .into_any()
    })
}
