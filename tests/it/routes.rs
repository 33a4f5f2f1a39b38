//! Every route, walked by nobody, and every form sent from elsewhere. Outsiders are in `strangers.rs`.

use crate::faults::Faults;
use http::Method;
use sund_tests::{
    Answer, Network, Person, Place, each_database, forms,
    routes::{Route, all, fill},
};

/// What those who have not signed in may see, and what they get; everything else sends them to the sign-in page.
const PUBLIC: &[(&str, &str, u16)] = &[
    ("GET", "/health", 200),
    ("GET", "/language/{code}", 303),
    ("GET", "/live/{id}/socket", 404),
    ("GET", "/pkg/{*file}", 404),
    ("GET", "/sign-in", 200),
    ("GET", "/sign-in/callback/{issuer}", 400),
    // Nobody's ticket, and a provider that cannot be reached: one cannot tell which.
    ("GET", "/sign-in/go", 503),
    ("GET", "/sign-in/with/{provider}", 503),
    // A link that nobody has.
    ("GET", "/invitations/{token}", 404),
    ("POST", "/invitations/{token}", 404),
    ("POST", "/invitations/{token}/begin", 404),
    // In no mail.
    ("GET", "/unsubscribe/{token}", 404),
    ("POST", "/unsubscribe/{token}", 404),
    // Nobody's secret.
    ("GET", "/feeds/{token}/watched", 404),
    ("GET", "/feeds/{token}/sessions", 404),
    ("GET", "/feeds/{token}/workgroups/{workgroup}", 404),
    ("GET", "/feeds/{token}/forums/{forum}", 404),
    ("GET", "/feeds/{token}/threads/{thread}", 404),
    ("GET", "/sign-in/passkey", 200),
    // Nothing was shown.
    ("POST", "/sign-in/passkey", 422),
    ("POST", "/sign-in/passkey/begin", 200),
    ("GET", "/signed-out", 200),
    ("POST", "/act/{*name}", 404),
    ("POST", "/sign-in/logout", 400),
    ("GET", "/sign-in/initiate", 503),
    ("POST", "/sign-in/initiate", 503),
    ("POST", "/sign-in", 200),
    ("POST", "/sign-out", 200),
    // Whoever it is that says so is not said.
    ("POST", "/sign-in/work/{provider}", 404),
];

pub fn each_way(route: &Route) -> impl Iterator<Item = Method> + use<> {
    [(route.get, Method::GET), (route.post, Method::POST)]
        .into_iter()
        .filter(|(answers, _)| *answers)
        .map(|(_, method)| method)
}

/// What comes from elsewhere by its nature: providers' servers tell that somebody has signed out there, start pages
/// send people who want to sign in, mail programs stop mail.
const FROM_ELSEWHERE: [&str; 3] = ["/sign-in/logout", "/sign-in/initiate", "/unsubscribe/{token}"];

/// Asks as a browser of ours would: with `Origin`, and a form that could be taken.
pub async fn ask(
    network: &Network,
    who: Option<&Person>,
    method: Method,
    route: &Route,
    address: &str,
    place: &Place,
) -> Answer {
    let request = network.request(who, method.clone(), address).from_here();
    if method == Method::GET {
        return request.send().await;
    }
    let fields = forms::fields(&route.pattern, network, place)
        .unwrap_or_else(|| panic!("{}: no form; give it one in tests/kit/forms.rs", route.pattern));
    request.form(&fields).send().await
}

#[test]
fn the_routes_are_those_that_are_declared() {
    let routes = all();
    let has = |pattern: &str, get, post| routes.contains(&Route { pattern: pattern.into(), get, post });
    assert!(has("/", true, false) && has("/threads/{thread}/reply", false, true) && has("/settings", true, true));
    assert!(
        has("/sign-in/callback/{issuer}", true, false)
            && has("/live/{id}/socket", true, false)
            && has("/act/{*name}", false, true)
    );
    for (method, pattern, _) in PUBLIC {
        assert!(
            has(pattern, *method == "GET", *method == "POST") || has(pattern, true, true),
            "{pattern} is no route any more"
        );
    }
}

#[test]
fn nobody_sees_anything_and_writes_nothing() {
    each_database(async |network| {
        let mut faults = Faults::default();
        for (route, place) in all().iter().flat_map(|route| network.places().map(|place| (route, place))) {
            for (address, method) in
                fill(route, network, place).addresses.iter().flat_map(|a| each_way(route).map(move |m| (a, m)))
            {
                let answer = ask(network, None, method.clone(), route, address, place).await;
                let told = format!("{method} {address}");
                let public = |(m, pattern, _): &&(&str, &str, u16)| *m == method.as_str() && *pattern == route.pattern;
                let fine = if let Some((.., status)) = PUBLIC.iter().find(public) {
                    answer.status == *status
                } else {
                    let sent_to_sign_in = answer.status == 303 && answer.location().starts_with("/sign-in?to=");
                    // A form with text comes back with the text in it, and with the way to sign in.
                    let text = method == Method::POST && answer.status == 401;
                    sent_to_sign_in || text && answer.body.contains("/sign-in?to=")
                };
                faults.check(fine, || format!("{told}: {} {} {}", answer.status, answer.location(), answer.body));
                // One's own address, told again in the way back, is no news.
                let answer =
                    Answer { body: answer.body.replace(&place.slug, ""), headers: without_location(&answer), ..answer };
                faults.equal(markers(network, &answer), Vec::new(), &told);
                let writes = network.statements.take_writes();
                // A sign-in that was refused leaves a line in the audit log.
                faults.check(route.pattern.starts_with("/sign-in/") || writes.is_empty(), || {
                    format!("{told}: {writes:?}")
                });
            }
        }
        faults.none();
    });
}

#[test]
fn a_write_from_elsewhere_is_refused() {
    each_database(async |network| {
        let chair = &network.people.chair;
        for route in all().iter().filter(|route| route.post && !FROM_ELSEWHERE.contains(&route.pattern.as_str())) {
            for address in &fill(route, network, &network.open).addresses {
                for origin in [
                    None,
                    Some("null"),
                    Some("https://evil.example"),
                    Some("http://sund.test"),
                    Some("https://sund.test.evil"),
                ] {
                    let fields = forms::fields(&route.pattern, network, &network.open).unwrap();
                    let request = network.request(chair, Method::POST, address).form(&fields);
                    let request = if let Some(origin) = origin { request.header("origin", origin) } else { request };
                    let answer = request.send().await;
                    assert_eq!(answer.status, 403, "{address} from {origin:?}");
                    assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{address} from {origin:?}");
                }
            }
        }
    });
}

fn without_location(answer: &Answer) -> http::HeaderMap {
    let mut headers = answer.headers.clone();
    headers.remove(http::header::LOCATION);
    headers
}

/// The words of closed and confidential workgroups that an answer holds.
pub fn markers<'a>(network: &'a Network, answer: &Answer) -> Vec<&'a str> {
    let all = format!("{} {:?}", answer.body, answer.headers);
    [network.closed.marker, network.confidential.marker].into_iter().filter(|marker| all.contains(*marker)).collect()
}
