//! What browsers see: the page where one picks, the way back, signing out.

use super::*;

#[tokio::test]
async fn the_page_shows_whom_one_can_be_and_allows_nothing_else() {
    let w = world(None);
    let response =
        w.get(&format!("/fi-justice/authorize?{}", text(&request(&[("login_hint", "AINO@justice.fi.example")])))).await;
    assert_eq!(response.status(), StatusCode::OK);
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("form-action 'self' http://127.0.0.1:3000;"),
        "{policy}"
    );
    let page = body(response).await;
    assert!(
        page.contains("Ministry &lt;of&gt; Justice") && page.contains("&quot;Senior&quot; &amp; specialist"),
        "{page}"
    );
    assert!(page.contains("value=\"aino\" checked") && !page.contains("kadri"), "{page}");
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_registered() {
    let w = world(None);
    for changed in
        [("client_id", "other"), ("redirect_uri", "http://127.0.0.1:3000/sign-in/callback/"), ("redirect_uri", "")]
    {
        let response = w.get(&format!("/fi-justice/authorize?{}", text(&request(&[changed])))).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{changed:?}");
    }
}

#[tokio::test]
async fn every_other_fault_goes_back_to_the_client() {
    let w = world(None);
    for (changed, fault) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("scope", "profile"), "invalid_scope"),
        (("state", ""), "invalid_request"),
        (("nonce", ""), "invalid_request"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("prompt", "none"), "login_required"),
    ] {
        let response = w.get(&format!("/fi-justice/authorize?{}", text(&request(&[changed])))).await;
        let to = location(&response);
        assert_eq!(parameter(&to, "error").as_deref(), Some(fault), "{changed:?}");
        assert_eq!(parameter(&to, "iss").as_deref(), Some("http://127.0.0.1:3001/fi-justice"));
        assert!(to.as_str().starts_with(BACK));
    }
    let response = w
        .post(
            "/fi-justice/authorize",
            text(&request(&[("subject", "aino"), ("acr", WAYS[0].0), ("action", "cancel")])),
            None,
        )
        .await;
    assert_eq!(parameter(&location(&response), "error").as_deref(), Some("access_denied"));
    let stranger = w
        .post(
            "/fi-justice/authorize",
            text(&request(&[("subject", "kadri"), ("acr", WAYS[0].0), ("action", "sign-in")])),
            None,
        )
        .await;
    assert_eq!(stranger.status(), StatusCode::OK, "nobody of this organisation: the page again");
}

#[tokio::test]
async fn after_signing_out_one_gets_back_to_registered_addresses_only() {
    let w = world(None);
    let (_, tokens) = w.exchange("fi-justice", &[], None).await;
    let hint = tokens["id_token"].as_str().unwrap();
    let back = ("post_logout_redirect_uri", "http://127.0.0.1:3000/signed-out");
    for (query, link) in [
        (vec![back, ("id_token_hint", hint), ("state", "x")], true),
        (vec![back, ("client_id", "sund")], true),
        (vec![back], false),
        (vec![back, ("client_id", "other"), ("id_token_hint", hint)], false),
        (vec![back, ("id_token_hint", "x.y.z")], false),
        (vec![("post_logout_redirect_uri", "https://evil.example"), ("client_id", "sund")], false),
        (vec![], false),
    ] {
        let page = body(w.get(&format!("/fi-justice/end-session?{}", form(&query))).await).await;
        assert_eq!(page.contains("Back to Sund"), link, "{query:?}");
        assert!(page.contains("Signed out") && !page.contains("evil"));
    }
}
