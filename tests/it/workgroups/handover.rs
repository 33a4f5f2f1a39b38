//! Handing a chair over: nobody is made a chair who did not say yes, and afterwards nothing is without an owner.

use super::{NOTHING, of, standing, text};
use crate::joining::Rows;
use sund_actions::workgroups::hand_over_due;
use sund_domain::{
    time::{DAY, Timestamp},
    workgroups::Standing,
};
use sund_tests::{NOON, Network, Person, Place, each_database};

async fn named(network: &Network, place: &Place, day: &str) {
    let (chair, member) = (&network.people.chair, network.people.member.viewer.person.to_string());
    let fields = [("member", member.as_str()), ("until", day)];
    let answer = network.post(chair, &of(place, "/handover"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The address at which the successor answers, as the workgroup's page has it.
async fn answered_at(network: &Network, place: &Place) -> String {
    let page = network.get(&network.people.member, &of(place, "")).await;
    let from = page.body.find(&of(place, "/handover/")).unwrap_or_else(|| panic!("nothing: {}", page.body));
    page.body[from..].split(['"', '?']).next().unwrap().to_owned()
}

async fn says(network: &Network, place: &Place, yes: bool) -> u16 {
    let at = answered_at(network, place).await;
    network.post(&network.people.member, &at, &[("set", if yes { "yes" } else { "no" })]).await.status
}

/// Something of everything that belongs to the office waits for the chair.
async fn office(network: &Network, place: &Place) {
    let people = &network.people;
    let flag = format!("/posts/{}/flag", place.posts[0]);
    assert_eq!(network.post(&people.member, &flag, &[("cause", "rules"), ("reason", "")]).await.status, 303);
    let rows = Rows::of(network).await;
    let chair = people.chair.viewer.person.0;
    let sql = "update cases set assigned_id = $1 where decided_at is null";
    assert_eq!(rows.run(sql, [chair.into()]).await, 1);
    rows.done().await;
    network.invitation(place, "kaja@shelter.ee.example").await;
    let invite = [("person", people.outsider.viewer.person.to_string())];
    assert_eq!(network.post(&people.chair, &of(place, "/members"), &invite).await.status, 303);
}

async fn owns(network: &Network, who: &Person) -> Vec<i64> {
    let rows = Rows::of(network).await;
    let mut owned = Vec::new();
    for sql in [
        "select count(*) from cases where assigned_id = $1 and decided_at is null",
        "select count(*) from live_sessions s join workgroups w on w.id = s.workgroup_id \
         where s.planned_by = $1 and s.state = 'planned' and w.visibility = 'closed'",
        "select count(*) from invitations where invited_by = $1 and used_at is null and withdrawn_at is null",
        "select count(*) from admissions where by_id = $1 and decided_at is null",
    ] {
        owned.push(rows.number(sql, [who.viewer.person.0.into()]).await);
    }
    rows.done().await;
    owned
}

#[test]
fn what_the_chair_saw_to_goes_along() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        office(network, place).await;
        assert_eq!(owns(network, &people.chair).await, [1, 1, 1, 1]);
        named(network, place, "").await;
        assert!(text(network, &people.member, "/inbox").await.contains("names you as the next chair"));
        assert_eq!(standing(network, place, &people.member).await, Some(Standing::Member), "nobody is made a chair");
        let again = [("member", people.author.viewer.person.to_string()), ("until", String::new())];
        assert_eq!(network.post(&people.chair, &of(place, "/handover"), &again).await.status, 403, "to one at a time");
        let at = answered_at(network, place).await;
        for nobody in [&people.author, &people.chair] {
            assert_eq!(network.post(nobody, &at, &[("set", "yes")]).await.status, 404);
        }
        assert_eq!(says(network, place, true).await, 303);
        assert_eq!(standing(network, place, &people.member).await, Some(Standing::Chair));
        assert_eq!(standing(network, place, &people.chair).await, Some(Standing::Member));
        assert_eq!(owns(network, &people.chair).await, [0, 0, 0, 0]);
        assert_eq!(owns(network, &people.member).await, [1, 1, 1, 1]);
        // Whom the former chair invited can come still.
        assert!(text(network, &people.outsider, "/workgroups").await.contains("You are invited"));
        let log = text(network, &people.author, &of(place, "/log")).await;
        assert!(log.contains("Handed the chair over: Aino Kallio > Birgitta Lund"), "{log}");
        assert_eq!(network.get(&people.chair, &of(place, "/handover")).await.status, 403);
    });
}

