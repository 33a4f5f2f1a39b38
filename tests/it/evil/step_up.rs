//! Being asked again: what is asked of the provider, and that nothing but what was asked for counts.

use super::{
    browser::{Browser, Opened, Stage, parameter},
    switch::Switch::{self, Claims},
    token::Claims as Token,
};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use sund::sso::SESSION_COOKIE;
use sund_domain::time::MINUTE;
use sund_tests::{Answer, NOON, Network, each_database, forms};

/// A sign-in at noon, and another try twenty minutes later.
const LATER: i64 = NOON.0 / 1_000 + 20 * 60;

fn is_later(claims: &Token) -> bool {
    claims.now >= LATER
}

/// The open workgroup asks for two factors, within 15 minutes.
async fn protected(network: &Network) {
    let path = format!("/workgroups/{}/protection", network.open.slug);
    let answer = network.post(&network.people.chair, &path, &[("level", "substantial"), ("within", "15")]).await;
    assert_eq!(answer.status, 303);
}

/// Who signed in at noon and is asked again at twenty past; how that ended, and what the browser had before.
async fn asked_again<'a>(stage: &'a Stage<'_>, at: &Opened) -> (Browser<'a>, String, String, Answer) {
    let mut browser = stage.browser();
    assert_eq!(browser.sign_in(at, "/").await.status, 303);
    let before = browser.session().unwrap().to_owned();
    stage.network.clock.put(NOON.plus(20 * MINUTE));
    let page = browser.get(&format!("/workgroups/{}", stage.network.open.slug)).await;
    let link = page.body.split("href=\"/sign-in/again?").nth(1).unwrap_or_else(|| panic!("{}", page.body));
    let link = format!("/sign-in/again?{}", link.split('"').next().unwrap().replace("&amp;", "&"));
    let sent = browser.get(&link).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let address = sent.location().to_owned();
    let back = browser.ask(&address).await;
    let answer = browser.get(&back).await;
    (browser, before, address, answer)
}

#[test]
fn who_comes_back_as_sure_as_asked_gets_in() {
    each_database(async |network| {
        protected(network).await;
        let stage = Stage::set(network).await;
        let at = stage
            .open(Claims(|c| {
                if is_later(c) {
                    c.set("acr", "urn:two");
                    c.time("auth_time", -14 * 60);
                }
            }))
            .await;
        let thread = format!("/threads/{}", network.open.question);
        let mut early = stage.browser();
        assert_eq!(early.sign_in(&at, "/").await.status, 303);
        assert_eq!(early.get(&thread).await.status, 404, "a sign-in without more is not enough");

        let (mut browser, before, address, answer) = asked_again(&stage, &at).await;
        assert_eq!(parameter(&address, "acr_values"), "urn:two urn:card");
        assert_eq!(parameter(&address, "max_age"), "900");
        assert_eq!((answer.status, answer.location()), (303, &*format!("/workgroups/{}", network.open.slug)));
        assert_ne!(browser.session(), Some(&*before), "a new token at each change of privilege");
        assert_eq!(browser.get(&thread).await.status, 200);
        let new = browser.cookies.insert(SESSION_COOKIE.into(), before).unwrap();
        assert!(!browser.is_in().await, "the token from before counts no more");
        browser.cookies.insert(SESSION_COOKIE.into(), new);
        network.clock.put(NOON.plus(21 * MINUTE));
        assert_eq!(browser.get(&thread).await.status, 200, "15 minutes after the person was asked");
        network.clock.put(NOON.plus(21 * MINUTE + 1));
        assert_eq!(browser.get(&thread).await.status, 404, "and no longer");
        assert!(browser.is_in().await, "everything else stays open");
    });
}

