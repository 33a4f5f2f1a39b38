//! The inbox.

use super::item::{items, line, read_all};
use crate::{
    Fault, Site, Visit,
    forms::{encode, see_other},
    layout::Page,
};
use axum::{
    Form,
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::notifications::{inbox, see, see_all};
use sund_domain::{
    Field, Invalid, Problem,
    ids::NoticeId,
    notifications::{NOTICES_A_PAGE, Notice, Show},
    page,
    time::Timestamp,
};

#[derive(Debug, Deserialize)]
pub struct Ask {
    show: Option<String>,
    workgroup: Option<String>,
    after: Option<String>,
}

/// What of the inbox is looked at.
struct Looking {
    show: Show,
    workgroup: String,
    later: bool,
}

impl Looking {
    fn address(&self, show: Show) -> String {
        let workgroup =
            if self.workgroup.is_empty() { String::new() } else { format!("&workgroup={}", encode(&self.workgroup)) };
        format!("/inbox?show={}{workgroup}", show.code())
    }
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(ask): Query<Ask>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let show = match ask.show.as_deref() {
        None => Show::default(),
        Some(code) => code.parse().map_err(|_| Invalid::new(Field::Page, Problem::NotAPage))?,
    };
    let after = ask.after.as_deref().map(str::parse).transpose()?;
    let workgroup = ask.workgroup.unwrap_or_default();
    let page = inbox(&site.sund, viewer, show, &workgroup, after).await?;
    let looking = Looking { show, workgroup, later: after.is_some() };
    Ok(Page::new(visit.words.t("inbox-title"), None).show(&visit, || body(&visit, &page, &looking)))
}

fn body(visit: &Visit, page: &page::Page<Notice>, looking: &Looking) -> AnyView {
    let words = visit.words;
    let tabs = Show::ALL
        .map(|tab| {
            let current = (tab == looking.show).then_some("page");
            view! { <li><a href=looking.address(tab) aria-current=current>{words.t(&format!("inbox-{}", tab.code()))}</a></li> }
        })
        .collect_view();
    let everything = matches!(looking.show, Show::All | Show::Unread) && looking.workgroup.is_empty() && !looking.later;
    let any = page.rows.iter().any(|notice| !notice.seen);
    let lines = items(&page.rows).iter().filter_map(|item| line(visit, item)).collect_view();
    let next = page.next.map(|cursor| format!("{}&after={cursor}", looking.address(looking.show)));
    let one_place = (!looking.workgroup.is_empty()).then(|| {
        let name = page.rows.iter().find_map(|notice| notice.workgroup.as_ref()).map(|place| place.name.clone());
        let whole = format!("/inbox?show={}", looking.show.code());
        view! { <p class="m-0">{name.map(|name| words.t1("inbox-of", "workgroup", name))}" "<a href=whole>{words.t("inbox-everywhere")}</a></p> }
    });
    let nothing = match (looking.later, looking.show) {
        (true, _) => "list-end",
        (false, Show::Unread) => "inbox-nothing-unread",
        (false, _) => "inbox-nothing",
    };
    view! {
        <main id="main" tabindex="-1" class="narrow">
            <div class="stack">
                <div class="row">
                    <h1>{words.t("inbox-title")}</h1>
                    <span class="grow"></span>
                    <a class="btn small" href="/settings/notifications">{words.t("tell-title")}</a>
                </div>
                <div class="row">
                    <nav aria-label=words.t("filter-label")><ul class="tabs">{tabs}</ul></nav>
                    <span class="grow"></span>
                    {any.then(|| read_all(visit, &page.rows, everything))}
                </div>
                {one_place}
                {(!page.rows.is_empty()).then(|| view! { <ul class="list">{lines}</ul> })}
                {page.rows.is_empty().then(|| view! { <p class="empty">{words.t(nothing)}</p> })}
                {next.map(|href| view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=href>{words.t("pager-older")}</a></nav> })}
            </div>
        </main>
    }
    .into_any()
}

#[derive(Debug, Deserialize)]
pub struct Read {
    #[serde(default)]
    which: String,
    #[serde(default)]
    shown: String,
}

pub async fn read(State(site): State<Site>, visit: Visit, Form(form): Form<Read>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    let which: Vec<NoticeId> = form.which.split(',').take(NOTICES_A_PAGE).filter_map(|id| id.parse().ok()).collect();
    match form.shown.parse() {
        Ok(shown) => see_all(&site.sund, viewer, Timestamp(shown), &which).await?,
        Err(_) => see(&site.sund, viewer, &which).await?,
    }
    let back = visit.from.as_deref().filter(|from| *from == "/inbox" || from.starts_with("/inbox?"));
    Ok(see_other(back.unwrap_or("/inbox")))
}