#[test]
fn a_presidency_changes_on_its_day() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let far = [("member", people.member.viewer.person.to_string()), ("until", "2029-01-01".into())];
        let refused = network.post(&people.chair, &of(place, "/handover"), &far).await;
        assert!(refused.status == 422 && refused.body.contains("2029-01-01"), "{}", refused.body);
        named(network, place, "2026-12-31").await;
        let day = Timestamp(NOON.0 + 50 * DAY);
        hand_over_due(network.sund()).await.unwrap();
        assert_eq!(says(network, place, true).await, 303);
        assert!(text(network, &people.author, &of(place, "")).await.contains("Aino Kallio hands the chair over"));
        hand_over_due(network.sund()).await.unwrap();
        assert_eq!(standing(network, place, &people.chair).await, Some(Standing::Chair), "not yet");
        assert_eq!(
            network.post(&people.chair, &of(place, "/leave"), NOTHING).await.status,
            403,
            "the last chair stays"
        );
        network.clock.put(day);
        let other = network.another_node().await;
        let (one, two) = tokio::join!(hand_over_due(network.sund()), hand_over_due(other.sund()));
        other.stop().await;
        one.and(two).unwrap();
        assert_eq!(standing(network, place, &people.member).await, Some(Standing::Chair));
        assert_eq!(standing(network, place, &people.chair).await, Some(Standing::Member));
        let rows = Rows::of(network).await;
        assert_eq!(rows.number("select count(*) from audit_log where act = 'chair-handed-over'", []).await, 1, "once");
        rows.done().await;
    });
}

#[test]
fn who_said_yes_takes_a_chair_that_nobody_has_any_more() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        named(network, place, "2027-06-30").await;
        assert_eq!(says(network, place, true).await, 303);
        office(network, place).await;
        let administrator = &people.administrator.viewer;
        let chair = people.chair.viewer.person;
        sund_actions::people::end_account(network.sund(), administrator, chair, "Left").await.unwrap();
        hand_over_due(network.sund()).await.unwrap();
        assert_eq!(standing(network, place, &people.member).await, Some(Standing::Chair));
        assert_eq!(owns(network, &people.member).await, [1, 1, 1, 1]);
        let without = text(network, &people.administrator, "/administration/chairs").await;
        assert!(!without.contains("The closed workgroup") && without.contains("The open workgroup"), "{without}");
    });
}

#[test]
fn nobody_takes_over_who_has_left_or_is_suspended() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        named(network, place, "2026-12-31").await;
        assert_eq!(says(network, place, true).await, 303);
        let suspend = of(place, &format!("/moderation/{}", people.member.viewer.person));
        let fields = [("kind", "suspend"), ("days", ""), ("cause", "rules"), ("reason", "")];
        assert_eq!(network.post(&people.chair, &suspend, &fields).await.status, 303);
        network.clock.forward(50 * DAY);
        hand_over_due(network.sund()).await.unwrap();
        assert_eq!(standing(network, place, &people.chair).await, Some(Standing::Chair));
        let chair = &network.another_browser(&people.chair.viewer).await;
        assert!(text(network, chair, "/inbox").await.contains("cannot take over any more"));
    });
}

#[test]
fn one_says_no_and_a_chair_takes_it_back() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        named(network, place, "").await;
        assert_eq!(says(network, place, false).await, 303);
        assert!(text(network, &people.chair, "/inbox").await.contains("does not take over your chair"));
        named(network, place, "").await;
        let at = answered_at(network, place).await;
        assert_eq!(network.post(&people.member, &format!("{at}/withdraw"), NOTHING).await.status, 403);
        assert_eq!(network.post(&people.chair, &format!("{at}/withdraw"), NOTHING).await.status, 303);
        // Whoever comes too late reads why; for others there never was one.
        let late = network.post(&people.member, &at, &[("set", "yes")]).await;
        assert!(late.status == 403 && late.body.contains("has been decided already"), "{}", late.body);
        assert_eq!(network.post(&people.chair, &format!("{at}/withdraw"), NOTHING).await.status, 403);
        assert_eq!(network.post(&people.author, &at, &[("set", "yes")]).await.status, 404);
        assert_eq!(standing(network, place, &people.member).await, Some(Standing::Member));
    });
}

