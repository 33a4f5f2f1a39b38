//! Text that people wrote: Markdown to HTML, and which language it is.

mod diff;
mod excerpt;
mod formatted;
mod guess;
mod look_alike;
mod markdown;
mod mentions;

pub use diff::{Piece, diff};
pub(crate) use excerpt::excerpt;
pub use guess::guess;
pub(crate) use look_alike::unlike;
pub use markdown::{called_html, called_message_html, mentioned, mentioned_in_message, message_html, post_html};
pub use mentions::Named;

/// What one reads of a text's HTML, without what sets its marks.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in html.split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        // Only between blocks is there a gap: a word may be half bold.
        if !matches!(name, "" | "a" | "b" | "code" | "del" | "em" | "i" | "s" | "span" | "strong") {
            text.push(' ');
        }
        text.push_str(after);
    }
    text.replace("&amp;", "&")
}

/// Where it links to outside of the network.
pub(crate) fn links_out(html: &str) -> impl Iterator<Item = &str> {
    let links = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    links.filter(|to| !to.starts_with('#') && (!to.starts_with('/') || to.starts_with("//")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_reads_is_found_through_the_marks() {
        assert_eq!(
            plain(&post_html("be**fo**re\n\nand *after*")).split_whitespace().collect::<Vec<_>>(),
            ["before", "and", "after"]
        );
    }

    #[test]
    fn links_to_elsewhere_are_known() {
        for out in
            ["see https://example.org", "[x](http://example.org/a)", "[x](//example.org)", "<mailto:a@example.org>"]
        {
            assert!(links_out(&post_html(out)).next().is_some(), "{out}: {}", post_html(out));
        }
        for within in ["no link", "> [A](/posts/1):\n> a", "a[^1]\n\n[^1]: note"] {
            assert!(links_out(&post_html(within)).next().is_none(), "{within}: {}", post_html(within));
        }
    }
}
