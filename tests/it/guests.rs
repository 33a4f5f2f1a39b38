//! Guests: an invitation is used once, by a passkey of this site, in the browser that was asked; and what guests see.

mod hosts;
mod passkeys;
mod sight;

use http::Method;
use serde_json::Value;
use sund_domain::time::DAY;
use sund_tests::{Answer, Authenticator, Engine, NOBODY, Network, Person, Place, each_database, html, log};

const EMAIL: &str = "kaja@shelter.ee.example";

fn guests_of(place: &Place) -> String {
    format!("/workgroups/{}/guests", place.slug)
}

/// A browser that nobody is signed in with: its cookie of sign-ins that were begun.
#[derive(Clone, Debug, Default)]
struct Browser {
    cookies: String,
}

impl Browser {
    async fn post(&self, network: &Network, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = network.request(NOBODY, Method::POST, path).from_here().form(fields);
        request.header("cookie", &self.cookies).send().await
    }

    async fn get(&self, network: &Network, path: &str) -> Answer {
        network.request(NOBODY, Method::GET, path).header("cookie", &self.cookies).send().await
    }

    /// Asks for a challenge, and keeps the cookie that comes with it: the ceremony, and what the authenticator is asked.
    async fn begin(&mut self, network: &Network, path: &str, fields: &[(&str, &str)]) -> (String, Value) {
        let answer = self.post(network, path, fields).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        self.keep(&answer);
        let begun: Value = serde_json::from_str(&answer.body).unwrap();
        (begun["ceremony"].as_str().unwrap().to_owned(), begun["publicKey"].clone())
    }

    /// Keeps the cookies of an answer.
    fn keep(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all("set-cookie") {
            let set = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            let name = set.split('=').next().unwrap();
            let others = self.cookies.split("; ").filter(|one| !one.is_empty() && !one.starts_with(name));
            let all: Vec<_> = others.map(str::to_owned).chain([set.clone()]).collect();
            self.cookies = all.join("; ");
        }
    }

