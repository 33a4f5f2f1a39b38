//! One file's way from the connection into the storage: written to the disk piece by piece, looked into, scanned, a picture
//! written anew, its row, the storage.

use super::{
    Files, blocking,
    content::{Content, content},
    picture::{self, Anew},
    storage::{Name, Whole},
};
use axum::extract::multipart::{Field, MultipartError};
use image::ImageFormat;
use std::io;
use sund_actions::ActionError;
use sund_domain::{
    files::{File, FileKind, FilePlace, NoFile, Picture, name_of},
    people::Viewer,
};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

/// What broke off, and not for what is in the file.
pub(super) enum Broke {
    /// The connection.
    Form(MultipartError),
    /// This machine's disk.
    Disk(io::Error),
    /// The database.
    Action(ActionError),
}

impl From<io::Error> for Broke {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<ActionError> for Broke {
    fn from(error: ActionError) -> Self {
        Self::Action(error)
    }
}

/// What a file is taken in for.
#[derive(Clone, Copy)]
pub(super) struct To<'a> {
    pub(super) place: FilePlace,
    /// What it is called there, beside its name.
    pub(super) title: &'a str,
}

type Judged<T> = Result<Result<T, NoFile>, Broke>;

/// What is to be kept, and what it is.
struct Ready {
    whole: Whole,
    kind: FileKind,
    picture: Option<(Whole, Anew)>,
}

/// Takes one file from the form into the storage, or says why not.
pub(super) async fn take_in(
    files: &Files,
    viewer: &Viewer,
    to: To<'_>,
    said: &str,
    field: &mut Field<'_>,
) -> Judged<File> {
    let temp = match received(files, field).await? {
        Ok(temp) => temp,
        Err(why) => return Ok(Err(why)),
    };
    match judged(files, temp).await? {
        Ok(ready) => keep(files, viewer, to, said, ready).await,
        Err(why) => Ok(Err(why)),
    }
}

/// Writes it to the disk.
async fn received(files: &Files, field: &mut Field<'_>) -> Judged<NamedTempFile> {
    let most = files.sund.limits.file;
    let storages = files.storages.clone();
    let temp = blocking(move || storages.unfinished()).await?;
    let mut out = tokio::fs::File::from_std(temp.reopen()?);
    let mut bytes: u64 = 0;
    while let Some(piece) = field.chunk().await.map_err(Broke::Form)? {
        bytes += piece.len() as u64;
        // What is too much is read to its end, so that the browser comes to read the answer, and not kept.
        if bytes <= most {
            out.write_all(&piece).await?;
        }
    }
    out.flush().await?;
    Ok(if bytes > most { Err(NoFile::TooLarge) } else { Ok(temp) })
}

/// Looks into it and has it scanned.
async fn judged(files: &Files, temp: NamedTempFile) -> Judged<Ready> {
    let mut look = temp.reopen()?;
    let found = match blocking(move || Ok(content(&mut look))).await? {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    if let Some(scanner) = &files.scanner
        && let Err(why) = scanner.scan(tokio::fs::File::from_std(temp.reopen()?)).await
    {
        return Ok(Err(why));
    }
    match found {
        Content::AsItIs(kind) => {
            let whole = blocking(move || Whole::of(temp)).await?;
            Ok(Ok(Ready { whole, kind, picture: None }))
        }
        Content::Picture(format) => anew(files, temp, format).await,
    }
}

async fn anew(files: &Files, temp: NamedTempFile, format: ImageFormat) -> Judged<Ready> {
    let permit = files.pictures.acquire().await;
    let storages = files.storages.clone();
    let anew = blocking(move || {
        let (whole, small) = (storages.unfinished()?, storages.unfinished()?);
        let anew = picture::anew(temp.reopen()?, format, whole.reopen()?, small.reopen()?);
        Ok(match anew {
            Ok(anew) => Ok((Whole::of(whole)?, Whole::of(small)?, anew)),
            Err(why) => Err(why),
        })
    })
    .await?;
    drop(permit);
    let most = files.sund.limits.file;
    Ok(match anew {
        Ok((whole, ..)) if whole.bytes > most => Err(NoFile::TooLarge),
        Ok((whole, small, anew)) => Ok(Ready { whole, kind: anew.kind, picture: Some((small, anew)) }),
        Err(why) => Err(why),
    })
}

/// Its row first, then the storage, then it counts.
async fn keep(files: &Files, viewer: &Viewer, to: To<'_>, said: &str, ready: Ready) -> Judged<File> {
    let Ready { whole, kind, picture } = ready;
    let name = name_of(said, kind);
    let session = if let FilePlace::Session(id) = to.place { Some(id) } else { None };
    let file = File {
        id: files.sund.new_id(),
        by: viewer.person,
        post: None,
        held: None,
        session,
        title: if session.is_some() && to.title.is_empty() { name.clone() } else { to.title.to_owned() },
        name,
        kind,
        bytes: whole.bytes,
        at: files.sund.now(),
        picture: picture.as_ref().map(|(small, anew)| Picture {
            width: anew.width,
            height: anew.height,
            preview_bytes: small.bytes,
            alt: String::new(),
        }),
        removed: None,
    };
    let kept_in = files.storages.newest();
    let hash = whole.hash();
    if let Err(why) = sund_actions::files::admit(&files.sund, viewer, to.place, &file, (kept_in, &hash)).await? {
        return Ok(Err(why));
    }
    let storage = files.storages.of(kept_in)?;
    let kept = async {
        if let Some((small, _)) = picture {
            storage.keep(Name::preview(file.id), small).await?;
        }
        storage.keep(Name::whole(file.id), whole).await
    };
    if let Err(error) = kept.await {
        tracing::error!(%error, file = %file.id, "a file could not be kept ({})", kept_in.code());
        sund_actions::files::not_kept(&files.sund, file.id).await?;
        return Ok(Err(NoFile::NotKept));
    }
    sund_actions::files::ready(&files.sund, viewer, to.place, &file).await?;
    Ok(Ok(file))
}
