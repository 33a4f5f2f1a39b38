//! What guests see: the workgroups that they are in, the people who are there with them, and nothing else.

use super::*;
use crate::routes::markers;
use sund_domain::time::{HOUR, MINUTE};

#[test]
fn a_guest_sees_their_workgroup_and_no_other() {
    each_database(async |network| {
        let guest = network.guest(&network.closed).await;
        for place in [&network.open, &network.confidential] {
            for page in [
                format!("/workgroups/{}", place.slug),
                format!("/forums/{}", place.slug),
                format!("/threads/{}", place.question),
                format!("/live/{}", place.open),
            ] {
                assert_eq!(network.get(&guest, &page).await.status, 404, "{page}");
            }
            let join = format!("/workgroups/{}/join", place.slug);
            assert_eq!(network.post(&guest, &join, &[("", "")]).await.status, 404);
        }
        for page in ["/", "/forums", "/live", "/workgroups"] {
            let answer = network.get(&guest, page).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(!answer.body.contains(network.open.marker) && !answer.body.contains(&network.open.slug), "{page}");
            assert_eq!(markers(network, &answer).iter().filter(|marker| **marker != network.closed.marker).count(), 0);
        }
        assert_eq!(network.get(&guest, &format!("/threads/{}", network.closed.question)).await.status, 200);
        assert!(!network.get(&guest, "/").await.body.contains("Who to ask"));
    });
}

#[test]
fn a_guest_sees_the_people_of_their_workgroup_and_no_others() {
    each_database(async |network| {
        let (people, guest) = (&network.people, network.guest(&network.closed).await);
        let directory = network.get(&guest, "/people").await;
        for (person, shown) in [
            (&people.chair, true),
            (&people.member, true),
            (&guest, true),
            (&people.ex_member, false),
            (&people.outsider, false),
            (&people.administrator, false),
        ] {
            let name = &person.viewer.name;
            assert_eq!(html::text(&directory.body).contains(name), shown, "{name}");
            let page = format!("/people/{}", person.viewer.person);
            assert_eq!(network.get(&guest, &page).await.status, if shown { 200 } else { 404 }, "{name}");
            let after = network.get(&guest, &format!("/people?after={}", person.viewer.person)).await.status;
            assert_eq!(after, if shown { 200 } else { 404 }, "after {name}");
        }
        // Others see that it is a guest, wherever they meet them.
        let reply = format!("/threads/{}/reply", network.closed.question);
        let form = network.sund().new_id::<uuid::Uuid>().to_string();
        assert_eq!(network.post(&guest, &reply, &[("form", form.as_str()), ("body", "Hello")]).await.status, 303);
        for page in [
            format!("/threads/{}", network.closed.question),
            format!("/workgroups/{}", network.closed.slug),
            format!("/people/{}", guest.viewer.person),
            "/people".into(),
        ] {
            let page = network.get(&people.member, &page).await;
            assert!(page.body.contains(r#"<span class="chip guest">Guest</span>"#), "{}", page.body);
        }
    });
}

#[test]
fn a_stay_that_is_over_is_over_at_once() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let guest = network.guest(place).await;
        let (thread, base) =
            (format!("/threads/{}", place.question), format!("{}/{}", guests_of(place), guest.viewer.person));
        // The chair ends it.
        assert_eq!(network.get(&guest, &thread).await.status, 200);
        let socket = sund_actions::live::Listener { person: guest.viewer.person, token_hash: guest.token_hash.clone() };
        let hears = async || {
            let hearing =
                sund_actions::live::still_hear(network.sund(), place.open, std::slice::from_ref(&socket)).await;
            hearing.unwrap().gone.is_empty()
        };
        assert!(hears().await);
        assert_eq!(network.post(&network.people.member, &format!("{base}/end"), &[("", "")]).await.status, 403);
        assert_eq!(network.post(chair, &format!("{base}/end"), &[("", "")]).await.status, 303);
        assert_eq!(network.get(&guest, &thread).await.status, 404);
        assert!(!hears().await);
        assert_eq!(
            network.post(chair, &format!("{base}/until"), &[("stay", "2026-12-24")]).await.status,
            404,
            "it is over"
        );
        let home = network.get(&guest, "/").await;
        assert!(home.status == 200 && home.body.contains("Your stay as a guest is over"), "{}", home.body);
        // Or the day comes.
        let again = network.invitation(place, EMAIL).await;
        assert_eq!(network.post(&guest, &format!("/invitations/{again}"), &[("", "")]).await.status, 303);
        assert_eq!(network.get(&guest, &thread).await.status, 200);
        let page = network.post(chair, &format!("{base}/until"), &[("stay", "2020-01-01")]).await;
        assert!(page.status == 422 && page.body.contains("from today to a year from now"), "{}", page.body);
        assert_eq!(network.post(chair, &format!("{base}/until"), &[("stay", "2026-11-21")]).await.status, 303);
        assert_eq!(network.get(&guest, &thread).await.status, 200);
        // Twelve hours without a click would end the session too.
        for _ in 0..2 {
            network.clock.forward(6 * HOUR);
            network.get(&guest, "/").await;
        }
        assert_eq!(network.get(&guest, &thread).await.status, 404, "midnight in Helsinki");
        assert!(!hears().await);
        let list = network.get(chair, &guests_of(place)).await;
        assert!(html::text(&list.body).contains("Stay is over"), "{}", list.body);
    });
}

