//! Threads, posts and their history, what is helpful, what is read, drafts.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("threads")
                .col(id("id").primary_key())
                .col(id("forum_id"))
                .col(text("kind"))
                .col(text("title"))
                .col(text("language"))
                .col(id("author_id"))
                .col(id("organisation_id"))
                .col(time("started_at"))
                .col(time("active_at"))
                .col(count("last_number"))
                .col(time_null("pinned_at"))
                .col(time_null("locked_at"))
                .col(time_null("hidden_at"))
                .col(text_null("hidden_reason"))
                .col(count_null("accepted_number"))
                .col(text_null("conclusion_markdown"))
                .col(text_null("conclusion_html"))
                .col(id_null("concluded_by"))
                .col(time_null("concluded_at"))
                .foreign_key(&mut refers("threads", "forum_id", "forums"))
                .foreign_key(&mut refers("threads", "author_id", "people"))
                .foreign_key(&mut refers("threads", "organisation_id", "organisations"))
                .foreign_key(&mut refers("threads", "concluded_by", "people"))
                .take(),
        )
        .await?;
        // The list of a forum, newest activity first, and questions that wait over all forums.
        m.create_index(index("threads_forum_active", "threads", ["forum_id", "active_at", "id"])).await?;
        m.create_index(index("threads_kind_accepted_active", "threads", ["kind", "accepted_number", "active_at"]))
            .await?;
        m.create_index(index("threads_author", "threads", ["author_id"])).await?;
        m.create_table(
            Table::create()
                .table("posts")
                .col(id("id").primary_key())
                .col(id("thread_id"))
                .col(count("number"))
                .col(id("author_id"))
                .col(id("organisation_id"))
                .col(text("language"))
                .col(text("markdown"))
                .col(text("html"))
                .col(time("posted_at"))
                .col(time_null("edited_at"))
                .col(time_null("hidden_at"))
                .col(text_null("hidden_reason"))
                .col(count("helpful"))
                .col(id("form_id"))
                .foreign_key(&mut refers("posts", "thread_id", "threads"))
                .foreign_key(&mut refers("posts", "author_id", "people"))
                .foreign_key(&mut refers("posts", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        m.create_index(unique("posts_thread_number", "posts", ["thread_id", "number"])).await?;
        // The same form sent twice (a double click, a retry) makes one post.
        m.create_index(unique("posts_author_form", "posts", ["author_id", "form_id"])).await?;
        m.create_index(index("posts_author_thread", "posts", ["author_id", "thread_id"])).await?;
        m.create_table(
            Table::create()
                .table("post_versions")
                .col(id("post_id"))
                .col(count("version"))
                .col(text("markdown"))
                .col(text("html"))
                .col(text("language"))
                .col(time("at"))
                .primary_key(&mut key(["post_id", "version"]))
                .foreign_key(&mut refers("post_versions", "post_id", "posts"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("helpful_marks")
                .col(id("post_id"))
                .col(id("person_id"))
                .col(time("at"))
                .primary_key(&mut key(["post_id", "person_id"]))
                .foreign_key(&mut refers("helpful_marks", "post_id", "posts"))
                .foreign_key(&mut refers("helpful_marks", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("thread_reads")
                .col(id("person_id"))
                .col(id("thread_id"))
                .col(count("number"))
                .col(time("at"))
                .primary_key(&mut key(["person_id", "thread_id"]))
                .foreign_key(&mut refers("thread_reads", "thread_id", "threads"))
                .foreign_key(&mut refers("thread_reads", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("drafts")
                .col(id("person_id"))
                .col(text("place"))
                .col(text("title"))
                .col(text("body"))
                .col(text("kind"))
                .col(text("language"))
                .col(time("saved_at"))
                .primary_key(&mut key(["person_id", "place"]))
                .foreign_key(&mut refers("drafts", "person_id", "people"))
                .take(),
        )
        .await?;
        Ok(())
    }
}
