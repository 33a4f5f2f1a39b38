//! Creating, finding, changing and ending people.

use super::{Directory, is_in, lines};
use crate::live::socket::Socket;
use http::Method;
use serde_json::{Value, json};
use sund_actions::people;
use sund_domain::live::frames::close;
use sund_tests::{Network, each_database};

const WORK: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn aino() -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", WORK],
        "userName": "Aino.Kallio@justice.fi.example",
        "externalId": "e-1",
        "name": { "givenName": "Aino", "familyName": "Kallio" },
        "displayName": "Aino Kallio",
        "title": "Senior expert",
        "preferredLanguage": "fi-FI",
        "emails": [{ "value": "aino.kallio@justice.fi.example", "type": "work", "primary": true }],
        WORK: { "department": "Anti-trafficking", "employeeNumber": "131052-308T" },
        "nationalId": "131052-308T",
    })
}

#[test]
fn a_person_is_created_read_changed_and_deleted() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let made = directory.post("/Users", &aino()).await;
        assert_eq!(made.status, 201, "{made:?}");
        let (id, path) = (made.id(), format!("/Users/{}", made.id()));
        let address = format!("https://sund.test/scim/v2{path}");
        assert_eq!(made.headers["location"], address.as_str());
        assert_eq!(made.headers["content-type"], "application/scim+json");
        assert_eq!(made.body["meta"]["location"], address);
        assert_eq!(
            (&made.body["active"], &made.body[WORK]),
            (&json!(true), &json!({ "department": "Anti-trafficking" }))
        );
        assert!(!made.body.to_string().contains("131052"), "a national identity number is not kept");
        assert_eq!(directory.get(&path).await.body, made.body);

        let person = directory.person(&id).await.to_string();
        // They are in the directory of people, as members of the ministry, without having signed in.
        let page = network.get(&network.people.member, &format!("/people/{person}")).await;
        assert!(page.body.contains("Aino Kallio") && page.body.contains("Senior expert"), "{}", page.body);
        let account = network.get(&network.people.administrator, &format!("/administration/people/{person}")).await;
        assert!(account.body.contains("aino.kallio@justice.fi.example") && account.body.contains("Anti-trafficking"));

        network.clock.forward(60_000);
        let mut other = aino();
        other["displayName"] = "Aino Virtanen".into();
        other.as_object_mut().unwrap().remove("title");
        let put = directory.ask(Method::PUT, &path, Some(&other)).await;
        assert_eq!((put.status, &put.body["displayName"], put.body.get("title")), (200, &"Aino Virtanen".into(), None));
        assert_ne!(put.body["meta"]["lastModified"], made.body["meta"]["lastModified"]);
        assert_eq!(put.body["meta"]["created"], made.body["meta"]["created"]);
        network.statements.take();
        assert_eq!(directory.ask(Method::PUT, &path, Some(&other)).await.body, put.body);
        let writes = network.statements.take_writes();
        let told = |sql: &String| sql.contains("scim_users") || sql.contains("audit_log");
        assert!(!writes.iter().any(told), "nothing changed is nothing written: {writes:?}");

        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        for method in [Method::GET, Method::DELETE] {
            assert_eq!(directory.ask(method, &path, None).await.fault(), (404, ""));
        }
        assert_eq!(directory.get("/Users").await.body["totalResults"], 0);
        assert_eq!(network.get(&network.people.member, &format!("/people/{person}")).await.status, 404);
        for act in ["person-provisioned", "person-deactivated"] {
            let (_, detail) = lines(network, act).await.remove(0);
            assert!(detail.starts_with("SCIM of Ministry of Justice (") && detail.contains(&person), "{detail}");
        }
        let log: String = lines(network, "person-reprovisioned").await.into_iter().map(|(a, b)| a + &b).collect();
        assert!(!log.contains('@') && !log.contains("131052"), "{log}");
    });
}

