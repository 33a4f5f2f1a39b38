//! For who is suspended the workgroup is as for an outsider, on every path.

use super::act_on;
use crate::strangers::not_there;
use sund_actions::moderation;
use sund_tests::{each_database, routes::all};

#[test]
fn for_who_is_suspended_nothing_is_there() {
    each_database(async |network| {
        let member = &network.people.member;
        for place in network.places() {
            act_on(network, place, member, "suspend", "").await;
        }
        network.statements.take();
        for route in all() {
            for place in [&network.closed, &network.confidential] {
                not_there(network, member, &route, place).await;
            }
        }
        // An open one can be known, and is not entered.
        let place = &network.open;
        let page = network.get(member, &format!("/workgroups/{}", place.slug)).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("You cannot enter this workgroup for now."), "{}", page.body);
        for path in [
            format!("/forums/{}", place.slug),
            format!("/threads/{}", place.question),
            format!("/posts/{}", place.posts[0]),
            format!("/live/{}", place.ended),
        ] {
            assert_eq!(network.get(member, &path).await.status, 404, "{path}");
        }
        assert_eq!(network.post(member, &format!("/workgroups/{}/join", place.slug), &[("", "")]).await.status, 403);
        for list in ["/", "/forums", "/live"] {
            let body = network.get(member, list).await.body;
            for place in network.places() {
                assert!(!body.contains(place.marker), "{list} tells of {}", place.marker);
            }
        }
        // Leaving and coming back is no way around it; ending it is.
        let chair = &network.people.chair.viewer;
        let measures = moderation::own_measures(network.sund(), &member.viewer).await.unwrap();
        for measure in measures {
            for place in network.places() {
                let _ = moderation::end_measure(network.sund(), chair, &place.slug, measure.id).await;
            }
        }
        for place in network.places() {
            assert_eq!(network.get(member, &format!("/threads/{}", place.question)).await.status, 200);
        }
    });
}
