//! What a session leaves: conclusions, and the threads that its agenda and its open questions became.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("live_conclusions")
                .col(id("session_id"))
                .col(count("number"))
                // The part of the agenda that was on, from 1.
                .col(count_null("part"))
                .col(text("markdown"))
                .col(text("html"))
                .col(text("language"))
                .primary_key(&mut key(["session_id", "number"]))
                .foreign_key(&mut refers("live_conclusions", "session_id", "live_sessions"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("live_outcomes")
                .col(id("session_id"))
                // Of a part of the agenda, or of a question that nobody answered.
                .col(text("kind"))
                .col(count("number"))
                .col(id("thread_id"))
                .col(id("owner_id"))
                .primary_key(&mut key(["session_id", "kind", "number"]))
                .foreign_key(&mut refers("live_outcomes", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_outcomes", "thread_id", "threads"))
                .foreign_key(&mut refers("live_outcomes", "owner_id", "people"))
                .take(),
        )
        .await
    }
}
