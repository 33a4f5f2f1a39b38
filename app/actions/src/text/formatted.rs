//! The renderer: comrak's own, but for what Sund shows in its own way.

use super::mentions::{Named, put};
use comrak::{
    Arena, Options, create_formatter,
    html::format_node_default,
    nodes::{AstNode, NodeValue},
    parse_document,
};
use std::fmt::Write as _;

/// Quotations, lists and closed blocks within each other are shown as such to this depth. Whoever nests thousands means no reader, and
/// every parser of HTML takes the square of the depth.
const DEEPEST: u32 = 30;

/// Where the renderer is.
#[derive(Default)]
struct Place {
    /// How many footnotes have been written.
    notes: u32,
    /// In how many of them.
    depth: u32,
}

create_formatter!(Formatter<Place>, {
    // The page has its own `h1`.
    NodeValue::Heading(ref heading) => |context, entering| {
        let level = heading.level.saturating_add(1).min(6);
        if entering {
            context.cr()?;
            write!(context, "<h{level}>")?;
        } else {
            writeln!(context, "</h{level}>")?;
        }
    },
    NodeValue::BlockQuote | NodeValue::List(_) => |context, node, entering| {
        if entering {
            context.user.depth += 1;
        }
        if context.user.depth <= DEEPEST {
            format_node_default(context, node, entering)?;
        }
        if !entering {
            context.user.depth -= 1;
        }
    },
    NodeValue::Item(_) => |context, node, entering| {
        if context.user.depth <= DEEPEST {
            format_node_default(context, node, entering)?;
        }
    },
    NodeValue::Table(_) => |context, node, entering| {
        if entering {
            context.cr()?;
            context.write_str("<div class=\"sheet\">")?;
        }
        format_node_default(context, node, entering)?;
        if !entering {
            context.write_str("</div>\n")?;
        }
    },
    NodeValue::TaskItem(ref task) => |context, node, entering| {
        let in_list = context.user.depth <= DEEPEST && node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::List(_)));
        if entering {
            context.cr()?;
            context.write_str(if in_list { "<li>" } else { "" })?;
            context.write_str(if task.symbol.is_some() { "<i class=\"done\">☑</i> " } else { "<i class=\"open\">☐</i> " })?;
        } else if in_list {
            context.write_str("</li>\n")?;
        }
    },
    // `details` cannot stand in a paragraph: it parts it.
    NodeValue::SpoileredText => |context, node, entering| {
        let (open, close) = if in_paragraph(node) {
            ("</p><details class=\"spoiler\"><summary></summary><p>", "</p></details><p>")
        } else {
            ("<details class=\"spoiler\"><summary></summary>", "</details>")
        };
        context.write_str(if entering { open } else { close })?;
    },
    NodeValue::BlockDirective(ref block) => |context, entering| {
        context.cr()?;
        if entering {
            context.user.depth += 1;
        }
        if block.info.trim() == "spoiler" && context.user.depth <= DEEPEST {
            let tags = if entering { "<details class=\"spoiler\"><summary></summary>\n" } else { "</details>\n" };
            context.write_str(tags)?;
        }
        if !entering {
            context.user.depth -= 1;
        }
    },
    // By number: what a footnote is called is somebody's text.
    NodeValue::FootnoteReference(ref note) => |context, entering| {
        if entering {
            let id = reference(note.ix, note.ref_num);
            write!(context, "<sup id=\"{id}\"><a href=\"#fn-{ix}\">{ix}</a></sup>", ix = note.ix)?;
        }
    },
    NodeValue::FootnoteDefinition(ref note) => |context, entering| {
        if entering {
            if context.user.notes == 0 {
                context.cr()?;
                context.write_str("<div class=\"notes\">\n<ol>\n")?;
            }
            context.user.notes += 1;
            let ix = context.user.notes;
            write!(context, "<li id=\"fn-{ix}\">")?;
        } else {
            let ix = context.user.notes;
            for nth in 1..=note.total_references {
                write!(context, " <a href=\"#{}\">↩</a>", reference(ix, nth))?;
            }
            context.write_str("</li>\n")?;
        }
    },
});

/// Whether a spoiler stands right in a paragraph.
fn in_paragraph<'a>(node: &'a AstNode<'a>) -> bool {
    node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Paragraph))
}

/// The id of the `nth` place that refers to a footnote.
fn reference(ix: u32, nth: u32) -> String {
    if nth > 1 { format!("fnref-{ix}-{nth}") } else { format!("fnref-{ix}") }
}

/// The text as a tree.
pub fn parsed<'a>(arena: &'a Arena<'a>, markdown: &str, options: &Options<'_>) -> &'a AstNode<'a> {
    parse_document(arena, markdown, options)
}

/// The HTML of this text, not cleaned yet; whom it calls is shown as it is `named`.
pub fn formatted(markdown: &str, options: &Options<'_>, named: &[Named]) -> String {
    let arena = Arena::new();
    let root = parsed(&arena, markdown, options);
    if !named.is_empty() {
        put(root, named);
    }
    let mut html = String::with_capacity(markdown.len() * 2);
    // Writing to a string does not fail.
    let notes = Formatter::format_document(root, options, &mut html, Place::default()).unwrap_or_default().notes;
    if notes > 0 {
        html.push_str("</ol>\n</div>\n");
    }
    html
}
