//! The room of a session: what is said, by whom, and who is here. Planned: when and what for. Ended: its record.

use super::{
    agenda,
    board_parts::{Look, agenda_card, conclusions_card, now, outcomes_card, questions_card, rounds_card},
    chair_tools::chair_tools,
    conference_parts::fact,
    documents_page::documents_card,
    poll_parts::polls_card,
    record_page::{Find, earlier, not_taken, record},
    registration,
    room_words::{floor_words, here_words, item_words, live_words},
};
use crate::{
    Fault, Site, Visit,
    body::body,
    forms::form_id,
    forum::id,
    layout::{Nav, Page},
    parts::{crumbs, time, visibility},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::{
    ActionError,
    live::{Here, Said, SessionPage},
};
use sund_domain::{
    Refusal, Subject as _,
    ids::SessionId,
    live::{Board, Hold, LiveSession, Message, Mode, SessionAct, SessionState, Voice, frames::Why},
    people::Viewer,
};
use sund_islands::live::{HereNow, LiveRoom, Shown, SpeakerQueue, Typed as InBox, message_item};
use uuid::Uuid;

#[derive(Debug, Deserialize)]
pub struct Ask {
    after: Option<u32>,
    reply: Option<u32>,
    #[serde(default)]
    find: String,
}

/// What a refused form held, and why it was refused.
#[derive(Debug, Default)]
struct Typed {
    body: String,
    reply_to: Option<u32>,
    problem: Option<String>,
    /// What is looked for in a record, and what has it: the first of them, and how many there are.
    find: Find,
}

pub async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let session: SessionId = id(&session)?;
    let mut page = match sund_actions::live::show(&site.sund, &*site.talk, viewer, session, ask.after).await {
        Err(ActionError::Refused(Refusal::PutOut)) => return super::holds_page::out(&site, &visit, session).await,
        page => page?,
    };
    site.talk.reads(&page.session, viewer.author(page.session.standing.leads()));
    name(&site, &page.session, &mut page.messages);
    let board = board(&site, viewer, &page.session).await?;
    let found = if ask.find.trim().is_empty() || page.session.state != SessionState::Ended {
        None
    } else {
        Some(sund_actions::live::find(&site.sund, viewer, page.session.id, &ask.find).await?)
    };
    let reply_to = ask.reply.filter(|to| (1..=page.session.last_number).contains(to));
    Ok(answer(
        &site,
        &visit,
        viewer,
        (&page, &board),
        Typed { reply_to, find: Find { typed: ask.find, found }, ..Typed::default() },
        StatusCode::OK,
    ))
}

async fn board(site: &Site, viewer: &Viewer, session: &LiveSession) -> Result<Board, Fault> {
    Ok(sund_actions::live::board(&site.sund, &*site.talk, viewer, session).await?)
}

/// Puts the names to messages that the room knows, for those who may be in it.
pub fn name(site: &Site, session: &LiveSession, messages: &mut [Message]) {
    if session.may(SessionAct::Attend).is_ok() {
        site.talk.name(session.id, messages);
    }
}

#[derive(Debug, Deserialize)]
pub struct Say {
    #[serde(default)]
    form: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    reply_to: String,
}

/// A message by a plain form goes the same way as one from a socket.
pub async fn say(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(form): Form<Say>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let speaker = visit.speaker().map_err(|fault| fault.with_text(&form.body))?;
    let client = form_id(&site, &form.form);
    let reply_to = form.reply_to.parse().ok();
    let said = Said { client, text: form.body.clone(), language: form.language.parse().ok(), reply_to };
    let said = site.talk.say(session, speaker, said).await;
    let viewer = visit.viewer()?;
    let why = match said {
        Ok(number) => {
            let of = sund_actions::live::session(&site.sund, &*site.talk, viewer, session).await?;
            return Ok(if of.mode.names() {
                crate::forms::see_other(&format!("/live/{session}#m{number}"))
            } else {
                // No other page can show the receipt; sent again by a reload, the form says the same once more.
                super::withdraw_page::receipt(&visit, &of, number, client)
            });
        }
        Err(why) => why,
    };
    let mut page = sund_actions::live::show(&site.sund, &*site.talk, viewer, session, None)
        .await
        .map_err(|e| Fault::from(e).with_text(&form.body))?;
    name(&site, &page.session, &mut page.messages);
    let board = board(&site, viewer, &page.session).await.map_err(|fault| fault.with_text(&form.body))?;
    let status = match why {
        Why::Rule(_) | Why::TooFew => StatusCode::FORBIDDEN,
        Why::Empty | Why::TooLong => StatusCode::UNPROCESSABLE_ENTITY,
        Why::TooFast => StatusCode::TOO_MANY_REQUESTS,
        Why::TryAgain => StatusCode::SERVICE_UNAVAILABLE,
    };
    let problem = Some(super::room_words::why(&visit, why));
    Ok(answer(
        &site,
        &visit,
        viewer,
        (&page, &board),
        Typed { body: form.body, reply_to, problem, ..Typed::default() },
        status,
    ))
}

