//! What stands beside the talk of a session: the agenda that moves, questions, rounds of the countries.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Counts the changes of all of it: a room asks only when it has grown.
        m.alter_table(Table::alter().table("live_sessions").add_column(count("board")).take()).await?;
        m.alter_table(Table::alter().table("live_sessions").add_column(count_null("agenda_at")).take()).await?;
        m.create_table(
            Table::create()
                .table("live_questions")
                .col(id("session_id"))
                .col(count("number"))
                // Nobody, where nobody is named or they did not want to be: it is never known who it was. Nor when: only
                // the order is kept.
                .col(id_null("author_id"))
                .col(id_null("organisation_id"))
                .col(text("text"))
                .col(text("language"))
                .col(text("state"))
                .col(text("because"))
                .col(count("votes"))
                .primary_key(&mut key(["session_id", "number"]))
                .foreign_key(&mut refers("live_questions", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_questions", "author_id", "people"))
                .foreign_key(&mut refers("live_questions", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        // Who wants which question answered, until the session ends; under the Chatham House Rule it is not here at all.
        m.create_table(
            Table::create()
                .table("live_question_votes")
                .col(id("session_id"))
                .col(count("number"))
                .col(id("person_id"))
                .primary_key(&mut key(["session_id", "number", "person_id"]))
                .foreign_key(&mut refers("live_question_votes", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_question_votes", "person_id", "people"))
                .take(),
        )
        .await?;
        rounds(m).await
    }
}

async fn rounds(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("live_rounds")
            .col(id("session_id"))
            .col(count("number"))
            .col(text("question"))
            .col(text("language"))
            .col(flag("closed"))
            .primary_key(&mut key(["session_id", "number"]))
            .foreign_key(&mut refers("live_rounds", "session_id", "live_sessions"))
            .take(),
    )
    .await?;
    m.create_table(
        Table::create()
            .table("live_slots")
            .col(id("session_id"))
            .col(count("round"))
            .col(text("country"))
            .col(text("state"))
            .col(text("delegate"))
            .col(id_null("author_id"))
            .col(id_null("organisation_id"))
            .col(text("markdown"))
            .col(text("html"))
            .col(text("language"))
            .primary_key(&mut key(["session_id", "round", "country"]))
            .foreign_key(&mut refers("live_slots", "session_id", "live_sessions"))
            .foreign_key(&mut refers("live_slots", "author_id", "people"))
            .foreign_key(&mut refers("live_slots", "organisation_id", "organisations"))
            .take(),
    )
    .await
}
