//! A notice is known among its person's own: one of a post has the post's id, so that nobody is told of a post twice. It
//! says what must hold for it to be read, when it may go out by mail, and in which mail it went. SQLite cannot change a
//! primary key, so the table is made again and its rows are taken along.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let on = m.get_connection();
        on.execute_unprepared("alter table notices rename to notices_before").await?;
        for index in ["person", "thread", "post", "by", "unseen"] {
            on.execute_unprepared(&format!("drop index notices_{index}")).await?;
        }
        m.create_table(
            Table::create()
                .table("notices")
                .col(id("person_id"))
                .col(id("id"))
                .col(text("why"))
                .col(text("reach").default("inside"))
                .col(id_null("workgroup_id"))
                .col(id_null("thread_id"))
                .col(id_null("post_id"))
                .col(id_null("by_id"))
                .col(text_null("note"))
                .col(time("at"))
                .col(time_null("seen_at"))
                // Not by mail before; none: not by mail (any more).
                .col(time_null("mail_after"))
                // The mail that told it.
                .col(id_null("mail_id"))
                .primary_key(&mut key(["person_id", "id"]))
                .foreign_key(&mut refers("notices", "person_id", "people"))
                .foreign_key(&mut refers("notices", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("notices", "thread_id", "threads"))
                .foreign_key(&mut refers("notices", "post_id", "posts"))
                .foreign_key(&mut refers("notices", "by_id", "people"))
                .foreign_key(&mut refers("notices", "mail_id", "mails"))
                .take(),
        )
        .await?;
        on.execute_unprepared(
            "insert into notices (person_id, id, why, workgroup_id, thread_id, post_id, by_id, note, at, seen_at) \
             select person_id, id, why, workgroup_id, thread_id, post_id, by_id, note, at, seen_at from notices_before",
        )
        .await?;
        on.execute_unprepared("drop table notices_before").await?;
        m.create_index(index("notices_person", "notices", ["person_id", "at", "id"])).await?;
        m.create_index(index("notices_thread", "notices", ["thread_id"])).await?;
        m.create_index(index("notices_post", "notices", ["post_id"])).await?;
        m.create_index(index("notices_by", "notices", ["by_id"])).await?;
        for partial in [
            "create index notices_unseen on notices (person_id, thread_id) where seen_at is null",
            "create index notices_to_mail on notices (mail_after) where mail_after is not null",
            "create index notices_mail on notices (mail_id) where mail_id is not null",
        ] {
            on.execute_unprepared(partial).await?;
        }
        // With such a token somebody stops mail without signing in: it stands in that mail, and here as a hash.
        m.create_table(
            Table::create()
                .table("mail_stops")
                .col(text("token_hash").primary_key())
                .col(id("person_id"))
                .col(time("at"))
                .foreign_key(&mut refers("mail_stops", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("mail_stops_person", "mail_stops", ["person_id"])).await?;
        m.create_index(index("mail_stops_at", "mail_stops", ["at"])).await
    }
}
