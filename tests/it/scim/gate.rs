//! Who is let in, and what nobody learns.

use super::{Directory, encode, is_in, lines, subject};
use http::Method;
use serde_json::{Value, json};
use sund_actions::{
    scim::{self, make_token},
    sso::{self, By, disable_provider, enable_provider},
};
use sund_tests::{NOBODY, Network, each_database, html};

/// Every address, and the methods that it takes.
const ADDRESSES: [(&str, &[Method]); 13] = [
    ("/ServiceProviderConfig", &[Method::GET]),
    ("/ResourceTypes", &[Method::GET]),
    ("/ResourceTypes/User", &[Method::GET]),
    ("/Schemas", &[Method::GET]),
    ("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", &[Method::GET]),
    ("/Users", &[Method::GET, Method::POST]),
    ("/Users/.search", &[Method::POST]),
    ("/Users/{id}", &[Method::GET, Method::PUT, Method::PATCH, Method::DELETE]),
    ("/Groups", &[Method::GET, Method::POST]),
    ("/Groups/.search", &[Method::POST]),
    ("/Groups/{id}", &[Method::GET, Method::PUT, Method::PATCH, Method::DELETE]),
    ("/.search", &[Method::POST]),
    ("/nothing", &[Method::GET, Method::POST, Method::DELETE]),
];

fn all() -> impl Iterator<Item = (&'static str, Method)> {
    ADDRESSES.iter().flat_map(|(address, methods)| methods.iter().map(move |method| (*address, method.clone())))
}

/// The list above is what the server declares: a new route is walked like the others.
#[test]
fn the_addresses_are_those_that_are_declared() {
    let text = sund_tests::sources::source("server/src/scim/mod.rs").text;
    let declared = text.matches("\"/scim/v2/").count();
    assert_eq!(declared, ADDRESSES.len(), "walk the new one in ADDRESSES");
}

#[test]
fn without_a_token_that_counts_there_is_nothing() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let aino = directory.user("aino", "a1").await.id();
        network.statements.take();
        let tokens = [
            None,
            Some("Bearer ".to_owned()),
            Some("Bearer nonsense".to_owned()),
            Some(format!("Basic {}", directory.token)),
            Some(format!("Bearer {}x", directory.token)),
            Some(format!("Bearer {}", "x".repeat(5_000))),
            // The session of a person is no token.
            Some(format!("Bearer {}", network.people.administrator.token)),
        ];
        for (address, method) in all() {
            for token in &tokens {
                network.clock.forward(1_000);
                let path = format!("/scim/v2{}", address.replace("{id}", &aino));
                // Neither cookie nor origin means anything here.
                let request = network.request(&network.people.administrator, method.clone(), &path).from_here();
                let request = request.header("content-type", "application/scim+json").body("{}");
                let request = if let Some(token) = token { request.header("authorization", token) } else { request };
                let answer = request.send().await;
                assert_eq!(answer.status, 401, "{method} {path}: {}", answer.body);
                assert_eq!(answer.headers["www-authenticate"], r#"Bearer realm="scim""#);
                assert_eq!(answer.headers["content-type"], "application/scim+json");
                assert!(!answer.body.contains("aino"), "{}", answer.body);
            }
        }
        assert_eq!(network.statements.take_writes(), Vec::<String>::new());
        assert_eq!(directory.get(&format!("/Users/{aino}")).await.status, 200);
    });
}

#[test]
fn a_revoked_token_and_a_disabled_provider_count_no_more() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let (sund, id) = (network.sund(), network.provider);
        assert_eq!(directory.get("/Users").await.status, 200);
        disable_provider(sund, By::Operator, id).await.unwrap();
        assert_eq!(directory.get("/Users").await.fault(), (401, ""));
        enable_provider(sund, By::Operator, id).await.unwrap();
        assert_eq!(directory.get("/Users").await.status, 200);
        let (other, secret) = make_token(sund, By::Operator, id, "other").await.unwrap();
        scim::revoke_token(sund, By::Operator, id, other.id).await.unwrap();
        assert_eq!(Directory { token: secret, ..Directory::finnish(network).await }.get("/Users").await.status, 401);
        assert_eq!(directory.get("/Users").await.status, 200, "the other one counts");
        let what = "Ministry of Justice";
        assert!(lines(network, "scim-token-revoked").await.iter().all(|(line, _)| line.contains(what)));
        let on = network.connect().await;
        let kept = text_of(&on, "select token_hash as text from scim_tokens").await;
        assert!(!kept.contains(&directory.token), "only hashes are kept");
        on.close().await.unwrap();
    });
}

