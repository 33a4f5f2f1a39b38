//! Sending the mail of an invitation again, with a new link: the old one is kept nowhere.

use super::{
    granted,
    invite::not_of_a_provider,
    letter::{Addressee, letter},
    log,
};
use crate::{Done, Sund, error::found, handed_in::hash, mail::queue, sso::sure_for};
use sund_domain::{
    audit::Audited,
    guests::{InviteGuest, LINK, can_be_sent},
    ids::InvitationId,
    language::UiLanguage,
    people::Viewer,
    sso::{GuardedAct, domain_of},
};
use sund_store::guests::{self, NewLink};

/// Sends it, if none waits and the last one was not just sent: a second press sends nothing more. `language` is that of
/// an invitation that never went by mail.
pub async fn send_again(sund: &Sund, viewer: &Viewer, slug: &str, id: InvitationId, language: UiLanguage) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let host = granted::<InviteGuest>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::InviteGuests).await?;
    let outbox = found(sund.mail.as_deref())?;
    let at = sund.now();
    let before = found(guests::sendable(tx.reads(), &host, id, at).await?)?;
    not_of_a_provider(tx.reads(), &domain_of(&before.email)?).await?;
    if !can_be_sent(before.delivery, before.until, at) {
        return Ok(());
    }
    let (token, expires) = (sund.new_token(), at.plus(LINK).min(before.until));
    let language = before.language.unwrap_or(language);
    let to = Addressee { email: &before.email, country: before.country, language };
    let letter = letter(viewer, &host.workgroup, &to, &token, expires);
    let mail = queue(sund, &tx, outbox, &letter, expires).await?;
    let new = NewLink { token_hash: hash(&token), expires, mail, language, by: viewer.person };
    if !guests::new_link(&tx, &before, new, at).await? {
        // Somebody else has just done it: dropping the transaction forgets ours.
        return Ok(());
    }
    log(sund, &tx, viewer, Audited::InvitationSentAgain, &host, before.body).await?;
    tx.commit().await?;
    outbox.wake();
    Ok(())
}
