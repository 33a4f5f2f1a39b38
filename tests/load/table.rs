//! Tables in Markdown.

use std::fmt::Write as _;

/// A table: its caption, its heads, its rows.
#[derive(Debug)]
pub struct Table {
    caption: String,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

impl Table {
    pub fn new(caption: &str, heads: &[&str]) -> Self {
        let heads = heads.iter().map(|&head| head.to_owned()).collect();
        Self { caption: caption.to_owned(), rows: vec![heads], notes: Vec::new() }
    }

    pub fn row(&mut self, cells: &[&str]) {
        self.rows.push(cells.iter().map(|&cell| cell.to_owned()).collect());
    }

    /// A sentence below the table.
    pub fn note(&mut self, sentence: String) {
        self.notes.push(sentence);
    }

    /// With columns of equal width, so that it reads well in a terminal too. The first column is words, the others
    /// are figures.
    pub fn show(&self) -> String {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut shown = format!("\n### {}\n\n", self.caption);
        for (at, row) in self.rows.iter().enumerate() {
            shown.push('|');
            for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
                let _ = match column {
                    0 => write!(shown, " {cell:<width$} |"),
                    _ => write!(shown, " {cell:>width$} |"),
                };
            }
            shown.push('\n');
            if at == 0 {
                shown.push('|');
                for (column, &width) in widths.iter().enumerate() {
                    shown += &"-".repeat(width + 1);
                    shown += if column == 0 { "-|" } else { ":|" };
                }
                shown.push('\n');
            }
        }
        for note in &self.notes {
            let _ = write!(shown, "\n{note}\n");
        }
        shown
    }
}
