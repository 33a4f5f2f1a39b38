//! What somebody's first look at a thread transfers: the page, and every file that a browser then asks for.

use crate::{
    figures::kilobytes,
    network::Network,
    pages::BROWSER,
    table::Table,
    visitors::{Sight, Visitor},
};
use http::Uri;
use http_body_util::BodyExt as _;
use sund_tests::html::{Piece, pieces};

pub async fn measure(network: &Network) -> String {
    let identity = Sight {
        address: network.running.address,
        pages: Vec::new(),
        cookies: network.cookies[..1].to_vec(),
        accept: None,
    };
    let mut plain = Visitor::come(&identity, 0).await;
    let mut browser = Visitor::come(&Sight { accept: Some(BROWSER), ..identity }, 0).await;
    let mut table = Table::new("First visit", &["file", "transferred", "raw"]);
    let (mut transferred, mut raw) = (0, 0);
    let mut wanted = vec![network.threads[0].clone()];
    let mut at = 0;
    while let Some(file) = wanted.get(at).cloned() {
        let (compressed, content) = (body(&mut browser, &file).await, body(&mut plain, &file).await);
        transferred += compressed.len();
        raw += content.len();
        let name = if at == 0 { "HTML of the thread page" } else { file.path() };
        table.row(&[name, &kilobytes(compressed.len()), &kilobytes(content.len())]);
        let content = String::from_utf8_lossy(&content);
        for more in if at == 0 { of_page(&content) } else { of_script(&file, &content) } {
            if !wanted.contains(&more) {
                wanted.push(more);
            }
        }
        at += 1;
    }
    table.row(&["everything", &kilobytes(transferred), &kilobytes(raw)]);
    table.note("Bodies of the answers. Goals: HTML under 20 kB, everything under 150 kB, transferred.".to_owned());
    if !wanted.iter().any(|file| ending(file.path()) == "wasm") {
        table.note("No wasm was asked for: this server was built without the browser's files (`make build`).".into());
    }
    table.show()
}

async fn body(visitor: &mut Visitor, file: &Uri) -> Vec<u8> {
    visitor.ask(file).await.into_body().collect().await.unwrap().to_bytes().to_vec()
}

/// What the page itself asks for: style, icon, script, symbols.
fn of_page(html: &str) -> Vec<Uri> {
    let mut files = Vec::new();
    for piece in pieces(html) {
        let Piece::Open(tag, attributes) = piece else { continue };
        if matches!(tag.as_str(), "link" | "script" | "use" | "img") {
            let addresses =
                attributes.iter().filter(|(name, _)| matches!(name.as_str(), "href" | "src" | "xlink:href"));
            files.extend(addresses.filter_map(|(_, address)| file(address)));
        }
    }
    files
}

/// What a script of ours asks for: addresses stand in it in double quotes.
fn of_script(of: &Uri, text: &str) -> Vec<Uri> {
    if ending(of.path()) == "js" { text.split('"').filter_map(file).collect() } else { Vec::new() }
}

/// A file of this server.
fn file(address: &str) -> Option<Uri> {
    let path = address.split('#').next().filter(|path| path.starts_with('/'))?;
    let known = ["css", "js", "wasm", "svg", "ico", "woff2"];
    known.contains(&ending(path)).then(|| path.parse().ok())?
}

fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}
