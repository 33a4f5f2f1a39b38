//! The few words that the steps are written in.

use sea_orm_migration::prelude::{
    ColumnDef, ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, IndexCreateStatement,
};

/// A UUID that must be there.
pub fn id(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

/// A UUID that may be missing.
pub fn id_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().take()
}

/// Text that must be there.
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// Text that may be missing.
pub fn text_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().take()
}

/// A time (milliseconds since 1970) that must be there.
pub fn time(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A time that may be missing.
pub fn time_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

/// A count or number, 0 unless said.
pub fn count(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().default(0).take()
}

/// A number that may be missing.
pub fn count_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

/// Yes or no, no unless said.
pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().default(false).take()
}

/// A reference that keeps its target from being removed.
pub fn refers(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").on_delete(ForeignKeyAction::Restrict).take()
}

/// A primary key over several columns.
pub fn key<const N: usize>(columns: [&'static str; N]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(column);
    }
    index.primary().take()
}

/// An index.
pub fn index<const N: usize>(
    name: &'static str,
    table: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).take();
    for column in columns {
        index.col(column);
    }
    index
}

/// An index without equals.
pub fn unique<const N: usize>(
    name: &'static str,
    table: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    index(name, table, columns).unique().take()
}
