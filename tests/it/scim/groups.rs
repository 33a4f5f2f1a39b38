//! Groups of a directory, and the places in workgroups that they give.

use super::{Directory, lines, subject};
use http::Method;
use serde_json::json;
use sund_actions::{
    sso::{self, Arriving, Told},
    workgroups,
};
use sund_domain::{
    ids::PersonId,
    sso::{Mapping, Place},
    workgroups::Standing,
};
use sund_tests::{Network, each_database};

/// Groups of the Swedish directory give places in the closed workgroup; claims too, if a claim is named.
pub(super) async fn mapped<'a>(network: &'a Network, claim: &str) -> Directory<'a> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let directory = Directory::swedish(network).await;
    let place = |role| vec![Place { workgroup: network.closed.slug.clone(), role }];
    let workgroups = [
        ("experts".to_owned(), place(Standing::Member)),
        ("more experts".to_owned(), place(Standing::Member)),
        ("leads".to_owned(), place(Standing::Chair)),
    ];
    let mapping = Mapping { groups: claim.into(), workgroups: workgroups.into(), ..Mapping::default() };
    let on = network.connect().await;
    let sql = "update providers set mapping = $2 where id = $1";
    let values = [directory.provider.id.0.into(), serde_json::to_string(&mapping).unwrap().into()];
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
    directory
}

pub(super) async fn standing(network: &Network, person: PersonId) -> Standing {
    let on = network.connect().await;
    let workgroup = role_of(&on, network, person).await;
    on.close().await.unwrap();
    workgroup
}

async fn role_of(on: &sea_orm::DatabaseConnection, network: &Network, person: PersonId) -> Standing {
    use sea_orm::{ConnectionTrait as _, Statement};
    let sql = "select m.role from memberships m join workgroups w on w.id = m.workgroup_id \
        where w.slug = $1 and m.person_id = $2 and m.ended_at is null";
    let values = [network.closed.slug.clone().into(), person.0.into()];
    let row = on.query_one_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    Standing::from_role(row.map(|row| row.try_get::<String>("", "role").unwrap()).as_deref())
}

async fn sign_in(directory: &Directory<'_>, subject: &str, groups: &[&str]) {
    let provider = sso::by_id(directory.network.sund(), directory.provider.id).await.unwrap().unwrap();
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: subject.into(),
        groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()),
        ..Told::default()
    };
    sso::sign_in(directory.network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
}

