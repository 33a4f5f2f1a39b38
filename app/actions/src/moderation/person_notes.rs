//! What chairs note about a person, for each other. Whom a note is about does not see it, whoever they chair.

use crate::{Done, Sund, error::found, workgroups::granted};
use sund_domain::{
    Field, Refusal,
    ids::{PersonId, PersonNoteId},
    moderation::PERSON_NOTES_FOR,
    people::Viewer,
    text::{NOTE_MOST, block},
    workgroups::Moderate,
};
use sund_store::{moderation::person_notes, people};

/// Notes something about a person, for the chairs of this workgroup.
pub async fn note_on(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId, text: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    found(people::seen(tx.reads(), viewer.seer, person).await?)?;
    if person == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    let text = block(Field::PersonNote, text, NOTE_MOST)?;
    person_notes::add(&tx, &workgroup, sund.new_id(), (person, viewer.person), text, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes a note away: its text is gone, who took it away stays. Returns whom it was about.
pub async fn remove_note(sund: &Sund, viewer: &Viewer, slug: &str, id: PersonNoteId) -> Done<PersonId> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let whose = person_notes::whose(tx.reads(), &workgroup, id).await?;
    let person = found(whose.filter(|person| *person != viewer.person))?;
    person_notes::remove(&tx, id, viewer.person, sund.now()).await?;
    tx.commit().await?;
    Ok(person)
}

/// Notes that are older than two years are forgotten.
pub async fn forget_notes(sund: &Sund) -> Done<()> {
    let tx = sund.store.begin().await?;
    person_notes::forget(&tx, sund.now().plus(-PERSON_NOTES_FOR)).await?;
    Ok(tx.commit().await?)
}
