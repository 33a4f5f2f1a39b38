//! Whispers: what those who lead a workgroup write for each other beside a post, with the texts that they had.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("whispers")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(id("post_id"))
                .col(id("author_id"))
                .col(id("organisation_id"))
                .col(id("form_id"))
                .col(text("markdown"))
                .col(text("html"))
                .col(text("language"))
                .col(count("version"))
                .col(time("written_at"))
                .col(time_null("edited_at"))
                .col(time_null("taken_back_at"))
                .foreign_key(&mut refers("whispers", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("whispers", "post_id", "posts"))
                .foreign_key(&mut refers("whispers", "author_id", "people"))
                .foreign_key(&mut refers("whispers", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        m.create_index(index("whispers_of", "whispers", ["workgroup_id", "written_at", "id"])).await?;
        m.create_index(index("whispers_post", "whispers", ["post_id"])).await?;
        m.create_index(unique("whispers_form", "whispers", ["author_id", "form_id"])).await?;
        m.create_index(index("whispers_organisation", "whispers", ["organisation_id"])).await?;
        m.create_table(
            Table::create()
                .table("whisper_versions")
                .col(id("whisper_id"))
                .col(count("version"))
                .col(text("markdown"))
                .col(text("html"))
                .col(text("language"))
                .col(time("at"))
                .primary_key(&mut key(["whisper_id", "version"]))
                .foreign_key(&mut refers("whisper_versions", "whisper_id", "whispers"))
                .take(),
        )
        .await
    }
}
