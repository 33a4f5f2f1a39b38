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

/// The people of the organisation that the viewer administers, those who wait first. For others the page is not there.
pub async fn colleagues(sund: &Sund, viewer: &Viewer) -> Done<Vec<Colleague>> {
    let all = rows::colleagues(sund.store.reads(), viewer.person).await?;
    found((all.first().is_some_and(|one| one.authority != Authority::None)).then_some(all))
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
