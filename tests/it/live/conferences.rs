//! Conferences: planning, the programme by day and track, who sees it, what becomes of tracks, its calendar.

use futures_util::future::join;
use sea_orm::{ConnectionTrait as _, Statement};
use sund_tests::{Answer, NOBODY, Network, Person, Place, each_database, html, routes::no_id};

const NOTHING: &[(&str, &str)] = &[];

async fn conference(network: &Network, place: &Place, tracks: &str) -> String {
    let fields = [
        ("workgroup", place.slug.as_str()),
        ("title", "Practices that protect"),
        ("place", "Helsinki"),
        ("purpose", "What *works*."),
        ("tracks", tracks),
        ("language", "en"),
    ];
    let planned = network.post(&network.people.chair, "/conferences/new", &fields).await;
    assert_eq!(planned.status, 303, "{}", planned.body);
    planned.location().to_owned()
}

/// A session of the chair, whose clock is two hours ahead of UTC; in this place of a programme.
async fn session(network: &Network, place: &Place, (title, start, minutes): (&str, &str, &str), at: &str) -> Answer {
    let fields = [
        ("workgroup", place.slug.as_str()),
        ("title", title),
        ("start", start),
        ("minutes", minutes),
        ("place", "Helsinki"),
        ("purpose", "Why"),
        ("language", "en"),
        ("conference", at),
        ("agenda", ""),
    ];
    network.post(&network.people.chair, "/live/new", &fields).await
}

async fn planned(network: &Network, place: &Place, what: (&str, &str, &str), at: &str) -> String {
    let answer = session(network, place, what, at).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().to_owned()
}

