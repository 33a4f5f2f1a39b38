//! Invitations of members: nobody becomes one without saying so, and a confidential workgroup exists by its invitation alone.

use super::{NOTHING, decided_at, of, offices::office, standing, text};
use sund_domain::workgroups::{INVITED_FOR, Standing};
use sund_tests::{Answer, Network, Person, Place, each_database};

async fn invite(network: &Network, by: &Person, place: &Place, whom: &Person, note: &str) -> Answer {
    // As one copies it from the address bar.
    let person = format!("https://sund.example/people/{}/", whom.viewer.person);
    network.post(by, &of(place, "/members"), &[("person", person.as_str()), ("note", note)]).await
}

/// The address at which the only invitation of this person is answered.
async fn answered_at(network: &Network, who: &Person) -> String {
    let own = sund_actions::workgroups::own_admissions(network.sund(), &who.viewer).await.unwrap();
    format!("/workgroups/invitations/{}", own[0].id)
}

async fn answer(network: &Network, who: &Person, at: &str, yes: bool) -> Answer {
    network.post(who, at, &[("set", if yes { "yes" } else { "no" })]).await
}

/// All that could tell somebody of the workgroup.
async fn told(network: &Network, who: &Person, place: &Place) -> Vec<(u16, String)> {
    let mut all = Vec::new();
    for page in [
        "/".to_owned(),
        "/workgroups".into(),
        "/forums".into(),
        "/live".into(),
        "/inbox".into(),
        "/inbox?show=acts".into(),
        "/settings/notifications".into(),
        of(place, ""),
        of(place, "/log"),
        of(place, "/ask"),
        format!("/forums/{}", place.slug),
    ] {
        let page = network.get(who, &page).await;
        all.push((page.status, page.body));
    }
    all
}

#[test]
fn a_confidential_workgroup_exists_by_its_invitation_alone() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.confidential);
        let invited = &people.outsider;
        let before = told(network, invited, place).await;
        for how in ["decline", "withdraw", "dismiss"] {
            assert_eq!(invite(network, &people.chair, place, invited, "We need you").await.status, 303, "{how}");
            let list = text(network, invited, "/workgroups").await;
            for part in ["The confidential workgroup cloudberry", "Work in the confidential", "We need you"] {
                assert!(list.contains(part), "{how}: {list}");
            }
            let inbox = text(network, invited, "/inbox").await;
            assert!(inbox.contains("invites you to become a member of a workgroup") && !inbox.contains("cloudberry"));
            for page in [of(place, ""), of(place, "/log"), of(place, "/ask"), format!("/forums/{}", place.slug)] {
                assert_eq!(network.get(invited, &page).await.status, 404, "{page}");
            }
            assert!(!text(network, &people.ex_member, "/workgroups").await.contains("cloudberry"), "one's own");
            let at = answered_at(network, invited).await;
            for other in [&people.ex_member, &people.member, &people.chair] {
                assert_eq!(answer(network, other, &at, true).await.status, 404);
            }
            match how {
                "decline" => assert_eq!(answer(network, invited, &at, false).await.status, 303),
                "withdraw" => {
                    let withdraw = format!("{}/withdraw", decided_at(network, place).await);
                    assert_eq!(network.post(&people.chair, &withdraw, NOTHING).await.status, 303);
                }
                _ => {
                    // With the office of who invited it goes.
                    office(network, place, &people.member, "chair").await;
                    let role = of(place, &format!("/members/{}/role", people.chair.viewer.person));
                    assert_eq!(network.post(&people.member, &role, &[("role", "member")]).await.status, 303);
                }
            }
            assert_eq!(answer(network, invited, &at, true).await.status, 404, "{how}");
            assert_eq!(standing(network, place, invited).await, None, "{how}");
            assert_eq!(told(network, invited, place).await, before, "{how}: nothing is left of it");
            if how == "decline" {
                let again = invite(network, &people.chair, place, invited, "Please").await;
                assert!(again.status == 403 && again.body.contains("Please"), "{}", again.body);
                let chairs = text(network, &people.chair, &of(place, "/requests")).await;
                assert!(chairs.contains("Declined"), "{chairs}");
                // Another person has not declined.
                forget_declines(network).await;
            }
        }
    });
}

