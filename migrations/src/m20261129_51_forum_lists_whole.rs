//! Lists over all forums that hold few of their threads, in the order in which they are shown. An index with `is null` in
//! its middle gives PostgreSQL no order, and one of threads that were merged into none leads SQLite through all of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for step in [
            "drop index threads_kind_accepted_active",
            "create index threads_waiting on threads (active_at, id) where kind = 'question' and accepted_number is null",
            "create index threads_announced on threads (active_at, id) where kind = 'announcement'",
            "drop index threads_merged_into",
            "create index threads_merged_into on threads (merged_into) where merged_into is not null",
        ] {
            m.get_connection().execute_unprepared(step).await?;
        }
        Ok(())
    }
}
