//! How sessions stand in a table: a day is one, a row for each time at which something begins, a column for each track.

use crate::Visit;
use std::collections::BTreeSet;
use sund_actions::live::Planned;
use sund_domain::{
    live::{Conference, LiveSession, Track},
    time::{MINUTE, Timestamp},
};

/// A day of the programme, in the reader's time zone.
pub struct Day<'a> {
    /// Its place among the days, from 1.
    pub number: usize,
    /// When its first session begins.
    pub at: Timestamp,
    /// The tracks that have something on this day: its columns.
    pub tracks: Vec<&'a Track>,
    /// Its rows, in order.
    pub rows: Vec<Row<'a>>,
}

/// What begins at one time: for all, or in tracks.
pub struct Row<'a> {
    /// When.
    pub at: Timestamp,
    /// One for all, or one for each column.
    pub cells: Vec<Cell<'a>>,
}

/// A cell of the table.
pub enum Cell<'a> {
    /// For all: as wide as all tracks.
    All(Vec<&'a Planned>),
    /// Of one track, and over so many rows.
    Track { planned: Vec<&'a Planned>, rows: usize },
    /// Nothing begins in this track.
    Empty,
    /// What began before in this track goes on.
    Taken,
}

/// The days of a conference, from its sessions in the order in which they start.
pub fn days<'a>(visit: &Visit, conference: &'a Conference, entries: &'a [Planned]) -> Vec<Day<'a>> {
    let same_day = |one: &Planned, other: &Planned| visit.date(one.session.starts) == visit.date(other.session.starts);
    let days = entries.chunk_by(same_day);
    days.enumerate().map(|(n, planned)| day(n + 1, conference, planned)).collect()
}

fn day<'a>(number: usize, conference: &'a Conference, planned: &'a [Planned]) -> Day<'a> {
    let used: BTreeSet<u32> = planned.iter().filter_map(|one| one.track).collect();
    let tracks: Vec<&Track> = conference.tracks.iter().filter(|track| used.contains(&track.number)).collect();
    let mut rows = Vec::new();
    for at_once in planned.chunk_by(|one, other| one.session.starts == other.session.starts) {
        let at = at_once[0].session.starts;
        let of = |track: Option<u32>| at_once.iter().filter(|one| one.track == track).collect::<Vec<_>>();
        let for_all = of(None);
        if !for_all.is_empty() {
            rows.push(Row { at, cells: vec![Cell::All(for_all)] });
        }
        let cell = |track: &&Track| match of(Some(track.number)) {
            planned if planned.is_empty() => Cell::Empty,
            planned => Cell::Track { planned, rows: 1 },
        };
        if at_once.iter().any(|one| one.track.is_some()) {
            rows.push(Row { at, cells: tracks.iter().map(cell).collect() });
        }
    }
    for column in 0..tracks.len() {
        stretch(&mut rows, column);
    }
    Day { number, at: planned[0].session.starts, tracks, rows }
}

/// What goes on while others begin beside it reaches down to where it ends, or to what is for all.
fn stretch(rows: &mut [Row<'_>], column: usize) {
    for first in 0..rows.len() {
        let Some(Cell::Track { planned, .. }) = rows[first].cells.get(column) else { continue };
        let end = planned.iter().map(|one| ends(&one.session)).max().unwrap_or(rows[first].at);
        let goes_on = |row: &&Row<'_>| row.at < end && matches!(row.cells.get(column), Some(Cell::Empty));
        let more = rows[first + 1..].iter().take_while(goes_on).count();
        for row in &mut rows[first + 1..=first + more] {
            row.cells[column] = Cell::Taken;
        }
        if let Cell::Track { rows, .. } = &mut rows[first].cells[column] {
            *rows = more + 1;
        }
    }
}

fn ends(session: &LiveSession) -> Timestamp {
    session.starts.plus(i64::from(session.minutes) * MINUTE)
}

/// Who speaks, as the agenda says it, each once.
pub fn speakers(session: &LiveSession) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for item in &session.agenda {
        if !item.speakers.is_empty() && !names.contains(&item.speakers.as_str()) {
            names.push(&item.speakers);
        }
    }
    (!names.is_empty()).then(|| names.join(" · "))
}