#[test]
fn a_name_is_taken_once_whatever_its_case_also_at_the_same_time() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let first = directory.user("Aino", "a1").await;
        for (body, fault) in [
            (json!({ "userName": "AINO" }), (409, "uniqueness")),
            (json!({ "userName": "other", "externalId": "a1" }), (409, "uniqueness")),
        ] {
            assert_eq!(directory.post("/Users", &body).await.fault(), fault, "{body}");
        }
        let second = directory.user("Bertta", "b1").await;
        let path = format!("/Users/{}", second.id());
        let taken = directory.patch(&path, json!({ "op": "replace", "path": "userName", "value": "aino" })).await;
        assert_eq!(taken.fault(), (409, "uniqueness"));
        let taken = directory.patch(&path, json!({ "op": "replace", "path": "externalId", "value": "a1" })).await;
        assert_eq!(taken.fault(), (409, "uniqueness"));
        let own = directory.patch(&path, json!({ "op": "replace", "path": "userName", "value": "BERTTA" })).await;
        assert_eq!(own.status, 200);
        assert_eq!(directory.ask(Method::DELETE, &format!("/Users/{}", first.id()), None).await.status, 204);
        assert_eq!(directory.user("aino", "a2").await.status, 201, "free again");

        for n in 0..5 {
            let body = json!({ "userName": format!("twin-{n}"), "externalId": format!("t{n}") });
            let ask = || directory.post("/Users", &body);
            let (one, two, three) = tokio::join!(ask(), ask(), ask());
            let mut statuses = [one.status, two.status, three.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409, 409]);
        }
    });
}

