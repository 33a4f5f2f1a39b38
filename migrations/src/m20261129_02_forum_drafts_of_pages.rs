//! Drafts know which page typed them over what, and of what they are; what became a post leaves an emptied one for a while.

use crate::table::*;
use sea_orm_migration::{prelude::*, sea_orm::Statement};
use uuid::Uuid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let version = ColumnDef::new("version").integer().not_null().default(1).take();
        // The place in two columns, so that it can be joined: of a second draft `place` says something else.
        for column in
            [version, text_null("what"), id_null("target"), id_null("pen"), id_null("posted_form"), count("base")]
        {
            m.alter_table(Table::alter().table("drafts").add_column(column).take()).await?;
        }
        let on = m.get_connection();
        let backend = on.get_database_backend();
        let rows = on.query_all_raw(Statement::from_string(backend, "select distinct place from drafts")).await?;
        for row in rows {
            let place: String = row.try_get("", "place")?;
            let Some((what, id)) = place.split_once(':') else { continue };
            let Ok(target) = Uuid::parse_str(id) else { continue };
            let (what, target) = (what.to_owned(), target);
            let sql = "update drafts set what = $2, target = $3 where place = $1";
            let values = [place.clone().into(), what.into(), target.into()];
            on.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        m.create_index(index("drafts_person_saved", "drafts", ["person_id", "saved_at"])).await?;
        m.create_index(index("drafts_target", "drafts", ["target"])).await
    }
}
