//! Files that were chosen and not attached: they go along with the text, or nothing is sent and the page says why.

use super::{PDF, kept, loose};
use http::Method;
use sund_actions::forum;
use sund_domain::forum::DraftPlace;
use sund_tests::{Answer, Network, Person, each_database, html};
use uuid::Uuid;

const PROGRAM: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff";

/// The form at this address with these files, as a browser sends it.
async fn send(
    network: &Network,
    who: Option<&Person>,
    (address, place): (&str, DraftPlace),
    (form, act): (Uuid, &str),
    files: &[(&str, &[u8])],
) -> Answer {
    let form = form.to_string();
    let fields = [
        ("form", form.as_str()),
        ("kind", "practice"),
        ("title", "With a file, åäö"),
        ("body", "What I typed, åäö & more"),
        ("language", "en"),
        ("do", act),
        ("place", &place.key()),
        ("forum", &network.open.slug),
    ];
    network.request(who, Method::POST, address).from_here().form_with_files(&fields, files).send().await
}

async fn places(network: &Network) -> [(String, DraftPlace); 3] {
    let open = &network.open;
    let forum = forum::start_form(network.sund(), &network.people.author.viewer, &open.slug).await.unwrap().forum;
    [
        (format!("/threads/{}/reply", open.question), DraftPlace::Reply(open.question)),
        (format!("/forums/{}/new", open.slug), DraftPlace::Thread(forum.id)),
        (format!("/posts/{}/edit", open.posts[0]), DraftPlace::Edit(open.posts[0])),
    ]
}

#[test]
fn a_chosen_file_goes_along_with_the_text() {
    each_database(async |network| {
        let author = &network.people.author;
        for (address, place) in places(network).await {
            let one = (address.as_str(), place);
            let answer = send(network, Some(author), one, (network.sund().new_id(), "send"), &[("a.pdf", PDF)]).await;
            assert_eq!(answer.status, 303, "{address}: {}", answer.body);
            let to = answer.location().split('#').next().unwrap().to_owned();
            let page = network.get(&network.people.member, &to).await;
            assert!(page.body.contains(">a.pdf</a>"), "{address}: {}", page.body);
            assert!(html::text(&page.body).contains("What I typed, åäö & more"), "{address}");
            assert_eq!(loose(network, author, place).await, [], "{address}");
        }
    });
}

#[test]
fn what_is_not_taken_is_said_beside_the_field_and_nothing_is_sent() {
    each_database(async |network| {
        let author = &network.people.author;
        for (address, place) in places(network).await {
            let one = (address.as_str(), place);
            let form = network.sund().new_id();
            let both = [("good.pdf", PDF), ("bad.pdf", PROGRAM)];
            let answer = send(network, Some(author), one, (form, "send"), &both).await;
            assert_eq!(answer.status, 422, "{address}: {}", answer.body);
            assert_eq!(html::field(&answer.body, "body").as_deref(), Some("What I typed, åäö & more"), "{address}");
            assert!(answer.body.contains("id=\"files-error\"") && answer.body.contains("bad.pdf"), "{}", answer.body);
            assert!(answer.body.contains("href=\"#files\"") && answer.body.contains(">good.pdf</a>"), "{address}");
            let page = network.get(&network.people.member, &format!("/forums/{}", network.open.slug)).await;
            assert!(!page.body.contains("What I typed"), "{address}: nothing was sent");
            // Sent again, it is sent with what was taken.
            let answer = send(network, Some(author), one, (form, "send"), &[]).await;
            assert_eq!(answer.status, 303, "{address}: {}", answer.body);
            let page = network.get(&network.people.member, answer.location().split('#').next().unwrap()).await;
            assert!(page.body.contains(">good.pdf</a>") && !page.body.contains("bad.pdf"), "{address}");
        }
    });
}

#[test]
fn a_preview_attaches_what_was_chosen() {
    each_database(async |network| {
        let author = &network.people.author;
        for (address, place) in places(network).await {
            let (one, form) = ((address.as_str(), place), network.sund().new_id());
            let answer = send(network, Some(author), one, (form, "preview"), &[("a.pdf", PDF)]).await;
            assert_eq!(answer.status, 200, "{address}: {}", answer.body);
            assert!(answer.body.contains(">a.pdf</a>"), "{address}: {}", answer.body);
            assert_eq!(loose(network, author, place).await.len(), 1);
        }
    });
}

/// A press twice, a retry: the second brings no files that would go along with the next reply.
#[test]
fn the_same_form_with_its_file_twice_is_one_post_with_one_file() {
    each_database(async |network| {
        let author = &network.people.author;
        let [(address, place), ..] = places(network).await;
        let one = (address.as_str(), place);
        let form = network.sund().new_id();
        for _ in 0..2 {
            let answer = send(network, Some(author), one, (form, "send"), &[("a.pdf", PDF)]).await;
            assert!(answer.status == 303 && answer.location().ends_with("#p4"), "{}", answer.body);
        }
        assert_eq!(loose(network, author, place).await, []);
        assert_eq!(kept(&network.files()), 1);
    });
}

#[test]
fn nobodys_files_are_kept_and_their_text_comes_back() {
    each_database(async |network| {
        for (address, place) in places(network).await {
            let one = (address.as_str(), place);
            let answer = send(network, None, one, (network.sund().new_id(), "send"), &[("a.pdf", PDF)]).await;
            assert!(answer.status == 401 && html::text(&answer.body).contains("What I typed"), "{}", answer.body);
            assert_eq!(kept(&network.files()), 0);
        }
    });
}
