//! When the text of what its author took back went for good, so that it is looked for once.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["posts", "threads"] {
            m.alter_table(Table::alter().table(table).add_column(time_null("text_gone_at")).take()).await?;
        }
        m.create_index(index("posts_hidden", "posts", ["hidden_how", "text_gone_at", "hidden_at"])).await?;
        m.create_index(index("threads_hidden", "threads", ["hidden_how", "text_gone_at", "hidden_at"])).await
    }
}
