//! Directories of organisations for which somebody does not work, or not any more: what is theirs, and nothing else.

use super::{
    Directory,
    groups::{mapped, standing},
    is_in, lines,
    signing_in::with_rules,
    subject,
};
use http::Method;
use serde_json::{Value, json};
use sund_actions::sso::{self, Arriving, SignIn, Told};
use sund_domain::{
    ids::PersonId,
    sso::{Intent, Joining},
    workgroups::Standing,
};
use sund_tests::{Network, Person, each_database};

/// The chair, who works in Finland, signs in with the Swedish ministry as well; its directory knows them by this id.
async fn known_to_both(network: &Network) -> (Directory<'_>, String) {
    let (chair, directory) = (&network.people.chair, Directory::swedish(network).await);
    let told = told(&directory, "chair-in-sweden", network);
    let intent = Intent::Link { person: chair.viewer.person };
    let browser = network.another_browser(&chair.viewer).await;
    let arriving = Arriving { replaces: Some(&browser.token), intent, ..Arriving::default() };
    let done = sso::sign_in(network.sund(), &directory.provider, &told, &arriving).await.unwrap();
    assert!(matches!(done, SignIn::In { person, .. } if person == chair.viewer.person));
    let made = directory.user("chair", "chair-in-sweden").await.id();
    assert_eq!(directory.person(&made).await, chair.viewer.person, "adopted, not doubled");
    (directory, made)
}

fn told(directory: &Directory<'_>, subject: &str, network: &Network) -> Told {
    let authenticated = Some(network.now());
    Told { issuer: directory.provider.issuer.clone(), subject: subject.into(), authenticated, ..Told::default() }
}

async fn account(network: &Network, person: PersonId) -> String {
    let administrator = &network.people.administrator;
    network.get(administrator, &format!("/administration/people/{person}")).await.body
}

fn active(active: bool) -> Value {
    json!({ "op": "replace", "path": "active", "value": active })
}

#[test]
fn what_is_said_of_somebody_elses_people_shows_nowhere() {
    each_database(async |network| {
        let (directory, id) = known_to_both(network).await;
        let chair = &network.people.chair;
        let work = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        let body = json!({ "userName": "chair", "externalId": "chair-in-sweden", "displayName": "Another Name",
            "title": "Another title", "emails": [{ "value": "another@x.example" }], work: { "department": "Another unit" } });
        let put = directory.ask(Method::PUT, &format!("/Users/{id}"), Some(&body)).await;
        assert_eq!((put.status, &put.body["displayName"]), (200, &json!("Another Name")), "the directory hears itself");
        let page = network.get(&network.people.member, &format!("/people/{}", chair.viewer.person)).await.body;
        let account = account(network, chair.viewer.person).await;
        for page in [page, account] {
            assert!(
                page.contains(&chair.viewer.name) && !page.contains("Another") && !page.contains("another@"),
                "{page}"
            );
        }
        assert!(!put.body.to_string().contains(&chair.viewer.name), "and nothing of what others say");
    });
}

#[test]
fn who_is_put_out_by_another_organisation_loses_that_sign_in_and_nothing_else() {
    each_database(async |network| {
        let (directory, id) = known_to_both(network).await;
        let (chair, path) = (&network.people.chair, format!("/Users/{id}"));
        let elsewhere =
            |done: SignIn| matches!(done, SignIn::WorksElsewhere { person, .. } if person == chair.viewer.person);
        assert!(elsewhere(directory.sign_in("chair-in-sweden").await));
        let out = directory.patch(&path, active(false)).await;
        assert_eq!((out.status, &out.body["active"]), (200, &json!(false)));
        assert!(is_in(network, &chair.token).await, "what was signed in elsewhere goes on");
        assert!(matches!(directory.sign_in("chair-in-sweden").await, SignIn::AccountEnded));
        let finnish = Directory::finnish(network).await;
        assert!(matches!(finnish.sign_in(&subject(chair)).await, SignIn::In { .. }));
        let work = network.works_for(&chair.viewer, &directory.provider, "chair-in-sweden").await;
        assert!(matches!(work, SignIn::AccountEnded), "nor works there");
        let (_, detail) = lines(network, "person-deactivated").await.remove(0);
        assert!(detail.contains("the account goes on"), "{detail}");
        // Saying so twice is saying it once.
        directory.patch(&path, active(false)).await;
        assert_eq!(lines(network, "person-deactivated").await.len(), 1);
        assert_eq!(directory.patch(&path, active(true)).await.body["active"], true);
        assert!(elsewhere(directory.sign_in("chair-in-sweden").await));
        // Deleted, told of again: the same id, the same person.
        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        assert_eq!(directory.get(&path).await.status, 404);
        assert!(matches!(directory.sign_in("chair-in-sweden").await, SignIn::AccountEnded));
        assert!(is_in(network, &chair.token).await);
        let again = directory.user("chair-again", "chair-in-sweden").await;
        assert_eq!((again.id(), &again.body["active"]), (id, &json!(true)));
        assert!(elsewhere(directory.sign_in("chair-in-sweden").await));
    });
}

