//! What a node says of NATS in its log: each change once, and never what lets it in.

use crate::cluster::Node;
use std::{path::Path, time::Duration};
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

#[tokio::test]
async fn hints_go_over_tls_to_a_nats_whose_certificate_is_trusted_and_to_no_other() {
    let [folder, elsewhere] = [scratch(), scratch()];
    let nats = NatsServer::with_tls(&folder);
    let database = format!("sqlite://{}", folder.join("sund.db").display());
    let mut node = Node::start(&database, Some(&nats), &folder, "one").await;
    node.is_up().await;
    says(&node, THERE, 1).await;
    assert_eq!(node.said().matches(AWAY).count(), 0, "{}", node.said());
    // The same name, and a certificate that the node does not trust.
    node.kill();
    let stranger = NatsServer::with_tls(&elsewhere);
    node.trusts = stranger.certificate().map(Path::to_owned);
    node.run();
    node.is_up().await;
    says(&node, AWAY, 1).await;
    assert_eq!(node.said().matches(THERE).count(), 1, "{}", node.said());
    drop(node);
    for folder in [folder, elsewhere] {
        std::fs::remove_dir_all(folder).unwrap();
    }
}
