//! What is done with browsers, cookies and answers.

use super::{
    browser::{Browser, Opened, Stage, parameter, set_cookies, with},
    switch::{Switch, Trick},
};
use futures_util::future::join_all;
use sund::sso::{FLOW_COOKIE, SESSION_COOKIE};
use sund_domain::{
    sso::ROUND_TRIP,
    time::{MINUTE, SECOND},
};
use sund_tests::Answer;

/// How it ended: the answer to be judged, and how many sessions there may be by then.
pub struct Ended {
    pub answer: Answer,
    pub sessions: i64,
}

/// Nobody got in before.
fn first(answer: Answer) -> Ended {
    Ended { answer, sessions: 0 }
}

pub async fn play(stage: &Stage<'_>, at: &Opened, trick: Trick) -> Ended {
    let mut browser = stage.browser();
    match trick {
        Trick::MixUp
        | Trick::MixUpUnnamed
        | Trick::ForeignCode
        | Trick::InjectedCode
        | Trick::InjectedCodeWithoutPkce => first(foreign(stage, at, trick).await),
        Trick::NoState | Trick::EmptyState | Trick::UnknownState | Trick::TwoStates | Trick::TwoCodes => {
            let back = browser.until_callback(at).await;
            let path = match trick {
                Trick::NoState => with(&back, "state", None),
                Trick::EmptyState => with(&back, "state", Some("")),
                Trick::UnknownState => with(&back, "state", Some(&"A".repeat(43))),
                Trick::TwoStates => format!("{back}&state={}", parameter(&back, "state")),
                _ => format!("{back}&code={}", parameter(&back, "code")),
            };
            first(browser.get(&path).await)
        }
        Trick::OtherFlow | Trick::NoCookie | Trick::OtherCookie | Trick::StolenState => {
            let answer = others(stage, at, trick).await;
            Ended { answer, sessions: i64::from(trick == Trick::StolenState) }
        }
        Trick::Replayed => {
            let back = browser.until_callback(at).await;
            let honest = browser.clone().get(&back).await;
            assert_eq!(honest.status, 303, "{}", honest.body);
            Ended { answer: browser.get(&back).await, sessions: 1 }
        }
        Trick::ReplayedTenfold => {
            let back = browser.until_callback(at).await;
            let mut browsers = vec![browser; 10];
            let answers = join_all(browsers.iter_mut().map(|browser| browser.get(&back))).await;
            let (in_, mut refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 303);
            assert_eq!((in_.len(), refused.len()), (1, 9), "{refused:?}");
            Ended { answer: refused.remove(0), sessions: 1 }
        }
        Trick::Late | Trick::AlmostLate => {
            let back = browser.until_callback(at).await;
            stage.network.clock.forward(if trick == Trick::Late { ROUND_TRIP + 1 } else { ROUND_TRIP });
            first(browser.get(&back).await)
        }
        Trick::PlantedCookie | Trick::PlantedSession => first(planted(stage, at, trick).await),
        Trick::NewKey => {
            let answer = browser.sign_in(at, "/forums").await;
            assert_eq!(at.site.asked("keys"), 2, "once for the metadata, once for the new key");
            first(answer)
        }
        Trick::UnknownKeyTwice => first(unknown_key(stage, at).await),
        Trick::OldToken => {
            assert_eq!(browser.sign_in(at, "/forums").await.status, 303);
            Ended { answer: stage.browser().sign_in(at, "/forums").await, sessions: 1 }
        }
    }
}

/// A code that belongs to another sign-in than the state.
async fn foreign(stage: &Stage<'_>, at: &Opened, trick: Trick) -> Answer {
    let (mut browser, mut attacker) = (stage.browser(), stage.browser());
    let other;
    let from = if matches!(trick, Trick::MixUp | Trick::MixUpUnnamed | Trick::ForeignCode) {
        other = stage.open(if trick == Trick::MixUpUnnamed { at.site.switch } else { Switch::Nothing }).await;
        &other
    } else {
        at
    };
    let theirs = attacker.until_callback(from).await;
    let own = browser.until_callback(at).await;
    let mut path = with(&own, "code", Some(&parameter(&theirs, "code")));
    if trick == Trick::MixUp {
        path = with(&path, "iss", Some(&from.site.issuer));
    } else if trick == Trick::MixUpUnnamed {
        path = with(&theirs, "state", Some(&parameter(&own, "state")));
    }
    let answer = browser.get(&path).await;
    if matches!(trick, Trick::MixUp | Trick::MixUpUnnamed) {
        assert_eq!(at.site.asked("token"), 0, "the code must not be taken to the other provider");
    }
    assert_eq!(from.site.asked("token"), u32::from(from.site.name == at.site.name));
    answer
}

/// The answer to a sign-in that another browser began.
async fn others(stage: &Stage<'_>, at: &Opened, trick: Trick) -> Answer {
    let (mut browser, mut other) = (stage.browser(), stage.browser());
    let back = browser.until_callback(at).await;
    if trick == Trick::NoCookie {
        browser.forget_flow();
        return browser.get(&back).await;
    }
    let theirs = other.until_callback(at).await;
    match trick {
        // Login CSRF: the attacker's own answer, in a link that somebody else follows.
        Trick::OtherFlow => browser.get(&theirs).await,
        Trick::OtherCookie => {
            browser.cookies.clone_from(&other.cookies);
            browser.get(&back).await
        }
        _ => {
            let refused = other.get(&back).await;
            let answer = browser.get(&back).await;
            assert_eq!(answer.status, 303, "who began it is not kept out: {}", answer.body);
            refused
        }
    }
}

/// A session that somebody else put into the browser is not the one that one is signed in with.
async fn planted(stage: &Stage<'_>, at: &Opened, trick: Trick) -> Answer {
    let mut browser = stage.browser();
    let mut attacker: Option<Browser<'_>> = None;
    let token = if trick == Trick::PlantedCookie {
        "A".repeat(43)
    } else {
        let mut signed_in = stage.browser();
        assert_eq!(signed_in.sign_in(at, "/forums").await.status, 303);
        let token = signed_in.session().unwrap().to_owned();
        attacker = Some(signed_in);
        token
    };
    // The cookie appears on the way: somebody who is signed in already is not sent to a provider.
    let back = browser.until_callback(at).await;
    let flow = browser.cookies[FLOW_COOKIE].clone();
    browser.cookies.insert(SESSION_COOKIE.to_owned(), token.clone());
    let answer = browser.get(&back).await;
    assert_eq!(set_cookies(&answer).len(), 1, "{:?}", set_cookies(&answer));
    assert_ne!(browser.session(), Some(token.as_str()), "the session is the planted one");
    assert_ne!(browser.session(), Some(flow.as_str()));
    assert!(browser.is_in().await);
    if let Some(mut attacker) = attacker {
        assert!(!attacker.is_in().await, "the planted session goes on");
    }
    answer
}

/// A key that nobody has makes us ask once a minute, however many tokens name it.
async fn unknown_key(stage: &Stage<'_>, at: &Opened) -> Answer {
    let mut asked = Vec::new();
    for wait in [0, MINUTE - SECOND, SECOND] {
        stage.network.clock.forward(wait);
        for _ in 0..2 {
            let answer = stage.browser().sign_in(at, "/forums").await;
            assert_eq!(answer.status, 400, "{}", answer.body);
        }
        asked.push(at.site.asked("keys"));
    }
    // With the metadata, for the first token, and again after a whole minute.
    assert_eq!(asked, [2, 2, 3]);
    stage.browser().sign_in(at, "/forums").await
}
