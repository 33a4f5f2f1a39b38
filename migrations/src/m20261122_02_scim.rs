//! People and groups that organisations' directories tell of (SCIM 2.0), and the tokens with which they come.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("scim_tokens")
                .col(id("id").primary_key())
                .col(id("provider_id"))
                .col(text("name"))
                .col(text("token_hash").unique_key())
                .col(time("created_at"))
                .col(time_null("used_at"))
                .col(time_null("revoked_at"))
                .foreign_key(&mut refers("scim_tokens", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(index("scim_tokens_provider", "scim_tokens", ["provider_id"])).await?;
        m.create_table(
            Table::create()
                .table("scim_users")
                .col(id("person_id").primary_key())
                .col(id("provider_id"))
                // The user name in small letters; none once the directory has deleted the person.
                .col(text_null("user_key"))
                .col(text_null("external_id"))
                // What the directory told, as JSON under the names of RFC 7643.
                .col(text("told"))
                .col(time("created_at"))
                .col(time("changed_at"))
                // When the directory ended the account, if it was the directory: the same as the person's own `ended_at`.
                .col(time_null("ended_at"))
                .col(time_null("deleted_at"))
                .foreign_key(&mut refers("scim_users", "person_id", "people"))
                .foreign_key(&mut refers("scim_users", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(unique("scim_users_user_key", "scim_users", ["provider_id", "user_key"])).await?;
        m.create_index(unique("scim_users_external_id", "scim_users", ["provider_id", "external_id"])).await?;
        m.create_index(index("scim_users_created", "scim_users", ["provider_id", "created_at", "person_id"])).await?;
        m.create_table(
            Table::create()
                .table("scim_groups")
                .col(id("id").primary_key())
                .col(id("provider_id"))
                .col(text("display_name"))
                .col(text_null("external_id"))
                .col(time("created_at"))
                .col(time("changed_at"))
                .foreign_key(&mut refers("scim_groups", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(unique("scim_groups_external_id", "scim_groups", ["provider_id", "external_id"])).await?;
        m.create_index(index("scim_groups_created", "scim_groups", ["provider_id", "created_at", "id"])).await?;
        m.create_table(
            Table::create()
                .table("scim_group_members")
                .col(id("group_id"))
                .col(id("person_id"))
                .primary_key(&mut key(["group_id", "person_id"]))
                .foreign_key(&mut refers("scim_group_members", "group_id", "scim_groups"))
                .foreign_key(&mut refers("scim_group_members", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("scim_group_members_person", "scim_group_members", ["person_id"])).await?;
        // What the directory calls this subject, as the claim that the provider's mapping names said at the last sign-in.
        m.alter_table(Table::alter().table("identities").add_column(text_null("external_id")).take()).await?;
        m.create_index(index("identities_external_id", "identities", ["provider_id", "external_id"])).await
    }
}
