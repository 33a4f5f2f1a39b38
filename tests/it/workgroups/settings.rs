//! What a workgroup says of itself, and who may know of it from now on.

use super::{NOTHING, of, text};
use sund_domain::workgroups::Visibility;
use sund_tests::{Answer, Network, Person, Place, each_database};

async fn set(network: &Network, by: &Person, place: &Place, visibility: Visibility, rules: &str) -> Answer {
    let fields = [
        ("title", "The renamed workgroup"),
        ("purpose", "Another purpose"),
        ("language", "en"),
        ("visibility", visibility.code()),
        ("contact", "secretariat@network.example"),
        ("themes", "Return\nreception, Return"),
        ("rules", rules),
    ];
    network.post(by, &of(place, "/settings"), &fields).await
}

#[test]
fn chairs_say_what_the_workgroup_is_and_members_read_the_rules_first() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        for nobody in [&people.member, &people.outsider, &people.administrator] {
            assert_eq!(set(network, nobody, place, Visibility::Open, "").await.status, 403);
            assert_eq!(network.get(nobody, &of(place, "/settings")).await.status, 403);
        }
        assert_eq!(set(network, &people.chair, place, Visibility::Open, "Be *kind*.").await.status, 303);
        let page = text(network, &people.member, &of(place, "")).await;
        for part in [
            "The renamed workgroup",
            "Another purpose",
            "Return · reception",
            "secretariat@network.example",
            "Read the rules",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let joined = network.post(&people.outsider, &of(place, "/join"), NOTHING).await;
        assert_eq!((joined.status, joined.location()), (303, of(place, "/rules").as_str()));
        assert!(network.get(&people.outsider, &of(place, "/rules")).await.body.contains("<em>kind</em>"));
        network.clock.forward(60_000);
        assert_eq!(set(network, &people.chair, place, Visibility::Open, "Be kinder.").await.status, 303);
        assert_eq!(set(network, &people.chair, place, Visibility::Open, "Be kinder.").await.status, 303);
        let rules = text(network, &people.member, &of(place, "/rules")).await;
        assert!(rules.contains("Be kinder.") && rules.contains("Earlier versions"), "{rules}");
        assert_eq!(
            network.get(&people.member, &of(place, "/rules")).await.body.matches("<details").count(),
            2,
            "one before, and the menu"
        );
        let log = text(network, &people.member, &of(place, "/log")).await;
        assert_eq!(log.matches("Changed the workgroup’s rules").count(), 2, "{log}");
        let wrong =
            network.post(&people.chair, &of(place, "/settings"), &[("title", ""), ("rules", "Typed rules")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Typed rules"), "{}", wrong.body);
    });
}

#[test]
fn what_becomes_stricter_counts_before_it_is_told_to_be_done() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let outsider = &people.outsider;
        let pages = [
            format!("/threads/{}", place.question),
            format!("/forums/{}", place.slug),
            format!("/live/{}", place.open),
        ];
        for page in &pages {
            assert_eq!(network.get(outsider, page).await.status, 200, "{page}");
        }
        assert_eq!(set(network, &people.chair, place, Visibility::Closed, "").await.status, 303);
        for page in &pages {
            assert_eq!(network.get(outsider, page).await.status, 404, "{page}");
        }
        assert_eq!(network.post(outsider, &of(place, "/ask"), &[("reason", "I was here")]).await.status, 303);
        assert_eq!(set(network, &people.chair, place, Visibility::Confidential, "Secret rules").await.status, 303);
        for page in ["", "/rules", "/ask", "/log", "/members"] {
            assert_eq!(network.get(outsider, &of(place, page)).await.status, 404, "{page}");
        }
        let list = network.get(outsider, "/workgroups").await.body;
        assert!(!list.contains("The renamed workgroup") && !list.contains("You have asked"), "{list}");
        assert!(text(network, &people.chair, &of(place, "/requests")).await.contains("Nobody is asking"));
        let log = text(network, &people.member, &of(place, "/log")).await;
        assert_eq!(log.matches("Changed who may know of the workgroup").count(), 2, "{log}");
    });
}
