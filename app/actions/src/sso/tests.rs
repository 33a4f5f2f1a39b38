//! Signing in and out on a database of their own, with a clock and a randomness that the test owns.

use super::*;
use crate::{Clock, Random, handed_in::hash};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use sund_domain::{
    ids::PersonId,
    language::UiLanguage,
    people::Country,
    sso::{ABSOLUTE, IDLE, REMEMBER, ROUND_TRIP},
    time::{HOUR, MINUTE, SECOND, Timestamp},
};
use sund_store::{Database, people, sso as rows};

const NOON: i64 = 1_763_726_400_000;

#[derive(Debug)]
struct TestClock(AtomicI64);
impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Never the same bytes twice.
#[derive(Debug)]
struct Counting(AtomicU64);
impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let n = self.0.fetch_add(1, Ordering::SeqCst);
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = n.to_le_bytes()[at % 8] ^ u8::try_from(at % 251).unwrap();
        }
    }
}

struct World {
    sund: Sund,
    clock: Arc<TestClock>,
    provider: Provider,
    statements: Arc<Mutex<Vec<String>>>,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    async fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!(
            "sund-sso-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        );
        let folder = std::env::temp_dir().join(name);
        let mut store = Database::Sqlite(folder.join("sund.db"))
            .open()
            .await
            .unwrap();
        let statements = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&statements);
        store.watch_statements(move |sql| seen.lock().unwrap().push(sql.to_owned()));
        let clock = Arc::new(TestClock(AtomicI64::new(NOON)));
        let sund = Sund {
            store,
            clock: clock.clone(),
            random: Arc::new(Counting(AtomicU64::new(0))),
        };
        let provider = Provider {
            id: sund.new_id(),
            organisation: sund.new_id(),
            organisation_name: "Ministry of Justice".into(),
            country: "FI".into(),
            issuer: "https://idp.justice.fi.example".into(),
            client_id: "sund".into(),
            secret_sealed: None,
            scopes: "profile email".into(),
        };
        let tx = sund.store.begin().await.unwrap();
        people::insert_organisation(
            &tx,
            provider.organisation,
            "fi-justice",
            "Ministry of Justice",
            "",
            Country::Fi,
            sund.now(),
        )
        .await
        .unwrap();
        rows::insert_provider(&tx, &provider, &["justice.fi.example"], sund.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        Self {
            sund,
            clock,
            provider,
            statements,
            folder,
        }
    }

    fn later(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    async fn sign_in(&self, told: &Told) -> (String, PersonId) {
        match sign_in(
            &self.sund,
            &self.provider,
            told,
            Some("sealed".into()),
            None,
        )
        .await
        .unwrap()
        {
            SignIn::In { token, person } => (token, person),
            SignIn::AccountEnded => panic!("the account has not been ended"),
        }
    }

    async fn who(&self, token: &str) -> Option<String> {
        viewer(&self.sund, token)
            .await
            .unwrap()
            .map(|s| s.viewer.name)
    }

    fn statements(&self) -> Vec<String> {
        std::mem::take(&mut *self.statements.lock().unwrap())
    }
}

fn aino() -> Told {
    Told {
        issuer: "https://idp.justice.fi.example".into(),
        subject: "aino".into(),
        name: Some("Aino Kallio".into()),
        email: Some("aino.kallio@justice.fi.example".into()),
        locale: Some("fi-FI".into()),
    }
}

#[tokio::test]
async fn providers_are_found_by_domain_and_by_id() {
    let w = World::new().await;
    assert_eq!(
        list(&w.sund).await.unwrap(),
        std::slice::from_ref(&w.provider)
    );
    assert_eq!(
        by_domain(&w.sund, "justice.fi.example").await.unwrap(),
        Some(w.provider.clone())
    );
    assert_eq!(by_domain(&w.sund, "evil.example").await.unwrap(), None);
    assert_eq!(
        by_id(&w.sund, w.provider.id).await.unwrap(),
        Some(w.provider.clone())
    );
    assert_eq!(by_id(&w.sund, w.sund.new_id()).await.unwrap(), None);
}

#[tokio::test]
async fn a_flow_is_taken_once_and_only_by_the_browser_that_began_it() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "//evil", None).await.unwrap();
    assert!(
        take(&w.sund, &begun.state, "another browser")
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        take(&w.sund, "another state", &begun.browser_token)
            .await
            .unwrap()
            .is_none()
    );
    let flow = take(&w.sund, &begun.state, &begun.browser_token)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (flow.return_to.as_str(), flow.nonce, flow.verifier),
        ("/", begun.nonce, begun.verifier)
    );
    assert!(
        take(&w.sund, &begun.state, &begun.browser_token)
            .await
            .unwrap()
            .is_none(),
        "it is used up"
    );
}

