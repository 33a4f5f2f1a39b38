//! Documents of live sessions are files like those of posts.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [id_null("session_id"), text("title").default("").take()] {
            m.alter_table(Table::alter().table("files").add_column(&mut column).take()).await?;
        }
        // Nearly all files are of posts: of those it holds nothing, and is always worth asking.
        m.get_connection()
            .execute_unprepared("create index files_session on files (session_id) where session_id is not null")
            .await?;
        Ok(())
    }
}
