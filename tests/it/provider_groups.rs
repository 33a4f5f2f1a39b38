//! A provider's groups give places; in a confidential workgroup only if its chairs have allowed it, and never the chair.
//! Nobody enters one alone by way of a provider's settings.

use sund_actions::{
    sso::{self, Arriving, SignIn, Told},
    workgroups,
};
use sund_domain::{people::Viewer, workgroups::Standing};
use sund_tests::{Network, Place, each_database, html};

/// An administrator writes into the Finnish provider's settings what its groups give.
async fn mapped(network: &Network, groups: &str) -> sso::Provider {
    let pattern = "/administration/providers/{provider}";
    let form = sund_tests::forms::fields(pattern, network, &network.open).unwrap();
    // Its issuer and client stay: another one would sign its people out.
    let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    let typed = |name: &'static str, value: &str| match name {
        "groups" => groups.to_owned(),
        "issuer" => provider.issuer.clone(),
        "client_id" => provider.client_id.clone(),
        _ => value.to_owned(),
    };
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, typed(name, value))).collect();
    let page = format!("/administration/providers/{}", network.provider);
    let done = network.post(&network.people.administrator, &page, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    sso::by_id(network.sund(), network.provider).await.unwrap().unwrap()
}

/// Somebody who is in these groups signs in.
async fn arrive(network: &Network, provider: &sso::Provider, groups: &[&str]) -> Viewer {
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: "someone".into(),
        name: Some("Silja Saari".into()),
        groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()),
        ..Told::default()
    };
    let done = sso::sign_in(network.sund(), provider, &told, &Arriving::default()).await.unwrap();
    let SignIn::In { token, .. } = done else { panic!("somebody who may come in") };
    sso::viewer(network.sund(), &token).await.unwrap().unwrap().viewer
}

async fn stands(network: &Network, viewer: &Viewer, place: &Place) -> Option<Standing> {
    let all = workgroups::workgroups(network.sund(), viewer).await.unwrap();
    all.into_iter().find(|group| group.slug == place.slug).map(|group| group.standing)
}

async fn log_of(network: &Network, place: &Place) -> String {
    let log = network.get(&network.people.member, &format!("/workgroups/{}/log", place.slug)).await;
    html::text(&log.body)
}

async fn allow(network: &Network, set: &str) -> u16 {
    let path = format!("/workgroups/{}/protection/providers/{}", network.confidential.slug, network.provider);
    network.post(&network.people.chair, &path, &[("set", set)]).await.status
}

fn settings(network: &Network) -> String {
    let [open, closed, confidential] = network.places().map(|place| place.slug.as_str());
    format!(
        "leads = {open} (chair)\nleads = {closed} (chair)\nleads = {confidential} (chair)\nexperts = {confidential}"
    )
}

#[test]
fn what_groups_give_in_a_confidential_workgroup_its_chairs_say() {
    each_database(async |network| {
        let secret = &network.confidential;
        let provider = mapped(network, &settings(network)).await;
        let viewer = arrive(network, &provider, &["leads", "experts"]).await;
        assert_eq!(stands(network, &viewer, &network.open).await, Some(Standing::Chair), "as ever");
        assert_eq!(stands(network, &viewer, &network.closed).await, Some(Standing::Chair), "as ever");
        assert_eq!(stands(network, &viewer, secret).await, None, "nobody in it has agreed");

        let page = network.get(&network.people.chair, &format!("/workgroups/{}/protection", secret.slug)).await;
        let text = html::text(&page.body);
        assert!(text.contains("Ministry of Justice") && text.contains("experts, leads (chair)"), "{text}");
        let other =
            network.get(&network.people.chair, &format!("/workgroups/{}/protection", network.closed.slug)).await;
        assert!(!html::text(&other.body).contains("leads (chair)"), "a closed one is not asked");
        assert_eq!(allow(network, "yes").await, 303);
        assert!(log_of(network, secret).await.contains("Lets an organisation’s groups give places"));
        let viewer = arrive(network, &provider, &["leads", "experts"]).await;
        assert_eq!(stands(network, &viewer, secret).await, Some(Standing::Member), "never the chair");
        // What is taken back takes nothing that is there; what the groups no longer say is over.
        assert_eq!(allow(network, "no").await, 303);
        let viewer = arrive(network, &provider, &["leads"]).await;
        assert_eq!(stands(network, &viewer, secret).await, Some(Standing::Member));
        let viewer = arrive(network, &provider, &[]).await;
        assert_eq!(stands(network, &viewer, secret).await, None);
        let viewer = arrive(network, &provider, &["leads", "experts"]).await;
        assert_eq!(stands(network, &viewer, secret).await, None, "nothing new is given");
    });
}

