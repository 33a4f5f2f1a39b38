//! Text in HTML that is written by hand: where a view would cost the browser more than it gives, and in a `textarea`.

use serde::{Deserialize, Serialize};

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

/// What a reader is told about parts of a text, in their language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct BodyWords {
    /// On what is closed until one opens it.
    pub spoiler: String,
    /// Of a task that is done.
    pub done: String,
    /// Of a task that is not done.
    pub open: String,
    /// After the name of somebody who is called and not told.
    pub untold: String,
    /// Of a table.
    pub table: String,
    /// Of the footnotes.
    pub notes: String,
    /// On the way from a footnote back into the text.
    pub back: String,
}

/// The HTML of a text as it is shown: with words for who reads it, and ids that no other text on the page has, for
/// `place` differs. The tags are those of `sund_actions::text::post_html`; text that looks like them is escaped there.
#[must_use]
pub fn shown(html: &str, place: &str, words: &BodyWords) -> String {
    let BodyWords { spoiler, done, open, untold, table, notes, back } = words;
    let named = |tag: &str, role: &str, label: &str| {
        let tag = tag.trim_end_matches('>');
        format!("{tag} role=\"{role}\" aria-label=\"{}\">", escape(label))
    };
    let mut html = html.to_owned();
    let mut put = |tag: &str, with: String| {
        if html.contains(tag) {
            html = html.replace(tag, &with);
        }
    };
    put("<summary></summary>", format!("<summary>{}</summary>", escape(spoiler)));
    put("<i class=\"done\">", named("<i class=\"done\">", "img", done));
    put("<i class=\"open\">", named("<i class=\"open\">", "img", open));
    put("<i class=\"untold\"></i>", format!("<i class=\"untold\">{}</i>", escape(untold)));
    put("<div class=\"sheet\">", named("<div class=\"sheet\" tabindex=\"0\">", "group", table));
    put("<div class=\"notes\">", named("<div class=\"notes\">", "group", notes));
    put("<li id=\"fn-", format!("<li id=\"{place}-fn-"));
    put("<sup id=\"fnref-", format!("<sup id=\"{place}-fnref-"));
    put("<a href=\"#fn-", format!("<a href=\"#{place}-fn-"));
    put("<a href=\"#fnref-", format!("<a aria-label=\"{}\" href=\"#{place}-fnref-", escape(back)));
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(escape(r#"<b title="x">&'"#), "&lt;b title=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(textarea("\n</textarea>"), "\n\n&lt;/textarea&gt;");
    }

    #[test]
    fn two_texts_on_a_page_have_footnotes_of_their_own() {
        let words = BodyWords { back: "Back \"up\"".into(), spoiler: "<b>".into(), ..BodyWords::default() };
        let kept = "<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup><li id=\"fn-1\"><a href=\"#fnref-1\">x</a></li><summary></summary>&lt;li id=\"fn-1";
        let html = shown(kept, "p2", &words);
        assert_eq!(
            html,
            "<sup id=\"p2-fnref-1\"><a href=\"#p2-fn-1\">1</a></sup><li id=\"p2-fn-1\"><a aria-label=\"Back &quot;up&quot;\" href=\"#p2-fnref-1\">x</a></li><summary>&lt;b&gt;</summary>&lt;li id=\"fn-1"
        );
    }
}
