//! How much may be attached.

use std::fmt;

/// How much may be attached, as whoever runs the network chose it. Sizes are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of one file.
    pub file: u64,
    /// How many files a post has.
    pub post_files: u64,
    /// Of the files of one post together.
    pub post: u64,
    /// Of all that one person attached.
    pub person: u64,
    /// Of all that everybody attached; none where only the storage sets an end.
    pub network: Option<u64>,
}

impl Limits {
    /// What holds without settings.
    pub const DEFAULT: Self =
        Self { file: 25_000_000, post_files: 10, post: 100_000_000, person: 1_000_000_000, network: None };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Why a text is not a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeError;

impl fmt::Display for SizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of bytes is needed, such as 500kB, 25MB, 1GB or 2TB")
    }
}

impl std::error::Error for SizeError {}

/// A size as settings say it: `25MB`, `1 GB`, `800000`. Thousands, as on the labels of disks.
pub fn read_size(text: &str) -> Result<u64, SizeError> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let times = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "t" | "tb" => 1_000_000_000_000,
        _ => return Err(SizeError),
    };
    let number: u64 = number.parse().map_err(|_| SizeError)?;
    // The database counts in signed numbers.
    number.checked_mul(times).filter(|bytes| (1..=i64::MAX.unsigned_abs()).contains(bytes)).ok_or(SizeError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_number_and_a_unit() {
        for (text, bytes) in [
            ("25MB", 25_000_000),
            (" 1 gb ", 1_000_000_000),
            ("800000", 800_000),
            ("3kB", 3_000),
            ("2T", 2_000_000_000_000),
        ] {
            assert_eq!(read_size(text), Ok(bytes), "{text}");
        }
        for wrong in ["", "MB", "0", "-1", "1.5MB", "25 MiB", "99999999999999999999", "9999999999TB", "1MB2"] {
            assert_eq!(read_size(wrong), Err(SizeError), "{wrong}");
        }
    }
}
