//! What chairs note about a person, for each other.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("person_notes")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(id("person_id"))
                .col(id("by_id"))
                .col(text("text"))
                .col(time("at"))
                .col(time_null("removed_at"))
                .col(id_null("removed_by"))
                .foreign_key(&mut refers("person_notes", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("person_notes", "person_id", "people"))
                .foreign_key(&mut refers("person_notes", "by_id", "people"))
                .foreign_key(&mut refers("person_notes", "removed_by", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("person_notes_of", "person_notes", ["workgroup_id", "person_id", "at"])).await?;
        m.create_index(index("person_notes_person", "person_notes", ["person_id"])).await?;
        m.create_index(index("person_notes_by", "person_notes", ["by_id"])).await?;
        m.create_index(index("person_notes_removed_by", "person_notes", ["removed_by"])).await?;
        m.create_index(index("person_notes_at", "person_notes", ["at"])).await
    }
}
