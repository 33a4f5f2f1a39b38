//! A poll as a post shows it: the ballot for whoever may vote, and what has come of it for whoever may see that.

use crate::{
    Visit,
    forms::{FieldError, error_of},
    parts::time,
};
use leptos::prelude::*;
use sund_domain::{
    Field, Invalid,
    forum::{Post, PostAct, Thread},
    language::Language,
    polls::{Poll, PollKind, Shown, Tally},
};

/// A ballot on a page of its own.
#[derive(Clone, Copy)]
pub struct Voting<'a> {
    /// What is wrong with it.
    pub invalid: Option<&'a Invalid>,
    /// What was chosen, that could not be taken.
    pub picked: Option<&'a [(u32, u32)]>,
}

/// The poll of the post, if it has one.
pub fn poll(visit: &Visit, thread: &Thread, post: &Post, voting: Option<Voting<'_>>) -> Option<AnyView> {
    let words = visit.words;
    let poll = post.poll.as_ref()?;
    let open = poll.is_open(visit.now);
    let voted = !poll.mine.is_empty();
    let may = |act| thread.may_with(post, act).is_ok();
    let ballot = (open && may(PostAct::Vote)).then(|| ballot(visit, post, poll, voting));
    let asks = ballot
        .is_none()
        .then(|| view! { <p class="m-0"><b dir="auto" lang=post.language.code()>{poll.question.clone()}</b></p> });
    let closes = poll.closes.map(|at| {
        let key = if open { "poll-closes" } else { "poll-closed" };
        view! { <p class="small muted m-0">{time(visit, at, words.t1(key, "when", visit.date_and_clock(at)))}</p> }
    });
    let hint = match (poll.tally.is_some(), poll.shown) {
        (true, _) | (_, Shown::Always) => None,
        (false, Shown::Voted) => Some(words.t("poll-results-voted")),
        (false, Shown::Closed) => Some(words.t("poll-results-closed")),
    };
    let results = poll.tally.as_ref().map(|tally| results(visit, post.language, poll, tally, false));
    // Whoever cannot vote in it any more, as its thread is locked, can close it all the same.
    let close = (open && voting.is_none() && may(PostAct::ClosePoll)).then(|| close(visit, post));
    let label = words.t("poll-title");
    Some(
        view! {
            <section class="poll stack" aria-label=label>
                {asks}
                {ballot}
                {(voted && open).then(|| view! { <p class="small m-0">{words.t("poll-voted")}</p> })}
                {closes}
                {hint.map(|hint| view! { <p class="small muted m-0">{hint}</p> })}
                {results}
                {close}
            </section>
        }
        .into_any(),
    )
}

/// The same in a copy: what was asked, and what has come of it so far.
pub fn copied(visit: &Visit, post: &Post) -> Option<AnyView> {
    let poll = post.poll.as_ref()?;
    let options = || poll.options.iter().map(|option| view! { <li dir="auto">{option.clone()}</li> }).collect_view();
    let found = poll.tally.as_ref().map_or_else(
        || view! { <ul>{options()}</ul> }.into_any(),
        |tally| results(visit, post.language, poll, tally, true),
    );
    Some(view! { <section><p><b dir="auto">{poll.question.clone()}</b></p>{found}</section> }.into_any())
}

