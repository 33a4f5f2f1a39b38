//! An invitation is worth what its inviter is.

use super::*;
use sund_actions::{
    people,
    sso::{self, By, all_providers},
    workgroups,
};
use sund_domain::workgroups::Standing;

const VOID: &str = "void: who invited may not invite here any more";

/// The member is a chair as well, invites, and this happens to them.
async fn an_invitation(network: &Network, place: &Place) -> String {
    let (chair, member) = (&network.people.chair.viewer, &network.people.member.viewer);
    workgroups::change_role(network.sund(), chair, &place.slug, member.person, Standing::Chair).await.unwrap();
    network.invitation_by(&network.people.member, place, EMAIL).await
}

/// The link leads nowhere, whatever is done with it; who looks after the guests sees why.
async fn is_void(network: &Network, place: &Place, token: &str) {
    let unknown = "x".repeat(43);
    let here = |token: &str| format!("/invitations/{token}");
    for method in [Method::GET, Method::POST] {
        let page = async |token: &str| {
            let request = network.request(NOBODY, method.clone(), &here(token)).from_here();
            let answer = request.form(&[("name", "Kaja"), ("credential", "{}")]).send().await;
            (answer.status, answer.body.replace(token, "TOKEN"))
        };
        let wanted = page(&unknown).await;
        assert_eq!(wanted.0, 404);
        assert_eq!(page(token).await, wanted);
    }
    let begun = Browser::default().post(network, &format!("{}/begin", here(token)), &[("name", "Kaja")]).await;
    assert_eq!(begun.status, 404);
    let list = network.get(&network.people.chair, &guests_of(place)).await;
    assert!(html::text(&list.body).contains(VOID), "{}", list.body);
}

#[test]
fn a_chair_who_is_no_chair_any_more_has_invited_nobody() {
    each_database(async |network| {
        let (place, sund) = (&network.confidential, network.sund());
        let (chair, member) = (&network.people.chair.viewer, &network.people.member.viewer);
        let token = an_invitation(network, place).await;
        assert_eq!(network.get(NOBODY, &format!("/invitations/{token}")).await.status, 200);
        let list = network.get(&network.people.chair, &guests_of(place)).await;
        assert!(!html::text(&list.body).contains(VOID), "{}", list.body);
        // The link was open in a browser when the chair went: its challenge is worth nothing either.
        let mut browser = Browser::default();
        let here = format!("/invitations/{token}");
        let (ceremony, asked) = browser.begin(network, &format!("{here}/begin"), &[("name", "Kaja Tamm")]).await;
        let credential = Authenticator::new(1).make(&asked);
        workgroups::change_role(sund, chair, &place.slug, member.person, Standing::Member).await.unwrap();
        is_void(network, place, &token).await;
        let fields = [("name", "Kaja Tamm"), ("ceremony", &ceremony), ("credential", &credential)];
        assert_eq!(browser.post(network, &here, &fields).await.status, 404);
        // Nor is it for a guest who is here already.
        let guest = network.guest(&network.open).await;
        assert_eq!(network.post(&guest, &here, &[("", "")]).await.status, 404);
        // A chair again, the invitation stands again: nobody has withdrawn it.
        workgroups::change_role(sund, chair, &place.slug, member.person, Standing::Chair).await.unwrap();
        assert_eq!(network.get(NOBODY, &here).await.status, 200);
        workgroups::remove_member(sund, chair, &place.slug, member.person).await.unwrap();
        is_void(network, place, &token).await;
    });
}

#[test]
fn whose_account_was_ended_has_invited_nobody() {
    each_database(async |network| {
        let place = &network.closed;
        let token = an_invitation(network, place).await;
        let administrator = &network.people.administrator.viewer;
        people::end_account(network.sund(), administrator, network.people.member.viewer.person, "Left").await.unwrap();
        is_void(network, place, &token).await;
    });
}

#[test]
fn an_administrator_invites_where_administrators_may() {
    each_database(async |network| {
        let (place, administrator) = (&network.open, &network.people.administrator);
        let token = network.invitation_by(administrator, place, EMAIL).await;
        let here = format!("/invitations/{token}");
        assert_eq!(network.get(NOBODY, &here).await.status, 200);
        set_administrator(network, administrator, false).await;
        is_void(network, place, &token).await;
        set_administrator(network, administrator, true).await;
        let accepted = Browser::default().accept(network, &token, &mut Authenticator::new(1)).await;
        assert_eq!(accepted.status, 303, "{}", accepted.body);
    });
}

async fn set_administrator(network: &Network, person: &Person, administrator: bool) {
    use sea_orm::{ConnectionTrait as _, Statement};
    let database = network.connect().await;
    let sql = "update people set administrator = $2 where id = $1";
    let values = [person.viewer.person.0.into(), administrator.into()];
    database.execute_raw(Statement::from_sql_and_values(database.get_database_backend(), sql, values)).await.unwrap();
    database.close().await.unwrap();
}

/// Nobody becomes one of a ministry's people by what a chair has typed.
#[test]
fn a_provider_is_never_given_a_body_of_guests() {
    each_database(async |network| {
        let sund = network.sund();
        let guest = network.guest(&network.open).await;
        assert_eq!(guest.viewer.organisation_name, "The Harbour shelter");
        let page = "/administration/providers/new";
        let form = sund_tests::forms::fields(page, network, &network.open).unwrap();
        let named = |(name, value): &(&'static str, String)| match *name {
            "organisation" => (*name, "the harbour SHELTER".to_owned()),
            "country" => (*name, "EE".to_owned()),
            _ => (*name, value.clone()),
        };
        let form: Vec<_> = form.iter().map(named).collect();
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let made = network.post(&network.people.administrator, page, &form).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let all = all_providers(sund, By::Operator).await.unwrap();
        let provider = all.into_iter().find(|one| one.provider.organisation_name == "the harbour SHELTER").unwrap();
        assert_ne!(provider.provider.organisation, guest.viewer.organisation);
        // And guests who come later are not that organisation's.
        let later = network.guest(&network.closed).await;
        assert_eq!(later.viewer.organisation, guest.viewer.organisation);
        let still = sso::viewer(sund, &guest.token).await.unwrap().unwrap().viewer;
        assert_eq!(still.organisation, guest.viewer.organisation);
    });
}
