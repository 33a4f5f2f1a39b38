//! The arrows between rooms, as docs/ARCHITECTURE.md draws them: read from the files that cargo reads.

use std::collections::BTreeSet;
use sund_tests::sources::{source, sources, without_tests};

/// Each room, and the rooms of ours that it may use.
const ARROWS: [(&str, &str, &[&str]); 9] = [
    ("app/domain", "sund-domain", &[]),
    ("migrations", "sund-migrations", &[]),
    ("app/store", "sund-store", &["sund-domain", "sund-migrations"]),
    ("app/actions", "sund-actions", &["sund-domain", "sund-store"]),
    // With `ssr` only; the browser gets the domain and nothing else.
    ("app/islands", "sund-islands", &["sund-actions", "sund-domain"]),
    ("app/pages", "sund-pages", &["sund-actions", "sund-domain", "sund-islands"]),
    ("frontend", "sund-frontend", &["sund-islands"]),
    ("frontend/bundle", "sund-bundle", &[]),
    ("server", "sund", &["sund-actions", "sund-domain", "sund-islands", "sund-migrations", "sund-pages", "sund-store"]),
];

fn manifest(folder: &str) -> toml::Table {
    source(&format!("{folder}/Cargo.toml")).text.parse().unwrap()
}

fn ours(table: &toml::Table, kind: &str) -> BTreeSet<String> {
    let names = table.get(kind).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
    names.filter(|name| *name == "sund" || name.starts_with("sund-")).cloned().collect()
}

#[test]
fn every_room_is_known() {
    let workspace: toml::Table = source("Cargo.toml").text.parse().unwrap();
    let members: BTreeSet<_> =
        workspace["workspace"]["members"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    let known: BTreeSet<_> = ARROWS.iter().map(|(folder, ..)| *folder).chain(["tests"]).collect();
    assert_eq!(members, known, "a new room needs its arrows here and in docs/ARCHITECTURE.md");
}

#[test]
fn the_arrows_point_one_way() {
    for (folder, name, allowed) in ARROWS {
        let manifest = manifest(folder);
        assert_eq!(manifest["package"]["name"].as_str(), Some(name));
        let allowed: BTreeSet<_> = allowed.iter().map(|name| (*name).to_owned()).collect();
        assert!(
            ours(&manifest, "dependencies").is_subset(&allowed),
            "{folder} uses {:?}",
            ours(&manifest, "dependencies")
        );
        for kind in ["dev-dependencies", "build-dependencies"] {
            assert!(ours(&manifest, kind).is_subset(&allowed), "{folder} uses {:?} in {kind}", ours(&manifest, kind));
        }
        assert!(!manifest.contains_key("target"), "{folder}: dependencies of a platform are not looked at here");
    }
}

#[test]
fn the_browser_gets_the_domain_and_nothing_of_the_server() {
    let islands = manifest("app/islands");
    let actions = &islands["dependencies"]["sund-actions"];
    assert_eq!(actions["optional"].as_bool(), Some(true), "actions would be compiled for the browser");
    let hydrate = islands["features"]["hydrate"].as_array().unwrap();
    assert!(!hydrate.iter().any(|feature| feature.as_str().unwrap_or_default().contains("sund-")), "{hydrate:?}");
    assert_eq!(
        manifest("frontend")["dependencies"]["sund-islands"]["features"].as_array().unwrap(),
        &["hydrate".into()]
    );
}

/// What a room may not reach for, whatever crates bring it: HTTP below pages, views below islands, databases above store.
#[test]
fn rooms_stay_out_of_each_others_trades() {
    let none = |folder: &str, crates: &[&str]| {
        let manifest = manifest(folder);
        for name in crates {
            let uses = manifest["dependencies"]
                .as_table()
                .unwrap()
                .keys()
                .any(|key| key == name || key.starts_with(&format!("{name}-")));
            assert!(!uses, "{folder} uses {name}");
        }
    };
    none("app/domain", &["axum", "leptos", "sea-orm", "tokio", "reqwest", "rand", "tracing", "fluent-bundle"]);
    none("app/store", &["axum", "leptos", "fluent-bundle"]);
    none("app/actions", &["axum", "leptos", "sea-orm", "fluent-bundle"]);
    none("app/islands", &["axum", "sea-orm", "fluent-bundle"]);
    none("app/pages", &["sea-orm", "openidconnect"]);
}

/// Statements as they begin in code: SQL stands in the store, in the steps of the schema, and nowhere else.
#[test]
fn only_the_store_knows_sql() {
    let verbs = ["select ", "insert into ", "update ", "delete from ", "create table", "alter table", "pragma "];
    for folder in ["app/domain/src", "app/actions/src", "app/islands/src", "app/pages/src", "server/src", "frontend"] {
        for file in sources(folder, ".rs").iter().filter(|file| !file.path.contains("/tests")) {
            for (n, line) in without_tests(&file.text).lines().enumerate() {
                let code = line.trim();
                let quoted = verbs.iter().any(|verb| code.to_lowercase().contains(&format!("\"{verb}")));
                assert!(!quoted || code.starts_with("//"), "{}:{}: {code}", file.path, n + 1);
            }
        }
    }
}

#[test]
fn pages_are_native_without_a_condition() {
    for file in sources("app/pages/src", ".rs") {
        assert!(!file.text.contains("cfg(feature"), "{}", file.path);
    }
}

/// The domain has no clock, no randomness and waits for nobody; the actions have theirs from the one place that makes it.
#[test]
fn time_and_chance_are_handed_in() {
    for file in sources("app/domain/src", ".rs") {
        for taken in ["SystemTime", "Instant::now", "async fn", "std::env", "std::fs", "thread_rng"] {
            assert!(!file.text.contains(taken), "{}: {taken}", file.path);
        }
    }
    for folder in ["app/store/src", "app/actions/src", "app/pages/src"] {
        for file in sources(folder, ".rs")
            .iter()
            .filter(|file| file.path != "app/actions/src/handed_in.rs" && !file.path.contains("/tests"))
        {
            for taken in ["SystemTime::now", "Instant::now", "OsRng", "thread_rng", "now_v7", "new_v4"] {
                assert!(!without_tests(&file.text).contains(taken), "{}: {taken}", file.path);
            }
        }
    }
}

#[test]
fn no_file_is_a_drawer() {
    let drawers = ["utils", "util", "common", "helpers", "helper", "manager", "dto", "misc"];
    for folder in ["app", "server", "frontend", "migrations", "tests/it", "tests/kit"] {
        for file in sources(folder, ".rs") {
            let named = file.path.trim_end_matches(".rs").split('/').any(|part| drawers.contains(&part));
            assert!(!named, "{}: a name that says nothing of what is inside", file.path);
            let lines = file.text.lines().count();
            assert!(lines <= 400, "{} has {lines} lines: two ideas?", file.path);
        }
    }
}
