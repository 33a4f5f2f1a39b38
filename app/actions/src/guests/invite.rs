//! Inviting a guest.

use super::{
    granted,
    letter::{Addressee, letter},
};
use crate::{Done, Sund, audit::line, handed_in::hash, mail::queue, sso::sure_for};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    guests::{InvitationForm, InviteGuest, LINK},
    ids::InvitationId,
    people::Viewer,
    sso::GuardedAct,
};
use sund_store::{
    Reads,
    audit::{self, Entry},
    guests::{self, NewInvitation},
    is_taken, sso,
};

/// What has become of an invitation.
#[derive(Clone)]
pub enum Invite {
    /// It was made: the token of its link, which is told this once.
    Made(String),
    /// It was made, and its link goes by mail: it is told to nobody here.
    Mailed,
    /// This form has made one before.
    Before,
}

/// Invites somebody into this workgroup as a guest. `id` is the form's own: pressed twice, it invites once.
pub async fn invite(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    id: InvitationId,
    form: InvitationForm<'_>,
) -> Done<Invite> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let host = granted::<InviteGuest>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::InviteGuests).await?;
    let at = sund.now();
    let invited = form.whole(at)?;
    not_of_a_provider(tx.reads(), &invited.domain).await?;
    let token = sund.new_token();
    let entry = Entry {
        workgroup: Some(host.workgroup.id),
        detail: Some(invited.email.clone()),
        ..line(sund, viewer, Audited::GuestInvited, invited.body.clone())
    };
    let expires = at.plus(LINK).min(invited.until);
    let mail = match sund.mail.as_deref() {
        Some(outbox) => {
            let to = Addressee { email: &invited.email, country: invited.country, language: invited.language };
            let letter = letter(viewer, &host.workgroup, &to, &token, expires);
            Some(queue(sund, &tx, outbox, &letter, expires).await?)
        }
        None => None,
    };
    let new = NewInvitation { id, token_hash: hash(&token), invited, by: viewer.person, at, expires, mail };
    match guests::insert_invitation(&tx, &host, new).await {
        Err(fault) if is_taken(&fault) => return Ok(Invite::Before),
        done => done?,
    }
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(match sund.mail.as_deref() {
        Some(outbox) => {
            outbox.wake();
            Invite::Mailed
        }
        None => Invite::Made(token),
    })
}

/// Whose address belongs to a provider is not invited: they sign in with it.
pub(super) async fn not_of_a_provider(on: &impl Reads, domain: &str) -> Done<()> {
    match sso::provider_by_domain(on, domain).await? {
        Some(_) => Err(Invalid::new(Field::Email, Problem::HasProvider).into()),
        None => Ok(()),
    }
}