#[test]
fn pages_and_filters_find_what_is_meant() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let mut ids = Vec::new();
        for n in 0..7 {
            network.clock.forward(1_000);
            ids.push(directory.user(&format!("person-{n}"), &format!("p{n}")).await.id());
        }
        let page = |start, count| {
            let directory = &directory;
            async move {
                let list = directory.get(&format!("/Users?startIndex={start}&count={count}")).await.body;
                let all: Vec<String> = list["Resources"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["userName"].as_str().unwrap().to_owned())
                    .collect();
                assert_eq!(list["itemsPerPage"], all.len());
                assert_eq!(list["totalResults"], 7);
                all
            }
        };
        assert_eq!(page(1, 3).await, ["person-0", "person-1", "person-2"]);
        assert_eq!(page(6, 3).await, ["person-5", "person-6"]);
        assert_eq!(page(-5, 1).await, ["person-0"]);
        for none in [page(1, 0).await, page(1, -1).await, page(100, 10).await] {
            assert_eq!(none, Vec::<String>::new());
        }
        assert_eq!(directory.found("/Users", r#"userName eq "PERSON-3""#).await, [ids[3].clone()]);
        assert_eq!(directory.found("/Users", r#"externalId eq "p4""#).await, [ids[4].clone()]);
        assert_eq!(directory.found("/Users", r#"externalId eq "P4""#).await, Vec::<String>::new());
        assert_eq!(directory.found("/Users", &format!(r#"id eq "{}""#, ids[5])).await, [ids[5].clone()]);
        assert_eq!(directory.found("/Users", r#"userName sw "person" and not (userName ew "3")"#).await.len(), 6);
        let since = directory.get(&format!("/Users/{}", ids[4])).await.body["meta"]["created"].to_string();
        assert_eq!(directory.found("/Users", &format!("meta.created gt {since}")).await.len(), 2);
        directory
            .patch(&format!("/Users/{}", ids[0]), json!({ "op": "replace", "path": "active", "value": false }))
            .await;
        assert_eq!(directory.found("/Users", "active eq false").await, [ids[0].clone()]);
        // What nobody means to ask finds nobody, or is told to be no filter.
        for filter in [r#"userName eq "a\u0000b""#, r#"externalId eq "\u0000""#, r#"id eq "' or 1=1 --""#] {
            assert_eq!(directory.found("/Users", filter).await, Vec::<String>::new(), "{filter}");
        }
        let deep = format!("{}title pr{}", "not (".repeat(500), ")".repeat(500));
        let long = vec!["title pr"; 2_000].join(" or ");
        for filter in ["", "title", "\0", "nonsense eq 1", &deep, &long, "emails[type eq \"work\""] {
            let answer = directory.post("/Users/.search", &json!({ "filter": filter })).await;
            assert_eq!(answer.fault(), (400, "invalidFilter"), "{filter:.30}");
        }
        let some = directory.get("/Users?attributes=userName&count=1").await.body["Resources"][0].clone();
        let names: Vec<_> = some.as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, ["id", "schemas", "userName"]);
        let search =
            json!({ "filter": "userName ew \"6\"", "attributes": ["externalId"], "startIndex": 1, "count": 5 });
        let found = directory.post("/Users/.search", &search).await.body;
        assert_eq!((&found["totalResults"], &found["Resources"][0]["externalId"]), (&json!(1), &json!("p6")));
    });
}

/// Each in the spelling of a directory that sends it so.
fn outs() -> [Value; 5] {
    [
        json!({ "op": "Replace", "path": "active", "value": "False" }),
        json!({ "op": "replace", "value": { "active": false } }),
        json!({ "op": "replace", "path": "active", "value": false }),
        json!({ "op": "Add", "path": "active", "value": "false" }),
        json!({ "op": "Replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": "False" }),
    ]
}

#[test]
fn who_is_put_out_is_out_at_once_with_every_socket_and_may_come_again() {
    each_database(async |network| {
        let directory = Directory::swedish(network).await;
        let member = &network.people.member;
        // The member signed in long before the directory told of them.
        let adopted = directory.user("member", &super::subject(member)).await;
        assert_eq!(directory.person(&adopted.id()).await, member.viewer.person);
        let path = format!("/Users/{}", adopted.id());
        let mut socket = Socket::enter(network, member, network.closed.open, 0).await;
        let out = directory.patch(&path, outs()[0].clone()).await;
        assert_eq!((out.status, &out.body["active"]), (200, &json!(false)));
        assert_eq!(network.get(member, "/").await.status, 303, "the very next page");
        assert_eq!(socket.closed_soon().await, Some(close::GONE));
        assert!(matches!(directory.sign_in(&super::subject(member)).await, sund_actions::sso::SignIn::AccountEnded));
        // What they wrote stays, under their name.
        let thread = network.get(&network.people.chair, &format!("/threads/{}", network.open.question)).await;
        assert!(thread.body.contains(&member.viewer.name));
        for out in outs() {
            let back = directory.patch(&path, json!({ "op": "replace", "path": "active", "value": true })).await;
            assert_eq!(back.body["active"], true, "{back:?}");
            assert!(!is_in(network, &member.token).await, "a session that has ended stays so");
            let sund_actions::sso::SignIn::In { token, .. } = directory.sign_in(&super::subject(member)).await else {
                panic!("let in again")
            };
            assert!(is_in(network, &token).await);
            assert_eq!(directory.patch(&path, out.clone()).await.body["active"], false, "{out}");
            assert!(!is_in(network, &token).await, "{out}");
        }
        // Replacing everything without a word of it lets nobody in.
        let put = directory.ask(Method::PUT, &path, Some(&json!({ "userName": "member" }))).await;
        assert_eq!(put.body["active"], false);
        assert_eq!(lines(network, "person-reactivated").await.len(), 5);
        assert_eq!(lines(network, "person-deactivated").await.len(), 6);
    });
}

async fn end_by_hand(network: &Network, id: &str) {
    let administrator = &network.people.administrator.viewer;
    people::end_account(network.sund(), administrator, id.parse().unwrap(), "A reason").await.unwrap();
}

#[test]
fn whom_an_administrator_has_put_out_stays_out() {
    each_database(async |network| {
        let directory = Directory::swedish(network).await;
        let member = &network.people.member;
        let subject = super::subject(member);
        let path = format!("/Users/{}", directory.user("member", &subject).await.id());
        end_by_hand(network, &member.viewer.person.to_string()).await;
        assert_eq!(directory.get(&path).await.body["active"], false, "the directory sees it");
        let on = json!({ "op": "replace", "path": "active", "value": true });
        assert_eq!(directory.patch(&path, on.clone()).await.body["active"], false);
        directory.patch(&path, outs()[1].clone()).await;
        assert_eq!(directory.patch(&path, on).await.body["active"], false, "nor after a detour");
        assert!(matches!(directory.sign_in(&subject).await, sund_actions::sso::SignIn::AccountEnded));
        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        let again = directory.user("member", &subject).await;
        assert_eq!(again.body["active"], false, "nor as somebody new");
        assert_eq!(lines(network, "person-reactivated").await, Vec::new());

        // Who is known but was put out before the directory ever told of them.
        let author = &network.people.author;
        end_by_hand(network, &author.viewer.person.to_string()).await;
        assert_eq!(directory.user("author", &super::subject(author)).await.body["active"], false);
    });
}

#[test]
fn who_administers_does_not_come_back_as_an_administrator() {
    each_database(async |network| {
        let directory = Directory::swedish(network).await;
        let (member, platform) = (&network.people.member, &network.people.administrator.viewer);
        people::appoint_administrator(network.sund(), platform, member.viewer.person, true).await.unwrap();
        let path = format!("/Users/{}", directory.user("member", &super::subject(member)).await.id());
        directory.patch(&path, outs()[2].clone()).await;
        directory.patch(&path, json!({ "op": "replace", "path": "active", "value": "True" })).await;
        let person = people::colleague(network.sund(), platform, member.viewer.person).await.unwrap();
        assert!(!person.administers);
    });
}

#[test]
fn parts_are_changed_in_place() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let path = format!("/Users/{}", directory.post("/Users", &aino()).await.id());
        let patch = async |operation: Value| directory.patch(&path, operation).await;
        let email = r#"emails[type eq "work"].value"#;
        let done = patch(json!({ "op": "Replace", "path": email, "value": "aino@x.example" })).await;
        assert_eq!(done.body["emails"][0]["value"], "aino@x.example");
        let unit = format!("{WORK}:department");
        let done = patch(json!({ "op": "Add", "path": unit, "value": "Police" })).await;
        assert_eq!(done.body[WORK]["department"], "Police");
        let done = patch(json!({ "op": "Remove", "path": unit })).await;
        assert_eq!(done.body.get(WORK), None);
        let done = patch(json!({ "op": "replace", "value": { "name.familyName": "Virtanen", "id": "x" } })).await;
        assert_eq!(done.body["name"], json!({ "givenName": "Aino", "familyName": "Virtanen" }));
        assert_eq!(patch(json!({ "op": "add", "path": "phoneNumbers", "value": "1" })).await.status, 200);
        for (operation, kind) in [
            (json!({ "op": "replace", "path": "id", "value": "x" }), "mutability"),
            (json!({ "op": "remove", "path": "userName" }), "mutability"),
            (json!({ "op": "remove" }), "noTarget"),
            (json!({ "op": "replace", "path": r#"emails[type eq "home"].value"#, "value": "x" }), "noTarget"),
            (json!({ "op": "replace", "path": "nonsense", "value": "x" }), "invalidPath"),
            (json!({ "op": "swim" }), "invalidSyntax"),
            (json!({ "op": "replace", "path": "displayName", "value": "x".repeat(500) }), "invalidValue"),
            (json!({ "op": "replace", "path": "title", "value": "\u{0}" }), "invalidValue"),
        ] {
            assert_eq!(patch(operation.clone()).await.fault(), (400, kind), "{operation:.80}");
        }
        // All or nothing.
        let before = directory.get(&path).await.body;
        let body = json!({ "Operations": [
            { "op": "replace", "path": "title", "value": "New" }, { "op": "replace", "path": "id", "value": "x" },
        ] });
        assert_eq!(directory.ask(Method::PATCH, &path, Some(&body)).await.status, 400);
        assert_eq!(directory.get(&path).await.body, before);
    });
}
