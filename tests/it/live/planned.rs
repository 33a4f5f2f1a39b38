//! What is planned: its agenda and questions, cancelling it, and calendars that follow.

use sund_domain::time::{DAY, HOUR};
use sund_tests::{Answer, NOBODY, Network, Person, Place, each_database, html};

/// A plan in the form of a chair whose clock is two hours ahead of UTC.
const PLAN: [(&str, &str); 7] = [
    ("title", "Who answers first, and when?"),
    ("start", "2026-12-01T22:30"),
    ("minutes", "240"),
    ("place", "Riga; hall 2, online"),
    ("purpose", "**Aim.** One list.\n\nÅ, ß, ž."),
    ("language", "en"),
    ("questions", "Which routes answer?\n\nWithin a day?"),
];

async fn plan(network: &Network, place: &Place, agenda: &str) -> Answer {
    let mut fields = PLAN.to_vec();
    fields.extend([("workgroup", place.slug.as_str()), ("agenda", agenda)]);
    network.post(&network.people.chair, "/live/new", &fields).await
}

/// The lines of a calendar, unfolded (RFC 5545, 3.1).
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

async fn calendar(network: &Network, who: &Person, session: &str) -> Vec<String> {
    let answer = network.get(who, &format!("{session}/calendar")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"session.ics\"");
    lines(&answer.body)
}

