//! Deputies and chairs: what each does, and to whom an office is not given.

use super::{NOTHING, of, standing, text};
use sund_domain::workgroups::Standing;
use sund_tests::{Network, Person, Place, each_database};

pub async fn office(network: &Network, place: &Place, person: &Person, role: &str) {
    let path = of(place, &format!("/members/{}/role", person.viewer.person));
    assert_eq!(network.post(&network.people.chair, &path, &[("role", role)]).await.status, 303, "{role}");
}

#[test]
fn a_deputy_does_what_is_done_day_by_day_and_no_more() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let deputy = &people.member;
        office(network, place, deputy, "deputy").await;
        assert_eq!(standing(network, place, deputy).await, Some(Standing::Deputy));
        assert!(text(network, deputy, "/inbox").await.contains("changed your role in the workgroup"));
        assert!(text(network, &people.author, &of(place, "")).await.contains("Deputy"));
        for page in ["/queue", "/requests", "/log"] {
            assert_eq!(network.get(deputy, &of(place, page)).await.status, 200, "{page}");
        }
        assert_eq!(network.get(deputy, &format!("/live/new?workgroup={}", place.slug)).await.status, 200);
        assert!(text(network, deputy, &of(place, "/log")).await.contains("How we do it"), "hidden threads too");
        let hide = format!("/posts/{}/hide", place.posts[2]);
        assert_eq!(network.post(deputy, &hide, &[("cause", "rules"), ("reason", "")]).await.status, 303);
        let person = people.outsider.viewer.person.to_string();
        let members = of(place, "/members");
        assert_eq!(network.post(deputy, &members, &[("person", person.as_str())]).await.status, 303);
        let flag = format!("/posts/{}/flag", place.posts[0]);
        assert_eq!(network.post(&people.member, &flag, &[("cause", "rules"), ("reason", "")]).await.status, 303);
        assert!(text(network, deputy, "/inbox").await.contains("let you in").eq(&false));

        for page in ["/protection", "/export", "/guests", "/forums/new", "/watching"] {
            assert_eq!(network.get(deputy, &of(place, page)).await.status, 403, "{page}");
        }
        let author = people.author.viewer.person;
        let chair = people.chair.viewer.person;
        for (path, fields) in [
            (format!("/members/{author}/role"), &[("role", "deputy")][..]),
            (format!("/members/{}/role", deputy.viewer.person), &[("role", "chair")]),
            (format!("/members/{chair}/role"), &[("role", "member")]),
            (format!("/members/{author}/remove"), NOTHING),
            ("/export".into(), NOTHING),
        ] {
            assert_eq!(network.post(deputy, &of(place, &path), fields).await.status, 403, "{path}");
        }
        // A deputy is no chair: the last chair stays.
        assert_eq!(network.post(&people.chair, &of(place, "/leave"), NOTHING).await.status, 403);
        office(network, place, deputy, "member").await;
        assert_eq!(network.get(deputy, &of(place, "/queue")).await.status, 403);
    });
}

#[test]
fn whoever_is_suspended_gets_no_office_and_is_not_let_in() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let (chair, member) = (&people.chair, &people.member);
        let suspend = async |who: &Person| {
            let path = of(place, &format!("/moderation/{}", who.viewer.person));
            let fields = [("kind", "suspend"), ("days", "7"), ("cause", "rules"), ("reason", "")];
            assert_eq!(network.post(chair, &path, &fields).await.status, 303);
        };
        suspend(member).await;
        for role in ["deputy", "chair"] {
            let path = of(place, &format!("/members/{}/role", member.viewer.person));
            let refused = network.post(chair, &path, &[("role", role)]).await;
            assert!(refused.status == 403 && refused.body.contains("is suspended"), "{}", refused.body);
        }
        let outsider = &people.outsider;
        assert_eq!(network.post(outsider, &of(place, "/ask"), &[("reason", "x")]).await.status, 303);
        let at = super::decided_at(network, place).await;
        suspend(outsider).await;
        let accepted = network.post(chair, &at, &[("decision", "accept")]).await;
        assert!(accepted.status == 403 && accepted.body.contains("is suspended"), "{}", accepted.body);
        assert_eq!(standing(network, place, outsider).await, Some(Standing::Outsider));
    });
}

/// Of two chairs who take each other's office, and of one who acts while it is taken, each is before or after the other.
#[test]
fn an_office_that_is_taken_completes_no_act_afterwards() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let deputy = &people.member;
        for round in 0..5 {
            office(network, place, deputy, "deputy").await;
            let person = people.outsider.viewer.person.to_string();
            let role = of(place, &format!("/members/{}/role", deputy.viewer.person));
            let members = of(place, "/members");
            let fields = [("person", person.as_str())];
            let (taken, invited) = tokio::join!(
                network.post(&people.chair, &role, &[("role", "member")]),
                network.post(deputy, &members, &fields)
            );
            assert_eq!(taken.status, 303, "round {round}");
            assert!(matches!(invited.status, 303 | 403), "round {round}: {}", invited.status);
            // What was done before is worth nothing after, either.
            assert!(!text(network, &people.outsider, "/workgroups").await.contains("You are invited"), "round {round}");
        }
    });
}
