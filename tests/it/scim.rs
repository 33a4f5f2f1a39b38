//! Organisations' directories (SCIM 2.0): what they can do to their own people, and nothing to anybody else's.

mod elsewhere;
mod gate;
mod groups;
mod signing_in;
mod users;

use http::{HeaderMap, Method};
use serde_json::{Value, json};
use sund_actions::{
    scim::make_token,
    sso::{self, By},
};
use sund_domain::ids::{PersonId, ProviderId};
use sund_tests::{NOBODY, Network, Person};

/// What a directory was answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    /// The kind of fault, and its status.
    fn fault(&self) -> (u16, &str) {
        assert_eq!(self.body["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]), "{self:?}");
        assert_eq!(self.body["status"], self.status.to_string(), "{self:?}");
        (self.status, self.body["scimType"].as_str().unwrap_or_default())
    }

    fn id(&self) -> String {
        self.body["id"].as_str().unwrap_or_else(|| panic!("{self:?}")).to_owned()
    }
}

/// A directory: a token of its provider.
struct Directory<'a> {
    network: &'a Network,
    provider: sso::Provider,
    token: String,
}

impl<'a> Directory<'a> {
    async fn of(network: &'a Network, provider: ProviderId) -> Self {
        let (_, token) = make_token(network.sund(), By::Operator, provider, "test").await.unwrap();
        let provider = sso::by_id(network.sund(), provider).await.unwrap().unwrap();
        Self { network, provider, token }
    }

    /// The Finnish ministry's.
    async fn finnish(network: &'a Network) -> Self {
        Self::of(network, network.provider).await
    }

    /// The Swedish one's: the member, the author and the outsider work there.
    async fn swedish(network: &'a Network) -> Self {
        let all = sso::list(network.sund()).await.unwrap();
        Self::of(network, all.iter().find(|one| one.country == "SE").unwrap().id).await
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        // Lines of the audit log in their order.
        self.network.clock.forward(1);
        let request = self.network.request(NOBODY, method, &format!("/scim/v2{path}"));
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let request = match body {
            Some(body) => request.header("content-type", "application/scim+json").body(body.to_string()),
            None => request,
        };
        let answer = request.send().await;
        let body = if answer.body.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{path}: {}", answer.body))
        };
        Answer { status: answer.status, headers: answer.headers, body }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(Method::POST, path, Some(body)).await
    }

    /// One operation on a resource.
    async fn patch(&self, path: &str, operation: Value) -> Answer {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [operation],
        });
        self.ask(Method::PATCH, path, Some(&body)).await
    }

    /// A user of this name whom the directory itself calls so.
    async fn user(&self, name: &str, external: &str) -> Answer {
        let made = self.post("/Users", &json!({ "userName": name, "externalId": external })).await;
        assert_eq!(made.status, 201, "{made:?}");
        made
    }

    /// Those whom a filter finds.
    async fn found(&self, endpoint: &str, filter: &str) -> Vec<String> {
        let list = self.get(&format!("{endpoint}?filter={}", encode(filter))).await;
        assert_eq!(list.status, 200, "{filter}: {list:?}");
        let all = list.body["Resources"].as_array().unwrap();
        assert_eq!(list.body["totalResults"], all.len(), "{filter}");
        all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Who it is whom the directory knows by this id.
    async fn person(&self, id: &str) -> PersonId {
        use sea_orm::{ConnectionTrait as _, Statement};
        let on = self.network.connect().await;
        let sql = "select person_id from scim_users where provider_id = $1 and id = $2";
        let values = [self.provider.id.0.into(), id.parse::<uuid::Uuid>().unwrap().into()];
        let row = on.query_one_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await;
        let person: uuid::Uuid = row.unwrap().unwrap().try_get("", "person_id").unwrap();
        on.close().await.unwrap();
        person.into()
    }

    /// What somebody whom the provider calls so meets at a sign-in.
    async fn sign_in(&self, subject: &str) -> sso::SignIn {
        let provider = sso::by_id(self.network.sund(), self.provider.id).await.unwrap().unwrap();
        let told = sso::Told {
            issuer: provider.issuer.clone(),
            subject: subject.into(),
            name: Some("Somebody Here".into()),
            ..sso::Told::default()
        };
        sso::sign_in(self.network.sund(), &provider, &told, &sso::Arriving::default()).await.unwrap()
    }
}

fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| format!("{out}%{byte:02X}"))
}

/// The subject with which a person of the invented network signs in.
fn subject(person: &Person) -> String {
    person.viewer.name.clone()
}

/// Whether the session of this token still counts.
async fn is_in(network: &Network, token: &str) -> bool {
    sso::viewer(network.sund(), token).await.unwrap().is_some()
}

/// The audit log's lines of these acts: what, and in detail.
async fn lines(network: &Network, act: &str) -> Vec<(String, String)> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    let sql = "select what, detail from audit_log where act = $1 order by at, id";
    let rows = on
        .query_all_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, [act.into()]))
        .await
        .unwrap()
        .iter()
        .map(|row| {
            (row.try_get("", "what").unwrap(), row.try_get::<Option<String>>("", "detail").unwrap().unwrap_or_default())
        })
        .collect();
    on.close().await.unwrap();
    rows
}
