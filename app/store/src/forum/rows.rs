//! The tables of this room as SeaORM entities, column by column as in `migrations`. Private to the store:
//! what leaves it are domain types.

/// A thematic forum.
pub mod forums {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "forums")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub workgroup_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub about: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        pub position: i32,
        pub threads: i32,
        pub slow_minutes: i32,
        pub holds: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A thread.
pub mod threads {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "threads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub forum_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub kind: String,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        pub author_id: Uuid,
        pub organisation_id: Uuid,
        pub started_at: i64,
        pub active_at: i64,
        pub last_number: i32,
        pub pinned_at: Option<i64>,
        pub locked_at: Option<i64>,
        pub locks_at: Option<i64>,
        pub slow_minutes: i32,
        pub hidden_at: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub hidden_reason: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub hidden_how: Option<String>,
        pub accepted_number: Option<i32>,
        #[sea_orm(column_type = "Text", nullable)]
        pub conclusion_markdown: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub conclusion_html: Option<String>,
        pub concluded_by: Option<Uuid>,
        pub concluded_at: Option<i64>,
        pub conclusion_version: i32,
        pub merged_into: Option<Uuid>,
        pub moves: i32,
        pub worded: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A post.
pub mod posts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "posts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub thread_id: Uuid,
        pub number: i32,
        pub author_id: Uuid,
        pub organisation_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        #[sea_orm(column_type = "Text")]
        pub markdown: String,
        #[sea_orm(column_type = "Text")]
        pub html: String,
        pub posted_at: i64,
        pub edited_at: Option<i64>,
        pub late_edited_at: Option<i64>,
        pub version: i32,
        pub hidden_at: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub hidden_reason: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub hidden_how: Option<String>,
        pub helpful: i32,
        pub form_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An earlier text of a post.
pub mod post_versions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub post_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        #[sea_orm(column_type = "Text")]
        pub markdown: String,
        #[sea_orm(column_type = "Text")]
        pub html: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a person found a post helpful.
pub mod helpful_marks {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "helpful_marks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub post_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How far a person has read a thread.
pub mod thread_reads {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread_reads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub thread_id: Uuid,
        pub number: i32,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A text that has not been posted yet.
pub mod drafts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: String,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub body: String,
        #[sea_orm(column_type = "Text")]
        pub kind: String,
        #[sea_orm(column_type = "Text")]
        pub language: String,
        pub saved_at: i64,
        pub version: i32,
        #[sea_orm(column_type = "Text", nullable)]
        pub what: Option<String>,
        pub target: Option<Uuid>,
        pub pen: Option<Uuid>,
        pub posted_form: Option<Uuid>,
        pub base: i32,
        #[sea_orm(column_type = "Text")]
        pub poll: String,
        #[sea_orm(column_type = "Text")]
        pub tags: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That posts went from one thread to another.
pub mod moves {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub how: String,
        pub from_thread: Uuid,
        pub to_thread: Uuid,
        pub by_id: Uuid,
        pub at: i64,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub posts: i32,
        pub accepted_post: Option<Uuid>,
        pub undone_with: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where a post stood before posts went, and after.
pub mod moved_posts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moved_posts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub move_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub post_id: Uuid,
        pub from_thread: Uuid,
        pub from_number: i32,
        pub to_thread: Uuid,
        pub to_number: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A word of a thread's title.
pub mod thread_words {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread_words")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub word: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub thread_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
