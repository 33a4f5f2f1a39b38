//! What a workgroup says of itself: contact, themes, and rules, whose earlier versions stay.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["contact", "themes"] {
            m.alter_table(Table::alter().table("workgroups").add_column(text(column).default("")).take()).await?;
        }
        m.create_table(
            Table::create()
                .table("workgroup_rules")
                .col(id("workgroup_id"))
                .col(count("version"))
                .col(text("markdown"))
                .col(text("html"))
                .col(id("by_id"))
                .col(time("at"))
                .primary_key(&mut key(["workgroup_id", "version"]))
                .foreign_key(&mut refers("workgroup_rules", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("workgroup_rules", "by_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("workgroup_rules_by", "workgroup_rules", ["by_id"])).await
    }
}
