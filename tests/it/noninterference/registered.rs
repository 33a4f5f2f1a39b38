//! The routes that are crawled are those that the server answers.

use std::collections::BTreeSet;
use sund::{
    Started,
    files::{Disk, Files},
    http::{Outside, app},
    sso::Sso,
};
use sund_tests::{Engine, ORIGIN, on, routes::all};

/// Answered to programs with a token of their own, without a session; `tests/it/scim` asks for these.
const FOR_DIRECTORIES: &str = "/scim";
/// Made when the server starts: one for each file of the bundle, the same for everybody.
const BUNDLE: &str = "/pkg/";

#[test]
fn what_the_server_answers_is_what_is_crawled() {
    on(Engine::Sqlite, async |network| {
        let started = Started { sund: network.sund().clone(), hub: network.hub().clone() };
        let sso = Sso::new(network.sund().clone(), &[7; 32], ORIGIN).unwrap();
        let files = Files::new(network.sund().clone(), Disk::new(network.files()), None);
        let outside = Outside::of(&ORIGIN.parse().unwrap());
        let declared: BTreeSet<String> = all().into_iter().map(|route| route.pattern).collect();
        let app = format!("{:?}", app(&started, sso, files, outside, None));
        assert_eq!(registered(&app), declared.into_iter().filter(|path| !path.starts_with(BUNDLE)).collect());
    });
}

/// The patterns that a router prints of itself.
fn registered(app: &str) -> BTreeSet<String> {
    let (_, paths) = app.split_once("paths: {").expect("a router that prints its paths");
    let (paths, _) = paths.split_once("\"}").expect("the end of the paths");
    let each = paths.split("RouteId(").skip(1).filter_map(|part| part.split('"').nth(1));
    let paths: BTreeSet<String> = each.map(str::to_owned).collect();
    assert!(paths.len() > 50, "{paths:?}");
    // Icons and the like lie at addresses of their own, with the end of a file's name.
    let lies = |path: &str| path.starts_with(BUNDLE) || path.contains('.') && !path.contains('{');
    paths.into_iter().filter(|path| !lies(path) && !path.starts_with(FOR_DIRECTORIES)).collect()
}
