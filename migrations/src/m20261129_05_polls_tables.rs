//! Polls in posts, and what people voted. Drafts keep a poll that is not posted yet.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("polls")
                .col(id("post_id").primary_key())
                .col(text("question"))
                .col(text("kind"))
                // One in a line: they never change, and are read together.
                .col(text("options"))
                .col(time_null("closes_at"))
                .col(text("shown"))
                .foreign_key(&mut refers("polls", "post_id", "posts"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("poll_votes")
                .col(id("post_id"))
                .col(id("person_id"))
                // The numbers of what is chosen, with commas between; of a ranked poll the first one first.
                .col(text("choice"))
                .col(time("at"))
                .primary_key(&mut key(["post_id", "person_id"]))
                .foreign_key(&mut refers("poll_votes", "post_id", "posts"))
                .foreign_key(&mut refers("poll_votes", "person_id", "people"))
                .take(),
        )
        .await?;
        // Equal ballots are counted where they stand together.
        m.create_index(index("poll_votes_post_choice", "poll_votes", ["post_id", "choice"])).await?;
        m.create_index(index("poll_votes_person", "poll_votes", ["person_id"])).await?;
        let typed = ColumnDef::new("poll").text().not_null().default("").take();
        m.alter_table(Table::alter().table("drafts").add_column(typed).take()).await
    }
}
