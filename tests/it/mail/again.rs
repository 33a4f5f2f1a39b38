//! Sending an invitation again: a new link, one mail, and only by those who may invite.

use super::*;
use sund_actions::{ActionError, guests::send_again, sso::guard_act};
use sund_domain::{
    Refusal,
    guests::SENT_AGAIN,
    people::Viewer,
    sso::{Assurance, GuardedAct, Level},
};
use sund_tests::NOBODY;

async fn again(sund: &Sund, who: &Viewer, place: &Place, id: InvitationId) -> Result<(), ActionError> {
    send_again(sund, who, &place.slug, id, UiLanguage::Sv).await
}

async fn link_works(network: &Network, token: &str) -> bool {
    match network.get(NOBODY, &format!("/invitations/{token}")).await.status {
        200 => true,
        404 => false,
        other => panic!("{other}"),
    }
}

#[test]
fn the_new_link_takes_the_place_of_the_old_one() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let database = network.connect().await;
        let id = mailed(network, sund, &network.open).await;
        let first = mail(sund).await;
        // One is on its way: a press does nothing.
        again(sund, chair, &network.open, id).await.unwrap();
        settle(sund, &first, Outcome::Taken, "").await.unwrap();
        // One has just been sent.
        network.clock.forward(SENT_AGAIN - 1);
        again(sund, chair, &network.open, id).await.unwrap();
        assert!(nothing_is_due(sund).await && link_works(network, &token(&first)).await);
        network.clock.forward(1);
        again(sund, chair, &network.open, id).await.unwrap();
        let second = mail(sund).await;
        assert_ne!(first.id, second.id, "another mail, under another name");
        assert_eq!(second.letter.language, UiLanguage::Fi, "in the language of the first");
        assert!(link_works(network, &token(&second)).await && !link_works(network, &token(&first)).await);
        assert_eq!(lines(&database, "invitation-sent-again").await.len(), 1);
        database.close().await.unwrap();
    });
}

#[test]
fn a_link_that_is_over_is_new_again_and_no_longer_than_the_stay() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let id = mailed(network, sund, &network.open).await;
        settle(sund, &mail(sund).await, Outcome::Never, "the mail server answered 550").await.unwrap();
        network.clock.forward(20 * DAY);
        again(sund, chair, &network.open, id).await.unwrap();
        let before = open(network, sund, &network.open).await.remove(0);
        assert_eq!((before.delivery, before.expires), (Some(Delivery::Waiting), before.until));
        settle(sund, &mail(sund).await, Outcome::Never, "the mail server answered 550").await.unwrap();
        network.clock.put(before.until);
        again(sund, chair, &network.open, id).await.unwrap();
        assert!(nothing_is_due(sund).await, "the stay would be over");
    });
}

#[test]
fn pressed_by_two_at_once_it_is_sent_once() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let database = network.connect().await;
        let id = mailed(network, sund, &network.open).await;
        settle(sund, &mail(sund).await, Outcome::Never, "the mail server answered 550").await.unwrap();
        let presses = (0..6).map(|_| again(sund, chair, &network.open, id));
        for done in futures_util::future::join_all(presses).await {
            done.unwrap();
        }
        let waiting = outbox(&database).await.iter().filter(|(state, _)| state == "waits").count();
        assert_eq!((waiting, outbox(&database).await.len()), (1, 2));
        assert_eq!(lines(&database, "invitation-sent-again").await.len(), 1);
        assert!(link_works(network, &token(&mail(sund).await)).await);
        database.close().await.unwrap();
    });
}

/// Made before there was mail, its link was shown; it can go by mail now.
#[test]
fn an_invitation_from_before_goes_by_mail() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let shown = network.invitation(&network.open, EMAIL).await;
        let before = open(network, sund, &network.open).await.remove(0);
        assert_eq!(before.delivery, None);
        again(sund, chair, &network.open, before.id).await.unwrap();
        let mail = mail(sund).await;
        assert_eq!(mail.letter.language, UiLanguage::Sv);
        assert!(link_works(network, &token(&mail)).await && !link_works(network, &shown).await);
    });
}

#[test]
fn only_those_send_again_who_may_invite() {
    each_database(async |network| {
        let (sund, people, place) = (&with_outbox(network, 15), &network.people, &network.confidential);
        let id = mailed(network, sund, place).await;
        settle(sund, &mail(sund).await, Outcome::Never, "the mail server answered 550").await.unwrap();
        let refused = async |who: &Viewer, id| match again(sund, who, place, id).await {
            Err(ActionError::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(&people.member.viewer, id).await, Refusal::ChairsOnly);
        assert_eq!(refused(&people.outsider.viewer, id).await, Refusal::NotFound);
        assert_eq!(refused(&people.administrator.viewer, id).await, Refusal::NotFound);
        assert_eq!(refused(&people.chair.viewer, sund.new_id()).await, Refusal::NotFound);
        // Of another workgroup of the same chair.
        let other = again(sund, &people.chair.viewer, &network.open, id).await;
        assert!(matches!(other, Err(ActionError::Refused(Refusal::NotFound))));
        // Where no mail is sent, there is nothing to send again.
        let without = again(network.sund(), &people.chair.viewer, place, id).await;
        assert!(matches!(without, Err(ActionError::Refused(Refusal::NotFound))));
        // Inviting asks for a fresh sign-in, and so does this.
        let required = Assurance { level: Level::Low, within: Some(DAY / 24) };
        guard_act(sund, &people.administrator.viewer, GuardedAct::InviteGuests, required).await.unwrap();
        let mut late = people.chair.viewer.clone();
        late.seer.now = late.seer.now.plus(DAY / 24 + 1);
        assert_eq!(refused(&late, id).await, Refusal::StepUp(required));
        withdraw(sund, &people.chair.viewer, &place.slug, id).await.unwrap();
        assert_eq!(refused(&people.chair.viewer, id).await, Refusal::NotFound);
        assert!(nothing_is_due(sund).await);
    });
}

#[test]
fn who_has_a_provider_by_now_is_sent_nothing() {
    each_database(async |network| {
        let (sund, chair) = (&with_outbox(network, 15), &network.people.chair.viewer);
        let id = mailed(network, sund, &network.open).await;
        settle(sund, &mail(sund).await, Outcome::Never, "the mail server answered 550").await.unwrap();
        let database = network.connect().await;
        let sql = "update invitations set email = 'kaja@justice.fi.example'";
        database.execute_unprepared(sql).await.unwrap();
        database.close().await.unwrap();
        assert!(matches!(again(sund, chair, &network.open, id).await, Err(ActionError::Invalid(_))));
        assert!(nothing_is_due(sund).await);
    });
}
