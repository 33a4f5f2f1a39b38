//! Coming into a workgroup and having an office in it: who decides, who learns of it, and what holds when two act at once.

mod handover;
mod invited;
mod offices;
mod settings;

use sund_domain::{time::DAY, workgroups::Standing};
use sund_tests::{Answer, Network, Person, Place, each_database, html};

pub const NOTHING: &[(&str, &str)] = &[("", "")];

pub fn of(place: &Place, what: &str) -> String {
    format!("/workgroups/{}{what}", place.slug)
}

pub async fn text(network: &Network, who: &Person, page: &str) -> String {
    html::text(&network.get(who, page).await.body).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn standing(network: &Network, place: &Place, person: &Person) -> Option<Standing> {
    let all = sund_actions::workgroups::workgroups(network.sund(), &person.viewer).await.unwrap();
    all.into_iter().find(|group| group.slug == place.slug).map(|group| group.standing)
}

async fn ask(network: &Network, who: &Person, reason: &str) -> Answer {
    network.post(who, &of(&network.closed, "/ask"), &[("reason", reason)]).await
}

/// The address at which a request or an invitation is decided, as the page of those who lead has it.
pub async fn decided_at(network: &Network, place: &Place) -> String {
    let page = network.get(&network.people.chair, &of(place, "/requests")).await;
    let from = page.body.find(&of(place, "/requests/")).unwrap_or_else(|| panic!("nobody asks: {}", page.body));
    page.body[from..].split(['"', '?']).next().unwrap().trim_end_matches("/withdraw").to_owned()
}

async fn decide(network: &Network, by: &Person, at: &str, decision: &str, cause: &str, reason: &str) -> Answer {
    network.post(by, at, &[("decision", decision), ("cause", cause), ("reason", reason)]).await
}

#[test]
fn one_asks_to_join_a_closed_workgroup_and_is_let_in() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let asker = &people.outsider;
        assert!(text(network, asker, &of(place, "")).await.contains("Ask to join"));
        let nothing = ask(network, asker, " ").await;
        assert!(nothing.status == 422 && html::text(&nothing.body).contains("Please fill this in"), "{}", nothing.body);
        assert_eq!(ask(network, asker, "I work with runaways").await.status, 303);
        assert!(text(network, asker, &of(place, "")).await.contains("You have asked to join"));
        assert!(text(network, asker, "/workgroups").await.contains("The closed workgroup"));
        let again = ask(network, asker, "I insist").await;
        assert!(again.status == 403 && again.body.contains("I insist"), "what was typed comes back: {}", again.body);

        // Those who lead are told, and nobody else reads it.
        assert!(text(network, &people.chair, &of(place, "")).await.contains("Requests and invitations 1 open"));
        assert!(text(network, &people.chair, "/inbox").await.contains("asks to join a workgroup that you lead"));
        let page = network.get(&people.chair, "/inbox").await;
        assert!(page.body.contains(&of(place, "/requests")), "{}", page.body);
        assert!(text(network, &people.chair, &of(place, "/requests")).await.contains("I work with runaways"));
        assert!(!text(network, &people.member, &of(place, "")).await.contains("Requests and invitations"));
        for nobody in [&people.member, asker, &people.administrator] {
            assert_eq!(network.get(nobody, &of(place, "/requests")).await.status, 403);
        }

        let at = decided_at(network, place).await;
        for nobody in [&people.member, asker] {
            assert_eq!(decide(network, nobody, &at, "accept", "", "").await.status, 403);
        }
        // In another workgroup of the same chair there is no such request.
        let elsewhere = at.replace(&place.slug, &network.open.slug);
        assert_eq!(decide(network, &people.chair, &elsewhere, "accept", "", "").await.status, 403);
        assert_eq!(standing(network, place, asker).await, Some(Standing::Outsider));
        assert_eq!(decide(network, &people.chair, &at, "accept", "", "").await.status, 303);
        assert_eq!(standing(network, place, asker).await, Some(Standing::Member));
        assert!(text(network, asker, "/inbox").await.contains("let you in: you are a member now"));
        assert_eq!(network.get(asker, &format!("/forums/{}", place.slug)).await.status, 200);
        assert_eq!(decide(network, &people.chair, &at, "decline", "full", "").await.status, 403, "it was decided");
        let log = text(network, &people.member, &of(place, "/log")).await;
        assert!(log.contains(&format!("Let in who had asked: {}", asker.viewer.name)), "{log}");
        assert_eq!(ask(network, asker, "Once more").await.status, 403, "a member asks for nothing");
    });
}

