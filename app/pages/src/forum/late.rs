//! A form that came after the session had run out. Its text is shown, to be copied, whoever sent it and wherever it was
//! meant to go; for its author it may wait as a draft besides.

use crate::{Fault, Site, Visit};
use sund_actions::forum::{LatePlace, keep_late};
use sund_domain::forum::Draft;

/// Keeps the text for whoever's session ran out. The answer must not depend on what became of it.
pub async fn keep(site: &Site, visit: &Visit, place: LatePlace<'_>, draft: Draft) -> Result<(), Fault> {
    match &visit.late {
        Some(late) => Ok(keep_late(&site.sund, late, place, draft).await?),
        None => Ok(()),
    }
}
