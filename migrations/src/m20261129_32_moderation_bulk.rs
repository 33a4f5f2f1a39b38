//! Acts over many posts at once: how far they are, and what they did, so that exactly that can be undone.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("bulk_acts")
                .col(id("id").primary_key())
                .col(id("workgroup_id"))
                .col(id("by_id"))
                .col(text("act"))
                .col(id_null("person_id"))
                .col(id_null("measure_id"))
                .col(text("reason"))
                .col(time("begun_at"))
                .col(time("stepped_at"))
                .col(text("state"))
                .foreign_key(&mut refers("bulk_acts", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("bulk_acts", "by_id", "people"))
                .foreign_key(&mut refers("bulk_acts", "person_id", "people"))
                .foreign_key(&mut refers("bulk_acts", "measure_id", "measures"))
                .take(),
        )
        .await?;
        m.create_index(index("bulk_acts_of", "bulk_acts", ["workgroup_id", "person_id", "begun_at"])).await?;
        m.create_index(index("bulk_acts_by", "bulk_acts", ["by_id"])).await?;
        m.create_index(index("bulk_acts_person", "bulk_acts", ["person_id"])).await?;
        m.create_index(index("bulk_acts_measure", "bulk_acts", ["measure_id"])).await?;
        m.create_table(
            Table::create()
                .table("bulk_items")
                .col(id("bulk_id"))
                .col(count("n"))
                .col(id_null("post_id"))
                .col(id("thread_id"))
                .col(text("state"))
                .col(time_null("did_at"))
                .primary_key(&mut key(["bulk_id", "n"]))
                .foreign_key(&mut refers("bulk_items", "bulk_id", "bulk_acts"))
                .foreign_key(&mut refers("bulk_items", "post_id", "posts"))
                .foreign_key(&mut refers("bulk_items", "thread_id", "threads"))
                .take(),
        )
        .await?;
        m.create_index(index("bulk_items_state", "bulk_items", ["bulk_id", "state", "n"])).await?;
        m.create_index(index("bulk_items_post", "bulk_items", ["post_id"])).await?;
        m.create_index(index("bulk_items_thread", "bulk_items", ["thread_id"])).await
    }
}