#[test]
fn several_directories_know_one_person_each_by_its_own_id() {
    each_database(async |network| {
        let (swedish, theirs) = known_to_both(network).await;
        let (chair, finnish) = (&network.people.chair, Directory::finnish(network).await);
        let ours = finnish.user("chair", &subject(chair)).await.id();
        assert_ne!(ours, theirs);
        assert_eq!(finnish.person(&ours).await, swedish.person(&theirs).await);
        assert_eq!(swedish.get(&format!("/Users/{ours}")).await.status, 404);
        // Their own organisation ends the account; of that the other one hears nothing.
        finnish.patch(&format!("/Users/{ours}"), active(false)).await;
        assert!(!is_in(network, &chair.token).await);
        assert!(matches!(swedish.sign_in("chair-in-sweden").await, SignIn::AccountEnded));
        assert_eq!(swedish.get(&format!("/Users/{theirs}")).await.body["active"], true);
        // And cannot let them in.
        swedish.patch(&format!("/Users/{theirs}"), active(false)).await;
        swedish.patch(&format!("/Users/{theirs}"), active(true)).await;
        assert!(matches!(swedish.sign_in("chair-in-sweden").await, SignIn::AccountEnded));
        finnish.patch(&format!("/Users/{ours}"), active(true)).await;
        assert!(matches!(swedish.sign_in("chair-in-sweden").await, SignIn::WorksElsewhere { .. }));
    });
}

/// A chair of whom their directory says that they have left, and who was to hand the chair over at a later day.
#[test]
fn a_chair_whom_a_directory_removes_has_handed_over_before_their_day() {
    each_database(async |network| {
        let (people, place, finnish) = (&network.people, &network.closed, Directory::finnish(network).await);
        let (chair, member) = (&people.chair, &people.member);
        let id = finnish.user("chair", &subject(chair)).await.id();
        let base = format!("/workgroups/{}", place.slug);
        let named = [("member", member.viewer.person.to_string()), ("until", "2027-06-30".into())];
        assert_eq!(network.post(chair, &format!("{base}/handover"), &named).await.status, 303);
        let page = network.get(member, &base).await.body;
        let from = page.find(&format!("{base}/handover/")).expect("it names them");
        let at = page[from..].split(['"', '?']).next().unwrap();
        assert_eq!(network.post(member, at, &[("set", "yes")]).await.status, 303);
        assert_eq!(network.get(member, &format!("{base}/settings")).await.status, 403, "not yet");
        assert_eq!(finnish.ask(Method::DELETE, &format!("/Users/{id}"), None).await.status, 204);
        sund_actions::workgroups::hand_over_due(network.sund()).await.unwrap();
        assert_eq!(network.get(member, &format!("{base}/settings")).await.status, 200);
        assert!(!is_in(network, &chair.token).await);
    });
}

/// Whoever changes ministries: the directory of the one that they left says who signs in by it, and no more.
#[test]
fn the_directory_of_the_organisation_that_one_left_ends_no_account() {
    each_database(async |network| {
        let (swedish, theirs) = known_to_both(network).await;
        let (chair, finnish) = (&network.people.chair, Directory::finnish(network).await);
        let ours = finnish.user("chair", &subject(chair)).await.id();
        // Whom its directory tells of, nobody else has to let in.
        with_rules(network, &swedish, |rules| rules.joining = Joining::Approval).await;
        let strict = sso::by_id(network.sund(), swedish.provider.id).await.unwrap().unwrap();
        let done = network.works_for(&chair.viewer, &strict, "chair-in-sweden").await;
        assert!(matches!(done, SignIn::In { .. }));
        assert!(!is_in(network, &chair.token).await, "nobody is signed in for an organisation that they have left");
        assert_eq!(finnish.get(&format!("/Users/{ours}")).await.status, 200, "what it knows it knows");
        finnish.patch(&format!("/Users/{ours}"), active(false)).await;
        assert!(matches!(finnish.sign_in(&subject(chair)).await, SignIn::AccountEnded));
        let SignIn::In { token, .. } = swedish.sign_in("chair-in-sweden").await else { panic!("goes on") };
        // The one for which they work now says more.
        swedish.patch(&format!("/Users/{theirs}"), active(false)).await;
        assert!(!is_in(network, &token).await);
        assert!(matches!(swedish.sign_in("chair-in-sweden").await, SignIn::AccountEnded));
    });
}

