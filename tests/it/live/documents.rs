//! Documents of a session: who adds and reads them, how many, what is told of them, and what becomes of them.

use super::{chatham::opened, socket::Socket};
use futures_util::future::join_all;
use http::Method;
use sund_actions::{files, live};
use sund_domain::{
    ids::{FileId, SessionId},
    live::{Mode, frames::ServerFrame},
    time::DAY,
};
use sund_tests::{Answer, NOBODY, Network, Person, each_database, html};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj SECRET-CONTENT endobj";

/// The form with this title and this file, as a browser sends it.
async fn add(
    network: &Network,
    who: Option<&Person>,
    session: impl std::fmt::Display,
    title: &str,
    (name, content): (&str, &[u8]),
) -> Answer {
    let mut body = format!(
        "--XYZ\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n{title}\r\n--XYZ\r\n\
         Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
    )
    .into_bytes();
    body.extend(content);
    body.extend(b"\r\n--XYZ--\r\n");
    let request = network.request(who, Method::POST, &format!("/live/{session}/documents")).from_here();
    request.header("content-type", "multipart/form-data; boundary=XYZ").body(body).send().await
}

async fn all(network: &Network, session: SessionId) -> Vec<FileId> {
    let (_, documents) = live::documents(network.sund(), &network.people.chair.viewer, session).await.unwrap();
    documents.into_iter().map(|file| file.id).collect()
}

async fn read(network: &Network, who: Option<&Person>, id: FileId) -> Answer {
    network.request(who, Method::GET, &format!("/files/{id}")).send().await
}

async fn page(network: &Network, who: &Person, address: &str) -> String {
    let answer = network.get(who, address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    html::text(&answer.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn chairs_add_documents_and_whoever_may_enter_the_session_reads_them() {
    each_database(async |network| {
        let people = &network.people;
        for place in network.places() {
            for session in [place.planned, place.open, place.ended] {
                let form = format!("/live/{session}/documents");
                assert_eq!(add(network, Some(&people.member), session, "No", ("a.pdf", PDF)).await.status, 403);
                assert_eq!(network.get(&people.member, &form).await.status, 403);
                let added =
                    add(network, Some(&people.chair), session, " The  programme ", ("Ohjelma ä.pdf", PDF)).await;
                assert_eq!((added.status, added.location()), (303, form.as_str()), "{}", added.body);
                network.clock.forward(1);
                assert_eq!(add(network, Some(&people.chair), session, "", ("slides.pdf", PDF)).await.status, 303);
                let seen = page(network, &people.member, &format!("/live/{session}")).await;
                for part in ["Documents", "The programme Ohjelma ä.pdf · PDF · 1 kB", "slides.pdf PDF · 1 kB"] {
                    assert!(seen.contains(part), "{part}: {seen}");
                }
                let [file, _] = all(network, session).await.try_into().unwrap();
                let got = read(network, Some(&people.member), file).await;
                assert!(got.status == 200 && got.body.as_bytes() == PDF, "{got:?}");
                let name = got.headers["content-disposition"].to_str().unwrap();
                assert!(name.starts_with("attachment; filename=\"Ohjelma _.pdf\""), "{name}");
                assert_eq!(got.headers["content-security-policy"], "sandbox; default-src 'none'");
                let closed = place.slug != network.open.slug;
                for other in [&people.outsider, &people.ex_member, &people.administrator] {
                    let answer = read(network, Some(other), file).await;
                    assert_eq!(answer.status, if closed { 404 } else { 200 }, "{}", place.slug);
                    assert_eq!(answer.body.contains("SECRET-CONTENT"), !closed);
                    let refused = add(network, Some(other), session, "Mine", ("a.pdf", PDF)).await;
                    assert_eq!(refused.status, if closed { 404 } else { 403 }, "{}", refused.body);
                    assert!(refused.body.contains("Mine"), "what was typed comes back: {}", refused.body);
                    let remove = network.post(other, &format!("{form}/{file}/remove"), &[("", "")]).await;
                    assert_eq!(remove.status, if closed { 404 } else { 403 });
                }
                assert_eq!(read(network, NOBODY, file).await.status, 303);
                assert_eq!(all(network, session).await.len(), 2);
            }
        }
        let nowhere = add(network, Some(&people.chair), sund_tests::routes::no_id(), "Typed", ("a.pdf", PDF)).await;
        assert!(nowhere.status == 404 && nowhere.body.contains("Typed"), "{}", nowhere.body);
        let late = add(network, NOBODY, network.open.open, "Typed", ("a.pdf", PDF)).await;
        assert!(late.status == 401 && late.body.contains("Typed"), "{}: {}", late.status, late.body);
    });
}

#[test]
fn everybody_in_the_room_sees_what_is_added_and_taken_away() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let mut here = Socket::enter(network, &people.member, session, 0).await;
        let mut told = async || {
            loop {
                if let ServerFrame::Board { number } = here.next().await {
                    return number;
                }
            }
        };
        let board = async || network.get(&people.member, &format!("/live/{session}/board")).await.body;
        assert_eq!(add(network, Some(&people.chair), session, "Slides", ("a.pdf", PDF)).await.status, 303);
        let first = told().await;
        let seen = board().await;
        assert!(seen.contains("id=\"board-documents\" data-part") && seen.contains("Slides"), "{seen}");
        let [file] = all(network, session).await.try_into().unwrap();
        let remove = format!("/live/{session}/documents/{file}/remove");
        assert_eq!(network.post(&people.chair, &remove, &[("", "")]).await.status, 303);
        assert!(told().await > first);
        assert!(!board().await.contains("Slides"));
        assert_eq!(read(network, Some(&people.chair), file).await.status, 404);
        assert_eq!(network.post(&people.chair, &remove, &[("", "")]).await.status, 404, "twice");
        let log = page(network, &people.member, &format!("/workgroups/{}/log", network.closed.slug)).await;
        for act in ["Added a document to a session: Slides", "Removed a document of a session: Slides"] {
            assert!(log.contains(act), "{act}: {log}");
        }
    });
}

