//! Administrators who ask to read in a workgroup that they are not in.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("accesses")
                .col(id("id").primary_key())
                // As it was typed: there need not be such a workgroup.
                .col(text("slug"))
                .col(id_null("workgroup_id"))
                .col(id("asker_id"))
                .col(text("reason"))
                .col(count("hours"))
                .col(time("asked_at"))
                .col(id_null("second_id"))
                .col(time_null("agreed_at"))
                .col(time_null("declined_at"))
                .col(time_null("until"))
                .col(time_null("ended_at"))
                .foreign_key(&mut refers("accesses", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("accesses", "asker_id", "people"))
                .foreign_key(&mut refers("accesses", "second_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("accesses_asked", "accesses", ["asked_at"])).await?;
        m.create_index(index("accesses_workgroup", "accesses", ["workgroup_id"])).await
    }
}
