//! Forms for each kind of thread: what stands in the box, what is left out of a post, and who says so.

use sund_domain::ids::ThreadId;
use sund_tests::{
    Answer, Network, Person, each_database,
    html::{Piece, pieces},
};
use uuid::Uuid;

/// What stands in the box of a form.
fn in_the_box(answer: &Answer) -> String {
    let pieces = pieces(&answer.body);
    let of_text = |piece: &Piece| matches!(piece, Piece::Open(name, attributes) if name == "textarea" && attributes.contains(&("name".into(), "body".into())));
    let at = pieces.iter().position(of_text).expect("a box");
    match &pieces[at + 1] {
        Piece::Text(text) => text.trim().to_owned(),
        _ => String::new(),
    }
}

async fn form(network: &Network, who: &Person, kind: &str) -> String {
    let answer = network.get(who, &format!("/forums/{}/new?kind={kind}", network.open.slug)).await;
    assert_eq!(answer.status, 200);
    in_the_box(&answer)
}

async fn change(network: &Network, who: &Person, of: &str, body: &str, act: &str) -> u16 {
    let address = format!("/workgroups/{}/templates/{of}", network.open.slug);
    network.post(who, &address, &[("body", body), ("do", act)]).await.status
}

/// Sent by the one page that is open.
async fn send(network: &Network, who: &Person, kind: &str, body: &str, act: &str) -> Answer {
    let form = Uuid::from_u128(7).to_string();
    let fields = [
        ("form", form.as_str()),
        ("draft", "0"),
        ("kind", kind),
        ("title", "A title"),
        ("body", body),
        ("language", "en"),
        ("do", act),
    ];
    network.post(who, &format!("/forums/{}/new", network.open.slug), &fields).await
}

/// The text of the first post of the thread that an answer leads to, as it was written.
async fn written(network: &Network, who: &Person, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let thread: ThreadId = answer.location().strip_prefix("/threads/").unwrap().parse().unwrap();
    let page = sund_actions::forum::show_thread(network.sund(), &who.viewer, thread, None).await.unwrap();
    let (post, _) = sund_actions::forum::editing(network.sund(), &who.viewer, page.posts[0].id).await.unwrap();
    post.markdown.clone()
}

const SECTIONS: &str = "## What the problem was\n\n## What we do\n\n## For whom, and who takes part\n\n## What came of it, and how we know\n\n## What we would do differently";

#[test]
fn a_practice_begins_with_sections_and_those_left_empty_are_left_out() {
    each_database(async |network| {
        let author = &network.people.author;
        assert_eq!(form(network, author, "practice").await, SECTIONS);
        for kind in ["question", "discussion", "announcement", "poem"] {
            assert_eq!(form(network, author, kind).await, "", "{kind}");
        }
        // Nobody wrote anything: that is no post, and the form comes back as it was.
        let answer = send(network, author, "practice", SECTIONS, "send").await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("id=\"body-error\""), "{}", answer.body);
        assert_eq!(in_the_box(&answer), SECTIONS);
        // With the line ends that a form sends.
        let some = SECTIONS.replace("## What we do\n", "## What we do\n\nWe ask twice.\n").replace('\n', "\r\n");
        let answer = send(network, author, "practice", &some, "send").await;
        assert_eq!(written(network, author, &answer).await, "## What we do\n\nWe ask twice.");
        // Nothing of it waits as a draft.
        assert_eq!(form(network, author, "practice").await, SECTIONS);
    });
}

#[test]
fn another_kind_has_another_form_and_what_was_written_stays() {
    each_database(async |network| {
        let author = &network.people.author;
        let answer = send(network, author, "practice", "", "kind").await;
        assert_eq!((answer.status, in_the_box(&answer)), (200, SECTIONS.into()));
        let answer = send(network, author, "question", SECTIONS, "kind").await;
        assert_eq!(in_the_box(&answer), "", "sections of a practice are none of a question");
        let answer = send(network, author, "practice", "We ask twice.", "kind").await;
        assert_eq!(in_the_box(&answer), format!("We ask twice.\n\n{SECTIONS}"));
        let back = send(network, author, "discussion", &in_the_box(&answer), "kind").await;
        assert_eq!(in_the_box(&back), "We ask twice.");
        // And it waits on every device.
        assert_eq!(form(network, author, "practice").await, "We ask twice.");
    });
}

#[test]
fn a_workgroup_has_templates_of_its_own() {
    each_database(async |network| {
        let (chair, author) = (&network.people.chair, &network.people.author);
        assert_eq!(change(network, author, "question/en", "## No", "save").await, 403);
        assert_eq!(change(network, chair, "poem/en", "## No", "save").await, 404);
        assert_eq!(change(network, chair, "question/xx", "## No", "save").await, 404);
        assert_eq!(change(network, chair, "question/en", &"x".repeat(4_001), "save").await, 422);
        assert_eq!(form(network, author, "question").await, "");
        assert_eq!(change(network, chair, "question/sv", "## Vad vet du?", "save").await, 303);
        assert_eq!(form(network, author, "question").await, "## Vad vet du?", "better than none");
        assert_eq!(change(network, chair, "question/en", "## What do you know?\n\n## Where?", "save").await, 303);
        assert_eq!(form(network, author, "question").await, "## What do you know?\n\n## Where?");
        let answer = send(network, author, "question", "## What do you know?\n\nLittle\n\n## Where?", "send").await;
        assert_eq!(written(network, author, &answer).await, "## What do you know?\n\nLittle");
        // Nothing at all in the place of the network's own; and the network's own again.
        assert_eq!(change(network, chair, "practice/en", " ", "save").await, 303);
        assert_eq!(form(network, author, "practice").await, "");
        assert_eq!(change(network, chair, "practice/en", "", "remove").await, 303);
        assert_eq!(form(network, author, "practice").await, SECTIONS);
        // Once more with nothing new in it: no line in the log, which members read.
        assert_eq!(change(network, chair, "practice/en", "", "remove").await, 303);
        let log = network.get(author, &format!("/workgroups/{}/log", network.open.slug)).await.body;
        assert_eq!(log.matches("Changed what stands in the box of a new thread").count(), 4);
    });
}
