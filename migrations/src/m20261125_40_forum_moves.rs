//! Posts that go from one thread to another, and where each of them stood before.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("moves")
                .col(id("id").primary_key())
                .col(text("how"))
                .col(id("from_thread"))
                .col(id("to_thread"))
                .col(id("by_id"))
                .col(time("at"))
                .col(text("reason"))
                // How many posts went; those that only got another number do not count.
                .col(count("posts"))
                // The accepted answer of the thread that they came from, as it was.
                .col(id_null("accepted_post"))
                // Which one took it back.
                .col(id_null("undone_with"))
                .foreign_key(&mut refers("moves", "from_thread", "threads"))
                .foreign_key(&mut refers("moves", "to_thread", "threads"))
                .foreign_key(&mut refers("moves", "by_id", "people"))
                .foreign_key(&mut refers("moves", "undone_with", "moves"))
                .take(),
        )
        .await?;
        m.create_index(index("moves_from", "moves", ["from_thread", "at"])).await?;
        m.create_index(index("moves_to", "moves", ["to_thread", "at"])).await?;
        m.create_index(index("moves_by", "moves", ["by_id"])).await?;
        m.create_table(
            Table::create()
                .table("moved_posts")
                .col(id("move_id"))
                .col(id("post_id"))
                .col(id("from_thread"))
                .col(count("from_number"))
                .col(id("to_thread"))
                .col(count("to_number"))
                .primary_key(&mut key(["move_id", "post_id"]))
                .foreign_key(&mut refers("moved_posts", "move_id", "moves"))
                .foreign_key(&mut refers("moved_posts", "post_id", "posts"))
                .take(),
        )
        .await?;
        // An address of before leads to where the post is now.
        m.create_index(index("moved_posts_from", "moved_posts", ["from_thread", "from_number"])).await?;
        m.create_index(index("moved_posts_post", "moved_posts", ["post_id"])).await?;
        // The thread that this one goes on as, and how often posts came or went.
        for column in [id_null("merged_into"), count("moves")] {
            m.alter_table(Table::alter().table("threads").add_column(column).take()).await?;
        }
        m.create_index(index("threads_merged_into", "threads", ["merged_into"])).await
    }
}
