//! What those do who administer an organisation: see its people, let them in, end their accounts.

use crate::{Done, Sund, audit::line, error::found};
use sund_domain::{
    Act, Field, Granted,
    audit::Audited,
    ids::PersonId,
    people::{AppointAdministrator, ApprovePerson, Authority, Colleague, EndAccount, SeeAccount, Viewer},
    text,
    text::NOTE_MOST,
};
use sund_store::{Reads, Tx, audit, people::colleagues as rows};

async fn granted<A: Act<Colleague>>(on: &impl Reads, viewer: &Viewer, person: PersonId) -> Done<Granted<Colleague, A>> {
    Ok(Granted::check(found(rows::colleague(on, viewer.person, person).await?)?)?)
}

/// People on one page.
pub const COLLEAGUES_A_PAGE: usize = 100;
/// The most characters of a name that is looked for.
const NAME_LOOKED_FOR_MOST: usize = 100;

/// A page of the organisation that the viewer administers: people in whose name a word begins like this, those who wait
/// first, after this person; and the one after whom the next page begins. For others the page is not there. One query, two
/// with `after`.
pub async fn colleagues(
    sund: &Sund,
    viewer: &Viewer,
    name: &str,
    after: Option<PersonId>,
) -> Done<(Vec<Colleague>, Option<PersonId>)> {
    found((viewer.administers || viewer.administrator).then_some(()))?;
    let on = sund.store.reads();
    let after = match after {
        Some(person) => Some(granted::<SeeAccount>(on, viewer, person).await?.into_inner()),
        None => None,
    };
    let name: String =
        name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(NAME_LOOKED_FOR_MOST).collect();
    let limit = u32::try_from(COLLEAGUES_A_PAGE).unwrap_or(u32::MAX) + 1;
    let mut all = rows::colleagues(on, viewer.person, &name, after.as_ref(), limit).await?;
    let more = all.len() > COLLEAGUES_A_PAGE;
    all.truncate(COLLEAGUES_A_PAGE);
    // Somebody of the organisation is always there but where one looks for a name: the rows say on what ground one sees them.
    found(all.iter().all(|one| one.authority != Authority::None).then_some(()))?;
    let next = all.last().filter(|_| more).map(|one| one.author.person);
    Ok((all, next))
}

/// Who waits in organisations that nobody administers, for platform administrators: nobody else could let them in. The
/// first who is let in can be made the organisation's administrator.
pub async fn waiting_alone(sund: &Sund, viewer: &Viewer) -> Done<Vec<Colleague>> {
    if !viewer.administrator {
        return Ok(Vec::new());
    }
    Ok(rows::waiting_alone(sund.store.reads(), viewer.person).await?)
}

/// A person's account.
pub async fn colleague(sund: &Sund, viewer: &Viewer, person: PersonId) -> Done<Colleague> {
    Ok(granted::<SeeAccount>(sund.store.reads(), viewer, person).await?.into_inner())
}

/// Lets a person in who waits.
pub async fn approve_person(sund: &Sund, viewer: &Viewer, person: PersonId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let colleague = granted::<ApprovePerson>(tx.reads(), viewer, person).await?;
    if rows::approve(&tx, &colleague, sund.now()).await? {
        log(sund, &tx, viewer, Audited::PersonApproved, &colleague, None).await?;
    }
    Ok(tx.commit().await?)
}

/// Ends a person's account, and every session of theirs. What they wrote stays.
pub async fn end_account(sund: &Sund, viewer: &Viewer, person: PersonId, reason: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let colleague = granted::<EndAccount>(tx.reads(), viewer, person).await?;
    let reason = text::line(Field::Reason, reason, NOTE_MOST)?;
    rows::end(&tx, &colleague, sund.now()).await?;
    log(sund, &tx, viewer, Audited::PersonEnded, &colleague, Some(reason)).await?;
    Ok(tx.commit().await?)
}

/// Makes a person an administrator of their organisation, or takes that back.
pub async fn appoint_administrator(sund: &Sund, viewer: &Viewer, person: PersonId, appoint: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let colleague = granted::<AppointAdministrator>(tx.reads(), viewer, person).await?;
    if colleague.administers != appoint {
        rows::appoint(&tx, &colleague, appoint.then(|| sund.now())).await?;
        let act = if appoint { Audited::AdministratorAppointed } else { Audited::AdministratorDismissed };
        log(sund, &tx, viewer, act, &colleague, None).await?;
    }
    Ok(tx.commit().await?)
}

async fn log(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    act: Audited,
    person: &Colleague,
    reason: Option<String>,
) -> Done<()> {
    let mut entry = line(sund, viewer, act, person.author.name.clone());
    entry.reason = reason;
    // Two may have one name.
    entry.detail = Some(person.author.person.to_string());
    Ok(audit::add(tx, entry).await?)
}
