//! Guests of bodies that have no provider: their invitations, their passkeys, and passkeys that are being shown.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("invitations")
                .col(id("id").primary_key())
                // Of the link; the token itself is shown once and kept nowhere.
                .col(text("token_hash").unique_key())
                .col(id("workgroup_id"))
                .col(text("email"))
                // The body that the guest is from, and its country.
                .col(text("body"))
                .col(text("country"))
                // When the guest's membership ends; the link itself ends at `expires_at`.
                .col(time("until"))
                .col(id("invited_by"))
                .col(time("created_at"))
                .col(time("expires_at"))
                .col(time_null("used_at"))
                .col(id_null("used_by"))
                .col(time_null("withdrawn_at"))
                .foreign_key(&mut refers("invitations", "workgroup_id", "workgroups"))
                .foreign_key(&mut refers("invitations", "invited_by", "people"))
                .foreign_key(&mut refers("invitations", "used_by", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("invitations_workgroup", "invitations", ["workgroup_id", "created_at"])).await?;
        m.create_table(
            Table::create()
                .table("passkeys")
                .col(id("id").primary_key())
                .col(id("person_id"))
                // As the authenticator calls it (base64url), and the public key with its counter (JSON).
                .col(text("credential_id").unique_key())
                .col(text("credential"))
                // The browser that it was made in, as its owner would name it.
                .col(text("name"))
                .col(time("created_at"))
                .col(time_null("used_at"))
                .foreign_key(&mut refers("passkeys", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("passkeys_person", "passkeys", ["person_id"])).await?;
        // A challenge that waits for its answer, for a few minutes. Its person may not be there yet.
        m.create_table(
            Table::create()
                .table("passkey_ceremonies")
                .col(text("token_hash").primary_key())
                .col(text("browser_hash"))
                .col(text("purpose"))
                .col(id_null("person_id"))
                .col(id_null("invitation_id"))
                .col(text("state"))
                .col(time("created_at"))
                .take(),
        )
        .await?;
        m.create_index(index("passkey_ceremonies_created", "passkey_ceremonies", ["created_at"])).await
    }
}
