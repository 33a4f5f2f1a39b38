//! Passkeys: what is refused, and that it is refused for the reason that it should be.

use super::*;
use sund_domain::{sso::LINK_WITHIN, time::MINUTE};

/// A guest with an authenticator of their own, in a browser that is signed in.
async fn guest(network: &Network) -> (Browser, Authenticator) {
    let token = network.invitation(&network.closed, EMAIL).await;
    let (mut browser, mut authenticator) = (Browser::default(), Authenticator::new(1));
    let answer = browser.accept(network, &token, &mut authenticator).await;
    assert_eq!((answer.status, answer.location()), (303, "/workgroups/closed-group"), "{}", answer.body);
    (browser, authenticator)
}

#[test]
fn a_guest_signs_in_with_a_passkey() {
    each_database(async |network| {
        let (first, mut authenticator) = guest(network).await;
        assert_eq!(first.get(network, "/workgroups/closed-group").await.status, 200);
        let mut second = Browser::default();
        let answer = second.sign_in(network, &mut authenticator).await;
        assert_eq!((answer.status, answer.location()), (303, "/workgroups"), "{}", answer.body);
        assert_eq!(second.get(network, "/workgroups/closed-group").await.status, 200);
        // Once more, where one is in already: a new session in the place of the old one.
        let before = second.clone();
        assert_eq!(second.get(network, "/sign-in/passkey?to=/people").await.status, 200);
        assert_eq!(second.sign_in(network, &mut authenticator).await.status, 303);
        assert_ne!(before.cookies, second.cookies);
        assert_eq!(before.get(network, "/").await.status, 303, "the old one is over");
        assert_eq!(second.get(network, "/").await.status, 200);
    });
}

#[test]
fn an_answer_from_elsewhere_or_without_a_person_is_refused() {
    each_database(async |network| {
        let (_, authenticator) = guest(network).await;
        let mut elsewhere = Authenticator { origin: "https://sund.test.evil.example".into(), ..authenticator.clone() };
        let answer = Browser::default().sign_in(network, &mut elsewhere).await;
        refused(network, &answer, "origin").await;
        let mut nobody = Authenticator { verified: false, ..authenticator.clone() };
        let answer = Browser::default().sign_in(network, &mut nobody).await;
        refused(network, &answer, "user verified bit").await;
        // Making one is as strict.
        let token = network.invitation(&network.closed, EMAIL).await;
        for mut authenticator in [
            Authenticator { origin: "https://evil.example".into(), ..Authenticator::new(2) },
            Authenticator { verified: false, ..Authenticator::new(2) },
        ] {
            let answer = Browser::default().accept(network, &token, &mut authenticator).await;
            refused(network, &answer, "passkey refused").await;
        }
        assert_eq!(
            Browser::default().accept(network, &token, &mut Authenticator::new(2)).await.status,
            303,
            "still good"
        );
    });
}

#[test]
fn an_answer_is_taken_once_in_time_and_in_its_own_browser() {
    each_database(async |network| {
        let (_, mut authenticator) = guest(network).await;
        let unasked = "the challenge is unknown";
        let mut browser = Browser::default();
        let (ceremony, asked) = browser.begin(network, "/sign-in/passkey/begin", &[]).await;
        let credential = authenticator.show(&asked);
        let fields = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        // Another browser gets nothing, and spoils nothing.
        let mut other = Browser::default();
        other.begin(network, "/sign-in/passkey/begin", &[]).await;
        for stranger in [&other, &Browser::default()] {
            refused(network, &stranger.post(network, "/sign-in/passkey", &fields).await, unasked).await;
        }
        assert_eq!(browser.post(network, "/sign-in/passkey", &fields).await.status, 303);
        refused(network, &browser.post(network, "/sign-in/passkey", &fields).await, unasked).await;
        // An old answer under a new challenge.
        let (ceremony, _) = browser.begin(network, "/sign-in/passkey/begin", &[]).await;
        let replayed = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        refused(network, &browser.post(network, "/sign-in/passkey", &replayed).await, "challenge").await;
        // Too late.
        let (ceremony, asked) = browser.begin(network, "/sign-in/passkey/begin", &[]).await;
        let credential = authenticator.show(&asked);
        network.clock.forward(5 * MINUTE + 1);
        let late = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        refused(network, &browser.post(network, "/sign-in/passkey", &late).await, unasked).await;
        // A challenge for one purpose is none for another.
        let token = network.invitation(&network.closed, EMAIL).await;
        let begin = format!("/invitations/{token}/begin");
        let (ceremony, asked) = browser.begin(network, &begin, &[("name", "Kaja")]).await;
        let credential = authenticator.show(&asked);
        let crossed = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        refused(network, &browser.post(network, "/sign-in/passkey", &crossed).await, unasked).await;
    });
}