async fn text_of(on: &sea_orm::DatabaseConnection, sql: &str) -> String {
    use sea_orm::{ConnectionTrait as _, Statement};
    let rows = on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "text").unwrap()).collect()
}

/// Another organisation's people and groups do not exist: not by id, not by name, not in a count, not as "taken".
#[test]
fn another_organisations_directory_sees_nothing() {
    each_database(async |network| {
        let (finnish, swedish) = (Directory::finnish(network).await, Directory::swedish(network).await);
        let aino = finnish.user("aino", "a1").await.id();
        let group = finnish.post("/Groups", &json!({ "displayName": "Experts", "externalId": "g1" })).await.id();
        let nobody = sund_tests::routes::no_id().to_string();
        for (address, method) in all().filter(|(address, _)| address.contains("{id}")) {
            let theirs = if address.contains("Users") { &aino } else { &group };
            let body =
                json!({ "userName": "x", "displayName": "x", "Operations": [{ "op": "remove", "path": "title" }] });
            let ask = async |id: &str| {
                let answer = swedish.ask(method.clone(), &address.replace("{id}", id), Some(&body)).await;
                (answer.status, answer.body)
            };
            let (theirs, nothing) = (ask(theirs).await, ask(&nobody).await);
            assert_eq!(theirs, nothing, "{method} {address}");
            assert_eq!(theirs.0, 404);
        }
        for filter in [r#"userName eq "aino""#, r#"externalId eq "a1""#, &format!(r#"id eq "{aino}""#), "userName pr"] {
            assert_eq!(swedish.found("/Users", filter).await, Vec::<String>::new(), "{filter}");
        }
        for filter in [r#"displayName eq "Experts""#, &format!(r#"id eq "{group}""#), "displayName pr"] {
            assert_eq!(swedish.found("/Groups", filter).await, Vec::<String>::new(), "{filter}");
        }
        for list in ["/Users", "/Groups"] {
            assert_eq!(swedish.get(list).await.body["totalResults"], 0);
        }
        assert_eq!(swedish.post("/.search", &json!({})).await.body["totalResults"], 0);
        // The same names are free there; nobody of the other organisation can be put into a group.
        assert_eq!(swedish.user("aino", "a1").await.status, 201);
        let theirs = json!({ "displayName": "Spies", "members": [{ "value": aino }] });
        let made_up = json!({ "displayName": "Spies", "members": [{ "value": nobody }] });
        let (theirs, made_up) = (swedish.post("/Groups", &theirs).await, swedish.post("/Groups", &made_up).await);
        assert_eq!((theirs.fault(), &theirs.body), ((400, "invalidValue"), &made_up.body));
        // Somebody who signs in elsewhere is not adopted by a subject that is the same.
        let chair = &network.people.chair;
        let other = swedish.user("chair", &subject(chair)).await;
        assert_ne!(swedish.person(&other.id()).await, chair.viewer.person);
        swedish.ask(Method::DELETE, &format!("/Users/{}", other.id()), None).await;
        assert!(is_in(network, &chair.token).await);
        assert_eq!(finnish.get(&format!("/Users/{aino}")).await.status, 200);
    });
}

