//! The table of this room as a SeaORM entity, column by column as in `migrations`. Private to the store:
//! what leaves it are domain types.

/// A mail in the outbox.
pub mod mails {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mails")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub kind: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub sealed: Option<String>,
        pub queued_at: i64,
        pub last_try_at: i64,
        pub next_try_at: Option<i64>,
        pub claimed_until: Option<i64>,
        pub tries: i32,
        pub sent_at: Option<i64>,
        pub given_up_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
