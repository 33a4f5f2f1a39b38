//! One's own files: where each is, how large, and how much room is left.

use super::{link, post_address, size};
use crate::{
    Fault, Site, Visit,
    layout::Page,
    parts::{act, exact_time},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::files::{OwnFiles, Owned};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    after: Option<String>,
}

pub async fn show(State(site): State<Site>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    let viewer = visit.viewer()?;
    // A cursor that is none shows the beginning.
    let after = asked.after.as_deref().and_then(|text| text.parse().ok());
    let OwnFiles { page, all } = sund_actions::files::own(&site.sund, viewer, after).await?;
    let words = visit.words;
    let title = words.t("own-files-title");
    let most = visit.limits.person;
    Ok(Page::new(title.clone(), None).show(&visit, || {
        let room = words.tn(
            "own-files-room",
            [("n", all.files.into()), ("used", size(&visit, all.bytes).into()), ("most", size(&visit, most).into())],
        );
        let rows = page.rows.iter().map(|it| row(&visit, it)).collect_view();
        let list = if page.rows.is_empty() {
            view! { <p class="muted m-0">{words.t("own-files-none")}</p> }.into_any()
        } else {
            view! { <ul class="own-files">{rows}</ul> }.into_any()
        };
        let next = page.next.map(|next| {
            view! { <nav class="pager" aria-label=words.t("pager")><a class="btn" rel="next" href=format!("/files?after={next}")>{words.t("pager-more")}</a></nav> }
        });
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    <h1>{title}</h1>
                    <p class="muted m-0">{words.t("own-files-text")}</p>
                    <p class="m-0"><label for="room">{room}</label></p>
                    <progress id="room" class="room" max=most.to_string() value=all.bytes.min(most).to_string()></progress>
                    {list}
                    {next}
                </div>
            </main>
        }
        .into_any()
    }))
}

/// A file, where it is, and the way to take it away.
fn row(visit: &Visit, owned: &Owned) -> AnyView {
    let words = visit.words;
    let file = &owned.file;
    let whole = words.t1("files-remove-named", "name", file.name.as_str());
    if file.session.is_some() {
        return document(visit, owned);
    }
    let (place, remove) = match (&owned.at, file.post) {
        (Some(at), _) => (
            view! { <a href=post_address(at.post)>{words.tn("own-files-at", [("n", i64::from(at.number).into()), ("title", at.title.clone().into())])}</a> }
                .into_any(),
            Some(view! { <a class="btn small" href=format!("/files/{}/remove", file.id) aria-label=whole>{words.t("files-remove")}</a> }.into_any()),
        ),
        (None, Some(_)) => (view! { <span class="muted">{words.t("own-files-elsewhere")}</span> }.into_any(), None),
        (None, None) => (
            view! { <span class="muted">{words.t("own-files-loose")}</span> }.into_any(),
            Some(act(visit, format!("/files/{}/drop", file.id), "btn small", words.t("files-remove"), &[]).into_any()),
        ),
    };
    view! {
        <li>
            <div>{link(visit, file)}</div>
            <div class="small">{place}" · "{exact_time(visit, file.at)}</div>
            {remove}
        </li>
    }
    .into_any()
}

/// A document of a session: whoever keeps those takes it away, on their page.
fn document(visit: &Visit, owned: &Owned) -> AnyView {
    let words = visit.words;
    let file = &owned.file;
    let place = match &owned.session {
        Some((id, title)) => {
            let at = words.t1("own-files-document", "title", title.as_str());
            view! { <a href=format!("/live/{id}")>{at}</a> }.into_any()
        }
        None => view! { <span class="muted">{words.t("own-files-elsewhere")}</span> }.into_any(),
    };
    view! {
        <li>
            <div>{link(visit, file)}</div>
            <div class="small">{place}" · "{exact_time(visit, file.at)}</div>
        </li>
    }
    .into_any()
}
