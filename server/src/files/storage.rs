//! Where attachments are kept. Two storages: a folder (`disk`), a bucket of an S3-compatible server (`s3`). Each file's row
//! says which of them holds it, so that what came before a change of settings is still found.

use super::{disk::Disk, s3::S3};
use async_trait::async_trait;
use axum::body::Bytes;
use futures_util::{StreamExt as _, stream::BoxStream};
use sha2::{Digest as _, Sha256};
use std::{
    fmt, fs,
    io::{self, Read as _},
    path::Path,
    sync::Arc,
    time::Duration,
};
use sund_domain::{files::KeptIn, ids::FileId};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

/// What leaves a storage, piece by piece.
pub type Pieces = BoxStream<'static, io::Result<Bytes>>;
/// What is read at once.
pub(super) const PIECE: usize = 64 * 1024;
/// What an upload left that broke off with the process goes after so long.
const UNFINISHED: Duration = Duration::from_secs(86_400);

/// A name in a storage: that of a file, or of a picture's smaller copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    /// The file.
    pub id: FileId,
    /// Its smaller copy.
    pub preview: bool,
}

impl Name {
    /// Of the file itself.
    #[must_use]
    pub const fn whole(id: FileId) -> Self {
        Self { id, preview: false }
    }

    /// Of its smaller copy.
    #[must_use]
    pub const fn preview(id: FileId) -> Self {
        Self { id, preview: true }
    }

    /// What a storage calls so; nothing else in a storage is ours.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (id, preview) = text.strip_suffix("-preview").map_or((text, false), |id| (id, true));
        let plain = id.len() == 32 && id.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'a'..=b'f'));
        plain.then(|| id.parse().ok()).flatten().map(|id| Self { id, preview })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.id.0.simple(), if self.preview { "-preview" } else { "" })
    }
}

/// A file that is whole, on this machine's disk, and about to be kept. It is gone when it is dropped.
#[derive(Debug)]
pub struct Whole {
    pub(super) file: NamedTempFile,
    pub(super) bytes: u64,
    pub(super) sha256: [u8; 32],
}

impl Whole {
    /// Reads it through once.
    pub(super) fn of(file: NamedTempFile) -> io::Result<Self> {
        let (mut from, mut piece, mut bytes, mut hash) = (file.reopen()?, vec![0; PIECE], 0, Sha256::new());
        loop {
            let read = from.read(&mut piece)?;
            if read == 0 {
                return Ok(Self { file, bytes, sha256: hash.finalize().into() });
            }
            hash.update(&piece[..read]);
            bytes += read as u64;
        }
    }

    /// From another storage, by way of this machine's disk.
    pub async fn from_pieces(storages: &Storages, mut pieces: Pieces) -> io::Result<Self> {
        let temp = storages.unfinished()?;
        let mut out = tokio::fs::File::from_std(temp.reopen()?);
        while let Some(piece) = pieces.next().await {
            out.write_all(&piece?).await?;
        }
        out.flush().await?;
        super::blocking(move || Self::of(temp)).await
    }

    pub(super) fn hash(&self) -> String {
        hexadecimal(&self.sha256)
    }
}

/// As it is written in the database.
#[must_use]
pub fn hexadecimal(hash: &[u8]) -> String {
    use fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a text cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// What a storage has under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The name as the storage has it.
    pub name: String,
    /// How large.
    pub bytes: u64,
}

/// Something that keeps files. A file is whole under its name, or not there.
#[async_trait]
pub trait Storage: fmt::Debug + Send + Sync {
    /// Keeps it under this name; afterwards it outlasts the process and the machine's power.
    async fn keep(&self, name: Name, whole: Whole) -> io::Result<()>;
    /// So many bytes of it from here on.
    async fn read(&self, name: Name, from: u64, bytes: u64) -> io::Result<Pieces>;
    /// Removes it; what is not there is removed.
    async fn remove(&self, name: Name) -> io::Result<()>;
    /// Some of what is there, and where the list goes on.
    async fn list(&self, after: Option<String>) -> io::Result<(Vec<Kept>, Option<String>)>;
    /// Whether it answers and lets us in.
    async fn try_it(&self) -> io::Result<()>;
}

/// The storages of a server. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Storages {
    disk: Arc<Disk>,
    s3: Option<Arc<S3>>,
    unfinished: Arc<Path>,
}

impl Storages {
    /// In this folder, or in a bucket, if there is one; the folder has what is on its way then, and what came before.
    #[must_use]
    pub fn new(folder: &Path, s3: Option<S3>) -> Self {
        Self {
            disk: Arc::new(Disk::new(folder.to_owned())),
            s3: s3.map(Arc::new),
            unfinished: folder.join("unfinished").into(),
        }
    }

    /// The one that new files go to.
    #[must_use]
    pub fn newest(&self) -> KeptIn {
        if self.s3.is_some() { KeptIn::S3 } else { KeptIn::Disk }
    }

    /// The one that a row names.
    pub fn of(&self, kept_in: KeptIn) -> io::Result<&dyn Storage> {
        match (kept_in, &self.s3) {
            (KeptIn::Disk, _) => Ok(self.disk.as_ref()),
            (KeptIn::S3, Some(s3)) => Ok(s3.as_ref()),
            (KeptIn::S3, None) => Err(io::Error::other("it is in a bucket, and none is set (SUND_S3_ENDPOINT)")),
        }
    }

    /// All that are set.
    #[must_use]
    pub fn all(&self) -> Vec<KeptIn> {
        std::iter::once(KeptIn::Disk).chain(self.s3.as_ref().map(|_| KeptIn::S3)).collect()
    }

    /// A file that is on its way: gone when it is dropped.
    pub(super) fn unfinished(&self) -> io::Result<NamedTempFile> {
        fs::create_dir_all(&self.unfinished)?;
        NamedTempFile::new_in(&self.unfinished)
    }

    /// Removes what uploads left that broke off long ago.
    pub(super) async fn forget_unfinished(&self) -> io::Result<()> {
        let mut all = match tokio::fs::read_dir(&self.unfinished).await {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_nothing_else_is_one() {
        let id: FileId = uuid::Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_00ff).into();
        for name in [Name::whole(id), Name::preview(id)] {
            assert_eq!(Name::read(&name.to_string()), Some(name));
        }
        for other in
            ["", "unfinished", "-preview", "019A000000007000800000000000000F", "../../../../../../../../etc/pass"]
        {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }
}
