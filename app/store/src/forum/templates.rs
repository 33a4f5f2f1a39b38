//! A workgroup's templates: at most one for each kind of thread and language.

use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    forum::{Template, ThreadKind},
    ids::WorkgroupId,
    language::Language,
    workgroups::{ChangeWorkgroup, Workgroup},
};

const ALL: &str =
    "select kind, language, markdown from thread_templates where workgroup_id = $1 order by kind, language";
const SET: &str = "insert into thread_templates (workgroup_id, kind, language, markdown) values ($1, $2, $3, $4) \
    on conflict (workgroup_id, kind, language) do update set markdown = excluded.markdown";
const REMOVE: &str = "delete from thread_templates where workgroup_id = $1 and kind = $2 and language = $3";

#[derive(Debug, FromQueryResult)]
struct TemplateRow {
    kind: String,
    language: String,
    markdown: String,
}

/// All templates of the workgroup; whoever asks has been let into it.
pub async fn of(on: &impl ConnectionTrait, workgroup: WorkgroupId) -> Result<Vec<Template>, StoreError> {
    let read = |row: TemplateRow| {
        Ok(Template {
            kind: code("kind", &row.kind)?,
            language: code("language", &row.language)?,
            markdown: row.markdown,
        })
    };
    sql::all::<TemplateRow>(on, ALL, [workgroup.0.into()]).await?.into_iter().map(read).collect()
}

/// Keeps a template in the place of the one before.
pub async fn set(tx: &Tx, workgroup: &Granted<Workgroup, ChangeWorkgroup>, new: Template) -> Result<(), StoreError> {
    let values = [workgroup.id.0.into(), new.kind.code().into(), new.language.code().into(), new.markdown.into()];
    sql::run(&tx.0, SET, values).await?;
    Ok(())
}

/// Removes a template: what the network puts into the box stands there again.
pub async fn remove(
    tx: &Tx,
    workgroup: &Granted<Workgroup, ChangeWorkgroup>,
    kind: ThreadKind,
    language: Language,
) -> Result<(), StoreError> {
    sql::run(&tx.0, REMOVE, [workgroup.id.0.into(), kind.code().into(), language.code().into()]).await?;
    Ok(())
}
