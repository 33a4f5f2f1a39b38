//! Being asked again: with whom, and for what. What comes back is judged in [`super::sign_in()`].

use super::line;
use crate::{Done, Sund};
use sund_domain::{
    Refusal,
    audit::Audited,
    people::Viewer,
    sso::{Assurance, GuardedAct, Level, may_manage},
};
use sund_store::{
    Reads, audit,
    sso::{self, Provider},
};

/// Where somebody who is signed in proves it again.
#[derive(Clone, Debug)]
pub enum AskAgain {
    /// With the provider of the session.
    With(Box<Provider>),
    /// A guest, with a passkey.
    Passkey,
    /// Nowhere: the provider has no word for this level, or is disabled.
    Nowhere,
}

/// Where the viewer, in the session with this token hash, can become as sure as this.
pub async fn ask_again(sund: &Sund, token_hash: &str, asked: Assurance) -> Done<AskAgain> {
    let on = sund.store.reads();
    let Some(id) = sso::provider_of(on, token_hash).await? else {
        return Ok(AskAgain::Passkey);
    };
    let provider = sso::provider(on, id).await?;
    let can =
        |provider: &Provider| asked.level == Level::Low || !provider.rules.levels.at_least(asked.level).is_empty();
    Ok(provider.filter(can).map_or(AskAgain::Nowhere, |provider| AskAgain::With(Box::new(provider))))
}

/// Refuses the act unless the viewer's sign-in is enough for it.
pub(crate) async fn sure_for(on: &impl Reads, viewer: &Viewer, act: GuardedAct) -> Done<()> {
    let required = sso::required_for(on, act).await?;
    if viewer.seer.meets(required) { Ok(()) } else { Err(Refusal::StepUp(required).into()) }
}

/// Refuses unless the viewer is a platform administrator, and as sure as the network asks of those who change something as
/// one. What there is to see, administrators see without.
pub(crate) async fn may_administer(on: &impl Reads, viewer: &Viewer) -> Done<()> {
    may_manage(viewer)?;
    sure_for(on, viewer, GuardedAct::Administer).await
}

/// What each act asks of a sign-in. For platform administrators.
pub async fn guarded_acts(sund: &Sund, viewer: &Viewer) -> Done<Vec<(GuardedAct, Assurance)>> {
    may_manage(viewer)?;
    let known = sso::requirements(sund.store.reads()).await?;
    let of = |act| known.iter().find(|(known, _)| *known == act).map(|(_, required)| *required).unwrap_or_default();
    Ok(GuardedAct::ALL.map(|act| (act, of(act))).to_vec())
}

/// A platform administrator says what an act asks of a sign-in, in the whole network. Their own sign-in must be enough for
/// what it asked before and for what it asks from now on: nobody lifts what is in their way, or locks themselves out.
pub async fn guard_act(sund: &Sund, viewer: &Viewer, act: GuardedAct, required: Assurance) -> Done<()> {
    let tx = sund.store.begin().await?;
    may_administer(tx.reads(), viewer).await?;
    let before = sso::required_for(tx.reads(), act).await?;
    for asked in [before, required] {
        if !viewer.seer.meets(asked) {
            return Err(Refusal::StepUp(asked).into());
        }
    }
    if before != required {
        sso::require_for(&tx, act, required).await?;
        let mut entry = line(sund, Audited::ActGuarded, act.code());
        entry.by = Some(viewer.person);
        entry.detail = Some(in_words(required));
        audit::add(&tx, entry).await?;
    }
    Ok(tx.commit().await?)
}

/// A requirement as the audit log keeps it.
pub(crate) fn in_words(required: Assurance) -> String {
    match required.minutes() {
        Some(minutes) => format!("{}, {minutes} min", required.level),
        None => required.level.to_string(),
    }
}
