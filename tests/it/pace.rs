//! Who is not known yet cannot make the server write without end.

use sund_tests::{NOBODY, Network, each_database};

async fn begin(network: &Network, from: &str) -> (u16, String) {
    let path = format!("/sign-in/with/{}", network.provider);
    let answer = network.request(NOBODY, http::Method::GET, &path).header("x-forwarded-for", from).send().await;
    (answer.status, answer.body)
}

#[test]
fn signing_in_without_end_is_slowed_down_and_reading_is_not() {
    each_database(async |network| {
        let mut slowed = None;
        for n in 0..2_000 {
            let answer = network.get(NOBODY, "/sign-in").await;
            if answer.status == 429 {
                slowed = Some((n, answer));
                break;
            }
        }
        let (n, answer) = slowed.expect("the 429");
        assert!(n > 300, "a whole ministry comes from one address: {n}");
        assert!(answer.body.contains("<h1>Too many at once</h1>"), "{}", answer.body);
        // A header that anybody can write does not help, as long as no proxy is set.
        assert_eq!(begin(network, "203.0.113.7").await.0, 429);
        // Those who are in notice nothing.
        assert_eq!(network.get(&network.people.member, "/").await.status, 200);
        network.clock.forward(10_000);
        assert_eq!(network.get(NOBODY, "/sign-in").await.status, 200);
    });
}
