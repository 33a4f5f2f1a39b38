//! How a post begins, as plain text: for a mail, which shows no more.

/// What stands in these is not told: what is folded away, what others said, and what is no sentence.
const LEFT_OUT: [&str; 5] = ["details", "blockquote", "pre", "table", "sup"];

/// The first characters of a post's HTML, which is whole and clean, as plain text; none if there is nothing to tell.
pub fn excerpt(html: &str, most: usize) -> Option<String> {
    let mut text = String::new();
    // The element that is left out, and how often it is open.
    let mut left_out: Option<(&str, usize)> = None;
    for piece in html.split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or(("", piece));
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        left_out = match left_out {
            Some((open, depth)) if open == name && closes => (depth > 1).then_some((open, depth - 1)),
            Some((open, depth)) if open == name => Some((open, depth + 1)),
            None if !closes && (LEFT_OUT.contains(&name) || tag.contains("spoiler")) => Some((name, 1)),
            left_out => left_out,
        };
        if left_out.is_none() {
            // Only between blocks is there a gap: a word may be half bold.
            if !matches!(name, "" | "a" | "b" | "code" | "del" | "em" | "i" | "s" | "span" | "strong") {
                text.push(' ');
            }
            text.push_str(after);
        }
    }
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&amp;", "&")];
    let whole = entities.into_iter().fold(whole, |whole, (entity, sign)| whole.replace(entity, sign));
    if whole.is_empty() {
        return None;
    }
    let mut cut: String = whole.chars().take(most).collect();
    if cut.len() < whole.len() {
        cut.truncate(cut.rfind(' ').unwrap_or(cut.len()));
        cut.push('…');
    }
    Some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_beginning_without_what_is_folded_away_or_quoted() {
        let html = "<blockquote><p>They</p><blockquote><p>said</p></blockquote></blockquote><p>We <b>agr</b>ee &amp; say &lt;b&gt;.</p>\
            <details><summary>Hard to read</summary><p>terrible</p></details><span class=\"spoiler\">terrible</span><p>The end</p>";
        assert_eq!(excerpt(html, 200).as_deref(), Some("We agree & say <b>. The end"));
        assert_eq!(excerpt(html, 12).as_deref(), Some("We agree &…"));
        assert_eq!(excerpt("<pre>code</pre>", 200), None);
        assert_eq!(excerpt(&"<".repeat(1_000), 200), None);
        assert_eq!(excerpt("<p>ÅÄÖåäö</p>", 3).as_deref(), Some("ÅÄÖ…"));
    }
}