#[test]
fn groups_are_created_read_changed_and_deleted() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let (aino, bertta) = (directory.user("aino", "a").await.id(), directory.user("bertta", "b").await.id());
        let body = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Experts",
            "externalId": "g-1", "members": [{ "value": aino, "display": "Aino" }] });
        let made = directory.post("/Groups", &body).await;
        assert_eq!(made.status, 201, "{made:?}");
        let path = format!("/Groups/{}", made.id());
        assert_eq!(made.headers["location"], format!("https://sund.test/scim/v2{path}").as_str());
        let member =
            json!({ "value": aino, "type": "User", "$ref": format!("https://sund.test/scim/v2/Users/{aino}") });
        assert_eq!(made.body["members"], json!([member]));
        assert_eq!(directory.get(&path).await.body, made.body);
        assert_eq!(directory.get(&format!("{path}?excludedAttributes=members")).await.body.get("members"), None);
        assert_eq!(directory.post("/Groups", &body).await.fault(), (409, "uniqueness"), "what the directory calls it");

        let both =
            directory.patch(&path, json!({ "op": "Add", "path": "members", "value": [{ "value": bertta }] })).await;
        assert_eq!(both.body["members"].as_array().unwrap().len(), 2);
        let gone =
            directory.patch(&path, json!({ "op": "remove", "path": format!(r#"members[value eq "{aino}"]"#) })).await;
        assert_eq!(gone.body["members"][0]["value"], bertta.as_str());
        let gone = json!({ "op": "Remove", "path": "members", "value": [{ "value": bertta }] });
        assert_eq!(directory.patch(&path, gone).await.body.get("members"), None);
        let put = json!({ "displayName": "Senior experts", "members": [{ "value": aino }, { "value": bertta }] });
        let put = directory.ask(Method::PUT, &path, Some(&put)).await;
        assert_eq!(
            (&put.body["displayName"], put.body["members"].as_array().unwrap().len()),
            (&json!("Senior experts"), 2)
        );

        for filter in [
            r#"displayName eq "senior EXPERTS""#.to_owned(),
            format!(r#"id eq "{}""#, made.id()),
            format!(r#"id eq "{}" and members eq "{aino}""#, made.id()),
            format!(r#"members[value eq "{aino}"]"#),
            format!(r#"members.value eq "{bertta}""#),
        ] {
            assert_eq!(directory.found("/Groups", &filter).await, [made.id()], "{filter}");
        }
        assert_eq!(directory.found("/Groups", r#"displayName eq "Experts""#).await, Vec::<String>::new());
        let all = directory.post("/.search", &json!({ "count": 1, "startIndex": 3 })).await.body;
        assert_eq!((&all["totalResults"], &all["Resources"][0]["id"]), (&json!(3), &json!(made.id())));

        for body in [
            json!({}),
            json!({ "displayName": " " }),
            json!({ "displayName": "x".repeat(300) }),
            json!({ "displayName": "x\u{0}" }),
            json!({ "displayName": "x", "members": [{ "value": "nobody" }] }),
            json!({ "displayName": "x", "members": [{ "value": made.id(), "type": "Group" }] }),
            json!({ "displayName": "x", "members": [{ "value": made.id() }] }),
            json!({ "displayName": "x", "members": [7] }),
        ] {
            assert_eq!(directory.post("/Groups", &body).await.fault(), (400, "invalidValue"), "{body:.80}");
        }
        assert_eq!(directory.ask(Method::DELETE, &format!("/Users/{aino}"), None).await.status, 204);
        assert_eq!(
            directory.get(&path).await.body["members"].as_array().unwrap().len(),
            1,
            "who is gone is in no group"
        );
        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        assert_eq!(directory.get(&path).await.fault(), (404, ""));
        let details: Vec<_> =
            lines(network, "directory-group-changed").await.into_iter().map(|(_, detail)| detail).collect();
        assert!(details[0].ends_with("; added") && details.last().unwrap().ends_with("; removed"), "{details:?}");
    });
}

#[test]
fn a_group_gives_places_and_takes_what_it_gave() {
    each_database(async |network| {
        let directory = mapped(network, "").await;
        // Never signed in; and one who left by hand what they had by hand.
        let aino = directory.user("aino", "a").await.id();
        let id = directory.person(&aino).await;
        let group = async |name: &str| {
            let body = json!({ "displayName": name, "members": [{ "value": aino }] });
            format!("/Groups/{}", directory.post("/Groups", &body).await.id())
        };
        let experts = group("experts").await;
        assert_eq!(standing(network, id).await, Standing::Member);
        let leads = group("leads").await;
        assert_eq!(standing(network, id).await, Standing::Chair);
        let more = group("more experts").await;
        assert_eq!(standing(network, id).await, Standing::Chair);
        directory.patch(&leads, json!({ "op": "remove", "path": format!(r#"members[value eq "{aino}"]"#) })).await;
        assert_eq!(standing(network, id).await, Standing::Member, "still an expert");
        directory.patch(&experts, json!({ "op": "replace", "path": "displayName", "value": "others" })).await;
        assert_eq!(standing(network, id).await, Standing::Member, "still one of the others");
        // A sign-in changes nothing: these groups count there as well.
        sign_in(&directory, "a", &[]).await;
        assert_eq!(standing(network, id).await, Standing::Member);
        assert_eq!(directory.ask(Method::DELETE, &more, None).await.status, 204);
        assert_eq!(standing(network, id).await, Standing::Outsider);
        directory.patch(&experts, json!({ "op": "replace", "value": { "id": "x", "displayName": "experts" } })).await;
        assert_eq!(standing(network, id).await, Standing::Member);
        assert_eq!(directory.ask(Method::DELETE, &format!("/Users/{aino}"), None).await.status, 204);
        assert_eq!(standing(network, id).await, Standing::Outsider);
        assert!(lines(network, "place-given").await.len() >= 4 && lines(network, "place-taken").await.len() >= 2);
    });
}

#[test]
fn what_people_gave_or_took_by_hand_stays() {
    each_database(async |network| {
        let directory = mapped(network, "").await;
        let people = &network.people;
        let adopt = async |person: &sund_tests::Person, name: &str| directory.user(name, &subject(person)).await.id();
        // A member by hand, and one who was taken out by hand.
        let (member, outsider) = (adopt(&people.member, "member").await, adopt(&people.outsider, "outsider").await);
        let (slug, chair) = (&network.closed.slug, &people.chair.viewer);
        network.add_member(slug, &people.outsider.viewer).await;
        workgroups::remove_member(network.sund(), chair, slug, people.outsider.viewer.person).await.unwrap();
        let body = json!({ "displayName": "leads", "members": [{ "value": member }, { "value": outsider }] });
        let path = format!("/Groups/{}", directory.post("/Groups", &body).await.id());
        assert_eq!(standing(network, people.member.viewer.person).await, Standing::Member);
        assert_eq!(standing(network, people.outsider.viewer.person).await, Standing::Outsider);
        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        assert_eq!(standing(network, people.member.viewer.person).await, Standing::Member);
    });
}

#[test]
fn claims_and_groups_give_together() {
    each_database(async |network| {
        let directory = mapped(network, "groups").await;
        let aino = directory.user("aino", "a").await.id();
        let id = directory.person(&aino).await;
        sign_in(&directory, "a", &["leads"]).await;
        assert_eq!(standing(network, id).await, Standing::Chair);
        let body = json!({ "displayName": "experts", "members": [{ "value": aino }] });
        let path = format!("/Groups/{}", directory.post("/Groups", &body).await.id());
        assert_eq!(standing(network, id).await, Standing::Chair, "a directory that says member takes no chair");
        sign_in(&directory, "a", &[]).await;
        assert_eq!(standing(network, id).await, Standing::Member, "by the group alone");
        sign_in(&directory, "a", &["more experts"]).await;
        assert_eq!(directory.ask(Method::DELETE, &path, None).await.status, 204);
        assert_eq!(standing(network, id).await, Standing::Outsider, "until the next sign-in");
        sign_in(&directory, "a", &["more experts"]).await;
        assert_eq!(standing(network, id).await, Standing::Member);
    });
}

/// A page of groups asks for all their members at once.
#[test]
fn the_members_of_a_page_cost_one_statement() {
    each_database(async |network| {
        let directory = Directory::finnish(network).await;
        let (aino, bertta) = (directory.user("aino", "a").await.id(), directory.user("bertta", "b").await.id());
        let cost = async |path: &str, groups: usize| {
            network.statements.take();
            let list = directory.get(path).await;
            let statements = network.statements.take();
            let all = list.body["Resources"].as_array().unwrap();
            assert_eq!(all.len(), groups, "{path}");
            assert!(all.iter().enumerate().all(|(n, one)| one["members"].as_array().map_or(0, Vec::len) == n % 3));
            let members = statements.iter().filter(|sql| sql.to_lowercase().contains("from \"scim_group_members\""));
            (members.count(), statements.len())
        };
        let mut few = (0, 0);
        for n in 0..40 {
            let members = [&aino, &bertta].into_iter().take(n % 3).map(|id| json!({ "value": id }));
            let body = json!({ "displayName": format!("group {n}"), "members": members.collect::<Vec<_>>() });
            assert_eq!(directory.post("/Groups", &body).await.status, 201);
            if n == 2 {
                few = cost("/Groups", 3).await;
                // The token, how many there are, the page, and who is in them.
                assert_eq!(few, (1, 4));
            }
        }
        assert_eq!(cost("/Groups?count=200", 40).await, few);
        // A filter that looks inside costs no more.
        let path = format!("/Groups?filter={}", super::encode(&format!(r#"members[value eq "{bertta}"]"#)));
        network.statements.take();
        assert_eq!(directory.get(&path).await.body["totalResults"], 13);
        let inside = network.statements.take();
        let inside = inside.iter().filter(|sql| sql.to_lowercase().contains("from \"scim_group_members\"")).count();
        assert_eq!(inside, 2, "for choosing, and for the page");
    });
}

/// A directory enters no confidential workgroup whose chairs have not allowed it, and takes no place that it may not give.
#[test]
fn a_directory_gives_nothing_in_a_confidential_workgroup_unless_its_chairs_allow_it() {
    each_database(async |network| {
        use sea_orm::{ConnectionTrait as _, Statement};
        let directory = mapped(network, "").await;
        let (secret, sund) = (&network.confidential, network.sund());
        let on = network.connect().await;
        let sql = "update providers set mapping = replace(mapping, $1, $2)";
        let values = [network.closed.slug.clone().into(), secret.slug.clone().into()];
        on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
        on.close().await.unwrap();
        let outsider = &network.people.outsider;
        let user = directory.user("olga", &subject(outsider)).await.id();
        let made = directory.post("/Groups", &json!({ "displayName": "leads", "externalId": "g" })).await;
        let path = format!("/Groups/{}", made.id());
        let member = async |op: &str| {
            let value = json!([{ "value": user }]);
            directory.patch(&path, json!({ "op": op, "path": "members", "value": value })).await
        };
        let stands = async || {
            let all = workgroups::workgroups(sund, &outsider.viewer).await.unwrap();
            all.into_iter().find(|group| group.slug == secret.slug).map(|group| group.standing)
        };
        assert!(member("add").await.status < 300);
        assert_eq!(stands().await, None);
        assert!(member("remove").await.status < 300);
        let (chair, provider) = (&network.people.chair.viewer, directory.provider.id);
        workgroups::allow_provider(sund, chair, &secret.slug, provider, true).await.unwrap();
        assert!(member("add").await.status < 300);
        assert_eq!(stands().await, Some(Standing::Member), "never the chair");
        workgroups::allow_provider(sund, chair, &secret.slug, provider, false).await.unwrap();
        assert_eq!(stands().await, Some(Standing::Member), "what is there stays");
        assert!(member("remove").await.status < 300);
        assert_eq!(stands().await, None, "until the directory says no more");
    });
}
