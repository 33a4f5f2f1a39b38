//! How much may be attached, as whoever runs the network says; and one's own files, which make room.

use super::{PDF, loose, replied, upload};
use sund_actions::forum;
use sund_domain::{forum::DraftPlace, time::MINUTE};
use sund_tests::{Engine, each_database, on_with};

const KB: u64 = 1_000;

fn pdf(bytes: u64) -> Vec<u8> {
    let mut all = PDF.to_vec();
    all.resize(usize::try_from(bytes).unwrap(), b' ');
    all
}

#[test]
fn limits_are_settings_and_refusals_name_them_in_ones_language() {
    for engine in Engine::all() {
        let limits = |settings: &mut sund::config::Serve| {
            let it = &mut settings.attachments;
            (it.file_most, it.post_files_most, it.post_most, it.person_most) = (10 * KB, 2, 15 * KB, 20 * KB);
            it.files_most = Some(21 * KB);
        };
        on_with(engine, limits, async |network| {
            let (people, place) = (&network.people, &network.open);
            let author = &people.author;
            let (one, two) = (DraftPlace::Reply(place.question), DraftPlace::Thread(forum_of(network).await));
            let say = async |draft, files: &[(&str, &[u8])]| upload(network, Some(author), draft, files).await;
            let hint = network.get(author, &format!("/threads/{}", place.question)).await.body;
            assert!(hint.contains("At most 10 kB each, 2 files and 15 kB a post"), "{hint}");
            let large = say(one, &[("large.pdf", &pdf(10 * KB + 1))]).await;
            assert!(large.status == 422 && large.body.contains("It is larger than 10 kB."), "{}", large.body);
            assert_eq!(say(one, &[("a.pdf", &pdf(10 * KB))]).await.status, 303);
            let full = say(one, &[("b.pdf", &pdf(6 * KB))]).await;
            assert!(full.body.contains("A post has at most 2 files with 15 kB together."), "{}", full.body);
            assert_eq!(say(one, &[("b.pdf", &pdf(KB))]).await.status, 303);
            assert_eq!(say(one, &[("c.pdf", &pdf(KB))]).await.status, 422, "a third file");
            assert_eq!(say(two, &[("d.pdf", &pdf(9 * KB))]).await.status, 303);
            let person = say(two, &[("e.pdf", &pdf(KB))]).await;
            assert!(person.body.contains("All your files together would be more than 20 kB."), "{}", person.body);
            let settings = [
                ("language", "fi"),
                ("time_zone", "Europe/Helsinki"),
                ("theme", "dark"),
                ("keys", "on"),
                ("topics", ""),
            ];
            assert_eq!(network.post(&people.member, "/settings", &settings).await.status, 303);
            let finnish = network.get(&people.member, &format!("/threads/{}", place.question)).await.body;
            assert!(finnish.contains("Enintään 10 kt tiedostoa kohti, 2 tiedostoa ja 15 kt"), "{finnish}");
            let network_full = upload(network, Some(&people.member), one, &[("f.pdf", &pdf(2 * KB))]).await;
            assert!(network_full.body.contains("Verkostossa ei ole enää tilaa"), "{}", network_full.body);
            assert_eq!(loose(network, &people.member, one).await, []);
        });
    }
}

async fn forum_of(network: &sund_tests::Network) -> sund_domain::ids::ForumId {
    let viewer = &network.people.author.viewer;
    forum::show_thread(network.sund(), viewer, network.open.question, None).await.unwrap().thread.forum.id
}

#[test]
fn ones_own_files_are_listed_with_where_they_are_as_far_as_one_may_know() {
    each_database(async |network| {
        let people = &network.people;
        let author = &people.author;
        for place in network.places() {
            replied(network, place.question).await;
            network.clock.forward(MINUTE);
        }
        let draft = DraftPlace::Reply(network.open.question);
        assert_eq!(upload(network, Some(author), draft, &[("not-sent.pdf", PDF)]).await.status, 303);
        let page = network.get(author, "/files").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("not-sent.pdf") && page.body.contains("Not sent yet"), "{}", page.body);
        let places = network.places().len();
        assert_eq!(page.body.matches("Räportti.pdf</a>").count(), places, "{}", page.body);
        assert_eq!(page.body.matches("Post ").count(), places, "{}", page.body);
        // Nobody else sees them.
        for other in [&people.member, &people.chair, &people.administrator] {
            assert!(!network.get(other, "/files").await.body.contains("Räportti"), "somebody else");
        }
        // Who is out of the workgroup does not learn what its threads are called now.
        let closed = &network.closed;
        sund_actions::workgroups::leave(network.sund(), &author.viewer, &closed.slug).await.unwrap();
        let page = network.get(author, "/files").await.body;
        assert!(page.contains("In a place that is not open to you now"), "{page}");
        assert_eq!(page.matches("Post ").count(), places - 1, "{page}");
        let [loose] = loose(network, author, draft).await.try_into().unwrap();
        let dropped = network.post(author, &format!("/files/{}/drop", loose.id), &[] as &[(&str, &str)]).await;
        assert_eq!((dropped.status, dropped.location()), (303, "/files"));
        assert!(!network.get(author, "/files").await.body.contains("not-sent.pdf"));
    });
}
