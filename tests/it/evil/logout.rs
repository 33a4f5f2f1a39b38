//! A provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0), over HTTP.

use super::{
    browser::{Opened, Stage},
    switch::Switch::{Claims, Nothing},
    token::{CLIENT, Forge, SUBJECT},
};
use http::Method;
use serde_json::{Value, json};
use sund_domain::time::MINUTE;
use sund_tests::{Answer, NOBODY, NOON, each_database};

/// A logout token of this provider with these claims besides those that every one has.
async fn tell(stage: &Stage<'_>, at: &Opened, jti: &str, more: Value) -> Answer {
    let now = stage.evil.now();
    let mut claims = json!({
        "iss": at.site.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": jti,
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let forge = Forge::new(claims);
    let token = forge.own(&json!({ "alg": "EdDSA", "kid": forge.own.id, "typ": "logout+jwt" }));
    let request = stage.network.request(NOBODY, Method::POST, "/sign-in/logout");
    request.form(&[("logout_token", &token)]).send().await
}

fn refusal(answer: &Answer) -> (u16, String) {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_else(|fault| panic!("{fault}: {}", answer.body));
    assert_eq!(answer.headers["cache-control"], "no-store");
    (answer.status, body["error"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn who_signs_out_there_is_out_here() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        // One provider names its sessions in ID tokens, the other only in logout tokens.
        for (switch, named) in [(Claims(|c| c.set("sid", "there")), true), (Nothing, false)] {
            let at = stage.open(switch).await;
            let mut browser = stage.browser();
            assert_eq!(browser.sign_in(&at, "/").await.status, 303);
            let elsewhere = json!({ "sid": "there", "sub": "somebody else" });
            assert_eq!(tell(&stage, &at, "1", elsewhere).await.status, 200, "nobody to sign out is no fault");
            assert!(browser.is_in().await, "named: {named}: sid and sub must fit together");
            let answer = tell(&stage, &at, "2", json!({ "sid": "there", "sub": SUBJECT })).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert!(!browser.is_in().await, "named: {named}");
            let again = tell(&stage, &at, "2", json!({ "sid": "there", "sub": SUBJECT })).await;
            assert_eq!(refusal(&again), (400, "invalid_request".to_owned()), "a token counts once");
        }
    });
}

#[test]
fn a_token_that_cannot_be_looked_at_is_told_from_a_wrong_one() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        let at = stage.open(Nothing).await;
        let mut browser = stage.browser();
        assert_eq!(browser.sign_in(&at, "/").await.status, 303);
        stage.evil.close(&at.site.name);
        // What was known of the provider has run out, and it cannot be asked: its keys are known all the same.
        network.clock.put(NOON.plus(30 * MINUTE));
        let answer = tell(&stage, &at, "1", json!({ "sub": SUBJECT })).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(!browser.is_in().await);
        // Another server never knew them.
        let node = network.another_node().await;
        let before = stage.before(&node).await;
        let answer = tell(&before, &at, "2", json!({ "sub": SUBJECT })).await;
        assert_eq!(refusal(&answer), (400, "temporarily_unavailable".to_owned()));
        node.stop().await;
        // By keys that could not be renewed nobody gets in.
        let refused = stage.browser().sign_in(&at, "/").await;
        assert_eq!(refused.status, 503, "{}", refused.body);
    });
}
