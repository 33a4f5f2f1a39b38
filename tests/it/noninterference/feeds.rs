//! Feeds by an address of one's own, which needs no sign-in.

use super::{cast::Part, crawl::Crawl};
use http::Method;
use sund_actions::feeds::make;

/// Makes addresses in both networks, and asks for each feed that there could be.
pub async fn read(crawl: &mut Crawl<'_>, part: &Part) {
    let Some(who) = &part.who else { return };
    crawl.next_seed();
    let mut secrets = Vec::new();
    for twin in [crawl.with, crawl.without] {
        secrets.push(make(twin.sund(), &who.viewer, "A reader", "30").await.unwrap().1);
    }
    assert_eq!(secrets[0], secrets[1], "both draw the same");
    let base = format!("/feeds/{}", secrets[0]);
    let mut addresses = vec![format!("{base}/watched"), format!("{base}/sessions")];
    for place in crawl.with.places() {
        addresses.extend(["workgroups", "forums"].map(|what| format!("{base}/{what}/{}", place.slug)));
        addresses
            .extend([place.question, place.left_behind, place.hidden].map(|thread| format!("{base}/threads/{thread}")));
    }
    // A reader of feeds has no cookie.
    let reader = Part { name: part.name, who: None };
    for address in addresses {
        crawl.ask(&reader, Method::GET, &address, None).await;
    }
}
