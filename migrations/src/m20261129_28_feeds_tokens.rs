//! Secrets with which feed readers come, as hashes only; and posts of a thread by their time, which is how feeds read.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("feed_tokens")
                .col(id("id").primary_key())
                .col(id("person_id"))
                .col(text("name"))
                .col(text("token_hash").unique_key())
                .col(time("created_at"))
                .col(time("ends_at"))
                .col(time_null("used_at"))
                .col(time_null("revoked_at"))
                .foreign_key(&mut refers("feed_tokens", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("feed_tokens_person", "feed_tokens", ["person_id", "created_at", "id"])).await?;
        m.create_index(index("posts_thread_posted", "posts", ["thread_id", "posted_at", "id"])).await
    }
}
