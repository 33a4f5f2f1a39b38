//! Reads HTML as browsers do (the WHATWG tokenizer), so that what a test sees is what would run.

use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states};
use std::cell::RefCell;

/// A piece of a page, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A start tag with its attributes.
    Open(String, Vec<(String, String)>),
    /// An end tag.
    Close(String),
    /// Text, without entities.
    Text(String),
}

#[derive(Default)]
struct Sink(RefCell<Vec<Piece>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut pieces = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    pieces.push(Piece::Close(name));
                    return TokenSinkResult::Continue;
                }
                let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                pieces.push(Piece::Open(name.clone(), attributes));
                // Inside these nothing is markup.
                return match name.as_str() {
                    "textarea" | "title" => TokenSinkResult::RawData(states::RawKind::Rcdata),
                    "script" => TokenSinkResult::RawData(states::RawKind::ScriptData),
                    "style" => TokenSinkResult::RawData(states::RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::CharacterTokens(text) => match pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(&text),
                _ => pieces.push(Piece::Text(text.to_string())),
            },
            _ => (),
        }
        TokenSinkResult::Continue
    }
}

/// The pieces of a page.
#[must_use]
pub fn pieces(html: &str) -> Vec<Piece> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// What could run in a browser: scripts with content or from elsewhere, event handlers, addresses that are code.
#[must_use]
pub fn what_runs(html: &str) -> Vec<String> {
    let pieces = pieces(html);
    let mut found = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let Piece::Open(name, attributes) = piece else { continue };
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let inline = matches!(pieces.get(n + 1), Some(Piece::Text(_)));
        let ours = value("src").is_some_and(|src| src.is_empty() || src.starts_with("/pkg/"));
        let runs = match name.as_str() {
            "script" => inline || !ours,
            "style" | "iframe" | "object" | "embed" | "base" | "frame" | "img" | "video" | "audio" | "source" => true,
            "meta" => {
                value("http-equiv").is_some()
                    && !value("content").is_some_and(|to| to.starts_with("0;url=/sign-in/go?t="))
            }
            _ => false,
        };
        if runs {
            found.push(format!("{piece:?}"));
        }
        for (attribute, value) in attributes {
            let address =
                matches!(attribute.as_str(), "href" | "src" | "action" | "formaction" | "xlink:href" | "data" | "ping");
            let compact: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let code =
                ["javascript:", "data:", "vbscript:"].iter().any(|scheme| compact.to_lowercase().starts_with(scheme));
            if attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc" || address && code {
                found.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    found
}

/// What the input or text area with this name holds, if the page has one. As a browser would send it.
#[must_use]
pub fn field(html: &str, name: &str) -> Option<String> {
    let pieces = pieces(html);
    let named = |attributes: &[(String, String)]| attributes.iter().any(|(key, value)| key == "name" && value == name);
    pieces.iter().enumerate().find_map(|(n, piece)| match piece {
        Piece::Open(tag, attributes) if tag == "input" && named(attributes) => {
            Some(attributes.iter().find(|(key, _)| key == "value").map(|(_, value)| value.clone()).unwrap_or_default())
        }
        Piece::Open(tag, attributes) if tag == "textarea" && named(attributes) => match pieces.get(n + 1) {
            // The first line feed after the tag is dropped by every parser.
            Some(Piece::Text(text)) => Some(text.strip_prefix('\n').unwrap_or(text).to_owned()),
            _ => Some(String::new()),
        },
        _ => None,
    })
}

/// All text of a page, without tags.
#[must_use]
pub fn text(html: &str) -> String {
    let text =
        pieces(html).into_iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None });
    text.collect::<Vec<_>>().join(" ")
}
