//! Which text of a post or a conclusion one edits, and edits that came after others had replied.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // From 1, as in `post_versions`: the text that stands is the one after all of those.
        let version = ColumnDef::new("version").integer().not_null().default(1).take();
        for column in [version, time_null("late_edited_at")] {
            m.alter_table(Table::alter().table("posts").add_column(column).take()).await?;
        }
        m.alter_table(Table::alter().table("threads").add_column(count("conclusion_version")).take()).await?;
        let on = m.get_connection();
        on.execute_unprepared(
            "update posts set version = 1 + (select count(*) from post_versions v where v.post_id = posts.id) \
             where edited_at is not null",
        )
        .await?;
        on.execute_unprepared(
            "update posts set late_edited_at = edited_at where edited_at is not null and exists (\
             select 1 from posts r where r.thread_id = posts.thread_id and r.number > posts.number \
             and r.author_id <> posts.author_id and r.posted_at < posts.edited_at and r.hidden_at is null)",
        )
        .await?;
        Ok(())
    }
}
