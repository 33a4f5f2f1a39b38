//! Taking a copy of a workgroup: what is in it, who will know, and the copy itself, as it is read.

use super::export_file::{end, head, part};
use crate::{
    Fault, Site, Visit,
    layout::{Nav, Page},
    parts::crumbs,
};
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::stream;
use leptos::prelude::*;
use sund_actions::{
    ActionError, Sund,
    workgroups::{Exporting, export, exportable},
};
use sund_domain::workgroups::Workgroup;

/// What leaves at once. Before each of them it is asked whether whoever takes the copy still may.
const FRAME: usize = 32 * 1024;

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let group = exportable(&site.sund, visit.viewer()?, &slug).await?;
    Ok(answer(&visit, &group))
}

pub async fn submit(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    let speaker = visit.speaker()?;
    let (group, exporting) = export(&site.sund, &speaker.viewer, &speaker.token_hash, &slug).await?;
    let name = format!("attachment; filename=\"{}-{}.html\"", group.slug, Visit::machine(visit.now).split_at(10).0);
    let copy =
        Copy { text: Bytes::from(head(&visit, &site.origin, &group)), ended: false, exporting, visit, sund: site.sund };
    let frames = stream::try_unfold(copy, |mut copy| async move {
        match copy.frame().await {
            Ok(frame) => Ok(frame.map(|frame| (frame, copy))),
            Err(error) => {
                tracing::warn!(%error, "a copy of a workgroup broke off");
                Err(error)
            }
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(frames)).into_response())
}

/// A copy on its way: what was read and has not left yet, and what is still to be read.
struct Copy {
    text: Bytes,
    ended: bool,
    exporting: Exporting,
    visit: Visit,
    sund: Sund,
}

impl Copy {
    /// The next frame; none after the end. An error breaks the connection off, so that no browser takes half a copy for
    /// a whole one.
    async fn frame(&mut self) -> Result<Option<Bytes>, ActionError> {
        if !self.text.is_empty() {
            self.exporting.still(&self.sund).await?;
        }
        while self.text.is_empty() && !self.ended {
            let next = self.exporting.next(&self.sund).await?;
            self.ended = next.is_none();
            self.text = Bytes::from(next.map_or_else(|| end(&self.visit), |next| part(&self.visit, &next)));
        }
        let frame = self.text.split_to(self.text.len().min(FRAME));
        Ok((!frame.is_empty()).then_some(frame))
    }
}

fn answer(visit: &Visit, group: &Workgroup) -> Response {
    let words = visit.words;
    let title = words.t("export-title");
    let path = format!("/workgroups/{}", group.slug);
    let way = vec![("/workgroups".to_owned(), words.t("nav-workgroups")), (path.clone(), group.name.clone())];
    Page::new(title.clone(), Some(Nav::Workgroups)).show(visit, || {
        view! {
            <main id="main" tabindex="-1" class="narrow">
                <div class="stack">
                    {crumbs(visit, way)}
                    <h1>{title}</h1>
                    <p class="m-0">{words.t("export-intro")}</p>
                    <ul class="m-0">
                        <li>{words.t("export-in")}</li>
                        <li>{words.t("export-out")}</li>
                    </ul>
                    <div class="notice warn stack gap-s">
                        <p class="m-0">{words.t("export-care")}</p>
                        <p class="m-0">{words.t("export-log")}</p>
                    </div>
                    <form method="post" action=visit.action(format!("{path}/export"))>
                        <div class="row"><button class="btn main">{words.t("export-take")}</button></div>
                    </form>
                </div>
            </main>
        }
        .into_any()
    })
}
