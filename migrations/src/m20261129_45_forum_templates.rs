//! What stands in the box before one begins a thread: a workgroup's templates.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("thread_templates")
                .col(id("workgroup_id"))
                .col(text("kind"))
                .col(text("language"))
                // Empty: nothing stands in the box, not even what the network puts there.
                .col(text("markdown"))
                .primary_key(&mut key(["workgroup_id", "kind", "language"]))
                .foreign_key(&mut refers("thread_templates", "workgroup_id", "workgroups"))
                .take(),
        )
        .await
    }
}
