//! How a post is quoted, here and in the browser.

/// A quotation of what somebody wrote, in Markdown, with the way back to it.
#[must_use]
pub fn quotation(name: &str, address: &str, text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    format!("> [{}]({address}):\n>\n{}\n\n", name.replace(['[', ']', '\\'], ""), lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::quotation;

    #[test]
    fn a_quotation_names_its_post() {
        assert_eq!(quotation("A[b]\\", "/posts/1", "one\n\ntwo\n"), "> [Ab](/posts/1):\n>\n> one\n>\n> two\n\n");
    }
}
