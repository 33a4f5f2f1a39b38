//! How a file is handed out: parts of it, what a browser may do with it, pictures in posts, and words for them.

use super::{PDF, loose, read, replied, upload};
use http::Method;
use sund_actions::{
    files,
    forum::{self, Written},
};
use sund_domain::{forum::DraftPlace, ids::FileId};
use sund_tests::{Answer, NOBODY, Network, each_database};

pub(super) const PICTURE: &[u8] = include_bytes!("picture.png");

async fn part(network: &Network, id: FileId, method: Method, headers: &[(&str, &str)]) -> Answer {
    let mut request = network.request(&network.people.member, method, &format!("/files/{id}"));
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.send().await
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

#[test]
fn parts_of_a_file_are_handed_out_as_whoever_asks_wants_them() {
    each_database(async |network| {
        let (id, _) = replied(network, network.closed.question).await;
        let whole = part(network, id, Method::GET, &[]).await;
        assert_eq!((whole.status, header(&whole, "accept-ranges")), (200, "bytes"));
        let tag = header(&whole, "etag").to_owned();
        for (range, status, content, body) in [
            ("bytes=0-4", 206, format!("bytes 0-4/{}", PDF.len()), &PDF[..5]),
            ("bytes=5-", 206, format!("bytes 5-{}/{}", PDF.len() - 1, PDF.len()), &PDF[5..]),
            (
                "bytes=-6",
                206,
                format!("bytes {}-{}/{}", PDF.len() - 6, PDF.len() - 1, PDF.len()),
                &PDF[PDF.len() - 6..],
            ),
            ("bytes=1000-", 416, format!("bytes */{}", PDF.len()), b""),
            ("bytes=0-1,3-4", 200, String::new(), PDF),
        ] {
            let answer = part(network, id, Method::GET, &[("range", range), ("if-range", &tag)]).await;
            assert_eq!(answer.status, status, "{range}");
            assert_eq!(header(&answer, "content-range"), content, "{range}");
            if status != 416 {
                assert_eq!(answer.body.as_bytes(), body, "{range}");
                assert_eq!(header(&answer, "content-length"), body.len().to_string(), "{range}");
            }
            assert!(header(&answer, "content-disposition").starts_with("attachment"), "{range}");
        }
        let other = part(network, id, Method::GET, &[("range", "bytes=0-4"), ("if-range", "\"other\"")]).await;
        assert_eq!(other.status, 200);
        let same = part(network, id, Method::GET, &[("if-none-match", &tag)]).await;
        assert_eq!((same.status, same.body.as_str()), (304, ""));
        let head = part(network, id, Method::HEAD, &[("range", "bytes=0-4")]).await;
        assert_eq!((head.status, head.body.as_str()), (200, ""));
        assert_eq!(header(&head, "content-length"), PDF.len().to_string());
        for name in ["content-security-policy", "x-content-type-options", "cross-origin-resource-policy"] {
            assert_ne!(header(&head, name), "", "{name}");
        }
    });
}

/// Whoever is outside learns nothing, whatever part they ask for.
#[test]
fn no_part_and_no_picture_passes_the_gate() {
    each_database(async |network| {
        let people = &network.people;
        let draft = DraftPlace::Reply(network.confidential.question);
        assert_eq!(upload(network, Some(&people.author), draft, &[("a.png", PICTURE)]).await.status, 303);
        let (id, _) = super::replied_with(network, network.confidential.question).await;
        for path in [format!("/files/{id}"), format!("/files/{id}/preview")] {
            for method in [Method::GET, Method::HEAD] {
                for name in ["range", "if-none-match"] {
                    let value = if name == "range" { "bytes=0-0" } else { "*" };
                    let ask = async |who| network.request(who, method.clone(), &path).header(name, value).send().await;
                    for who in [&people.outsider, &people.ex_member, &people.administrator] {
                        let (answer, nothing) = (ask(Some(who)).await, network.get(who, "/files/x").await);
                        assert_eq!(answer.status, 404, "{method} {path} {name}");
                        assert_eq!(header(&answer, "etag"), header(&nothing, "etag"));
                    }
                    assert_eq!(ask(NOBODY).await.status, 303);
                }
            }
            assert_eq!(read_path(network, &path).await.status, 200);
        }
        for page in ["remove", "describe"] {
            for who in [&people.outsider, &people.ex_member] {
                assert_eq!(network.get(who, &format!("/files/{id}/{page}")).await.status, 404);
            }
        }
    });
}

async fn read_path(network: &Network, path: &str) -> Answer {
    network.get(&network.people.member, path).await
}

#[test]
fn a_picture_is_seen_in_its_post_with_its_place_kept_and_in_words() {
    each_database(async |network| {
        let (people, sund) = (&network.people, network.sund());
        let (author, thread) = (&people.author, network.closed.question);
        let draft = DraftPlace::Reply(thread);
        assert_eq!(upload(network, Some(author), draft, &[("Kartta <b>.png", PICTURE)]).await.status, 303);
        let [file] = loose(network, author, draft).await.try_into().unwrap();
        let writing = network.get(author, &format!("/threads/{thread}")).await.body;
        assert!(writing.contains(&format!("/files/{}/words", file.id)), "{writing}");
        let written = Written { body: "With a picture", language: "en" };
        let number = forum::reply(sund, &author.viewer, thread, sund.new_id(), written).await.unwrap();
        let page = async |who| network.get(who, &format!("/threads/{thread}?post={number}")).await.body;
        let seen = page(&people.member).await;
        let expected = format!(
            "<img src=\"/files/{}/preview\" width=\"1024\" height=\"512\" alt=\"Picture: Kartta &lt;b&gt;.png\" loading=\"lazy\"",
            file.id
        );
        assert!(seen.contains(&expected), "{seen}");
        let preview = network.get(&people.member, &format!("/files/{}/preview", file.id)).await;
        assert_eq!((preview.status, header(&preview, "content-type")), (200, "image/png"));
        assert_eq!(header(&preview, "content-security-policy"), "sandbox; default-src 'none'");
        assert!(!preview.body.contains("SECRET-PLACE"));
        assert!(!read(network, Some(&people.member), file.id).await.body.contains("SECRET-PLACE"));
        // In words: by who uploaded it, and by nobody else.
        let path = format!("/files/{}/describe", file.id);
        for other in [&people.member, &people.chair] {
            assert_eq!(network.post(other, &path, &[("body", "Not mine")]).await.status, 403);
        }
        let long = "å".repeat(501);
        let refused = network.post(author, &path, &[("body", long.as_str())]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.status);
        let done = network.post(author, &path, &[("body", " A map \n of \"ports\" <script> ")]).await;
        assert_eq!(
            (done.status, done.location()),
            (303, format!("/posts/{}", file_post(network, file.id).await).as_str())
        );
        let seen = page(&people.member).await;
        assert!(seen.contains("alt=\"A map of &quot;ports&quot; &lt;script&gt;\""), "{seen}");
        // What is no picture has no words and no preview.
        let (pdf, _) = replied(network, thread).await;
        for path in [format!("/files/{pdf}/preview"), format!("/files/{pdf}/describe")] {
            assert_eq!(network.get(author, &path).await.status, 404);
        }
    });
}

async fn file_post(network: &Network, id: FileId) -> String {
    let (file, _) = files::readable(network.sund(), &network.people.author.viewer, id).await.unwrap();
    file.post.unwrap().to_string()
}
