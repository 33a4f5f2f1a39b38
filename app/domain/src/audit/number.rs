//! The number under which a line is found that somebody was shown.

/// The most characters of a number that is looked for.
const NUMBER_MOST: usize = 20;

/// A number as it was read aloud or copied: in small letters, with the signs that are taken for others put right
/// (Crockford's base 32). None if nothing was typed; longer than any number is none that there is.
#[must_use]
pub fn number(typed: &str) -> Option<String> {
    let signs = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(NUMBER_MOST);
    let number: String = signs
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    (!number.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_found_as_it_was_heard() {
        assert_eq!(number("  "), None);
        assert_eq!(number(" 7KQ-LO i2 ").as_deref(), Some("7kq1012"));
        assert_eq!(number(&"x".repeat(100)).map(|number| number.len()), Some(20));
    }
}
