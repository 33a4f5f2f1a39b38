//! How long a session counts, and how it ends.

use super::*;
use sund_domain::sso::Intent;

#[tokio::test]
async fn a_session_ends_when_idle_and_when_old_but_its_person_is_remembered() {
    let w = World::new().await;
    let (token, _) = w.sign_in(&aino()).await;
    for _ in 0..14 {
        w.later(IDLE - HOUR);
        assert!(w.who(&token).await.is_some(), "used in time, it goes on");
    }
    const { assert!(15 * (IDLE - HOUR) < ABSOLUTE && 16 * (IDLE - HOUR) > ABSOLUTE) };
    w.later(IDLE - HOUR);
    assert!(w.who(&token).await.is_some());
    w.later(IDLE - HOUR);
    assert!(w.who(&token).await.is_none(), "too old, although it was used");

    let (token, _) = w.sign_in(&aino()).await;
    w.later(IDLE + 1);
    assert!(w.who(&token).await.is_none(), "idle");
    assert_eq!(remembered(&w.sund, &token).await.unwrap().map(|v| v.name).as_deref(), Some("Aino Kallio"));
    w.later(REMEMBER - IDLE);
    assert!(remembered(&w.sund, &token).await.unwrap().is_none());
    assert!(remembered(&w.sund, "no such token").await.unwrap().is_none());
}

#[tokio::test]
async fn asking_who_is_one_query_and_a_write_every_five_minutes() {
    let w = World::new().await;
    let (token, _) = w.sign_in(&aino()).await;
    w.later(5 * MINUTE - SECOND);
    w.statements();
    assert!(w.who(&token).await.is_some());
    assert_eq!(w.statements().len(), 1);
    w.later(SECOND);
    assert!(w.who(&token).await.is_some());
    assert_eq!(w.statements().iter().filter(|sql| sql.starts_with("update sign_in_sessions")).count(), 1);
    assert!(w.who(&token).await.is_some());
    assert_eq!(w.statements().len(), 1);
}

#[tokio::test]
async fn signing_out_ends_this_session_only_and_once() {
    let w = World::new().await;
    let (here, _) = w.sign_in(&aino()).await;
    let (there, _) = w.sign_in(&aino()).await;
    let out = sign_out(&w.sund, &here).await.unwrap().unwrap();
    assert_eq!((out.provider, out.id_token.as_deref()), (Some(w.provider.id), Some("sealed")));
    assert!(w.who(&here).await.is_none());
    assert!(w.who(&there).await.is_some());
    assert!(sign_out(&w.sund, &here).await.unwrap().is_none());
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let w = World::new().await;
    let (old, _) = w.sign_in(&aino()).await;
    let SignIn::In { token, .. } =
        sign_in(&w.sund, &w.provider, &aino(), &Arriving { replaces: Some(&old), ..Arriving::default() })
            .await
            .unwrap()
    else {
        panic!("the account has not been ended");
    };
    assert!(w.who(&old).await.is_none());
    assert!(w.who(&token).await.is_some());
}

#[tokio::test]
async fn what_is_old_is_forgotten() {
    let w = World::new().await;
    let (token, _) = w.sign_in(&aino()).await;
    let begun = begin(&w.sund, &w.provider, "/", None, Intent::SignIn).await.unwrap();
    forget_old(&w.sund).await.unwrap();
    assert!(w.who(&token).await.is_some());
    assert!(take(&w.sund, &begun.state, &begun.browser_token).await.unwrap().is_some());
    w.later(REMEMBER + 1);
    forget_old(&w.sund).await.unwrap();
    assert!(sign_out(&w.sund, &token).await.unwrap().is_none(), "the row is gone");
}
