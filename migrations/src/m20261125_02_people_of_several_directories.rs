//! A person whom several directories (SCIM) know, each by an id of its own; and two accounts of one person, proven and
//! about to be joined.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        users_with_ids_of_their_own(m).await?;
        members_by_those_ids(m).await?;
        // Whose groups gave the place; none: a person did, or it was not noted yet.
        m.alter_table(Table::alter().table("memberships").add_column(id_null("provider_id")).take()).await?;
        // What was shown at a second provider, until the person says that they want it so, for a few minutes.
        m.create_table(
            Table::create()
                .table("joinings")
                .col(id("id").primary_key())
                // The session in which it was shown, and whose that is.
                .col(text("session_hash").unique_key())
                .col(id("person_id"))
                // The account that the sign-in belongs to until then.
                .col(id("other_id"))
                .col(id("provider_id"))
                .col(text("issuer"))
                .col(text("subject"))
                .col(time("created_at"))
                .foreign_key(&mut refers("joinings", "person_id", "people"))
                .foreign_key(&mut refers("joinings", "other_id", "people"))
                .foreign_key(&mut refers("joinings", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(index("joinings_created", "joinings", ["created_at"])).await?;
        // What an account has done goes with it.
        m.create_index(index("audit_log_person", "audit_log", ["person_id"])).await
    }
}

/// What a directory knows a person by is the person's own id no longer. SQLite cannot change a primary key, so the table
/// is made again and its rows are taken along; what directories know stays as it is.
async fn users_with_ids_of_their_own(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let on = m.get_connection();
    on.execute_unprepared("alter table scim_users rename to scim_users_before").await?;
    for index in ["scim_users_user_key", "scim_users_external_id", "scim_users_created"] {
        on.execute_unprepared(&format!("drop index {index}")).await?;
    }
    m.create_table(
        Table::create()
            .table("scim_users")
            .col(id("id").primary_key())
            .col(id("person_id"))
            .col(id("provider_id"))
            // The user name in small letters; none once the directory has deleted the person.
            .col(text_null("user_key"))
            .col(text_null("external_id"))
            // What the directory told, as JSON under the names of RFC 7643.
            .col(text("told"))
            .col(time("created_at"))
            .col(time("changed_at"))
            // When the directory put the person out. If it ended the account with that, the same as the person's own
            // `ended_at`; the account of somebody who works elsewhere goes on.
            .col(time_null("ended_at"))
            .col(time_null("deleted_at"))
            .foreign_key(&mut refers("scim_users", "person_id", "people"))
            .foreign_key(&mut refers("scim_users", "provider_id", "providers"))
            .take(),
    )
    .await?;
    on.execute_unprepared(
        "insert into scim_users (id, person_id, provider_id, user_key, external_id, told, created_at, changed_at, \
         ended_at, deleted_at) \
         select person_id, person_id, provider_id, user_key, external_id, told, created_at, changed_at, ended_at, \
         deleted_at from scim_users_before",
    )
    .await?;
    on.execute_unprepared("drop table scim_users_before").await?;
    m.create_index(unique("scim_users_user_key", "scim_users", ["provider_id", "user_key"])).await?;
    m.create_index(unique("scim_users_external_id", "scim_users", ["provider_id", "external_id"])).await?;
    m.create_index(index("scim_users_created", "scim_users", ["provider_id", "created_at", "id"])).await?;
    m.create_index(index("scim_users_person", "scim_users", ["person_id"])).await
}

/// Who is in a directory's group is who the directory says, under the id by which it knows them.
async fn members_by_those_ids(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let on = m.get_connection();
    on.execute_unprepared("alter table scim_group_members rename to scim_group_members_before").await?;
    on.execute_unprepared("drop index scim_group_members_person").await?;
    m.create_table(
        Table::create()
            .table("scim_group_members")
            .col(id("group_id"))
            .col(id("user_id"))
            .primary_key(&mut key(["group_id", "user_id"]))
            .foreign_key(&mut refers("scim_group_members", "group_id", "scim_groups"))
            .foreign_key(&mut refers("scim_group_members", "user_id", "scim_users"))
            .take(),
    )
    .await?;
    on.execute_unprepared(
        "insert into scim_group_members (group_id, user_id) select group_id, person_id from scim_group_members_before",
    )
    .await?;
    on.execute_unprepared("drop table scim_group_members_before").await?;
    m.create_index(index("scim_group_members_user", "scim_group_members", ["user_id"])).await
}