/// Where the last chair's place has an end, one is told in time; then it is no chair anywhere, and no member is counted.
#[test]
fn a_place_of_the_last_chair_that_ends_is_told_of_in_time() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let rows = Rows::of(network).await;
        let sql = "update memberships set until = $1 where role = 'chair' and workgroup_id = (select id from workgroups where slug = $2)";
        rows.run(sql, [(NOON.0 + 50 * DAY).into(), place.slug.clone().into()]).await;
        rows.done().await;
        let page = text(network, &people.chair, &of(place, "")).await;
        assert!(page.contains("The place of the last chair ends on"), "{page}");
        assert!(!text(network, &people.member, &of(place, "")).await.contains("The place of the last chair"));
        let thread = format!("/threads/{}", place.question);
        let before = network.get(&people.member, &thread).await.body.matches("Aino Kallio").count();
        network.clock.forward(50 * DAY);
        let member = &network.another_browser(&people.member.viewer).await;
        let after = network.get(member, &thread).await.body.matches("Aino Kallio").count();
        assert!(after < before, "whose place has ended is not shown as a chair: {before} and {after}");
        assert!(text(network, member, &of(place, "")).await.contains("2 members"));
        let administrator = &network.another_browser(&people.administrator.viewer).await;
        assert!(text(network, administrator, "/administration/chairs").await.contains("The closed workgroup"));
    });
}

#[test]
fn members_are_found_by_name_organisation_and_country() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let find = async |query: &str| text(network, &people.member, &of(place, &format!("/members?{query}"))).await;
        let all = find("").await;
        for part in ["Aino Kallio", "Birgitta Lund", "Axel Norrman", "Sweden (2)", "Finland (1)"] {
            assert!(all.contains(part), "{part}: {all}");
        }
        let swedes = find("country=SE").await;
        assert!(swedes.contains("Birgitta Lund") && !swedes.contains("Aino Kallio"), "{swedes}");
        let by_name = find("name=lund").await;
        assert!(by_name.contains("Birgitta Lund") && !by_name.contains("Axel Norrman"), "{by_name}");
        let by_organisation = find("name=Justice").await;
        assert!(by_organisation.contains("Aino Kallio") && !by_organisation.contains("Axel Norrman"));
        for nothing in ["name=%25", "name=_", "name=!"] {
            assert!(find(nothing).await.contains("Nobody here is called that"), "{nothing}");
        }
        assert_eq!(network.get(&people.outsider, &of(place, "/members")).await.status, 403);
        assert_eq!(network.get(&people.outsider, &of(&network.confidential, "/members")).await.status, 404);
        let administrator = &people.administrator.viewer;
        let author = people.author.viewer.person;
        sund_actions::people::end_account(network.sund(), administrator, author, "Left").await.unwrap();
        assert!(find("").await.contains("Sweden (1)"));
        assert!(
            text(network, &people.member, &of(place, "")).await.contains("2 members"),
            "accounts that ended do not count"
        );
    });
}

#[test]
fn hundreds_of_members_stand_on_pages() {
    each_database(async |network| {
        let place = &network.open;
        let rows = Rows::of(network).await;
        for n in 0..120_u32 {
            let id = network.sund().new_id::<uuid::Uuid>();
            let sql = "insert into people (id, organisation_id, name, title, topics, administrator, time_zone, theme, joined_at, unit, approved_at, guest) \
                select $1, organisation_id, $2, '', '', false, 'UTC', 'system', 1, '', 1, false from people where id = $3";
            let name = format!("Somebody {:03}", n / 2);
            let member = network.people.member.viewer.person.0;
            assert_eq!(rows.run(sql, [id.into(), name.into(), member.into()]).await, 1);
            let sql = "insert into memberships (workgroup_id, person_id, role, since, source) select id, $1, 'member', 1, 'hand' from workgroups where slug = $2";
            assert_eq!(rows.run(sql, [id.into(), place.slug.clone().into()]).await, 1);
        }
        rows.done().await;
        let (mut seen, mut next) = (Vec::new(), of(place, "/members"));
        for _ in 0..5 {
            let page = network.get(&network.people.outsider, &next).await;
            assert_eq!(page.status, 200);
            let main = page.body.split_once("<main").unwrap().1.split_once("<aside").unwrap().0.to_owned();
            seen.extend(main.split("href=\"/people/").skip(1).map(|part| part.split('"').next().unwrap().to_owned()));
            match page.body.split_once("rel=\"next\" href=\"") {
                Some((_, after)) => next = after.split('"').next().unwrap().replace("&amp;", "&"),
                None => break,
            }
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((all, seen.len()), (123, 123), "each once");
    });
}
