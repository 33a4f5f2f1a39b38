//! What the buttons over a box do to its text. Pure: text and selection in, what to replace out. Places are counted in
//! UTF-16 units, as browsers count them.

/// What is put in place of a part of the text, and what is selected afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// From here.
    pub from: usize,
    /// To here.
    pub to: usize,
    /// This.
    pub text: String,
    /// What is selected then, counted from `from`.
    pub select: (usize, usize),
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What the tool of this name does with `selected`, which stands between `before` and `after`.
#[must_use]
pub fn put(tool: &str, before: &str, selected: &str, after: &str) -> Option<Put> {
    let lines = selected.contains('\n');
    Some(match tool {
        "bold" => around("**", "**", before, selected),
        "italic" => around("*", "*", before, selected),
        "code" if lines => fenced("```", "```", before, selected),
        "code" => around("`", "`", before, selected),
        "spoiler" if lines => fenced(":::spoiler", ":::", before, selected),
        "spoiler" => around("||", "||", before, selected),
        "link" => link(before, selected),
        "quote" => each_line("> ", before, selected),
        "list" => each_line("- ", before, selected),
        "task" => each_line("- [ ] ", before, selected),
        "table" => table(before, selected),
        "note" => note(before, selected, after),
        _ => return None,
    })
}

/// A text where the caret is, on lines of its own; the caret comes after it.
#[must_use]
pub fn block(before: &str, selected: &str, text: &str) -> Put {
    let text = format!("{}{text}", apart(before));
    let end = units(&text);
    Put { from: units(before), to: units(before) + units(selected), text, select: (end, end) }
}

fn around(open: &str, close: &str, before: &str, selected: &str) -> Put {
    let (from, to) = (units(before), units(before) + units(selected));
    let inside = selected.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(inside) = inside.filter(|inside| !inside.is_empty()) {
        return Put { from, to, text: inside.to_owned(), select: (0, units(inside)) };
    }
    let start = units(open);
    Put { from, to, text: format!("{open}{selected}{close}"), select: (start, start + units(selected)) }
}

fn fenced(open: &str, close: &str, before: &str, selected: &str) -> Put {
    let lead = format!("{}{open}\n", apart(before));
    let start = units(&lead);
    let text = format!("{lead}{}\n{close}\n", selected.trim_end_matches('\n'));
    let (from, to) = (units(before), units(before) + units(selected));
    Put { from, to, text, select: (start, start + units(selected.trim_end_matches('\n'))) }
}

fn link(before: &str, selected: &str) -> Put {
    let (from, to) = (units(before), units(before) + units(selected));
    let address = selected.starts_with("https://") || selected.starts_with("http://");
    if address {
        return Put { from, to, text: format!("[]({selected})"), select: (1, 1) };
    }
    let start = units(selected) + 3;
    Put { from, to, text: format!("[{selected}](https://)"), select: (start, start + 8) }
}

/// From the start of the first line; taken away again where all lines have it.
fn each_line(mark: &str, before: &str, selected: &str) -> Put {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let (lead, whole) = (&before[..start], format!("{}{selected}", &before[start..]));
    let marked = whole.split('\n').all(|line| line.starts_with(mark));
    let change = |line: &str| match line.strip_prefix(mark) {
        Some(rest) if marked => rest.to_owned(),
        _ => format!("{mark}{line}"),
    };
    let text = whole.split('\n').map(change).collect::<Vec<_>>().join("\n");
    let end = units(&text);
    let select = if selected.is_empty() { (end, end) } else { (0, end) };
    Put { from: units(lead), to: units(before) + units(selected), text, select }
}

fn table(before: &str, selected: &str) -> Put {
    let lead = format!("{}| ", apart(before));
    let start = units(&lead);
    let text = format!("{lead}{} |  |\n|---|---|\n|  |  |\n", selected.replace(['\n', '|'], " "));
    let (from, to) = (units(before), units(before) + units(selected));
    Put { from, to, text, select: (start, start + units(selected)) }
}

/// The next number where the selection ends, and the footnote below the text.
fn note(before: &str, selected: &str, after: &str) -> Put {
    let number =
        (1_u32..1_000).find(|n| ![before, selected, after].iter().any(|text| text.contains(&format!("[^{n}]"))));
    let number = number.unwrap_or(1);
    let from = units(before) + units(selected);
    let text = format!("[^{number}]{}\n\n[^{number}]: ", after.trim_end());
    let end = units(&text);
    Put { from, to: from + units(after), text, select: (end, end) }
}

/// The line feeds between what stands before and a block of its own.
fn apart(before: &str) -> &'static str {
    if before.is_empty() || before.ends_with("\n\n") {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text afterwards, with what is selected between bars.
    fn after(tool: &str, text: &str) -> String {
        let parts: Vec<_> = text.split('¦').collect();
        let put = put(tool, parts[0], parts[1], parts[2]).unwrap();
        let all: Vec<u16> = parts.concat().encode_utf16().collect();
        let inside: Vec<u16> = put.text.encode_utf16().collect();
        let string = |units: &[u16]| String::from_utf16(units).unwrap();
        let (start, end) = put.select;
        [&all[..put.from], &inside[..start]].map(string).concat()
            + "¦"
            + &string(&inside[start..end])
            + "¦"
            + &[&inside[end..], &all[put.to..]].map(string).concat()
    }

    #[test]
    fn each_tool_does_what_it_says() {
        for (tool, before, then) in [
            ("bold", "a ¦ö😀¦ c", "a **¦ö😀¦** c"),
            ("bold", "a ¦**b**¦ c", "a ¦b¦ c"),
            ("italic", "¦¦", "*¦¦*"),
            ("code", "a ¦b¦", "a `¦b¦`"),
            ("code", "a¦b\nc¦", "a\n\n```\n¦b\nc¦\n```\n"),
            ("spoiler", "¦b¦", "||¦b¦||"),
            ("spoiler", "¦b\nc\n¦", ":::spoiler\n¦b\nc¦\n:::\n"),
            ("link", "¦words¦", "[words](¦https://¦)"),
            ("link", "¦https://a.example¦", "[¦¦](https://a.example)"),
            ("quote", "x\na¦b\nc¦d", "x\n¦> ab\n> c¦d"),
            ("quote", "¦> a\n> b¦", "¦a\nb¦"),
            ("list", "x\n¦¦y", "x\n- ¦¦y"),
            ("task", "¦a¦", "¦- [ ] a¦"),
            ("table", "a¦¦", "a\n\n| ¦¦ |  |\n|---|---|\n|  |  |\n"),
            ("note", "a[^1] ¦b¦ c\n\n[^1]: x\n", "a[^1] b[^2] c\n\n[^1]: x\n\n[^2]: ¦¦"),
        ] {
            assert_eq!(after(tool, before), then, "{tool}: {before}");
        }
        assert_eq!(put("else", "", "", ""), None);
    }

    #[test]
    fn a_block_stands_apart() {
        assert_eq!(block("a", "", "b").text, "\n\nb");
    }
}
