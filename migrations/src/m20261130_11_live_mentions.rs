//! Whom a message of a session calls is told: a notice may be about a session, and about one of its messages.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Another step may have come first with the session.
        if !m.has_column("notices", "session_id").await? {
            m.alter_table(Table::alter().table("notices").add_column(id_null("session_id")).take()).await?;
            m.create_index(index("notices_of_session", "notices", ["session_id", "person_id"])).await?;
        }
        m.alter_table(Table::alter().table("notices").add_column(count_null("message")).take()).await
    }
}