#[test]
fn a_chair_that_was_given_before_stays_as_it_is() {
    each_database(async |network| {
        let secret = &network.confidential;
        let provider = mapped(network, &settings(network)).await;
        let viewer = arrive(network, &provider, &["leads"]).await;
        given(network, &viewer).await;
        for set in ["no", "yes"] {
            assert_eq!(allow(network, set).await, 303);
            let viewer = arrive(network, &provider, &["leads"]).await;
            assert_eq!(stands(network, &viewer, secret).await, Some(Standing::Chair), "{set}");
        }
    });
}

/// A place that claims gave in the confidential workgroup before its chairs were asked.
async fn given(network: &Network, viewer: &Viewer) {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    let sql = "insert into memberships (workgroup_id, person_id, role, since, source, provider_id) \
        select id, $2, 'chair', 0, 'claims', $3 from workgroups where slug = $1";
    let values = [network.confidential.slug.clone().into(), viewer.person.0.into(), network.provider.0.into()];
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
}

#[test]
fn who_may_allow_is_a_chair_and_only_what_asks_is_allowed() {
    each_database(async |network| {
        assert_eq!(allow(network, "yes").await, 404, "its settings name nothing here");
        mapped(network, &settings(network)).await;
        let path = |place: &Place| format!("/workgroups/{}/protection/providers/{}", place.slug, network.provider);
        let people = &network.people;
        for (who, place, wanted) in [
            (&people.member, &network.confidential, 403),
            (&people.outsider, &network.confidential, 404),
            (&people.administrator, &network.confidential, 404),
            (&people.chair, &network.closed, 404),
        ] {
            assert_eq!(network.post(who, &path(place), &[("set", "yes")]).await.status, wanted);
        }
        assert_eq!(allow(network, "yes").await, 303);
        assert_eq!(allow(network, "yes").await, 303);
        assert_eq!(log_of(network, &network.confidential).await.matches("Lets an organisation’s groups").count(), 1);
    });
}

#[test]
fn what_groups_give_is_told_to_those_whom_it_concerns() {
    each_database(async |network| {
        mapped(network, &settings(network)).await;
        for place in [&network.closed, &network.confidential] {
            let text = log_of(network, place).await;
            assert!(text.contains("Changed which groups of an organisation give places"), "{text}");
            assert!(text.contains("Ministry of Justice: ") && text.contains("leads (chair)"), "{text}");
        }
        let told = network.get(&network.people.administrator, "/administration/log").await;
        assert!(!told.body.contains(&network.confidential.slug) && !told.body.contains("leads"), "{}", told.body);
        // What is the same is not told again.
        mapped(network, "leads = closed-group (chair)").await;
        let times = |text: &str| text.matches("Changed which groups of an organisation").count();
        assert_eq!(times(&log_of(network, &network.closed).await), 1);
        assert_eq!(times(&log_of(network, &network.confidential).await), 2);
        // The provider's page says the same whether there is such a workgroup or not.
        let page = async |slug: &str| {
            mapped(network, &format!("leads = {slug}")).await;
            let page = format!("/administration/providers/{}", network.provider);
            network.get(&network.people.administrator, &page).await.body.replace(slug, "SLUG")
        };
        assert_eq!(page(&network.confidential.slug).await, page("nothing-of-the-kind").await);
    });
}
