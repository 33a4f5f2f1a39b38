//! What a workgroup asks of a sign-in before one may enter.

use super::granted;
use crate::{Done, Sund, audit, sso};
use sund_domain::{
    Refusal,
    audit::Audited,
    people::Viewer,
    sso::Assurance,
    workgroups::{ChangeWorkgroup, Workgroup},
};
use sund_store::{audit::Entry, workgroups};

/// The workgroup, for a chair who is about to change what it asks.
pub async fn protectable(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Workgroup> {
    Ok(granted::<ChangeWorkgroup>(sund.store.reads(), viewer, slug).await?.into_inner())
}

/// A chair says what the workgroup asks. It must be something that the chair's own sign-in is enough for: nobody locks
/// themselves out.
pub async fn protect(sund: &Sund, viewer: &Viewer, slug: &str, required: Assurance) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<ChangeWorkgroup>(tx.reads(), viewer, slug).await?;
    if !viewer.seer.meets(required) {
        return Err(Refusal::StepUp(required).into());
    }
    if workgroup.required != required {
        workgroups::require(&tx, &workgroup, required).await?;
        let line = audit::line(sund, viewer, Audited::ProtectionChanged, workgroup.name.clone());
        let detail = Some(sso::in_words(required));
        sund_store::audit::add(&tx, Entry { workgroup: Some(workgroup.id), detail, ..line }).await?;
    }
    Ok(tx.commit().await?)
}
