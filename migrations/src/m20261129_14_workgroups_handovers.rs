//! Chairs that are handed over, at once or on a day.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("handovers")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(id("from_id"))
                .col(id("to_id"))
                // The day on which it takes effect; none: as soon as it is accepted.
                .col(time_null("on_at"))
                .col(time("named_at"))
                .col(time_null("accepted_at"))
                .col(time_null("ended_at"))
                .col(text_null("outcome"))
                .foreign_key(&mut refers("handovers", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("handovers", "from_id", "people"))
                .foreign_key(&mut refers("handovers", "to_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("handovers_from", "handovers", ["from_id"])).await?;
        m.create_index(index("handovers_to", "handovers", ["to_id"])).await?;
        m.create_index(index("handovers_of_workgroup", "handovers", ["workgroup_id", "named_at"])).await?;
        let on = m.get_connection();
        // One hands a chair over to one person.
        on.execute_unprepared(
            "create unique index handovers_open on handovers (workgroup_id, from_id) where ended_at is null",
        )
        .await?;
        on.execute_unprepared(
            "create index handovers_accepted on handovers (on_at) where ended_at is null and accepted_at is not null",
        )
        .await?;
        Ok(())
    }
}
