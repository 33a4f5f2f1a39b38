//! Invitations whose link goes by mail: sending it again, and whose mail one is.

use crate::{StoreError, Tx, mail, sql};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    guests::{Host, InviteGuest},
    ids::{InvitationId, MailId, PersonId, WorkgroupId},
    language::UiLanguage,
    mail::Delivery,
    people::Country,
    time::Timestamp,
};
use uuid::Uuid;

const SENDABLE: &str = "select i.email, i.body, i.country, i.until, i.language, i.mail_id, \
    l.last_try_at, l.sent_at, l.given_up_at from invitations i left join mails l on l.id = i.mail_id \
    where i.id = $1 and i.workgroup_id = $2 and i.used_at is null and i.withdrawn_at is null";
/// Of two who send it again at once, the second waits for the first and then finds another mail.
const NEW_LINK: &str = "update invitations set token_hash = $3, expires_at = $4, mail_id = $5, language = $6, invited_by = $7 \
    where id = $1 and mail_id is not distinct from $2 and used_at is null and withdrawn_at is null";
const OF_MAIL: &str = "select workgroup_id, body from invitations where mail_id = $1";

#[derive(Debug, FromQueryResult)]
struct SendableRow {
    email: String,
    body: String,
    country: String,
    until: i64,
    language: Option<String>,
    mail_id: Option<Uuid>,
    last_try_at: Option<i64>,
    sent_at: Option<i64>,
    given_up_at: Option<i64>,
}

/// An invitation that nobody has used, as it is before its mail is sent again.
#[derive(Clone, Debug)]
pub struct Sendable {
    /// Its id.
    pub id: InvitationId,
    /// The guest's address.
    pub email: String,
    /// The body that the guest is from.
    pub body: String,
    /// Its country.
    pub country: Country,
    /// When the stay would end.
    pub until: Timestamp,
    /// The language of the mail from before.
    pub language: Option<UiLanguage>,
    /// The mail from before.
    pub mail: Option<MailId>,
    /// What has become of it.
    pub delivery: Option<Delivery>,
}

/// The invitation of this workgroup that nobody has used or withdrawn.
pub async fn sendable(
    on: &impl ConnectionTrait,
    host: &Granted<Host, InviteGuest>,
    id: InvitationId,
    now: Timestamp,
) -> Result<Option<Sendable>, StoreError> {
    let values = [id.0.into(), host.workgroup.id.0.into()];
    let Some(row) = sql::one::<SendableRow>(on, SENDABLE, values).await? else { return Ok(None) };
    Ok(Some(Sendable {
        id,
        email: row.email,
        body: row.body,
        country: sql::code("country", &row.country)?,
        until: Timestamp(row.until),
        language: row.language.map(|language| sql::code("language", &language)).transpose()?,
        mail: row.mail_id.map(MailId),
        delivery: row.last_try_at.map(|last_try| mail::delivery(row.sent_at, row.given_up_at, last_try, now)),
    }))
}

/// A link that takes the place of an invitation's link from before.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// Hash of its token.
    pub token_hash: String,
    /// When it ends.
    pub expires: Timestamp,
    /// The mail that carries it.
    pub mail: MailId,
    /// The language of that mail.
    pub language: UiLanguage,
    /// Who sends it, and stands for the invitation from now on.
    pub by: PersonId,
}

/// Gives the invitation a new link: the one from before leads nowhere, and a mail with it that still waits is not sent.
/// Says whether it was done; not if somebody else did it meanwhile, or the invitation is gone.
pub async fn new_link(tx: &Tx, before: &Sendable, new: NewLink, at: Timestamp) -> Result<bool, StoreError> {
    let values = [
        before.id.0.into(),
        before.mail.map(|id| id.0).into(),
        new.token_hash.into(),
        new.expires.0.into(),
        new.mail.0.into(),
        new.language.code().into(),
        new.by.0.into(),
    ];
    if sql::run(&tx.0, NEW_LINK, values).await? == 0 {
        return Ok(false);
    }
    if let Some(mail) = before.mail {
        mail::cancel(tx, mail, at).await?;
    }
    Ok(true)
}

#[derive(Debug, FromQueryResult)]
struct OfMailRow {
    workgroup_id: Uuid,
    body: String,
}

/// The invitation whose link a mail carries.
#[derive(Clone, Debug)]
pub struct OfMail {
    /// Into which workgroup.
    pub workgroup: WorkgroupId,
    /// The body that the guest is from.
    pub body: String,
}

/// The invitation whose link this mail carries; none once another mail does.
pub async fn of_mail(on: &impl ConnectionTrait, mail: MailId) -> Result<Option<OfMail>, StoreError> {
    let row = sql::one::<OfMailRow>(on, OF_MAIL, [mail.0.into()]).await?;
    Ok(row.map(|row| OfMail { workgroup: row.workgroup_id.into(), body: row.body }))
}
