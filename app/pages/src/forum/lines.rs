//! Lines in lists of threads and forums.

use crate::{
    Visit,
    parts::{country, icon, in_language, time},
    tags::chips,
};
use leptos::prelude::*;
use sund_domain::forum::{ForumLine, ThreadKind, ThreadLine};

/// Where a line leads: to the first post that the viewer has not seen.
fn address(line: &ThreadLine) -> String {
    let last = line.replies + 1;
    if line.unread > 0 && line.unread < last {
        let first = last - line.unread + 1;
        format!("/threads/{}?post={first}#p{first}", line.id)
    } else {
        format!("/threads/{}", line.id)
    }
}

/// What a thread is, as a chip.
pub fn kind_chip(visit: &Visit, kind: ThreadKind) -> AnyView {
    let class = if kind == ThreadKind::Question { "chip q" } else { "chip" };
    view! { <span class=class>{visit.words.t(&format!("kind-{}", kind.code()))}</span> }.into_any()
}

/// A list of threads.
pub fn threads(visit: &Visit, lines: &[ThreadLine], with_forum: bool) -> AnyView {
    let rows = lines.iter().map(|line| thread(visit, line, with_forum)).collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

fn thread(visit: &Visit, line: &ThreadLine, with_forum: bool) -> AnyView {
    let words = visit.words;
    let new = line.unread > 0;
    let forum = with_forum.then(|| format!("{} · ", line.forum_title));
    let by = words.t1("thread-by", "name", line.author.name.as_str());
    let marks = [
        (line.pinned, "pin", "thread-pinned"),
        (line.locked, "lock", "thread-locked"),
        (line.hidden, "eye-off", "thread-hidden"),
        (line.answered, "check", "thread-answered"),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, symbol, key)| view! { <span class="chip">{icon(visit, symbol)}{words.t(key)}</span>" " })
    .collect_view();
    let unread = new.then(|| {
        let all = line.unread > line.replies;
        view! { <b>{if all { words.t("count-all-new") } else { words.t1("count-new", "n", line.unread) }}</b>" · " }
    });
    view! {
        <li class=if new { "new" } else { "" }>
            <a class="t" href=address(line) lang=line.language.code()>{line.title.clone()}</a>
            <span class="num">{unread}{words.t1("count-replies", "n", line.replies)}</span>
            <span class="muted small">
                {marks}{forum}{by}" "{country(visit, line.author.country)}" · "
                {time(visit, line.active, visit.ago(line.active))}
                {in_language(visit, line.language)}
            </span>
            {chips(visit, &line.tags)}
        </li>
    }
    .into_any()
}

/// A list of forums with what is new in each.
pub fn forums(visit: &Visit, lines: &[ForumLine]) -> AnyView {
    let words = visit.words;
    let rows = lines
        .iter()
        .map(|line| {
            let new = line.unread > 0;
            let count = if line.unread >= 100 { "99+".to_owned() } else { line.unread.to_string() };
            let unread = new.then(|| view! { <b>{words.tn("count-new-threads", [("n", i64::from(line.unread).into()), ("shown", count.into())])}</b>" · " });
            let latest = line.latest.as_ref().map(|(id, title, language, at)| {
                view! {
                    <span class="muted small">
                        {words.t("forum-latest")}" "<a href=format!("/threads/{id}") lang=language.code()>{title.clone()}</a>" · "
                        {time(visit, *at, visit.ago(*at))}
                    </span>
                }
            });
            view! {
                <li class=if new { "new" } else { "" }>
                    <a class="t" href=format!("/forums/{}", line.forum.slug) lang=line.forum.language.code()>{line.forum.title.clone()}</a>
                    <span class="num">{unread}{words.t1("count-threads", "n", line.threads)}</span>
                    {latest}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }.into_any()
}
