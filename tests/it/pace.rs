//! Who is not known yet cannot make the server write without end.

use sund_tests::{NOBODY, Network, each_database, html, log};

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
        // Nor does a provider that has much to tell: who signed out there must be out here.
        let told = network.request(NOBODY, http::Method::POST, "/sign-in/logout").form(&[("logout_token", "x")]);
        assert_eq!(told.send().await.status, 400);
        // Those who are in notice nothing.
        assert_eq!(network.get(&network.people.member, "/").await.status, 200);
        network.clock.forward(10_000);
        assert_eq!(network.get(NOBODY, "/sign-in").await.status, 200);
    });
}

/// The number on a page.
fn number(body: &str) -> String {
    let text = html::text(body);
    let (_, after) = text.split_once("Number: ").unwrap_or_else(|| panic!("no number: {text}"));
    after.split_whitespace().next().unwrap().to_owned()
}

/// What belongs to no provider and to nothing that was begun is in the terminal's log, under its number; the audit log is
/// for what happened.
#[test]
fn nonsense_does_not_fill_the_audit_log() {
    each_database(async |network| {
        let refusals = async || {
            use sea_orm::{ConnectionTrait as _, Statement};
            let on = network.connect().await;
            let sql = "select count(*) from audit_log where act = 'sign-in-refused'";
            let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap().unwrap();
            let count: i64 = row.try_get_by_index(0).unwrap();
            on.close().await.unwrap();
            count
        };
        for (path, cause) in [
            ("/sign-in/go", "the ticket is too old, or none"),
            ("/sign-in/with/nobody", "no such provider"),
            ("/sign-in/initiate?iss=https://nobody.example", "no provider with this issuer"),
            ("/sign-in/callback/x", "answer refused: no state"),
            ("/sign-in/callback/x?state=1&state=2", "answer refused: unreadable"),
            ("/sign-in/callback/x?state=1&code=2", "answer refused: a browser that began nothing"),
        ] {
            let answer = network.get(NOBODY, path).await;
            assert!(answer.status >= 400, "{path}: {}", answer.status);
            assert_eq!(log::cause(&number(&answer.body)).as_deref(), Some(cause), "{path}");
        }
        let told = network.request(NOBODY, http::Method::POST, "/sign-in/logout").form(&[("logout_token", "a.b.c")]);
        assert_eq!(told.send().await.status, 400);
        assert_eq!(refusals().await, 0);
        // What a provider did is written down.
        let answer = network.get(NOBODY, &format!("/sign-in/with/{}", network.provider)).await;
        assert_eq!((answer.status, refusals().await), (503, 1));
    });
}
