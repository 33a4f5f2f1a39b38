//! Attachments: who may read one, what is taken, how much of it, and what goes by itself.

mod along;
mod handed_out;
mod limits;
mod removed;
mod storages;
mod waits;

use http::Method;
use std::{fs, path::Path};
use sund_actions::{
    files,
    forum::{self, Written},
};
use sund_domain::{
    files::File,
    forum::DraftPlace,
    ids::{FileId, ThreadId},
    time::{DAY, HOUR},
};
use sund_tests::{Answer, NOBODY, Network, Person, each_database};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj SECRET-CONTENT endobj";

/// A form with these files, as a browser sends it.
async fn upload(network: &Network, who: Option<&Person>, place: DraftPlace, all: &[(&str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    let mut part = |head: String, content: &[u8]| {
        body.extend(format!("--XYZ\r\nContent-Disposition: form-data; {head}\r\n\r\n").into_bytes());
        body.extend(content);
        body.extend(b"\r\n");
    };
    part("name=\"body\"".into(), "What I typed, åäö".as_bytes());
    part("name=\"place\"".into(), place.key().as_bytes());
    for (name, content) in all {
        part(format!("name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/pdf"), content);
    }
    body.extend(b"--XYZ--\r\n");
    let request = network.request(who, Method::POST, "/files").from_here();
    request.header("content-type", "multipart/form-data; boundary=XYZ").body(body).send().await
}

async fn loose(network: &Network, who: &Person, place: DraftPlace) -> Vec<File> {
    files::loose(network.sund(), &who.viewer, place).await.unwrap()
}

async fn read(network: &Network, who: Option<&Person>, id: FileId) -> Answer {
    network.request(who, Method::GET, &format!("/files/{id}")).send().await
}

/// A reply of the author with a file.
async fn replied(network: &Network, thread: ThreadId) -> (FileId, u32) {
    let author = &network.people.author;
    let place = DraftPlace::Reply(thread);
    assert_eq!(upload(network, Some(author), place, &[("Räportti.pdf", PDF)]).await.status, 303);
    let [file] = loose(network, author, place).await.try_into().unwrap();
    let written = Written { body: "With a file", language: "en" };
    let sund = network.sund();
    let number = forum::reply(sund, &author.viewer, thread, sund.new_id(), written).await.unwrap();
    (file.id, number)
}

async fn doomed(sund: &sund_actions::Sund) -> Vec<FileId> {
    files::doomed(sund).await.unwrap().into_iter().map(|gone| gone.id).collect()
}

fn kept(folder: &Path) -> usize {
    let Ok(all) = fs::read_dir(folder) else { return 0 };
    all.flatten().map(|entry| if entry.path().is_dir() { kept(&entry.path()) } else { 1 }).sum()
}

#[test]
fn a_file_is_read_by_whoever_may_read_its_post_and_by_nobody_else() {
    each_database(async |network| {
        let people = &network.people;
        for place in network.places() {
            let (author, thread) = (&people.author, place.question);
            let draft = DraftPlace::Reply(thread);
            assert_eq!(upload(network, Some(author), draft, &[("a.pdf", PDF)]).await.status, 303);
            let [file] = loose(network, author, draft).await.try_into().unwrap();
            assert_eq!(read(network, Some(author), file.id).await.status, 200);
            for other in [&people.member, &people.chair, &people.outsider] {
                assert_eq!(read(network, Some(other), file.id).await.status, 404, "not sent yet");
            }
            let (sent, number) = replied_with(network, thread).await;
            assert_eq!(sent, file.id);
            let answer = read(network, Some(&people.member), sent).await;
            assert!(answer.status == 200 && answer.body.as_bytes() == PDF, "{answer:?}");
            let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(header("content-security-policy").unwrap(), "sandbox; default-src 'none'");
            assert_eq!(header("x-content-type-options").unwrap(), "nosniff");
            assert_eq!(header("cache-control").unwrap(), "private, no-store");
            assert!(header("content-disposition").unwrap().starts_with("attachment; filename=\"a.pdf\""));
            let page = network.get(&people.member, &format!("/threads/{thread}?post={number}")).await;
            assert!(page.body.contains(&format!("/files/{sent}")), "{}", page.body);
            assert_eq!(read(network, NOBODY, sent).await.status, 303);
            let closed = place.slug != network.open.slug;
            for other in [&people.outsider, &people.ex_member, &people.administrator] {
                let answer = read(network, Some(other), sent).await;
                assert_eq!(answer.status, if closed { 404 } else { 200 }, "{}", place.slug);
                assert_eq!(answer.body.contains("SECRET-CONTENT"), !closed);
            }
        }
    });
}

/// The author's reply, with what they have uploaded for it.
async fn replied_with(network: &Network, thread: ThreadId) -> (FileId, u32) {
    let author = &network.people.author;
    let [file] = loose(network, author, DraftPlace::Reply(thread)).await.try_into().unwrap();
    let (sund, written) = (network.sund(), Written { body: "With a file", language: "en" });
    let number = forum::reply(sund, &author.viewer, thread, sund.new_id(), written).await.unwrap();
    (file.id, number)
}

#[test]
fn what_is_hidden_moved_or_gone_takes_its_files_along() {
    each_database(async |network| {
        let (people, thread) = (&network.people, network.open.question);
        let (sund, chair) = (network.sund(), &people.chair.viewer);
        let (file, number) = replied(network, thread).await;
        let page = forum::show_thread(sund, chair, thread, Some(number)).await.unwrap();
        let post = page.posts.iter().find(|post| post.number == number).unwrap().id;
        forum::hide_post(sund, chair, post, "", "A reason").await.unwrap();
        assert_eq!(read(network, Some(&people.member), file).await.status, 404);
        assert_eq!(read(network, Some(&people.author), file).await.status, 200);
        let shown = network.get(&people.member, &format!("/threads/{thread}?post={number}")).await;
        assert!(!shown.body.contains(&file.to_string()));
        forum::restore_post(sund, chair, post).await.unwrap();
        assert_eq!(read(network, Some(&people.outsider), file).await.status, 200);
        forum::move_thread(sund, chair, thread, &network.closed.slug).await.unwrap();
        assert_eq!(read(network, Some(&people.outsider), file).await.status, 404, "at once");
        assert_eq!(read(network, Some(&people.member), file).await.status, 200);

        // Gone for good: nobody reads it, and the bytes go with the next sweep.
        let on = network.connect().await;
        let gone = format!(
            "update posts set hidden_at = 1, hidden_how = 'redacted', hidden_reason = '' where number = {number}"
        );
        sea_orm::ConnectionTrait::execute_unprepared(&on, &gone).await.unwrap();
        on.close().await.unwrap();
        assert_eq!(kept(&network.files()), 1);
        assert_eq!(read(network, Some(&people.author), file).await.status, 404);
        assert_eq!(doomed(sund).await, [file]);
    });
}

#[test]
fn what_is_not_taken_says_why_and_the_text_is_kept() {
    each_database(async |network| {
        let (author, draft) = (&network.people.author, DraftPlace::Reply(network.open.question));
        let large = [PDF, &vec![b' '; 25_000_000]].concat();
        let refused: [(&str, &[u8]); 7] = [
            ("program.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"),
            ("linux.pdf", b"\x7fELF\x02\x01\x01\0"),
            ("empty.pdf", b""),
            ("broken.docx", b"PK\x03\x04nothing at all"),
            ("picture.jpg", b"\xff\xd8\xff\xe0not a picture"),
            ("large.pdf", &large),
            ("<script>alert(1)</script>.pdf", b"\0\0"),
        ];
        let answer = upload(network, Some(author), draft, &refused).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        for (name, _) in &refused[..6] {
            assert!(answer.body.contains(name), "{name}: {}", answer.body);
        }
        assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
        assert_eq!(loose(network, author, draft).await, []);
        assert_eq!(kept(&network.files()), 0, "nothing of them stays");
        let text = forum::draft(network.sund(), &author.viewer, draft).await.unwrap().unwrap();
        assert_eq!(text.body, "What I typed, åäö");
        let late = upload(network, NOBODY, draft, &[("a.pdf", PDF)]).await;
        assert!(late.status == 401 && late.body.contains("What I typed"), "{}: {}", late.status, late.body);
        assert_eq!(kept(&network.files()), 0);
    });
}

#[test]
fn there_is_room_for_ten_also_if_all_come_at_once() {
    each_database(async |network| {
        let (author, draft) = (&network.people.author, DraftPlace::Reply(network.open.question));
        let all = (0..14).map(|_| upload(network, Some(author), draft, &[("a.pdf", PDF)]));
        let answers = futures_util::future::join_all(all).await;
        let taken = answers.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(taken, 10, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        assert_eq!(loose(network, author, draft).await.len(), 10);
        assert_eq!(kept(&network.files()), 10);
    });
}

#[test]
fn what_is_never_sent_goes_after_a_day() {
    each_database(async |network| {
        let (author, thread) = (&network.people.author, network.open.question);
        let (sent, _) = replied(network, thread).await;
        let draft = DraftPlace::Reply(thread);
        upload(network, Some(author), draft, &[("a.pdf", PDF)]).await;
        let [file] = loose(network, author, draft).await.try_into().unwrap();
        network.clock.forward(DAY - HOUR);
        assert_eq!(doomed(network.sund()).await, []);
        network.clock.forward(HOUR);
        assert_eq!(doomed(network.sund()).await, [file.id]);
        assert_eq!(doomed(network.sund()).await, [file.id], "until it is gone from the storage");
        files::gone(network.sund(), file.id).await.unwrap();
        assert_eq!(doomed(network.sund()).await, []);
        let again = network.another_browser(&author.viewer).await;
        assert_eq!(read(network, Some(&again), sent).await.status, 200);
    });
}