#[test]
fn a_document_is_of_its_session_alone() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.planned);
        let chair = &people.chair;
        assert_eq!(add(network, Some(chair), session, "A", ("a.pdf", PDF)).await.status, 303);
        let [file] = all(network, session).await.try_into().unwrap();
        // Neither by another session, nor as if it were a file of a post.
        for other in [network.closed.open, network.open.open, network.confidential.open] {
            let path = format!("/live/{other}/documents/{file}/remove");
            assert_eq!(network.post(chair, &path, &[("", "")]).await.status, 404);
        }
        for path in ["drop", "remove", "words", "describe"] {
            let answer =
                network.post(chair, &format!("/files/{file}/{path}"), &[("reason", "No"), ("body", "No")]).await;
            assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        }
        let own = page(network, chair, "/files").await;
        assert!(own.contains("Document of the session “Next workshop juniperwood”"), "{own}");
        // It needs no sending.
        network.clock.forward(10 * DAY);
        assert!(files::doomed(network.sund()).await.unwrap().is_empty());
        let chair = network.another_browser(&chair.viewer).await;
        assert_eq!(read(network, Some(&chair), file).await.status, 200);
        // Whoever added it and may not enter any more does not read it either.
        let again = network.another_browser(&people.member.viewer).await;
        let base = format!("/workgroups/{}", network.closed.slug);
        let role = format!("{base}/members/{}/role", people.member.viewer.person);
        assert_eq!(network.post(&chair, &role, &[("role", "chair")]).await.status, 303);
        assert_eq!(add(network, Some(&again), session, "B", ("b.pdf", PDF)).await.status, 303);
        let second = all(network, session).await[1];
        assert_eq!(network.post(&again, &format!("{base}/leave"), &[("", "")]).await.status, 303);
        assert_eq!(read(network, Some(&again), second).await.status, 404);
        let own = page(network, &again, "/files").await;
        assert!(own.contains("In a place that is not open to you now"), "{own}");
        assert_eq!(read(network, Some(&chair), second).await.status, 200);
    });
}

