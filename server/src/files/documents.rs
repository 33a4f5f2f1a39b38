//! A document for a live session: one file, and what it is called.

use super::{
    Files,
    take_in::{Broke, To, take_in},
    upload::{broken, rest, text},
};
use axum::{
    extract::{
        Multipart, Path, State,
        multipart::{Field, MultipartRejection},
    },
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use std::sync::Arc;
use sund_actions::{
    ActionError,
    live::{self, Talk},
};
use sund_domain::{
    Field as Named, Invalid, Problem, Refusal,
    files::{FilePlace, NoFile},
    ids::SessionId,
    people::Viewer,
    refusal::Checking,
};
use sund_pages::{Fault, NotAdded, Visit, documents_page, files::not_attached};

/// What this form needs: everybody in the room hears of a new document.
#[derive(Clone)]
pub struct Documents {
    pub(super) files: Files,
    pub(super) talk: Arc<dyn Talk>,
}

pub(super) async fn add(
    State(Documents { files, talk }): State<Documents>,
    visit: Visit,
    Path(session): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    // Asked before anything is read: of what one may not know one hears nothing, whatever one sends.
    let gate = gate(&files, &visit, &session).await;
    let mut form = match (form, gate.is_ok()) {
        (Ok(form), _) => form,
        (Err(rejection), true) => return Err(rejection.into_response()),
        (Err(_), false) => {
            return Err(gate.err().map_or(StatusCode::BAD_REQUEST.into_response(), Fault::into_response));
        }
    };
    let owner = gate.as_ref().ok().copied();
    let sent = read(&files, owner, &mut form).await?;
    let (viewer, id) = gate.map_err(|fault| fault.with_text(&sent.title).into_response())?;
    if sent.invalid.is_none() && sent.refused.is_none() {
        talk.changed(id);
        return Ok(not_attached(&visit, &format!("/live/{id}/documents"), &[]));
    }
    let again = live::documents(&files.sund, viewer, id).await;
    let (session, documents) = again.map_err(|error| Fault::from(error).with_text(&sent.title).into_response())?;
    Ok(documents_page(&visit, &session, &documents, &sent))
}

async fn gate<'a>(files: &Files, visit: &'a Visit, session: &str) -> Result<(&'a Viewer, SessionId), Fault> {
    let viewer = visit.viewer()?;
    let id: SessionId = session.parse().map_err(|_| Fault::from(ActionError::Refused(Refusal::NotFound)))?;
    live::documents(&files.sund, viewer, id).await?;
    Ok((viewer, id))
}

/// Reads the form piece by piece, the title before the file, as they stand in it. The first file is taken in, if its owner
/// may add one and nothing is wrong with the title; what else comes is read and forgotten.
async fn read(files: &Files, owner: Option<(&Viewer, SessionId)>, form: &mut Multipart) -> Result<NotAdded, Response> {
    let mut sent = NotAdded::default();
    let mut any = false;
    while let Some(mut field) = form.next_field().await.map_err(|error| broken(&error))? {
        match field.name() {
            Some("title") => sent.title = text(&mut field).await.map_err(|error| broken(&error))?,
            Some("files") if !any && !field.file_name().unwrap_or_default().is_empty() => {
                any = true;
                take(files, owner, &mut sent, &mut field).await?;
            }
            _ => rest(&mut field).await.map_err(|error| broken(&error))?,
        }
    }
    if !any {
        let mut checking = Checking::default();
        checking.take(live::document_title(&sent.title));
        checking.take(Err::<(), _>(Invalid::new(Named::Files, Problem::Empty)));
        sent.invalid = checking.done().err();
    }
    Ok(sent)
}

async fn take(
    files: &Files,
    owner: Option<(&Viewer, SessionId)>,
    sent: &mut NotAdded,
    field: &mut Field<'_>,
) -> Result<(), Response> {
    let said = field.file_name().unwrap_or_default().to_owned();
    let (title, owner) = match (live::document_title(&sent.title), owner) {
        (Ok(title), Some(owner)) => (title, owner),
        (title, _) => {
            sent.invalid = title.err();
            return rest(field).await.map_err(|error| broken(&error));
        }
    };
    let to = To { place: FilePlace::Session(owner.1), title: &title };
    match take_in(files, owner.0, to, &said, field).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(why)) => {
            sent.refused = Some((said, why));
            Ok(())
        }
        Err(Broke::Form(error)) => Err(broken(&error)),
        Err(Broke::Disk(error)) => {
            tracing::error!(%error, "a document could not be taken in (SUND_FILES)");
            sent.refused = Some((said, NoFile::NotKept));
            rest(field).await.map_err(|error| broken(&error))
        }
        Err(Broke::Action(error)) => Err(Fault::from(error).with_text(&sent.title).into_response()),
    }
}
