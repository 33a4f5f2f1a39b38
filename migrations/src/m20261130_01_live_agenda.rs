//! What is on in a live session, and what calendars need to follow its plan.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // Read and written whole, with the session: JSON lists.
        let list = |name| text(name).default("[]").take();
        for mut column in [
            list("agenda"),
            list("questions"),
            count("sequence"),
            time("changed_at").default(0).take(),
            text("cancelled_because").default("").take(),
        ] {
            m.alter_table(Table::alter().table("live_sessions").add_column(&mut column).take()).await?;
        }
        // Calendars take a span of time.
        m.create_index(index("live_sessions_starts", "live_sessions", ["starts_at"])).await
    }
}
