//! The tables of this room as SeaORM entities, column by column as in `migrations`. Private to the store:
//! what leaves it are domain types.

/// A workgroup.
pub mod workgroups {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workgroups")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        #[sea_orm(column_type = "Text")]
        pub name: String,
        #[sea_orm(column_type = "Text")]
        pub purpose: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        #[sea_orm(column_type = "Text")]
        pub visibility: String,
        pub created_at: i64,
        pub required_level: i32,
        pub required_age: i64,
        #[sea_orm(column_type = "Text")]
        pub watch: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a person is, or was, a member.
pub mod memberships {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "memberships")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub workgroup_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub role: String,
        pub since: i64,
        pub ended_at: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub source: String,
        pub until: Option<i64>,
        pub provider_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A request of an administrator to read, and what has become of it.
pub mod accesses {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accesses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        pub workgroup_id: Option<Uuid>,
        pub asker_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub hours: i32,
        pub asked_at: i64,
        pub second_id: Option<Uuid>,
        pub agreed_at: Option<i64>,
        pub declined_at: Option<i64>,
        pub until: Option<i64>,
        pub ended_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A request to join, or an invitation of a member.
pub mod admissions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "admissions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub workgroup_id: Uuid,
        pub person_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub kind: String,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub by_id: Option<Uuid>,
        pub at: i64,
        pub expires_at: Option<i64>,
        pub decided_at: Option<i64>,
        pub decided_by: Option<Uuid>,
        #[sea_orm(column_type = "Text", nullable)]
        pub outcome: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A version of a workgroup's rules.
pub mod workgroup_rules {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workgroup_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub workgroup_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        #[sea_orm(column_type = "Text")]
        pub markdown: String,
        #[sea_orm(column_type = "Text")]
        pub html: String,
        pub by_id: Uuid,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A chair that is handed over.
pub mod handovers {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "handovers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub workgroup_id: Uuid,
        pub from_id: Uuid,
        pub to_id: Uuid,
        pub on_at: Option<i64>,
        pub named_at: i64,
        pub accepted_at: Option<i64>,
        pub ended_at: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub outcome: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a workgroup's chairs let a provider's groups give places in it.
pub mod workgroup_providers {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workgroup_providers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub workgroup_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub provider_id: Uuid,
        pub allowed_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
