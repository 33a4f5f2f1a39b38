//! Who comes to a session: everybody, whoever registers, or whom a chair gives a place.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // How one comes; how many places there are, if there is a limit; how many have registered so far, which is their order.
        for mut column in [text("registering").default("free").take(), count_null("capacity"), count("registered")] {
            m.alter_table(Table::alter().table("live_sessions").add_column(&mut column).take()).await?;
        }
        m.create_table(
            Table::create()
                .table("live_registrations")
                .col(id("session_id"))
                .col(id("person_id"))
                .col(text("state"))
                .col(count("number"))
                .col(time("at"))
                // From when on the place and the time of the session are what they are: reminders count from here.
                .col(time("since"))
                .col(count("reminded"))
                // Why a chair declined.
                .col(text("reason"))
                .primary_key(&mut key(["session_id", "person_id"]))
                .foreign_key(&mut refers("live_registrations", "session_id", "live_sessions"))
                .foreign_key(&mut refers("live_registrations", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("live_registrations_order", "live_registrations", ["session_id", "state", "number"]))
            .await?;
        m.create_index(index("live_registrations_person", "live_registrations", ["person_id"])).await?;
        // A notice may be about a session.
        m.alter_table(Table::alter().table("notices").add_column(id_null("session_id")).take()).await?;
        m.create_index(index("notices_of_session", "notices", ["session_id", "person_id"])).await
    }
}
