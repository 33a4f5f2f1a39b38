//! The network's vocabulary of themes, and the themes of threads.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("tags")
                .col(id("id").primary_key())
                .col(text("slug"))
                .col(time("at"))
                .col(time_null("retired_at"))
                // The one that it is a part of now: its address leads there.
                .col(id_null("merged_into"))
                .foreign_key(&mut refers("tags", "merged_into", "tags"))
                .take(),
        )
        .await?;
        m.create_index(unique("tags_slug", "tags", ["slug"])).await?;
        m.create_index(index("tags_merged", "tags", ["merged_into"])).await?;
        m.create_table(
            Table::create()
                .table("tag_labels")
                .col(id("tag_id"))
                .col(text("language"))
                // As it is compared: one tag alone has it in this language.
                .col(text("folded"))
                .col(text("word"))
                .col(flag("preferred"))
                .col(count("position"))
                .primary_key(&mut key(["language", "folded"]))
                .foreign_key(&mut refers("tag_labels", "tag_id", "tags"))
                .take(),
        )
        .await?;
        m.create_index(index("tag_labels_tag", "tag_labels", ["tag_id", "language"])).await?;
        m.create_table(
            Table::create()
                .table("thread_tags")
                .col(id("thread_id"))
                .col(id("tag_id"))
                .col(count("position"))
                .primary_key(&mut key(["thread_id", "tag_id"]))
                .foreign_key(&mut refers("thread_tags", "thread_id", "threads"))
                .foreign_key(&mut refers("thread_tags", "tag_id", "tags"))
                .take(),
        )
        .await?;
        // Ids are by time: the newest threads of a tag stand at the end.
        m.create_index(unique("thread_tags_tag", "thread_tags", ["tag_id", "thread_id"])).await?;
        m.get_connection()
            .execute_unprepared(
                "create unique index tag_labels_preferred on tag_labels (tag_id, language) where preferred",
            )
            .await?;
        let typed = || ColumnDef::new("tags").text().not_null().default("").take();
        m.alter_table(Table::alter().table("drafts").add_column(typed()).take()).await?;
        m.alter_table(Table::alter().table("held_posts").add_column(typed()).take()).await
    }
}
