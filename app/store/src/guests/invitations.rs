//! Invitations: made by those who may, used once by whoever holds the link.

use super::rows::invitations;
use crate::{
    StoreError, Tx, mail,
    sql::{self, code},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{
    Granted,
    guests::{Host, Invitation, InviteGuest, Invited, Offer, SeeGuests, WithdrawInvitation},
    ids::{InvitationId, MailId, PersonId, WorkgroupId},
    people::Country,
    time::Timestamp,
};
use uuid::Uuid;

/// An invitation that is about to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Its id.
    pub id: InvitationId,
    /// Hash of the link's token.
    pub token_hash: String,
    /// Whom, and until when.
    pub invited: Invited,
    /// Who invites.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// When the link ends.
    pub expires: Timestamp,
    /// The mail that carries the link; none if the link is shown.
    pub mail: Option<MailId>,
}

/// Adds an invitation.
pub async fn insert_invitation(
    tx: &Tx,
    host: &Granted<Host, InviteGuest>,
    new: NewInvitation,
) -> Result<(), StoreError> {
    let row = invitations::ActiveModel {
        id: Set(new.id.0),
        token_hash: Set(new.token_hash),
        workgroup_id: Set(host.workgroup.id.0),
        email: Set(new.invited.email),
        body: Set(new.invited.body),
        country: Set(new.invited.country.code().into()),
        until: Set(new.invited.until.0),
        invited_by: Set(new.by.0),
        created_at: Set(new.at.0),
        expires_at: Set(new.expires.0),
        used_at: Set(None),
        used_by: Set(None),
        withdrawn_at: Set(None),
        mail_id: Set(new.mail.map(|id| id.0)),
        language: Set(new.mail.map(|_| new.invited.language.code().into())),
    };
    invitations::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Whoever invited could do so at `$2` still: the rule of `sund_domain::guests::may`, but for how sure the sign-in is.
/// An invitation is worth what its inviter is: with the chair, or the account, it goes.
macro_rules! still_invites {
    ($invitation:literal) => {
        concat!(
            " exists (select 1 from people host join workgroups hosting on hosting.id = ",
            $invitation,
            ".workgroup_id left join memberships hm on hm.workgroup_id = hosting.id and hm.person_id = host.id \
             and hm.ended_at is null and (hm.until is null or hm.until > $2) where host.id = ",
            $invitation,
            ".invited_by and host.ended_at is null and host.approved_at is not null and (hm.role = 'chair' or \
             (host.administrator and (hm.role in ('member', 'deputy') or (hm.role is null and hosting.visibility = 'open'))))) "
        )
    };
}

const OPEN: &str = concat!(
    "select i.id, i.email, i.body, i.country, i.until, i.expires_at, p.name as by_name, l.last_try_at, l.sent_at, l.given_up_at, not",
    still_invites!("i"),
    "as void from invitations i join people p on p.id = i.invited_by left join mails l on l.id = i.mail_id \
     where i.workgroup_id = $1 and i.used_at is null and i.withdrawn_at is null \
     order by i.created_at desc, i.id desc limit 200"
);
const OFFER: &str = concat!(
    "select i.id, w.name as workgroup_name, w.slug, i.email, i.body, i.until, p.name as by_name \
     from invitations i join workgroups w on w.id = i.workgroup_id join people p on p.id = i.invited_by \
     where i.token_hash = $1 and i.used_at is null and i.withdrawn_at is null and i.expires_at > $2 and i.until > $2 and",
    still_invites!("i")
);
/// Of two who come at once, the second waits for the first and then finds nothing.
const TAKE: &str = concat!(
    "update invitations set used_at = $2 where token_hash = $1 \
     and used_at is null and withdrawn_at is null and expires_at > $2 and until > $2 and",
    still_invites!("invitations"),
    "returning id, workgroup_id, email, body, country, until, mail_id"
);
const USED_BY: &str = "update invitations set used_by = $2 where id = $1";
const WITHDRAW: &str = "update invitations set withdrawn_at = $3 \
    where id = $1 and workgroup_id = $2 and used_at is null and withdrawn_at is null returning body, mail_id";

#[derive(Debug, FromQueryResult)]
struct OpenRow {
    id: Uuid,
    email: String,
    body: String,
    country: String,
    until: i64,
    expires_at: i64,
    by_name: String,
    last_try_at: Option<i64>,
    sent_at: Option<i64>,
    given_up_at: Option<i64>,
    void: bool,
}

/// Invitations that nobody has used or withdrawn, the newest first; at most 200.
pub async fn invitations(
    on: &impl ConnectionTrait,
    host: &Granted<Host, SeeGuests>,
    now: Timestamp,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = sql::all::<OpenRow>(on, OPEN, [host.workgroup.id.0.into(), now.0.into()]).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Invitation {
                id: row.id.into(),
                email: row.email,
                body: row.body,
                country: code("country", &row.country)?,
                until: Timestamp(row.until),
                by: row.by_name,
                expires: Timestamp(row.expires_at),
                delivery: row.last_try_at.map(|last_try| mail::delivery(row.sent_at, row.given_up_at, last_try, now)),
                void: row.void,
            })
        })
        .collect()
}

