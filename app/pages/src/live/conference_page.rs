//! The programme of a conference: day by day in the reader's time zone, tracks side by side where there is room for them, and
//! one after the other where there is not.

use super::{
    conference_parts::days,
    programme::{self, Cell, Day, Row},
};
use crate::{
    Fault, Site, Visit,
    body::body,
    forum::id,
    layout::{Nav, Page},
    parts::{crumbs, time, visibility},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use sund_actions::live::{Planned, Programme};
use sund_domain::{
    Subject as _,
    live::{Conference, ConferenceAct, LiveSession, SessionState},
};

pub async fn show(State(site): State<Site>, visit: Visit, Path(conference): Path<String>) -> Result<Response, Fault> {
    let programme = sund_actions::live::programme(&site.sund, visit.viewer()?, id(&conference)?).await?;
    let Programme { conference, entries } = &programme;
    let words = visit.words;
    Ok(Page::new(conference.title.clone(), Some(Nav::Live)).show(&visit, || {
        let all = programme::days(&visit, conference, entries);
        let names = (all.len() > 1).then(|| {
            let links = all.iter().map(
                |day| view! { <a class="btn small" href=format!("#day-{}", day.number)>{visit.weekday(day.at)}</a> },
            );
            view! { <nav class="row" aria-label=words.t("conference-days")>{links.collect_view()}</nav> }
        });
        let days = all.iter().map(|day| day_part(&visit, conference, day)).collect_view();
        let empty = entries.is_empty().then(|| view! { <p class="empty">{words.t("conference-empty")}</p> });
        view! {
            <main id="main" tabindex="-1">
                <div class="stack gap-l">
                    {head(&visit, conference, entries)}
                    {on_now(&visit, conference, entries)}
                    {names}
                    {days}
                    {empty}
                </div>
            </main>
        }
        .into_any()
    }))
}

fn head(visit: &Visit, conference: &Conference, entries: &[Planned]) -> AnyView {
    let words = visit.words;
    let base = format!("/conferences/{}", conference.id);
    let changes = conference.may(ConferenceAct::ChangeConference).is_ok().then(|| {
        let plan = format!("/live/new?workgroup={}&conference={}", conference.workgroup_slug, conference.id);
        view! {
            <a class="btn small" href=plan>{words.t("live-plan")}</a>
            <a class="btn small" href=format!("{base}/change")>{words.t("conference-change")}</a>
        }
    });
    let calendar = (!entries.is_empty()).then(
        || view! { <a class="btn small" href=format!("{base}/calendar") download="">{words.t("conference-calendar")}</a> },
    );
    let zone = words.t1("live-start-hint", "zone", visit.zone.iana_name().unwrap_or("UTC").replace('_', " "));
    view! {
        <header class="stack gap-s">
            {crumbs(visit, vec![
                ("/live".into(), words.t("nav-live")),
                (format!("/workgroups/{}", conference.workgroup_slug), conference.workgroup_name.clone()),
            ])}
            <div class="row">
                <h1 lang=conference.language.code() dir="auto">{conference.title.clone()}</h1>
                {visibility(visit, conference.visibility)}
            </div>
            <p class="m-0"><b>{days(visit, conference)}</b>{conference.first.map(|_| " · ")}<span dir="auto">{conference.place.clone()}</span></p>
            <div class="body" dir="auto" lang=conference.language.code() inner_html=body(visit, &conference.purpose_html, "purpose")></div>
            <div class="row">{calendar}{changes}</div>
            {(!entries.is_empty()).then(|| view! { <p class="small muted m-0">{zone}</p> })}
        </header>
    }
    .into_any()
}

/// What one can enter at this moment, before everything else.
fn on_now(visit: &Visit, conference: &Conference, entries: &[Planned]) -> Option<AnyView> {
    let on: Vec<_> = entries.iter().filter(|planned| planned.session.state == SessionState::Open).collect();
    let rows = on.iter().map(|planned| {
        let track = conference
            .track(planned.track)
            .map(|name| view! { <span class="small muted" dir="auto">{name.to_owned()}</span> });
        view! { <li>{title(&planned.session)}" "{track}</li> }
    });
    let rows = rows.collect_view();
    (!on.is_empty()).then(|| {
        view! { <section class="card on-now"><h2>{visit.words.t("live-open-now")}</h2><ul class="bare">{rows}</ul></section> }
            .into_any()
    })
}

fn title(session: &LiveSession) -> AnyView {
    view! { <a class="t" href=format!("/live/{}", session.id) lang=session.language.code() dir="auto">{session.title.clone()}</a> }
        .into_any()
}

fn day_part(visit: &Visit, conference: &Conference, day: &Day<'_>) -> AnyView {
    let words = visit.words;
    let heading = format!("day-{}", day.number);
    let columns = day.tracks.len().max(1);
    let tracks =
        day.tracks.iter().map(|track| view! { <th scope="col" dir="auto">{track.name.clone()}</th> }).collect_view();
    // What has no track is for all; without any track that goes without saying.
    let head = if day.tracks.is_empty() {
        view! { <th scope="col">{words.t("conference-session")}</th> }.into_any()
    } else {
        tracks.into_any()
    };
    let rows = day.rows.iter().map(|row| row_part(visit, conference, row, columns)).collect_view();
    let class = if day.tracks.is_empty() { "programme one" } else { "programme" };
    view! {
        <section class="day">
            <h2 id=heading.clone()>{visit.weekday(day.at)}</h2>
            <table class=class aria-labelledby=heading>
                <thead><tr><th scope="col">{words.t("conference-time")}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row_part(visit: &Visit, conference: &Conference, row: &Row<'_>, columns: usize) -> AnyView {
    let at = time(visit, row.at, visit.clock(row.at));
    let cells = row.cells.iter().filter_map(|cell| match cell {
        Cell::All(all) => {
            let inside = all.iter().map(|planned| entry(visit, conference, planned)).collect_view();
            Some(view! { <td class="all" colspan=columns.to_string()>{inside}</td> }.into_any())
        }
        Cell::Track { planned, rows } => {
            let inside = planned.iter().map(|planned| entry(visit, conference, planned)).collect_view();
            Some(view! { <td rowspan=rows.to_string()>{inside}</td> }.into_any())
        }
        Cell::Empty => Some(view! { <td class="free"></td> }.into_any()),
        Cell::Taken => None,
    });
    view! { <tr><th scope="row">{at}</th>{cells.collect_view()}</tr> }.into_any()
}

/// A session where it stands in the programme.
fn entry(visit: &Visit, conference: &Conference, planned: &Planned) -> AnyView {
    let (words, session) = (visit.words, &planned.session);
    let (chip, class) = match session.state {
        SessionState::Open => {
            (Some(view! { <span class="chip now">"● "{words.t("live-on")}</span> }.into_any()), "entry on")
        }
        SessionState::Planned => (None, "entry"),
        SessionState::Ended => {
            (Some(view! { <span class="chip">{words.t("live-ended")}</span> }.into_any()), "entry over")
        }
        SessionState::Cancelled => {
            (Some(view! { <span class="chip warn">{words.t("live-cancelled")}</span> }.into_any()), "entry off")
        }
    };
    // The column says it on a wide screen; on a narrow one there are no columns.
    let track = (!conference.tracks.is_empty()).then(|| {
        let name = conference.track(planned.track).map_or_else(|| words.t("conference-for-all"), str::to_owned);
        view! { <p class="track" dir="auto">{name}</p> }
    });
    let speakers = programme::speakers(session).map(|names| view! { <p class="speakers" dir="auto">{names}</p> });
    let elsewhere =
        (session.place != conference.place).then(|| view! { <span dir="auto">" · "{session.place.clone()}</span> });
    let now = (session.state == SessionState::Open).then_some("true");
    view! {
        <div class=class aria-current=now>
            {track}
            <p class="m-0">{title(session)}" "{chip}</p>
            {speakers}
            <p class="small muted m-0"><span class="when">{visit.from_to(session.starts, session.minutes)}</span>{elsewhere}</p>
        </div>
    }
    .into_any()
}
