//! A person whom the directory told of, and the same person signing in: one, never two, and never found by an address.

use super::{Directory, is_in, subject};
use http::Method;
use serde_json::json;
use sund_actions::sso::{self, SignIn, Told};
use sund_domain::{
    ids::PersonId,
    sso::{Joining, Mapping},
};
use sund_tests::{Network, each_database};

/// The same provider with other rules.
async fn with_rules(network: &Network, directory: &Directory<'_>, change: impl FnOnce(&mut sso::ProviderRules)) {
    use sea_orm::{ConnectionTrait as _, Statement};
    let mut rules = directory.provider.rules.clone();
    change(&mut rules);
    let on = network.connect().await;
    let sql = "update providers set joining = $2, mapping = $3 where id = $1";
    let mapping = serde_json::to_string(&rules.mapping).unwrap();
    let values = [directory.provider.id.0.into(), rules.joining.code().into(), mapping.into()];
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
}

async fn arrive(directory: &Directory<'_>, told: Told) -> SignIn {
    let network = directory.network;
    let provider = sso::by_id(network.sund(), directory.provider.id).await.unwrap().unwrap();
    let told = Told { issuer: provider.issuer.clone(), name: Some("Aino Kallio".into()), ..told };
    sso::sign_in(network.sund(), &provider, &told, &sso::Arriving::default()).await.unwrap()
}

fn person(done: &SignIn) -> PersonId {
    match done {
        SignIn::In { person, .. } => *person,
        SignIn::Waiting => panic!("waits"),
        SignIn::AccountEnded => panic!("the account has ended"),
        _ => panic!("not let in"),
    }
}

#[test]
fn who_was_told_of_signs_in_as_that_person() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        with_rules(network, &directory, |rules| rules.joining = Joining::Approval).await;
        let work = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        let body = json!({ "userName": "aino@justice.fi.example", "externalId": "sub-1", work: { "department": "Police" },
            "emails": [{ "value": "aino@justice.fi.example" }] });
        let made = directory.post("/Users", &body).await.id();
        let made = directory.person(&made).await;
        // The organisation itself has said so: nobody has to agree.
        let told = || Told { subject: "sub-1".into(), ..Told::default() };
        assert_eq!(person(&arrive(&directory, told()).await), made);
        // What the ID token says nothing of stays as the directory told it.
        let account = format!("/administration/people/{made}");
        let page = network.get(&network.people.administrator, &account).await.body;
        assert!(page.contains("Police") && page.contains("aino@justice.fi.example"));
        // The same address, another subject: another person, who waits.
        let stranger =
            Told { subject: "sub-2".into(), email: Some("aino@justice.fi.example".into()), ..Told::default() };
        assert!(matches!(arrive(&directory, stranger).await, SignIn::Waiting));
        // Who waits and is then told of need not wait.
        let late = directory.user("late", "sub-2").await.id();
        let late = directory.person(&late).await;
        let told = Told { subject: "sub-2".into(), ..Told::default() };
        assert_eq!(person(&arrive(&directory, told).await), late);
        assert_ne!(late, made);
    });
}

