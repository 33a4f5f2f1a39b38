//! Who administers an organisation sees, lets in and ends its people, and nobody else's; for others the pages are not
//! there.

use openidconnect::url::form_urlencoded::byte_serialize;
use sund_actions::{
    people,
    sso::{self, Arriving, ProviderRules, SignIn, Told},
};
use sund_domain::{ids::PersonId, sso::Joining};
use sund_tests::{Network, Person, each_database};

const PEOPLE: &str = "/administration/people";

/// The outsider administers the Swedish organisation, whose people are the member and the author.
async fn administrator(network: &Network) -> &Person {
    let outsider = &network.people.outsider;
    let person = outsider.viewer.person;
    people::appoint_administrator(network.sund(), &network.people.administrator.viewer, person, true).await.unwrap();
    outsider
}

/// Somebody of the Finnish organisation who waits to be let in.
async fn waits(network: &Network) -> (sso::Provider, Told, PersonId) {
    let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    let rules = ProviderRules { joining: Joining::Approval, ..ProviderRules::default() };
    let provider = sso::Provider { rules, ..provider };
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: "waits".into(),
        name: Some("Wilma Waits".into()),
        ..Told::default()
    };
    assert!(matches!(arrive(network, &provider, &told).await, SignIn::Waiting));
    let platform = &network.people.administrator.viewer;
    let (colleagues, _) = people::colleagues(network.sund(), platform, "", None).await.unwrap();
    let first = &colleagues[0];
    assert_eq!((first.author.name.as_str(), first.waits), ("Wilma Waits", true), "those who wait come first");
    (provider, told, first.author.person)
}

async fn arrive(network: &Network, provider: &sso::Provider, told: &Told) -> SignIn {
    sso::sign_in(network.sund(), provider, told, &Arriving::default()).await.unwrap()
}

#[test]
fn an_administrator_sees_the_people_of_the_own_organisation_and_no_others() {
    each_database(async |network| {
        let people = &network.people;
        for nobody in [&people.outsider, &people.chair, &people.member] {
            assert_eq!(network.get(nobody, PEOPLE).await.status, 404);
            let account = format!("{PEOPLE}/{}", people.author.viewer.person);
            assert_eq!(network.get(nobody, &account).await.status, 404);
        }
        let administrator = administrator(network).await;
        let list = network.get(administrator, PEOPLE).await;
        assert_eq!(list.status, 200);
        for (person, shown) in [(&people.member, true), (&people.author, true), (&people.chair, false)] {
            assert_eq!(list.body.contains(&person.viewer.name), shown, "{}", person.viewer.name);
            let account = network.get(administrator, &format!("{PEOPLE}/{}", person.viewer.person)).await;
            assert_eq!(account.status, if shown { 200 } else { 404 });
        }
        let other = format!("{PEOPLE}/{}/end", people.chair.viewer.person);
        assert_eq!(network.post(administrator, &other, &[("reason", "None of mine")]).await.status, 404);
        let own = format!("{PEOPLE}/{}/end", administrator.viewer.person);
        assert_eq!(network.post(administrator, &own, &[("reason", "Myself")]).await.status, 403);
    });
}

#[test]
fn an_ended_account_is_over_at_once_and_for_good() {
    each_database(async |network| {
        let (administrator, member) = (administrator(network).await, &network.people.member);
        let account = format!("{PEOPLE}/{}", member.viewer.person);
        let empty = network.post(administrator, &format!("{account}/end"), &[("reason", " ")]).await;
        assert_eq!(empty.status, 422, "why is not said");
        assert!(empty.body.contains("aria-invalid"), "{}", empty.body);
        assert_eq!(network.get(member, "/").await.status, 200);

        let done = network.post(administrator, &format!("{account}/end"), &[("reason", "Left the ministry")]).await;
        assert_eq!((done.status, done.location()), (303, PEOPLE));
        assert_eq!(network.get(member, "/").await.status, 303, "signed out");
        assert_eq!(network.get(administrator, &account).await.status, 404);
        assert!(!network.get(administrator, "/people").await.body.contains(&member.viewer.name));
        // What they wrote stays.
        let thread = network.get(administrator, &format!("/threads/{}", network.open.question)).await;
        assert!(thread.body.contains(&member.viewer.name));
        let provider = sso::list(network.sund()).await.unwrap();
        let provider = provider.iter().find(|one| one.organisation == member.viewer.organisation).unwrap();
        let told = Told { issuer: provider.issuer.clone(), subject: member.viewer.name.clone(), ..Told::default() };
        assert!(matches!(arrive(network, provider, &told).await, SignIn::AccountEnded));
    });
}

#[test]
fn who_must_be_let_in_waits_for_the_administrator() {
    each_database(async |network| {
        let (provider, told, person) = waits(network).await;
        let administrator = &network.people.administrator;
        assert_eq!(
            network.get(administrator, &format!("/people/{person}")).await.status,
            404,
            "nobody knows of them yet"
        );
        let account = format!("{PEOPLE}/{person}");
        assert!(network.get(administrator, &account).await.body.contains("waits to be let in"));
        for _ in 0..2 {
            let done = network.post(administrator, &format!("{account}/approve"), &[("", "")]).await;
            assert_eq!(done.status, 303);
        }
        let SignIn::In { token, .. } = arrive(network, &provider, &told).await else { panic!("let in") };
        assert!(sso::viewer(network.sund(), &token).await.unwrap().is_some());
        assert_eq!(network.get(administrator, &format!("/people/{person}")).await.status, 200);
    });
}

