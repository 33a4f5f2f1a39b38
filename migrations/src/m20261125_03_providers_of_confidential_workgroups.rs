//! Providers whose groups a confidential workgroup's chairs let give places in it.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Who said so is in the workgroup's log. A provider that is not here gives nothing new; what it gave stays.
        m.create_table(
            Table::create()
                .table("workgroup_providers")
                .col(id("workgroup_id"))
                .col(id("provider_id"))
                .col(time("allowed_at"))
                .primary_key(&mut key(["workgroup_id", "provider_id"]))
                .foreign_key(&mut refers("workgroup_providers", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("workgroup_providers", "provider_id", "providers"))
                .take(),
        )
        .await
    }
}
