//! Uploading files for what one is about to send. What was typed is kept as a draft, whatever becomes of the files.

use super::{
    Files,
    take_in::{Broke, To, take_in},
};
use axum::{
    Form,
    extract::{
        Multipart, Path, State,
        multipart::{Field, MultipartError, MultipartRejection},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::{
    Deserialize,
    de::value::{Error as NotText, MapDeserializer},
};
use std::collections::BTreeMap;
use sund_actions::ActionError;
use sund_domain::{
    Refusal,
    files::{FilePlace, NoFile},
    forum::{Draft, DraftPlace, Stamp},
    ids::FileId,
    people::Viewer,
};
use sund_pages::{
    Fault, PollFields, Visit,
    files::{attached_now, back, describe, not_attached},
};

/// The most bytes of a text in this form.
const TEXT_MOST: usize = 1_000_000;

/// The text beside the files, and where it was meant to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Beside {
    place: String,
    forum: String,
    title: String,
    body: String,
    kind: String,
    language: String,
    tags: String,
    form: String,
    draft: String,
    version: String,
    #[serde(flatten)]
    poll: PollFields,
}

impl Beside {
    fn text(&self) -> Draft {
        let Self { title, body, kind, language, tags, .. } = self;
        let [title, body, kind, language, tags] = [title, body, kind, language, tags].map(Clone::clone);
        let stamp = Stamp::sent(&self.form, &self.draft, &self.version);
        Draft { title, body, kind, language, tags, poll: self.poll.typed(), stamp }
    }

    fn typed(&self) -> String {
        self.text().typed()
    }

    fn place(&self) -> Result<DraftPlace, Fault> {
        let not_there = || Fault::from(ActionError::Refused(Refusal::NotFound));
        let takes_files = |place: &DraftPlace| !matches!(place, DraftPlace::Whisper(_));
        DraftPlace::of_key(&self.place).filter(takes_files).ok_or_else(not_there)
    }

    async fn keep(&self, files: &Files, viewer: &Viewer, place: DraftPlace) -> Result<(), Fault> {
        let kept = sund_actions::forum::keep_draft(&files.sund, viewer, place, self.text()).await;
        kept.map(drop).map_err(|error| Fault::from(error).with_text(&self.typed()))
    }
}

/// What came with a form: its fields as they were typed, which files were not taken, and the draft that the others
/// belong to, if there were any.
pub(super) struct Gathered {
    pub(super) fields: Vec<(String, String)>,
    pub(super) refused: Vec<(String, NoFile)>,
    kept_for: Option<DraftPlace>,
}

impl Gathered {
    fn beside(&self) -> Beside {
        let fields: BTreeMap<_, _> = self.fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let read = Beside::deserialize(MapDeserializer::<_, NotText>::new(fields.into_iter()));
        // It takes texts alone, each of which may be missing.
        read.unwrap_or_default()
    }
}

/// Reads a form piece by piece. Its files are kept for the draft that it names; of somebody who is not signed in, and of
/// a form that has made its post already, they are read and forgotten.
pub(super) async fn gather(files: &Files, viewer: Option<&Viewer>, form: &mut Multipart) -> Result<Gathered, Response> {
    let mut gathered = Gathered { fields: Vec::new(), refused: Vec::new(), kept_for: None };
    let broken = |error: MultipartError| broken(&error);
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "files" {
            let text = text(&mut field).await.map_err(broken)?;
            gathered.fields.push((name, text));
            continue;
        }
        let said = field.file_name().unwrap_or_default().to_owned();
        let Some(owner) = viewer else { continue };
        if said.is_empty() {
            continue;
        }
        // The text stands before the files in the form: it is kept before the first of them is looked at.
        if gathered.kept_for.is_none() {
            let beside = gathered.beside();
            if is_posted(files, owner, &gathered.fields).await? {
                continue;
            }
            let there = beside.place().map_err(Fault::into_response)?;
            beside.keep(files, owner, there).await.map_err(Fault::into_response)?;
            gathered.kept_for = Some(there);
        }
        let Some(place) = gathered.kept_for else { continue };
        let to = To { place: FilePlace::Draft(place), title: "" };
        match take_in(files, owner, to, &said, &mut field).await {
            Ok(Ok(_)) => (),
            Ok(Err(why)) => gathered.refused.push((said, why)),
            Err(Broke::Form(error)) => return Err(broken(error)),
            Err(Broke::Disk(error)) => {
                tracing::error!(%error, "a file could not be taken in (SUND_FILES)");
                gathered.refused.push((said, NoFile::NotKept));
                rest(&mut field).await.map_err(broken)?;
            }
            Err(Broke::Action(error)) => {
                return Err(Fault::from(error).with_text(&gathered.beside().typed()).into_response());
            }
        }
    }
    Ok(gathered)
}

