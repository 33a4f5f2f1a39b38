//! Somebody with an account whom its chairs have invited to become a member: they are told of the invitation, and of
//! nothing beside it; when they have said no, of nothing at all.

use super::{
    activity,
    cast::{Part, cast},
    crawl::Crawl,
};
use sund_domain::time::MINUTE;
use sund_tests::{Engine, Person, Twin, html, twins};

/// The crawler who is invited, and the one who has said no.
pub const ASKED: &str = "asked";
const SAID_NO: &str = "said-no";

#[test]
fn an_invitation_is_all_that_there_is_of_it() {
    twins(
        Engine::Sqlite,
        |_| (),
        async |with: &Twin, without: &Twin| {
            let cast = cast(with, without).await;
            activity::fill_up(with, Part::named(&cast, "leaver")).await;
            let (asked, no) = (Part::named(&cast, "outsider"), Part::named(&cast, "neighbour"));
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
            }
            let mut crawl = Crawl::of(with, without).await;
            for (name, who) in [(ASKED, asked), (SAID_NO, no)] {
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

/// Where the invitation is found.
pub fn is_invitation(address: &str) -> bool {
    ["/workgroups", "/inbox"].contains(&address.split('?').next().unwrap_or_default())
}

/// The page without what the invitation says: the name, the purpose, who invites and why.
pub fn beside_invitation(body: &str, twin: &Twin) -> String {
    let marker = twin.confidential.marker;
    let names = [format!("The confidential workgroup {marker}"), format!("Work in the confidential {marker}")];
    names.iter().fold(body.to_owned(), |body, name| body.replace(name, ""))
}
