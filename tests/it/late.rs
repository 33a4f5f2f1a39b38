//! A form that came after the session had ended: the text waits as a draft of whoever wrote it, and of nobody else.

use crate::faults::Faults;
use sund_domain::{
    sso::{IDLE, REMEMBER},
    time::DAY,
};
use sund_tests::{Network, Person, each_database, html};

const TEXT: &str = "An afternoon's work, <b>with care</b> & \"quotes\"\n\nand a second paragraph";

async fn send(network: &Network, who: &Person, address: &str) -> String {
    let form = network.sund().new_id::<uuid::Uuid>().to_string();
    let fields =
        [("form", form.as_str()), ("kind", "practice"), ("title", "A late title"), ("body", TEXT), ("language", "en")];
    let answer = network.post(who, address, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().to_owned()
}

/// The three forms in which one writes at length: the form, and the page that shows the draft.
fn forms(network: &Network) -> [(String, String); 3] {
    let place = &network.open;
    [
        (format!("/threads/{}/reply", place.question), format!("/threads/{}", place.question)),
        (format!("/forums/{}/new", place.slug), format!("/forums/{}/new", place.slug)),
        (format!("/posts/{}/edit", place.posts[0]), format!("/posts/{}/edit", place.posts[0])),
    ]
}

#[test]
fn a_late_text_waits_for_its_author() {
    each_database(async |network| {
        let author = &network.people.author;
        network.clock.forward(IDLE + 1);
        assert_eq!(network.get(author, "/").await.status, 303, "the session is over");
        for (form, page) in forms(network) {
            let to = send(network, author, &form).await;
            assert!(to.starts_with("/sign-in?to="), "{form}: {to}");
            let back = way_back(&to);
            let again = network.another_browser(&author.viewer).await;
            // The way back leads to where the text is.
            let shown = network.get(&again, back.split('#').next().unwrap_or_default()).await;
            assert_eq!(shown.status, 200, "{form}: {back}");
            assert_eq!(html::field(&shown.body, "body").as_deref(), Some(TEXT), "{form}: {back}");
            let plainly = network.get(&again, &page).await;
            assert_eq!(html::field(&plainly.body, "body").as_deref(), Some(TEXT), "{page}");
            let other = network.another_browser(&network.people.member.viewer).await;
            let theirs = network.get(&other, &page).await;
            assert!(!theirs.body.contains("afternoon"), "{page} shows it to somebody else");
        }
        // Nothing was posted.
        let fresh = network.another_browser(&network.people.chair.viewer).await;
        let thread = network.get(&fresh, &forms(network)[0].1).await;
        assert!(!thread.body.contains("afternoon"), "{}", thread.body);
    });
}

fn way_back(location: &str) -> String {
    let url = openidconnect::url::Url::parse("https://sund.test").unwrap().join(location).unwrap();
    url.query_pairs().find(|(name, _)| name == "to").map(|(_, to)| to.into_owned()).unwrap_or_default()
}

#[test]
fn who_signed_out_elsewhere_loses_nothing_either() {
    each_database(async |network| {
        let author = &network.people.author;
        assert_eq!(network.post(author, "/sign-out", &[("", "")]).await.status, 200);
        let (form, page) = &forms(network)[0];
        send(network, author, form).await;
        let again = network.another_browser(&author.viewer).await;
        let shown = network.get(&again, page).await;
        assert_eq!(html::field(&shown.body, "body").as_deref(), Some(TEXT));
    });
}

#[test]
fn the_reply_that_is_sent_after_all_takes_the_draft_along() {
    each_database(async |network| {
        let author = &network.people.author;
        network.clock.forward(IDLE + 1);
        let (form, page) = &forms(network)[0];
        send(network, author, form).await;
        let again = network.another_browser(&author.viewer).await;
        assert!(send(network, &again, form).await.contains("#p4"));
        let shown = network.get(&again, page).await;
        assert_eq!(html::field(&shown.body, "body").as_deref(), Some(""));
    });
}

#[test]
fn whom_nobody_remembers_gets_the_text_back_at_once() {
    each_database(async |network| {
        let author = &network.people.author;
        network.clock.forward(REMEMBER + DAY);
        network.statements.take();
        let stranger = Person { token: "x".repeat(43), ..author.clone() };
        for who in [author, &stranger] {
            for (form, _) in forms(network) {
                let id = network.sund().new_id::<uuid::Uuid>().to_string();
                let fields = [("form", id.as_str()), ("kind", "practice"), ("title", "Late"), ("body", TEXT)];
                let answer = network.post(who, &form, &fields).await;
                assert_eq!(answer.status, 401, "{form}");
                assert!(html::text(&answer.body).contains(TEXT), "{form}: {}", answer.body);
                assert!(answer.body.contains("/sign-in?to="), "{form}");
            }
        }
        assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "nothing is kept for nobody");
    });
}

/// A text that is longer than a post may be is a text all the same.
#[test]
fn a_late_text_may_be_too_long() {
    each_database(async |network| {
        let author = &network.people.author;
        network.clock.forward(IDLE + 1);
        let long = "ä ".repeat(20_000);
        let form = network.sund().new_id::<uuid::Uuid>().to_string();
        let (address, page) = &forms(network)[0];
        let answer = network.post(author, address, &[("form", form.as_str()), ("body", &long), ("language", "")]).await;
        assert_eq!(answer.status, 303, "{}", html::text(&answer.body));
        let again = network.another_browser(&author.viewer).await;
        let shown = network.get(&again, page).await;
        assert_eq!(html::field(&shown.body, "body"), Some(long));
    });
}

/// What a chair or a speaker typed is text as well: it comes back to be copied, or waits.
#[test]
fn short_texts_are_not_lost_either() {
    each_database(async |network| {
        let (chair, place) = (&network.people.chair, &network.open);
        let mut faults = Faults::default();
        network.clock.forward(IDLE + 1);
        for (address, field) in [
            (format!("/threads/{}/conclude", place.question), "body"),
            (format!("/threads/{}/hide", place.question), "reason"),
            (format!("/live/{}/messages", place.open), "body"),
            (format!("/live/{}/change", place.planned), "purpose"),
            ("/live/new".to_owned(), "purpose"),
            (format!("/workgroups/{}/forums/new", place.slug), "purpose"),
        ] {
            let form = network.sund().new_id::<uuid::Uuid>().to_string();
            let answer = network.post(chair, &address, &[("form", form.as_str()), (field, TEXT)]).await;
            let kept = if answer.status == 303 {
                let again = network.another_browser(&chair.viewer).await;
                let back = way_back(answer.location());
                network.get(&again, back.split('#').next().unwrap_or_default()).await.body
            } else {
                answer.body
            };
            faults.check(html::text(&kept).contains("An afternoon's work"), || {
                format!("{address}: {} and the text is gone", answer.status)
            });
        }
        faults.none();
    });
}
