//! Organisations, their providers, people, and where they are signed in.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("organisations")
                .col(id("id").primary_key())
                .col(text("slug").unique_key())
                .col(text("name"))
                .col(text("local_name"))
                .col(text("country"))
                .col(time("created_at"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("providers")
                .col(id("id").primary_key())
                .col(id("organisation_id"))
                .col(text("issuer"))
                .col(text("client_id"))
                .col(text_null("secret_sealed"))
                .col(text("scopes"))
                .col(flag("enabled"))
                .col(time("created_at"))
                .foreign_key(&mut refers("providers", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        m.create_index(unique("providers_issuer_client", "providers", ["issuer", "client_id"])).await?;
        m.create_table(
            Table::create()
                .table("provider_domains")
                .col(text("domain").primary_key())
                .col(id("provider_id"))
                .foreign_key(&mut refers("provider_domains", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("people")
                .col(id("id").primary_key())
                .col(id("organisation_id"))
                .col(text("name"))
                .col(text_null("email"))
                .col(text("title"))
                .col(text("topics"))
                .col(flag("administrator"))
                .col(text_null("language"))
                .col(text("time_zone"))
                .col(text("theme"))
                .col(time("joined_at"))
                .col(time_null("ended_at"))
                .foreign_key(&mut refers("people", "organisation_id", "organisations"))
                .take(),
        )
        .await?;
        // A person is (provider, issuer, subject), never an e-mail address.
        m.create_table(
            Table::create()
                .table("identities")
                .col(id("provider_id"))
                .col(text("issuer"))
                .col(text("subject"))
                .col(id("person_id"))
                .col(time("created_at"))
                .primary_key(&mut key(["provider_id", "issuer", "subject"]))
                .foreign_key(&mut refers("identities", "provider_id", "providers"))
                .foreign_key(&mut refers("identities", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("identities_person", "identities", ["person_id"])).await?;
        // What is needed to finish a sign-in that was begun; read once. Tokens are kept as hashes only.
        m.create_table(
            Table::create()
                .table("sign_in_flows")
                .col(text("state_hash").primary_key())
                .col(text("browser_hash"))
                .col(id("provider_id"))
                .col(text("nonce"))
                .col(text("verifier"))
                .col(text("return_to"))
                .col(time("created_at"))
                .foreign_key(&mut refers("sign_in_flows", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(index("sign_in_flows_created", "sign_in_flows", ["created_at"])).await?;
        m.create_table(
            Table::create()
                .table("sign_in_sessions")
                .col(text("token_hash").primary_key())
                .col(id("id").unique_key())
                .col(id("person_id"))
                .col(id("provider_id"))
                .col(time("created_at"))
                .col(time("seen_at"))
                .col(time_null("ended_at"))
                .col(text_null("id_token"))
                .foreign_key(&mut refers("sign_in_sessions", "person_id", "people"))
                .foreign_key(&mut refers("sign_in_sessions", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(index("sign_in_sessions_person", "sign_in_sessions", ["person_id"])).await?;
        m.create_index(index("sign_in_sessions_seen", "sign_in_sessions", ["seen_at"])).await?;
        Ok(())
    }
}
