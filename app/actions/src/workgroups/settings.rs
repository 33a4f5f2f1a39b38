//! What a workgroup is called, is for, who may know of it, and what it has agreed on.

use super::granted;
use crate::{Done, Sund, audit, moderation, text};
use sund_domain::{
    Field, Granted, Refusal,
    audit::Audited,
    ids::SessionId,
    live::SessionState,
    people::Viewer,
    workgroups::{About, ChangeWorkgroup, Know, Rules, SettingsForm, Workgroup, enters},
};
use sund_store::{
    Tx,
    audit::Entry,
    live::sessions,
    workgroups::{self, about as rows, chairs},
};

/// The workgroup and what it says of itself, for a chair who is about to change that. Two queries.
pub async fn changeable(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<(Workgroup, About)> {
    let on = sund.store.reads();
    let workgroup = granted::<ChangeWorkgroup>(on, viewer, slug).await?.into_inner();
    let known = Granted::<Workgroup, Know>::check(workgroup)?;
    let about = rows::about(on, &known).await?;
    Ok((known.into_inner(), about))
}

/// The rules of a workgroup, the latest version first. Two queries.
pub async fn rules(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<(Workgroup, Vec<Rules>)> {
    let on = sund.store.reads();
    let workgroup = granted::<Know>(on, viewer, slug).await?;
    if !workgroup.sure && enters(workgroup.visibility, workgroup.standing) {
        return Err(Refusal::StepUp(workgroup.required).into());
    }
    Ok((workgroup.clone(), rows::versions(on, &workgroup).await?))
}

/// A chair changes what the workgroup is. Says which sessions are open in it: who hears them may not know of it any more,
/// and is to be asked about again.
pub async fn change_workgroup(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    form: SettingsForm<'_>,
) -> Done<Vec<SessionId>> {
    let tx = moderation::writing(sund, viewer).await?;
    let workgroup = granted::<ChangeWorkgroup>(tx.reads(), viewer, slug).await?;
    let new = form.whole()?;
    if workgroup.name != new.name {
        let known = workgroups::known(tx.reads(), viewer.seer).await?;
        let others = known.iter().filter(|other| other.id != workgroup.id).map(|other| other.name.as_str());
        text::unlike(Field::Title, &new.name, others)?;
    }
    let at = sund.now();
    // Two chairs who write rules at once write one version after the other.
    chairs::hold(&tx, workgroup.id).await?;
    let known = Granted::<Workgroup, Know>::check(workgroup.clone())?;
    let before = rows::about(tx.reads(), &known).await?;
    rows::change(&tx, &workgroup, &new, at).await?;
    let old = before.rules.as_ref().map_or("", |rules| rules.markdown.as_str());
    if old != new.rules {
        let version = before.rules.as_ref().map_or(1, |rules| rules.version + 1);
        let html = text::post_html(&new.rules);
        rows::add_rules(&tx, &workgroup, version, (new.rules.clone(), html), viewer.person, at).await?;
        log(sund, &tx, viewer, Audited::RulesChanged, &workgroup, None).await?;
    }
    if workgroup.visibility != new.visibility {
        let detail = format!("{} > {}", workgroup.visibility.code(), new.visibility.code());
        log(sund, &tx, viewer, Audited::VisibilityChanged, &workgroup, Some(detail)).await?;
    }
    let same = workgroup.name == new.name
        && workgroup.purpose == new.purpose
        && workgroup.language == new.language
        && before.contact == new.contact
        && before.themes == new.themes;
    if !same {
        log(sund, &tx, viewer, Audited::WorkgroupChanged, &workgroup, None).await?;
    }
    let all = sessions::of_workgroup(tx.reads(), viewer.seer, workgroup.id, 50).await?;
    tx.commit().await?;
    Ok(all.into_iter().filter(|one| one.state == SessionState::Open).map(|one| one.id).collect())
}

async fn log(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    act: Audited,
    workgroup: &Workgroup,
    detail: Option<String>,
) -> Done<()> {
    let line = audit::line(sund, viewer, act, workgroup.name.clone());
    Ok(sund_store::audit::add(tx, Entry { workgroup: Some(workgroup.id), detail, ..line }).await?)
}
