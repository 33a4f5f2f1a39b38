//! What stands in the box before one writes: a workgroup's chairs say.

use crate::{Done, Sund, audit, moderation::writing, workgroups::granted};
use sund_domain::{
    Field,
    audit::Audited,
    forum::{TEMPLATE_MOST, Template, ThreadKind},
    language::Language,
    people::Viewer,
    text::optional_block,
    workgroups::{ChangeWorkgroup, Workgroup},
};
use sund_store::{audit::Entry, forum::templates as rows};

/// The workgroup and its templates, for a chair. Two queries.
pub async fn templates(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<(Workgroup, Vec<Template>)> {
    let on = sund.store.reads();
    let workgroup = granted::<ChangeWorkgroup>(on, viewer, slug).await?;
    let all = rows::of(on, workgroup.id).await?;
    Ok((workgroup.into_inner(), all))
}

/// What a chair does with a template.
#[derive(Clone, Copy, Debug)]
pub enum TemplateChange<'a> {
    /// This stands in the box from now on, or nothing if it is empty.
    Write(&'a str),
    /// Whatever the network puts there.
    Remove,
}

/// Changes a template. The log tells members of it.
pub async fn change_template(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    (kind, language): (ThreadKind, Language),
    change: TemplateChange<'_>,
) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let workgroup = granted::<ChangeWorkgroup>(tx.reads(), viewer, slug).await?;
    let all = rows::of(tx.reads(), workgroup.id).await?;
    let before = all.into_iter().find(|one| one.kind == kind && one.language == language);
    let new = match change {
        TemplateChange::Write(text) => {
            let markdown = optional_block(Field::Body, text, TEMPLATE_MOST)?.unwrap_or_default();
            Some(Template { kind, language, markdown })
        }
        TemplateChange::Remove => None,
    };
    if before != new {
        match new {
            Some(new) => rows::set(&tx, &workgroup, new).await?,
            None => rows::remove(&tx, &workgroup, kind, language).await?,
        }
        let line = audit::line(sund, viewer, Audited::TemplateChanged, workgroup.name.clone());
        let detail = Some(format!("{} {language}", kind.code()));
        sund_store::audit::add(&tx, Entry { workgroup: Some(workgroup.id), detail, ..line }).await?;
    }
    Ok(tx.commit().await?)
}