/// A form that breaks off on its way is its sender's: cancelled, or the connection is gone.
pub(super) fn broken(error: &MultipartError) -> Response {
    match error.status() {
        status if status.is_server_error() => StatusCode::BAD_REQUEST.into_response(),
        status => status.into_response(),
    }
}

/// Whether this form came before and made its post: sent twice, its files would wait for the next one.
async fn is_posted(files: &Files, viewer: &Viewer, fields: &[(String, String)]) -> Result<bool, Response> {
    let form = fields.iter().find(|(name, _)| name == "form").and_then(|(_, id)| id.parse().ok());
    let Some(form) = form else { return Ok(false) };
    sund_actions::forum::is_posted(&files.sund, viewer, form).await.map_err(|error| Fault::from(error).into_response())
}

pub async fn take(
    State(files): State<Files>,
    visit: Visit,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let mut form = match (form, visit.viewer()) {
        (Ok(form), _) => form,
        (Err(_), Err(fault)) => return Err(fault.into_response()),
        (Err(rejection), Ok(_)) => return Err(rejection.into_response()),
    };
    let gathered = gather(&files, visit.viewer.as_ref(), &mut form).await?;
    let beside = gathered.beside();
    let Some(owner) = &visit.viewer else {
        let to = beside.place().ok().map_or_else(|| "/".to_owned(), |place| back(place, &beside.forum));
        return Err(Fault::SignInFirst { to, typed: beside.typed() }.into_response());
    };
    let there = beside.place().map_err(Fault::into_response)?;
    if gathered.kept_for.is_none() {
        beside.keep(&files, owner, there).await.map_err(Fault::into_response)?;
    }
    // The island that shows how far an upload is.
    if headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes() == b"application/json") {
        let loose =
            sund_actions::files::loose(&files.sund, owner, there).await.map_err(|e| Fault::from(e).into_response())?;
        let now = attached_now(&visit, &loose, &gathered.refused);
        return Ok(([(header::CONTENT_TYPE, "application/json")], now).into_response());
    }
    Ok(not_attached(&visit, &back(there, &beside.forum), &gathered.refused))
}

pub async fn drop_loose(
    State(files): State<Files>,
    visit: Visit,
    Path(file): Path<String>,
    Form(beside): Form<Beside>,
) -> Result<Response, Fault> {
    let (viewer, id) = aside(&files, &visit, &file, &beside).await?;
    sund_actions::files::drop_loose(&files.sund, viewer, id).await?;
    let to = beside.place().map_or_else(|_| "/files".to_owned(), |place| back(place, &beside.forum));
    Ok(not_attached(&visit, &to, &[]))
}

/// Goes to where one says in words what is on a picture.
pub async fn words(
    State(files): State<Files>,
    visit: Visit,
    Path(file): Path<String>,
    Form(beside): Form<Beside>,
) -> Result<Response, Fault> {
    let (viewer, id) = aside(&files, &visit, &file, &beside).await?;
    sund_actions::files::describing(&files.sund, viewer, id).await?;
    Ok(not_attached(&visit, &describe(id, &beside.forum), &[]))
}

/// Keeps the text, for a while in which something is done with one of its files.
async fn aside<'a>(
    files: &Files,
    visit: &'a Visit,
    file: &str,
    beside: &Beside,
) -> Result<(&'a Viewer, FileId), Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&beside.typed()))?;
    let id = file.parse().map_err(|_| Fault::from(ActionError::Refused(Refusal::NotFound)))?;
    if let Ok(place) = beside.place() {
        beside.keep(files, viewer, place).await?;
    }
    Ok((viewer, id))
}

pub(super) async fn text(field: &mut Field<'_>) -> Result<String, MultipartError> {
    let mut all = Vec::new();
    while let Some(piece) = field.chunk().await? {
        let room = TEXT_MOST.saturating_sub(all.len());
        all.extend_from_slice(&piece[..piece.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&all).into_owned())
}

/// Reads what is left of a file, so that the browser comes to read the answer.
pub(super) async fn rest(field: &mut Field<'_>) -> Result<(), MultipartError> {
    while field.chunk().await?.is_some() {}
    Ok(())
}
