//! A form that came after the session had ended: the text waits as a draft of whoever wrote it, and of nobody else.

use crate::faults::Faults;
use sund_actions::forum;
use sund_domain::{
    forum::{Draft, DraftPlace},
    sso::{IDLE, REMEMBER},
    time::DAY,
};
use sund_tests::{Answer, Network, Person, each_database, html};

const TEXT: &str = "An afternoon's work, <b>with care</b> & \"quotes\"\n\nand a second paragraph";

async fn send(network: &Network, who: &Person, address: &str, body: &str) -> Answer {
    let form = network.sund().new_id::<uuid::Uuid>().to_string();
    let fields =
        [("form", form.as_str()), ("kind", "practice"), ("title", "A late title"), ("body", body), ("language", "en")];
    network.post(who, address, &fields).await
}

/// The form comes too late: its text is shown, and the link to sign in leads back to this page.
async fn send_late(network: &Network, who: &Person, address: &str, body: &str) -> String {
    let answer = send(network, who, address, body).await;
    assert_eq!(answer.status, 401, "{address}: {}", answer.body);
    assert!(html::text(&answer.body).contains(body), "{address}: {}", answer.body);
    let link = answer.body.split("href=\"/sign-in?to=").nth(1).unwrap_or_else(|| panic!("{address}: {}", answer.body));
    way_back(&format!("/sign-in?to={}", link.split('"').next().unwrap()))
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
            let back = send_late(network, author, &form, TEXT).await;
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

/// A token that somebody made worthless is worth nothing: the text comes back, and is kept for nobody.
#[test]
fn who_signed_out_elsewhere_gets_the_text_back_at_once() {
    each_database(async |network| {
        let author = &network.people.author;
        assert_eq!(network.post(author, "/sign-out", &[("", "")]).await.status, 200);
        network.statements.take();
        for (form, page) in forms(network) {
            send_late(network, author, &form, TEXT).await;
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{form}");
            let again = network.another_browser(&author.viewer).await;
            let shown = network.get(&again, &page).await;
            assert!(!shown.body.contains("afternoon"), "{page}");
            network.statements.take();
        }
    });
}

/// Who has found the token of a session that ran out does not learn by it what its owner may enter.
#[test]
fn a_late_form_says_nothing_of_the_place() {
    each_database(async |network| {
        let (member, outsider) = (&network.people.member, &network.people.outsider);
        network.clock.forward(IDLE + 1);
        let places = [&network.open, &network.closed, &network.confidential];
        let mut forms: Vec<String> = places.iter().map(|place| format!("/forums/{}/new", place.slug)).collect();
        forms.push("/forums/no-such-forum/new".into());
        forms.extend(places.iter().map(|place| format!("/threads/{}/reply", place.question)));
        forms.push(format!("/threads/{}/reply", network.sund().new_id::<uuid::Uuid>()));
        forms.extend(places.iter().map(|place| format!("/posts/{}/edit", place.posts[0])));
        for form in &forms {
            let mut answers = Vec::new();
            for who in [member, outsider] {
                let answer = send(network, who, form, TEXT).await;
                answers.push((answer.status, html::text(&answer.body)));
            }
            assert_eq!(answers[0].0, 401, "{form}");
            assert_eq!(answers[0], answers[1], "{form}");
        }
        // Nothing is kept where one may not write, and for nobody else: three forums and threads for one, the open ones for
        // the other.
        let kept = drafts(network).await;
        let mine = |person: &Person| kept.iter().filter(|(who, _)| *who == person.viewer.person.0).count();
        assert_eq!((mine(member), mine(outsider), kept.len()), (6, 2, 8), "{kept:?}");
    });
}

async fn drafts(network: &Network) -> Vec<(uuid::Uuid, String)> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let on = network.connect().await;
    // What became a post leaves an emptied one.
    let sql = "select person_id, body from drafts where body <> ''";
    let rows = on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await.unwrap();
    let all =
        rows.iter().map(|row| (row.try_get("", "person_id").unwrap(), row.try_get("", "body").unwrap())).collect();
    on.close().await.unwrap();
    all
}

/// A draft that is there stays, unless the late text goes on from it: then nothing of it is lost.
#[test]
fn a_late_text_takes_no_drafts_place() {
    each_database(async |network| {
        let author = &network.people.author;
        let place = DraftPlace::Reply(network.open.question);
        let begun = Draft { body: "What was\nbegun  ".into(), language: "en".into(), ..Draft::default() };
        forum::keep_draft(network.sund(), &author.viewer, place, begun).await.unwrap();
        network.clock.forward(IDLE + 1);
        let form = &forms(network)[0].0;
        let bodies = async || drafts(network).await.into_iter().map(|(_, body)| body).collect::<Vec<_>>();
        for other in ["Something else", "What was", "and What was\nbegun"] {
            send_late(network, author, form, other).await;
            assert_eq!(bodies().await, ["What was\nbegun  "], "{other}");
        }
        send(network, author, form, "What was\r\nbegun, and goes on").await;
        assert_eq!(bodies().await, ["What was\r\nbegun, and goes on"]);
    });
}

#[test]
fn the_reply_that_is_sent_after_all_takes_the_draft_along() {
    each_database(async |network| {
        let author = &network.people.author;
        network.clock.forward(IDLE + 1);
        let (form, page) = &forms(network)[0];
        send_late(network, author, form, TEXT).await;
        let again = network.another_browser(&author.viewer).await;
        assert!(send(network, &again, form, TEXT).await.location().contains("#p4"));
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
        assert_eq!(answer.status, 401, "{}", html::text(&answer.body));
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
