//! Platform administrators are made and removed at the command line, and let in whom nobody else can.

use sund::{
    config::{Command, parse},
    operate::administrators,
};
use sund_actions::{
    people,
    sso::{self, Arriving, ProviderRules, SignIn, Told},
};
use sund_domain::{ids::PersonId, sso::Joining};
use sund_tests::{Network, Person, each_database, html};

const PEOPLE: &str = "/administration/people";

/// What the command says: on success, or why it did nothing.
async fn command(network: &Network, arguments: &[&str]) -> Result<String, String> {
    let address = network.database_address();
    let given = ["sund", arguments[0], "--database-url", &address].into_iter().chain(arguments[1..].iter().copied());
    match parse(given).map(|cli| cli.command) {
        Ok(Command::AdministratorAdd(add)) => administrators::add(&add).await.map_err(|error| error.to_string()),
        Ok(Command::AdministratorRemove(remove)) => {
            administrators::remove(&remove).await.map_err(|error| error.to_string())
        }
        other => panic!("{other:?}"),
    }
}

async fn is_administrator(network: &Network, person: &Person) -> bool {
    let status = network.get(person, "/administration/providers").await.status;
    assert!(matches!(status, 200 | 404), "{status}");
    status == 200
}

#[test]
fn the_command_line_makes_and_removes_administrators_and_the_log_says_so() {
    each_database(async |network| {
        let (chair, first) = (&network.people.chair, &network.people.administrator);
        let (id, first_id) = (chair.viewer.person.to_string(), first.viewer.person.to_string());
        assert!(!is_administrator(network, chair).await);
        let last = command(network, &["administrator-remove", &first_id]).await.unwrap_err();
        assert!(last.contains("Vilja Vuori") && last.contains("--force"), "{last}");
        assert!(is_administrator(network, first).await);

        let done = command(network, &["administrator-add", &id]).await.unwrap();
        assert!(done.contains("Aino Kallio (Ministry of Justice, FI, https://idp.justice.fi.example)"), "{done}");
        assert!(is_administrator(network, chair).await);
        assert!(command(network, &["administrator-add", &id]).await.unwrap().contains("already"));
        command(network, &["administrator-remove", &first_id]).await.unwrap();
        assert!(!is_administrator(network, first).await, "at once");
        command(network, &["administrator-remove", &id, "--force"]).await.unwrap();
        assert!(!is_administrator(network, chair).await);
        command(network, &["administrator-add", "ADMINISTRATOR@somewhere.example"]).await.unwrap();
        assert!(is_administrator(network, first).await);

        let text = html::text(&network.get(first, "/administration/log").await.body);
        let times = |what: &str| text.matches(what).count();
        let told = (times("Made a platform administrator"), times("Is no platform administrator any more"));
        assert_eq!(told, (2, 2), "{text}");
        assert!(text.contains("at the command line") && text.contains(&id), "{text}");
    });
}

#[test]
fn who_cannot_be_told_apart_is_named_by_id() {
    each_database(async |network| {
        let several = command(network, &["administrator-add", "somebody@somewhere.example"]).await.unwrap_err();
        for person in [&network.people.chair, &network.people.member] {
            let viewer = &person.viewer;
            let line = several.lines().find(|line| line.starts_with(&viewer.person.to_string())).unwrap();
            assert!(line.contains(&viewer.name) && line.contains(&viewer.organisation_name), "{line}");
            assert!(!is_administrator(network, person).await);
        }
        let guest = network.guest(&network.open).await;
        for nobody in ["nobody@somewhere.example", "kaja@shelter.ee.example", &guest.viewer.person.to_string()] {
            assert!(command(network, &["administrator-add", nobody]).await.unwrap_err().contains("nobody"), "{nobody}");
        }
        let administrator = &network.people.administrator.viewer;
        people::end_account(network.sund(), administrator, network.people.member.viewer.person, "Left").await.unwrap();
        let ended = network.people.member.viewer.person.to_string();
        assert!(command(network, &["administrator-add", &ended]).await.is_err());
    });
}

/// Somebody of the Swedish organisation who waits to be let in.
async fn waits(network: &Network, subject: &str) -> PersonId {
    let all = sso::list(network.sund()).await.unwrap();
    let provider = all.into_iter().find(|one| one.country == "SE").unwrap();
    let rules = ProviderRules { joining: Joining::Approval, ..ProviderRules::default() };
    let provider = sso::Provider { rules, ..provider };
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: subject.into(),
        name: Some(format!("Wilma {subject}")),
        ..Told::default()
    };
    let done = sso::sign_in(network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
    assert!(matches!(done, SignIn::Waiting));
    let all = people::waiting_alone(network.sund(), &network.people.administrator.viewer).await.unwrap();
    all.into_iter().find(|one| one.author.name == format!("Wilma {subject}")).expect("nobody administers").author.person
}

#[test]
fn who_waits_where_nobody_administers_is_let_in_by_the_platform() {
    each_database(async |network| {
        let (platform, member) = (&network.people.administrator, &network.people.member);
        let first = waits(network, "First").await;
        let list = network.get(platform, PEOPLE).await;
        let text = html::text(&list.body);
        assert!(text.contains("Wilma First") && text.contains("Board of Social Affairs"), "{text}");
        assert!(!text.contains(&member.viewer.name), "only those who wait: {text}");
        for nobody in [member, &network.people.chair, &network.people.outsider] {
            assert_eq!(network.get(nobody, PEOPLE).await.status, 404);
            assert_eq!(people::waiting_alone(network.sund(), &nobody.viewer).await.unwrap(), Vec::new());
        }
        let account = format!("{PEOPLE}/{first}");
        assert_eq!(network.post(platform, &format!("{account}/approve"), &[("", "")]).await.status, 303);
        assert!(!html::text(&network.get(platform, PEOPLE).await.body).contains("Wilma First"));
        let log = html::text(&network.get(platform, "/administration/log").await.body);
        assert!(log.contains("Wilma First"), "{log}");

        waits(network, "Second").await;
        assert_eq!(network.post(platform, &format!("{account}/administrator"), &[("set", "yes")]).await.status, 303);
        let text = html::text(&network.get(platform, PEOPLE).await.body);
        assert!(!text.contains("Wilma Second"), "the organisation's own administrator lets in: {text}");
        people::end_account(network.sund(), &platform.viewer, first, "Left").await.unwrap();
        let text = html::text(&network.get(platform, PEOPLE).await.body);
        assert!(text.contains("Wilma Second"), "nobody administers it any more: {text}");
    });
}
