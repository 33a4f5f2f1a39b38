//! The tables of this room as SeaORM entities, column by column as in `migrations`.

/// A theme.
pub mod tags {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tags")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        pub at: i64,
        pub retired_at: Option<i64>,
        pub merged_into: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A word of a theme.
pub mod tag_labels {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tag_labels")]
    pub struct Model {
        pub tag_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub language: String,
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub folded: String,
        #[sea_orm(column_type = "Text")]
        pub word: String,
        pub preferred: bool,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a thread is about a theme.
pub mod thread_tags {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread_tags")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub thread_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub tag_id: Uuid,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
