//! What stands beside the talk, written once for the room and for the page of its own that the room fetches it from:
//! each part has an id and `data-part`, and is the same on both.

use super::agenda;
use crate::{Visit, parts::country};
use leptos::prelude::*;
use sund_domain::{
    Subject as _,
    live::{
        Board, Conclusion, LiveSession, Outcome, OutcomeOf, Question, QuestionState, Round, SessionAct, SessionState,
        Slot, SlotState, Writers,
    },
    people::{Author, Country, Viewer},
};

/// Who looks at which session.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub visit: &'a Visit,
    pub viewer: &'a Viewer,
    pub session: &'a LiveSession,
}

impl Look<'_> {
    pub(super) fn may(&self, act: SessionAct) -> bool {
        self.session.may(act).is_ok()
    }

    pub(super) fn base(&self) -> String {
        format!("/live/{}", self.session.id)
    }

    pub(super) fn t(&self, key: &str) -> String {
        self.visit.words.t(key)
    }

    /// A button that the page sends without being left.
    pub(super) fn quiet(
        &self,
        to: &str,
        class: &'static str,
        label: AnyView,
        (name, value): (&'static str, String),
    ) -> AnyView {
        let action = self.visit.action(format!("{}/{to}", self.base()));
        view! { <form method="post" action=action class="bare" data-quiet=""><input type="hidden" name=name value=value/><button class=class>{label}</button></form> }
            .into_any()
    }
}

/// A country's name, in the reader's language.
pub fn country_name(visit: &Visit, country: Country) -> String {
    visit.words.t(&format!("country-{}", country.code().to_lowercase()))
}

pub(super) fn part(id: &'static str, inside: Option<AnyView>) -> AnyView {
    view! { <div id=id data-part="">{inside}</div> }.into_any()
}

pub(super) fn card(id: &'static str, title: String, inside: AnyView) -> AnyView {
    let heading = format!("{id}-title");
    view! { <section class="card" aria-labelledby=heading.clone()><h2 id=heading.clone()>{title}</h2>{inside}</section> }
        .into_any()
}

/// What is on at this moment, in one or two lines; said aloud when it changes.
pub fn now(look: Look<'_>, board: &Board) -> AnyView {
    let session = look.session;
    let item = session.agenda_at.and_then(|at| session.agenda.get(at as usize - 1));
    let item = item.map(|item| line(&look, "live-now", session.language.code(), &item.title));
    let asked = board.questions.iter().find(|question| question.state == QuestionState::Now);
    let asked = asked.map(|question| line(&look, "live-now-answers", question.language.code(), &question.text));
    let hushed = match session.writers {
        Writers::Everybody => None,
        Writers::Slowly(seconds) => Some(look.visit.words.t1("live-slow-mode", "seconds", seconds)),
        Writers::Chairs => Some(look.t("live-chairs-write")),
    };
    let hushed = hushed.map(|text| view! { <p class="m-0"><b>{text}</b></p> });
    let any = item.is_some() || asked.is_some() || hushed.is_some();
    let inside = any.then(|| view! { <div class="now-on">{hushed}{item}{asked}</div> }.into_any());
    view! { <div id="board-now" data-part="" role="status" data-while-open="">{inside}</div> }.into_any()
}

fn line(look: &Look<'_>, key: &str, language: &'static str, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <p class="m-0"><b>{look.t(key)}</b>" "<span lang=language dir="auto">{text}</span></p> }.into_any()
}

/// The agenda, with the part that is on; for chairs with the buttons that move it for everybody.
pub fn agenda_card(look: Look<'_>) -> AnyView {
    let Look { visit, session, .. } = look;
    let list = agenda::agenda(visit, session).map(|list| {
        let buttons = look.may(SessionAct::Lead).then(|| move_buttons(&look));
        card("board-agenda", look.t("field-agenda"), view! { {list}{buttons} }.into_any())
    });
    part("board-agenda", list)
}

fn move_buttons(look: &Look<'_>) -> AnyView {
    let session = look.session;
    let action = look.visit.action(format!("{}/agenda", look.base()));
    let at = session.agenda_at.unwrap_or(0);
    let button = |id: &'static str, key: &str, to: u32| {
        let title = session.agenda.get(to as usize - 1)?.title.clone();
        let label = look.t(key);
        Some(view! {
            <button class="btn small" id=id name="to" value=to>{label}<span class="visually-hidden">" "{title}</span></button>
        })
    };
    let back = at.checked_sub(1).filter(|to| *to > 0).and_then(|to| button("agenda-back", "live-agenda-back", to));
    let next = button("agenda-next", if at == 0 { "live-agenda-begin" } else { "live-agenda-next" }, at + 1);
    view! { <form method="post" action=action class="row mt" data-quiet="">{next}{back}</form> }.into_any()
}

