//! The thread page: twenty posts, signed in, member of a closed workgroup; beside a bare axum route.
//!
//! The three are measured in turns, so that whatever else the machine does hits all of them.

use crate::{
    Size, bare,
    figures::{Sample, thousands},
    network::Network,
    progress, rows,
    table::Table,
    visitors::{Sight, Visitors},
};
use http::Uri;

const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// Each figure is put together from so many turns.
const TURNS: u32 = 2;
/// What browsers say that they can read.
pub const BROWSER: &str = "gzip, deflate, br";

pub async fn measure(network: &Network, size: Size) -> String {
    let bare = bare::route().await;
    let signed_in = Sight {
        address: network.running.address,
        pages: network.threads.clone(),
        cookies: network.cookies[..rows::READERS].to_vec(),
        accept: None,
    };
    let compressed = Sight { accept: Some(BROWSER), ..signed_in.clone() };
    let plain = Sight { address: bare.address, pages: vec![Uri::from_static("/")], cookies: Vec::new(), accept: None };
    let sights = [("bare axum route", plain), ("thread page", signed_in), ("thread page, compressed", compressed)];
    let mut table = Table::new("Thread page", &["", "connections", "a second", "p50", "p99", "bare / this"]);
    for connections in CONNECTIONS {
        progress(&format!("thread page, {connections} connections"));
        let mut visitors = Vec::new();
        for (_, sight) in &sights {
            visitors.push(Visitors::come(sight, connections).await);
        }
        for visitors in &mut visitors {
            visitors.look(size.warm_up).await;
        }
        let mut samples = [Sample::default(), Sample::default(), Sample::default()];
        for _ in 0..TURNS {
            for (visitors, sample) in visitors.iter_mut().zip(&mut samples) {
                sample.add(visitors.look(size.each / TURNS).await);
            }
        }
        let bare = samples[0].a_second();
        for ((name, _), sample) in sights.iter().zip(&mut samples) {
            let rate = sample.a_second();
            table.row(&[
                name,
                &connections.to_string(),
                &thousands(rate),
                &sample.percentile(50),
                &sample.percentile(99),
                &format!("{:.1}", bare / rate),
            ]);
        }
    }
    table.note(format!(
        "Over {} threads of 20 posts that their {} readers have read before. Compressed: as browsers ask \
         (`{BROWSER}`). Goal: at 64 connections, bare / this at most 20.",
        network.threads.len(),
        rows::READERS,
    ));
    table.show()
}
