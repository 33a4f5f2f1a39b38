//! The tables of this room as SeaORM entities, column by column as in `migrations`. Private to the store:
//! what leaves it are domain types.

/// A live session.
pub mod live_sessions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "live_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub workgroup_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        #[sea_orm(column_type = "Text")]
        pub purpose: String,
        #[sea_orm(column_type = "Text")]
        pub purpose_html: String,
        #[sea_orm(column_type = "Text")]
        pub place: String,
        #[sea_orm(column_type = "Text")]
        pub state: String,
        pub starts_at: i64,
        pub minutes: i32,
        pub opened_at: Option<i64>,
        pub ended_at: Option<i64>,
        pub last_number: i32,
        pub planned_by: Uuid,
        #[sea_orm(column_type = "Text")]
        pub agenda: String,
        #[sea_orm(column_type = "Text")]
        pub questions: String,
        pub sequence: i32,
        pub changed_at: i64,
        #[sea_orm(column_type = "Text")]
        pub cancelled_because: String,
        #[sea_orm(column_type = "Text")]
        pub mode: String,
        pub last_change: i32,
        pub floor: i32,
        pub board: i32,
        pub agenda_at: Option<i32>,
        pub chairs_only: bool,
        pub pace: i32,
        pub conference_id: Option<Uuid>,
        pub track: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub registering: String,
        pub capacity: Option<i32>,
        pub registered: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message of a live session.
pub mod live_messages {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "live_messages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub author_id: Option<Uuid>,
        pub organisation_id: Option<Uuid>,
        pub client_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        #[sea_orm(column_type = "Text")]
        pub markdown: String,
        #[sea_orm(column_type = "Text")]
        pub html: String,
        pub at: i64,
        pub alias: Option<i32>,
        pub reply_to: Option<i32>,
        pub changed: i32,
        pub edited_at: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub gone: String,
        #[sea_orm(column_type = "Text")]
        pub reactions: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
