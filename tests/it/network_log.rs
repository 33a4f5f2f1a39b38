//! The log that administrators read: everything that is about no workgroup for those of the platform, refused sign-ins of
//! their own for those of an organisation, nothing for others.

use sund_actions::{people, sso};
use sund_tests::{NOBODY, Network, each_database, html};

const LOG: &str = "/administration/log";

/// A sign-in with the Finnish provider that was refused: the number that its person was shown.
async fn refused(network: &Network) -> String {
    let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    sso::refuse(network.sund(), Some(&provider), "ID token refused: Expired").await.unwrap()
}

#[test]
fn a_number_that_somebody_was_shown_leads_to_the_cause() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        let number = refused(network).await;
        let heard = number.to_uppercase().replace('0', "O").replace('1', "L");
        for typed in [number.as_str(), &heard, &format!(" {} {} ", &number[..4], &number[4..])] {
            let typed = typed.replace(' ', "+");
            let page = network.get(administrator, &format!("{LOG}?number={typed}")).await;
            let text = html::text(&page.body);
            assert!(text.contains("ID token refused: Expired") && text.contains(&number), "{typed}: {text}");
            assert_eq!(page.body.matches("<li>").count(), 1, "{}", page.body);
        }
        let nothing = network.get(administrator, &format!("{LOG}?number=zzzz")).await;
        assert!(html::text(&nothing.body).contains("nothing under this number"), "{}", nothing.body);
    });
}

#[test]
fn who_administers_an_organisation_reads_of_its_own_sign_ins() {
    each_database(async |network| {
        let people = &network.people;
        let number = refused(network).await;
        for nobody in [&people.chair, &people.member, &people.outsider] {
            assert_eq!(network.get(nobody, LOG).await.status, 404);
        }
        assert_eq!(network.get(NOBODY, LOG).await.status, 303);
        // The chair is of the Finnish organisation, the member of another.
        for (person, theirs) in [(&people.chair, true), (&people.member, false)] {
            let id = person.viewer.person;
            people::appoint_administrator(network.sund(), &people.administrator.viewer, id, true).await.unwrap();
            for page in [LOG.to_owned(), format!("{LOG}?number={number}")] {
                let page = network.get(person, &page).await;
                let text = html::text(&page.body);
                assert_eq!(page.status, 200);
                assert_eq!(text.contains("ID token refused"), theirs, "{text}");
                assert!(!text.contains("Made an administrator"), "{text}");
            }
        }
        let whole = network.get(&people.administrator, LOG).await;
        assert!(html::text(&whole.body).contains("Made an administrator"), "{}", whole.body);
    });
}

#[test]
fn nothing_of_a_workgroup_is_in_it_and_it_has_pages() {
    each_database(async |network| {
        let administrator = &network.people.administrator;
        for _ in 0..60 {
            refused(network).await;
            network.clock.forward(1);
        }
        let (mut next, mut lines) = (LOG.to_owned(), 0);
        loop {
            network.statements.take();
            let page = network.get(administrator, &next).await;
            assert_eq!(network.statements.take().len(), 3, "who asks, the lines, and the number in the header");
            lines += page.body.matches("<li>").count();
            for place in network.places() {
                assert!(!page.body.contains(place.marker), "{}", page.body);
            }
            let Some((_, rest)) = page.body.split_once("rel=\"next\" href=\"") else { break };
            next = rest.split('"').next().unwrap().replace("&amp;", "&");
        }
        assert!(lines >= 60, "{lines}");
        assert_eq!(network.get(administrator, &format!("{LOG}?after=nonsense")).await.status, 400);
    });
}
