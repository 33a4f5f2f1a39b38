//! Hands that are up in live sessions, and who has been called.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Counts the changes of who has the floor and who waits for it: a room asks only when it has grown.
        m.alter_table(Table::alter().table("live_sessions").add_column(count("floor")).take()).await?;
        m.create_table(
            Table::create()
                .table("live_hands")
                .col(id("session_id"))
                .col(id("person_id"))
                // A place in the order and not a time, which could be found again beside what somebody said then.
                .col(count_null("place"))
                .col(count("calls"))
                .col(flag("speaking"))
                .primary_key(&mut key(["session_id", "person_id"]))
                .foreign_key(&mut refers("live_hands", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_hands", "person_id", "people"))
                .take(),
        )
        .await
    }
}
