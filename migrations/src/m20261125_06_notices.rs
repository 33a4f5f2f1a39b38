//! What people are told of: their inbox. A notice points at what it tells of and never repeats it, so that what is hidden
//! or moved later is hidden or moved here too.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("notices")
                .col(id("id").primary_key())
                // Who is told, and why.
                .col(id("person_id"))
                .col(text("why"))
                .col(id_null("workgroup_id"))
                .col(id_null("thread_id"))
                .col(id_null("post_id"))
                // Who did what it tells of; none where that is not told.
                .col(id_null("by_id"))
                // A chair's words to the person; never what somebody posted.
                .col(text_null("note"))
                .col(time("at"))
                .col(time_null("seen_at"))
                .foreign_key(&mut refers("notices", "person_id", "people"))
                .foreign_key(&mut refers("notices", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("notices", "thread_id", "threads"))
                .foreign_key(&mut refers("notices", "post_id", "posts"))
                .foreign_key(&mut refers("notices", "by_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("notices_person", "notices", ["person_id", "at", "id"])).await?;
        m.create_index(index("notices_thread", "notices", ["thread_id"])).await?;
        m.create_index(index("notices_post", "notices", ["post_id"])).await?;
        m.create_index(index("notices_by", "notices", ["by_id"])).await?;
        let unseen = "create index notices_unseen on notices (person_id) where seen_at is null";
        m.get_connection().execute_unprepared(unseen).await?;
        Ok(())
    }
}
