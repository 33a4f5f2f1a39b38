//! Finding a provider, beginning with it, coming back.

use super::*;
use sund_domain::sso::Intent;

#[tokio::test]
async fn providers_are_found_by_domain_and_by_id() {
    let w = World::new().await;
    assert_eq!(list(&w.sund).await.unwrap(), std::slice::from_ref(&w.provider));
    assert_eq!(by_domain(&w.sund, "justice.fi.example").await.unwrap(), Some(w.provider.clone()));
    assert_eq!(by_domain(&w.sund, "evil.example").await.unwrap(), None);
    assert_eq!(by_id(&w.sund, w.provider.id).await.unwrap(), Some(w.provider.clone()));
    assert_eq!(by_id(&w.sund, w.sund.new_id()).await.unwrap(), None);
}

#[tokio::test]
async fn a_flow_is_taken_once_and_only_by_the_browser_that_began_it() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "//evil", None, Intent::SignIn).await.unwrap();
    assert!(take(&w.sund, &begun.state, "another browser").await.unwrap().is_none());
    assert!(take(&w.sund, "another state", &begun.browser_token).await.unwrap().is_none());
    let flow = take(&w.sund, &begun.state, &begun.browser_token).await.unwrap().unwrap();
    assert_eq!((flow.return_to.as_str(), flow.nonce, flow.verifier), ("/", begun.nonce, begun.verifier));
    assert!(take(&w.sund, &begun.state, &begun.browser_token).await.unwrap().is_none(), "it is used up");
}

#[tokio::test]
async fn two_tabs_of_one_browser_can_both_finish() {
    let w = World::new().await;
    let one = begin(&w.sund, &w.provider, "/one", Some("short"), Intent::SignIn).await.unwrap();
    assert_ne!(one.browser_token, "short", "a token that is not ours is not kept");
    let two = begin(&w.sund, &w.provider, "/two", Some(&one.browser_token), Intent::SignIn).await.unwrap();
    assert_eq!(one.browser_token, two.browser_token);
    assert_ne!(one.state, two.state);
    assert_eq!(take(&w.sund, &one.state, &two.browser_token).await.unwrap().unwrap().return_to, "/one");
    assert_eq!(take(&w.sund, &two.state, &two.browser_token).await.unwrap().unwrap().return_to, "/two");
}

#[tokio::test]
async fn two_requests_at_once_share_one_flow() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "/", None, Intent::SignIn).await.unwrap();
    let both = tokio::join!(
        take(&w.sund, &begun.state, &begun.browser_token),
        take(&w.sund, &begun.state, &begun.browser_token),
    );
    assert_eq!([both.0, both.1].into_iter().filter(|taken| taken.as_ref().unwrap().is_some()).count(), 1);
}

#[tokio::test]
async fn a_flow_that_is_too_old_is_gone() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "/", None, Intent::SignIn).await.unwrap();
    w.later(ROUND_TRIP + 1);
    assert!(take(&w.sund, &begun.state, &begun.browser_token).await.unwrap().is_none());
}
