//! A workgroup is not left without a chair by anybody who can be asked; where nobody can, an administrator finds the next.

use sund_actions::{people, workgroups};
use sund_domain::workgroups::Standing;
use sund_tests::{Network, Person, Place, each_database, html};

const CHAIRS: &str = "/administration/chairs";

async fn make_chair(network: &Network, place: &Place, person: &Person) {
    let chair = &network.people.chair.viewer;
    workgroups::change_role(network.sund(), chair, &place.slug, person.viewer.person, Standing::Chair).await.unwrap();
}

async fn end_account(network: &Network, person: &Person) {
    let administrator = &network.people.administrator.viewer;
    people::end_account(network.sund(), administrator, person.viewer.person, "Left").await.unwrap();
}

async fn standing(network: &Network, place: &Place, person: &Person) -> Option<Standing> {
    let all = workgroups::workgroups(network.sund(), &person.viewer).await.unwrap();
    all.into_iter().find(|group| group.slug == place.slug).map(|group| group.standing)
}

async fn appoint(network: &Network, by: &Person, place: &Place, person: &Person) -> u16 {
    let person = person.viewer.person.to_string();
    network.post(by, CHAIRS, &[("workgroup", place.slug.as_str()), ("member", person.as_str())]).await.status
}

#[test]
fn of_two_chairs_who_leave_at_once_one_stays() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        for place in network.places() {
            make_chair(network, place, member).await;
            let leave = format!("/workgroups/{}/leave", place.slug);
            let none: &[(&str, &str)] = &[];
            let (one, other) = tokio::join!(network.post(chair, &leave, none), network.post(member, &leave, none));
            let mut statuses = [one.status, other.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 403], "{}", place.slug);
            let stayed = if one.status == 403 { chair } else { member };
            assert_eq!(standing(network, place, stayed).await, Some(Standing::Chair));
        }
    });
}

#[test]
fn of_two_chairs_who_dismiss_each_other_one_stays() {
    each_database(async |network| {
        let (chair, member, place) = (&network.people.chair, &network.people.member, &network.closed);
        for round in 0..5 {
            make_chair(network, place, member).await;
            let role = |of: &Person| format!("/workgroups/{}/members/{}/role", place.slug, of.viewer.person);
            let (chairs_path, members_path) = (role(chair), role(member));
            let fields: &[(&str, &str)] = &[("role", "member")];
            let (one, other) =
                tokio::join!(network.post(chair, &members_path, fields), network.post(member, &chairs_path, fields));
            let mut statuses = [one.status, other.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 403], "round {round}");
            if other.status == 303 {
                let again = (&member.viewer, chair.viewer.person);
                workgroups::change_role(network.sund(), again.0, &place.slug, again.1, Standing::Chair).await.unwrap();
            }
        }
    });
}

#[test]
fn whose_account_has_ended_is_no_chair() {
    each_database(async |network| {
        let (chair, member, place) = (&network.people.chair, &network.people.member, &network.closed);
        make_chair(network, place, member).await;
        end_account(network, member).await;
        let leave = format!("/workgroups/{}/leave", place.slug);
        let answer = network.post(chair, &leave, &[("", "")]).await;
        assert!(answer.status == 403 && answer.body.contains("needs a chair"), "{}", answer.body);
    });
}

#[test]
fn an_administrator_finds_the_next_chair_among_the_members() {
    each_database(async |network| {
        let (chair, member, administrator) =
            (&network.people.chair, &network.people.member, &network.people.administrator);
        let page = async || network.get(administrator, CHAIRS).await;
        assert!(html::text(&page().await.body).contains("Every workgroup has a chair"));
        assert_eq!(appoint(network, administrator, &network.closed, member).await, 403, "it has a chair");
        let guest = network.guest(&network.closed).await;
        end_account(network, chair).await;

        let shown = page().await;
        let text = html::text(&shown.body);
        for place in [&network.open, &network.closed] {
            assert!(text.contains(&format!("The {} workgroup", place.visibility.code())), "{text}");
        }
        assert!(text.contains("A confidential workgroup has no chair either"), "{text}");
        assert!(!shown.body.contains(network.confidential.marker) && !shown.body.contains(&network.confidential.slug));
        assert!(text.contains(&member.viewer.name) && !text.contains(&guest.viewer.name), "{text}");

        for nobody in [member, &network.people.author, &network.people.outsider, &guest] {
            assert_eq!(network.get(nobody, CHAIRS).await.status, 404);
            assert_eq!(appoint(network, nobody, &network.closed, member).await, 404);
        }
        for (place, person, wanted) in [
            (&network.confidential, member, 404),
            (&network.closed, &network.people.outsider, 404),
            (&network.closed, chair, 404),
            (&network.closed, &guest, 403),
            (&network.closed, administrator, 403),
        ] {
            network.statements.take();
            assert_eq!(appoint(network, administrator, place, person).await, wanted, "{}", person.viewer.name);
            let mut writes = network.statements.take_writes();
            writes.retain(|sql| !sql.starts_with("update workgroups set created_at = created_at"));
            assert_eq!(writes, Vec::<String>::new());
        }
        assert_eq!(appoint(network, administrator, &network.closed, member).await, 303);
        assert_eq!(standing(network, &network.closed, member).await, Some(Standing::Chair));
        assert_eq!(appoint(network, administrator, &network.closed, &network.people.author).await, 403, "once");
        assert!(!html::text(&page().await.body).contains("The closed workgroup"));
        let log = network.get(&network.people.author, &format!("/workgroups/{}/log", network.closed.slug)).await;
        assert!(log.body.contains("Made the chair of a workgroup that had none"), "{}", log.body);
    });
}

/// Which confidential workgroup it is, an administrator learns by the way with a reason and a second person.
#[test]
fn a_confidential_workgroup_is_named_once_it_was_opened() {
    each_database(async |network| {
        let (administrator, place) = (&network.people.administrator, &network.confidential);
        end_account(network, &network.people.chair).await;
        assert_eq!(appoint(network, administrator, place, &network.people.member).await, 404);
        let second = crate::access::second(network).await;
        let id = crate::access::asked(network, &place.slug).await;
        let agree = format!("/administration/access/{id}/agree");
        assert_eq!(network.post(&second, &agree, &[("", "")]).await.status, 303);
        let shown = network.get(administrator, CHAIRS).await;
        assert!(html::text(&shown.body).contains("The confidential workgroup"), "{}", shown.body);
        assert!(!html::text(&shown.body).contains("A confidential workgroup"), "{}", shown.body);
        let others = network.get(&second, CHAIRS).await;
        assert!(!others.body.contains(&place.slug), "only who asked");
        assert_eq!(appoint(network, &second, place, &network.people.member).await, 404);
        assert_eq!(appoint(network, administrator, place, &network.people.member).await, 303);
        assert_eq!(standing(network, place, &network.people.member).await, Some(Standing::Chair));
    });
}
