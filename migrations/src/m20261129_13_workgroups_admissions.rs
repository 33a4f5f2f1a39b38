//! Requests to join a workgroup, and invitations of members.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("admissions")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(id("person_id"))
                .col(text("kind"))
                // Of who began it.
                .col(text("words"))
                // Who invited.
                .col(id_null("by_id"))
                .col(time("at"))
                .col(time_null("expires_at"))
                .col(time_null("decided_at"))
                .col(id_null("decided_by"))
                .col(text_null("outcome"))
                .col(text_null("reason"))
                .foreign_key(&mut refers("admissions", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("admissions", "person_id", "people"))
                .foreign_key(&mut refers("admissions", "by_id", "people"))
                .foreign_key(&mut refers("admissions", "decided_by", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("admissions_of_workgroup", "admissions", ["workgroup_id", "kind", "at", "id"])).await?;
        m.create_index(index("admissions_of_person", "admissions", ["person_id", "at", "id"])).await?;
        m.create_index(index("admissions_by", "admissions", ["by_id"])).await?;
        m.create_index(index("admissions_decided_by", "admissions", ["decided_by"])).await?;
        // One thing at a time between a workgroup and a person.
        m.get_connection()
            .execute_unprepared(
                "create unique index admissions_open on admissions (workgroup_id, person_id) where decided_at is null",
            )
            .await?;
        Ok(())
    }
}
