//! One line of the inbox: what happened, why one is told, and where it leads.

use crate::{
    Visit,
    parts::{act, in_language, time},
    tags::reader,
};
use leptos::prelude::*;
use sund_actions::notifications::session_path;
use sund_domain::{
    notifications::{Kind, Notice, Reach, Why},
    workgroups::Visibility,
};

/// Notices that stand in one line: one, or several of what one watches in one thread, or of replies in one.
pub struct Item<'a>(Vec<&'a Notice>);

impl<'a> Item<'a> {
    /// The newest.
    fn first(&self) -> Option<&'a Notice> {
        self.0.first().copied()
    }

    /// The ids of those that have not been seen, as a form tells them.
    pub fn unseen(&self) -> String {
        ids(self.0.iter().filter(|notice| !notice.seen).copied())
    }
}

/// The ids of notices, as a form tells them.
pub fn ids<'a>(notices: impl Iterator<Item = &'a Notice>) -> String {
    notices.map(|notice| notice.id.to_string()).collect::<Vec<_>>().join(",")
}

/// What makes several notices of a thread one line: that one watches it, or that people reply there to oneself.
fn joins(notice: &Notice) -> Option<Kind> {
    match (notice.why, notice.why.kind()) {
        (Why::Reply, kind) | (_, kind @ Kind::Watched) => Some(kind),
        _ => None,
    }
}

/// The notices of a page in lines, the newest first: what one watches, and replies to oneself, are put together by thread, and by
/// whether they were seen.
pub fn items(notices: &[Notice]) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    for notice in notices {
        let together = |other: &&mut Item<'_>| {
            let Some(other) = other.first() else { return false };
            let thread = |notice: &Notice| notice.thread.as_ref().map(|thread| thread.id);
            joins(other) == joins(notice) && other.seen == notice.seen && thread(other) == thread(notice)
        };
        let one_of_several = joins(notice).is_some() && notice.thread.is_some();
        match items.iter_mut().filter(|_| one_of_several).find(together) {
            Some(item) => item.0.push(notice),
            None => items.push(Item(vec![notice])),
        }
    }
    items
}

/// Where a notice leads: to the post, the thread, the workgroup; nowhere if nothing of it is in sight.
fn address(notice: &Notice) -> Option<String> {
    if notice.message.is_some() && notice.session.is_some() {
        return session_path(notice);
    }
    match (&notice.post, &notice.thread, &notice.workgroup) {
        (Some(post), ..) => Some(format!("/posts/{post}")),
        // Where it would stand: if that is not in sight any more, among all that one wrote.
        (None, Some(thread), _) if notice.why == Why::PostDeclined => {
            Some(format!("/threads/{}?post={}#waits", thread.id, u32::MAX))
        }
        (None, None, _) if notice.why == Why::PostDeclined => Some("/settings/decisions".to_owned()),
        (None, Some(thread), _) => Some(format!("/threads/{}", thread.id)),
        (None, None, Some(_)) if notice.session.is_some() => session_path(notice),
        (None, None, Some(place)) if notice.why == Why::RequestWaits => {
            Some(format!("/workgroups/{}/requests", place.slug))
        }
        (None, None, Some(place)) if notice.why == Why::Whispered => {
            Some(format!("/workgroups/{}/whispers", place.slug))
        }
        (None, None, Some(place)) => Some(format!("/workgroups/{}", place.slug)),
        (None, None, None) => {
            matches!(notice.why.reach(), Reach::Anywhere | Reach::Invited).then(|| "/workgroups".to_owned())
        }
    }
}

/// The sentence that says why one is told.
pub fn sentence(visit: &Visit, notice: &Notice) -> String {
    let name = notice.by.as_ref().map_or_else(|| visit.words.t("notice-somebody"), |(_, name)| name.clone());
    visit.words.t1(&format!("notice-{}", notice.why.code()), "name", name)
}

/// A line.
pub fn line(visit: &Visit, item: &Item<'_>) -> Option<AnyView> {
    let words = visit.words;
    let newest = item.first()?;
    // One reads on where one has not been.
    let oldest = item.0.last().copied().unwrap_or(newest);
    let why = sentence(visit, newest);
    let several = item.0.len() > 1;
    let thread = newest.thread.as_ref();
    let session = newest.session.as_ref().map(|session| (session.title.clone(), session.language));
    let title = thread.map(|thread| (thread.title.clone(), thread.language)).or(session);
    let href = address(oldest);
    let head = match (title.clone(), href) {
        (Some((title, language)), Some(href)) => {
            view! { <a class="t" href=href lang=language.code()>{title}</a> }.into_any()
        }
        (None, Some(href)) => view! { <a class="t" href=href>{why.clone()}</a> }.into_any(),
        (_, None) => view! { <b>{why.clone()}</b> }.into_any(),
    };
    let themes = newest.themes.iter().enumerate().map(|(n, tag)| {
        let (language, name) = tag.name(reader(visit));
        view! { <>{if n > 0 { ", " } else { ": " }}<span lang=language.code()>{name.to_owned()}</span></> }
    });
    let themes = themes.collect_view();
    let told = title.is_some().then(|| view! { <span>{why.clone()}{themes}</span>" · " });
    let place = newest.workgroup.as_ref().map(|place| {
        let forum = thread.filter(|thread| thread.forum != place.name).map(|thread| format!("{} · ", thread.forum));
        let lock = (place.visibility != Visibility::Open).then(|| crate::parts::icon(visit, "lock"));
        view! { <span>{forum}{lock}<a href=format!("/inbox?workgroup={}", place.slug)>{place.name.clone()}</a></span>" · " }
    });
    let note = newest
        .note
        .as_ref()
        .map(|note| view! { <p class="m-0 small told">{words.t1("notice-note", "note", words.reason(note))}</p> });
    let unseen = item.unseen();
    let read = (!newest.seen).then(|| {
        let label = words.t("inbox-read-one");
        let about = title.as_ref().map_or(why.clone(), |(title, _)| title.clone());
        view! {
            <form method="post" action=visit.action("/inbox/read") class="bare">
                <input type="hidden" name="which" value=unseen/>
                <button class="btn plain" aria-label=format!("{label}: {about}")>{label.clone()}</button>
            </form>
        }
    });
    let count = several.then(|| view! { <b>{words.t1("inbox-posts", "n", item.0.len())}</b>" · " });
    Some(
        view! {
            <li class=if newest.seen { "" } else { "new" }>
                {head}
                <span class="num">{read}</span>
                <span class="muted small">
                    {count}{told}{place}{time(visit, newest.at, visit.ago(newest.at))}
                    {title.as_ref().and_then(|(_, language)| in_language(visit, *language))}
                </span>
                {note}
            </li>
        }
        .into_any(),
    )
}

/// Marks all as seen that stand on the page, and what is older where all is shown.
pub fn read_all(visit: &Visit, notices: &[Notice], everything: bool) -> Option<AnyView> {
    let which = ids(notices.iter().filter(|notice| !notice.seen));
    let label = visit.words.t(if everything { "inbox-read-all" } else { "inbox-read-these" });
    (everything || !which.is_empty()).then(|| {
        let mut fields = vec![("which", which)];
        if everything {
            fields.push(("shown", visit.now.0.to_string()));
        }
        act(visit, "/inbox/read".into(), "btn small", label, &fields)
    })
}
