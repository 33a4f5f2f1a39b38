//! Two accounts of one person that become one: what goes over, who may, and who learns what.

mod belongings;
mod gate;
mod races;
mod schema;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, Value};
use sund_actions::sso::{self, Arriving, Provider, SignIn, Told};
use sund_domain::{
    Refusal,
    ids::{JoiningId, PersonId, ProviderId},
    sso::Intent,
};
use sund_tests::{Answer, Network, Person};

/// What is in the database, past all rules.
pub struct Rows(DatabaseConnection);

impl Rows {
    pub async fn of(network: &Network) -> Self {
        Self(network.connect().await)
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(self.0.get_database_backend(), sql, values)
    }

    pub async fn run(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> u64 {
        let done = self.0.execute_raw(self.statement(sql, values)).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    pub async fn number(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> i64 {
        let row = self.0.query_one_raw(self.statement(sql, values)).await;
        row.unwrap_or_else(|error| panic!("{sql}: {error}")).unwrap().try_get_by_index(0).unwrap()
    }

    pub async fn texts(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Vec<String> {
        let rows = self.0.query_all_raw(self.statement(sql, values)).await;
        let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    pub async fn ids(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Vec<String> {
        let rows = self.0.query_all_raw(self.statement(sql, values)).await;
        let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get_by_index::<uuid::Uuid>(0).unwrap().to_string()).collect()
    }

    async fn is_ended(&self, person: PersonId) -> bool {
        self.number("select count(*) from people where id = $1 and ended_at is not null", [person.0.into()]).await > 0
    }

    pub async fn done(self) {
        self.0.close().await.unwrap();
    }
}

/// The Swedish provider, for which the member, the author and the outsider work.
async fn swedish(network: &Network) -> Provider {
    let all = sso::list(network.sund()).await.unwrap();
    all.into_iter().find(|one| one.country == "SE").unwrap()
}

/// Somebody shows that a second sign-in is theirs, too, just now.
async fn shows(network: &Network, me: &Person, provider: &Provider, subject: &str) -> SignIn {
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: subject.into(),
        authenticated: Some(network.now()),
        ..Told::default()
    };
    let intent = Intent::Link { person: me.viewer.person };
    let arriving = Arriving { replaces: Some(&me.token), intent, ..Arriving::default() };
    sso::sign_in(network.sund(), provider, &told, &arriving).await.unwrap()
}

/// What somebody's provider calls them.
fn subject(person: &Person) -> &str {
    if person.viewer.administrator { "administrator" } else { &person.viewer.name }
}

/// Somebody has shown that another account is theirs, too, and is asked.
async fn asked(network: &Network, me: &Person, other: &Person) -> JoiningId {
    match shows(network, me, &provider_of(network, other).await, subject(other)).await {
        SignIn::Second(joining) => joining,
        SignIn::NotJoined(refusal) => panic!("{refusal:?}"),
        _ => panic!("is not asked"),
    }
}

async fn refused(network: &Network, me: &Person, other: &Person) -> Refusal {
    match shows(network, me, &provider_of(network, other).await, subject(other)).await {
        SignIn::NotJoined(refusal) => refusal,
        SignIn::Second(_) => panic!("is asked"),
        SignIn::In { .. } => panic!("is in"),
        _ => panic!("is not refused"),
    }
}

async fn provider_of(network: &Network, person: &Person) -> Provider {
    let finnish = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    if finnish.organisation == person.viewer.organisation { finnish } else { swedish(network).await }
}

fn page(joining: JoiningId) -> String {
    format!("/settings/identities/join/{joining}")
}

async fn press(network: &Network, who: &Person, joining: JoiningId) -> Answer {
    network.post(who, &page(joining), &[("", "")]).await
}

/// The two are one; the person in the session that goes on.
async fn joined(network: &Network, me: &Person, other: &Person) -> Person {
    let joining = asked(network, me, other).await;
    let done = press(network, me, joining).await;
    assert_eq!((done.status, done.location()), (303, "/settings/identities"), "{}", done.body);
    goes_on(network, me, &done).await
}

/// The same person with the session that an answer has given them.
async fn goes_on(network: &Network, me: &Person, answer: &Answer) -> Person {
    let mut cookies = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let cookie = cookies.find_map(|value| value.strip_prefix("__Host-sund=")).expect("a new token");
    let token = cookie.split(';').next().unwrap().to_owned();
    assert_ne!(token, me.token);
    let session = sso::viewer(network.sund(), &token).await.unwrap().expect("the session goes on");
    assert_eq!(session.viewer.person, me.viewer.person);
    Person { viewer: session.viewer, token, token_hash: session.token_hash }
}

/// The providers with which somebody signs in.
async fn ways(network: &Network, who: &Person) -> Vec<ProviderId> {
    let own = sso::own_identities(network.sund(), &who.viewer).await.unwrap();
    own.into_iter().map(|own| own.provider).collect()
}
