//! Ending a session: what becomes of everything in it, said before; and what the threads say that it leaves.

use super::{
    board_parts::{Look, back},
    way,
};
use crate::{
    Fault, Site, Visit,
    forms::{after, choice, errors_of},
    forum::id,
    layout::{Nav, form_page},
    words::Words,
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::live::{self, Left};
use sund_domain::{
    Field, Invalid,
    ids::SessionId,
    language::Language,
    live::{AgendaItem, Conclusion, LiveSession, Question, QuestionState},
};

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    forum: String,
}

pub async fn show(State(site): State<Site>, visit: Visit, Path(session): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, id(&session)?, "", None).await
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(session): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let session: SessionId = id(&session)?;
    let done = live::end(&site.sund, visit.viewer()?, session, &typed.forum, visit.words).await;
    site.talk.changed(session);
    after(done.map(|()| format!("/live/{session}")), "", async |invalid| {
        answer(&site, &visit, session, &typed.forum, Some(&invalid)).await
    })
    .await
}

async fn answer(
    site: &Site,
    visit: &Visit,
    id: SessionId,
    chosen: &str,
    invalid: Option<&Invalid>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let viewer = visit.viewer()?;
    let live::Ending { session, board, forums } = live::ending(&site.sund, viewer, id).await?;
    let of = |wanted: &[QuestionState]| board.questions.iter().filter(|one| wanted.contains(&one.state)).count();
    let (open, waiting) = (of(&[QuestionState::Asked, QuestionState::Now]), of(&[QuestionState::Waiting]));
    let becomes = [
        ("live-end-parts", session.agenda.len()),
        ("live-end-questions", open),
        ("live-end-waiting", waiting),
        ("live-end-conclusions", board.conclusions.len()),
        ("live-end-rounds", board.rounds.len()),
        ("live-end-polls", board.polls.len()),
    ];
    let becomes = becomes.into_iter().filter(|(_, n)| *n > 0);
    let becomes = becomes.map(|(key, n)| view! { <li>{words.t1(key, "n", n)}</li> }).collect_view();
    let options: Vec<_> = forums.iter().map(|line| (line.forum.slug.clone(), line.forum.title.clone())).collect();
    let forum = if options.is_empty() {
        view! { <p class="notice m-0">{words.t("live-end-no-forum")}</p> }.into_any()
    } else {
        choice(visit, invalid, Field::Forum, words.t("live-end-forum"), options, chosen)
    };
    Ok(form_page(visit, Nav::Live, words.t("live-end-it"), way(visit, &session), invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("live-end-hint")}</p>
                {errors_of(visit, invalid, &[(Field::Forum, "live-end-forum")])}
                <ul class="m-0">{becomes}</ul>
                <form method="post" action=visit.action(format!("/live/{id}/end")) class="stack">
                    {forum}
                    <div class="row">
                        <button class="btn danger">{words.t("live-end-for-good")}</button>
                        {back(Look { visit, viewer, session: &session })}
                    </div>
                </form>
            </>
        }
        .into_any()
    }))
}

impl Left for Words {
    fn part(&self, session: &LiveSession, item: &AgendaItem, conclusions: &[&Conclusion]) -> String {
        let mut text = self.t1("live-left-part", "session", link(session));
        if !item.speakers.is_empty() {
            text = format!("{text}\n\n{}", self.t1("live-left-speakers", "speakers", plain(&item.speakers)));
        }
        if !conclusions.is_empty() {
            let all: Vec<&str> = conclusions.iter().map(|one| one.markdown.as_str()).collect();
            text = format!("{text}\n\n**{}**\n\n{}", self.t("live-conclusions"), all.join("\n\n"));
        }
        text
    }

    fn question(&self, session: &LiveSession, question: &Question) -> String {
        let mut text = self.t1("live-left-question", "session", link(session));
        if let Some(author) = &question.author {
            let by = format!("{} ({})", plain(&author.name), author.country.code());
            text = format!("{text}\n\n{}", self.t1("live-left-asked-by", "person", by));
        }
        if question.votes > 0 {
            text = format!("{text}\n\n{}", self.t1("live-left-votes", "n", question.votes));
        }
        format!("> {}\n\n{text}", plain(&question.text))
    }

    fn language(&self) -> Language {
        self.language.into()
    }
}

/// A session's title as a link to it.
fn link(session: &LiveSession) -> String {
    format!("[{}](/live/{})", plain(&session.title), session.id)
}

/// Text in which nothing is Markdown: every ASCII punctuation character may be escaped (CommonMark 0.31.2, 2.4).
fn plain(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
        out
    })
}
