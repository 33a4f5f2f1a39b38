//! Keyset pages: a cursor names the last row seen, so a page costs the same wherever it is and skips nothing.

use crate::{Field, Invalid, Problem, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Where a list goes on: after the row with this time and id, in descending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort key of the last row seen.
    pub at: Timestamp,
    /// Its id, which decides between equal times.
    pub id: Uuid,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{}", self.at.0, self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || Invalid::new(Field::Page, Problem::NotAPage);
        let (at, id) = text.split_once('-').ok_or_else(wrong)?;
        Ok(Self {
            at: Timestamp(i64::from_str_radix(at, 16).ok().filter(|n| *n >= 0).ok_or_else(wrong)?),
            id: Uuid::try_parse(id).map_err(|_| wrong())?,
        })
    }
}

/// A page of rows and where the next one begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// The cursor of the next page, if there is one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page from up to `size + 1` rows: the one too many only says that there is more.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, size: usize, key: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_a_wrong_one_is_refused() {
        let cursor = Cursor { at: Timestamp(1_732_000_000_123), id: Uuid::from_u128(7) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for wrong in ["", "-", "zz-00", "-1-00000000000000000000000000000007", "1-xyz", "1", "ffffffffffffffffff-0"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