#[test]
fn a_provider_that_does_not_do_what_it_is_asked_for_is_refused() {
    let not_sure = "asked for substantial within Some(900000) ms, and not confirmed";
    #[rustfmt::skip] // a table
    let cases: [(&str, Switch, u16, &str); 9] = [
        ("no acr", Switch::Nothing, 403, not_sure),
        ("an acr that is not asked for", Claims(|c| c.set("acr", "urn:one")), 403, not_sure),
        ("amr that nobody knows", Claims(|c| c.set("amr", json!(["pwd", "otp"]))), 403, not_sure),
        ("no auth_time", Claims(|c| { c.set("acr", "urn:two"); c.without("auth_time"); }), 403, not_sure),
        ("auth_time before max_age", Claims(|c| { c.set("acr", "urn:two"); c.time("auth_time", -901); }), 403, not_sure),
        ("auth_time of the first sign-in", Claims(|c| { c.set("acr", "urn:card"); c.set("auth_time", NOON.0 / 1_000); }), 403, not_sure),
        ("auth_time in the future", Claims(|c| { c.set("acr", "urn:two"); if is_later(c) { c.time("auth_time", 61); } }), 403, "ID token refused: auth_time in the future"),
        ("somebody else", Claims(|c| { c.set("acr", "urn:two"); if is_later(c) { c.set("sub", "somebody else"); } }), 403, "somebody else than who was to be asked again"),
        ("somebody new by almost the same name", Claims(|c| { c.set("acr", "urn:card"); if is_later(c) { c.set("sub", "AINO"); } }), 403, "somebody else than who was to be asked again"),
    ];
    each_database(async |network| {
        protected(network).await;
        let stage = Stage::set(network).await;
        for (rule, switch, status, cause) in cases {
            network.clock.put(NOON);
            let at = stage.open(switch).await;
            let (mut browser, before, _, answer) = asked_again(&stage, &at).await;
            assert_eq!(answer.status, status, "{rule}: {}", answer.body);
            assert!(
                answer.body.contains(&format!("href=\"/workgroups/{}\"", network.open.slug)),
                "{rule}: and goes back"
            );
            assert_eq!(browser.session(), Some(&*before), "{rule}: who was signed in still is");
            assert!(browser.is_in().await, "{rule}");
            assert_eq!(stage.sessions(&at.row).await, 1, "{rule}");
            assert_eq!(stage.people(&at.row).await, (1, 1), "{rule}: nobody joins on the way");
            let thread = format!("/threads/{}", network.open.question);
            assert_eq!(browser.get(&thread).await.status, 404, "{rule}");
            let told = stage.texts("select detail from audit_log where act = 'sign-in-refused'", []).await;
            let here = format!("{}): {cause}", at.row.issuer);
            assert_eq!(told.iter().filter(|told| told.ends_with(&here)).count(), 1, "{rule}: {told:?}");
        }
    });
}

/// The levels of this provider stand in a claim of their own, as at Entra ID.
async fn level_in(network: &Network, at: &Opened, claim: &str) {
    let on = network.connect().await;
    let mapping = json!({ "level": claim }).to_string();
    let sql = "update providers set mapping = $1 where id = $2";
    let values = [mapping.into(), at.row.id.0.into()];
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
}

#[test]
fn a_level_may_stand_in_a_claim_of_its_own() {
    #[rustfmt::skip] // a table
    let cases: [(&str, Switch, u16); 8] = [
        ("a list with it", Claims(|c| c.set("acrs", json!(["c9", "urn:two"]))), 303),
        ("a text", Claims(|c| c.set("acrs", "urn:card")), 303),
        ("acr still counts", Claims(|c| c.set("acr", "urn:two")), 303),
        ("ignored", Switch::Nothing, 403),
        ("a value that nobody knows", Claims(|c| c.set("acrs", json!(["c9", "urn:tw"]))), 403),
        ("an object", Claims(|c| c.set("acrs", json!({ "urn:two": true }))), 403),
        ("a list in a list", Claims(|c| c.set("acrs", json!([["urn:two"]]))), 403),
        ("in another claim", Claims(|c| c.set("ACRS", json!(["urn:two"]))), 403),
    ];
    each_database(async |network| {
        protected(network).await;
        let stage = Stage::set(network).await;
        let thread = format!("/threads/{}", network.open.question);
        for (rule, switch, status) in cases {
            network.clock.put(NOON);
            let at = stage.open(switch).await;
            level_in(network, &at, "acrs").await;
            let (mut browser, before, address, answer) = asked_again(&stage, &at).await;
            assert_eq!(parameter(&address, "acr_values"), "urn:two urn:card", "{rule}");
            assert_eq!(
                parameter(&address, "claims"),
                r#"{"id_token":{"acrs":{"essential":true,"values":["urn:two","urn:card"]}}}"#,
                "{rule}"
            );
            assert_eq!(answer.status, status, "{rule}: {}", answer.body);
            assert_eq!(browser.session() == Some(&*before), status == 403, "{rule}");
            let found = browser.get(&thread).await.status;
            assert_eq!(found, if status == 303 { 200 } else { 404 }, "{rule}");
        }
        network.clock.put(NOON);
        let plain = stage.open(Switch::Nothing).await;
        let (.., address, _) = asked_again(&stage, &plain).await;
        assert!(!address.contains("claims="), "nothing is asked for where no claim is named: {address}");
    });
}