#[test]
fn what_is_sent_has_limits() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let send = async |kind: &str, body: Vec<u8>| {
            let request = network.request(NOBODY, Method::POST, "/scim/v2/Users");
            let request = request.header("authorization", format!("Bearer {}", directory.token));
            let answer = request.header("content-type", kind).body(body).send().await;
            assert_eq!(answer.headers["content-type"], "application/scim+json", "{}", answer.body);
            let body: Value = serde_json::from_str(&answer.body).unwrap();
            (answer.status, body["scimType"].as_str().unwrap_or_default().to_owned())
        };
        let scim = "application/scim+json";
        assert_eq!(send("text/plain", b"{}".into()).await.0, 415);
        assert_eq!(send("application/x-www-form-urlencoded", b"userName=x".into()).await.0, 415);
        assert_eq!(send(scim, vec![b' '; 300 * 1024]).await, (413, String::new()));
        for syntax in ["", "{", "[]", "7", "\u{0}", &"[".repeat(10_000), &format!("{}1", r#"{"a":"#.repeat(10_000))] {
            assert_eq!(send(scim, syntax.as_bytes().into()).await, (400, "invalidSyntax".into()), "{syntax:.20}");
        }
        assert_eq!(send(scim, b"\xff\xfe".into()).await, (400, "invalidSyntax".into()));
        let long = "x".repeat(1_000);
        for body in [
            json!({}),
            json!({ "userName": "" }),
            json!({ "userName": " \t" }),
            json!({ "userName": 7 }),
            json!({ "userName": long }),
            json!({ "userName": "a\u{0}b" }),
            json!({ "userName": "a", "externalId": "a\u{0}b" }),
            json!({ "userName": "a", "displayName": long }),
            json!({ "userName": "a", "name": { "givenName": long } }),
            json!({ "userName": "a", "emails": vec![json!({ "value": "a@x.example" }); 100] }),
            json!({ "userName": "a", "active": "perhaps" }),
        ] {
            assert_eq!(directory.post("/Users", &body).await.fault(), (400, "invalidValue"), "{body:.80}");
        }
        let plain = json!({ "userName": "plain" }).to_string();
        assert_eq!(send("application/json; charset=utf-8", plain.into_bytes()).await.0, 201);
        for path in ["/Users/x", "/Users/%00", "/Users/%ff", "/Groups/x", "/Schemas/x", "/ResourceTypes/x", "/x/y/z"] {
            assert_eq!(directory.get(path).await.fault(), (404, ""), "{path}");
        }
        assert_eq!(directory.ask(Method::PUT, "/Users", Some(&json!({}))).await.fault(), (405, ""));
        for query in ["startIndex=x", "count=1.5", "count=99999999999999999999"] {
            assert_eq!(directory.get(&format!("/Users?{query}")).await.fault(), (400, "invalidValue"), "{query}");
        }
        for discovery in ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"] {
            let filtered = directory.get(&format!("{discovery}?filter={}", encode("id pr"))).await;
            assert_eq!(filtered.fault(), (403, ""), "{discovery}");
        }
    });
}

/// Whatever goes wrong around the endpoints, programs read it (RFC 7644, 3.12). What no request brings about here, a
/// layer that takes too long for one, stands beside `server/src/scim/fault.rs`.
#[test]
fn every_answer_below_scim_is_for_programs() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let ask = async |method: Method, path: &str| {
            let request = network.request(NOBODY, method, path);
            let request = request.header("authorization", format!("Bearer {}", directory.token));
            let answer = request.header("content-type", "application/scim+json").body("{}").send().await;
            assert_eq!(answer.headers["content-type"], "application/scim+json", "{path}: {}", answer.body);
            assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 0);
            let body: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{path}: {}", answer.body));
            assert_eq!(body["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]), "{path}");
            assert_eq!(body["status"], answer.status.to_string(), "{path}");
            answer.status
        };
        for path in
            ["/scim", "/scim/", "/scim/v1/Users", "/scim/v2", "/scim/v2/", "/scim/v2/nothing", "/scim/v2/Users/a/b"]
        {
            for method in [Method::GET, Method::POST, Method::DELETE] {
                assert_eq!(ask(method.clone(), path).await, 404, "{method} {path}");
            }
        }
        for (method, path) in
            [(Method::DELETE, "/scim/v2/Users"), (Method::POST, "/scim/v2/Schemas"), (Method::PUT, "/scim/v2/.search")]
        {
            assert_eq!(ask(method, path).await, 405, "{path}");
        }
        let on = network.connect().await;
        sea_orm::ConnectionTrait::execute_unprepared(&on, "alter table scim_groups rename to gone").await.unwrap();
        assert_eq!(ask(Method::GET, "/scim/v2/Groups").await, 500);
        sea_orm::ConnectionTrait::execute_unprepared(&on, "alter table scim_tokens rename to gone_too").await.unwrap();
        assert_eq!(ask(Method::GET, "/scim/v2/Users").await, 500, "nobody can be known");
        on.close().await.unwrap();
    });
}

