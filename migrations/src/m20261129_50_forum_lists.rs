//! Lists of a forum that hold few of its threads: those that are pinned, and questions that wait for an answer.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for index in [
            "create index threads_pinned on threads (forum_id, pinned_at) where pinned_at is not null",
            "create index threads_unanswered on threads (forum_id, active_at, id) \
             where kind = 'question' and accepted_number is null",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
