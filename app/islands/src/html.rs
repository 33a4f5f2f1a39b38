//! Text in HTML that is written by hand: where a view would cost the browser more than it gives, and in a `textarea`.

/// Text as it stands in HTML, between tags or in a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Text as the inside of a `textarea`, for `inner_html`.
///
/// leptos takes a `textarea` for an element whose text needs no escaping (`ESCAPE_CHILDREN` is false), and would write
/// `</textarea><script>` as it was typed. The line feed at the start is dropped by browsers, instead of one that was typed.
#[must_use]
pub fn textarea(text: &str) -> String {
    format!("\n{}", escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(escape(r#"<b title="x">&'"#), "&lt;b title=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(textarea("\n</textarea>"), "\n\n&lt;/textarea&gt;");
    }
}
