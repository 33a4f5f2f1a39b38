//! Acts over threads that a chair chose: where they go, and where each was, so that it can go back.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("bulk_acts").add_column(id_null("to_forum")).take()).await?;
        m.alter_table(Table::alter().table("bulk_items").add_column(id_null("was_forum")).take()).await
    }
}
