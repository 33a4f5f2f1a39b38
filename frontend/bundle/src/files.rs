//! The site's files: their hashed names, their compressed twins, and which of an earlier run's still hold.
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::compress::{brotli, gzip};
use crate::disk::{remove_stale, write_if_changed};
use crate::error::Error;
use crate::manifest::{Entry, Manifest};

const MANIFEST: &str = "manifest.txt";

/// A file of the site before it is written.
pub struct File {
    /// What the server's pages call it: `sund.css`.
    pub name: String,
    /// Its address: `/pkg/sund.<hash>.css`.
    pub path: String,
    hash: String,
    bytes: Vec<u8>,
}

impl File {
    /// A file with its hash in its name, which a browser may keep for ever.
    pub fn hashed(folder: &str, name: &str, bytes: Vec<u8>) -> Self {
        let hash = hash(&bytes);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("{folder}{stem}.{hash}.{extension}");
        Self { name: name.to_owned(), path, hash, bytes }
    }

    /// A file under the one name that browsers and robots look for.
    pub fn fixed(name: &str, bytes: Vec<u8>) -> Self {
        let (name, path) = (name.to_owned(), format!("/{name}"));
        Self { name, path, hash: hash(&bytes), bytes }
    }

    fn content_type(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        }
    }

    fn entry(&self, encodings: Vec<String>) -> Entry {
        Entry {
            name: self.name.clone(),
            path: self.path.clone(),
            content_type: self.content_type().to_owned(),
            hash: self.hash.clone(),
            encodings,
        }
    }
}

/// Writes the site and removes what earlier runs left. The manifest goes last: when it names a file, the file is there.
pub fn write_site(out: &Path, files: &[File]) -> Result<Vec<Entry>, Error> {
    let manifest_path = out.join(MANIFEST);
    let before =
        std::fs::read_to_string(&manifest_path).map_or_else(|_| Manifest::default(), |text| Manifest::from_text(&text));
    let mut keep = BTreeSet::from([manifest_path.clone()]);
    let mut entries = Vec::with_capacity(files.len());
    for file in files {
        let entry = match kept(out, &before, file) {
            Some(entry) => entry,
            None => write_file(out, file)?,
        };
        keep.extend(locations(out, &entry));
        entries.push(entry);
    }
    let manifest = Manifest { entries };
    write_if_changed(&manifest_path, manifest.to_text().as_bytes())?;
    remove_stale(out, &keep)?;
    remove_stale(&out.join("pkg"), &keep)?;
    Ok(manifest.entries)
}

/// The entry of an earlier run, when it still holds: brotli is by far the slowest step.
fn kept(out: &Path, before: &Manifest, file: &File) -> Option<Entry> {
    let entry = before.entries.iter().find(|entry| entry.path == file.path && entry.hash == file.hash)?;
    let whole = std::fs::read(on_disk(out, &file.path)).is_ok_and(|bytes| bytes == file.bytes);
    let complete = whole && locations(out, entry).all(|path| path.is_file());
    complete.then(|| entry.clone())
}

fn write_file(out: &Path, file: &File) -> Result<Entry, Error> {
    let path = on_disk(out, &file.path);
    write_if_changed(&path, &file.bytes)?;
    let mut encodings = Vec::new();
    for (encoding, compressed) in [("br", brotli(&file.bytes)), ("gz", gzip(&file.bytes))] {
        let compressed = compressed.map_err(|source| Error::Compress { name: file.name.clone(), source })?;
        if compressed.len() < file.bytes.len() {
            write_if_changed(&twin(&path, encoding), &compressed)?;
            encodings.push(encoding.to_owned());
        }
    }
    Ok(file.entry(encodings))
}

fn on_disk(out: &Path, path: &str) -> PathBuf {
    out.join(path.trim_start_matches('/'))
}

fn twin(path: &Path, encoding: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(encoding);
    PathBuf::from(name)
}

/// The file and its compressed twins.
fn locations(out: &Path, entry: &Entry) -> impl Iterator<Item = PathBuf> {
    let path = on_disk(out, &entry.path);
    let twins: Vec<PathBuf> = entry.encodings.iter().map(|encoding| twin(&path, encoding)).collect();
    std::iter::once(path).chain(twins)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// One line for the build log: what a first visit downloads.
pub fn summary(out: &Path, entries: &[Entry]) -> String {
    let mut line = format!("site in {}:", out.display());
    for entry in entries {
        let sizes = locations(out, entry).filter_map(|path| Some(path.metadata().ok()?.len()));
        let smallest = sizes.min().unwrap_or_default();
        let _ = write!(line, " {} {}.{} kB,", entry.name, smallest / 1000, smallest % 1000 / 100);
    }
    line.trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests;