#[test]
fn a_copied_authenticator_is_noticed() {
    each_database(async |network| {
        let (_, mut authenticator) = guest(network).await;
        let mut copy = authenticator.clone();
        for _ in 0..3 {
            assert_eq!(Browser::default().sign_in(network, &mut authenticator).await.status, 303);
        }
        refused(network, &Browser::default().sign_in(network, &mut copy).await, "may have been copied").await;
        assert_eq!(Browser::default().sign_in(network, &mut authenticator).await.status, 303);
    });
}

#[test]
fn an_unknown_passkey_and_an_ended_guest_are_answered_alike() {
    each_database(async |network| {
        let (browser, mut authenticator) = guest(network).await;
        let mut unknown = Authenticator { user: authenticator.user.clone(), ..Authenticator::new(9) };
        let mut another = Authenticator { user: "AZoAAAAAcACAAAAAAAAAAQ".into(), ..authenticator.clone() };
        let first = Browser::default().sign_in(network, &mut unknown).await;
        refused(network, &first, "no such passkey").await;
        refused(network, &Browser::default().sign_in(network, &mut another).await, "no such passkey").await;
        let list = network.get(&network.people.administrator, "/people").await;
        let person = list.body.split("href=\"/people/").find(|part| part.contains("Kaja Tamm")).unwrap();
        let end = format!("/administration/people/{}/end", &person[..36]);
        assert_eq!(network.post(&network.people.administrator, &end, &[("reason", "Left")]).await.status, 303);
        assert_eq!(browser.get(network, "/").await.status, 303, "out at once");
        let ended = Browser::default().sign_in(network, &mut authenticator).await;
        refused(network, &ended, "the account has been ended").await;
        let without_number = |answer: &Answer| {
            let text = html::text(&answer.body);
            let (before, after) = text.split_once("Number: ").unwrap();
            format!("{before}{}", after.split_once(char::is_whitespace).unwrap().1)
        };
        assert_eq!(without_number(&ended), without_number(&first));
    });
}

