//! Who crawls: everybody that the confidential workgroup does not exist for.

use sund_actions::{
    demo::{self, NewPerson},
    sso,
};
use sund_tests::{Network, Person, Twin};

/// One who crawls both networks.
pub struct Part {
    pub name: &'static str,
    /// The same in both; nobody has not signed in.
    pub who: Option<Person>,
}

impl Part {
    /// The one with this name.
    pub fn named<'a>(cast: &'a [Self], name: &str) -> &'a Person {
        cast.iter().find(|part| part.name == name).and_then(|part| part.who.as_ref()).expect("one of the cast")
    }
}

/// The same people in both networks.
pub async fn cast(with: &Twin, without: &Twin) -> Vec<Part> {
    let parts = in_one(with).await;
    let again = in_one(without).await;
    for (one, other) in parts.iter().zip(&again) {
        let token = |part: &Part| part.who.as_ref().map(|who| who.token.clone());
        assert_eq!(token(one), token(other), "{} is not the same in both", one.name);
    }
    parts
}

async fn in_one(twin: &Twin) -> Vec<Part> {
    twin.seeds.begin(10);
    let people = &twin.people;
    let neighbour = newcomer(twin, "Nea Neighbour", "neighbour").await;
    let suspended = newcomer(twin, "Sulo Suspended", "suspended").await;
    let invited = newcomer(twin, "Iida Invited", "invited").await;
    let leaver = newcomer(twin, "Lauri Leaver", "leaver").await;
    for (who, place, role) in [
        (&neighbour, &twin.open, "chair"),
        (&neighbour, &twin.closed, "chair"),
        (&suspended, &twin.open, "member"),
        (&suspended, &twin.closed, "member"),
    ] {
        belongs(twin, who, &place.slug, role).await;
    }
    let form = [("kind", "suspend"), ("days", "30"), ("cause", ""), ("reason", "A reason")];
    let page = format!("/workgroups/{}/moderation/{}", twin.open.slug, suspended.viewer.person);
    assert_eq!(twin.post(&neighbour, &page, &form).await.status, 303);
    let part = |name, who: &Person| Part { name, who: Some(who.clone()) };
    vec![
        Part { name: "nobody", who: None },
        part("outsider", &people.outsider),
        part("ex-member", &people.ex_member),
        part("leaver", &leaver),
        part("invited", &invited),
        part("neighbour", &neighbour),
        part("suspended", &suspended),
        part("administrator", &people.administrator),
    ]
}

async fn newcomer(twin: &Twin, name: &str, subject: &str) -> Person {
    let provider = sso::by_id(twin.sund(), twin.provider).await.unwrap().unwrap();
    let email = format!("{subject}@somewhere.example");
    let new = NewPerson {
        subject,
        name,
        email: &email,
        title: "",
        topics: "",
        language: "en",
        time_zone: "Europe/Helsinki",
        administrator: false,
    };
    let viewer = demo::person(twin.sund(), &provider, new).await.unwrap();
    twin.another_browser(&viewer).await
}

/// Straight into the database: how one becomes a member is asked elsewhere.
pub async fn belongs(network: &Network, who: &Person, slug: &str, role: &str) {
    let on = network.connect().await;
    let sql = format!(
        "insert into memberships (workgroup_id, person_id, role, since) select id, $1, '{role}', 1 from workgroups where slug = '{slug}'"
    );
    let backend = sea_orm::ConnectionTrait::get_database_backend(&on);
    let statement = sea_orm::Statement::from_sql_and_values(backend, sql, [who.viewer.person.0.into()]);
    sea_orm::ConnectionTrait::execute_raw(&on, statement).await.unwrap();
    on.close().await.unwrap();
}
