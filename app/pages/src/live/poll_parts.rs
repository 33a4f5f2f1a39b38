//! The polls of a session, beside the talk: a ballot for whoever may choose, and what has come of it for whoever may see that.

use super::board_parts::{Look, card, part};
use crate::{
    forms::{FieldError, error_of},
    polls::shown::{Voting, one, results},
};
use leptos::prelude::*;
use sund_domain::{
    Field,
    live::{Board, LivePoll, Mode, SessionAct},
};

/// All polls, those that are open first.
pub fn polls_card(look: Look<'_>, board: &Board) -> AnyView {
    let lead = look.may(SessionAct::Lead);
    if board.polls.is_empty() && !lead {
        return part("board-polls", None);
    }
    let polls = board.polls.iter().map(|poll| poll_part(look, poll, None)).collect_view();
    let ask = lead.then(|| {
        let href = format!("{}/polls/new", look.base());
        view! { <p class="m-0"><a class="btn small" href=href>{look.t("live-poll-ask")}</a></p> }
    });
    let inside = view! { <div class="stack">{polls}{ask}</div> }.into_any();
    part("board-polls", Some(card("board-polls", look.t("live-polls"), inside)))
}

/// One poll. `voting`: it stands on a page of its own, with what is wrong with a ballot.
pub fn poll_part(look: Look<'_>, poll: &LivePoll, voting: Option<Voting<'_>>) -> AnyView {
    let words = look.visit.words;
    let (lead, mode) = (look.may(SessionAct::Lead), look.session.mode);
    let chooses = poll.open && look.may(SessionAct::Ask);
    let ballot = chooses.then(|| ballot(look, poll, voting));
    let asks = (!chooses).then(|| {
        view! { <p class="m-0"><b dir="auto" lang=poll.language.code()>{poll.poll.question.clone()}</b></p> }
    });
    let hint = if !poll.open {
        poll.too_few(mode).then(|| words.t("live-poll-too-few"))
    } else if mode == Mode::ChathamHouse {
        Some(words.t("poll-results-closed"))
    } else {
        poll.poll.mine.is_empty().then(|| words.t("poll-results-voted"))
    };
    let results = poll.poll.tally.as_ref().map(|tally| results(look.visit, poll.language, &poll.poll, tally, false));
    // Whoever leads knows when all have chosen, before they see what.
    let voters = (lead && results.is_none() && poll.open)
        .then(|| view! { <p class="small m-0">{words.t1("poll-voters", "n", poll.voters)}</p> });
    let close = (lead && poll.open).then(|| {
        let label =
            view! { {look.t("live-poll-close")}<span class="visually-hidden">" "{poll.poll.question.clone()}</span> };
        look.quiet(&format!("polls/{}/close", poll.number), "btn small", label.into_any(), ("closed", "yes".into()))
    });
    // Where there is a ballot, one sees that it is open.
    let state = (!chooses).then(|| {
        let state = look.t(if poll.open { "live-poll-open" } else { "live-poll-closed" });
        view! { <p class="m-0"><span class="chip">{state}</span></p> }
    });
    let voted = (chooses && !poll.poll.mine.is_empty())
        .then(|| view! { <p class="small muted m-0">{words.t("live-poll-voted")}</p> });
    view! {
        <section class="poll stack gap-s" aria-label=words.t1("live-poll-number", "n", poll.number)>
            {asks}
            {ballot}
            {state}
            {voted}
            {voters}
            {hint.map(|hint| view! { <p class="small muted m-0">{hint}</p> })}
            {results}
            {close}
        </section>
    }
    .into_any()
}

fn ballot(look: Look<'_>, poll: &LivePoll, voting: Option<Voting<'_>>) -> AnyView {
    let words = look.visit.words;
    let chosen: Vec<(u32, u32)> = match voting.and_then(|voting| voting.picked) {
        Some(picked) => picked.to_vec(),
        None => poll.poll.mine.iter().copied().zip(1..).collect(),
    };
    let FieldError { id, invalid, view: error } = error_of(look.visit, voting.and_then(|v| v.invalid), Field::Choice);
    let options = poll.poll.options.iter().zip(1..);
    let options =
        options.map(|(text, option)| one(look.visit, &poll.poll, poll.number, (option, text.clone()), &chosen));
    let options = options.collect_view();
    let send = words.t(if poll.poll.mine.is_empty() { "poll-vote" } else { "poll-vote-again" });
    // On a page of its own an error leads here.
    let here = voting.map(|_| Field::Choice.name());
    let action = look.visit.action(format!("{}/polls/{}", look.base(), poll.number));
    view! {
        <form method="post" action=action class="stack gap-s" data-quiet="">
            <fieldset class="bare" id=here aria-describedby=id aria-invalid=invalid lang=poll.language.code()>
                <legend dir="auto">{poll.poll.question.clone()}</legend>
                <p class="hint" lang=words.language.code()>{words.t(&format!("poll-how-{}", poll.poll.kind.code()))}</p>
                {options}
                {error}
            </fieldset>
            <div class="row"><button class="btn main small">{send}</button></div>
        </form>
    }
    .into_any()
}
