//! The words of titles, by which threads like a new one are found.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("thread_words")
                // As it is compared: folded, and only its beginning.
                .col(text("word"))
                .col(id("thread_id"))
                .primary_key(&mut key(["word", "thread_id"]))
                .foreign_key(&mut refers("thread_words", "thread_id", "threads"))
                .take(),
        )
        .await?;
        m.create_index(index("thread_words_thread", "thread_words", ["thread_id"])).await?;
        // By which way of comparing the words of the title are kept; 0: not yet. The server does it after it has started.
        m.alter_table(Table::alter().table("threads").add_column(count("worded")).take()).await?;
        m.create_index(index("threads_worded", "threads", ["worded"])).await
    }
}
