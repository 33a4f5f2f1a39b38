//! Two at once: one wins, and nothing is torn.

use super::{Rows, asked, press, ways};
use sund_tests::{Person, each_database};

#[test]
fn two_browsers_join_the_same_account_at_once() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let elsewhere = network.another_browser(&chair.viewer).await;
        let (one, two) = (asked(network, chair, member).await, asked(network, &elsewhere, member).await);
        let (first, second) = tokio::join!(press(network, chair, one), press(network, &elsewhere, two));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 404], "{} {}", first.body, second.body);
        assert_eq!(ways(network, chair).await.len(), 2);
        let rows = Rows::of(network).await;
        let lines = "select count(*) from audit_log where act in ('account-joined', 'account-handed-over')";
        assert_eq!(rows.number(lines, []).await, 2, "one entry each way");
        rows.done().await;
    });
}

#[test]
fn the_same_button_pressed_tenfold_is_pressed_once() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let joining = asked(network, chair, member).await;
        let presses = (0..10).map(|_| press(network, chair, joining));
        let answers = futures_util::future::join_all(presses).await;
        let done = answers.iter().filter(|answer| answer.location() == "/settings/identities").count();
        assert_eq!(done, 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        assert!(answers.iter().all(|answer| answer.status == 303 || answer.status == 404));
    });
}

/// Each account wants the other one: there is one person afterwards, not none and not two that are both over.
#[test]
fn two_accounts_want_each_other_at_once() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let (one, two) = (asked(network, chair, member).await, asked(network, member, chair).await);
        let (first, second) = tokio::join!(press(network, chair, one), press(network, member, two));
        let won = |answer: &sund_tests::Answer| answer.location() == "/settings/identities";
        assert!(won(&first) != won(&second), "{} {}", first.status, second.status);
        let rows = Rows::of(network).await;
        let ended = async |who: &Person| rows.is_ended(who.viewer.person).await;
        assert!(ended(chair).await != ended(member).await);
        let stays = if ended(chair).await { member } else { chair };
        assert_eq!(ways(network, stays).await.len(), 2);
        rows.done().await;
    });
}