#[test]
fn ones_own_passkeys_are_listed_made_and_removed_but_for_the_last() {
    each_database(async |network| {
        let (mut browser, mut first) = guest(network).await;
        let page = "/settings/passkeys";
        for somebody in [&network.people.chair, &network.people.administrator] {
            assert_eq!(network.get(somebody, page).await.status, 404, "an organisation signs them in");
        }
        let list = browser.get(network, page).await;
        assert!(list.status == 200 && list.body.contains("Your only one"), "{}", list.body);
        network.clock.forward(MINUTE);
        let mut second = Authenticator::new(2);
        let (ceremony, asked) = browser.begin(network, "/settings/passkeys/begin", &[]).await;
        assert_eq!(asked["excludeCredentials"].as_array().unwrap().len(), 1, "{asked}");
        let credential = second.make(&asked);
        let made = browser.post(network, page, &[("ceremony", &ceremony), ("credential", &credential)]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        assert_eq!(Browser::default().sign_in(network, &mut second).await.status, 303);
        let list = browser.get(network, page).await;
        let forms = list.body.split("action=\"").filter(|part| part.contains("/remove?"));
        let remove: Vec<_> = forms.map(|part| part.split('"').next().unwrap().replace("&amp;", "&")).collect();
        assert_eq!(remove.len(), 2, "{}", list.body);
        assert_eq!(
            network.post(&network.people.chair, remove[0].split('?').next().unwrap(), &[("", "")]).await.status,
            404
        );
        assert_eq!(browser.post(network, &remove[0], &[]).await.status, 303);
        let last = browser.post(network, &remove[1], &[]).await;
        assert!(last.status == 403 && last.body.contains("only passkey"), "{}", last.body);
        refused(network, &Browser::default().sign_in(network, &mut first).await, "no such passkey").await;
        assert_eq!(Browser::default().sign_in(network, &mut second).await.status, 303);
    });
}

#[test]
fn only_a_fresh_sign_in_makes_and_removes_passkeys() {
    each_database(async |network| {
        let (mut browser, mut first) = guest(network).await;
        let page = "/settings/passkeys";
        let mut second = Authenticator::new(2);
        let (ceremony, asked) = browser.begin(network, &format!("{page}/begin"), &[]).await;
        let credential = second.make(&asked);
        let made = browser.post(network, page, &[("ceremony", &ceremony), ("credential", &credential)]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let list = browser.get(network, page).await;
        let remove = list.body.split("action=\"").find(|part| part.contains("/remove?")).unwrap();
        let remove = remove.split('"').next().unwrap().replace("&amp;", "&");
        // A challenge that was asked for in time does not outlive the freshness either.
        network.clock.forward(LINK_WITHIN - MINUTE);
        let (ceremony, asked) = browser.begin(network, &format!("{page}/begin"), &[]).await;
        let credential = Authenticator::new(3).make(&asked);
        network.clock.forward(MINUTE + 1);
        network.statements.take();
        for (path, fields) in [
            (page, &[("ceremony", ceremony.as_str()), ("credential", credential.as_str())][..]),
            (page, &[]),
            ("/settings/passkeys/begin", &[]),
            (remove.as_str(), &[]),
        ] {
            let answer = browser.post(network, path, fields).await;
            assert_eq!(answer.status, 403, "{path}: {}", answer.body);
            assert!(answer.body.contains("/sign-in/again?level=low"), "{path}: {}", answer.body);
        }
        let mut writes = network.statements.take_writes();
        writes.retain(|sql| !sql.starts_with("update sign_in_sessions set seen_at"));
        assert_eq!(writes, Vec::<String>::new());
        let list = browser.get(network, page).await;
        assert!(!list.body.contains("/remove?") && !list.body.contains("data-passkey"), "{}", list.body);
        assert!(list.body.contains("/sign-in/again?level=low&amp;minutes=15&amp;to=/settings/passkeys"));
        // Shown again, it goes on.
        assert_eq!(browser.sign_in(network, &mut first).await.status, 303);
        assert_eq!(browser.post(network, &remove, &[]).await.status, 303);
    });
}

/// Both are on the way before either is done: on PostgreSQL the test holds both passkeys until both removals wait.
#[test]
fn two_removals_at_once_leave_one_passkey() {
    each_database(async |network| {
        use sea_orm::{ConnectionTrait as _, Statement, TransactionTrait as _};
        let (mut browser, _) = guest(network).await;
        let page = "/settings/passkeys";
        let mut second = Authenticator::new(2);
        let (ceremony, asked) = browser.begin(network, "/settings/passkeys/begin", &[]).await;
        let credential = second.make(&asked);
        let made = browser.post(network, page, &[("ceremony", &ceremony), ("credential", &credential)]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let list = browser.get(network, page).await.body;
        let forms = list.split("action=\"").filter(|part| part.contains("/remove?"));
        let remove: Vec<_> = forms.map(|part| part.split('"').next().unwrap().replace("&amp;", "&")).collect();
        assert_eq!(remove.len(), 2, "{list}");

        let on = network.connect().await;
        let count = async |sql: &str| {
            let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap().unwrap();
            row.try_get_by_index::<i64>(0).unwrap()
        };
        let both =
            async || tokio::join!(browser.post(network, &remove[0], &[]), browser.post(network, &remove[1], &[]));
        let (one, two) = if network.engine == Engine::Postgres {
            let holds = network.connect().await;
            let held = holds.begin().await.unwrap();
            held.execute_unprepared("select id from passkeys for update").await.unwrap();
            let release = async {
                let waiting = "select count(*) from pg_stat_activity \
                    where datname = current_database() and wait_event_type = 'Lock'";
                for _ in 0..1_000 {
                    if count(waiting).await >= 2 {
                        break;
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
                assert!(count(waiting).await >= 2, "both wait");
                held.commit().await.unwrap();
                holds.close().await.unwrap();
            };
            tokio::join!(both(), release).0
        } else {
            both().await
        };
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 403], "{} {}", one.body, two.body);
        assert_eq!(count("select count(*) from passkeys").await, 1);
        on.close().await.unwrap();
    });
}