#[test]
fn an_administrator_is_appointed_and_dismissed() {
    each_database(async |network| {
        let (platform, chair) = (&network.people.administrator, &network.people.chair);
        let set = async |who: &Person, yes: &str| {
            let path = format!("{PEOPLE}/{}/administrator", chair.viewer.person);
            network.post(who, &path, &[("set", yes)]).await.status
        };
        assert_eq!(set(&network.people.outsider, "yes").await, 404);
        assert_eq!(network.get(chair, PEOPLE).await.status, 404);
        assert_eq!(set(platform, "yes").await, 303);
        let home = network.get(chair, "/").await;
        assert!(home.body.contains(&format!(r#"href="{PEOPLE}""#)), "the way there is in the menu");
        assert_eq!(network.get(chair, PEOPLE).await.status, 200);
        assert_eq!(set(chair, "no").await, 403, "nobody takes it from themselves");
        assert_eq!(set(platform, "no").await, 303);
        assert_eq!(network.get(chair, PEOPLE).await.status, 404);
    });
}

#[test]
fn one_sees_where_one_is_signed_in_and_ends_it_there() {
    each_database(async |network| {
        let here = &network.people.member;
        let there = network.another_browser(&here.viewer).await;
        let page = network.get(here, "/settings/sessions").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.body.matches("This browser").count(), 1);
        let end = page.body.split(r#"action="/settings/sessions/"#).nth(1).unwrap().split('"').next().unwrap();
        let end = format!("/settings/sessions/{}", end.replace("&amp;", "&"));
        assert_eq!(network.post(&network.people.author, &end, &[("", "")]).await.status, 403, "somebody else's form");
        let bare = end.split('?').next().unwrap();
        assert_eq!(
            network.post(&network.people.author, bare, &[("", "")]).await.status,
            404,
            "somebody else's session"
        );
        assert_eq!(network.get(&there, "/").await.status, 200);
        assert_eq!(network.post(here, &end, &[("", "")]).await.status, 303);
        assert_eq!(network.get(&there, "/").await.status, 303, "out");
        let again = network.another_browser(&here.viewer).await;
        assert_eq!(network.post(here, "/settings/sessions/end-others", &[("", "")]).await.status, 303);
        assert_eq!((network.get(&again, "/").await.status, network.get(here, "/").await.status), (303, 200));
    });
}

/// So many more people of the Swedish organisation, by hand: "Karin Nnnn Ek".
async fn many(network: &Network, count: usize) {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    let sql = "insert into people (id, organisation_id, name, title, topics, administrator, time_zone, theme, joined_at, \
        unit, approved_at, guest) values ($1, $2, $3, '', '', false, 'UTC', 'system', 0, '', $4, false)";
    for n in 0..count {
        // The last of them wait.
        let approved = (n + 3 < count).then_some(0_i64);
        let values = [
            network.sund().new_id::<uuid::Uuid>().into(),
            network.people.outsider.viewer.organisation.0.into(),
            format!("Karin {n:04} Ek").into(),
            approved.into(),
        ];
        on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    }
    on.close().await.unwrap();
}

/// The names on a page of the list, and the way to the next.
async fn listed(network: &Network, who: &Person, page: &str) -> (Vec<String>, Option<String>) {
    let answer = network.get(who, page).await;
    assert_eq!(answer.status, 200, "{page}");
    let names = answer.body.split(r#"<a href="/administration/people/"#).skip(1);
    let names = names.map(|part| part.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()).collect();
    let next = answer
        .body
        .split(r#"rel="next" href=""#)
        .nth(1)
        .map(|part| part.split('"').next().unwrap().replace("&amp;", "&"));
    (names, next)
}

#[test]
fn all_people_of_a_large_organisation_are_found_page_by_page_and_by_name() {
    each_database(async |network| {
        let administrator = administrator(network).await;
        many(network, 250).await;
        let (mut all, mut page) = (Vec::new(), Some(PEOPLE.to_owned()));
        while let Some(here) = page {
            let (names, next) = listed(network, administrator, &here).await;
            assert!(names.len() <= 100, "{}", names.len());
            all.extend(names);
            page = next;
        }
        assert_eq!(all.len(), 250 + 3, "everybody, once");
        assert_eq!(all[..3], ["Karin 0247 Ek", "Karin 0248 Ek", "Karin 0249 Ek"], "those who wait come first");
        let rest: Vec<String> = all[3..].iter().map(|name| name.to_lowercase()).collect();
        assert!(rest.is_sorted(), "{rest:?}");
        for (typed, found) in [
            ("ols", vec![]),
            ("olg", vec!["Olga Sj\u{f6}berg"]),
            ("sj\u{f6}", vec!["Olga Sj\u{f6}berg"]),
            ("lund", vec!["Birgitta Lund"]),
            ("irgitta", vec![]),
            ("karin 0007", vec!["Karin 0007 Ek"]),
            ("0012", vec!["Karin 0012 Ek"]),
            ("%", vec![]),
            ("_arin", vec![]),
            ("\\", vec![]),
            // Of the Finnish organisation.
            ("aino", vec![]),
        ] {
            let typed: String = byte_serialize(typed.as_bytes()).collect();
            assert_eq!(listed(network, administrator, &format!("{PEOPLE}?name={typed}")).await.0, found, "{typed}");
        }
        let (names, next) = listed(network, administrator, &format!("{PEOPLE}?name=karin")).await;
        assert_eq!((names.len(), next.as_deref().is_some_and(|next| next.contains("name=karin"))), (100, true));
        assert_eq!(listed(network, administrator, &next.unwrap()).await.0.len(), 100);
        // One begins after people whom one may see, and nobody else.
        let elsewhere = format!("{PEOPLE}?after={}", network.people.chair.viewer.person);
        assert_eq!(network.get(administrator, &elsewhere).await.status, 404);
        for nobody in [&network.people.chair, &network.people.member] {
            assert_eq!(network.get(nobody, &format!("{PEOPLE}?name=a")).await.status, 404);
        }
    });
}
