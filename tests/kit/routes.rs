//! Every route of the app, read from the sources that declare it: no list is kept a second time.

use crate::{
    Network, Place,
    sources::{Source, sources, without_tests},
};
use uuid::Uuid;

/// A route as it is declared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Such as `/threads/{thread}/reply`.
    pub pattern: String,
    /// Whether it answers `GET`.
    pub get: bool,
    /// Whether it answers `POST`.
    pub post: bool,
}

/// Routes whose pattern is made while the server runs: a file of the bundle at each address. Looked at in `server`.
const MADE_AT_START: [&str; 1] = ["asset.path"];

/// All routes of pages and server, without those of the demo's provider, which listens elsewhere.
#[must_use]
pub fn all() -> Vec<Route> {
    let files: Vec<Source> = [sources("app/pages/src", ".rs"), sources("server/src", ".rs")].concat();
    // Directories (SCIM) are programs, with a token and no session: `tests/it/scim` walks what they call.
    let ours =
        |file: &&Source| !["/demo/idp/", "/tests", "server/src/scim/"].iter().any(|part| file.path.contains(part));
    let mut routes: Vec<Route> = files.iter().filter(ours).flat_map(|file| routes_of(file, &files)).collect();
    routes.sort();
    // Where a page stands in one list and its form in another, they are one route all the same.
    routes.dedup_by(|after, before| {
        let same = after.pattern == before.pattern;
        if same {
            (before.get, before.post) = (before.get || after.get, before.post || after.post);
        }
        same
    });
    routes
}

fn routes_of(file: &Source, files: &[Source]) -> Vec<Route> {
    let mut found = Vec::new();
    let mut rest = without_tests(&file.text);
    while let Some((_, after)) = rest.split_once(".route(") {
        let arguments = balanced(after);
        let (first, handlers) =
            arguments.split_once(',').unwrap_or_else(|| panic!("{}: .route({arguments})", file.path));
        rest = after;
        let first = first.trim();
        if MADE_AT_START.contains(&first) {
            continue;
        }
        let pattern = match first.strip_prefix('"') {
            Some(literal) => literal.trim_end_matches('"').to_owned(),
            None => constant(first, files).unwrap_or_else(|| panic!("{}: what is the route {first}?", file.path)),
        };
        let answers = |verbs: &[&str]| verbs.iter().any(|verb| handlers.contains(verb));
        let (get, post) = (answers(&[" get(", ".get("]), answers(&[" post(", ".post(", "on_post("]));
        assert!(get || post, "{}: what does {pattern} answer? {handlers}", file.path);
        assert!(!answers(&["any(", "put(", "delete(", "patch("]), "{}: {pattern} answers what no test asks", file.path);
        found.push(Route { pattern, get, post });
    }
    found
}

/// What stands before the parenthesis that closes the one before `text`.
fn balanced(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => (),
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

fn constant(name: &str, files: &[Source]) -> Option<String> {
    let name = name.rsplit("::").next()?;
    let declared = format!("const {name}: &str = \"");
    files.iter().find_map(|file| Some(file.text.split_once(&declared)?.1.split_once('"')?.0.to_owned()))
}

/// What the parameters of a route stand for.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The route's addresses with these values, one for each choice of thread, post and session.
    pub addresses: Vec<String>,
    /// The same addresses with what is not there instead.
    pub made_up: Vec<String>,
    /// Whether the addresses name something of a workgroup.
    pub of_a_place: bool,
}

/// A slug that nobody has.
pub const NO_SLUG: &str = "no-such-thing";
/// An id that nobody has.
#[must_use]
pub const fn no_id() -> Uuid {
    Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0001)
}

/// The addresses of a route in this workgroup. A parameter without an example ends the test: give it one here.
#[must_use]
pub fn fill(route: &Route, network: &Network, place: &Place) -> Filled {
    let mut filled =
        Filled { addresses: vec![route.pattern.clone()], made_up: vec![route.pattern.clone()], of_a_place: false };
    for parameter in parameters(&route.pattern) {
        let name = format!("{{{parameter}}}");
        let (values, nothing) = examples(parameter, &route.pattern, network, place);
        filled.of_a_place |=
            matches!(parameter, "forum" | "workgroup" | "thread" | "post" | "session" | "conference" | "id");
        let with =
            |address: &String| -> Vec<String> { values.iter().map(|value| address.replace(&name, value)).collect() };
        let without =
            |address: &String| -> Vec<String> { values.iter().map(|_| address.replace(&name, &nothing)).collect() };
        filled.addresses = filled.addresses.iter().flat_map(with).collect();
        filled.made_up = filled.made_up.iter().flat_map(without).collect();
    }
    filled
}

fn examples(parameter: &str, pattern: &str, network: &Network, place: &Place) -> (Vec<String>, String) {
    let ids = |ids: &[Uuid]| ids.iter().map(Uuid::to_string).collect::<Vec<_>>();
    let none = no_id().to_string();
    match parameter {
        "forum" | "workgroup" => (vec![place.slug.clone()], NO_SLUG.into()),
        "thread" => (ids(&[place.question.0, place.left_behind.0, place.hidden.0]), none),
        "post" => {
            let [first, second, third] = place.posts;
            (
                ids(&[first.0, second.0, third.0, place.left_behind_post.0, place.hidden_post.0, place.hidden_reply.0]),
                none,
            )
        }
        "session" | "id" => (ids(&[place.planned.0, place.open.0, place.ended.0]), none),
        "conference" => (ids(&[place.conference.0]), none),
        "person" => {
            // The workgroup decides; who is named is the same for both.
            let member = network.people.member.viewer.person.to_string();
            (vec![member.clone()], member)
        }
        // Whoever comes to it brings nothing.
        "issuer" => (vec!["0".repeat(32)], "nothing".into()),
        "provider" => (vec![network.provider.to_string()], none),
        // Somebody else's: one's own are told by their pages alone.
        "sign_in" | "bookmark" | "feed_token" | "scim_token" | "access" | "joining" | "move" | "admission"
        | "handover" => (vec![none.clone()], none),
        // Nothing was flagged, nothing done to anybody.
        "case" | "measure" | "held" | "word" | "note" | "bulk" | "whisper" => (vec![none.clone()], none),
        // Of a message, a question or a round: each session that is or was on has them.
        "number" => (vec!["1".into()], "999999".into()),
        "format" => (vec!["html".into()], "pdf".into()),
        "tag" => (vec!["recruitment".into()], "nothing".into()),
        "act" => (vec!["grant-chairs".into()], "nothing".into()),
        "code" | "language" | "country" => (vec!["fi".into()], "xx".into()),
        "kind" => (vec!["practice".into()], "poem".into()),
        // Nobody's: the token of an invitation is told once, and one's own passkeys by their page.
        "token" => (vec!["x".repeat(43)], "nothing".into()),
        "invitation" | "passkey" | "file" => (vec![none.clone()], none),
        "*file" => (vec!["sund.0000000000000000.css".into()], "nothing".into()),
        "*name" => (vec!["nothing".into()], "nothing-at-all".into()),
        _ => panic!("{pattern}: no example for {{{parameter}}}; give it one in tests/kit/routes.rs"),
    }
}

fn parameters(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|part| part.split('}').next())
}