#[tokio::test]
async fn two_tabs_of_one_browser_can_both_finish() {
    let w = World::new().await;
    let one = begin(&w.sund, &w.provider, "/one", Some("short"))
        .await
        .unwrap();
    assert_ne!(
        one.browser_token, "short",
        "a token that is not ours is not kept"
    );
    let two = begin(&w.sund, &w.provider, "/two", Some(&one.browser_token))
        .await
        .unwrap();
    assert_eq!(one.browser_token, two.browser_token);
    assert_ne!(one.state, two.state);
    assert_eq!(
        take(&w.sund, &one.state, &two.browser_token)
            .await
            .unwrap()
            .unwrap()
            .return_to,
        "/one"
    );
    assert_eq!(
        take(&w.sund, &two.state, &two.browser_token)
            .await
            .unwrap()
            .unwrap()
            .return_to,
        "/two"
    );
}

#[tokio::test]
async fn two_requests_at_once_share_one_flow() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "/", None).await.unwrap();
    let both = tokio::join!(
        take(&w.sund, &begun.state, &begun.browser_token),
        take(&w.sund, &begun.state, &begun.browser_token),
    );
    assert_eq!(
        [both.0, both.1]
            .into_iter()
            .filter(|taken| taken.as_ref().unwrap().is_some())
            .count(),
        1
    );
}

