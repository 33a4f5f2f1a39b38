//! Lists of one kind of thread over all forums, in the order in which they are shown. An index with `is null` in
//! its middle gives PostgreSQL no order, and one of threads that were merged into none leads SQLite through all of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for step in [
            "drop index threads_kind_accepted_active",
            "create index threads_kind_active on threads (kind, active_at, id) where accepted_number is null",
            "drop index threads_merged_into",
            "create index threads_merged_into on threads (merged_into) where merged_into is not null",
        ] {
            m.get_connection().execute_unprepared(step).await?;
        }
        Ok(())
    }
}
