//! Live sessions and their messages.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("live_sessions")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(text("title"))
                .col(text("language"))
                .col(text("purpose"))
                .col(text("purpose_html"))
                .col(text("place"))
                .col(text("state"))
                .col(time("starts_at"))
                .col(count("minutes"))
                .col(time_null("opened_at"))
                .col(time_null("ended_at"))
                .col(count("last_number"))
                .col(id("planned_by"))
                .foreign_key(&mut refers("live_sessions", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("live_sessions", "planned_by", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("live_sessions_workgroup", "live_sessions", ["workgroup_id"])).await?;
        m.create_index(index("live_sessions_state_starts", "live_sessions", ["state", "starts_at"])).await?;
        m.create_table(
            Table::create()
                .table("live_messages")
                .col(id("session_id"))
                .col(count("number"))
                .col(id("author_id"))
                .col(id("organisation_id"))
                .col(id("client_id"))
                .col(text("language"))
                .col(text("markdown"))
                .col(text("html"))
                .col(time("at"))
                .primary_key(&mut key(["session_id", "number"]))
                .foreign_key(&mut refers("live_messages", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_messages", "author_id", "people"))
                .foreign_key(&mut refers("live_messages", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        // A resend carries the same client id and finds the message that is there.
        m.create_index(unique("live_messages_client", "live_messages", ["session_id", "author_id", "client_id"]))
            .await?;
        Ok(())
    }
}
