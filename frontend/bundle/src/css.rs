//! The style sheet: every file of frontend/style in a fixed order, without comments and needless white space.
//! Not a CSS parser: it trusts that the files are plain CSS and never touches strings.
use std::path::Path;

use crate::disk;
use crate::error::Error;

/// Later files win over earlier ones. A file that is not named here is an error, not a surprise.
const ORDER: [&str; 10] = [
    "tokens.css",
    "base.css",
    "layout.css",
    "parts.css",
    "forms.css",
    "forum.css",
    "live.css",
    "programme.css",
    "small.css",
    "media.css",
];

/// All style sheets, one after the other.
pub fn concatenate(dir: &Path) -> Result<String, Error> {
    for path in disk::list(dir)? {
        let known = path.file_name().is_some_and(|name| ORDER.iter().any(|known| name == *known));
        if !known && path.extension().is_some_and(|extension| extension == "css") {
            return Err(Error::UnknownStyle(path));
        }
    }
    let sheets = ORDER.iter().map(|name| disk::read_text(&dir.join(name)));
    sheets.collect::<Result<Vec<_>, _>>().map(|all| all.join("\n"))
}

/// Drops comments, folds white space, and removes it where CSS never needs it: around `{ } ; ,` and after `:`.
/// Space before `:` stays (`a :hover` is not `a:hover`), and so does space around `+ - *` (`calc` needs it).
pub fn minify(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut space = false;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            space = true;
            continue;
        }
        let length = match first {
            '"' | '\'' => string_length(rest, first),
            other => other.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        if first.is_whitespace() {
            space = true;
            continue;
        }
        let tight_before = matches!(first, '{' | '}' | ';' | ',');
        let tight_after = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']);
        if space && !tight_before && !tight_after {
            out.push(' ');
        }
        space = false;
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(token);
    }
    out
}

/// How long the string at the start of `text` is, quotes included; a backslash hides the quote after it.
fn string_length(text: &str, quote: char) -> usize {
    let mut hidden = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if hidden => hidden = false,
            '\\' => hidden = true,
            _ if character == quote => return at + character.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn comments_and_space_go() {
        let source = "/* head */\n.a , .b {\n  color : red;\n  margin: 0 auto ;\n}\n\n.c{}";
        assert_eq!(minify(source), ".a,.b{color :red;margin:0 auto}.c{}");
    }

    #[test]
    fn meaning_stays() {
        assert_eq!(minify(".a :hover > b { }"), ".a :hover > b{}");
        assert_eq!(
            minify("@media (width >= 4rem) and (hover) { i { width: calc(1px + 2 * 3px) } }"),
            "@media (width >= 4rem) and (hover){i{width:calc(1px + 2 * 3px)}}"
        );
        assert_eq!(minify("a/* x */b { c: d/* e */f }"), "a b{c:d f}");
    }

    #[test]
    fn strings_are_left_alone() {
        assert_eq!(
            minify(r#"q::before { content: "/*  ; \" } */" ; quotes: '" ' "»" }"#),
            r#"q::before{content:"/*  ; \" } */";quotes:'" ' "»"}"#
        );
        assert_eq!(minify("a{content:'unfinished"), "a{content:'unfinished");
    }

    #[test]
    fn an_unfinished_comment_ends_with_the_file() {
        assert_eq!(minify("a{} /* b"), "a{}");
    }
}
