//! Whose sign-in a line of the audit log is about, and refused sign-ins by the number that people are shown.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("audit_log").add_column(id_null("organisation_id")).take()).await?;
        m.create_index(index("audit_log_organisation_at", "audit_log", ["organisation_id", "at", "id"])).await?;
        let numbers = "create index audit_log_number on audit_log (what) where act = 'sign-in-refused'";
        m.get_connection().execute_unprepared(numbers).await?;
        Ok(())
    }
}
