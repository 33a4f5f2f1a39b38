//! Threads that will be locked at a time, and how often one writes in a thread or forum.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("threads").add_column(time_null("locks_at")).take()).await?;
        for table in ["threads", "forums"] {
            m.alter_table(Table::alter().table(table).add_column(count("slow_minutes")).take()).await?;
        }
        Ok(())
    }
}
