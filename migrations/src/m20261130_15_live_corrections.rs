//! What is corrected in the record of a live session.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Beside what was said, which stays. Whose it is stands with the message, or nowhere.
        m.create_table(
            Table::create()
                .table("live_corrections")
                .col(id("session_id"))
                .col(count("number"))
                .col(text("markdown"))
                .col(text("html"))
                .col(text("language"))
                .primary_key(&mut key(["session_id", "number"]))
                .foreign_key(&mut refers("live_corrections", "session_id", "live_sessions"))
                .take(),
        )
        .await?;
        // Noted, or written anew, when the session was over.
        m.alter_table(Table::alter().table("live_conclusions").add_column(flag("corrected")).take()).await
    }
}
