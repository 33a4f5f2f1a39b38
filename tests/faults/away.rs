//! What a node says of NATS in its log: each change once, and never what lets it in.

use crate::cluster::Node;
use std::time::Duration;
use sund_tests::{NatsServer, scratch};
use tokio::time::sleep;

const AWAY: &str = "NATS is away";
const THERE: &str = "hints go to other nodes";

async fn says(node: &Node, what: &str, times: usize) {
    for _ in 0..400 {
        if node.said().matches(what).count() >= times {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    // Not once for each try: there are several in this time.
    sleep(Duration::from_secs(3)).await;
    assert_eq!(node.said().matches(what).count(), times, "{what}: {}", node.said());
}

#[tokio::test]
async fn a_node_starts_without_nats_and_tells_each_change_once_without_the_password() {
    let mut nats = NatsServer::with_login("sund", "geheim");
    nats.end();
    let folder = scratch();
    let database = format!("sqlite://{}", folder.join("sund.db").display());
    let node = Node::start(&database, Some(&nats), &folder, "one").await;
    node.is_up().await;
    says(&node, AWAY, 1).await;
    for round in 1..3 {
        nats.begin();
        says(&node, THERE, round).await;
        nats.end();
        says(&node, AWAY, round + 1).await;
    }
    let said = node.said();
    assert!(!said.contains("geheim"), "{said}");
    assert!(said.lines().count() < 15, "{said}");
    drop(node);
    std::fs::remove_dir_all(folder).unwrap();
}
