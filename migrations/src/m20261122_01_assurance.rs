//! How sure one must be to be let into a workgroup or to do certain things, people who are guests, and memberships
//! that end by themselves.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column a statement.
        for (table, column) in [
            // The level of the sign-in that one needs to enter (0 low, 1 substantial, 2 high), and how long ago the
            // provider may have asked the person, in milliseconds; 0: as long as the session lasts.
            ("workgroups", count("required_level")),
            ("workgroups", ColumnDef::new("required_age").big_integer().not_null().default(0).take()),
            // Sees only the workgroups that they are in.
            ("people", flag("guest")),
            // When a membership ends by itself.
            ("memberships", time_null("until")),
            // What a sign-in was begun for, where somebody is signed in already: who it is, what is asked of the
            // provider (level and age as above).
            ("sign_in_flows", id_null("person_id")),
            ("sign_in_flows", text("purpose").default("sign-in").take()),
            ("sign_in_flows", count("asked_level")),
            ("sign_in_flows", time_null("asked_age")),
        ] {
            m.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        // What an act needs, in the whole network. An act without a row needs nothing beyond the role.
        m.create_table(
            Table::create()
                .table("act_requirements")
                .col(text("act").primary_key())
                .col(count("required_level"))
                .col(ColumnDef::new("required_age").big_integer().not_null().default(0).take())
                .take(),
        )
        .await
    }
}
