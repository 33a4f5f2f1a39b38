//! How closely people watch workgroups, forums and threads, whom they follow, and how they want to be told. Who followed
//! a forum until now watches it.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("watches")
                .col(id("person_id"))
                // What it is, and which one: a workgroup, a forum, a thread.
                .col(text("subject"))
                .col(id("subject_id"))
                .col(text("level"))
                // By choice; if not, because one posted in it.
                .col(flag("chosen"))
                .col(time("since"))
                .primary_key(&mut key(["person_id", "subject", "subject_id"]))
                .foreign_key(&mut refers("watches", "person_id", "people"))
                .take(),
        )
        .await?;
        // Who is told of a post.
        m.create_index(index("watches_subject", "watches", ["subject", "subject_id", "level"])).await?;
        let on = m.get_connection();
        on.execute_unprepared(
            "insert into watches (person_id, subject, subject_id, level, chosen, since) \
             select person_id, 'forum', forum_id, 'watching', true, since from forum_follows",
        )
        .await?;
        m.drop_table(Table::drop().table("forum_follows").take()).await?;
        // What holds for members who have chosen nothing.
        let watch = text("watch").default("normal").take();
        m.alter_table(Table::alter().table("workgroups").add_column(watch).take()).await?;
        m.create_table(
            Table::create()
                .table("person_follows")
                .col(id("person_id"))
                .col(id("followed_id"))
                .col(time("since"))
                .primary_key(&mut key(["person_id", "followed_id"]))
                .foreign_key(&mut refers("person_follows", "person_id", "people"))
                .foreign_key(&mut refers("person_follows", "followed_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("person_follows_followed", "person_follows", ["followed_id"])).await?;
        m.create_table(
            Table::create()
                .table("tell_me")
                .col(id("person_id").primary_key())
                // How often by mail, and what a thread becomes in which one posts.
                .col(text("mail"))
                .col(text("posting"))
                // No mail between these minutes of one's own day.
                .col(count_null("quiet_from"))
                .col(count_null("quiet_until"))
                .foreign_key(&mut refers("tell_me", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("mail_paces")
                .col(id("person_id"))
                .col(id("workgroup_id"))
                .col(text("pace"))
                .primary_key(&mut key(["person_id", "workgroup_id"]))
                .foreign_key(&mut refers("mail_paces", "person_id", "people"))
                .foreign_key(&mut refers("mail_paces", "workgroup_id", "workgroups"))
                .take(),
        )
        .await
    }
}
