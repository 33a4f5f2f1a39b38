//! What a workgroup asks of a sign-in before one may enter.

use super::{
    granted,
    providers::{AskingProvider, asking},
};
use crate::{Done, Sund, audit, sso};
use sund_domain::{
    Refusal,
    audit::Audited,
    people::Viewer,
    sso::Assurance,
    workgroups::{ChangeWorkgroup, Workgroup},
};
use sund_store::{audit::Entry, workgroups};

/// How a workgroup is protected, for its chairs.
#[derive(Clone, Debug)]
pub struct Protection {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Providers whose groups would give places in it, if it is confidential.
    pub providers: Vec<AskingProvider>,
}

/// The workgroup, for a chair who is about to change what it asks and who is let in. One query, three if it is
/// confidential.
pub async fn protectable(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Protection> {
    let on = sund.store.reads();
    let workgroup = granted::<ChangeWorkgroup>(on, viewer, slug).await?;
    Ok(Protection { providers: asking(on, &workgroup).await?, workgroup: workgroup.into_inner() })
}

/// A chair says what the workgroup asks. It must be something that the chair's own sign-in is enough for: nobody locks
/// themselves out.
pub async fn protect(sund: &Sund, viewer: &Viewer, slug: &str, required: Assurance) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
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
