//! Files in a folder: two levels of folders by the random end of the id, readable by the owner alone. A file is whole and
//! on the disk before it has its name.

use super::storage::{Kept, Name, PIECE, Pieces, Storage, Whole};
use async_trait::async_trait;
use axum::body::Bytes;
use futures_util::stream::{self, StreamExt as _};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

/// A folder with files.
#[derive(Debug)]
pub struct Disk(PathBuf);

impl Disk {
    /// In this folder; it is made when the first file comes.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn path(&self, name: Name) -> PathBuf {
        let folder = name.id.0.simple().to_string();
        self.0.join(&folder[28..30]).join(&folder[30..32]).join(name.to_string())
    }
}

fn keep(path: &Path, whole: Whole) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    whole.file.as_file().sync_all()?;
    whole.file.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder)?.sync_all()
}

/// What the folder has, below it in one go: names of folders are two digits of the end of an id.
fn list(folder: &Path, after: &str) -> io::Result<(Vec<Kept>, Option<String>)> {
    for first in 0..=0xff_u8 {
        let here = format!("{first:02x}");
        if here.as_str() <= after {
            continue;
        }
        let mut found = Vec::new();
        for second in entries(&folder.join(&here))? {
            for file in entries(&second)? {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.push(Kept { name, bytes: fs::metadata(&file)?.len() });
            }
        }
        if !found.is_empty() {
            return Ok((found, Some(here)));
        }
    }
    Ok((Vec::new(), None))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Vec::new()),
        all => all?.map(|entry| Ok(entry?.path())).collect(),
    }
}

#[async_trait]
impl Storage for Disk {
    async fn keep(&self, name: Name, whole: Whole) -> io::Result<()> {
        let path = self.path(name);
        super::blocking(move || keep(&path, whole)).await
    }

    async fn read(&self, name: Name, from: u64, bytes: u64) -> io::Result<Pieces> {
        let mut file = tokio::fs::File::open(self.path(name)).await?;
        file.seek(io::SeekFrom::Start(from)).await?;
        let pieces = stream::try_unfold(file.take(bytes), async |mut file| {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece).await?;
            piece.truncate(read);
            Ok((read > 0).then(|| (Bytes::from(piece), file)))
        });
        Ok(pieces.boxed())
    }

    async fn remove(&self, name: Name) -> io::Result<()> {
        match tokio::fs::remove_file(self.path(name)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    async fn list(&self, after: Option<String>) -> io::Result<(Vec<Kept>, Option<String>)> {
        let folder = self.0.clone();
        super::blocking(move || list(&folder, &after.unwrap_or_default())).await
    }

    async fn try_it(&self) -> io::Result<()> {
        tokio::fs::create_dir_all(&self.0).await
    }
}
