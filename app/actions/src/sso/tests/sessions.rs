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
async fn a_session_that_somebody_ended_is_not_remembered() {
    let w = World::new().await;
    let remembers = async |token: &str| remembered(&w.sund, token).await.unwrap().is_some();
    let (out, _) = w.sign_in(&aino()).await;
    let (revoked, _) = w.sign_in(&aino()).await;
    let (kept, _) = w.sign_in(&aino()).await;
    w.later(IDLE + 1);
    assert!(remembers(&out).await && remembers(&revoked).await);
    sign_out(&w.sund, &out).await.unwrap();
    let (here, _) = w.sign_in(&aino()).await;
    let me = viewer(&w.sund, &here).await.unwrap().unwrap();
    assert!(!remembers(&out).await && remembers(&revoked).await);
    revoke_others(&w.sund, &me.viewer, &me.token_hash).await.unwrap();
    assert!(!remembers(&revoked).await && !remembers(&kept).await);
}

#[tokio::test]
async fn a_session_counts_as_long_as_its_person_and_its_provider_do() {
    let w = World::new().await;
    let (token, person) = w.sign_in(&aino()).await;
    let me = viewer(&w.sund, &token).await.unwrap().unwrap().viewer;
    // As where a session was begun at the moment in which this was written: it was not there to be ended.
    let disabled = async |is: bool| {
        let tx = w.sund.store.begin().await.unwrap();
        rows::set_enabled(&tx, w.provider.id, !is).await.unwrap();
        tx.commit().await.unwrap();
    };
    disabled(true).await;
    assert!(w.who(&token).await.is_none());
    assert!(remembered(&w.sund, &token).await.unwrap().is_none());
    assert!(own_sessions(&w.sund, &me).await.unwrap().is_empty(), "nor is it listed");
    disabled(false).await;
    assert!(w.who(&token).await.is_some());
    let tx = w.sund.store.begin().await.unwrap();
    people::colleagues::work_for(&tx, person, w.provider.organisation, false, w.sund.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(w.who(&token).await.is_none(), "who is not let in is not in");
    assert!(remembered(&w.sund, &token).await.unwrap().is_none());
}

#[tokio::test]
async fn a_provider_that_is_another_client_meanwhile_signs_nobody_in() {
    let w = World::new().await;
    let tried = async |provider: &Provider| sign_in(&w.sund, provider, &aino(), &Arriving::default()).await.unwrap();
    for changed in [
        Provider { issuer: "https://idp.before.example".into(), ..w.provider.clone() },
        Provider { client_id: "before".into(), ..w.provider.clone() },
    ] {
        assert!(matches!(tried(&changed).await, SignIn::ProviderDisabled));
    }
    assert!(matches!(tried(&w.provider).await, SignIn::In { .. }));
}

#[test]
fn no_token_is_told() {
    let arriving = Arriving { id_token: Some("geheim".into()), replaces: Some("geheim"), ..Arriving::default() };
    let told = format!("{arriving:?}");
    assert!(told.contains("SignIn") && !told.contains("geheim"), "{told}");
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