fn id(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

async fn text(network: &Network, who: &Person, address: &str) -> String {
    let answer = network.get(who, address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    html::text(&answer.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn change(network: &Network, who: &Person, conference: &str, tracks: &str, sure: &str) -> Answer {
    let fields = [
        ("title", "Practices that protect"),
        ("place", "Tallinn"),
        ("purpose", "What works."),
        ("tracks", tracks),
        ("sure", sure),
        ("language", "en"),
    ];
    network.post(who, &format!("{conference}/change"), &fields).await
}

#[test]
fn a_programme_stands_by_day_and_track() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.open);
        let conference = conference(network, place, "Law\nCare").await;
        let (all, law, care) =
            (id(&conference).to_owned(), format!("{}:1", id(&conference)), format!("{}:2", id(&conference)));
        planned(network, place, ("Welcome", "2026-12-01T09:00", "30"), &all).await;
        let long = planned(network, place, ("Evidence", "2026-12-01T09:30", "120"), &law).await;
        planned(network, place, ("Reception", "2026-12-01T09:30", "60"), &care).await;
        planned(network, place, ("Housing", "2026-12-01T10:30", "60"), &care).await;
        planned(network, place, ("Night shift", "2026-12-02T00:30", "60"), &all).await;
        let page = network.get(&people.member, &conference).await.body;
        for part in [
            "<table aria-labelledby=\"day-1\" class=\"programme\">",
            "<th scope=\"col\" dir=\"auto\">Law</th><th scope=\"col\" dir=\"auto\">Care</th>",
            "colspan=\"2\"",
            "rowspan=\"2\"",
            "<em>works</em>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let seen = text(network, &people.member, &conference).await;
        let order = ["Tue 1 Dec", "Welcome", "Evidence", "Reception", "Housing", "Wed 2 Dec", "Night shift"];
        let at: Vec<_> =
            order.iter().map(|part| seen.rfind(part).unwrap_or_else(|| panic!("{part}: {seen}"))).collect();
        assert!(at.is_sorted(), "{order:?}: {seen}");
        assert!(seen.contains("09:30–11:30") && seen.contains("For all Welcome"), "{seen}");
        // Elsewhere the night shift is on the day before.
        let zone =
            [("language", "en"), ("time_zone", "Europe/London"), ("theme", "dark"), ("keys", "on"), ("topics", "")];
        assert_eq!(network.post(&people.member, "/settings", &zone).await.status, 303);
        let member = network.another_browser(&people.member.viewer).await;
        let there = text(network, &member, &conference).await;
        assert!(!there.contains("Wed 2 Dec") && there.contains("22:30"), "{there}");

        // What is on is marked, and stands before everything else.
        assert_eq!(network.post(&people.chair, &format!("{long}/open"), NOTHING).await.status, 303);
        let page = network.get(&people.member, &conference).await.body;
        assert!(page.contains("aria-current=\"true\"") && page.contains("On now"), "{page}");
        assert_eq!(network.post(&people.chair, &format!("{long}/end"), NOTHING).await.status, 303);
        let seen = text(network, &people.member, &conference).await;
        assert!(seen.contains("Ended") && !seen.contains("On now"), "{seen}");
        // The way there from each session, the workgroup and the list.
        for address in [&long, "/live", &format!("/workgroups/{}", place.slug)] {
            let page = network.get(&people.member, address).await.body;
            assert!(page.contains(&format!("href=\"{conference}\"")), "{address}: {page}");
        }
        assert!(text(network, &people.member, &long).await.contains("Practices that protect · Law"));
    });
}

#[test]
fn whoever_may_enter_the_workgroup_sees_its_conferences_and_nobody_else() {
    each_database(async |network| {
        let people = &network.people;
        for place in network.places() {
            let conference = conference(network, place, "Law").await;
            planned(network, place, ("Evidence", "2026-12-01T09:30", "60"), &format!("{}:1", id(&conference))).await;
            let closed = place.slug != network.open.slug;
            for address in [conference.clone(), format!("{conference}/calendar")] {
                assert_eq!(network.get(&people.member, &address).await.status, 200);
                assert_eq!(network.get(NOBODY, &address).await.status, 303);
                for other in [&people.outsider, &people.ex_member, &people.administrator] {
                    assert_eq!(network.get(other, &address).await.status, if closed { 404 } else { 200 }, "{address}");
                }
            }
            for other in [&people.outsider, &people.ex_member] {
                let lists = network.get(other, "/live").await.body;
                assert_eq!(lists.contains(&conference), !closed, "{lists}");
                let status = if closed { 404 } else { 403 };
                assert_eq!(network.get(other, &format!("{conference}/change")).await.status, status);
                let refused = change(network, other, &conference, "My track", "").await;
                assert_eq!(refused.status, status);
                assert!(refused.body.contains("My track"), "what was typed comes back: {}", refused.body);
                assert_eq!(network.post(other, &format!("{conference}/remove"), NOTHING).await.status, status);
            }
            assert_eq!(network.get(&people.member, &format!("{conference}/change")).await.status, 403);
            assert_eq!(change(network, &people.member, &conference, "", "yes").await.status, 403);
            assert_eq!(network.post(&people.member, &format!("{conference}/remove"), NOTHING).await.status, 403);
        }
        assert_eq!(network.get(&people.member, "/conferences/new").await.status, 403);
        assert_eq!(network.get(&people.chair, &format!("/conferences/{}", no_id())).await.status, 404);
    });
}

#[test]
fn a_session_stands_in_a_programme_of_its_own_workgroup() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let (own, other) = (conference(network, place, "Law").await, conference(network, &network.open, "Care").await);
        let what = ("A session", "2026-12-01T09:30", "60");
        for wrong in [
            id(&other).to_owned(),
            format!("{}:1", id(&other)),
            format!("{}:7", id(&own)),
            no_id().to_string(),
            "x".into(),
        ] {
            let answer = session(network, place, what, &wrong).await;
            assert_eq!(answer.status, 422, "{wrong}");
            let told = html::text(&answer.body);
            assert!(told.contains("Conference: Please choose one from the list."), "{told}");
            assert_eq!(html::field(&answer.body, "title").as_deref(), Some("A session"));
        }
        let form =
            network.get(chair, &format!("/live/new?workgroup={}&conference={}:1", place.slug, id(&own))).await.body;
        assert!(form.contains(&format!("value=\"{}:1\" selected", id(&own))), "{form}");
        let planned = planned(network, place, what, &format!("{}:1", id(&own))).await;
        let form = network.get(chair, &format!("{planned}/change")).await.body;
        assert!(form.contains(&format!("value=\"{}:1\" selected", id(&own))), "{form}");
        assert!(!form.contains(id(&other)), "those of another workgroup are not offered: {form}");
        // Taken out, it stays where it was without the conference.
        let fields = [
            ("title", "A session"),
            ("start", "2026-12-01T09:30"),
            ("minutes", "60"),
            ("place", "Here"),
            ("purpose", "Why"),
            ("conference", ""),
        ];
        assert_eq!(network.post(chair, &format!("{planned}/change"), &fields).await.status, 303);
        assert!(!network.get(chair, &planned).await.body.contains(&own));
        assert!(text(network, chair, &own).await.contains("No session is planned yet."));
        let mut elsewhere = fields;
        elsewhere[5].1 = id(&other);
        let refused = network.post(chair, &format!("{planned}/change"), &elsewhere).await;
        assert_eq!(refused.status, 422);
    });
}

