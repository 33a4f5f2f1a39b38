//! The key that seals secrets: from a setting, or from a file that is made at the first start.

use std::{
    fmt, fs,
    io::{self, Write as _},
    path::Path,
};
use sund_actions::Random;

/// 32 bytes. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub [u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("SUND_KEY_FILE (--key-file): cannot read or make {path}: {cause}")]
    File {
        /// Which file.
        path: String,
        /// What went wrong.
        cause: io::Error,
    },
    /// The file does not hold a key.
    #[error("SUND_KEY_FILE (--key-file): {0} does not hold 64 hexadecimal digits")]
    Content(String),
}

pub(super) fn read_hex(text: &str) -> Result<Key, String> {
    let text = text.trim();
    let wrong = || "64 hexadecimal digits are needed".to_owned();
    if text.len() != 64 || !text.is_ascii() {
        return Err(wrong());
    }
    let mut key = [0; 32];
    for (n, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).map_err(|_| wrong())?;
    }
    Ok(Key(key))
}

impl Key {
    /// The key in this file; a new one if there is no such file yet.
    pub fn from_file(path: &Path, random: &dyn Random) -> Result<Self, KeyError> {
        let failed = |cause| KeyError::File { path: path.display().to_string(), cause };
        match fs::read_to_string(path) {
            Ok(text) => read_hex(&text).map_err(|_| KeyError::Content(path.display().to_string())),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Self::make(path, random).map_err(failed),
            Err(cause) => Err(failed(cause)),
        }
    }

    fn make(path: &Path, random: &dyn Random) -> io::Result<Self> {
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let mut key = [0; 32];
        random.fill(&mut key);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        for byte in key {
            write!(file, "{byte:02x}")?;
        }
        file.sync_all()?;
        Ok(Self(key))
    }
}