#[derive(Debug, FromQueryResult)]
struct OfferRow {
    id: Uuid,
    workgroup_name: String,
    slug: String,
    email: String,
    body: String,
    until: i64,
    by_name: String,
}

/// What the holder of this link is offered, while the invitation can be used.
pub async fn offer(on: &impl ConnectionTrait, token_hash: &str, now: Timestamp) -> Result<Option<Offer>, StoreError> {
    let row = sql::one::<OfferRow>(on, OFFER, [token_hash.into(), now.0.into()]).await?;
    Ok(row.map(|row| Offer {
        id: row.id.into(),
        workgroup: row.workgroup_name,
        slug: row.slug,
        email: row.email,
        body: row.body,
        by: row.by_name,
        until: Timestamp(row.until),
    }))
}

#[derive(Debug, FromQueryResult)]
struct TakenRow {
    id: Uuid,
    workgroup_id: Uuid,
    email: String,
    body: String,
    country: String,
    until: i64,
    mail_id: Option<Uuid>,
}

/// An invitation that was just used.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its id.
    pub id: InvitationId,
    /// Into which workgroup.
    pub workgroup: WorkgroupId,
    /// The address that was invited.
    pub email: String,
    /// The body that the guest is from.
    pub body: String,
    /// Its country.
    pub country: Country,
    /// When the stay ends.
    pub until: Timestamp,
}

/// Uses the invitation: it can be used once, also by two requests at the same time. A mail with its link that still waits
/// is not sent: whoever has used it has the link.
pub async fn take_invitation(tx: &Tx, token_hash: &str, now: Timestamp) -> Result<Option<Taken>, StoreError> {
    let Some(row) = sql::one::<TakenRow>(&tx.0, TAKE, [token_hash.into(), now.0.into()]).await? else {
        return Ok(None);
    };
    if let Some(mail) = row.mail_id {
        mail::cancel(tx, mail.into(), now).await?;
    }
    Ok(Some(Taken {
        id: row.id.into(),
        workgroup: row.workgroup_id.into(),
        email: row.email,
        body: row.body,
        country: code("country", &row.country)?,
        until: Timestamp(row.until),
    }))
}

/// Notes who used it: the person may be made in between.
pub async fn used_by(tx: &Tx, invitation: InvitationId, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, USED_BY, [invitation.0.into(), person.0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct WithdrawnRow {
    body: String,
    mail_id: Option<Uuid>,
}

/// Withdraws an invitation that nobody has used, and with it the mail that still waits; says whom it was for, or that
/// there is none.
pub async fn withdraw(
    tx: &Tx,
    host: &Granted<Host, WithdrawInvitation>,
    invitation: InvitationId,
    at: Timestamp,
) -> Result<Option<String>, StoreError> {
    let values = [invitation.0.into(), host.workgroup.id.0.into(), at.0.into()];
    let Some(row) = sql::one::<WithdrawnRow>(&tx.0, WITHDRAW, values).await? else { return Ok(None) };
    if let Some(mail) = row.mail_id {
        mail::cancel(tx, mail.into(), at).await?;
    }
    Ok(Some(row.body))
}
