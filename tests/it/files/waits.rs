//! Files of a text that waits for a chair: they wait with it, and go along when it is published.

use super::{PDF, doomed, loose, read, upload};
use sund_actions::{
    forum::{self, Sent, Written},
    moderation::{self, Deciding},
};
use sund_domain::{files::LOOSE, forum::DraftPlace, moderation::Show};
use sund_tests::each_database;

#[test]
fn files_of_a_text_that_waits_are_read_by_its_author_and_who_decides() {
    each_database(async |network| {
        let (people, place, sund) = (&network.people, &network.closed, network.sund());
        moderation::hold_forum(sund, &people.chair.viewer, &place.slug, true).await.unwrap();
        let at = DraftPlace::Reply(place.question);
        assert_eq!(upload(network, Some(&people.member), at, &[("Note.pdf", PDF)]).await.status, 303);
        let file = loose(network, &people.member, at).await[0].id;
        assert_eq!(read(network, Some(&people.chair), file).await.status, 404, "not sent yet");
        let written = Written { body: "With a file", language: "en" };
        let form = sund.new_id();
        let sent = forum::send_reply(sund, &people.member.viewer, place.question, form, (written, None)).await.unwrap();
        let Sent::Waits(held) = sent else { panic!("{sent:?}") };
        assert_eq!(loose(network, &people.member, DraftPlace::Held(held)).await[0].id, file);
        for (who, status) in
            [(&people.member, 200), (&people.chair, 200), (&people.author, 404), (&people.outsider, 404)]
        {
            assert_eq!(read(network, Some(who), file).await.status, status);
        }
        for (path, fields) in [("drop", ("place", "")), ("describe", ("alt", "x"))] {
            let answer = network.post(&people.chair, &format!("/files/{file}/{path}"), &[fields]).await;
            assert_eq!(answer.status, 404, "{path}: who decides reads it, and no more");
        }
        let queue = moderation::queue(sund, &people.chair.viewer, &place.slug, Show::Oldest, None).await.unwrap();
        let case = &queue.cases.rows[0];
        assert_eq!(case.files.iter().map(|file| file.id).collect::<Vec<_>>(), [file], "the queue shows it");
        network.clock.forward(2 * LOOSE);
        assert!(!doomed(sund).await.contains(&file), "it does not go as what nobody sent");
        let deciding = Deciding { decision: "approve", cause: "", words: "", seen: "0" };
        moderation::decide(sund, &people.chair.viewer, &place.slug, case.id, deciding).await.unwrap();
        let page = forum::show_thread(sund, &people.author.viewer, place.question, Some(u32::MAX)).await.unwrap();
        assert_eq!(page.posts.last().unwrap().files[0].id, file);
    });
}
