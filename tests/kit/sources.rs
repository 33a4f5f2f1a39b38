//! The source files of the house, for tests that hold on to what is written there.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A source file: its path below the checkout, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Such as `app/pages/src/home.rs`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The file at this path below the checkout.
#[must_use]
pub fn source(path: &str) -> Source {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source { path: path.to_owned(), text }
}

/// All files with this ending in a folder of the checkout and below, by path; build output and packages left out.
#[must_use]
pub fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root(), &root().join(folder), ending, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

fn walk(root: &Path, folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" && name != "node_modules" {
                walk(root, &path, ending, found);
            }
        } else if name.ends_with(ending) {
            let below = path.strip_prefix(root).unwrap().display().to_string();
            found.push(Source { path: below, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The part of a Rust file that is not its tests.
#[must_use]
pub fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}