    /// Accepts this invitation with this authenticator.
    async fn accept(&mut self, network: &Network, token: &str, authenticator: &mut Authenticator) -> Answer {
        let here = format!("/invitations/{token}");
        let (ceremony, asked) = self.begin(network, &format!("{here}/begin"), &[("name", "Kaja Tamm")]).await;
        let credential = authenticator.make(&asked);
        let fields = [("name", "Kaja Tamm"), ("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        let answer = self.post(network, &here, &fields).await;
        self.keep(&answer);
        answer
    }

    /// Signs in with this authenticator.
    async fn sign_in(&mut self, network: &Network, authenticator: &mut Authenticator) -> Answer {
        let (ceremony, asked) = self.begin(network, "/sign-in/passkey/begin", &[]).await;
        let credential = authenticator.show(&asked);
        let fields = [("to", "/workgroups"), ("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        let answer = self.post(network, "/sign-in/passkey", &fields).await;
        self.keep(&answer);
        answer
    }
}

/// Nobody is signed in, the page gives a number, and the audit log knows why.
async fn refused(network: &Network, answer: &Answer, why: &str) {
    assert_eq!(answer.status, 400, "{why}: {}", answer.body);
    assert!(!answer.headers.contains_key("set-cookie"), "{why}");
    assert!(!answer.body.contains(why), "people get a general sentence: {why}");
    let incident =
        html::text(&answer.body).split("Number: ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let logged = match detail(network, &incident).await {
        Some(logged) => logged,
        // What answers to nothing that was asked is in the terminal's log alone.
        None => log::cause(&incident).expect("a cause under that number"),
    };
    assert!(logged.contains(why), "{logged:?} for {why:?}");
}

async fn detail(network: &Network, incident: &str) -> Option<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let database = network.connect().await;
    let sql = "select detail from audit_log where act = 'sign-in-refused' and what = $1";
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, [incident.into()]);
    let row = database.query_one_raw(statement).await.unwrap();
    let detail = row.map(|row| row.try_get::<String>("", "detail").unwrap());
    database.close().await.unwrap();
    detail
}

#[test]
fn a_chair_invites_and_sees_the_link_once() {
    each_database(async |network| {
        let (chair, page) = (&network.people.chair, guests_of(&network.closed));
        let form = network.sund().new_id::<uuid::Uuid>().to_string();
        let fields = [
            ("form", form.as_str()),
            ("email", EMAIL),
            ("organisation", "The Harbour shelter"),
            ("country", "EE"),
            ("until", "2027-03-31"),
        ];
        let made = network.post(chair, &page, &fields).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let link = html::field(&made.body, "link").or_else(|| link(&made.body)).expect("the link");
        let token = link.strip_prefix("https://sund.test/invitations/").unwrap().to_owned();
        assert_eq!((token.len(), made.headers["cache-control"].to_str().unwrap()), (43, "no-store"));
        let again = network.post(chair, &page, &fields).await;
        assert!(again.status == 200 && link_of(&again).is_none(), "the same form makes nothing: {}", again.body);
        let list = network.get(chair, &page).await;
        assert!(list.body.contains(EMAIL) && !list.body.contains(&token), "{}", list.body);
        assert_eq!(list.body.matches("/withdraw?").count(), 1);
        let shown = network.get(NOBODY, &format!("/invitations/{token}")).await;
        assert_eq!((shown.status, shown.headers["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert!(html::text(&shown.body).contains("The closed workgroup"), "{}", shown.body);
        // Neither page nor log of the workgroup tells the address to its other members.
        let log = network.get(&network.people.member, &format!("/workgroups/{}/log", network.closed.slug)).await;
        assert!(log.body.contains("The Harbour shelter") && !log.body.contains(EMAIL), "{}", log.body);
    });
}

fn link_of(answer: &Answer) -> Option<String> {
    link(&answer.body)
}

fn link(body: &str) -> Option<String> {
    let at = body.find("https://sund.test/invitations/")?;
    Some(body[at..].split('"').next()?.to_owned())
}

#[test]
fn only_those_invite_who_may() {
    each_database(async |network| {
        let people = &network.people;
        let asked = async |who: &Person, place: &Place| {
            let page = guests_of(place);
            let post = network.post(who, &page, &[("email", EMAIL)]).await.status;
            (network.get(who, &page).await.status, post)
        };
        // 422: they may, and the form is empty but for the address.
        assert_eq!(asked(&people.chair, &network.confidential).await, (200, 422));
        assert_eq!(asked(&people.administrator, &network.open).await, (200, 422));
        assert_eq!(asked(&people.administrator, &network.closed).await, (403, 403));
        assert_eq!(asked(&people.administrator, &network.confidential).await, (404, 404));
        assert_eq!(asked(&people.member, &network.closed).await, (403, 403));
        assert_eq!(asked(&people.outsider, &network.confidential).await, (404, 404));
        let guest = network.guest(&network.closed).await;
        assert_eq!(asked(&guest, &network.closed).await, (403, 403));
        assert_eq!(asked(&guest, &network.open).await, (404, 404));
    });
}

#[test]
fn who_has_a_provider_is_not_invited() {
    each_database(async |network| {
        let page = guests_of(&network.open);
        let fields = [
            ("email", "somebody@Justice.FI.example"),
            ("organisation", "Ministry of Justice"),
            ("country", "FI"),
            ("until", "2027-03-31"),
        ];
        let answer = network.post(&network.people.chair, &page, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(html::text(&answer.body).contains("signs in here itself"), "{}", answer.body);
        for (until, why) in
            [("2020-01-01", "from today to a year"), ("2028-01-01", "from today to a year"), ("soon", "not a date")]
        {
            let fields = [("email", EMAIL), ("organisation", "X"), ("country", "EE"), ("until", until)];
            let answer = network.post(&network.people.chair, &page, &fields).await;
            assert!(answer.status == 422 && html::text(&answer.body).contains(why), "{until}: {}", answer.body);
        }
    });
}

#[test]
fn inviting_can_ask_for_a_fresh_sign_in() {
    each_database(async |network| {
        use sund_actions::sso::guard_act;
        use sund_domain::sso::{Assurance, GuardedAct, Level};
        let required = Assurance { level: Level::Low, within: Some(DAY / 24) };
        guard_act(network.sund(), &network.people.administrator.viewer, GuardedAct::InviteGuests, required)
            .await
            .unwrap();
        let page = guests_of(&network.open);
        assert_eq!(network.post(&network.people.chair, &page, &[("email", EMAIL)]).await.status, 422);
        network.clock.forward(DAY / 24 + 1);
        let answer = network.post(&network.people.chair, &page, &[("email", EMAIL)]).await;
        assert!(answer.status == 403 && html::text(&answer.body).contains(EMAIL), "{}", answer.body);
    });
}

#[test]
fn unknown_used_withdrawn_and_old_links_are_alike() {
    each_database(async |network| {
        let place = &network.confidential;
        let used = network.invitation(place, EMAIL).await;
        assert_eq!(Browser::default().accept(network, &used, &mut Authenticator::new(1)).await.status, 303);
        let withdrawn = network.invitation(place, EMAIL).await;
        let list = network.get(&network.people.chair, &guests_of(place)).await;
        let action = list.body.split("action=\"").find(|part| part.contains("/withdraw?")).unwrap();
        let action = action.split('"').next().unwrap().replace("&amp;", "&");
        assert_eq!(network.post(&network.people.chair, &action, &[("", "")]).await.status, 303);
        let old = network.invitation(place, EMAIL).await;
        network.clock.forward(14 * DAY + 1);
        let unknown = "x".repeat(43);
        let page = async |token: &str, method: Method| {
            let request = network.request(NOBODY, method, &format!("/invitations/{token}")).from_here();
            let answer = request.form(&[("name", "Kaja"), ("credential", "{}")]).send().await;
            assert!(!answer.body.contains(place.marker), "{}", answer.body);
            (answer.status, answer.body.replace(token, "TOKEN"))
        };
        for method in [Method::GET, Method::POST] {
            let wanted = page(&unknown, method.clone()).await;
            assert_eq!(wanted.0, 404);
            for token in [&used, &withdrawn, &old] {
                assert_eq!(page(token, method.clone()).await, wanted);
            }
        }
    });
}

#[test]
fn of_two_who_accept_at_once_one_is_in() {
    each_database(async |network| {
        for round in 0..5_u8 {
            let token = network.invitation(&network.closed, EMAIL).await;
            let here = format!("/invitations/{token}");
            let mut sent = Vec::new();
            for n in 0..4 {
                let mut browser = Browser::default();
                let (ceremony, asked) =
                    browser.begin(network, &format!("{here}/begin"), &[("name", "Kaja Tamm")]).await;
                let credential = Authenticator::new(round * 4 + n + 1).make(&asked);
                sent.push((browser, ceremony, credential));
            }
            let answers = futures_util::future::join_all(sent.iter().map(async |(browser, ceremony, credential)| {
                let fields = [("name", "Kaja Tamm"), ("ceremony", ceremony), ("credential", credential)];
                browser.post(network, &here, &fields).await.status
            }))
            .await;
            assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
            assert_eq!(answers.iter().filter(|status| **status == 404).count(), 3, "{answers:?}");
        }
        let list = network.get(&network.people.chair, &guests_of(&network.closed)).await;
        assert_eq!(list.body.matches("/until?").count(), 5, "{}", list.body);
    });
}

#[test]
fn a_guest_joins_again_and_nobody_else_does() {
    each_database(async |network| {
        let guest = network.guest(&network.closed).await;
        let (own, other) = (
            network.invitation(&network.confidential, EMAIL).await,
            network.invitation(&network.open, "x@y.example").await,
        );
        let path = |token: &str| format!("/invitations/{token}");
        let none: &[(&str, &str)] = &[];
        // Not for those who have an organisation, nor for another guest's address: nothing happens.
        for (who, token) in [(&network.people.outsider, &own), (&guest, &other)] {
            let page = network.get(who, &path(token)).await;
            assert!(page.status == 200 && page.body.contains("Nothing has happened"), "{}", page.body);
            network.statements.take();
            assert_eq!(network.post(who, &path(token), none).await.status, 403);
            assert_eq!(network.statements.take_writes(), Vec::<String>::new());
        }
        let secret = format!("/workgroups/{}", network.confidential.slug);
        assert_eq!(network.get(&guest, &secret).await.status, 404);
        let joined = network.post(&guest, &path(&own), none).await;
        assert_eq!((joined.status, joined.location()), (303, secret.as_str()));
        assert_eq!(network.get(&guest, &secret).await.status, 200);
        assert_eq!(network.post(&guest, &path(&own), none).await.status, 404, "one use");
    });
}
