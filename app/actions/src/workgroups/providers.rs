//! Which providers' groups may give places in a confidential workgroup: its chairs say.

use super::granted;
use crate::{Done, Sund, audit::line, error::found};
use sund_domain::{
    Granted,
    audit::Audited,
    ids::ProviderId,
    people::Viewer,
    workgroups::{ChangeWorkgroup, Visibility, Workgroup},
};
use sund_store::{
    Reads,
    audit::{self, Entry},
    sso,
    workgroups::providers,
};

/// A provider whose settings name the workgroup, or that was allowed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskingProvider {
    /// Its id.
    pub id: ProviderId,
    /// Whose it is.
    pub organisation: String,
    /// Which of theirs.
    pub issuer: String,
    /// Which groups give a place, as they are typed.
    pub groups: String,
    /// The chairs have allowed it.
    pub allowed: bool,
}

/// The providers that a chair can allow. None where a workgroup is not confidential: there groups give what they say.
pub(super) async fn asking(
    on: &impl Reads,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
) -> Done<Vec<AskingProvider>> {
    if workgroup.visibility != Visibility::Confidential {
        return Ok(Vec::new());
    }
    let allowed = providers::allowed_in(on, workgroup).await?;
    let each = |row: sso::KeptProvider| {
        let groups = row.provider.rules.mapping.giving(&workgroup.slug);
        let allowed = allowed.contains(&row.provider.id);
        (allowed || !groups.is_empty()).then_some(AskingProvider {
            id: row.provider.id,
            organisation: row.provider.organisation_name,
            issuer: row.provider.issuer,
            groups,
            allowed,
        })
    };
    Ok(sso::all_kept(on).await?.into_iter().filter_map(each).collect())
}

/// A chair lets a provider's groups give places here, or no longer. Places that are there stay as they are.
pub async fn allow_provider(sund: &Sund, viewer: &Viewer, slug: &str, provider: ProviderId, allow: bool) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let workgroup = granted::<ChangeWorkgroup>(tx.reads(), viewer, slug).await?;
    let known = found(asking(tx.reads(), &workgroup).await?.into_iter().find(|one| one.id == provider))?;
    if known.allowed != allow {
        providers::allow(&tx, &workgroup, provider, allow.then(|| sund.now())).await?;
        let act = if allow { Audited::ProviderAllowed } else { Audited::ProviderDisallowed };
        let what = format!("{} ({})", known.organisation, known.issuer);
        audit::add(&tx, Entry { workgroup: Some(workgroup.id), ..line(sund, viewer, act, what) }).await?;
    }
    Ok(tx.commit().await?)
}
