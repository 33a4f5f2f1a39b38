//! Joining a second sign-in: only after proof at both, and nobody else's.

use super::{
    browser::{Browser, Opened, Stage},
    switch::Switch::{self, Claims},
};
use http::Method;
use sund_actions::people;
use sund_domain::sso::LINK_WITHIN;
use sund_tests::{Answer, NOBODY, NOON, Network, each_database};

const HERE: &str = "/settings/identities";

async fn post(browser: &Browser<'_>, path: &str) -> Answer {
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = browser.stage.network.request(NOBODY, Method::POST, path).from_here();
    let form: [(&str, &str); 0] = [];
    request.header("cookie", cookies.join("; ")).form(&form).send().await
}

/// Goes to join the sign-in there; the whole way, or what was shown instead.
async fn join(browser: &mut Browser<'_>, at: &Opened) -> Answer {
    let sent = post(browser, &format!("/sign-in/link/{}", at.row.id)).await;
    match way(browser, &sent) {
        Some(address) => {
            let back = browser.ask(&address).await;
            browser.get(&back).await
        }
        None => sent,
    }
}

/// Where the page leads that one leaves by: a form does not lead away from here by itself.
fn way(browser: &mut Browser<'_>, sent: &Answer) -> Option<String> {
    let (_, rest) = sent.body.split_once(r#"content="0;url="#)?;
    for cookie in super::browser::set_cookies(sent) {
        let (name, rest) = cookie.split_once('=').unwrap();
        browser.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
    }
    Some(rest.split('"').next().unwrap().replace("&amp;", "&"))
}

async fn identities(stage: &Stage<'_>, of: &Opened) -> i64 {
    stage.people(&of.row).await.0
}

#[test]
fn a_second_sign_in_is_joined_after_proof_at_both_and_posts_keep_their_time() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        let (old, new) =
            (stage.open(Switch::Nothing).await, stage.open(Claims(|c| c.set("sub", "another name"))).await);
        let mut browser = stage.browser();
        assert_eq!(browser.sign_in(&old, "/").await.status, 303);
        let path = format!("/threads/{}", network.open.question);
        let said = reply(&browser, network).await;
        assert_eq!(said.status, 303, "{}", said.body);

        network.clock.put(NOON.plus(LINK_WITHIN + 1));
        let late = join(&mut browser, &new).await;
        assert_eq!(late.status, 403, "asked too long ago here");
        assert!(late.body.contains("/sign-in/again?level=low&amp;minutes=15"), "{}", late.body);
        network.clock.put(NOON.plus(LINK_WITHIN));
        let before = browser.session().unwrap().to_owned();
        let joined = join(&mut browser, &new).await;
        assert_eq!((joined.status, joined.location()), (303, HERE), "{}", joined.body);
        assert_ne!(browser.session(), Some(&*before), "a new token");
        assert_eq!(stage.people(&new.row).await, (1, 0), "nobody new, only a second way in");

        let mut elsewhere = stage.browser();
        assert_eq!(elsewhere.sign_in(&new, "/").await.status, 303);
        assert_eq!(elsewhere.get(HERE).await.body.matches("chip ok").count(), 1, "the same person");
        let organisation = format!("Organisation {}", new.site.issuer.rsplit('/').next().unwrap());
        let page = elsewhere.get(&path).await;
        assert!(!page.body.contains("then: "), "{}", page.body);
        let work = post(&elsewhere, &format!("{HERE}/{}/work", new.row.id)).await;
        assert_eq!(work.status, 303, "{}", work.body);
        let page = elsewhere.get(&path).await;
        let then = format!("then: Organisation {}", old.site.issuer.rsplit('/').next().unwrap());
        assert_eq!(page.body.matches(&then).count(), 1, "{}", page.body);
        let again = reply(&elsewhere, network).await;
        assert_eq!(again.status, 303);
        let page = elsewhere.get(&path).await;
        assert!(page.body.contains(&format!(">{organisation}<")), "what is new bears the new name");
        assert_eq!(page.body.matches("then: ").count(), 1);

        let keep = post(&elsewhere, &format!("{HERE}/{}/drop", new.row.id)).await;
        assert_eq!(keep.status, 403, "not the one that one is here with");
        assert_eq!(post(&elsewhere, &format!("{HERE}/{}/drop", old.row.id)).await.status, 303);
        assert_eq!(identities(&stage, &old).await, 0);
        assert_eq!(stage.sessions(&old.row).await, 0, "its sessions end");
    });
}

async fn reply(browser: &Browser<'_>, network: &Network) -> Answer {
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let path = format!("/threads/{}/reply", network.open.question);
    let form = [
        ("form", network.sund().new_id::<uuid::Uuid>().to_string()),
        ("body", "Some words".into()),
        ("language", "en".into()),
    ];
    let request = network.request(NOBODY, Method::POST, &path).from_here();
    request.header("cookie", cookies.join("; ")).form(&form).send().await
}

