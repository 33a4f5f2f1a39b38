//! Texts that a chair looks at before others read them, and what chairs want to look at.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["hold_posts", "hold_days", "hold_links"] {
            m.alter_table(Table::alter().table("workgroups").add_column(count(column)).take()).await?;
        }
        m.alter_table(Table::alter().table("forums").add_column(flag("holds")).take()).await?;
        held_posts(m).await?;
        m.create_table(
            Table::create()
                .table("word_rules")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                // Empty: in each language.
                .col(text("language"))
                .col(text("words"))
                // As it is compared: of two that mean the same there is one.
                .col(text("folded"))
                .col(id("by_id"))
                .col(time("at"))
                .foreign_key(&mut refers("word_rules", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("word_rules", "by_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(unique("word_rules_once", "word_rules", ["workgroup_id", "language", "folded"])).await?;
        m.create_index(index("word_rules_by", "word_rules", ["by_id"])).await?;
        // No reference: what was decided stays when the text has become a post or is forgotten.
        for table in ["cases", "measures", "files"] {
            m.alter_table(Table::alter().table(table).add_column(id_null("held_id")).take()).await?;
        }
        m.create_index(index("files_held", "files", ["held_id"])).await?;
        m.create_index(index("measures_held", "measures", ["held_id"])).await?;
        m.create_index(index("cases_held_id", "cases", ["held_id"])).await?;
        let on = m.get_connection();
        on.execute_unprepared("create unique index cases_held on cases (held_id) where decided_at is null").await?;
        Ok(())
    }
}

async fn held_posts(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("held_posts")
            .col(id("id").primary_key())
            // A reply has a thread; what begins one has a forum.
            .col(id_null("thread_id"))
            .col(id_null("forum_id"))
            .col(text("kind"))
            .col(text("title"))
            .col(text("title_language"))
            .col(id("author_id"))
            .col(id("organisation_id"))
            .col(id("form_id"))
            .col(text("markdown"))
            .col(text("html"))
            .col(text("language"))
            // Why it waits, and for which word.
            .col(text("because"))
            .col(text("word"))
            .col(count("version"))
            .col(time("at"))
            // When a chair did not let it through, and why.
            .col(time_null("declined_at"))
            .col(text("reason"))
            .foreign_key(&mut refers("held_posts", "thread_id", "threads"))
            .foreign_key(&mut refers("held_posts", "forum_id", "forums"))
            .foreign_key(&mut refers("held_posts", "author_id", "people"))
            .foreign_key(&mut refers("held_posts", "organisation_id", "organisations"))
            .take(),
    )
    .await?;
    m.create_index(index("held_posts_author", "held_posts", ["author_id", "thread_id"])).await?;
    m.create_index(unique("held_posts_form", "held_posts", ["author_id", "form_id"])).await?;
    m.create_index(index("held_posts_thread", "held_posts", ["thread_id"])).await?;
    m.create_index(index("held_posts_forum", "held_posts", ["forum_id"])).await?;
    m.create_index(index("held_posts_declined", "held_posts", ["declined_at"])).await
}
