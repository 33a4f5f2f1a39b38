//! What can go wrong, each in one line that says what to do or where to look.
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Usage(&'static str),
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("{} is not UTF-8", .0.display())]
    NotText(PathBuf),
    #[error("boot.js has no placeholder {0}")]
    Placeholder(&'static str),
    #[error("{} is not in the order of style sheets (frontend/bundle/src/css.rs)", .0.display())]
    UnknownStyle(PathBuf),
    #[error("wasm-bindgen refuses {}: {reason}", path.display())]
    Bindgen { path: PathBuf, reason: String },
    #[error("the islands carry inline JavaScript ({0}), which the bundler does not serve")]
    Snippets(String),
    #[error("cannot compress {name}: {source}")]
    Compress { name: String, source: std::io::Error },
}