#[tokio::test]
async fn a_flow_that_is_too_old_is_gone() {
    let w = World::new().await;
    let begun = begin(&w.sund, &w.provider, "/", None).await.unwrap();
    w.later(ROUND_TRIP + 1);
    assert!(
        take(&w.sund, &begun.state, &begun.browser_token)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn the_first_sign_in_makes_a_person_and_the_next_one_knows_them() {
    let w = World::new().await;
    let (first, person) = w.sign_in(&aino()).await;
    let signed_in = viewer(&w.sund, &first).await.unwrap().unwrap();
    assert_eq!(signed_in.token_hash, hash(&first));
    let v = signed_in.viewer;
    assert_eq!(
        (v.name.as_str(), v.organisation_name.as_str(), v.country),
        ("Aino Kallio", "Ministry of Justice", Country::Fi)
    );
    assert_eq!(
        (v.settings.language, v.settings.time_zone.as_str()),
        (Some(UiLanguage::Fi), "Europe/Helsinki")
    );
    assert!(!v.administrator);

    let told = Told {
        name: Some(" Aino\u{202E}\n Laine ".into()),
        email: Some("new@justice.fi.example".into()),
        ..aino()
    };
    let (second, again) = w.sign_in(&told).await;
    assert_eq!(
        again, person,
        "the key is (provider, issuer, subject), not the address"
    );
    assert_ne!(first, second);
    assert_eq!(w.who(&second).await.as_deref(), Some("Aino Laine"));
    assert_eq!(
        w.who(&first).await.as_deref(),
        Some("Aino Laine"),
        "one can be signed in twice"
    );

    let (third, _) = w
        .sign_in(&Told {
            name: None,
            ..aino()
        })
        .await;
    assert_eq!(
        w.who(&third).await.as_deref(),
        Some("Aino Laine"),
        "what the provider does not tell stays"
    );
}

#[tokio::test]
async fn the_same_address_of_another_subject_is_another_person() {
    let w = World::new().await;
    let (_, one) = w.sign_in(&aino()).await;
    let (_, other) = w
        .sign_in(&Told {
            subject: "somebody".into(),
            ..aino()
        })
        .await;
    let (_, elsewhere) = w
        .sign_in(&Told {
            issuer: "https://evil.example".into(),
            ..aino()
        })
        .await;
    assert!(one != other && one != elsewhere && other != elsewhere);
}

#[tokio::test]
async fn a_name_is_made_up_from_the_address_or_not_at_all() {
    let w = World::new().await;
    let (token, _) = w
        .sign_in(&Told {
            subject: "1".into(),
            name: Some("\u{200B}".into()),
            ..aino()
        })
        .await;
    assert_eq!(w.who(&token).await.as_deref(), Some("aino.kallio"));
    let (token, _) = w
        .sign_in(&Told {
            subject: "2".into(),
            name: None,
            email: Some("no address".into()),
            ..aino()
        })
        .await;
    assert_eq!(w.who(&token).await.as_deref(), Some("—"));
    let (token, _) = w
        .sign_in(&Told {
            subject: "3".into(),
            name: Some("å".repeat(4_000)),
            ..aino()
        })
        .await;
    assert_eq!(w.who(&token).await, Some("å".repeat(120)));
}

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
    assert!(
        w.who(&token).await.is_none(),
        "too old, although it was used"
    );

    let (token, _) = w.sign_in(&aino()).await;
    w.later(IDLE + 1);
    assert!(w.who(&token).await.is_none(), "idle");
    assert_eq!(
        remembered(&w.sund, &token)
            .await
            .unwrap()
            .map(|v| v.name)
            .as_deref(),
        Some("Aino Kallio")
    );
    w.later(REMEMBER - IDLE);
    assert!(remembered(&w.sund, &token).await.unwrap().is_none());
    assert!(
        remembered(&w.sund, "no such token")
            .await
            .unwrap()
            .is_none()
    );
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
    assert_eq!(
        w.statements()
            .iter()
            .filter(|sql| sql.starts_with("update sign_in_sessions"))
            .count(),
        1
    );
    assert!(w.who(&token).await.is_some());
    assert_eq!(w.statements().len(), 1);
}

#[tokio::test]
async fn signing_out_ends_this_session_only_and_once() {
    let w = World::new().await;
    let (here, _) = w.sign_in(&aino()).await;
    let (there, _) = w.sign_in(&aino()).await;
    let out = sign_out(&w.sund, &here).await.unwrap().unwrap();
    assert_eq!(
        (out.provider, out.id_token.as_deref()),
        (w.provider.id, Some("sealed"))
    );
    assert!(w.who(&here).await.is_none());
    assert!(w.who(&there).await.is_some());
    assert!(sign_out(&w.sund, &here).await.unwrap().is_none());
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let w = World::new().await;
    let (old, _) = w.sign_in(&aino()).await;
    let SignIn::In { token, .. } = sign_in(&w.sund, &w.provider, &aino(), None, Some(&old))
        .await
        .unwrap()
    else {
        panic!("the account has not been ended");
    };
    assert!(w.who(&old).await.is_none());
    assert!(w.who(&token).await.is_some());
}

#[tokio::test]
async fn a_refusal_has_an_id_that_can_be_read_aloud() {
    let w = World::new().await;
    let one = refuse(&w.sund, Some(&w.provider), "nonce\0 mismatch")
        .await
        .unwrap();
    let two = refuse(&w.sund, None, &"x".repeat(10_000)).await.unwrap();
    assert_ne!(one, two);
    for incident in [one, two] {
        assert_eq!(incident.len(), 8);
        assert!(
            incident
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                && !incident.contains(['i', 'l', 'o', 'u'])
        );
    }
}

#[tokio::test]
async fn what_is_old_is_forgotten() {
    let w = World::new().await;
    let (token, _) = w.sign_in(&aino()).await;
    let begun = begin(&w.sund, &w.provider, "/", None).await.unwrap();
    forget_old(&w.sund).await.unwrap();
    assert!(w.who(&token).await.is_some());
    assert!(
        take(&w.sund, &begun.state, &begun.browser_token)
            .await
            .unwrap()
            .is_some()
    );
    w.later(REMEMBER + 1);
    forget_old(&w.sund).await.unwrap();
    assert!(
        sign_out(&w.sund, &token).await.unwrap().is_none(),
        "the row is gone"
    );
}
