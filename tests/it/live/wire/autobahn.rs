//! The Autobahn fuzzing client itself. It is made for servers that echo: here is one, with the settings, the library and the
//! answers to what cannot be read of Sund's sockets. `make autobahn` runs it.

use axum::{
    Router,
    extract::{WebSocketUpgrade, ws::Message},
    routing::get,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, process::Command};
use sund::live::wire::{limited, told};
use sund_domain::live::frames::FRAME_MOST;
use sund_tests::scratch;
use tokio::net::TcpListener;

/// Whether this is as it should be.
fn as_it_should_be(case: &str, behaviour: &str) -> bool {
    let section = case.split('.').next().unwrap_or_default();
    match behaviour {
        "OK" | "INFORMATIONAL" => true,
        // Right all the same, as Autobahn says itself: later than it could be, or without an echo of what came before.
        "NON-STRICT" => ["3", "4", "5", "6"].contains(&section),
        "UNIMPLEMENTED" => ["12", "13"].contains(&section),
        "FAILED" => too_big(case),
        _ => false,
    }
}

/// What this case sends is larger than [`FRAME_MOST`].
fn too_big(case: &str) -> bool {
    let numbers: Vec<usize> = case.split('.').filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        // 64 KiB, 256 KiB, 1 MiB, 4 MiB, 8 MiB, 16 MiB.
        [9, 1 | 2, n] => n > 1,
        // 4 MiB in fragments; 1 MiB in chops.
        [9, 3..=6, _] => true,
        _ => false,
    }
}

async fn echo(upgrade: WebSocketUpgrade) -> axum::response::Response {
    limited(upgrade).on_upgrade(async |mut socket| {
        loop {
            let send = match socket.recv().await {
                Some(Ok(message @ (Message::Text(_) | Message::Binary(_)))) => message,
                Some(Ok(_)) => continue,
                Some(Err(error)) => {
                    if let Some((code, reason)) = told(error) {
                        let frame = axum::extract::ws::CloseFrame { code, reason: reason.into() };
                        let _ = socket.send(Message::Close(Some(frame))).await;
                        while let Some(Ok(_)) = socket.recv().await {}
                    }
                    return;
                }
                None => return,
            };
            if socket.send(send).await.is_err() {
                return;
            }
        }
    })
}

#[expect(clippy::disallowed_methods, reason = "says where the client is: nothing of Sund's own")]
fn client() -> String {
    std::env::var("SUND_AUTOBAHN").expect("`make autobahn` says where the client is")
}

#[test]
#[ignore = "needs Python 2.7: run `make autobahn`"]
#[expect(clippy::print_stdout, reason = "whoever runs it wants to see what was found")]
fn the_fuzzing_client_finds_nothing() {
    let program = client();
    let folder = scratch();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let address = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/", get(echo))).await.unwrap() });
        address
    });
    let spec = json!({
        "outdir": folder.join("reports"),
        "servers": [{ "agent": "sund", "url": format!("ws://{address}") }],
        "cases": ["*"],
        "exclude-cases": [],
        "exclude-agent-cases": {},
    });
    let file = folder.join("spec.json");
    fs::write(&file, spec.to_string()).unwrap();
    let done = Command::new(program).args(["-m", "fuzzingclient", "-s"]).arg(&file).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let index = fs::read_to_string(folder.join("reports/index.json")).unwrap();
    let index: Value = serde_json::from_str(&index).unwrap();
    let mut counts = BTreeMap::<(String, String), usize>::new();
    let mut wrong = Vec::new();
    let all = index["sund"].as_object().expect("a report");
    for (case, result) in all {
        let [behaviour, closing] = ["behavior", "behaviorClose"].map(|key| result[key].as_str().unwrap_or_default());
        let section = case.split('.').next().unwrap_or_default().to_owned();
        *counts.entry((section, behaviour.to_owned())).or_default() += 1;
        if !as_it_should_be(case, behaviour) || !as_it_should_be(case, closing) {
            wrong.push(format!("{case}: {behaviour}, closing {closing}"));
        }
    }
    for ((section, behaviour), count) in &counts {
        println!("section {section:>2}: {count:>3} {behaviour}");
    }
    assert!(all.len() > 500, "{} cases", all.len());
    assert!(wrong.is_empty(), "{} bytes at most, and yet:\n{}", FRAME_MOST, wrong.join("\n"));
    let _ = fs::remove_dir_all(folder);
}