#[test]
fn an_invitation_ends_by_itself() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.confidential);
        assert_eq!(invite(network, &people.chair, place, &people.outsider, "").await.status, 303);
        let at = answered_at(network, &people.outsider).await;
        network.clock.forward(INVITED_FOR - 1);
        let invited = &network.another_browser(&people.outsider.viewer).await;
        assert!(network.get(invited, "/workgroups").await.body.contains("cloudberry"));
        network.clock.forward(1);
        for page in ["/workgroups", "/inbox"] {
            let page = network.get(invited, page).await.body;
            assert!(!page.contains("cloudberry") && !page.contains("invites you"), "{page}");
        }
        assert_eq!(answer(network, invited, &at, true).await.status, 404);
        // Then it can be made again.
        let chair = &network.another_browser(&people.chair.viewer).await;
        assert_eq!(invite(network, chair, place, invited, "").await.status, 303);
    });
}

/// As if a fortnight had passed, while all times on pages stay as they are.
async fn forget_declines(network: &Network) {
    use sea_orm::ConnectionTrait as _;
    let database = network.connect().await;
    database.execute_unprepared("update admissions set decided_at = 1 where outcome = 'declined'").await.unwrap();
    database.close().await.unwrap();
}

#[test]
fn who_is_invited_becomes_a_member_by_saying_so() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.confidential);
        let invited = &people.outsider;
        assert_eq!(invite(network, &people.member, place, invited, "").await.status, 403, "members invite nobody");
        let nobody =
            network.post(&people.chair, &of(place, "/members"), &[("person", "Olga"), ("note", "Hello")]).await;
        assert!(
            nobody.status == 422 && nobody.body.contains("Olga") && nobody.body.contains("Hello"),
            "{}",
            nobody.body
        );
        assert_eq!(invite(network, &people.chair, place, invited, "").await.status, 303);
        assert_eq!(standing(network, place, invited).await, None, "nobody is put in");
        assert_eq!(invite(network, &people.chair, place, invited, "").await.status, 403, "once");
        assert_eq!(invite(network, &people.chair, place, &people.member, "").await.status, 403, "is in it already");
        let at = answered_at(network, invited).await;
        let accepted = answer(network, invited, &at, true).await;
        assert_eq!((accepted.status, accepted.location()), (303, of(place, "").as_str()));
        assert_eq!(standing(network, place, invited).await, Some(Standing::Member));
        assert_eq!(answer(network, invited, &at, false).await.status, 404, "answered once");
        assert!(text(network, &people.chair, "/inbox").await.contains("has accepted your invitation"));
        let log = text(network, &people.member, &of(place, "/log")).await;
        assert!(log.contains("Invited a member: Olga Sjöberg") && log.contains("Joined: Olga Sjöberg"), "{log}");
    });
}

#[test]
fn who_asks_and_is_invited_comes_in_by_either() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let (one, other) = (&people.outsider, &people.ex_member);
        assert_eq!(network.post(one, &of(place, "/ask"), &[("reason", "x")]).await.status, 303);
        assert_eq!(invite(network, &people.chair, place, one, "").await.status, 303);
        assert_eq!(standing(network, place, one).await, Some(Standing::Member), "both want it");
        assert_eq!(invite(network, &people.chair, place, other, "").await.status, 303);
        let asked = network.post(other, &of(place, "/ask"), &[("reason", "My reason")]).await;
        assert!(asked.status == 403 && asked.body.contains("My reason"), "{}", asked.body);
        assert!(text(network, other, &of(place, "")).await.contains("Become a member"));
    });
}

#[test]
fn an_invitation_that_is_taken_back_and_accepted_at_once_is_one_of_both() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.confidential);
        for _ in 0..5 {
            assert_eq!(invite(network, &people.chair, place, &people.outsider, "").await.status, 303);
            let at = answered_at(network, &people.outsider).await;
            let withdraw = format!("{}/withdraw", decided_at(network, place).await);
            let (accepted, withdrawn) = tokio::join!(
                answer(network, &people.outsider, &at, true),
                network.post(&people.chair, &withdraw, NOTHING)
            );
            let mut statuses = [accepted.status, withdrawn.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 404]);
            let inside = standing(network, place, &people.outsider).await.is_some();
            assert_eq!(inside, accepted.status == 303);
            if inside {
                let leave = of(place, "/leave");
                assert_eq!(network.post(&people.outsider, &leave, NOTHING).await.status, 303);
            }
        }
    });
}
