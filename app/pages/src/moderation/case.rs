//! One item of the queue.

use super::{because, queue_page::Tried};
use crate::{
    Visit,
    body::body,
    files::{Looks, attached},
    forms::{error_of, error_summary},
    parts::{country, exact_time, guest, in_language, person_link, time},
};
use leptos::prelude::*;
use sund_actions::moderation::Queue;
use sund_domain::{
    Field,
    forum::HiddenHow,
    moderation::{Case, CaseKind, CaseText, Decision, Held, HeldBecause},
};
use sund_islands::html::textarea;

/// An item, with what was tried about it.
pub fn case(visit: &Visit, queue: &Queue, case: &Case, tried: &Tried<'_>) -> AnyView {
    let words = visit.words;
    let base = format!("/workgroups/{}/queue/{}", queue.workgroup.slug, case.id);
    let about = &case.about;
    let heading = match (case.kind, case.text.as_ref().and_then(|text| text.number)) {
        (CaseKind::Appeal, _) => words.t("case-appeal"),
        (CaseKind::Held, _) => words.t("case-held"),
        (CaseKind::Flag, Some(1)) => words.t("case-thread"),
        (CaseKind::Flag, _) => words.t("case-post"),
    };
    let refused = tried.refusal.map(|refusal| {
        view! { <p class="notice warn" role="alert">{words.refusal(refusal)}</p> }
    });
    let decided = case.decided.as_ref().map(|(decision, by, at)| {
        let values = [("by", by.as_str().into()), ("at", visit.date_and_clock(*at).into())];
        view! {
            <p class="notice m-0"><b>{words.t(&format!("decision-{}", decision.code()))}</b>" "{words.tn("case-decided", values)}</p>
        }
    });
    // The other chair was first: what this one typed is not lost.
    let typed = (case.decided.is_some() && !tried.because.words.trim().is_empty()).then(|| {
        let label = words.t("error-your-text");
        view! {
            <div class="field">
                <label for="typed">{label}</label>
                <textarea id="typed" rows="3" readonly inner_html=textarea(tried.because.words)></textarea>
            </div>
        }
    });
    view! {
        <article class="card case" id=format!("case-{}", case.id) aria-labelledby=format!("about-{}", case.id)>
            {refused}
            {error_summary(visit, tried.invalid.as_ref())}
            {state(visit, case)}
            <h2 id=format!("about-{}", case.id)>{heading}" "{person_link(about)}</h2>
            <p class="small muted m-0">{country(visit, about.country)}" "{about.organisation.clone()}" "{guest(visit, about)}
                " · "<a href=format!("/workgroups/{}/moderation/{}", queue.workgroup.slug, about.person)>{words.t("case-person")}</a></p>
            {case.text.as_ref().map(|text| text_of(visit, text, &case.id.to_string(), case.held.is_none()))}
            {case.held.as_ref().map(|held| held_text(visit, case, held))}
            {(case.text.is_none() && case.held.is_none()).then(|| view! { <p class="muted m-0">{words.t("case-elsewhere")}</p> })}
            {told(visit, case)}
            {decided}
            {typed}
            {case.decided.is_none().then(|| decide(visit, case, &base, tried))}
            {others(visit, queue, case, &base, tried)}
        </article>
    }
    .into_any()
}

fn state(visit: &Visit, case: &Case) -> AnyView {
    let words = visit.words;
    let hidden = case.text.as_ref().and_then(|text| text.hidden);
    let kind = match case.kind {
        CaseKind::Appeal => view! { <span class="chip q">{words.t("case-is-appeal")}</span> }.into_any(),
        CaseKind::Held if case.decided.is_some() => ().into_any(),
        CaseKind::Held => view! { <span class="chip q">{words.t("case-is-held")}</span> }.into_any(),
        CaseKind::Flag => {
            view! { <span class="chip warn">{words.t1("case-flagged", "n", case.flags.len())}</span> }.into_any()
        }
    };
    view! {
        <div class="row gap-s">
            {kind}
            {(hidden == Some(HiddenHow::Review)).then(|| view! { <span class="chip warn">{words.t("case-in-review")}</span> })}
            {hidden.is_some_and(|how| how != HiddenHow::Review).then(|| {
                let key = if hidden == Some(HiddenHow::Author) { "case-taken-back" } else { "case-hidden" };
                view! { <span class="chip">{words.t(key)}</span> }
            })}
            {(case.asked.is_some() && case.rewritten.is_none()).then(|| view! { <span class="chip">{words.t("case-asked")}</span> })}
            {case.rewritten.map(|_| view! { <span class="chip ok">{words.t("case-rewritten")}</span> })}
            <span class="muted small">{time(visit, case.opened, visit.ago(case.opened))}</span>
            <span class="grow"></span>
            {case.assigned.as_ref().filter(|_| case.decided.is_none()).map(|(_, name)| view! { <span class="chip">{words.t1("case-assigned", "name", name.as_str())}</span> })}
        </div>
    }
    .into_any()
}

fn text_of(visit: &Visit, text: &CaseText, place: &str, whole: bool) -> AnyView {
    let number = text.number.unwrap_or(1);
    let href = format!("/threads/{}?post={number}#p{number}", text.thread);
    view! {
        <p class="m-0"><a href=href lang=text.title_language.code()>{text.title.clone()}</a><span class="muted small">{in_language(visit, text.language)}</span></p>
        {whole.then(|| view! { <blockquote class="body m-0" dir="auto" lang=text.language.code() inner_html=body(visit, &text.html, place)></blockquote> })}
    }
    .into_any()
}

