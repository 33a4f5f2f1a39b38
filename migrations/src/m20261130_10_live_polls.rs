//! Polls in a session: what is asked, and how many chose what.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("live_polls")
                .col(id("session_id"))
                .col(count("number"))
                .col(text("question"))
                .col(text("language"))
                .col(text("kind"))
                .col(text("options"))
                // Of each option how many chose it, in the order of the options: the counts stay when who chose is forgotten.
                .col(text("counts"))
                .col(count("voters"))
                .col(flag("closed"))
                .primary_key(&mut key(["session_id", "number"]))
                .foreign_key(&mut refers("live_polls", "session_id", "live_sessions"))
                .take(),
        )
        .await?;
        // Who chose what, so that one can choose again until the poll is closed; under the Chatham House Rule it is not here
        // at all.
        m.create_table(
            Table::create()
                .table("live_poll_votes")
                .col(id("session_id"))
                .col(count("number"))
                .col(id("person_id"))
                .col(text("choice"))
                .primary_key(&mut key(["session_id", "number", "person_id"]))
                .foreign_key(&mut refers("live_poll_votes", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_poll_votes", "person_id", "people"))
                .take(),
        )
        .await
    }
}
