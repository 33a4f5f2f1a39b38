//! Inviting a guest.

use super::granted;
use crate::{Done, Sund, audit::line, handed_in::hash, sso::sure_for};
use sund_domain::{
    Field, Invalid, Problem,
    audit::Audited,
    guests::{InvitationForm, InviteGuest, LINK},
    ids::InvitationId,
    people::Viewer,
    sso::GuardedAct,
};
use sund_store::{
    audit::{self, Entry},
    guests::{self, NewInvitation},
    is_taken, sso,
};

/// What has become of an invitation.
#[derive(Clone)]
pub enum Invite {
    /// It was made: the token of its link, which is told this once.
    Made(String),
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
    let tx = sund.store.begin().await?;
    let host = granted::<InviteGuest>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::InviteGuests).await?;
    let at = sund.now();
    let invited = form.whole(at)?;
    if sso::provider_by_domain(tx.reads(), &invited.domain).await?.is_some() {
        return Err(Invalid::new(Field::Email, Problem::HasProvider).into());
    }
    let token = sund.new_token();
    let entry = Entry {
        workgroup: Some(host.workgroup.id),
        detail: Some(invited.email.clone()),
        ..line(sund, viewer, Audited::GuestInvited, invited.body.clone())
    };
    let expires = at.plus(LINK).min(invited.until);
    let new = NewInvitation { id, token_hash: hash(&token), invited, by: viewer.person, at, expires };
    match guests::insert_invitation(&tx, &host, new).await {
        Err(fault) if is_taken(&fault) => return Ok(Invite::Before),
        done => done?,
    }
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(Invite::Made(token))
}