#[test]
fn a_directory_that_runs_is_slowed_down() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let mut last = 0;
        for _ in 0..700 {
            let request = network.request(NOBODY, Method::GET, "/scim/v2/ServiceProviderConfig");
            last = request.header("authorization", format!("Bearer {}", directory.token)).send().await.status;
        }
        assert_eq!(last, 429);
        let slow = directory.get("/ServiceProviderConfig").await;
        assert_eq!((slow.fault(), &slow.headers["retry-after"]), ((429, ""), &"5".parse().unwrap()));
        assert_eq!(network.get(None, "/sign-in").await.status, 200, "people sign in meanwhile");
        network.clock.forward(60_000);
        assert_eq!(directory.get("/Users").await.status, 200);
    });
}

const TOKENS: &str = "/administration/providers/{provider}/tokens";

fn tokens_page(network: &Network) -> String {
    TOKENS.replace("{provider}", &network.provider.to_string())
}

#[test]
fn administrators_make_and_revoke_tokens() {
    each_database(async |network| {
        let (administrator, page) = (&network.people.administrator, tokens_page(network));
        let empty = network.get(administrator, &page).await;
        assert!(empty.body.contains("There is no token yet") && empty.body.contains("https://sund.test/scim/v2<"));
        let wrong = network.post(administrator, &page, &[("title", " ")]).await;
        assert_eq!(wrong.status, 422);
        let made = network.post(administrator, &page, &[("title", "Entra <b>ID")]).await;
        assert_eq!(made.status, 200);
        assert_eq!(made.headers["cache-control"], "private, no-store", "{:?}", made.headers);
        let secret = made.body.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
        let directory = Directory { network, provider, token: secret.clone() };
        assert_eq!(directory.get("/Users").await.status, 200);
        let list = network.get(administrator, &page).await;
        assert!(html::text(&list.body).contains("Entra <b>ID") && !list.body.contains(&secret), "shown once");
        for person in [&network.people.chair, &network.people.member] {
            assert_eq!(network.get(person, &page).await.status, 404);
            assert_eq!(network.post(person, &page, &[("title", "x")]).await.status, 404);
        }
        let revoke = list.body.split(r#"action=""#).map(|part| part.split('"').next().unwrap());
        let revoke = revoke.filter(|action| action.contains("/revoke")).collect::<Vec<_>>()[0].replace("&amp;", "&");
        let bare = revoke.split('?').next().unwrap();
        assert_eq!(network.post(&network.people.chair, bare, &[("", "")]).await.status, 404);
        assert_eq!(directory.get("/Users").await.status, 200);
        assert_eq!(network.post(administrator, &revoke, &[("", "")]).await.status, 303);
        assert_eq!(directory.get("/Users").await.status, 401);
        assert_eq!(network.post(administrator, bare, &[("", "")]).await.status, 404, "gone");
        let made = lines(network, "scim-token-made").await;
        let (what, detail) = made.iter().find(|(_, detail)| detail.contains("Entra")).unwrap();
        assert!(what.contains("Ministry of Justice") && !detail.contains(&secret), "{what} {detail}");
        assert_eq!(lines(network, "scim-token-revoked").await.len(), 1);
    });
}