#[test]
fn a_sign_in_that_was_removed_is_not_tied_again() {
    each_database(async |network| {
        let (directory, id) = known_to_both(network).await;
        let chair: &Person = &network.people.chair;
        sso::drop_identity(network.sund(), &chair.viewer, &chair.token_hash, directory.provider.id).await.unwrap();
        assert_eq!(directory.get(&format!("/Users/{id}")).await.status, 404);
        let again = directory.user("chair", "chair-in-sweden").await.id();
        assert_ne!(directory.person(&again).await, chair.viewer.person, "somebody new");
        assert!(
            matches!(directory.sign_in("chair-in-sweden").await, SignIn::In { person, .. } if person != chair.viewer.person)
        );
    });
}

/// Told of by a directory, never come, nothing in it: whoever shows both sign-ins takes that over without being asked.
#[test]
fn who_was_only_told_of_is_taken_over_and_stays_what_the_directory_knows() {
    each_database(async |network| {
        let (chair, directory) = (&network.people.chair, Directory::swedish(network).await);
        let id = directory.user("chair", "chair-in-sweden").await.id();
        let before = directory.person(&id).await;
        let group = json!({ "displayName": "Some", "members": [{ "value": id }] });
        let group = format!("/Groups/{}", directory.post("/Groups", &group).await.id());
        let intent = Intent::Link { person: chair.viewer.person };
        let arriving = Arriving { replaces: Some(&chair.token), intent, ..Arriving::default() };
        let told = told(&directory, "chair-in-sweden", network);
        let done = sso::sign_in(network.sund(), &directory.provider, &told, &arriving).await.unwrap();
        assert!(matches!(done, SignIn::In { person, .. } if person == chair.viewer.person));
        assert_eq!(directory.person(&id).await, chair.viewer.person, "under the same id");
        assert_eq!(directory.get(&format!("/Users/{id}")).await.body["active"], true);
        assert_eq!(directory.get(&group).await.body["members"][0]["value"], id.as_str());
        let page = format!("/people/{before}");
        assert_eq!(network.get(&network.people.member, &page).await.status, 404, "nobody is there twice");
        assert_eq!(lines(network, "account-joined").await.len(), 1);
        directory.patch(&format!("/Users/{id}"), active(false)).await;
        let on = network.get(&network.people.member, &format!("/people/{}", chair.viewer.person)).await;
        assert_eq!(on.status, 200, "and cannot end the account");
    });
}

/// Groups of an organisation give places to who works there; what they gave, they take from whoever has it.
#[test]
fn groups_give_nothing_to_who_works_elsewhere_and_take_what_they_gave() {
    each_database(async |network| {
        use sea_orm::{ConnectionTrait as _, Statement};
        let (somebody, directory) = (&network.people.administrator, mapped(network, "").await);
        let person = somebody.viewer.person;
        let intent = Intent::Link { person };
        let browser = network.another_browser(&somebody.viewer).await;
        let arriving = Arriving { intent, replaces: Some(&browser.token), ..Arriving::default() };
        let told = told(&directory, "in-sweden", network);
        sso::sign_in(network.sund(), &directory.provider, &told, &arriving).await.unwrap();
        let id = directory.user("somebody", "in-sweden").await.id();
        let body = json!({ "displayName": "experts", "members": [{ "value": id }] });
        let group = format!("/Groups/{}", directory.post("/Groups", &body).await.id());
        assert_eq!(standing(network, person).await, Standing::Outsider, "works in Finland");
        network.works_for(&somebody.viewer, &directory.provider, "in-sweden").await;
        let comes = async || assert!(matches!(directory.sign_in("in-sweden").await, SignIn::In { .. }));
        comes().await;
        assert_eq!(standing(network, person).await, Standing::Member);

        // As after a join: the place is here, and the person works in Finland.
        let on = network.connect().await;
        let moves = async || {
            let sql = "update people set organisation_id = $1 where id = $2";
            let values = [somebody.viewer.organisation.0.into(), person.0.into()];
            on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
        };
        moves().await;
        // The Finnish provider's sign-ins say nothing of it.
        let finnish = Directory::finnish(network).await;
        assert!(matches!(finnish.sign_in("administrator").await, SignIn::In { .. }));
        assert_eq!(standing(network, person).await, Standing::Member);
        directory.patch(&group, json!({ "op": "remove", "path": "members" })).await;
        assert_eq!(standing(network, person).await, Standing::Outsider, "taken by who gave it");
        let member = json!({ "op": "add", "path": "members", "value": [{ "value": id }] });
        directory.patch(&group, member).await;
        assert_eq!(standing(network, person).await, Standing::Outsider, "and not given again");

        network.works_for(&somebody.viewer, &directory.provider, "in-sweden").await;
        comes().await;
        assert_eq!(standing(network, person).await, Standing::Member);
        moves().await;
        directory.patch(&format!("/Users/{id}"), active(false)).await;
        assert_eq!(standing(network, person).await, Standing::Outsider, "goes with the sign-in");
        assert!(matches!(finnish.sign_in("administrator").await, SignIn::In { .. }));
        on.close().await.unwrap();
    });
}
