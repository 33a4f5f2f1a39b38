//! Files that are taken away from posts that were sent, and those that go with a text that is taken away for good.

use super::{PDF, kept, loose, read, replied, upload};
use sund_actions::{files, forum};
use sund_domain::{
    forum::{DraftPlace, TAKEN_BACK_FOR},
    ids::PostId,
};
use sund_tests::{Network, each_database};

/// The bytes go at once: nobody waits for ten minutes.
async fn gone_from_the_disk(network: &Network) {
    for _ in 0..1_000 {
        if kept(&network.files()) == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the bytes are still there");
}

async fn post_of(network: &Network, thread: sund_domain::ids::ThreadId, number: u32) -> PostId {
    let page = forum::show_thread(network.sund(), &network.people.chair.viewer, thread, Some(number)).await.unwrap();
    page.posts.iter().find(|post| post.number == number).unwrap().id
}

#[test]
fn authors_and_chairs_take_a_file_away_and_the_history_tells_it() {
    each_database(async |network| {
        let (people, thread) = (&network.people, network.closed.question);
        for (who, fields, told) in [
            (&people.author, &[][..], "was removed by its author"),
            (&people.chair, &[("cause", "identifies"), ("reason", "A face")][..], "was removed by a chair"),
        ] {
            let (file, number) = replied(network, thread).await;
            let post = post_of(network, thread, number).await;
            let path = format!("/files/{file}/remove");
            for other in [&people.member, &people.outsider] {
                let status = network.post(other, &path, fields).await.status;
                assert_eq!(status, if std::ptr::eq(other, &raw const people.member) { 403 } else { 404 });
            }
            let form = network.get(who, &path).await;
            assert!(form.status == 200 && form.body.contains("Räportti.pdf"), "{}", form.body);
            let done = network.post(who, &path, fields).await;
            assert_eq!((done.status, done.location()), (303, format!("/posts/{post}").as_str()), "{}", done.body);
            assert_eq!(read(network, Some(&people.author), file).await.status, 404);
            gone_from_the_disk(network).await;
            let page = network.get(&people.member, &format!("/threads/{thread}?post={number}")).await.body;
            assert!(page.contains(told) && !page.contains(&file.to_string()), "{page}");
            let history = network.get(&people.member, &format!("/posts/{post}/history")).await.body;
            assert!(history.contains("Räportti.pdf") && history.contains(told), "{history}");
            // Twice changes nothing.
            assert_eq!(network.post(who, &path, fields).await.status, 404);
        }
        let log = network.get(&people.member, &format!("/workgroups/{}/log", network.closed.slug)).await.body;
        assert!(log.contains("Removed a file of a post") && log.contains("A face"), "{log}");
        let inbox = network.get(&people.author, "/inbox").await.body;
        assert!(inbox.contains("removed a file from a post of yours"), "{inbox}");
    });
}

#[test]
fn files_of_what_one_takes_back_go_when_its_time_is_over() {
    each_database(async |network| {
        let (sund, people, thread) = (network.sund(), &network.people, network.closed.question);
        let (file, number) = replied(network, thread).await;
        let post = post_of(network, thread, number).await;
        forum::take_back(sund, &people.author.viewer, post).await.unwrap();
        for (who, status) in [(&people.author, 200), (&people.chair, 200), (&people.member, 404)] {
            assert_eq!(read(network, Some(who), file).await.status, status, "they see what they see of its text");
        }
        network.clock.forward(TAKEN_BACK_FOR);
        forum::forget_taken_back(sund).await.unwrap();
        let author = network.another_browser(&people.author.viewer).await;
        assert_eq!(read(network, Some(&author), file).await.status, 200, "it can come back still");
        network.clock.forward(1);
        forum::forget_taken_back(sund).await.unwrap();
        assert_eq!(read(network, Some(&author), file).await.status, 404);
        gone_from_the_disk(network).await;
    });
}

#[test]
fn a_chair_gives_a_reason_and_what_was_typed_comes_back() {
    each_database(async |network| {
        let (file, _) = replied(network, network.open.question).await;
        let path = format!("/files/{file}/remove");
        let long = "x".repeat(5_000);
        for fields in
            [vec![("reason", "")], vec![("reason", long.as_str())], vec![("cause", "no-cause"), ("reason", "Typed")]]
        {
            let answer = network.post(&network.people.chair, &path, &fields).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains(fields.last().unwrap().1), "{}", answer.body);
        }
        assert_eq!(read(network, Some(&network.people.member), file).await.status, 200);
    });
}

#[test]
fn a_redacted_post_takes_its_files_along_at_once_also_those_that_were_told_of() {
    each_database(async |network| {
        let (people, thread) = (&network.people, network.closed.question);
        let (file, number) = replied(network, thread).await;
        let post = post_of(network, thread, number).await;
        let draft = DraftPlace::Edit(post);
        assert_eq!(upload(network, Some(&people.author), draft, &[("name-of-a-child.pdf", PDF)]).await.status, 303);
        let edited = forum::Written { body: "With two files", language: "en" };
        forum::edit_post(network.sund(), &people.author.viewer, post, None, edited).await.unwrap();
        let all = forum::show_thread(network.sund(), &people.author.viewer, thread, Some(number)).await.unwrap();
        let of = all.posts.iter().find(|it| it.id == post).unwrap();
        let second = of.files.iter().find(|it| it.id != file).unwrap().id;
        files::remove(network.sund(), &people.author.viewer, second, "", "").await.unwrap();
        forum::redact_post(network.sund(), &people.chair.viewer, post, "A reason", "").await.unwrap();
        assert_eq!(read(network, Some(&people.author), file).await.status, 404);
        gone_from_the_disk(network).await;
        for _ in 0..1_000 {
            if rows(network).await == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("a name is still in the database");
    });
}

async fn rows(network: &Network) -> u64 {
    let on = network.connect().await;
    let sql = "select count(*) from files";
    let statement = sea_orm::Statement::from_string(sea_orm::ConnectionTrait::get_database_backend(&on), sql);
    let row = sea_orm::ConnectionTrait::query_one_raw(&on, statement).await.unwrap().unwrap();
    let count: i64 = row.try_get_by_index(0).unwrap();
    on.close().await.unwrap();
    count.unsigned_abs()
}

#[test]
fn what_was_not_sent_follows_the_draft_into_the_thread_that_goes_on() {
    each_database(async |network| {
        let (people, sund) = (&network.people, network.sund());
        let (from, to) = (network.closed.question, network.closed.left_behind);
        let draft = DraftPlace::Reply(from);
        assert_eq!(upload(network, Some(&people.author), draft, &[("a.pdf", PDF)]).await.status, 303);
        let into = format!("/threads/{to}");
        forum::merge_thread(sund, &people.chair.viewer, from, &into, "Twice the same").await.unwrap();
        assert_eq!(loose(network, &people.author, draft).await, []);
        assert_eq!(loose(network, &people.author, DraftPlace::Reply(to)).await.len(), 1);
        let (_, number) = super::replied_with(network, to).await;
        let page = network.get(&people.member, &format!("/threads/{to}?post={number}")).await.body;
        assert!(page.contains("a.pdf"), "{page}");
    });
}
