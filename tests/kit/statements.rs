//! Every statement that a server sends to its database, kept in order.

use std::sync::{Mutex, PoisonError};

/// The statements since they were last taken.
#[derive(Debug, Default)]
pub struct Statements(Mutex<Vec<String>>);

impl Statements {
    pub(crate) fn heard(&self, sql: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sql.to_owned());
    }

    /// The statements so far; the next ones are counted from here.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Those of the statements so far that change something.
    pub fn take_writes(&self) -> Vec<String> {
        let writes = |sql: &String| {
            let sql = sql.trim_start().to_lowercase();
            ["insert", "update", "delete"].iter().any(|verb| sql.starts_with(verb))
        };
        self.take().into_iter().filter(writes).collect()
    }
}
