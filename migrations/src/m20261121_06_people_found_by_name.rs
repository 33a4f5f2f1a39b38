//! People in the order of their names, and the chairs of a workgroup, without walking through everybody.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // The schema builder has no index over an expression; both databases read this one.
        m.get_connection().execute_unprepared("create index people_name on people (lower(name), id)").await?;
        m.create_index(index("memberships_workgroup_role", "memberships", ["workgroup_id", "role"])).await
    }
}