fn answer(
    site: &Site,
    visit: &Visit,
    viewer: &Viewer,
    (page, board): (&SessionPage, &Board),
    typed: Typed,
    status: StatusCode,
) -> Response {
    let form: Uuid = site.sund.new_id();
    let here = site.talk.here(page.session.id);
    Page::new(page.session.title.clone(), Some(Nav::Live)).status(status).show(visit, || {
        let session = &page.session;
        let look = Look { visit, viewer, session };
        let open = session.may(SessionAct::Attend).is_ok() && page.later.is_none();
        let planned = matches!(session.state, SessionState::Planned | SessionState::Cancelled);
        let talk = match session.state {
            _ if open => room(visit, viewer, page, form, typed),
            _ if planned => invitation(look, board, typed),
            _ => {
                let Typed { body, problem, find, .. } = typed;
                record(visit, page, find, not_taken(visit, &body, problem))
            }
        };
        view! {
            <main id="main" tabindex="-1" class=(!planned).then_some("session")>
                <div class="stack">
                    {crumbs(visit, vec![
                        ("/live".into(), visit.words.t("nav-live")),
                        (format!("/workgroups/{}", session.workgroup_slug), session.workgroup_name.clone()),
                    ])}
                    {(!open && !planned).then(|| registration::card(visit, session, page.places))}
                    <section class=if planned { "stack" } else if open { "stream" } else { "stream record" } aria-label=session.title.clone()>
                        {head(look, board)}
                        {planned.then(|| registration::card(visit, session, page.places))}
                        {talk}
                    </section>
                </div>
                {(!planned).then(|| view! {
                    <aside class="stack" aria-label=visit.words.t("live-board")>
                        {agenda_card(look)}
                        {documents_card(look, &board.documents)}
                        {outcomes_card(look, board)}
                        {polls_card(look, board)}
                        {questions_card(look, board)}
                        {conclusions_card(look, board)}
                        {rounds_card(look, board)}
                        {open.then(|| queue(visit, page))}
                        <p class="small m-0"><a href=format!("/live/{}/board", session.id)>{visit.words.t("live-board-alone")}</a></p>
                    </aside>
                })}
                <aside class="stack" aria-label=visit.words.t("live-about")>
                    {open.then(|| here_now(visit, session, &here))}
                    {open.then(|| registration::card(visit, session, page.places))}
                    {chair_tools(visit, session)}
                    {(!planned).then(|| agenda::questions_card(visit, session))}
                    {about(visit, page, !planned)}
                </aside>
            </main>
        }
        .into_any()
    })
}

fn head(look: Look<'_>, board: &Board) -> AnyView {
    let Look { visit, session, .. } = look;
    let words = visit.words;
    let chip = match session.state {
        SessionState::Open => {
            view! { <span class="chip now" data-while-open="">"● "{words.t("live-on")}</span> }.into_any()
        }
        SessionState::Planned => view! { <span class="chip q">{words.t("home-planned")}</span> }.into_any(),
        SessionState::Ended => view! { <span class="chip">{words.t("live-ended")}</span> }.into_any(),
        SessionState::Cancelled => view! { <span class="chip warn">{words.t("live-cancelled")}</span> }.into_any(),
    };
    view! {
        <header>
            <div class="row">{chip}<h1 class="h2" lang=session.language.code()>{session.title.clone()}</h1>{visibility(visit, session.visibility)}</div>
            {rule(visit, session.mode)}
            {(session.state == SessionState::Open).then(|| now(look, board))}
            {muted(visit, session)}
        </header>
    }
    .into_any()
}

/// That a chair has muted the viewer, and why.
fn muted(visit: &Visit, session: &LiveSession) -> Option<AnyView> {
    let (Hold::Muted, because) = session.hold.clone()? else { return None };
    let text = visit.words.t1("live-held-muted", "reason", because);
    Some(view! { <p class="notice warn m-0 mt-s" data-while-open="">{text}</p> }.into_any())
}

/// What is promised to those who speak, for as long as the page is there.
fn rule(visit: &Visit, mode: Mode) -> AnyView {
    let text = visit.words.t(&format!("live-rule-{}", mode.code()));
    if mode.names() {
        view! { <p class="small muted m-0 mt-s">{text}</p> }.into_any()
    } else {
        view! { <p class="rule m-0 mt-s">{text}</p> }.into_any()
    }
}