#[test]
fn an_agenda_moves_with_its_session() {
    each_database(async |network| {
        let people = &network.people;
        let agenda = "22.30 Opening\n23:15–00:30 What platforms see | Lars, police\n0:30 Conclusions";
        let planned = plan(network, &network.open, agenda).await;
        assert_eq!(planned.status, 303, "{}", planned.body);
        let session = planned.location().to_owned();
        let page = network.get(&people.chair, &session).await.body;
        let text = html::text(&page);
        for part in ["22:30", "Opening", "23:15", "What platforms see", "Lars, police", "2 Dec, 00:30", "Within a day?"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        // It is there to be typed over, and an hour later when the session is.
        let form = network.get(&people.chair, &format!("{session}/change")).await.body;
        let typed = "22:30 Opening\n23:15 What platforms see | Lars, police\n00:30 Conclusions";
        assert_eq!(html::field(&form, "agenda").as_deref(), Some(typed));
        let mut fields = PLAN.to_vec();
        fields[1].1 = "2026-12-01T23:30";
        fields.push(("agenda", "23:30 Opening\n0:15 What platforms see\n1:30 Conclusions"));
        assert_eq!(network.post(&people.chair, &format!("{session}/change"), &fields).await.status, 303);
        let page = network.get(&people.member, &session).await.body;
        assert!(html::text(&page).contains("2 Dec, 00:15"), "{page}");
    });
}

#[test]
fn an_agenda_of_a_conference_goes_over_days() {
    each_database(async |network| {
        let chair = &network.people.chair;
        let agenda = "22:30 Opening\n2026-12-02 22:30 The second day\n2026-12-04 09:00 The last day\n9:30 Conclusions";
        let mut fields = PLAN.to_vec();
        fields[2].1 = "4320";
        fields.extend([("workgroup", network.open.slug.as_str()), ("agenda", agenda)]);
        let planned = network.post(chair, "/live/new", &fields).await;
        assert_eq!(planned.status, 303, "{}", planned.body);
        let page = html::text(&network.get(chair, planned.location()).await.body);
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in
            ["22:30 Opening", "2 Dec, 22:30 The second day", "4 Dec, 09:00 The last day", "4 Dec, 09:30 Conclusions"]
        {
            assert!(page.contains(part), "{part}: {page}");
        }
        // Typed again as it is shown in the form, it says the same.
        let form = network.get(chair, &format!("{}/change", planned.location())).await.body;
        assert_eq!(html::field(&form, "agenda").unwrap(), agenda.replace("\n9:30", "\n09:30"));
        for wrong in [
            "22:30 Opening\n2026-12-05 09:00 Too late",
            "22:30 Opening\n2026-11-30 22:30 Too early",
            "22:30 Opening\n2026-13-01 10:00 No such month",
        ] {
            fields.pop();
            fields.push(("agenda", wrong));
            let answer = network.post(chair, "/live/new", &fields).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(html::text(&answer.body).contains("Agenda: Line 2: begin with a time"), "{wrong}");
        }
    });
}

#[test]
fn a_line_that_is_no_part_of_the_session_is_named_and_nothing_is_lost() {
    each_database(async |network| {
        for (agenda, line) in [
            ("22:30 Opening\nLunch", 2),
            ("22:29 Too early", 1),
            ("22:30 Opening\n02:30 Too late", 2),
            ("22:30 Opening\n\n23:00", 3),
            ("25:00 No such hour", 1),
        ] {
            let answer = plan(network, &network.open, agenda).await;
            assert_eq!(answer.status, 422, "{agenda}");
            let text = html::text(&answer.body);
            assert!(text.contains(&format!("Agenda: Line {line}: begin with a time")), "{agenda}: {text}");
            assert_eq!(html::field(&answer.body, "agenda").as_deref(), Some(agenda));
            assert_eq!(html::field(&answer.body, "questions").as_deref(), Some(PLAN[6].1));
        }
    });
}

#[test]
fn a_calendar_follows_the_plan() {
    each_database(async |network| {
        let people = &network.people;
        let planned = plan(network, &network.open, "22:30 Opening | Aino").await;
        let session = planned.location().to_owned();
        let first = calendar(network, &people.member, &session).await;
        let id = session.rsplit('/').next().unwrap();
        for line in [
            &format!("UID:{id}@sund.test"),
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "DTSTART:20261201T203000Z",
            "DTEND:20261202T003000Z",
            "SUMMARY;LANGUAGE=en:Who answers first\\, and when?",
            "LOCATION;LANGUAGE=en:Riga\\; hall 2\\, online",
            &format!("URL:https://sund.test{session}"),
        ] {
            assert!(first.iter().any(|it| it == line), "{line}: {first:?}");
        }
        let about = first.iter().find(|line| line.starts_with("DESCRIPTION")).unwrap();
        for part in ["Å\\, ß\\, ž.", "- Which routes answer?", "+0:00 Opening (Aino)"] {
            assert!(about.contains(part), "{part}: {about}");
        }
        network.clock.forward(HOUR);
        let mut fields = PLAN.to_vec();
        fields[1].1 = "2026-12-03T10:00";
        assert_eq!(network.post(&people.chair, &format!("{session}/change"), &fields).await.status, 303);
        let second = calendar(network, &people.member, &session).await;
        for line in ["SEQUENCE:1", "DTSTART:20261203T080000Z", &format!("UID:{id}@sund.test")] {
            assert!(second.iter().any(|it| it == line), "{line}: {second:?}");
        }
        let stamp = |lines: &[String]| lines.iter().find(|line| line.starts_with("DTSTAMP")).cloned();
        assert_ne!(stamp(&first), stamp(&second));
        // Cancelled, by a chair and with a reason only.
        let cancel = format!("{session}/cancel");
        let send = async |who: &Person, reason: &str| network.post(who, &cancel, &[("reason", reason)]).await.status;
        assert_eq!(send(&people.member, "No").await, 403);
        assert_eq!(send(&people.chair, "  ").await, 422);
        assert_eq!(send(&people.chair, "The ferry does not sail.").await, 303);
        assert_eq!(send(&people.chair, "Again").await, 403);
        assert_eq!(network.post(&people.chair, &format!("{session}/open"), &[("", "")]).await.status, 403);
        let third = calendar(network, &people.member, &session).await;
        assert!(
            third.contains(&"STATUS:CANCELLED".to_owned()) && third.contains(&"SEQUENCE:2".to_owned()),
            "{third:?}"
        );
        for page in [session.as_str(), "/live", &format!("/workgroups/{}/log", network.open.slug)] {
            let text = html::text(&network.get(&people.member, page).await.body);
            assert!(text.contains("Cancelled"), "{page}: {text}");
        }
        let page = network.get(&people.member, &session).await.body;
        assert!(html::text(&page).contains("The session was cancelled: The ferry does not sail."), "{page}");
    });
}

/// A calendar is shown on locked screens: it is told what a mail would be told.
#[test]
fn a_calendar_of_all_sessions_tells_as_much_as_a_mail() {
    each_database(async |network| {
        let people = &network.people;
        for place in [&network.open, &network.closed, &network.confidential] {
            assert_eq!(plan(network, place, "22:30 Opening").await.status, 303);
        }
        let secret = async |who: &Person| {
            let page = network.post(who, "/settings/feeds", &[("name", "Calendar"), ("days", "90")]).await.body;
            page.split_once("https://sund.test/feeds/").unwrap().1.split_once('/').unwrap().0.to_owned()
        };
        let starts =
            |calendar: &str| lines(calendar).into_iter().filter(|line| line == "DTSTART:20261201T203000Z").count();
        let path = format!("/feeds/{}/sessions", secret(&people.member).await);
        let answer = network.get(NOBODY, &path).await;
        assert_eq!((answer.status, starts(&answer.body)), (200, 3), "{}", answer.body);
        assert_eq!(answer.body.matches("Who answers first").count(), 1, "of the open workgroup");
        assert!(answer.body.contains("The closed workgroup") && !answer.body.contains("The confidential workgroup"));
        assert!(!answer.body.contains(path.split('/').nth(2).unwrap()), "a copy of the document opens nothing");
        let known = answer.headers["etag"].to_str().unwrap();
        let again = network.request(NOBODY, http::Method::GET, &path).header("if-none-match", known).send().await;
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        let outside = network.get(NOBODY, &format!("/feeds/{}/sessions", secret(&people.outsider).await)).await;
        assert_eq!(starts(&outside.body), 1, "{}", outside.body);
        // What was long ago is in no calendar any more.
        network.clock.forward(60 * DAY);
        let later = network.get(NOBODY, &path).await;
        assert_eq!((later.status, starts(&later.body)), (200, 0), "{}", later.body);
    });
}
