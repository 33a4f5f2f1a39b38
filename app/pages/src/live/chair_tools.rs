//! What those who lead a session do with it as a whole.

use crate::{Visit, parts::act};
use leptos::prelude::*;
use sund_domain::{
    Subject as _,
    live::{LiveSession, SessionAct, Writers},
};

/// A choice of who writes, as short as a list needs it.
fn short(visit: &Visit, writers: Writers) -> String {
    match writers {
        Writers::Everybody => visit.words.t("live-write-all"),
        Writers::Slowly(seconds) => visit.words.t1("live-write-slow", "seconds", seconds),
        Writers::Chairs => visit.words.t("live-write-chairs"),
    }
}

/// Who writes, and how often; and whom the chairs hold.
fn writers(visit: &Visit, session: &LiveSession) -> AnyView {
    let words = visit.words;
    let base = format!("/live/{}", session.id);
    let options = Writers::ALL.map(|writers| {
        view! { <option value=writers.to_string() selected=writers == session.writers>{short(visit, writers)}</option> }
    });
    view! {
        <form method="post" action=visit.action(format!("{base}/writers")) class="row mt" data-quiet="">
            <label for="writers" class="small">{words.t("live-writers")}</label>
            <select id="writers" name="writers">{options.collect_view()}</select>
            <button class="btn small">{words.t("live-writers-set")}</button>
        </form>
        <p class="small m-0 mt-s"><a href=format!("{base}/holds")>{words.t("live-holds")}</a></p>
    }
    .into_any()
}

/// Opening it, changing and cancelling the plan; who writes; ending it.
pub fn chair_tools(visit: &Visit, session: &LiveSession) -> Option<AnyView> {
    let words = visit.words;
    let base = format!("/live/{}", session.id);
    let may = |act| session.may(act).is_ok();
    let (change, cancel) = (may(SessionAct::ChangeSession), may(SessionAct::CancelSession));
    let (open, end) = (may(SessionAct::OpenSession), may(SessionAct::EndSession));
    if !(change || cancel || open || end) {
        return None;
    }
    Some(
        view! {
            <section class="card" data-while-open="">
                <h2>{words.t("chair-tools")}</h2>
                <div class="row">
                    {open.then(|| act(visit, format!("{base}/open"), "btn main small", words.t("live-open-it"), &[]))}
                    {change.then(|| view! { <a class="btn small" href=format!("{base}/change")>{words.t("live-change")}</a> })}
                    {cancel.then(|| view! { <a class="btn small danger" href=format!("{base}/cancel")>{words.t("live-cancel")}</a> })}
                    {end.then(|| view! { <a class="btn small danger" href=format!("{base}/end")>{words.t("live-end-it")}</a> })}
                </div>
                {end.then(|| view! { <p class="small muted m-0 mt-s">{words.t("live-end-hint")}</p> })}
                {end.then(|| writers(visit, session))}
            </section>
        }
        .into_any(),
    )
}
