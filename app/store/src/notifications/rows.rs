//! The tables of this room as SeaORM entities, column by column as in `migrations`. What is only ever written and read by
//! statements has none.

/// Something that a person is told.
pub mod notices {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub why: String,
        #[sea_orm(column_type = "Text")]
        pub reach: String,
        pub workgroup_id: Option<Uuid>,
        pub thread_id: Option<Uuid>,
        pub post_id: Option<Uuid>,
        pub by_id: Option<Uuid>,
        #[sea_orm(column_type = "Text", nullable)]
        pub note: Option<String>,
        pub at: i64,
        pub seen_at: Option<i64>,
        pub mail_after: Option<i64>,
        pub mail_id: Option<Uuid>,
        pub session_id: Option<Uuid>,
        pub message: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How closely a person watches something.
pub mod watches {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "watches")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub subject: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub level: String,
        pub chosen: bool,
        pub since: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
