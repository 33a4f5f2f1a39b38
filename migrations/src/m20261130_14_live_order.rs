//! How often one writes in a live session, and whom a chair holds in it.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Once in so many seconds; 0 for as often as one likes.
        m.alter_table(Table::alter().table("live_sessions").add_column(count("pace")).take()).await?;
        // Until the session ends. Under the Chatham House Rule it is not here at all.
        m.create_table(
            Table::create()
                .table("live_holds")
                .col(id("session_id"))
                .col(id("person_id"))
                // For the chairs, who do not learn whose it is where nobody is named.
                .col(count("number"))
                .col(text("hold"))
                .col(text("because"))
                .primary_key(&mut key(["session_id", "person_id"]))
                .foreign_key(&mut refers("live_holds", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_holds", "person_id", "people"))
                .take(),
        )
        .await
    }
}