#[test]
fn a_decline_says_why_and_holds_for_a_fortnight() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let asker = &people.outsider;
        assert_eq!(ask(network, asker, "I work with runaways").await.status, 303);
        let at = decided_at(network, place).await;
        let silent = decide(network, &people.chair, &at, "decline", "", " ").await;
        assert_eq!(silent.status, 422, "{}", silent.body);
        let odd = decide(network, &people.chair, &at, "perhaps", "", "My words").await;
        assert!(odd.status == 422 && odd.body.contains("My words"), "{}", odd.body);
        assert_eq!(decide(network, &people.chair, &at, "decline", "full", "Ask in May").await.status, 303);
        let page = text(network, asker, &of(place, "")).await;
        assert!(page.contains("There are as many members as can work together: Ask in May"), "{page}");
        assert!(page.contains("in 14 days") && !page.contains("Ask again"), "{page}");
        let inbox = text(network, asker, "/inbox").await;
        assert!(inbox.contains("Your request to join was declined") && inbox.contains("Ask in May"), "{inbox}");
        let log = text(network, &people.member, &of(place, "/log")).await;
        assert!(log.contains("Declined a request to join") && !log.contains(&asker.viewer.name), "{log}");
        network.clock.forward(13 * DAY);
        let asker = &network.another_browser(&asker.viewer).await;
        let soon = ask(network, asker, "I could not wait").await;
        assert!(soon.status == 403 && soon.body.contains("in a day") && soon.body.contains("I could not wait"));
        network.clock.forward(DAY);
        let asker = &network.another_browser(&asker.viewer).await;
        assert!(text(network, asker, &of(place, "")).await.contains("Ask again"));
        assert_eq!(ask(network, asker, "It is May").await.status, 303);
    });
}

#[test]
fn one_takes_a_request_back_and_does_not_flood() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        let asker = &people.outsider;
        let withdraw = of(place, "/ask/withdraw");
        for n in 0..5 {
            assert_eq!(ask(network, asker, &format!("Try {n}")).await.status, 303);
            let at = decided_at(network, place).await;
            assert_eq!(network.post(asker, &withdraw, NOTHING).await.status, 303);
            assert_eq!(network.post(asker, &withdraw, NOTHING).await.status, 404);
            assert_eq!(decide(network, &people.chair, &at, "accept", "", "").await.status, 403, "it is gone");
        }
        let sixth = ask(network, asker, "Try again").await;
        assert!(sixth.status == 403 && sixth.body.contains("very many"), "{}", sixth.body);
        network.clock.forward(DAY);
        let asker = &network.another_browser(&asker.viewer).await;
        assert_eq!(ask(network, asker, "Another day").await.status, 303);
        assert_eq!(standing(network, place, asker).await, Some(Standing::Outsider));
        // An open workgroup is joined without asking; of a confidential one nobody knows.
        let open = network.post(asker, &of(&network.open, "/ask"), &[("reason", "x")]).await;
        assert!(open.status == 403 && open.body.contains("join it without asking"), "{}", open.body);
        assert_eq!(network.post(asker, &of(&network.confidential, "/ask"), &[("reason", "x")]).await.status, 404);
        let guest = network.guest(&network.open).await;
        assert_eq!(ask(network, &guest, "x").await.status, 404, "a guest sees their own workgroup");
    });
}

#[test]
fn of_two_who_decide_at_once_one_counts() {
    each_database(async |network| {
        let (people, place) = (&network.people, &network.closed);
        network.add_member(&place.slug, &people.ex_member.viewer).await;
        let deputy = &people.ex_member;
        offices::office(network, place, deputy, "deputy").await;
        let asker = &people.outsider;
        let (one, two, three) =
            tokio::join!(ask(network, asker, "Now"), ask(network, asker, "Now"), ask(network, asker, "Now"));
        let mut statuses = [one.status, two.status, three.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 403, 403]);
        let at = decided_at(network, place).await;
        let (accept, decline, withdraw) = (
            decide(network, &people.chair, &at, "accept", "", ""),
            decide(network, deputy, &at, "decline", "full", ""),
            async { network.post(asker, &of(place, "/ask/withdraw"), NOTHING).await.status },
        );
        let (accepted, declined, withdrawn) = tokio::join!(accept, decline, withdraw);
        let done = [accepted.status, declined.status, withdrawn].iter().filter(|status| **status == 303).count();
        assert_eq!(done, 1, "{} {} {withdrawn}", accepted.status, declined.status);
        let inside = standing(network, place, asker).await == Some(Standing::Member);
        assert_eq!(inside, accepted.status == 303);
    });
}
