//! The tables of this room as SeaORM entities, column by column as in `migrations`. Private to the store:
//! what leaves it are domain types.

/// An organisation's OpenID Connect provider.
pub mod providers {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "providers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub issuer: String,
        #[sea_orm(column_type = "Text")]
        pub client_id: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub secret_sealed: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub scopes: String,
        pub enabled: bool,
        pub created_at: i64,
        #[sea_orm(column_type = "Text")]
        pub joining: String,
        #[sea_orm(column_type = "Text")]
        pub mapping: String,
        #[sea_orm(column_type = "Text")]
        pub levels: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub algorithm: Option<String>,
        pub declared: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which provider serves an e-mail domain.
pub mod provider_domains {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "provider_domains")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub domain: String,
        pub provider_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who a subject of a provider is.
pub mod identities {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "identities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub provider_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub issuer: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        pub person_id: Uuid,
        pub created_at: i64,
        #[sea_orm(column_type = "Text", nullable)]
        pub external_id: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A sign-in that was begun.
pub mod sign_in_flows {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_flows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub state_hash: String,
        #[sea_orm(column_type = "Text")]
        pub browser_hash: String,
        pub provider_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub nonce: String,
        #[sea_orm(column_type = "Text")]
        pub verifier: String,
        #[sea_orm(column_type = "Text")]
        pub return_to: String,
        pub created_at: i64,
        pub person_id: Option<Uuid>,
        #[sea_orm(column_type = "Text")]
        pub purpose: String,
        pub asked_level: i32,
        pub asked_age: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where a person is signed in.
pub mod sign_in_sessions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: String,
        pub id: Uuid,
        pub person_id: Uuid,
        pub provider_id: Option<Uuid>,
        pub created_at: i64,
        pub seen_at: i64,
        pub ended_at: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub id_token: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub subject: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub sid_hash: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub level: String,
        pub authenticated_at: i64,
        #[sea_orm(column_type = "Text")]
        pub browser: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an act asks of a sign-in.
pub mod act_requirements {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "act_requirements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub act: String,
        pub required_level: i32,
        pub required_age: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A sign-in that was shown to belong to a second account.
pub mod joinings {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "joinings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text", unique)]
        pub session_hash: String,
        pub person_id: Uuid,
        pub other_id: Uuid,
        pub provider_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub issuer: String,
        #[sea_orm(column_type = "Text")]
        pub subject: String,
        pub created_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