/// The talk of an open session, alive where scripts run.
fn room(visit: &Visit, viewer: &Viewer, page: &SessionPage, form: Uuid, typed: Typed) -> AnyView {
    let session = &page.session;
    let words = live_words(visit, session, session.opened.unwrap_or(visit.now));
    let items: Vec<_> = page.messages.iter().map(|message| message_item(message, &words.item)).collect();
    let voice = if session.mode == Mode::Alias {
        Voice::Unnamed
    } else {
        Voice::Person(viewer.author(session.standing.leads()))
    };
    let shown = Shown {
        session: session.id,
        me: viewer.person,
        voice,
        last: session.last_change,
        board: session.board,
        number: page.messages.last().map_or(session.last_number, |message| message.number),
        hand_up: page.floor.waiting.iter().any(|author| author.person == viewer.person),
    };
    let Typed { body, reply_to, problem, .. } = typed;
    let action = visit.action(format!("/live/{}/messages", session.id));
    let typed = InBox { action, form, draft: body, problem, reply_to };
    let earlier = earlier(visit, page);
    view! {
        <LiveRoom shown=shown typed=typed words=words>
            {earlier}
            <ol class="msgs">{items}</ol>
        </LiveRoom>
    }
    .into_any()
}

/// What a planned session is for, or would have been for.
fn invitation(look: Look<'_>, board: &Board, typed: Typed) -> AnyView {
    let Look { visit, session, .. } = look;
    let words = visit.words;
    let notice = if session.state == SessionState::Cancelled {
        let why = words.t1("live-cancelled-because", "reason", session.cancelled_because.as_str());
        view! { <p class="notice warn m-0">{why}</p> }.into_any()
    } else {
        view! { <p class="notice m-0">{words.t1("live-waits", "when", visit.date_and_clock(session.starts))}</p> }
            .into_any()
    };
    view! {
        {not_taken(visit, &typed.body, typed.problem)}
        {notice}
        <div class="body" dir="auto" lang=session.language.code() inner_html=body(visit, &session.purpose_html, "purpose")></div>
        {agenda::cards(visit, session)}
        {documents_card(look, &board.documents)}
    }
    .into_any()
}

fn about(visit: &Visit, page: &SessionPage, with_purpose: bool) -> AnyView {
    let words = visit.words;
    let session = &page.session;
    let starts = session.opened.unwrap_or(session.starts);
    let calendar = (session.state == SessionState::Planned).then(|| {
        let href = format!("/live/{}/calendar", session.id);
        view! { <p class="m-0 mt-s"><a class="btn small" href=href download="">{words.t("live-calendar")}</a></p> }
    });
    view! {
        <section class="card">
            <h2>{words.t("live-about")}</h2>
            <dl class="facts">
                <dt>{words.t("live-when")}</dt>
                <dd>{time(visit, starts, format!("{}, {}", visit.weekday(starts), visit.from_to(starts, session.minutes)))}</dd>
                <dt>{words.t("live-where")}</dt><dd>{session.place.clone()}</dd>
                <dt>{words.t("fact-workgroup")}</dt>
                <dd><a href=format!("/workgroups/{}", session.workgroup_slug)>{session.workgroup_name.clone()}</a></dd>
                {page.part_of.as_ref().map(|of| fact(visit, of))}
            </dl>
            {calendar}
            {with_purpose.then(|| view! { <div class="body small mt" dir="auto" lang=session.language.code() inner_html=body(visit, &session.purpose_html, "purpose")></div> })}
        </section>
    }
    .into_any()
}

fn here_now(visit: &Visit, session: &LiveSession, here: &Here) -> AnyView {
    let Here { count, countries, people } = here.clone();
    view! { <HereNow count=count countries=countries people=people words=here_words(visit, session.id, session.opened.unwrap_or(visit.now))/> }.into_any()
}

/// Who speaks and who is next, with the forms that the buttons beside the box send.
fn queue(visit: &Visit, page: &SessionPage) -> AnyView {
    let session = &page.session;
    let to = |act: &str| visit.action(format!("/live/{}/{act}", session.id));
    let actions = [to("hand"), to("floor"), to("lower")];
    let (words, item) = (floor_words(visit), item_words(visit, session.id, session.opened.unwrap_or(visit.now)));
    let chair = session.may(SessionAct::GiveFloor).is_ok();
    view! { <SpeakerQueue floor=page.floor.clone() chair=chair actions=actions words=words item=item/> }.into_any()
}
