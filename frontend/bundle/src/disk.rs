//! Reading and writing with errors that name the file; writing only what changed, so that cargo does not rebuild for nothing.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::error::Error;

pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let failed = |source| Error::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

/// Removes only what looks like ours, so that a mistyped out dir costs nothing.
pub fn remove_stale(dir: &Path, keep: &BTreeSet<PathBuf>) -> Result<(), Error> {
    for path in list(dir)? {
        if is_ours(&path) && !keep.contains(&path) {
            std::fs::remove_file(&path).map_err(|source| Error::Write { path, source })?;
        }
    }
    Ok(())
}

/// `sund.0123456789abcdef.js`, with or without `.br` or `.gz`.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let parts: Vec<&str> = name.trim_end_matches(".br").trim_end_matches(".gz").split('.').collect();
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let twin_of_fixed = name.starts_with("favicon.svg.") || name.starts_with("robots.txt.");
    twin_of_fixed || matches!(parts.as_slice(), ["sund" | "boot" | "icons", hash, _] if is_hash(hash))
}

/// The files of a folder, sorted; folders are left out.
pub fn list(dir: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::Read { path: dir.to_owned(), source };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

pub fn read_text(path: &Path) -> Result<String, Error> {
    String::from_utf8(read(path)?).map_err(|_| Error::NotText(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_names_are_removed() {
        let ours = |name: &str| is_ours(Path::new(name));
        assert!(ours("sund.0123456789abcdef.wasm.br") && ours("boot.0123456789abcdef.js"));
        assert!(ours("robots.txt.gz") && ours("icons.0123456789abcdef.svg"));
        assert!(!ours("sund.js") && !ours("notes.txt") && !ours("photo.0123456789abcdef.jpg"));
    }
}
