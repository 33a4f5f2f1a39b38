//! Home: what is on, what waits for an answer, what is new, what comes up, whom to ask.

use crate::{
    Fault, Site, Visit,
    forum::lines,
    layout::{Nav, Page},
    live::lines::own,
    parts::{country, face, in_language, person_link, time},
};
use axum::{Router, extract::State, response::Response, routing::get};
use leptos::prelude::*;
use sund_actions::home::Home;
use sund_domain::{live::LiveSession, people::Profile};

pub fn routes() -> Router<Site> {
    Router::new().route("/", get(show))
}

async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let home = sund_actions::home::home(&site.sund, visit.viewer()?).await?;
    Ok(Page::new(visit.words.t("nav-home"), Some(Nav::Home)).show(&visit, || body(&site, &visit, &home)))
}

fn body(site: &Site, visit: &Visit, home: &Home) -> AnyView {
    let words = visit.words;
    if home.over {
        return view! {
            <main id="main" tabindex="-1" class="narrow">
                <h1 class="visually-hidden">{words.t("nav-home")}</h1>
                <div class="empty"><h2>{words.t("home-guest-over")}</h2><p>{words.t("home-guest-over-text")}</p></div>
            </main>
        }
        .into_any();
    }
    let on = home.on.iter().map(|session| banner(site, visit, session)).collect_view();
    let waiting = if home.waiting.is_empty() {
        view! { <p class="empty">{words.t("home-nothing-waits")}</p> }.into_any()
    } else {
        lines::threads(visit, &home.waiting, true)
    };
    let followed = if home.followed.is_empty() {
        view! { <p class="empty">{words.t("home-follow-something")}" "<a href="/forums">{words.t("nav-forums")}</a></p> }.into_any()
    } else {
        lines::forums(visit, &home.followed)
    };
    let ask_in =
        home.followed.first().map_or_else(|| "/forums".to_owned(), |line| format!("/forums/{}/new", line.forum.slug));
    view! {
        <main id="main" tabindex="-1">
            <div class="stack gap-l">
                <h1 class="visually-hidden">{words.t("nav-home")}</h1>
                {on}
                <section>
                    <div class="row"><h2>{words.t("home-waiting")}</h2><span class="grow"></span><a class="btn main" href=ask_in>{words.t("home-ask")}</a></div>
                    {waiting}
                </section>
                {(!home.tracked.is_empty()).then(|| view! {
                    <section><h2>{words.t("home-tracked")}</h2>{lines::threads(visit, &home.tracked, true)}</section>
                })}
                <section><h2>{words.t("home-followed")}</h2>{followed}</section>
            </div>
            <aside class="stack">
                <section class="card"><h2>{words.t("home-planned")}</h2>{planned(visit, &home.planned)}</section>
                {(!home.announcements.is_empty()).then(|| view! {
                    <section class="card">
                        <h2>{words.t("home-announcements")}</h2>
                        <ul class="list small">
                            {home.announcements.iter().map(|line| view! {
                                <li>
                                    <a class="t" href=format!("/threads/{}", line.id) lang=line.language.code()>{line.title.clone()}</a>
                                    <span class="num">{country(visit, line.author.country)}</span>
                                    <span class="muted">{time(visit, line.active, visit.date(line.active))}{in_language(visit, line.language)}</span>
                                </li>
                            }).collect_view()}
                        </ul>
                    </section>
                })}
                {(!home.to_ask.is_empty()).then(|| view! { <section class="card"><h2>{words.t("home-to-ask")}</h2>{to_ask(visit, &home.to_ask)}</section> })}
            </aside>
        </main>
    }
    .into_any()
}

fn banner(site: &Site, visit: &Visit, session: &LiveSession) -> AnyView {
    let words = visit.words;
    let here = site.talk.here(session.id);
    let since = session.opened.map(|at| words.t1("live-since", "ago", visit.ago(at)));
    let people = (here.count > 0).then(|| {
        format!(
            " · {}",
            words.tn("live-here", [("n", i64::from(here.count).into()), ("countries", here.countries.len().into())])
        )
    });
    view! {
        <section class="banner" aria-label=words.t("live-on")>
            <div>
                <div class="row"><span class="chip now">"● "{words.t("live-on")}</span><span class="muted small">{since}{people}</span></div>
                <h2 class="mt-s" lang=session.language.code()>{session.title.clone()}</h2>
                <span class="muted small">{session.place.clone()}" · "{session.workgroup_name.clone()}</span>
            </div>
            <a class="btn" href=format!("/live/{}", session.id)>{words.t("live-join")}</a>
        </section>
    }
    .into_any()
}

/// A short list of sessions that come up.
fn planned(visit: &Visit, sessions: &[LiveSession]) -> AnyView {
    let words = visit.words;
    if sessions.is_empty() {
        return view! { <p class="muted small m-0">{words.t("live-none-planned")}</p> }.into_any();
    }
    let rows = sessions
        .iter()
        .map(|session| {
            view! {
                <li>
                    <div class="row"><a class="t" href=format!("/live/{}", session.id) lang=session.language.code()>{session.title.clone()}</a>{own(visit, session)}</div>
                    <span class="num">{time(visit, session.starts, visit.weekday(session.starts))}</span>
                    <span class="muted">{visit.from_to(session.starts, session.minutes)}" · "{session.place.clone()}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list small">{rows}</ul><a class="small" href="/live">{words.t("live-all")}</a> }.into_any()
}

fn to_ask(visit: &Visit, people: &[Profile]) -> AnyView {
    people
        .iter()
        .map(|profile| {
            view! {
                <div class="row mt-s person">
                    {face(&profile.author, true)}
                    <span class="small grow">
                        {person_link(&profile.author)}" "{country(visit, profile.author.country)}<br/>
                        <span class="muted">{profile.topics.clone()}</span>
                    </span>
                </div>
            }
        })
        .collect_view()
        .into_any()
}