#[test]
fn nobody_joins_what_is_not_theirs() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        let (one, two) = (stage.open(Switch::Nothing).await, stage.open(Switch::Nothing).await);
        let mut theirs = stage.browser();
        assert_eq!(theirs.sign_in(&two, "/").await.status, 303);
        let mut browser = stage.browser();
        assert_eq!(browser.sign_in(&one, "/").await.status, 303);
        let mine = browser.session().unwrap().to_owned();
        // What belongs to another account is asked about, and nothing has moved until then.
        let asks = join(&mut browser, &two).await;
        assert_eq!(asks.status, 303, "{}", asks.body);
        let page = asks.location().to_owned();
        assert!(page.starts_with(&format!("{HERE}/join/")), "{page}");
        assert_eq!(browser.session(), Some(&*mine));
        assert!(browser.is_in().await && theirs.is_in().await);
        assert_eq!((stage.people(&one.row).await, stage.people(&two.row).await), ((1, 1), (1, 1)));
        assert_eq!(theirs.get(&page).await.status, 404, "only in the session in which it was shown");
        assert_eq!(post(&theirs, &page).await.status, 404);
        assert_eq!(post(&browser, &format!("{page}/leave")).await.location(), HERE);
        assert_eq!(post(&browser, &page).await.status, 404, "left is left");
        assert!(theirs.is_in().await);

        // Not asked there for days, or nobody says when.
        for claims in [Claims(|c| c.time("auth_time", -901)), Claims(|c| c.without("auth_time"))] {
            let stale = stage.open(claims).await;
            let refused = join(&mut browser, &stale).await;
            assert_eq!(refused.status, 403, "{}", refused.body);
            assert_eq!(identities(&stage, &stale).await, 0);
        }
        // Nobody's form, somebody else's page, a provider that is not there.
        let nobody = stage.browser();
        assert!(post(&nobody, &format!("/sign-in/link/{}", two.row.id)).await.location().starts_with("/sign-in?to="));
        assert_eq!(post(&browser, "/sign-in/link/nothing").await.status, 404);
        let get = browser.get(&format!("/sign-in/link/{}", two.row.id)).await;
        assert_eq!(get.status, 405, "a link elsewhere begins nothing");
        assert_eq!(post(&browser, &format!("{HERE}/{}/work", two.row.id)).await.status, 404);
        assert_eq!(post(&browser, &format!("{HERE}/{}/drop", two.row.id)).await.status, 404);
        assert_eq!(post(&browser, &format!("{HERE}/{}/drop", one.row.id)).await.status, 403);
    });
}

/// Two accounts, each with a post, and one person: they say so, and the two are one.
#[test]
fn two_accounts_become_one_when_their_owner_says_so() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        let (one, two) = (stage.open(Switch::Nothing).await, stage.open(Switch::Nothing).await);
        let path = format!("/threads/{}", network.open.question);
        let (mut theirs, mut browser) = (stage.browser(), stage.browser());
        for (browser, at) in [(&mut theirs, &two), (&mut browser, &one)] {
            assert_eq!(browser.sign_in(at, "/").await.status, 303);
            assert_eq!(reply(browser, network).await.status, 303);
        }
        let asks = join(&mut browser, &two).await;
        let page = browser.get(asks.location()).await;
        assert_eq!(page.status, 200);
        let name = |of: &Opened| format!("Organisation {}", of.site.name);
        assert!(page.body.contains(&name(&two)) && page.body.contains("1 post<"), "{}", page.body);
        let before = browser.session().unwrap().to_owned();
        let done = post(&browser, asks.location()).await;
        assert_eq!((done.status, done.location()), (303, HERE), "{}", done.body);
        for cookie in super::browser::set_cookies(&done) {
            let (name, rest) = cookie.split_once('=').unwrap();
            browser.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        assert_ne!(browser.session(), Some(&*before), "a new token");
        assert!(browser.is_in().await && !theirs.is_in().await, "what was signed in by it is over");
        assert!(browser.get(HERE).await.body.contains(&format!("{HERE}/{}/work", two.row.id)), "a second way in");
        let thread = browser.get(&path).await;
        assert_eq!(thread.body.matches(&format!("then: {}", name(&two))).count(), 1, "{}", thread.body);
        // Either way leads to the one account.
        assert_eq!(theirs.sign_in(&two, "/").await.status, 303);
        let mine = "select count(distinct person_id) from identities where provider_id in ($1, $2)";
        assert_eq!(stage.number(mine, [one.row.id.0.into(), two.row.id.0.into()]).await, 1);
        assert_eq!(theirs.get(HERE).await.body.matches("chip ok").count(), 1);
    });
}

/// An account that is ended while its owner is on the way joins nothing.
#[test]
fn an_account_that_was_ended_meanwhile_joins_nothing() {
    each_database(async |network| {
        let stage = Stage::set(network).await;
        let (one, two) = (stage.open(Switch::Nothing).await, stage.open(Switch::Nothing).await);
        let mut browser = stage.browser();
        assert_eq!(browser.sign_in(&one, "/").await.status, 303);
        let sent = post(&browser, &format!("/sign-in/link/{}", two.row.id)).await;
        let address = way(&mut browser, &sent).unwrap();
        let administrator = &network.people.administrator.viewer;
        let person = stage.id("select id from people where organisation_id = $1", one.row.organisation.0.into()).await;
        people::end_account(network.sund(), administrator, person.into(), "left").await.unwrap();
        let back = browser.ask(&address).await;
        let refused = browser.get(&back).await;
        assert_eq!(refused.status, 400, "{}", refused.body);
        assert_eq!(identities(&stage, &two).await, 0);
    });
}