/// The questions that people ask, those that most want answered first.
pub fn questions_card(look: Look<'_>, board: &Board) -> AnyView {
    let (ask, lead) = (look.may(SessionAct::Ask), look.may(SessionAct::Lead));
    if !ask && board.questions.is_empty() {
        return part("board-questions", None);
    }
    let lines = board.questions.iter().map(|question| question_line(&look, question, ask, lead)).collect_view();
    let list = if board.questions.is_empty() {
        view! { <p class="small muted m-0">{look.t("live-asked-none")}</p> }.into_any()
    } else {
        view! { <ol class="asked">{lines}</ol> }.into_any()
    };
    let link = ask.then(|| {
        let href = format!("{}/ask", look.base());
        view! { <p class="m-0 mt-s"><a class="btn small" href=href>{look.t("live-ask")}</a></p> }
    });
    let inside = view! { {list}{link} }.into_any();
    part("board-questions", Some(card("board-questions", look.t("live-asked"), inside)))
}

fn question_line(look: &Look<'_>, question: &Question, ask: bool, lead: bool) -> AnyView {
    use QuestionState as S;
    let Question { number, author, text, language, state, because, votes, voted } = question.clone();
    let for_what = look.visit.words.t1("live-votes-for", "question", text.clone());
    let count = if ask && matches!(state, S::Asked | S::Now) {
        let pressed = if voted { "true" } else { "false" };
        let action = look.visit.action(format!("{}/questions/{number}/vote", look.base()));
        view! {
            <form method="post" action=action class="bare" data-quiet="">
                <input type="hidden" name="up" value=if voted { "no" } else { "yes" }/>
                <button class="btn" aria-pressed=pressed><span aria-hidden="true">"▲"</span><br/>{votes}<span class="visually-hidden">" "{for_what}</span></button>
            </form>
        }
        .into_any()
    } else {
        view! { <span class="votes">{votes}<span class="visually-hidden">" "{look.t("live-votes")}</span></span> }
            .into_any()
    };
    let mark = (state != S::Asked).then(|| {
        let class = if state == S::Now { "chip now" } else { "chip" };
        view! { <span class=class>{look.t(&format!("live-question-{}", state.code()))}</span> }
    });
    let reason = (!because.is_empty()).then(|| {
        let why = look.visit.words.t1("live-aside-because", "reason", because);
        view! { <p class="small muted m-0">{why}</p> }
    });
    let by = author.as_ref().map(|author| by(look, author));
    let marks = (mark.is_some() || by.is_some()).then(|| view! { <p class="row small muted m-0">{mark}{by}</p> });
    let buttons = lead.then(|| decisions(look, number, state));
    view! {
        <li class="vote">
            {count}
            <div class="stack gap-s">
                <span lang=language.code() dir="auto">{text}</span>
                {marks}{reason}{buttons}
            </div>
        </li>
    }
    .into_any()
}

fn by(look: &Look<'_>, author: &Author) -> AnyView {
    view! { <span>{author.name.clone()}" "{country(look.visit, author.country)}</span> }.into_any()
}

/// What a chair can make of a question.
fn decisions(look: &Look<'_>, number: u32, state: QuestionState) -> AnyView {
    use QuestionState as S;
    let to = format!("questions/{number}/decide");
    let become_ =
        |next: S, key: &str| look.quiet(&to, "btn small", look.t(key).into_any(), ("state", next.code().into()));
    let aside = || {
        let href = format!("{}/questions/{number}/aside", look.base());
        view! { <a class="btn small" href=href>{look.t("live-set-aside")}</a> }.into_any()
    };
    let buttons = match state {
        S::Waiting => vec![become_(S::Asked, "live-let-through"), aside()],
        S::Asked => vec![become_(S::Now, "live-answer-now"), become_(S::Answered, "live-answered-it"), aside()],
        S::Now => vec![become_(S::Answered, "live-answered-it"), become_(S::Asked, "live-answer-later")],
        S::Answered | S::Aside => vec![become_(S::Asked, "live-ask-again")],
    };
    view! { <div class="row gap-s">{buttons}</div> }.into_any()
}