#[test]
fn what_is_not_taken_says_why_and_the_title_comes_back() {
    each_database(async |network| {
        let (chair, session) = (&network.people.chair, network.open.planned);
        let long = "x".repeat(5_000);
        let large = [PDF, &vec![b' '; 25_000_000]].concat();
        for (title, name, content, told) in [
            ("Typed", "", &b""[..], "File: Please fill this in."),
            (&long, "", b"", "Title: At most"),
            (&long, "a.pdf", PDF, "Title: At most"),
            ("Typed", "program.pdf", b"MZ\x90\0\x03", "none of the kinds"),
            ("Typed", "empty.pdf", b"", "nothing in it"),
            ("Typed", "large.pdf", &large, "larger than 25 MB"),
            (
                "</textarea><script>alert(1)</script>\u{202e}",
                "<script>alert(2)</script>.pdf",
                b"\0",
                "none of the kinds",
            ),
        ] {
            let answer = add(network, Some(chair), session, title, (name, content)).await;
            assert_eq!(answer.status, 422, "{name}: {}", answer.body);
            assert!(html::text(&answer.body).contains(told), "{name}: {told}: {}", html::text(&answer.body));
            assert_eq!(html::field(&answer.body, "title").as_deref(), Some(title));
            assert!(html::what_runs(&answer.body).is_empty(), "{}", answer.body);
        }
        assert!(all(network, session).await.is_empty());
        // Nothing, also not in a title that is taken, runs.
        let odd = "<img src=x onerror=alert(1)>";
        assert_eq!(add(network, Some(chair), session, odd, ("a.pdf", PDF)).await.status, 303);
        for address in [format!("/live/{session}"), format!("/live/{session}/documents"), "/files".into()] {
            assert!(html::what_runs(&network.get(chair, &address).await.body).is_empty(), "{address}");
        }
        let not_a_form = network.post(chair, &format!("/live/{session}/documents"), &[("title", "x")]).await;
        assert!((400..500).contains(&not_a_form.status), "{}", not_a_form.status);
        let cancel = network.post(chair, &format!("/live/{session}/cancel"), &[("reason", "No")]).await;
        assert_eq!(cancel.status, 303);
        assert_eq!(add(network, Some(chair), session, "Late", ("a.pdf", PDF)).await.status, 403);
        let seen = page(network, chair, &format!("/live/{session}")).await;
        assert!(seen.contains("Documents"), "what was added can be read still: {seen}");
    });
}

#[test]
fn there_is_room_for_twenty_also_if_two_chairs_add_at_once() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.planned);
        let role = format!("/workgroups/{}/members/{}/role", network.closed.slug, people.member.viewer.person);
        assert_eq!(network.post(&people.chair, &role, &[("role", "chair")]).await.status, 303);
        let by = |n: usize| if n.is_multiple_of(2) { &people.chair } else { &people.member };
        let all_at_once = (0..26).map(|n| add(network, Some(by(n)), session, "", ("a.pdf", PDF)));
        let answers = join_all(all_at_once).await;
        let taken = answers.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(taken, 20, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        assert_eq!(all(network, session).await.len(), 20);
        let full = add(network, Some(&people.chair), session, "One more", ("a.pdf", PDF)).await;
        assert!(full.status == 422 && full.body.contains("at most 20 documents"), "{}", full.body);
        let form = page(network, &people.chair, &format!("/live/{session}/documents")).await;
        assert!(form.contains("There are 20 documents"), "{form}");
    });
}

#[test]
fn where_nobody_is_named_nobody_reads_who_added_a_document() {
    each_database(async |network| {
        for mode in [Mode::Alias, Mode::ChathamHouse] {
            let session = opened(network, mode).await;
            let people = &network.people;
            assert_eq!(add(network, Some(&people.chair), session, "A paper", ("a.pdf", PDF)).await.status, 303);
            for address in [format!("/live/{session}/board"), format!("/workgroups/{}/log", network.closed.slug)] {
                let seen = page(network, &people.member, &address).await;
                assert!(!seen.contains("Added a document"), "{seen}");
                assert_eq!(seen.contains("A paper"), address.ends_with("board"), "{seen}");
            }
            let board = page(network, &people.member, &format!("/live/{session}/board")).await;
            let card = board.split_once("A paper").unwrap().1;
            assert!(!card.split("Agenda").next().unwrap().contains("Aino Kallio"), "{board}");
        }
    });
}

#[test]
fn the_record_and_a_copy_of_the_workgroup_name_its_documents() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.ended);
        assert_eq!(add(network, Some(&people.chair), session, "What was shown", ("a.pdf", PDF)).await.status, 303);
        let [file] = all(network, session).await.try_into().unwrap();
        for format in ["html", "markdown"] {
            let record = network.get(&people.member, &format!("/live/{session}/record/{format}")).await.body;
            assert!(record.contains("What was shown") && record.contains(&format!("/files/{file}")), "{record}");
        }
        let nothing: &[(&str, &str)] = &[];
        let copy = network.post(&people.chair, &format!("/workgroups/{}/export", network.closed.slug), nothing).await;
        assert!(copy.body.contains("What was shown") && copy.body.contains(&format!("/files/{file}")), "{}", copy.body);
    });
}
