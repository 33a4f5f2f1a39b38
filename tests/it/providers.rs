//! Organisations' providers: added, changed, tested and disabled by administrators, or declared in a file.

mod file;

use http::Method;
use sund::sso::callback_path;
use sund_actions::sso::{self, By, KeptProvider};
use sund_domain::{
    ids::ProviderId,
    sso::{Intent, Joining, Level},
};
use sund_tests::{Network, Person, each_database, forms, html, routes::no_id};

const LIST: &str = "/administration/providers";
const NEW: &str = "/administration/providers/new";
const CHANGE: &str = "/administration/providers/{provider}";

type Fields = Vec<(&'static str, String)>;

fn new_form(network: &Network) -> Fields {
    forms::fields(NEW, network, &network.open).unwrap()
}

/// The form of the page as it stands, with what is changed in it.
async fn form_of(network: &Network, id: ProviderId, changes: &[(&'static str, &str)]) -> Fields {
    let page = network.get(&network.people.administrator, &format!("{LIST}/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let chosen = [("joining", "at-once"), ("algorithm", ""), ("do", "save")].map(|(k, v)| (k, v.to_owned()));
    let mut fields: Fields = forms::fields(CHANGE, network, &network.open)
        .unwrap()
        .into_iter()
        .filter(|(name, _)| !forms::is_chosen(name))
        .map(|(name, _)| (name, html::field(&page.body, name).unwrap_or_else(|| panic!("no {name}: {}", page.body))))
        .chain(chosen)
        .collect();
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

async fn kept(network: &Network, id: ProviderId) -> KeptProvider {
    sso::kept_provider(network.sund(), By::Operator, id).await.unwrap()
}

/// Adds the provider of the form; its id.
async fn added(network: &Network) -> ProviderId {
    let answer = network.post(&network.people.administrator, NEW, &new_form(network)).await;
    assert_eq!(answer.status, 303, "{}", html::text(&answer.body));
    let id = answer.location().strip_prefix(&format!("{LIST}/")).unwrap().split('?').next().unwrap();
    id.parse().unwrap()
}

/// The newest line of the audit log: act, what, detail. Time goes on, so that the next one is newer.
async fn last_line(network: &Network) -> (String, String, Option<String>) {
    use sea_orm::{ConnectionTrait as _, Statement};
    network.clock.forward(1_000);
    let on = network.connect().await;
    // What groups give is told beside it.
    let sql = "select act, what, detail from audit_log where act <> 'groups-mapped' order by at desc, id desc limit 1";
    let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap().unwrap();
    let line = (row.try_get("", "act").unwrap(), row.try_get("", "what").unwrap(), row.try_get("", "detail").unwrap());
    on.close().await.unwrap();
    line
}

#[test]
fn an_administrator_adds_and_changes_a_provider() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        let id = added(network).await;
        let row = kept(network, id).await;
        assert_eq!(row.domains, ["health.ee.example"]);
        assert_eq!(row.provider.rules.joining, Joining::Approval);
        assert_eq!(row.provider.rules.levels.of(["urn:mfa"]), Level::High);
        assert_eq!(row.provider.rules.mapping.email, "mail");
        assert_eq!(row.provider.rules.mapping.level, "acrs");
        assert_eq!(row.provider.rules.algorithm.as_deref(), Some("ES256"));
        let sealed = row.provider.secret_sealed.clone().unwrap();
        assert!(!sealed.contains("geheim"));
        let (act, what, detail) = last_line(network).await;
        assert_eq!(
            (act.as_str(), what.as_str(), detail),
            ("provider-added", "Ministry of Health (https://idp.health.ee.example/realms/one)", None)
        );
        let page = network.get(administrator, &format!("{LIST}/{id}")).await;
        assert!(
            page.body.contains("/sign-in/logout<")
                && page.body.contains(&callback_path("https://idp.health.ee.example/realms/one"))
        );
        assert!(!page.body.contains("geheim") && !page.body.contains(&sealed), "a secret goes one way");
        network.statements.take();
        assert!(network.get(administrator, LIST).await.body.contains("Ministry of Health"));
        assert_eq!(
            network.statements.take().len(),
            4,
            "who asks, providers, domains, the number: however many there are"
        );

        // Nothing changed is nothing written.
        network.statements.take();
        let same = form_of(network, id, &[("joining", "approval"), ("algorithm", "ES256")]).await;
        assert_eq!(network.post(administrator, &format!("{LIST}/{id}"), &same).await.status, 303);
        let writes = network.statements.take_writes();
        assert!(writes.iter().all(|sql| !sql.to_lowercase().contains("providers")), "{writes:?}");

        let changes = [("scopes", "email"), ("domains", "tai.ee.example\nhealth.ee.example"), ("secret", "Neues")];
        let changed = form_of(network, id, &changes).await;
        let answer = network.post(administrator, &format!("{LIST}/{id}"), &changed).await;
        assert_eq!(answer.status, 303, "{}", html::text(&answer.body));
        let row = kept(network, id).await;
        assert_eq!((row.provider.scopes.as_str(), row.domains.len()), ("email", 2));
        assert_ne!(row.provider.secret_sealed, Some(sealed));
        let (act, _, detail) = last_line(network).await;
        assert_eq!(act, "provider-changed");
        assert_eq!(detail.as_deref(), Some("secret, scopes, domains, joining, algorithm"));
    });
}

#[test]
fn a_secret_is_not_taken_to_another_issuer() {
    each_database(async |network| {
        let (administrator, id) = (&network.people.administrator, added(network).await);
        last_line(network).await;
        let here = format!("{LIST}/{id}");
        let elsewhere = form_of(network, id, &[("issuer", "https://idp.other.example")]).await;
        let answer = network.post(administrator, &here, &elsewhere).await;
        assert_eq!(answer.status, 422);
        assert!(html::text(&answer.body).contains("Please type it again"), "{}", answer.body);
        assert_eq!(html::field(&answer.body, "issuer").as_deref(), Some("https://idp.other.example"));
        let typed = form_of(network, id, &[("issuer", "https://idp.other.example"), ("secret", "anew")]).await;
        assert_eq!(network.post(administrator, &here, &typed).await.status, 303);
        let (_, what, detail) = last_line(network).await;
        assert!(what.contains("https://idp.other.example"), "{what}");
        assert!(detail.unwrap().starts_with("issuer (was https://idp.health.ee.example/realms/one), secret"));
        let public = form_of(network, id, &[("no_secret", "yes")]).await;
        assert_eq!(network.post(administrator, &here, &public).await.status, 303);
        assert_eq!(kept(network, id).await.provider.secret_sealed, None);
    });
}

/// Whoever is signed in through a provider that becomes another client, or another issuer, was vouched for by nobody.
#[test]
fn another_issuer_or_client_signs_its_people_out() {
    each_database(async |network| {
        let (administrator, chair) = (&network.people.administrator, &network.people.chair);
        let here = format!("{LIST}/{}", network.provider);
        let page = html::text(&network.get(administrator, &here).await.body);
        for told in ["with another issuer, everybody who is signed in with it is signed out", "With another client id"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
        let begun = sso::begin(network.sund(), &provider, "/", None, Intent::SignIn).await.unwrap();
        let harmless = form_of(network, network.provider, &[("scopes", "profile")]).await;
        assert_eq!(network.post(administrator, &here, &harmless).await.status, 303);
        assert_eq!(network.get(chair, "/").await.status, 200);
        let (_, _, detail) = last_line(network).await;
        assert_eq!(detail.as_deref(), Some("scopes"));
        // Both forms are taken while the administrator is still in.
        let (client, issuer) = (("client_id", "another"), ("issuer", "https://idp.another.example"));
        let secret = ("secret", "typed again");
        let forms = [
            ("client id", form_of(network, network.provider, &[client, secret]).await),
            ("issuer", form_of(network, network.provider, &[client, issuer, secret]).await),
        ];
        for (field, form) in forms {
            let mine = network.another_browser(&administrator.viewer).await;
            let theirs = network.another_browser(&chair.viewer).await;
            assert_eq!(network.post(&mine, &here, &form).await.status, 303);
            for person in [&mine, &theirs, chair] {
                assert_eq!(network.get(person, "/").await.status, 303, "{field}");
            }
            assert_eq!(network.get(&network.people.member, "/").await.status, 200, "of another provider");
            let (act, _, detail) = last_line(network).await;
            assert_eq!(act, "provider-changed");
            assert!(detail.unwrap().contains("sessions ended: "), "{field}");
        }
        assert!(sso::take(network.sund(), &begun.state, &begun.browser_token).await.unwrap().is_none());
    });
}

/// As when a session was begun in the moment in which its provider was disabled: it was not there yet to be ended.
#[test]
fn a_session_that_slipped_in_does_not_count() {
    each_database(async |network| {
        use sea_orm::{ConnectionTrait as _, Statement};
        let chair = &network.people.chair;
        let on = network.connect().await;
        let run = async |sql: &str, value: uuid::Uuid| {
            let statement = Statement::from_sql_and_values(on.get_database_backend(), sql, [value.into()]);
            on.execute_raw(statement).await.unwrap();
        };
        for (off, value, back) in [
            (
                "update providers set enabled = false where id = $1",
                network.provider.0,
                "update providers set enabled = true where id = $1",
            ),
            (
                "update people set approved_at = null where id = $1",
                chair.viewer.person.0,
                "update people set approved_at = 0 where id = $1",
            ),
        ] {
            assert_eq!(network.get(chair, "/").await.status, 200, "{off}");
            run(off, value).await;
            assert_eq!(network.get(chair, "/").await.status, 303, "{off}");
            let form = [("body", "A late text"), ("form", "")];
            let late = network.post(chair, &format!("/threads/{}/reply", network.open.question), &form).await;
            assert_eq!(late.status, 401, "{off}");
            assert_eq!(network.get(&network.people.member, "/").await.status, 200, "{off}");
            run(back, value).await;
        }
        let thread = network.get(chair, &format!("/threads/{}", network.open.question)).await;
        assert!(!thread.body.contains("A late text"), "{}", thread.body);
        on.close().await.unwrap();
    });
}

#[test]
fn nobody_is_known_by_an_address() {
    each_database(async |network| {
        let fields: Fields = new_form(network)
            .into_iter()
            .map(|(name, value)| (name, if name == "claim_external" { "preferred_username".to_owned() } else { value }))
            .collect();
        let answer = network.post(&network.people.administrator, NEW, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(html::text(&answer.body).contains("nobody can be known by this claim"), "{}", answer.body);
    });
}

#[test]
fn what_is_wrong_is_told_beside_its_field_and_what_was_typed_comes_back() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        added(network).await;
        let again = network.post(administrator, NEW, &new_form(network)).await;
        assert_eq!(again.status, 422);
        let text = html::text(&again.body);
        assert!(text.contains("Issuer: This is taken.") && text.contains("E-mail domains: This is taken."), "{text}");
        let mut wrong = new_form(network);
        for (name, value) in &mut wrong {
            match *name {
                "issuer" => *value = "http://idp.example".into(),
                "levels" => *value = "pwd = low\nmfa = medium".into(),
                "groups" => *value = "experts".into(),
                "domains" => *value = "somewhere".into(),
                _ => (),
            }
        }
        let answer = network.post(administrator, NEW, &wrong).await;
        assert_eq!(answer.status, 422);
        let text = html::text(&answer.body);
        for told in ["This is not an issuer", "Line 2 cannot be read", "Line 1 cannot be read", "not an e-mail domain"]
        {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert_eq!(html::field(&answer.body, "levels").as_deref(), Some("pwd = low\nmfa = medium"));
        assert_eq!(html::field(&answer.body, "secret").as_deref(), Some(""), "a secret does not come back");
        assert!(!answer.body.contains("geheim"));
    });
}

#[test]
fn for_everybody_else_there_is_nothing_here() {
    each_database(async |network| {
        let people = &network.people;
        let provider = network.provider;
        network.statements.take();
        for person in [&people.chair, &people.member, &people.outsider] {
            let nothing = network.get(person, "/administration/nothing").await;
            assert_eq!(nothing.status, 404);
            for address in [LIST.to_owned(), NEW.into(), format!("{LIST}/{provider}"), format!("{LIST}/{}", no_id())] {
                let answer = network.get(person, &address).await;
                assert_eq!((answer.status, &answer.body), (404, &nothing.body), "{address}");
            }
            for (address, pattern) in [
                (NEW.to_owned(), NEW),
                (format!("{LIST}/{provider}"), CHANGE),
                (format!("{LIST}/{provider}/disable"), "/administration/providers/{provider}/disable"),
                (format!("{LIST}/{provider}/enable"), "/administration/providers/{provider}/enable"),
            ] {
                let mut fields = forms::fields(pattern, network, &network.open).unwrap();
                assert_eq!(network.post(person, &address, &fields).await.status, 404, "{address}");
                fields.retain(|(name, _)| *name != "do");
                fields.push(("do", "test".into()));
                assert_eq!(network.post(person, &address, &fields).await.status, 404, "a test of {address}");
            }
            assert!(!network.get(person, "/settings").await.body.contains(LIST), "no link leads here");
        }
        let writes: Vec<_> = network.statements.take_writes();
        assert!(writes.iter().all(|sql| !sql.contains("provider")), "{writes:?}");
        assert!(network.get(&people.administrator, "/settings").await.body.contains(LIST));
        let unknown = network.get(&people.administrator, &format!("{LIST}/{}", no_id())).await;
        assert_eq!(unknown.status, 404);
    });
}

async fn is_in(network: &Network, person: &Person) -> bool {
    network.get(person, "/settings").await.status == 200
}

#[test]
fn disabling_ends_sessions_and_sign_in_at_once() {
    each_database(async |network| {
        let people = &network.people;
        // The Swedish one: the administrator has signed in with the Finnish one.
        let all = sso::all_providers(network.sund(), By::Operator).await.unwrap();
        let swedish = all.iter().find(|row| row.provider.country == "SE").unwrap().provider.id;
        assert!(is_in(network, &people.member).await && is_in(network, &people.chair).await);
        let disable = format!("{LIST}/{swedish}/disable");
        let answer = network.post(&people.administrator, &disable, &[] as &[(&str, &str)]).await;
        assert_eq!(answer.status, 303);
        assert!(!is_in(network, &people.member).await, "signed out");
        assert!(is_in(network, &people.chair).await, "of another provider");
        let (act, _, detail) = last_line(network).await;
        assert_eq!(act, "provider-disabled");
        assert!(detail.unwrap().starts_with("sessions ended: "));
        // One cannot even begin, and it is in no list.
        assert!(sso::by_id(network.sund(), swedish).await.unwrap().is_none());
        assert!(sso::by_domain(network.sund(), "social.se.example").await.unwrap().is_none());
        let page = network.get(&people.administrator, &format!("{LIST}/{swedish}")).await;
        assert!(html::text(&page.body).contains("Disabled"));
        // Its domain is still its own.
        let mut fields = new_form(network);
        fields.retain(|(name, _)| *name != "domains");
        fields.push(("domains", "social.se.example".into()));
        assert_eq!(network.post(&people.administrator, NEW, &fields).await.status, 422);
        let enable = format!("{LIST}/{swedish}/enable");
        assert_eq!(network.post(&people.administrator, &enable, &[] as &[(&str, &str)]).await.status, 303);
        assert!(sso::by_domain(network.sund(), "social.se.example").await.unwrap().is_some());
        assert!(!is_in(network, &people.member).await, "a session that has ended stays so");
    });
}

#[test]
fn a_test_says_in_words_what_is_wrong() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        let mut fields = new_form(network);
        for (name, value) in &mut fields {
            match *name {
                "issuer" => *value = "http://127.0.0.1:1/nobody".into(),
                "do" => *value = "test".into(),
                _ => (),
            }
        }
        network.statements.take();
        let answer = network.post(administrator, NEW, &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(html::text(&answer.body).contains("The provider cannot be reached"), "{}", answer.body);
        assert_eq!(html::field(&answer.body, "issuer").as_deref(), Some("http://127.0.0.1:1/nobody"));
        let writes = network.statements.take_writes();
        assert!(writes.iter().all(|sql| !sql.contains("provider")), "a test keeps nothing: {writes:?}");
        for (name, value) in &mut fields {
            if *name == "issuer" {
                value.clear();
            }
        }
        let answer = network.post(administrator, NEW, &fields).await;
        assert_eq!(answer.status, 422, "what cannot be an issuer is not tested");
    });
}

#[test]
fn forms_want_an_origin() {
    each_database(async |network| {
        let disable = format!("{LIST}/{}/disable", network.provider);
        let answer = network.request(&network.people.administrator, Method::POST, &disable).send().await;
        assert_eq!(answer.status, 403);
        assert!(kept(network, network.provider).await.enabled);
    });
}
