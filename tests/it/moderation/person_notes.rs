//! What chairs note about a person: for the chairs of the same workgroup, for two years, and for nobody else.

use super::second_chair;
use crate::joining::Rows;
use sund_actions::moderation;
use sund_domain::moderation::PERSON_NOTES_FOR;
use sund_tests::each_database;

const NOTHING: [(&str, &str); 0] = [];

#[test]
fn chairs_note_for_each_other_and_nobody_else_reads_it() {
    each_database(async |network| {
        let place = &network.closed;
        let (chair, member) = (&network.people.chair, &network.people.member);
        let second = second_chair(network, place).await;
        let page = format!("/workgroups/{}/moderation/{}", place.slug, member.viewer.person);
        let notes = format!("{page}/notes");
        let text = "Talked on the telephone <b>twice</b>, marmalade";
        assert_eq!(network.post(chair, &notes, &[("person_note", text)]).await.status, 303);
        let seen = network.get(second, &page).await.body;
        assert!(seen.contains("marmalade") && !seen.contains("<b>twice"), "{seen}");

        // A member knows the workgroup, and may not do this. Not those whom it is about, no other member, no other workgroup's chairs, no list, no copy.
        for path in [&page, &notes] {
            let answer = network.get(member, path).await;
            assert!(
                [403, 404, 405].contains(&answer.status) && !answer.body.contains("marmalade"),
                "{path}: {}",
                answer.status
            );
        }
        assert_eq!(network.post(member, &notes, &[("person_note", "x")]).await.status, 403);
        for address in [
            format!("/people/{}", member.viewer.person),
            format!("/workgroups/{}/log", place.slug),
            format!("/workgroups/{}/members", place.slug),
            "/inbox".to_owned(),
            "/settings/decisions".to_owned(),
        ] {
            for who in [member, chair] {
                assert!(!network.get(who, &address).await.body.contains("marmalade"), "{address}");
            }
        }
        let elsewhere = format!("/workgroups/{}/moderation/{}", network.open.slug, member.viewer.person);
        assert!(!network.get(chair, &elsewhere).await.body.contains("marmalade"));
        let copy = network.get(chair, &format!("/workgroups/{}/export", place.slug)).await.body;
        assert!(!copy.contains("marmalade"));

        // Nobody notes anything about themselves, or reads what is noted about them, as a chair too.
        let own = format!("/workgroups/{}/moderation/{}", place.slug, second.viewer.person);
        assert_eq!(network.post(chair, &format!("{own}/notes"), &[("person_note", "about a chair")]).await.status, 303);
        assert!(!network.get(second, &own).await.body.contains("about a chair"));
        let refused = network.post(second, &format!("{own}/notes"), &[("person_note", "about me")]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("about me"), "what was typed is there");
        let about =
            moderation::person_page(network.sund(), &chair.viewer, &place.slug, second.viewer.person).await.unwrap();
        let id = about.notes[0].id;
        let remove = |place: &sund_tests::Place| format!("/workgroups/{}/notes/{id}/remove", place.slug);
        assert_eq!(network.post(second, &remove(place), &NOTHING).await.status, 404, "nor removes it");
        assert_eq!(
            network.post(chair, &remove(&network.open), &NOTHING).await.status,
            404,
            "nor from another workgroup"
        );
    });
}

#[test]
fn a_note_is_removed_with_its_text_and_forgotten_after_two_years() {
    each_database(async |network| {
        let place = &network.confidential;
        let (chair, member) = (&network.people.chair, &network.people.member);
        let second = second_chair(network, place).await;
        let who = member.viewer.person;
        let about =
            async || moderation::person_page(network.sund(), &chair.viewer, &place.slug, who).await.unwrap().notes;
        for text in ["the first", "the second"] {
            moderation::note_on(network.sund(), &chair.viewer, &place.slug, who, text).await.unwrap();
            network.clock.forward(1);
        }
        let empty = network
            .post(chair, &format!("/workgroups/{}/moderation/{who}/notes", place.slug), &[("person_note", " ")])
            .await;
        assert_eq!(empty.status, 422);
        let first = about().await[1].id;
        let remove = format!("/workgroups/{}/notes/{first}/remove", place.slug);
        assert_eq!(network.post(second, &remove, &NOTHING).await.status, 303);
        assert_eq!(network.post(chair, &remove, &NOTHING).await.status, 303, "twice is once");
        let notes = about().await;
        assert_eq!((notes[0].text.as_str(), notes[1].text.as_str()), ("the second", ""));
        assert_eq!(notes[1].removed.as_ref().map(|(by, _)| by), Some(&second.viewer.name), "who did it stays");
        let rows = Rows::of(network).await;
        let left = rows.number("select count(*) from person_notes where text like '%first%'", []).await;
        assert_eq!(left, 0, "the text is gone");
        network.clock.forward(PERSON_NOTES_FOR - 2);
        moderation::forget_notes(network.sund()).await.unwrap();
        assert_eq!(rows.number("select count(*) from person_notes", []).await, 2);
        network.clock.forward(3);
        moderation::forget_notes(network.sund()).await.unwrap();
        assert_eq!(rows.number("select count(*) from person_notes", []).await, 0);
    });
}
