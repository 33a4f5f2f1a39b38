//! Finding the people of an organisation, and those who wait, without walking through all people.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_index(index("people_organisation", "people", ["organisation_id"])).await?;
        // The schema builder has no index over some rows; both databases read this one.
        let waiting = "create index people_waiting on people (joined_at) where approved_at is null";
        m.get_connection().execute_unprepared(waiting).await?;
        Ok(())
    }
}
