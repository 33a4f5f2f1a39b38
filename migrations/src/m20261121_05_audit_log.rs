//! What was done, by whom, to what, and why. Rows are only ever added.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("audit_log")
                .col(id("id").primary_key())
                .col(time("at"))
                .col(text("act"))
                .col(id_null("person_id"))
                .col(id_null("workgroup_id"))
                .col(id_null("thread_id"))
                .col(id_null("post_id"))
                .col(id_null("session_id"))
                .col(text("what"))
                .col(text_null("reason"))
                .col(text_null("detail"))
                .take(),
        )
        .await?;
        m.create_index(index("audit_log_workgroup_at", "audit_log", ["workgroup_id", "at", "id"])).await?;
        m.create_index(index("audit_log_at", "audit_log", ["at", "id"])).await?;
        Ok(())
    }
}
