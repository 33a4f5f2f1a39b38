//! Which part of a file is asked for (RFC 9110, 14).

use axum::http::{HeaderMap, Method, header};

/// What is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From this byte on, so many.
    Some {
        /// The first byte.
        from: u64,
        /// How many.
        bytes: u64,
    },
    /// Nothing: it is not as long.
    Nothing,
    /// Nothing: whoever asks has it already.
    Same,
}

/// What a request asks for. A file never changes, so its tag is its id.
///
/// Several ranges at once, and what cannot be read, are answered with the whole file, as one may (14.2).
pub fn part(method: &Method, headers: &HeaderMap, tag: &str, whole: u64) -> Part {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(have) = text(header::IF_NONE_MATCH) {
        // Weak comparison (13.1.2).
        let same = |it: &str| it == "*" || it.trim_start_matches("W/") == tag;
        if have.split(',').map(str::trim).any(same) {
            return Part::Same;
        }
    }
    let fresh = text(header::IF_RANGE).is_none_or(|it| it.trim() == tag);
    match text(header::RANGE).filter(|_| fresh && *method == Method::GET) {
        Some(range) => range_of(range, whole).unwrap_or(Part::Whole),
        None => Part::Whole,
    }
}

fn range_of(text: &str, whole: u64) -> Option<Part> {
    let (unit, set) = text.split_once('=')?;
    let (first, last) = set.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
        return None;
    }
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        // What does not fit in a number is beyond every file.
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let (from, until) = match (first.trim(), last.trim()) {
        ("", last) => (whole.saturating_sub(number(last)?.min(whole)), whole),
        (first, "") => (number(first)?, whole),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            (first, last.saturating_add(1).min(whole))
        }
    };
    Some(if from < until { Part::Some { from, bytes: until - from } } else { Part::Nothing })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &Method, given: &[(header::HeaderName, &'static str)]) -> Part {
        let headers = given.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        part(method, &headers, "\"tag\"", 100)
    }

    #[test]
    fn a_range_is_a_part_of_the_file() {
        let some = |from, bytes| Part::Some { from, bytes };
        for (range, part) in [
            ("bytes=0-0", some(0, 1)),
            ("bytes=10-19", some(10, 10)),
            ("bytes=90-", some(90, 10)),
            ("bytes=90-1000", some(90, 10)),
            ("bytes=-10", some(90, 10)),
            ("bytes=-1000", some(0, 100)),
            ("Bytes=0-99", some(0, 100)),
            ("bytes=0-99999999999999999999999", some(0, 100)),
            ("bytes=100-", Part::Nothing),
            ("bytes=99999999999999999999999-", Part::Nothing),
            ("bytes=-0", Part::Nothing),
            ("bytes=5-4", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=--1", Part::Whole),
            ("bytes=+1-2", Part::Whole),
        ] {
            assert_eq!(asked(&Method::GET, &[(header::RANGE, range)]), part, "{range}");
            assert_eq!(asked(&Method::HEAD, &[(header::RANGE, range)]), Part::Whole, "{range}");
        }
    }

    #[test]
    fn conditions_hold_before_ranges() {
        let range = (header::RANGE, "bytes=0-0");
        let with = |name, value| asked(&Method::GET, &[range.clone(), (name, value)]);
        let one = Part::Some { from: 0, bytes: 1 };
        assert_eq!(with(header::IF_RANGE, "\"tag\""), one);
        assert_eq!(with(header::IF_RANGE, "W/\"tag\""), Part::Whole);
        assert_eq!(with(header::IF_RANGE, "Sun, 29 Nov 2026 12:00:00 GMT"), Part::Whole);
        assert_eq!(with(header::IF_NONE_MATCH, "\"x\", W/\"tag\""), Part::Same);
        assert_eq!(with(header::IF_NONE_MATCH, "*"), Part::Same);
        assert_eq!(with(header::IF_NONE_MATCH, "\"other\""), one);
    }
}