#[test]
fn a_track_that_goes_leaves_its_sessions_for_all() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let conference = conference(network, place, "Law\nCare\nChildren online").await;
        for (n, title) in [(1, "Evidence"), (2, "Reception"), (3, "Games")] {
            planned(network, place, (title, "2026-12-01T09:30", "60"), &format!("{}:{n}", id(&conference))).await;
        }
        let head = |page: &str| page.matches("<th scope=\"col\"").count();
        // Called otherwise, and in another order, they are the same ones.
        assert_eq!(change(network, chair, &conference, "Children online\nJustice\nCare", "").await.status, 303);
        let page = network.get(chair, &conference).await.body;
        assert!(page.contains("class=\"track\">Justice</p>") && head(&page) == 4, "{page}");
        let refused = change(network, chair, &conference, "Justice", "").await;
        let told = html::text(&refused.body);
        assert!(refused.status == 422 && told.contains("2 sessions are in tracks that you take out."), "{told}");
        assert_eq!(html::field(&refused.body, "tracks").as_deref(), Some("Justice"));
        assert!(refused.body.contains("name=\"sure\""), "{}", refused.body);
        assert_eq!(head(&network.get(chair, &conference).await.body), 4, "nothing has changed");
        assert_eq!(change(network, chair, &conference, "Justice", "yes").await.status, 303);
        let page = network.get(chair, &conference).await.body;
        assert_eq!((head(&page), page.matches(">For all</p>").count()), (2, 2), "{page}");
        for (tracks, told) in [
            ("1\n2\n3\n4\n5\n6\n7\n8\n9".to_owned(), "No more than 8"),
            ("Same\nsame".into(), "The same stands here twice."),
            ("x".repeat(2_000), "At most"),
        ] {
            let refused = change(network, chair, &conference, &tracks, "yes").await;
            assert_eq!(refused.status, 422);
            assert!(html::text(&refused.body).contains(told), "{told}: {}", html::text(&refused.body));
            assert_eq!(html::field(&refused.body, "tracks"), Some(tracks));
        }
        let log = text(network, chair, &format!("/workgroups/{}/log", place.slug)).await;
        assert!(log.contains("Planned a conference") && log.contains("Changed a conference"), "{log}");
    });
}

#[test]
fn a_conference_is_removed_while_it_has_no_session() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let full = format!("/conferences/{}", place.conference);
        let refused = network.post(chair, &format!("{full}/remove"), NOTHING).await;
        assert!(
            refused.status == 403 && refused.body.contains("A conference with sessions stays."),
            "{}",
            refused.body
        );
        assert!(!network.get(chair, &format!("{full}/change")).await.body.contains("Remove the conference"));
        let empty = conference(network, place, "").await;
        assert!(network.get(chair, &format!("{empty}/change")).await.body.contains("Remove the conference"));
        let removed = network.post(chair, &format!("{empty}/remove"), NOTHING).await;
        assert_eq!((removed.status, removed.location()), (303, format!("/workgroups/{}", place.slug).as_str()));
        assert_eq!(network.get(chair, &empty).await.status, 404);
        // Planned into and removed at once: one of both is refused.
        for round in 0..8 {
            let conference = conference(network, place, "").await;
            let plan = session(network, place, ("At once", "2026-12-01T09:30", "60"), id(&conference));
            let remove = format!("{conference}/remove");
            let (planned, removed) = join(plan, network.post(chair, &remove, NOTHING)).await;
            let both = (planned.status, removed.status);
            assert!([(303, 403), (422, 303)].contains(&both), "round {round}: {both:?} {}", planned.body);
        }
        let on = network.connect().await;
        let lost = "select count(*) as n from live_sessions s where s.conference_id is not null \
            and not exists (select 1 from live_conferences c where c.id = s.conference_id)";
        let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), lost)).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0);
        on.close().await.unwrap();
    });
}

/// The lines of a calendar, unfolded (RFC 5545, 3.1).
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

#[test]
fn a_programme_goes_into_a_calendar_as_far_as_a_mail_would_tell() {
    each_database(async |network| {
        let people = &network.people;
        for place in network.places() {
            let conference = conference(network, place, "Law").await;
            planned(network, place, ("Evidence", "2026-12-01T09:30", "60"), &format!("{}:1", id(&conference))).await;
            let second = planned(network, place, ("Late", "2026-12-02T09:30", "60"), id(&conference)).await;
            let cancel = network.post(&people.chair, &format!("{second}/cancel"), &[("reason", "Ice")]).await;
            assert_eq!(cancel.status, 303);
            let answer = network.get(&people.member, &format!("{conference}/calendar")).await;
            assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
            assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"conference.ics\"");
            let lines = lines(&answer.body);
            let count = |wanted: &str| lines.iter().filter(|line| line.starts_with(wanted)).count();
            assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT"), count("UID:")), (2, 2, 2));
            assert_eq!((count("DTSTART:20261201T073000Z"), count("DTEND:20261201T083000Z")), (1, 1), "{lines:?}");
            assert_eq!(count("STATUS:CANCELLED"), 1);
            let open = place.slug == network.open.slug;
            assert_eq!(count("X-WR-CALNAME:Practices that protect"), usize::from(open), "{lines:?}");
            assert_eq!(answer.body.contains("Evidence"), open, "{lines:?}");
            assert!(!answer.body.contains(network.confidential.marker), "{lines:?}");
        }
    });
}

#[test]
fn a_copy_of_the_workgroup_has_its_conferences() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.closed);
        let conference = conference(network, place, "Law").await;
        planned(network, place, ("Evidence", "2026-12-01T09:30", "60"), &format!("{}:1", id(&conference))).await;
        let copy = network.post(chair, &format!("/workgroups/{}/export", place.slug), NOTHING).await.body;
        let copy = html::text(&copy).split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["Practices that protect", "What works .", "Conference: Practices that protect · Law"] {
            assert!(copy.contains(part), "{part}: {copy}");
        }
    });
}
