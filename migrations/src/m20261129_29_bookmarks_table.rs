//! Posts and threads that people keep for themselves, each with a note and a time to be reminded.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("bookmarks")
                .col(id("id").primary_key())
                .col(id("person_id"))
                // The post, or the thread: an id of one is never an id of the other.
                .col(id("subject_id"))
                .col(id_null("thread_id"))
                .col(id_null("post_id"))
                .col(text("note"))
                // The same in small letters, for looking.
                .col(text("note_key"))
                .col(time("at"))
                .col(time_null("remind_at"))
                .foreign_key(&mut refers("bookmarks", "person_id", "people"))
                .foreign_key(&mut refers("bookmarks", "thread_id", "threads"))
                .foreign_key(&mut refers("bookmarks", "post_id", "posts"))
                .take(),
        )
        .await?;
        m.create_index(unique("bookmarks_person_subject", "bookmarks", ["person_id", "subject_id"])).await?;
        m.create_index(index("bookmarks_person_at", "bookmarks", ["person_id", "at", "id"])).await?;
        m.create_index(index("bookmarks_thread", "bookmarks", ["thread_id"])).await?;
        m.create_index(index("bookmarks_post", "bookmarks", ["post_id"])).await?;
        m.get_connection()
            .execute_unprepared(
                "create index bookmarks_reminders on bookmarks (person_id, remind_at) where remind_at is not null",
            )
            .await?;
        Ok(())
    }
}