#[test]
fn a_guest_chairs_nothing_and_is_added_nowhere() {
    each_database(async |network| {
        let (chair, guest) = (&network.people.chair, network.guest(&network.closed).await);
        let person = guest.viewer.person.to_string();
        let role = format!("/workgroups/{}/members/{person}/role", network.closed.slug);
        assert_eq!(network.post(chair, &role, &[("role", "chair")]).await.status, 403);
        let members = format!("/workgroups/{}/members", network.open.slug);
        assert_eq!(network.post(chair, &members, &[("person", person.as_str())]).await.status, 403);
        let administers = format!("/administration/people/{person}/administrator");
        assert_eq!(network.post(&network.people.administrator, &administers, &[("set", "yes")]).await.status, 403);
    });
}

#[test]
fn a_body_of_guests_is_never_an_organisation_with_a_provider() {
    each_database(async |network| {
        use sund_actions::{
            guests::{Accepted, Invite, Made, accept, invite},
            sso::{self, Arriving},
        };
        use sund_domain::{guests::InvitationForm, language::UiLanguage};
        let mut bodies = Vec::new();
        // The name of a ministry that is here; and of a body that is not, twice.
        for name in ["Ministry of Justice", "The Harbour shelter", "the harbour Shelter"] {
            let until = Some(network.now().plus(DAY));
            let form =
                InvitationForm { email: EMAIL, organisation: name, country: "FI", until, language: UiLanguage::En };
            let (sund, chair) = (network.sund(), &network.people.chair.viewer);
            let made = invite(sund, chair, &network.open.slug, sund.new_id(), form).await.unwrap();
            let Invite::Made(token) = made else { panic!("a new id") };
            let passkey = Made { person: sund.new_id(), credential_id: name.into(), credential: "{}".into() };
            let done = accept(sund, &token, "Kaja", UiLanguage::Fi, &passkey, &Arriving::default()).await.unwrap();
            let Accepted::In { token } = done else { panic!("a new invitation") };
            bodies.push(sso::viewer(sund, &token).await.unwrap().unwrap().viewer.organisation);
        }
        assert_ne!(bodies[0], network.people.chair.viewer.organisation);
        assert_ne!(bodies[0], bodies[1]);
        assert_eq!(bodies[1], bodies[2]);
    });
}

#[test]
fn what_inviting_asks_changing_a_stay_asks_too() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let guest = network.guest(place).await;
        let base = format!("{}/{}", guests_of(place), guest.viewer.person);
        let form = [("level", "low"), ("within", "15")];
        let administrator = network.another_browser(&network.people.administrator.viewer).await;
        assert_eq!(network.post(&administrator, "/administration/acts/invite-guests", &form).await.status, 303);
        network.clock.forward(16 * MINUTE);
        let longer = [("stay", "2026-12-24")];
        assert_eq!(network.post(chair, &format!("{base}/until"), &longer).await.status, 403);
        let fresh = network.another_browser(&chair.viewer).await;
        assert_eq!(network.post(&fresh, &format!("{base}/until"), &longer).await.status, 303);
        assert_eq!(
            network.post(chair, &format!("{base}/end"), &[("", "")]).await.status,
            303,
            "ending asks for nothing"
        );
    });
}
