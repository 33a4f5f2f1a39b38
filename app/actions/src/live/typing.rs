//! Who may be shown to type.

use super::{Speaker, granted, hear::now};
use crate::{ActionError, Done, Sund};
use std::sync::Arc;
use sund_domain::{
    ids::{PersonId, SessionId},
    live::{Mode, Say, Voice},
};
use sund_store::live::aliases;

/// Of these, in order, up to `most` who may say something now, as others see them. Nothing is written. Two queries for each
/// that is asked for, three where they have numbers.
pub async fn writing(
    sund: &Sund,
    id: SessionId,
    speakers: &[Arc<Speaker>],
    most: usize,
) -> Done<Vec<(PersonId, Voice)>> {
    let mut found = Vec::new();
    for speaker in speakers {
        if found.len() >= most {
            break;
        }
        match voice(sund, id, speaker).await {
            Ok(voice) => found.push((speaker.viewer.person, voice)),
            Err(ActionError::Refused(_)) => (),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn voice(sund: &Sund, id: SessionId, speaker: &Speaker) -> Done<Voice> {
    let viewer = now(sund, speaker).await?;
    let on = sund.store.reads();
    let session = granted::<Say>(on, &viewer, id).await?;
    Ok(match session.mode {
        Mode::Attributed => Voice::Person(viewer.author(session.standing.leads())),
        // Whoever has not spoken yet has no number.
        Mode::Alias => aliases::of(on, id, viewer.person).await?.map_or(Voice::Unnamed, Voice::Alias),
        Mode::ChathamHouse => Voice::Unnamed,
    })
}
