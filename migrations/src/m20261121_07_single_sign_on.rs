//! What organisational single sign-on needs beyond signing in: how people of a provider join, what its claims mean, how
//! sure a sign-in was, who ends whose people.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let said = |name, value: &'static str| text(name).default(value).take();
        // SQLite adds one column a statement.
        for (table, column) in [
            // At once, or after the organisation's administrator has agreed.
            ("providers", said("joining", "at-once")),
            // JSON: which claim is what, and which group is which workgroup.
            ("providers", said("mapping", "{}")),
            // JSON: how sure a sign-in with this `acr` or `amr` value was.
            ("providers", said("levels", "{}")),
            // The one algorithm of its ID tokens; none: what its metadata says, but never a shared secret.
            ("providers", text_null("algorithm")),
            // From a file that the operator keeps: no page changes it.
            ("providers", flag("declared")),
            // Where in the organisation.
            ("people", said("unit", "")),
            // None: the organisation's administrator has not agreed yet.
            ("people", time_null("approved_at")),
            // By hand or by claims: what one has given, the other does not take away.
            ("memberships", said("source", "hand")),
        ] {
            m.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        let on = m.get_connection();
        on.execute_unprepared("update people set approved_at = joined_at").await?;
        sessions_with_or_without_a_provider(m).await?;
        m.create_table(
            Table::create()
                .table("organisation_administrators")
                .col(id("organisation_id"))
                .col(id("person_id"))
                .col(time("since"))
                .primary_key(&mut key(["organisation_id", "person_id"]))
                .foreign_key(&mut refers("organisation_administrators", "organisation_id", "organisations"))
                .foreign_key(&mut refers("organisation_administrators", "person_id", "people"))
                .take(),
        )
        .await?;
        m.create_index(index("organisation_administrators_person", "organisation_administrators", ["person_id"]))
            .await?;
        // A logout token counts once (OpenID Connect Back-Channel Logout 1.0, 2.6).
        m.create_table(
            Table::create()
                .table("logout_tokens")
                .col(id("provider_id"))
                .col(text("jti_hash"))
                .col(time("at"))
                .primary_key(&mut key(["provider_id", "jti_hash"]))
                .foreign_key(&mut refers("logout_tokens", "provider_id", "providers"))
                .take(),
        )
        .await?;
        m.create_index(index("logout_tokens_at", "logout_tokens", ["at"])).await
    }
}

/// A guest's session has no provider, and a session knows how sure it is. SQLite cannot let a column be empty
/// afterwards, so the table is made again and its rows are taken along; nothing refers to it.
async fn sessions_with_or_without_a_provider(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let on = m.get_connection();
    on.execute_unprepared("alter table sign_in_sessions rename to sign_in_sessions_before").await?;
    for index in ["sign_in_sessions_person", "sign_in_sessions_seen"] {
        on.execute_unprepared(&format!("drop index {index}")).await?;
    }
    m.create_table(
        Table::create()
            .table("sign_in_sessions")
            .col(text("token_hash").primary_key())
            .col(id("id").unique_key())
            .col(id("person_id"))
            .col(id_null("provider_id"))
            .col(time("created_at"))
            .col(time("seen_at"))
            .col(time_null("ended_at"))
            .col(text_null("id_token"))
            // Who it is and which session it is at the provider, for its logout tokens.
            .col(text_null("subject"))
            .col(text_null("sid_hash"))
            // How sure the provider was, and when it last asked the person.
            .col(text("level"))
            .col(time("authenticated_at"))
            // The browser, as its owner would name it.
            .col(text("browser"))
            .foreign_key(&mut refers("sign_in_sessions", "person_id", "people"))
            .foreign_key(&mut refers("sign_in_sessions", "provider_id", "providers"))
            .take(),
    )
    .await?;
    on.execute_unprepared(
        "insert into sign_in_sessions (token_hash, id, person_id, provider_id, created_at, seen_at, ended_at, id_token, \
         level, authenticated_at, browser) \
         select token_hash, id, person_id, provider_id, created_at, seen_at, ended_at, id_token, 'low', created_at, '' \
         from sign_in_sessions_before",
    )
    .await?;
    on.execute_unprepared("drop table sign_in_sessions_before").await?;
    m.create_index(index("sign_in_sessions_person", "sign_in_sessions", ["person_id"])).await?;
    m.create_index(index("sign_in_sessions_seen", "sign_in_sessions", ["seen_at"])).await?;
    m.create_index(index("sign_in_sessions_sid", "sign_in_sessions", ["provider_id", "sid_hash"])).await
}
