//! Files in a folder: two levels of folders by the random end of the id, readable by the owner alone. A file is whole and
//! on the disk before it has its name.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use sund_domain::ids::FileId;
use tempfile::NamedTempFile;

/// What an upload left that broke off with the process goes after so long.
const UNFINISHED: Duration = Duration::from_secs(86_400);

/// A folder with files.
#[derive(Clone, Debug)]
pub struct Disk(Arc<Path>);

impl Disk {
    /// In this folder; it is made when the first file comes.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder.into())
    }

    /// A file that is on its way: gone when it is dropped.
    pub(super) fn unfinished(&self) -> io::Result<NamedTempFile> {
        let folder = self.0.join("unfinished");
        fs::create_dir_all(&folder)?;
        NamedTempFile::new_in(folder)
    }

    fn path(&self, id: FileId) -> PathBuf {
        let name = id.0.simple().to_string();
        self.0.join(&name[28..30]).join(&name[30..32]).join(name)
    }

    /// Keeps a file under this id.
    pub(super) fn keep(&self, id: FileId, file: NamedTempFile) -> io::Result<()> {
        let path = self.path(id);
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)?;
        fs::File::open(folder)?.sync_all()
    }

    /// The file with this id, to be read.
    pub(super) async fn open(&self, id: FileId) -> io::Result<tokio::fs::File> {
        tokio::fs::File::open(self.path(id)).await
    }

    /// Removes it; one that is not there is removed.
    pub(super) async fn remove(&self, id: FileId) -> io::Result<()> {
        match tokio::fs::remove_file(self.path(id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Removes what uploads left that broke off long ago.
    pub(super) async fn forget_unfinished(&self) -> io::Result<()> {
        let mut all = match tokio::fs::read_dir(self.0.join("unfinished")).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            all => all?,
        };
        while let Some(entry) = all.next_entry().await? {
            let age = entry.metadata().await.and_then(|about| about.modified()).map(|at| at.elapsed());
            if matches!(age, Ok(Ok(age)) if age > UNFINISHED) {
                tokio::fs::remove_file(entry.path()).await?;
            }
        }
        Ok(())
    }
}
