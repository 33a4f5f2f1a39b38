//! Conferences: programmes of live sessions, with tracks.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("live_conferences")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(text("title"))
                .col(text("language"))
                .col(text("purpose"))
                .col(text("purpose_html"))
                .col(text("place"))
                // Read and written whole: a JSON list of numbers and names.
                .col(text("tracks"))
                .col(id("planned_by"))
                .foreign_key(&mut refers("live_conferences", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("live_conferences", "planned_by", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("live_conferences_workgroup", "live_conferences", ["workgroup_id"])).await?;
        for mut column in [id_null("conference_id"), count_null("track")] {
            m.alter_table(Table::alter().table("live_sessions").add_column(&mut column).take()).await?;
        }
        m.create_index(index("live_sessions_conference", "live_sessions", ["conference_id", "starts_at"])).await
    }
}
