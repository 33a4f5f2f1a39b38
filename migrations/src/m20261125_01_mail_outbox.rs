//! The outbox: mails wait here until the mail server has taken them. Invitations know the mail that carries their link.

use crate::table::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("mails")
                .col(id("id").primary_key())
                .col(text("kind"))
                // Recipient and content, sealed; none once it is sent or given up.
                .col(text_null("sealed"))
                .col(time("queued_at"))
                // No try begins after this.
                .col(time("last_try_at"))
                // When it is due; none once it is sent or given up.
                .col(time_null("next_try_at"))
                // Somebody is busy with it until then, with the try of this number.
                .col(time_null("claimed_until"))
                .col(count("tries"))
                .col(time_null("sent_at"))
                .col(time_null("given_up_at"))
                .take(),
        )
        .await?;
        m.create_index(index("mails_next_try", "mails", ["next_try_at"])).await?;
        // The mail with the link that works now, and its language; none where the link was shown.
        for column in [id_null("mail_id"), text_null("language")] {
            m.alter_table(Table::alter().table("invitations").add_column(column).take()).await?;
        }
        m.create_index(index("invitations_mail", "invitations", ["mail_id"])).await
    }
}
