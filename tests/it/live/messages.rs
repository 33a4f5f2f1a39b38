//! What becomes of messages once they are said: answers, reactions, changes, taking back, removing; and that whoever
//! resumes by number misses none of it.

use super::{
    chatham::opened,
    socket::{Socket, record},
};
use sund_domain::live::{CHANGE_WITHIN, Gone, Mode, Reaction, frames::ClientFrame};
use sund_tests::{NOBODY, Network, Person, each_database, html};
use uuid::Uuid;

async fn post(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

#[test]
fn a_message_is_answered_and_the_answers_stand_below_it() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let mut here = Socket::enter(network, &people.member, session, 0).await;
        let say =
            ClientFrame::Say { id: Uuid::from_u128(1), text: "An answer".into(), language: None, reply_to: Some(1) };
        here.send(&say).await;
        here.until(3).await;
        assert_eq!(here.shown[2].reply_to, Some(1));
        let to = format!("/live/{session}?reply=3");
        let box_ = network.get(&people.chair, &to).await.body;
        assert_eq!(html::field(&box_, "reply_to").as_deref(), Some("3"));
        let by_form = [("body", "And one to that"), ("reply_to", "3")];
        assert_eq!(post(network, &people.chair, &format!("/live/{session}/messages"), &by_form).await, 303);
        let page = html::text(&network.get(&people.member, &format!("/live/{session}/messages/3")).await.body);
        for part in ["What it answers", "Hello", "An answer", "Answers", "And one to that"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        // A message that is not there is answered by none.
        let nothing = [("body", "To nothing"), ("reply_to", "77")];
        assert_eq!(post(network, &people.chair, &format!("/live/{session}/messages"), &nothing).await, 303);
        assert_eq!(record(network, session).await[4].reply_to, None);
    });
}

#[test]
fn every_change_reaches_everybody_and_whoever_resumes() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let mut here = Socket::enter(network, &people.member, session, 0).await;
        let number = here.said(1, "Frist").await.unwrap();
        let message = format!("/live/{session}/messages/{number}");
        for (act, fields) in [
            ("react", &[("reaction", "agree"), ("on", "yes")][..]),
            ("react", &[("reaction", "agree"), ("on", "yes")]),
            ("react", &[("reaction", "thanks"), ("on", "yes")]),
        ] {
            assert_eq!(post(network, &people.chair, &format!("{message}/{act}"), fields).await, 303);
        }
        assert_eq!(post(network, &people.member, &format!("{message}/edit"), &[("body", "First")]).await, 303);
        here.until_change(7).await;
        let last = here.shown.last().unwrap();
        assert_eq!((last.number, last.edited, last.html.trim()), (number, true, "<p>First</p>"));
        assert_eq!(last.reactions, [(Reaction::Agree, 1), (Reaction::Thanks, 1)]);
        // Of the four changes only the last one is left, and that is no gap.
        let resumed = Socket::enter(network, &people.author, session, 3).await;
        assert_eq!(resumed.shown, std::slice::from_ref(last));
        let off = [("reaction", "thanks"), ("on", "no")];
        assert_eq!(post(network, &people.chair, &format!("{message}/react"), &off).await, 303);
        here.until_change(8).await;
        assert_eq!(here.shown.last().unwrap().reactions, [(Reaction::Agree, 1)]);

        assert_eq!(post(network, &people.member, &format!("{message}/take-back"), &[("", "")]).await, 303);
        here.until_change(9).await;
        let gone = here.shown.last().unwrap();
        assert_eq!((gone.gone, gone.html.as_str(), gone.reactions.len()), (Some(Gone::Author), "", 0));
        let page = network.get(&people.chair, &message).await.body;
        assert!(html::text(&page).contains("Its author took this message back.") && !page.contains("First"), "{page}");
        assert_eq!(here.said(2, "The next one").await, Ok(number + 1), "changes are no messages");
    });
}