#[test]
fn who_signed_in_first_is_adopted_and_not_doubled() {
    each_database(async |network| {
        let directory = Directory::swedish(network).await;
        let author = &network.people.author;
        let adopted = directory.user("author@x.example", &subject(author)).await;
        assert_eq!(directory.person(&adopted.id()).await, author.viewer.person);
        assert_ne!(adopted.id(), author.viewer.person.to_string(), "a directory has ids of its own");
        assert!(is_in(network, &author.token).await, "and stays signed in");
        let twice = directory.post("/Users", &json!({ "userName": "two", "externalId": subject(author) })).await;
        assert_eq!(twice.fault(), (409, "uniqueness"));
        // Told of without what the directory calls them: somebody else, until it says more, and then it is too late.
        let made = directory.post("/Users", &json!({ "userName": "member" })).await;
        let other = directory.person(&made.id()).await;
        assert_ne!(other, network.people.member.viewer.person);
        let says = json!({ "op": "add", "path": "externalId", "value": subject(&network.people.member) });
        let path = format!("/Users/{}", made.id());
        assert_eq!(directory.patch(&path, says).await.fault(), (409, "uniqueness"));
        let says = json!({ "op": "add", "path": "externalId", "value": "sub-9" });
        assert_eq!(directory.patch(&path, says).await.status, 200);
        let told = Told { subject: "sub-9".into(), ..Told::default() };
        assert_eq!(person(&arrive(&directory, told).await), other);
        // A slip is put right: the old subject is nobody any more, the new one is this person.
        let says = json!({ "op": "replace", "path": "externalId", "value": "sub-10" });
        assert_eq!(directory.patch(&path, says).await.status, 200);
        let told = |subject: &str| Told { subject: subject.into(), ..Told::default() };
        assert_eq!(person(&arrive(&directory, told("sub-10")).await), other);
        assert_ne!(person(&arrive(&directory, told("sub-9")).await), other);
    });
}

/// Entra ID: `sub` is another one for every application, `oid` is what the directory calls the person.
#[test]
fn a_claim_can_say_what_the_directory_calls_somebody() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let external =
            |rules: &mut sso::ProviderRules| rules.mapping = Mapping { external: "oid".into(), ..Mapping::default() };
        with_rules(network, &directory, external).await;
        let told = |subject: &str, oid: &str| Told {
            subject: subject.into(),
            external: (!oid.is_empty()).then(|| oid.to_owned()),
            ..Told::default()
        };
        // Told of first.
        let made = directory.user("aino", "oid-1").await.id();
        let made = directory.person(&made).await;
        let other = person(&arrive(&directory, told("oid-1", "")).await);
        assert_ne!(other, made, "a subject that looks like the id is not the claim");
        assert_eq!(person(&arrive(&directory, told("pairwise-1", "oid-1")).await), made);
        assert_eq!(person(&arrive(&directory, told("pairwise-1", "")).await), made, "known from now on");
        let second = person(&arrive(&directory, told("pairwise-2", "oid-1")).await);
        assert_ne!(second, made, "who has an identity is given to no other subject");
        // Signed in first.
        let first = person(&arrive(&directory, told("pairwise-3", "oid-3")).await);
        let bertta = directory.user("bertta", "oid-3").await.id();
        assert_eq!(directory.person(&bertta).await, first);
        // Put out before they ever came.
        let out = directory.user("cecilia", "oid-4").await;
        directory
            .patch(&format!("/Users/{}", out.id()), json!({ "op": "replace", "path": "active", "value": false }))
            .await;
        assert!(matches!(arrive(&directory, told("pairwise-4", "oid-4")).await, SignIn::AccountEnded));
        // Another organisation's provider says the same claim: nobody of this one.
        let swedish = Directory::swedish(network).await;
        let theirs = person(&arrive(&swedish, told("pairwise-5", "oid-3")).await);
        assert_ne!(theirs, first);
    });
}

#[test]
fn who_was_deleted_and_is_told_of_again_is_the_same_person() {
    each_database(async |network| {
        let directory = Directory::swedish(network).await;
        let member = &network.people.member;
        let id = directory.user("member", &subject(member)).await.id();
        assert_eq!(directory.ask(Method::DELETE, &format!("/Users/{id}"), None).await.status, 204);
        assert!(!is_in(network, &member.token).await);
        assert!(matches!(directory.sign_in(&subject(member)).await, SignIn::AccountEnded));
        // Somebody new may be given the old name: it is not who they are.
        assert_ne!(directory.user("member", "somebody-else").await.id(), id);
        assert_eq!(directory.user("member-again", &subject(member)).await.id(), id);
        assert_eq!(person(&directory.sign_in(&subject(member)).await), member.viewer.person);
    });
}