/// A text that nobody else reads yet, and why it waits: its author is not told that.
fn held_text(visit: &Visit, case: &Case, held: &Held) -> AnyView {
    let words = visit.words;
    let why = match held.because {
        HeldBecause::Word => words.t1("held-because-word", "words", held.word.as_str()),
        other => words.t(&format!("held-because-{}", other.code())),
    };
    let place = held.forum.as_ref().map(|(_, slug, title)| {
        view! { <p class="m-0"><a href=format!("/forums/{slug}")>{title.clone()}</a>" · "{words.t("held-new-thread")}</p> }
    });
    let title = (!held.title.is_empty())
        .then(|| view! { <p class="m-0"><b lang=held.title_language.code()>{held.title.clone()}</b></p> });
    view! {
        <p class="m-0 small">{why}</p>
        {place}
        {title}
        <blockquote class="body m-0" dir="auto" lang=held.language.code() inner_html=body(visit, &held.html, &format!("held-{}", case.id))></blockquote>
        {attached(visit, &case.files, Looks::default())}
    }
    .into_any()
}

/// Who flagged and why; of an appeal, what was done and what is said against it.
fn told(visit: &Visit, case: &Case) -> AnyView {
    let words = visit.words;
    let flags = case
        .flags
        .iter()
        .map(|flag| {
            view! { <li>{person_link(&flag.by)}" "{country(visit, flag.by.country)}": "{words.reason(&flag.reason)}" "<span class="muted small">{exact_time(visit, flag.at)}</span></li> }
        })
        .collect_view();
    let measure = case.measure.as_ref().map(|(kind, reason, by)| {
        view! {
            <p class="m-0"><b>{words.t(&format!("measure-{}", kind.code()))}</b>" · "{by.clone()}" · "{words.reason(reason)}</p>
        }
    });
    let said = case.words.as_ref().map(|said| view! { <p class="m-0 said">{said.clone()}</p> });
    let notes = case
        .notes
        .iter()
        .map(|note| {
            view! { <li><b>{note.by.clone()}</b>" "<span class="muted small">{exact_time(visit, note.at)}</span><br/><span class="said">{note.text.clone()}</span></li> }
        })
        .collect_view();
    view! {
        {measure}
        {said}
        {(!case.flags.is_empty()).then(|| view! { <ul class="bare small" aria-label=words.t("case-flags")>{flags}</ul> })}
        {(!case.notes.is_empty()).then(|| view! { <section><h3 class="small">{words.t("case-notes")}</h3><ul class="bare small">{notes}</ul></section> })}
    }
    .into_any()
}

fn decide(visit: &Visit, case: &Case, base: &str, tried: &Tried<'_>) -> AnyView {
    let words = visit.words;
    let error = error_of(visit, tried.invalid.as_ref(), Field::Decision);
    let buttons = |reason: bool| {
        let offered = Decision::ALL.iter().filter(|decision| decision.is_offered(case.kind));
        let these: Vec<_> = offered
            .filter(|decision| decision.needs_a_reason() == reason)
            .map(|decision| {
                let class = if reason { "btn small" } else { "btn small main" };
                view! { <button class=class name="decision" value=decision.code()>{words.t(&format!("decide-{}", decision.code()))}</button> }
            })
            .collect();
        (!these.is_empty()).then(|| view! { <div class="row gap-s">{these}</div> })
    };
    let seen =
        case.held.as_ref().map(|held| view! { <input type="hidden" name="seen" value=held.version.to_string()/> });
    view! {
        <form method="post" action=visit.action(base) class="stack gap-s">
            {seen}
            {buttons(false)}
            {because(visit, tried.invalid.as_ref(), tried.because, &after(case, tried))}
            {error.view}
            {buttons(true)}
        </form>
    }
    .into_any()
}

/// What tells an item's fields from those of others. Where something is wrong it is alone, and the summary leads to its fields.
fn after(case: &Case, tried: &Tried<'_>) -> String {
    if tried.invalid.is_some() { String::new() } else { format!("-{}", case.id) }
}

/// Who sees to it, and what chairs tell each other: less often.
fn others(visit: &Visit, queue: &Queue, case: &Case, base: &str, tried: &Tried<'_>) -> AnyView {
    let words = visit.words;
    let assigned = case.assigned.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let leads = std::iter::once((String::new(), words.t("case-nobody")))
        .chain(queue.chairs.iter().map(|chair| (chair.author.person.to_string(), chair.author.name.clone())))
        .map(|(value, name)| {
            let selected = value == assigned;
            view! { <option value=value selected=selected>{name}</option> }
        })
        .collect_view();
    let end = after(case, tried);
    let (lead, note) = (format!("lead{end}"), format!("note{end}"));
    let error = error_of(visit, tried.invalid.as_ref(), Field::Note);
    let choice = error_of(visit, tried.invalid.as_ref(), Field::Lead);
    view! {
        <details class="small" open=!tried.note.is_empty()>
            <summary class="btn plain">{words.t("case-more")}</summary>
            <div class="stack mt-s">
                {case.decided.is_none().then(|| view! {
                    <form method="post" action=visit.action(format!("{base}/assign")) class="row gap-s">
                        <label for=lead.clone()>{words.t("field-lead")}</label>
                        <select id=lead name="lead" class="small">{leads}</select>
                        <button class="btn small">{words.t("case-assign")}</button>
                        {choice.view}
                    </form>
                })}
                <form method="post" action=visit.action(format!("{base}/note")) class="stack gap-s">
                    <div class="field">
                        <label for=note.clone()>{words.t("field-note")}</label>
                        <textarea id=note name="note" rows="2" aria-describedby=error.id aria-invalid=error.invalid inner_html=textarea(tried.note)></textarea>
                        {error.view}
                    </div>
                    <div class="row"><button class="btn small">{words.t("case-note")}</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