#[test]
fn a_provider_without_a_word_for_the_level_is_not_asked() {
    each_database(async |network| {
        let person = &network.people.member;
        let page = network.get(person, "/sign-in/again?level=high&to=/forums").await;
        assert_eq!(page.status, 403, "{}", page.body);
        for wrong in ["level=royal", "level=high&minutes=7", "level=high&minutes=-15", "level="] {
            assert_eq!(network.get(person, &format!("/sign-in/again?{wrong}")).await.status, 400, "{wrong}");
        }
    });
}

#[test]
fn an_act_can_ask_for_more_than_a_role() {
    each_database(async |network| {
        let people = &network.people;
        let form = [("level", "high"), ("within", "15")];
        let acts = "/administration/acts/grant-chairs";
        assert_eq!(network.post(&people.chair, acts, &form).await.status, 404, "chairs do not say");
        assert_eq!(network.post(&people.administrator, acts, &[("level", "x"), ("within", "")]).await.status, 422);
        assert_eq!(network.post(&people.administrator, acts, &form).await.status, 303);
        let member = people.member.viewer.person;
        let role = format!("/workgroups/{}/members/{member}/role", network.closed.slug);
        network.clock.put(NOON.plus(16 * MINUTE));
        let refused = network.post(&people.chair, &role, &[("role", "chair")]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("/sign-in/again?level=high&amp;minutes=15"), "{}", refused.body);
        network.clock.put(NOON.plus(15 * MINUTE));
        assert_eq!(network.post(&people.chair, &role, &[("role", "chair")]).await.status, 303);
    });
}

/// Neither what an act asked before nor what it is to ask is beyond whoever says so.
#[test]
fn who_guards_an_act_is_as_sure_as_it_asks() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        let acts = "/administration/acts/export";
        let say = async |level: &str, within: &str| {
            network.post(administrator, acts, &[("level", level), ("within", within)]).await.status
        };
        network.clock.put(NOON.plus(16 * MINUTE));
        assert_eq!(say("low", "15").await, 403, "they would lock themselves out");
        network.clock.put(NOON.plus(15 * MINUTE));
        assert_eq!(say("low", "15").await, 303);
        network.clock.put(NOON.plus(16 * MINUTE));
        assert_eq!(say("low", "").await, 403, "nobody lifts what is in their way");
        let again = network.another_browser(&administrator.viewer).await;
        assert_eq!(network.post(&again, acts, &[("level", "low"), ("within", "")]).await.status, 303);
    });
}

#[test]
fn administering_can_ask_for_a_fresh_sign_in() {
    each_database(async |network| {
        let people = &network.people;
        let asker = network.another_browser(&people.administrator.viewer).await;
        let form = [("level", "low"), ("within", "15")];
        assert_eq!(network.post(&people.administrator, "/administration/acts/administer", &form).await.status, 303);
        network.clock.put(NOON.plus(16 * MINUTE));
        let provider = format!("/administration/providers/{}", network.provider);
        let new = forms::fields("/administration/providers/new", network, &network.open).unwrap();
        let refused = [
            network.post(&asker, "/administration/providers/new", &new).await,
            network.post(&asker, &format!("{provider}/disable"), &[("", "")]).await,
            network.post(&asker, &format!("{provider}/tokens"), &[("title", "Entra ID")]).await,
            network.post(&asker, "/administration/acts/export", &[("level", "low"), ("within", "")]).await,
        ];
        for answer in refused {
            assert_eq!(answer.status, 403, "{}", answer.body);
            assert!(answer.body.contains("/sign-in/again?level=low&amp;minutes=15"), "{}", answer.body);
        }
        assert_eq!(network.get(&asker, &provider).await.status, 200, "looking does not ask");
        let changed = forms::fields("/administration/providers/{provider}", network, &network.open).unwrap();
        assert_eq!(network.post(&asker, &provider, &changed).await.status, 403);
        let fresh = network.another_browser(&people.administrator.viewer).await;
        assert_eq!(network.post(&fresh, &format!("{provider}/tokens"), &[("title", "Entra ID")]).await.status, 200);
        assert_eq!(network.post(&people.chair, &format!("{provider}/disable"), &[("", "")]).await.status, 404);
    });
}

#[test]
fn nobody_locks_themselves_out() {
    each_database(async |network| {
        let path = format!("/workgroups/{}/protection", network.closed.slug);
        network.clock.put(NOON.plus(16 * MINUTE));
        let refused = network.post(&network.people.chair, &path, &[("level", "low"), ("within", "15")]).await;
        assert_eq!(refused.status, 403);
        assert_eq!(
            network.get(&network.people.chair, &format!("/threads/{}", network.closed.question)).await.status,
            200
        );
        let wrong = network.post(&network.people.chair, &path, &[("level", "low"), ("within", "16")]).await;
        assert_eq!(wrong.status, 422);
    });
}
