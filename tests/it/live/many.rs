//! Who of very many may still be there, well within the time in which a loss shows.

use sund_actions::live::{Listener, still_hear};
use sund_domain::sso::{ABSOLUTE, AGES, Assurance, IDLE, Level};
use sund_tests::{Engine, Network, Person, each_database, on};
use uuid::Uuid;

fn listener(person: &Person) -> Listener {
    Listener { person: person.viewer.person, token_hash: person.token_hash.clone() }
}

/// Sessions of the outsider's: so many, with names that sort between the others.
async fn crowd(network: &Network, count: usize) -> Vec<Listener> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    let all: Vec<Listener> = (0..count)
        .map(|n| Listener { person: network.people.member.viewer.person, token_hash: format!("crowd-{n}") })
        .collect();
    let sql = "insert into sign_in_sessions (token_hash, id, person_id, created_at, seen_at, level, authenticated_at, browser) \
        values ($1, $2, $3, $4, $4, 'low', $4, '')";
    for listener in &all {
        let values = [
            listener.token_hash.clone().into(),
            network.sund().new_id::<Uuid>().into(),
            listener.person.0.into(),
            network.now().0.into(),
        ];
        on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    }
    on.close().await.unwrap();
    all
}

#[test]
fn a_thousand_are_asked_about_in_four_statements() {
    each_database(async |network| {
        let session = network.closed.open;
        let mut all = crowd(network, 998).await;
        all.insert(0, listener(&network.people.outsider));
        all.push(listener(&network.people.chair));
        network.statements.take();
        let hearing = still_hear(network.sund(), session, &all).await.unwrap();
        let asked = network.statements.take().into_iter().filter(|sql| sql.contains("sign_in_sessions i")).count();
        assert_eq!(asked, 4);
        assert_eq!(hearing.gone, [listener(&network.people.outsider)]);
        assert_eq!(hearing.now.map(|now| now.last_change), Some(2));
    });
}

/// What one viewer is asked one by one, and many at once, is the same: what `hear_again` says of each of them.
#[test]
fn many_are_judged_as_one_is() {
    each_database(async |network| {
        let people = &network.people;
        let guest = network.guest(&network.closed).await;
        let protect = async |level, within| {
            let asked = Assurance { level, within };
            let chair = network.another_browser(&people.chair.viewer).await;
            sund_actions::workgroups::protect(network.sund(), &chair.viewer, &network.closed.slug, asked)
                .await
                .unwrap();
        };
        let all = [&people.chair, &people.member, &people.outsider, &people.ex_member, &people.administrator, &guest];
        let listeners: Vec<_> = all.map(listener).into();
        let compare = async |why: &str| {
            for place in network.places() {
                let hearing = still_hear(network.sund(), place.open, &listeners).await.unwrap();
                for person in all {
                    let one =
                        sund_actions::live::hear_again(network.sund(), &person.speaker(), place.open).await.is_ok();
                    let many = !hearing.gone.contains(&listener(person));
                    assert_eq!(many, one, "{why}: {} in {}", person.viewer.name, place.slug);
                }
            }
        };
        compare("at first").await;
        protect(Level::Low, Some(AGES[0])).await;
        compare("asks for a fresh sign-in").await;
        network.clock.forward(AGES[0] + 1);
        compare("not fresh any more").await;
        network.clock.forward(-AGES[0] - 1);
        raise(network, &people.member, "substantial").await;
        raise(network, &people.chair, "high").await;
        for level in ["low", "substantial", "high"] {
            require(network, level).await;
            compare(level).await;
        }
        require(network, "low").await;
        network.clock.forward(IDLE);
        compare("just used").await;
        network.clock.forward(1);
        compare("not used for long").await;
        network.clock.forward(ABSOLUTE);
        compare("long over").await;
    });
}

async fn execute(network: &Network, sql: &str, values: Vec<sea_orm::Value>) {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
}

async fn raise(network: &Network, person: &Person, level: &str) {
    let sql = "update sign_in_sessions set level = $2 where token_hash = $1";
    execute(network, sql, vec![person.token_hash.clone().into(), level.into()]).await;
}

async fn require(network: &Network, level: &str) {
    let rank = i32::from(level.parse::<Level>().unwrap().rank());
    let sql = "update workgroups set required_level = $2 where slug = $1";
    execute(network, sql, vec![network.closed.slug.clone().into(), rank.into()]).await;
}

#[test]
fn each_is_found_by_an_index() {
    on(Engine::Sqlite, async |network| {
        use sea_orm::{ConnectionTrait as _, Statement};
        network.statements.take();
        still_hear(network.sund(), network.closed.open, &[listener(&network.people.chair)]).await.unwrap();
        let asked = network.statements.take();
        let sql = asked.iter().find(|sql| sql.contains("sign_in_sessions i")).unwrap();
        let database = network.connect().await;
        let plan = Statement::from_string(database.get_database_backend(), format!("explain query plan {sql}"));
        let rows = database.query_all_raw(plan).await.unwrap();
        let steps: Vec<_> = rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect();
        assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:?}");
        assert!(steps.iter().any(|step| step.contains("SEARCH i USING")), "{steps:?}");
        database.close().await.unwrap();
    });
}