/// The way to close one's own poll before its time.
fn close(visit: &Visit, post: &Post) -> AnyView {
    let words = visit.words;
    view! {
        <details>
            <summary class="small">{words.t("poll-close")}</summary>
            <form method="post" action=visit.action(format!("/posts/{}/vote", post.id)) class="stack">
                <p class="hint">{words.t("poll-close-hint")}</p>
                <div><button class="btn small" name="do" value="close">{words.t("poll-close-now")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn ballot(visit: &Visit, post: &Post, poll: &Poll, voting: Option<Voting<'_>>) -> AnyView {
    let words = visit.words;
    let chosen: Vec<(u32, u32)> = match voting.and_then(|voting| voting.picked) {
        Some(picked) => picked.to_vec(),
        None => poll.mine.iter().copied().zip(1..).collect(),
    };
    let FieldError { id, invalid, view: error } = error_of(visit, voting.and_then(|v| v.invalid), Field::Choice);
    let options = poll
        .options
        .iter()
        .zip(1..)
        .map(|(text, option)| one(visit, poll, post.number, (option, text.clone()), &chosen))
        .collect_view();
    let send = words.t(if poll.mine.is_empty() { "poll-vote" } else { "poll-vote-again" });
    let back = (!poll.mine.is_empty()).then(|| {
        view! { <button class="btn small" name="do" value="take-back">{words.t("poll-take-back")}</button> }
    });
    // On a page of its own an error leads here.
    let here = voting.map(|_| Field::Choice.name());
    view! {
        <form method="post" action=visit.action(format!("/posts/{}/vote", post.id)) class="stack">
            <fieldset id=here aria-describedby=id aria-invalid=invalid lang=post.language.code()>
                <legend dir="auto">{poll.question.clone()}</legend>
                <p class="hint" lang=words.language.code()>{words.t(&format!("poll-how-{}", poll.kind.code()))}</p>
                {options}
                {error}
            </fieldset>
            <div class="row">
                <button class="btn main small" name="do" value="vote">{send}</button>
                {back}
            </div>
        </form>
    }
    .into_any()
}

/// An option as it is chosen; `of` tells the polls of one page apart.
pub fn one(visit: &Visit, poll: &Poll, of: u32, (option, text): (u32, String), chosen: &[(u32, u32)]) -> AnyView {
    let place = chosen.iter().find(|(number, _)| *number == option).map(|(_, place)| *place);
    let value = option.to_string();
    match poll.kind {
        PollKind::Single | PollKind::Multiple => {
            let kind = if poll.kind == PollKind::Single { "radio" } else { "checkbox" };
            let checked = place.is_some();
            view! {
                <label class="check"><input type=kind name="choice" value=value checked=checked/><span dir="auto">{text}</span></label>
            }
            .into_any()
        }
        PollKind::Ranked => {
            let id = format!("choice-{of}-{option}");
            let none = visit.words.t("poll-no-place");
            let places = (1..)
                .zip(&poll.options)
                .map(|(n, _)| {
                    let selected = place == Some(n);
                    view! { <option value=format!("{option}:{n}") selected=selected>{n}</option> }
                })
                .collect_view();
            view! {
                <div class="check">
                    <select id=id.clone() name="choice"><option value="">{none}</option>{places}</select>
                    <label for=id dir="auto">{text}</label>
                </div>
            }
            .into_any()
        }
    }
}

/// What has come of it: in words, and as a bar for whoever sees one. A copy is everybody's, and says nothing of whoever takes it.
pub fn results(visit: &Visit, language: Language, poll: &Poll, tally: &Tally, copy: bool) -> AnyView {
    let words = visit.words;
    let options = u32::try_from(poll.options.len()).unwrap_or(u32::MAX);
    let most = if poll.kind == PollKind::Ranked { tally.voters.saturating_mul(options) } else { tally.voters }.max(1);
    let lines = tally
        .lines
        .iter()
        .map(|line| {
            let index = usize::try_from(line.option).unwrap_or_default().saturating_sub(1);
            let text = poll.options.get(index).cloned().unwrap_or_default();
            let said = if poll.kind == PollKind::Ranked {
                words.tn("poll-points", [("n", line.votes.into()), ("place", line.place.into())])
            } else {
                let all = u64::from(tally.voters.max(1));
                let share = (u64::from(line.votes) * 100 + all / 2) / all;
                words.tn("poll-votes", [("n", line.votes.into()), ("share", share.into())])
            };
            let mine = (!copy && poll.mine.contains(&line.option))
                .then(|| view! { " "<span class="chip">{words.t("poll-mine")}</span> });
            let bar = (!copy).then(|| {
                view! { <meter min="0" max=most.to_string() value=line.votes.to_string() aria-hidden="true"></meter> }
            });
            view! { <li><span dir="auto" lang=language.code()>{text}</span>{mine}{bar}<span class="small">{said}</span></li> }
        })
        .collect_view();
    let points =
        (poll.kind == PollKind::Ranked).then(|| view! { <p class="small muted m-0">{words.t("poll-borda")}</p> });
    view! {
        <div class="results">
            <p class="small muted m-0">{words.t1("poll-voters", "n", tally.voters)}</p>
            <ul aria-label=words.t("poll-results")>{lines}</ul>
            {points}
        </div>
    }
    .into_any()
}