/// What the session has come to.
pub fn conclusions_card(look: Look<'_>, board: &Board) -> AnyView {
    let lead = look.may(SessionAct::Lead) || look.may(SessionAct::CorrectRecord);
    if board.conclusions.is_empty() && !lead {
        return part("board-conclusions", None);
    }
    let line = |conclusion: &Conclusion| {
        let Conclusion { number, part, html, language, corrected, .. } = conclusion.clone();
        let corrected =
            corrected.then(|| view! { <p class="m-0"><span class="chip">{look.t("live-corrected-after")}</span></p> });
        let part = part.and_then(|part| look.session.agenda.get(part as usize - 1));
        let part = part.map(|item| view! { <p class="small muted m-0" dir="auto">{item.title.clone()}</p> });
        let change = lead.then(|| {
            let href = format!("{}/conclusions/{number}", look.base());
            let of = look.visit.words.t1("live-conclusion-number", "n", number);
            view! { <p class="m-0"><a class="btn small" href=href>{look.t("live-change-it")}<span class="visually-hidden">" "{of}</span></a></p> }
        });
        view! { <li>{part}<div class="body small" dir="auto" lang=language.code() inner_html=html></div>{corrected}{change}</li> }
    };
    let list = (!board.conclusions.is_empty())
        .then(|| view! { <ol class="concluded">{board.conclusions.iter().map(line).collect_view()}</ol> });
    let new = lead.then(|| {
        let href = format!("{}/conclusions/new", look.base());
        view! { <p class="m-0"><a class="btn small" href=href>{look.t("live-conclude")}</a></p> }
    });
    let inside = view! { <div class="stack gap-s">{list}{new}</div> }.into_any();
    part("board-conclusions", Some(card("board-conclusions", look.t("live-conclusions"), inside)))
}

/// Once it has ended: what has become of everything that was on its table.
pub fn outcomes_card(look: Look<'_>, board: &Board) -> AnyView {
    let words = look.visit.words;
    if look.session.state != SessionState::Ended {
        return part("board-outcomes", None);
    }
    let parts = look.session.agenda.len();
    let of = |wanted: QuestionState| board.questions.iter().filter(|question| question.state == wanted).count();
    let made = |of: OutcomeOf| board.outcomes.iter().filter(|outcome| outcome.of == of).count();
    let both = |key: &str, n: usize, all: usize| words.tn(key, [("n", n.into()), ("all", all.into())]);
    let counts = [
        (parts, both("live-left-parts", made(OutcomeOf::Part), parts)),
        (of(QuestionState::Asked), both("live-left-questions", made(OutcomeOf::Question), of(QuestionState::Asked))),
        (of(QuestionState::Answered), words.t1("live-left-answered", "n", of(QuestionState::Answered))),
        (of(QuestionState::Aside), words.t1("live-left-aside", "n", of(QuestionState::Aside))),
        (of(QuestionState::Waiting), words.t1("live-left-waiting", "n", of(QuestionState::Waiting))),
        (board.conclusions.len(), words.t1("live-end-conclusions", "n", board.conclusions.len())),
        (board.rounds.len(), words.t1("live-end-rounds", "n", board.rounds.len())),
        (board.polls.len(), words.t1("live-end-polls", "n", board.polls.len())),
    ];
    let counts: Vec<_> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| view! { <li>{text}</li> }).collect();
    if counts.is_empty() {
        return part("board-outcomes", None);
    }
    let title = |outcome: &Outcome| match outcome.of {
        OutcomeOf::Part => look.session.agenda.get(outcome.number as usize - 1).map(|item| item.title.clone()),
        OutcomeOf::Question => {
            board.questions.iter().find(|one| one.number == outcome.number).map(|one| one.text.clone())
        }
    };
    let threads = board.outcomes.iter().filter_map(|outcome| {
        let owner = (outcome.of == OutcomeOf::Question)
            .then(|| view! { <span class="muted small">{words.t1("live-left-owner", "person", outcome.owner_name.clone())}</span> });
        let mine = outcome.owner == look.viewer.person || look.session.standing.leads();
        let hand_on = (mine && outcome.of == OutcomeOf::Question).then(|| {
            let href = format!("{}/outcomes/{}", look.base(), outcome.number);
            view! { <a class="small" href=href>{look.t("live-hand-on")}<span class="visually-hidden">": "{title(outcome)}</span></a> }
        });
        Some(view! { <li><a href=format!("/threads/{}", outcome.thread) dir="auto">{title(outcome)?}</a>" "{owner}" "{hand_on}</li> })
    });
    let threads: Vec<_> = threads.collect();
    let inside = view! { <ul class="small m-0">{counts}</ul><ol class="left">{threads}</ol> }.into_any();
    part("board-outcomes", Some(card("board-outcomes", look.t("live-left"), inside)))
}

