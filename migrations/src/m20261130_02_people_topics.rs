//! Home shows a few people whom one can ask: they are found without looking at those who have no topics.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let topics = "create index people_topics on people (lower(name), id) where topics <> ''";
        m.get_connection().execute_unprepared(topics).await?;
        Ok(())
    }
}
