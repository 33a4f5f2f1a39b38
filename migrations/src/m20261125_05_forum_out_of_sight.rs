//! How a post or a thread was taken out of sight: by a chair, while flags are looked at, by its author, or for good.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["posts", "threads"] {
            m.alter_table(Table::alter().table(table).add_column(text_null("hidden_how")).take()).await?;
            // Until now chairs alone did.
            let chairs = format!("update {table} set hidden_how = 'chair' where hidden_at is not null");
            m.get_connection().execute_unprepared(&chairs).await?;
        }
        Ok(())
    }
}