/// The rounds of the countries: a table each.
pub fn rounds_card(look: Look<'_>, board: &Board) -> AnyView {
    let begins = look.may(SessionAct::Lead) && look.session.mode.names();
    if board.rounds.is_empty() && !begins {
        return part("board-rounds", None);
    }
    let rounds = board.rounds.iter().map(|round| round_part(&look, round)).collect_view();
    let begin = begins.then(|| {
        let href = format!("{}/rounds/new", look.base());
        view! { <p class="m-0"><a class="btn small" href=href>{look.t("live-round-begin")}</a></p> }
    });
    let inside = view! { <div class="stack">{rounds}{begin}</div> }.into_any();
    part("board-rounds", Some(card("board-rounds", look.t("live-rounds"), inside)))
}

fn round_part(look: &Look<'_>, round: &Round) -> AnyView {
    let Look { visit, viewer, session } = *look;
    let words = visit.words;
    let asks = look.may(SessionAct::Ask);
    let mut slots: Vec<(String, &Slot)> =
        round.slots.iter().map(|slot| (country_name(visit, slot.country), slot)).collect();
    slots.sort_by(|(one, _), (other, _)| one.cmp(other));
    let rows = slots.iter().map(|(name, slot)| {
        let mine = asks && round.open && slot.is_of(viewer.country);
        row(look, round.number, (name, slot), mine)
    });
    let silent = slots.iter().filter(|(_, slot)| slot.state == SlotState::Silent).map(|(name, _)| name.as_str());
    let silent: Vec<&str> = silent.collect();
    let heard = slots.len() - silent.len();
    let open = round.open && session.state == SessionState::Open;
    let state = if open { "live-round-open" } else { "live-round-closed" };
    let count = words.tn("live-round-heard", [("n", heard.into()), ("all", slots.len().into())]);
    let lead = look.may(SessionAct::Lead).then(|| {
        let missing = (round.open && !silent.is_empty()).then(
            || view! { <p class="small m-0">{words.t1("live-round-silent", "countries", silent.join(", "))}</p> },
        );
        let (key, closed) = if round.open { ("live-round-close", "yes") } else { ("live-round-open-again", "no") };
        let to = format!("rounds/{}/close", round.number);
        let button = look.quiet(&to, "btn small", look.t(key).into_any(), ("closed", closed.into()));
        view! { {missing}{button} }
    });
    let heading = format!("round-{}", round.number);
    view! {
        <div class="stack gap-s">
            <h3 id=heading.clone() lang=round.language.code() dir="auto">{round.question.clone()}</h3>
            <p class="row small muted m-0"><span class="chip">{look.t(state)}</span>{count}</p>
            <table class="round" aria-labelledby=heading>
                <thead class="visually-hidden"><tr><th scope="col">{look.t("field-country")}</th><th scope="col">{look.t("live-slot")}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(session.state == SessionState::Open).then_some(lead)}
        </div>
    }
    .into_any()
}

fn row(look: &Look<'_>, round: u32, (name, slot): (&str, &Slot), mine: bool) -> AnyView {
    let words = look.visit.words;
    let code = slot.country.code().to_lowercase();
    let name = name.to_owned();
    let href = format!("{}/rounds/{round}/{code}", look.base());
    let said = match slot.state {
        SlotState::Answered => {
            view! { <div class="body small" dir="auto" lang=slot.language.code() inner_html=slot.html.clone()></div> }
                .into_any()
        }
        state => {
            view! { <span class="muted small">{words.t(&format!("live-slot-{}", state.code()))}</span> }.into_any()
        }
    };
    let delegate = slot.delegate.filter(|_| slot.state == SlotState::Silent).map(|to| {
        let to = country_name(look.visit, to);
        view! { <p class="muted small m-0">{words.t1("live-slot-delegated", "country", to)}</p> }
    });
    let by = slot.by.as_ref().map(|author| view! { <p class="muted small m-0">{by(look, author)}</p> });
    let fill = mine.then(|| {
        let key = if slot.state == SlotState::Silent { "live-slot-fill" } else { "live-slot-change" };
        let label = words.t1(key, "country", name.clone());
        view! { <p class="m-0"><a class="btn small" href=href.clone()>{label}</a></p> }
    });
    view! {
        <tr>
            <th scope="row"><a href=href>{name}</a></th>
            <td>{said}{delegate}{by}{fill}</td>
        </tr>
    }
    .into_any()
}

/// The button that leads somewhere else in the session, for pages that hold one act.
pub fn back(look: Look<'_>) -> AnyView {
    view! { <a class="btn" href=look.base()>{look.t("live-back")}</a> }.into_any()
}
