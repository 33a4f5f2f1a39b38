//! Sessions that name nobody, and messages that change: who said something may be missing, every change of a message
//! takes a number of its own, and what others think of it is counted.

use crate::table::*;
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [text("mode").default("attributed").take(), count("last_change")] {
            m.alter_table(Table::alter().table("live_sessions").add_column(&mut column).take()).await?;
        }
        let on = m.get_connection();
        on.execute_unprepared("update live_sessions set last_change = last_number").await?;
        if m.get_database_backend() == DbBackend::Sqlite {
            rebuilt(m).await?;
        } else {
            altered(m).await?;
        }
        m.create_index(unique("live_messages_client", "live_messages", ["session_id", "author_id", "client_id"]))
            .await?;
        // Where nobody is named, what is kept of a browser's id is enough to know a resend.
        on.execute_unprepared(
            "create unique index live_messages_receipt on live_messages (session_id, client_id) where author_id is null",
        )
        .await?;
        // Whoever comes back asks for what was changed since.
        m.create_index(unique("live_messages_changed", "live_messages", ["session_id", "changed"])).await?;
        m.create_index(index("live_messages_reply", "live_messages", ["session_id", "reply_to"])).await?;
        m.create_table(
            Table::create()
                .table("live_aliases")
                .col(id("session_id"))
                .col(id("person_id"))
                .col(count("number"))
                .primary_key(&mut key(["session_id", "person_id"]))
                .foreign_key(&mut refers("live_aliases", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_aliases", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(unique("live_aliases_number", "live_aliases", ["session_id", "number"])).await?;
        m.create_table(
            Table::create()
                .table("live_reactions")
                .col(id("session_id"))
                .col(count("number"))
                .col(text("kind"))
                .col(id("person_id"))
                .primary_key(&mut key(["session_id", "number", "kind", "person_id"]))
                .foreign_key(&mut refers("live_reactions", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_reactions", "person_id", "people"))
                .take(),
        )
        .await
    }
}

/// What is new in a message, after what was there.
fn new_columns() -> [ColumnDef; 6] {
    [
        count_null("alias"),
        count_null("reply_to"),
        count("changed"),
        time_null("edited_at"),
        text("gone").default("").take(),
        text("reactions").default("[]").take(),
    ]
}

async fn altered(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let on = m.get_connection();
    on.execute_unprepared(
        "alter table live_messages alter column author_id drop not null, alter column organisation_id drop not null",
    )
    .await?;
    for mut column in new_columns() {
        m.alter_table(Table::alter().table("live_messages").add_column(&mut column).take()).await?;
    }
    on.execute_unprepared("update live_messages set changed = number").await?;
    on.execute_unprepared("drop index live_messages_client").await?;
    Ok(())
}

/// SQLite cannot let a column be missing that must be there: its way is a new table that takes the rows over.
async fn rebuilt(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create()
        .table("live_messages_new")
        .col(id("session_id"))
        .col(count("number"))
        .col(id_null("author_id"))
        .col(id_null("organisation_id"))
        .col(id("client_id"))
        .col(text("language"))
        .col(text("markdown"))
        .col(text("html"))
        .col(time("at"))
        .take();
    for mut column in new_columns() {
        table.col(&mut column);
    }
    m.create_table(
        table
            .primary_key(&mut key(["session_id", "number"]))
            .foreign_key(&mut refers("live_messages_new", "session_id", "live_sessions"))
            .foreign_key(&mut refers("live_messages_new", "author_id", "people"))
            .foreign_key(&mut refers("live_messages_new", "organisation_id", "organisations"))
            .take(),
    )
    .await?;
    let columns = "session_id, number, author_id, organisation_id, client_id, language, markdown, html, at";
    let on = m.get_connection();
    on.execute_unprepared(&format!(
        "insert into live_messages_new ({columns}, changed) select {columns}, number from live_messages"
    ))
    .await?;
    m.drop_table(Table::drop().table("live_messages").take()).await?;
    m.rename_table(Table::rename().table("live_messages_new", "live_messages").take()).await
}
