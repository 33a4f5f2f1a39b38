//! Attachments. What is in them is in the storage, under the row's id.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("files")
                .col(id("id").primary_key())
                // Who uploaded it, for which draft; the post, once that is sent.
                .col(id("person_id"))
                .col(text("place"))
                .col(id_null("post_id"))
                .col(text("name"))
                .col(text("kind"))
                .col(time("bytes"))
                .col(time("at"))
                // All of it is in the storage since then.
                .col(time_null("ready_at"))
                // It is about to go: from the storage first, then from here.
                .col(time_null("doomed_at"))
                .foreign_key(&mut refers("files", "person_id", "people"))
                .foreign_key(&mut refers("files", "post_id", "posts"))
                .take(),
        )
        .await?;
        m.create_index(index("files_post", "files", ["post_id"])).await?;
        m.create_index(index("files_person", "files", ["person_id", "place"])).await?;
        let loose = "create index files_loose on files (at) where post_id is null";
        m.get_connection().execute_unprepared(loose).await?;
        Ok(())
    }
}
