//! Lines in lists of live sessions.

use crate::{
    Visit,
    parts::{in_language, time},
};
use leptos::prelude::*;
use sund_domain::live::{LiveSession, Registration, SessionState};

/// What has become of one's own registration, while that says something about what comes.
pub fn own(visit: &Visit, session: &LiveSession) -> Option<AnyView> {
    let words = visit.words;
    if !matches!(session.state, SessionState::Planned | SessionState::Open) {
        return None;
    }
    let (class, text) = match session.registration.as_ref()? {
        Registration::Place => ("chip ok", words.t("live-own-place")),
        Registration::Asked => ("chip q", words.t("live-own-asked")),
        Registration::Waiting(n) => ("chip q", words.t1("live-own-waiting", "n", *n)),
        Registration::Declined(_) => ("chip warn", words.t("live-own-declined")),
    };
    Some(view! { <span class=class>{text}</span> }.into_any())
}

/// A list of sessions, with the workgroup's name where lists are of several.
pub fn sessions(visit: &Visit, sessions: &[LiveSession], with_workgroup: bool) -> AnyView {
    let words = visit.words;
    if sessions.is_empty() {
        return view! { <p class="empty">{words.t("live-none")}</p> }.into_any();
    }
    let rows = sessions
        .iter()
        .map(|session| {
            let when = match session.state {
                SessionState::Planned | SessionState::Cancelled => {
                    format!("{} · {}", visit.weekday(session.starts), visit.from_to(session.starts, session.minutes))
                }
                SessionState::Open => words.t1("live-since", "ago", visit.ago(session.opened.unwrap_or(session.starts))),
                SessionState::Ended => visit.date(session.ended.unwrap_or(session.starts)),
            };
            let chip = match session.state {
                SessionState::Open => Some(view! { <span class="chip now">"● "{words.t("live-on")}</span> }.into_any()),
                SessionState::Planned => None,
                SessionState::Cancelled => {
                    Some(view! { <span class="chip warn">{words.t("live-cancelled")}</span> }.into_any())
                }
                SessionState::Ended => Some(view! { <span class="chip">{words.t("live-ended")}</span> }.into_any()),
            };
            let mode = (!session.mode.names())
                .then(|| view! { <span class="chip">{words.t(&format!("live-mode-{}", session.mode.code()))}</span> });
            let over = session.ended.filter(|_| session.state == SessionState::Ended);
            let at = over.or(session.opened).unwrap_or(session.starts);
            let group = with_workgroup.then(|| format!(" · {}", session.workgroup_name));
            view! {
                <li>
                    <div class="row">{chip}<a class="t" href=format!("/live/{}", session.id) lang=session.language.code()>{session.title.clone()}</a>{own(visit, session)}{mode}</div>
                    <span class="num">{time(visit, at, when)}</span>
                    <span class="muted small">{session.place.clone()}{group}{in_language(visit, session.language)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}
