//! Whom a text calls. Only what its author says calls anybody: not what is quoted, and nothing in code, which has no links.

use super::formatted::parsed;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options};
use std::fmt::Write as _;
use sund_domain::forum::Meant;

/// A mention and the name under which it is shown; none, where nobody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Whom it means.
    pub meant: Meant,
    /// The name of today, if they are told.
    pub name: Option<String>,
}

/// The mentions of this text, each once, in the order in which they stand.
pub fn mentions(markdown: &str, options: &Options<'_>) -> Vec<Meant> {
    // Most texts call nobody.
    if !markdown.contains('@') || !markdown.contains("/people/") && !markdown.contains("/workgroups/") {
        return Vec::new();
    }
    let arena = Arena::new();
    let mut found = Vec::new();
    for (_, meant) in links(parsed(&arena, markdown, options)) {
        if !found.contains(&meant) {
            found.push(meant);
        }
    }
    found
}

/// Puts a mention in the place of each link that is one: by its name, or as it was typed with a mark that nobody is told.
pub fn put<'a>(root: &'a AstNode<'a>, named: &[Named]) {
    for (link, meant) in links(root) {
        let Some(one) = named.iter().find(|one| one.meant == meant) else { continue };
        let mut html = String::new();
        // Writing to a string does not fail.
        let _ = match &one.name {
            Some(name) => write!(html, "<a class=\"mention\" href=\"{}\">@{}</a>", meant.address(), escaped(name)),
            None => write!(html, "@{} <i class=\"untold\"></i>", escaped(&link.collect_text())),
        };
        if let Some(before) = link.previous_sibling()
            && let Some(text) = before.data_mut().value.text_mut()
        {
            let without = text.strip_suffix('@').unwrap_or(text).to_owned();
            *text = without.into();
        }
        while let Some(child) = link.first_child() {
            child.detach();
        }
        link.data_mut().value = NodeValue::Raw(html);
    }
}

/// The links that call somebody.
fn links<'a>(root: &'a AstNode<'a>) -> Vec<(&'a AstNode<'a>, Meant)> {
    let mut found = Vec::new();
    let mut quoted = 0_u32;
    for edge in root.traverse() {
        match edge {
            comrak::arena_tree::NodeEdge::Start(node) => match &node.data().value {
                NodeValue::BlockQuote => quoted += 1,
                NodeValue::Link(link) if quoted == 0 && called(node) => {
                    found.extend(Meant::of_address(&link.url).map(|meant| (node, meant)));
                }
                _ => {}
            },
            comrak::arena_tree::NodeEdge::End(node) => {
                if matches!(node.data().value, NodeValue::BlockQuote) {
                    quoted = quoted.saturating_sub(1);
                }
            }
        }
    }
    found
}

/// Whether the sign stands right before it, and is not the end of a word.
fn called<'a>(link: &'a AstNode<'a>) -> bool {
    link.previous_sibling().is_some_and(|before| {
        let data = before.data();
        let before = data.value.text().and_then(|text| text.strip_suffix('@'));
        before.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '@'))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
