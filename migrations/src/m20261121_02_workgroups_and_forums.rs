//! Workgroups, their members, their forums.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("workgroups")
                .col(id("id").primary_key())
                .col(text("slug").unique_key())
                .col(text("name"))
                .col(text("purpose"))
                .col(text("language"))
                .col(text("visibility"))
                .col(time("created_at"))
                .take(),
        )
        .await?;
        // One row for each person that was ever a member; `ended_at` says that they left.
        m.create_table(
            Table::create()
                .table("memberships")
                .col(id("workgroup_id"))
                .col(id("person_id"))
                .col(text("role"))
                .col(time("since"))
                .col(time_null("ended_at"))
                .primary_key(&mut key(["workgroup_id", "person_id"]))
                .foreign_key(&mut refers("memberships", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("memberships", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("memberships_person", "memberships", ["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("forums")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(text("slug").unique_key())
                .col(text("title"))
                .col(text("about"))
                .col(text("language"))
                .col(count("position"))
                .col(count("threads"))
                .foreign_key(&mut refers("forums", "workgroup_id", "workgroups"))
                .take(),
        )
        .await?;
        m.create_index(index("forums_workgroup", "forums", ["workgroup_id"])).await?;
        m.create_table(
            Table::create()
                .table("forum_follows")
                .col(id("forum_id"))
                .col(id("person_id"))
                .col(time("since"))
                .primary_key(&mut key(["person_id", "forum_id"]))
                .foreign_key(&mut refers("forum_follows", "forum_id", "forums"))
                .foreign_key(&mut refers("forum_follows", "person_id", "people"))
                .take(),
        )
        .await?;
        Ok(())
    }
}
