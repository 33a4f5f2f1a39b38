//! Attachments in more than one storage, pictures with what is on them in words, and files that were taken away from posts.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Which storage holds it; those that are there are on the disk.
            ColumnDef::new("kept_in").text().not_null().default("disk").take(),
            // Of what is in the storage, in hexadecimal; not known of those that came before.
            text_null("sha256"),
            // Points of a picture, and the bytes of its smaller copy.
            count_null("width"),
            count_null("height"),
            time_null("preview_bytes"),
            ColumnDef::new("alt").text().not_null().default("").take(),
            // It was taken away from its post: the row says so for as long as the post is there.
            time_null("removed_at"),
            id_null("removed_by"),
            text_null("removed_reason"),
            // It is not in the storage any more.
            time_null("gone_at"),
        ];
        for column in columns {
            m.alter_table(Table::alter().table("files").add_column(column).take()).await?;
        }
        let on = m.get_connection();
        for index in [
            // A draft that goes on in another thread takes its files along.
            "create index files_place on files (place) where post_id is null",
            "create index files_doomed on files (id) where doomed_at is not null and gone_at is null",
            // One's own, the newest first.
            "create index files_own on files (person_id, at, id)",
            "create index files_removed_by on files (removed_by) where removed_by is not null",
            // What everybody has together is added up from here alone.
            "create index files_bytes on files (bytes, preview_bytes) where doomed_at is null",
        ] {
            on.execute_unprepared(index).await?;
        }
        Ok(())
    }
}