#[test]
fn one_changes_ones_own_and_for_a_time() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let mut here = Socket::enter(network, &people.member, session, 0).await;
        let number = here.said(1, "Mine").await.unwrap();
        let message = format!("/live/{session}/messages/{number}");
        for act in ["edit", "take-back"] {
            let address = format!("{message}/{act}");
            assert_eq!(post(network, &people.chair, &address, &[("body", "Theirs")]).await, 403, "{act}");
            for who in [&people.outsider, &people.ex_member] {
                assert_eq!(post(network, who, &address, &[("body", "Theirs")]).await, 404, "{act}");
            }
        }
        assert_eq!(network.get(&people.outsider, &message).await.status, 404);
        assert_eq!(network.get(NOBODY, &message).await.status, 303);
        let empty = network.post(&people.member, &format!("{message}/edit"), &[("body", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(html::text(&empty.body).contains("Please fill this in."), "{}", empty.body);
        network.clock.forward(CHANGE_WITHIN + 1);
        let late = network.post(&people.member, &format!("{message}/edit"), &[("body", "Too late, alas")]).await;
        assert_eq!(late.status, 403);
        let text = html::text(&late.body);
        assert!(text.contains("could be changed is over") && text.contains("Too late, alas"), "{text}");
        assert_eq!(record(network, session).await.last().unwrap().html.trim(), "<p>Mine</p>");
        for wrong in ["0", "99", "x", "-1"] {
            assert_eq!(network.get(&people.member, &format!("/live/{session}/messages/{wrong}")).await.status, 404);
        }
    });
}

#[test]
fn a_chair_removes_a_message_and_the_log_says_so() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        let message = format!("/live/{session}/messages/2/remove");
        assert_eq!(post(network, &people.member, &message, &[("reason", "x")]).await, 403);
        assert_eq!(post(network, &people.chair, &message, &[("reason", "")]).await, 422);
        assert_eq!(post(network, &people.chair, &message, &[("reason", "Names a child")]).await, 303);
        assert_eq!(post(network, &people.chair, &message, &[("reason", "Again")]).await, 404);
        let removed = &record(network, session).await[1];
        assert_eq!((removed.gone, removed.html.as_str()), (Some(Gone::Chair), ""));
        let address = format!("/live/{session}/messages/2");
        let (theirs, ours) =
            (network.get(&people.member, &address).await.body, network.get(&people.chair, &address).await.body);
        assert!(
            !theirs.contains(network.closed.marker) || !html::text(&theirs).contains("What was written"),
            "{theirs}"
        );
        assert!(html::text(&ours).contains("What was written"), "{ours}");
        let log =
            html::text(&network.get(&people.member, &format!("/workgroups/{}/log", network.closed.slug)).await.body);
        assert!(log.contains("Removed a message from a session") && log.contains("Names a child"), "{log}");
        // Also from a record.
        let ended = format!("/live/{}/messages/1/remove", network.closed.ended);
        assert_eq!(post(network, &people.chair, &ended, &[("reason", "Names a child")]).await, 303);
        assert_eq!(record(network, network.closed.ended).await[0].gone, Some(Gone::Chair));
    });
}

#[test]
fn a_receipt_withdraws_one_message_also_afterwards() {
    each_database(async |network| {
        let session = opened(network, Mode::Alias).await;
        let (people, address) = (&network.people, format!("/live/{session}"));
        let id = Uuid::from_u128(7 << 64 | 9);
        let fields = [("form", id.to_string()), ("body", "To be withdrawn".into())];
        let sent = network.post(&people.member, &format!("{address}/messages"), &fields).await;
        assert!(sent.status == 200 && sent.body.contains(&id.to_string()), "{}", sent.body);
        let again = network.post(&people.member, &format!("{address}/messages"), &fields).await;
        assert_eq!((again.status, record(network, session).await.len()), (200, 1), "a reload sends nothing twice");
        let withdraw = format!("{address}/withdraw");
        for wrong in ["", "x", "00000000-0000-0000-0000-000000000000"] {
            let refused = network.post(&people.member, &withdraw, &[("receipt", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(
                html::text(&refused.body).contains("No message of this session has this receipt"),
                "{}",
                refused.body
            );
        }
        assert_eq!(post(network, &people.chair, &format!("{address}/end"), &[("", "")]).await, 303);
        let receipt = id.to_string();
        let shown = network.post(&people.chair, &withdraw, &[("receipt", receipt.as_str())]).await;
        assert!(shown.status == 200 && html::text(&shown.body).contains("To be withdrawn"), "{}", shown.body);
        let sure = [("receipt", receipt.as_str()), ("sure", "yes")];
        assert_eq!(post(network, &people.outsider, &withdraw, &sure).await, 303, "whoever has it may");
        assert_eq!(post(network, &people.member, &withdraw, &sure).await, 422, "once");
        assert_eq!(record(network, session).await[0].gone, Some(Gone::Author));
        // Where people are named there are no receipts.
        let named = format!("/live/{}/withdraw", network.closed.open);
        assert_eq!(network.get(&people.member, &named).await.status, 404);
    });
}
