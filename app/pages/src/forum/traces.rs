//! What came to a thread and went from it, for all who read it.

use crate::{
    Visit,
    parts::{named_act, time},
};
use leptos::prelude::*;
use sund_domain::forum::{Thread, Trace};

/// The traces beside a thread; who leads it can take the newest back.
pub fn traces(visit: &Visit, thread: &Thread, traces: &[Trace]) -> Option<AnyView> {
    let words = visit.words;
    let leads = thread.forum.standing.leads();
    let rows = traces
        .iter()
        .map(|trace| {
            let way = if trace.came { "came" } else { "went" };
            let told = words.t1(&format!("trace-{}-{way}", trace.how.code()), "n", trace.posts);
            let other = match &trace.other {
                Some((id, title)) => view! { <a href=format!("/threads/{id}")>{title.clone()}</a> }.into_any(),
                None => view! { <span class="muted">{words.t("trace-elsewhere")}</span> }.into_any(),
            };
            let undo = (leads && trace.newest && trace.other.is_some()).then(|| {
                let whole = words.t1("trace-undo-whole", "what", told.as_str());
                named_act(visit, format!("/moves/{}/undo", trace.id), "btn small", words.t("trace-undo"), whole)
            });
            view! {
                <li>
                    <span>{told.clone()}" "{other}</span>
                    {(!trace.reason.is_empty()).then(|| view! { <span class="muted">{trace.reason.clone()}</span> })}
                    <span class="muted">{trace.by.clone()}" · "{time(visit, trace.at, visit.date(trace.at))}</span>
                    {undo}
                </li>
            }
        })
        .collect_view();
    (!traces.is_empty()).then(|| {
        view! { <section class="card"><h2>{words.t("trace-title")}</h2><ul class="traces small">{rows}</ul></section> }.into_any()
    })
}
