//! Attachments: looking into files, scanning them, keeping them, handing them out. What there is room for and who may read
//! what is decided in `sund_actions::files`; the pages are `sund_pages::files`.
//!
//! A file goes from the connection to the disk piece by piece; nothing of it is believed but its content.

mod along;
mod clamd;
mod content;
mod disk;
mod download;
mod picture;
mod upload;

pub use clamd::Clamd;
pub use disk::Disk;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use std::sync::Arc;
use sund_actions::Sund;
use sund_domain::files::POST_MOST;
use tokio::sync::Semaphore;

/// So many pictures are written anew at once: each may take a quarter of a gigabyte.
const PICTURES_AT_ONCE: usize = 2;

/// What the handlers of this room need. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    sund: Sund,
    disk: Disk,
    scanner: Option<Clamd>,
    pictures: Arc<Semaphore>,
}

impl Files {
    /// Kept on this disk, scanned by this scanner if there is one.
    #[must_use]
    pub fn new(sund: Sund, disk: Disk, scanner: Option<Clamd>) -> Self {
        Self { sund, disk, scanner, pictures: Arc::new(Semaphore::new(PICTURES_AT_ONCE)) }
    }

    /// Removes what is to go: from the disk first, then its row. What breaks off is found again the next time.
    pub async fn sweep(&self) -> Result<usize, String> {
        let doomed = sund_actions::files::doomed(&self.sund).await.map_err(|error| error.to_string())?;
        for id in &doomed {
            self.disk.remove(*id).await.map_err(|error| error.to_string())?;
            sund_actions::files::gone(&self.sund, *id).await.map_err(|error| error.to_string())?;
        }
        self.disk.forget_unfinished().await.map_err(|error| error.to_string())?;
        Ok(doomed.len())
    }
}

/// The most bytes of a form with files.
fn most() -> usize {
    usize::try_from(POST_MOST).unwrap_or(usize::MAX).saturating_add(1_000_000)
}

/// Around the forms in which one writes: files may come with the text. What is no file is limited as `writing` says.
pub fn with_files(files: Files, writing: Router) -> Router {
    writing.layer(middleware::from_fn_with_state(files, along::along)).layer(DefaultBodyLimit::max(most()))
}

/// Uploading, reading, taking away.
pub fn routes(files: Files) -> Router {
    Router::new()
        .route("/files", post(upload::take))
        .layer(DefaultBodyLimit::max(most()))
        .route("/files/{file}", get(download::show))
        .route("/files/{file}/remove", post(upload::remove))
        .with_state(files)
}
