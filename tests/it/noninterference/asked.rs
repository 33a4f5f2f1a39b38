//! Who is told something of it and is not in it: somebody with an account whom its chairs have invited to become a member,
//! of the invitation; a member whom they have suspended, of that. Of nothing beside it, and who has said no of nothing at all.

use super::{
    activity,
    cast::{Part, belongs, cast},
    crawl::Crawl,
};
use sund_domain::time::MINUTE;
use sund_tests::{Engine, Person, Twin, html, twins};

/// The crawlers: who is invited, who has said no, who is suspended from it.
const ASKED: &str = "asked";
const SAID_NO: &str = "said-no";
const PUT_OUT: &str = "put-out";

#[test]
fn who_is_invited_or_suspended_is_told_that_and_no_more() {
    twins(
        Engine::Sqlite,
        |_| (),
        async |with: &Twin, without: &Twin| {
            let cast = cast(with, without).await;
            activity::fill_up(with, Part::named(&cast, "leaver")).await;
            let (asked, no) = (Part::named(&cast, "outsider"), Part::named(&cast, "neighbour"));
            let put_out = Part::named(&cast, "suspended");
            suspend(with, put_out).await;
            for who in [asked, no] {
                let invite = [("person", who.viewer.person.to_string()), ("note", "We need you".into())];
                let to = format!("/workgroups/{}/members", with.confidential.slug);
                assert_eq!(with.post(&with.people.chair, &to, &invite).await.status, 303);
            }
            let own = sund_actions::workgroups::own_admissions(with.sund(), &no.viewer).await.unwrap();
            let answer = with.post(no, &format!("/workgroups/invitations/{}", own[0].id), &[("set", "no")]).await;
            assert_eq!(answer.status, 303);
            // The number in the header counts the invitation until it is read.
            let number = async |twin: &Twin| html::text(&twin.get(asked, "/search").await.body);
            assert_ne!(number(with).await, number(without).await);
            for twin in [with, without] {
                read_all(twin, asked).await;
                read_all(twin, put_out).await;
            }
            let mut crawl = Crawl::of(with, without).await;
            for (name, who) in [(ASKED, asked), (SAID_NO, no), (PUT_OUT, put_out)] {
                crawl.pages(&Part { name, who: Some(who.clone()) }).await;
            }
            crawl.done();
        },
    );
}

async fn read_all(twin: &Twin, who: &Person) {
    // What might not be committed yet when a page was shown is not read by it.
    twin.clock.forward(MINUTE);
    let shown = i64::MAX.to_string();
    assert_eq!(twin.post(who, "/inbox/read", &[("which", ""), ("shown", &shown)]).await.status, 303);
}

async fn suspend(twin: &Twin, who: &Person) {
    let place = &twin.confidential;
    belongs(twin, who, &place.slug, "member").await;
    let page = format!("/workgroups/{}/moderation/{}", place.slug, who.viewer.person);
    let form = [("kind", "suspend"), ("days", "30"), ("cause", ""), ("reason", "A reason")];
    assert_eq!(twin.post(&twin.people.chair, &page, &form).await.status, 303);
}

/// Whether this page is where this crawler is told.
pub fn is_told(name: &str, address: &str) -> bool {
    let page = address.split('?').next().unwrap_or_default();
    match name {
        ASKED => ["/workgroups", "/inbox"].contains(&page),
        PUT_OUT => ["/settings/decisions", "/inbox"].contains(&page),
        _ => false,
    }
}

/// The page without what they are told: the name, the purpose.
pub fn beside_that(body: &str, twin: &Twin) -> String {
    let marker = twin.confidential.marker;
    let names = [format!("The confidential workgroup {marker}"), format!("Work in the confidential {marker}")];
    names.iter().fold(body.to_owned(), |body, name| body.replace(name, ""))
}
