//! Attachments: looking into files, scanning them, keeping them, handing them out. What there is room for and who may read
//! what is decided in `sund_actions::files`; the pages are `sund_pages::files`.
//!
//! A file goes from the connection to the disk piece by piece; nothing of it is believed but its content. From there it goes
//! into the storage, which is a folder (`disk`) or a bucket (`s3`).

mod along;
mod clamd;
mod content;
mod disk;
mod documents;
mod download;
mod picture;
mod range;
mod s3;
mod storage;
mod take_in;
mod upload;

pub use clamd::Clamd;
pub use s3::S3;
pub use storage::{Kept, Name, Pieces, Storage, Storages, Whole, hexadecimal};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use std::{io, sync::Arc};
use sund_actions::{Sund, files::Broom, live::Talk};
use tokio::sync::{Notify, Semaphore};

/// So many pictures are written anew at once: each may take a quarter of a gigabyte.
const PICTURES_AT_ONCE: usize = 2;

/// What the handlers of this room need. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    sund: Sund,
    storages: Storages,
    scanner: Option<Clamd>,
    pictures: Arc<Semaphore>,
}

/// Wakes the sweep.
#[derive(Debug, Default)]
pub struct Sweeper(Notify);

impl Broom for Sweeper {
    fn wake(&self) {
        self.0.notify_one();
    }
}

impl Sweeper {
    /// There is something to go.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}

impl Files {
    /// Kept in these storages, scanned by this scanner if there is one.
    #[must_use]
    pub fn new(sund: Sund, storages: Storages, scanner: Option<Clamd>) -> Self {
        Self { sund, storages, scanner, pictures: Arc::new(Semaphore::new(PICTURES_AT_ONCE)) }
    }

    /// Removes what is to go: from the storage first, then its row. What breaks off is found again the next time, and keeps
    /// nothing else from going.
    pub async fn sweep(&self) -> Result<usize, String> {
        let doomed = sund_actions::files::doomed(&self.sund).await.map_err(|error| error.to_string())?;
        let (mut gone, mut failed) = (0, None);
        for it in doomed {
            let names = std::iter::once(Name::whole(it.id)).chain(it.preview.then(|| Name::preview(it.id)));
            match self.remove(it.kept_in, names).await {
                Ok(()) => {
                    sund_actions::files::gone(&self.sund, it.id).await.map_err(|error| error.to_string())?;
                    gone += 1;
                }
                Err(error) => failed = Some(error.to_string()),
            }
        }
        self.storages.forget_unfinished().await.map_err(|error| error.to_string())?;
        failed.map_or(Ok(gone), Err)
    }

    async fn remove(&self, kept_in: sund_domain::files::KeptIn, names: impl Iterator<Item = Name>) -> io::Result<()> {
        let storage = self.storages.of(kept_in)?;
        for name in names {
            storage.remove(name).await?;
        }
        Ok(())
    }
}

/// The most bytes of a form with files.
fn most(files: &Files) -> usize {
    usize::try_from(files.sund.limits.post).unwrap_or(usize::MAX).saturating_add(1_000_000)
}

/// Around the forms in which one writes: files may come with the text. What is no file is limited as `writing` says.
pub fn with_files(files: Files, writing: Router) -> Router {
    let most = DefaultBodyLimit::max(most(&files));
    writing.layer(middleware::from_fn_with_state(files, along::along)).layer(most)
}

/// Uploading, reading, taking away.
pub fn routes(files: Files, talk: Arc<dyn Talk>) -> Router {
    let of_sessions = Router::new()
        .route("/live/{session}/documents", post(documents::add))
        .layer(DefaultBodyLimit::max(most(&files)))
        .with_state(documents::Documents { files: files.clone(), talk });
    Router::new()
        .route("/files", post(upload::take))
        .layer(DefaultBodyLimit::max(most(&files)))
        .route("/files/{file}", get(download::show))
        .route("/files/{file}/preview", get(download::preview))
        .route("/files/{file}/drop", post(upload::drop_loose))
        .route("/files/{file}/words", post(upload::words))
        .with_state(files)
        .merge(of_sessions)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
