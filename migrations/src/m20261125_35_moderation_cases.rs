//! What chairs did that concerns one person, and what waits for them: flags, appeals, the queue that they share.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        measures(m).await?;
        cases(m).await?;
        // One of a person and post, also after it was decided.
        m.create_table(
            Table::create()
                .table("flags")
                .col(id("post_id"))
                .col(id("person_id"))
                .col(id("case_id"))
                .col(text("reason"))
                .col(time("at"))
                .primary_key(&mut key(["post_id", "person_id"]))
                .foreign_key(&mut refers("flags", "post_id", "posts"))
                .foreign_key(&mut refers("flags", "person_id", "people"))
                .foreign_key(&mut refers("flags", "case_id", "cases"))
                .take(),
        )
        .await?;
        m.create_index(index("flags_person", "flags", ["person_id", "at"])).await?;
        m.create_index(index("flags_case", "flags", ["case_id"])).await?;
        m.create_table(
            Table::create()
                .table("case_notes")
                .col(id("id").primary_key())
                .col(id("case_id"))
                .col(id("author_id"))
                .col(text("text"))
                .col(time("at"))
                .foreign_key(&mut refers("case_notes", "case_id", "cases"))
                .foreign_key(&mut refers("case_notes", "author_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("case_notes_case", "case_notes", ["case_id", "at", "id"])).await?;
        m.create_index(index("case_notes_author", "case_notes", ["author_id"])).await
    }
}

/// Finders ask for a suspension, a silence and an unread warning whenever somebody enters a workgroup.
async fn measures(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("measures")
            .col(id("id").primary_key())
            .col(id("workgroup_id"))
            .col(id("person_id"))
            .col(text("kind"))
            .col(id_null("thread_id"))
            .col(id_null("post_id"))
            .col(text("reason"))
            .col(id("by_id"))
            .col(time("at"))
            // When it ends by itself.
            .col(time_null("until"))
            // When the person said to have read it.
            .col(time_null("read_at"))
            // When it was undone, and by whom.
            .col(time_null("ended_at"))
            .col(id_null("ended_by"))
            .foreign_key(&mut refers("measures", "workgroup_id", "workgroups"))
            .foreign_key(&mut refers("measures", "person_id", "people"))
            .foreign_key(&mut refers("measures", "thread_id", "threads"))
            .foreign_key(&mut refers("measures", "post_id", "posts"))
            .foreign_key(&mut refers("measures", "by_id", "people"))
            .foreign_key(&mut refers("measures", "ended_by", "people"))
            .take(),
    )
    .await?;
    m.create_index(index("measures_person", "measures", ["person_id", "workgroup_id", "at"])).await?;
    m.create_index(index("measures_thread", "measures", ["thread_id"])).await?;
    m.create_index(index("measures_post", "measures", ["post_id"])).await?;
    m.create_index(index("measures_by", "measures", ["by_id"])).await
}

async fn cases(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("cases")
            .col(id("id").primary_key())
            .col(id("workgroup_id"))
            .col(text("kind"))
            // Whom it is about: who wrote the post, or who appeals.
            .col(id("person_id"))
            .col(id_null("thread_id"))
            .col(id_null("post_id"))
            // What is appealed, once, and the words of who appeals.
            .col(id_null("measure_id"))
            .col(text_null("words"))
            .col(time("opened_at"))
            .col(id_null("assigned_id"))
            // When the author was asked to write it anew, and when they did.
            .col(time_null("asked_at"))
            .col(time_null("rewritten_at"))
            .col(time_null("decided_at"))
            .col(id_null("decided_by"))
            .col(text_null("decision"))
            .foreign_key(&mut refers("cases", "workgroup_id", "workgroups"))
            .foreign_key(&mut refers("cases", "person_id", "people"))
            .foreign_key(&mut refers("cases", "thread_id", "threads"))
            .foreign_key(&mut refers("cases", "post_id", "posts"))
            .foreign_key(&mut refers("cases", "measure_id", "measures"))
            .foreign_key(&mut refers("cases", "assigned_id", "people"))
            .foreign_key(&mut refers("cases", "decided_by", "people"))
            .take(),
    )
    .await?;
    m.create_index(unique("cases_measure", "cases", ["measure_id"])).await?;
    m.create_index(index("cases_decided", "cases", ["workgroup_id", "decided_at", "id"])).await?;
    m.create_index(index("cases_person", "cases", ["person_id"])).await?;
    m.create_index(index("cases_thread", "cases", ["thread_id"])).await?;
    let on = m.get_connection();
    // Of two who flag a post at once, the second finds the item of the first.
    on.execute_unprepared(
        "create unique index cases_flagged on cases (post_id) where decided_at is null and kind = 'flag'",
    )
    .await?;
    on.execute_unprepared("create index cases_open on cases (workgroup_id, opened_at, id) where decided_at is null")
        .await?;
    Ok(())
}
