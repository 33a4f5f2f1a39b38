//! Whether a sign-in ended as it must, and everything that must not have happened did not.

use super::{
    browser::{Browser, Opened, Stage, set_cookies},
    endpoints::MARK,
    switch::{Case, Endpoint, Outcome, Switch},
    tricks::{Ended, play},
};
use std::sync::atomic::Ordering;
use sund::sso::SESSION_COOKIE;
use sund_domain::language::UiLanguage;
use sund_pages::words::Words;
use sund_tests::{Answer, html, log};

/// What became of a case: how it ended, and what is wrong with that.
pub struct Verdict {
    pub ended: String,
    pub faults: Vec<String>,
}

/// Runs the case with an issuer of its own.
pub async fn judge(stage: &Stage<'_>, case: &Case) -> Verdict {
    let at = stage.open(case.switch).await;
    let people = stage.people(&at.row).await;
    assert_eq!(people, (0, 0));
    let mut browser = stage.browser();
    let Ended { answer, sessions } = match case.switch {
        Switch::Browser(trick) => play(stage, &at, trick).await,
        Switch::To(to) => Ended { answer: browser.sign_in(&at, to).await, sessions: 0 },
        _ => Ended { answer: browser.sign_in(&at, "/forums").await, sessions: 0 },
    };
    let mut faults = Vec::new();
    let mut check = |fine: bool, told: String| {
        if !fine {
            faults.push(format!("{}: {told}", case.rule));
        }
    };
    check(stage.evil.trapped.swap(0, Ordering::SeqCst) == 0, "the server went where it was sent".to_owned());
    let ended = if answer.status == 303 {
        check(stage.sessions(&at.row).await == 1, "not one session".to_owned());
        check(stage.people(&at.row).await == (1, 1), "not one person".to_owned());
        // What UserInfo tells counts only if it was asked and answered; the rest is the name in the address.
        let name = if matches!(case.switch, Switch::At(Endpoint::UserInfo, _)) { "aino" } else { "Aino Kallio" };
        let sql = "select name from people where organisation_id = $1";
        let named = stage.texts(sql, [at.row.organisation.0.into()]).await;
        check(named == [name], format!("called {named:?}"));
        format!("in, at {}", answer.location())
    } else {
        for told in shown(&answer) {
            check(false, told);
        }
        check(stage.sessions(&at.row).await == sessions, "a session too many".to_owned());
        check(stage.people(&at.row).await == (sessions, sessions), "a person too many".to_owned());
        cause(stage, &at, &answer).await.unwrap_or_else(|told| {
            check(false, told);
            "?".to_owned()
        })
    };
    let expected = match case.outcome {
        Outcome::SignsIn => "in, at /forums".to_owned(),
        Outcome::LandsAt(path) => format!("in, at {path}"),
        Outcome::Refused(cause) => cause.to_owned(),
    };
    check(ended == expected, format!("ended with {ended:?}, and not with {expected:?}"));
    if let Switch::To(to) = case.switch {
        for told in once_in(&mut browser, &at, to, answer.location()).await {
            check(false, told);
        }
    }
    Verdict { ended, faults }
}

/// What is wrong with the page of a refusal: it is the general one, says nothing of the provider's, and sets no session.
fn shown(answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    let words = Words::of(UiLanguage::En);
    let text = html::text(&answer.body);
    let title = match answer.status {
        400 => words.t("sign-in-refused-title"),
        503 => words.t("not-reached-title"),
        _ => return vec![format!("status {}: {text}", answer.status)],
    };
    if !text.contains(&title) {
        faults.push(format!("not the general page: {text}"));
    }
    // Nor is it in a link, where the next one would read it.
    let body = answer.body.to_lowercase();
    if [MARK, "access_denied", "code=", "code%3d", "state="].iter().any(|said| body.contains(said)) {
        faults.push(format!("what the provider said is on the page: {body}"));
    }
    if set_cookies(answer)
        .iter()
        .any(|cookie| cookie.starts_with(SESSION_COOKIE) && !cookie.starts_with("__Host-sund-"))
    {
        faults.push("a session cookie is set".to_owned());
    }
    let running = html::what_runs(&answer.body);
    if !running.is_empty() {
        faults.push(format!("the page runs {running:?}"));
    }
    faults
}

/// The cause that the audit log has under the number on the page, without what differs from run to run.
pub async fn cause(stage: &Stage<'_>, at: &Opened, answer: &Answer) -> Result<String, String> {
    let text = html::text(&answer.body);
    let number = Words::of(UiLanguage::En).t1("incident", "id", "0");
    let before = number.trim_end_matches(|c: char| !c.is_alphabetic() && c != ':');
    let (_, after) = text.split_once(before).ok_or_else(|| format!("no number on the page: {text}"))?;
    let incident: String =
        after.chars().skip_while(|c| !c.is_ascii_alphanumeric()).take_while(char::is_ascii_alphanumeric).collect();
    let sql = "select coalesce(detail, '') from audit_log where act = 'sign-in-refused' and what = $1";
    let found = stage.texts(sql, [incident.as_str().into()]).await;
    let logged = log::cause(&incident);
    let cause = match (found.as_slice(), &logged) {
        ([cause], _) => cause,
        // What belongs to no sign-in that was begun is in the terminal's log alone.
        ([], Some(cause)) => cause,
        _ => return Err(format!("{} lines in the audit log for {incident:?}, {logged:?} in the other", found.len())),
    };
    let whose = format!("{} ({}): ", at.row.organisation_name, at.row.issuer);
    let cause = cause.strip_prefix(&whose).unwrap_or(cause);
    if cause.contains("secret-of-sund") || cause.contains("access-token") || cause.contains("Kallio") {
        return Err(format!("the audit log holds what it must not: {cause}"));
    }
    Ok(cause.replace(&at.site.issuer, "ISSUER").replace(&stage.evil.address, "OP"))
}

/// Who is signed in already is sent on at once: to the same place.
async fn once_in(browser: &mut Browser<'_>, at: &Opened, to: &str, landed: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for path in [format!("/sign-in?to={to}"), format!("/sign-in/with/{}?to={to}", at.row.id)] {
        let answer = browser.get(&path).await;
        if (answer.status, answer.location()) != (303, landed) {
            faults.push(format!("{path} leads to {} {:?}", answer.status, answer.location()));
        }
    }
    faults
}
