//! Prints the matrix role × act, so that a rule can be read, and a change of one is seen in a review.

use crate::{
    Refusal,
    workgroups::{Standing, Visibility},
};
use std::{collections::BTreeSet, fmt::Debug};

/// The values of one thing that a rule may look at: `["unlocked", "locked"]`.
pub type States = &'static [&'static str];

/// One line for each act and each set of states that makes the same difference; a column for those who stand to a
/// workgroup in ways that make none. `may` is asked with an index into each of `states`.
pub fn matrix<A: Copy + Debug>(
    acts: &[A],
    states: &[States],
    may: impl Fn(A, &[usize], Visibility, Standing) -> Result<(), Refusal>,
) -> String {
    let mut lines = Vec::new();
    for act in acts {
        let mut groups: Vec<(Vec<String>, Vec<Vec<usize>>)> = Vec::new();
        for state in all(states) {
            let cells: Vec<_> =
                columns().map(|(visibility, standing)| cell(may(*act, &state, visibility, standing))).collect();
            match groups.iter_mut().find(|(known, _)| *known == cells) {
                Some((_, same)) => same.push(state),
                None => groups.push((cells, vec![state])),
            }
        }
        lines.extend(groups.into_iter().map(|(cells, same)| (format!("{act:?}"), cells, told(states, &same))));
    }
    let merged = merged(&lines.iter().map(|(_, cells, _)| cells.clone()).collect::<Vec<_>>());
    let head = merged.iter().map(|same| who(same)).collect::<Vec<_>>();
    let head = [vec!["act".into()], head, vec!["when".into()]].concat();
    let body = lines.into_iter().map(|(act, cells, when)| {
        [vec![act], merged.iter().map(|same| cells[same[0]].clone()).collect(), vec![when]].concat()
    });
    table(&[head].into_iter().chain(body).collect::<Vec<_>>())
}

fn columns() -> impl Iterator<Item = (Visibility, Standing)> {
    Standing::ALL.into_iter().flat_map(|standing| Visibility::ALL.map(|visibility| (visibility, standing)))
}

/// Columns that say the same on every line, together.
fn merged(lines: &[Vec<String>]) -> Vec<Vec<usize>> {
    let mut merged: Vec<Vec<usize>> = Vec::new();
    for column in 0..columns().count() {
        let equal = |other: usize| lines.iter().all(|cells| cells[other] == cells[column]);
        match merged.iter_mut().find(|same| equal(same[0])) {
            Some(same) => same.push(column),
            None => merged.push(vec![column]),
        }
    }
    merged
}

/// Who these columns are: "open or closed outsider, member".
fn who(same: &[usize]) -> String {
    let columns: Vec<_> = columns().collect();
    let of = |standing: Standing| {
        let named = same.iter().filter(|n| columns[**n].1 == standing).map(|n| columns[*n].0.code());
        let named: Vec<_> = named.collect();
        let standing = format!("{standing:?}").to_lowercase();
        match named.len() {
            0 => None,
            all if all == Visibility::ALL.len() => Some(standing),
            _ => Some(format!("{} {standing}", named.join(" or "))),
        }
    };
    Standing::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join(", ")
}

fn cell(answer: Result<(), Refusal>) -> String {
    match answer {
        Ok(()) => "yes".into(),
        Err(Refusal::NotFound) => "·".into(),
        Err(refusal) => refusal.key().trim_start_matches("refusal-").into(),
    }
}

/// Every combination of states.
fn all(states: &[States]) -> Vec<Vec<usize>> {
    states.iter().fold(vec![Vec::new()], |all, values| {
        all.iter().flat_map(|state| (0..values.len()).map(move |n| [state.clone(), vec![n]].concat())).collect()
    })
}

/// A set of states in words: what does not matter is left out.
fn told(states: &[States], same: &[Vec<usize>]) -> String {
    let values = |at: usize| same.iter().map(|state| state[at]).collect::<BTreeSet<_>>();
    let product: usize = (0..states.len()).map(|at| values(at).len()).product();
    if product == same.len() {
        let matters = (0..states.len()).filter(|at| values(*at).len() < states[*at].len());
        let told: Vec<_> =
            matters.map(|at| values(at).iter().map(|n| states[at][*n]).collect::<Vec<_>>().join(" or ")).collect();
        return if told.is_empty() { "always".into() } else { told.join(", ") };
    }
    // Not a product: split by the first thing that matters.
    let split = (0..states.len()).find(|at| values(*at).len() > 1).unwrap_or_default();
    let parts = values(split).into_iter().map(|value| {
        let part: Vec<_> = same.iter().filter(|state| state[split] == value).cloned().collect();
        told(states, &part)
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn table(lines: &[Vec<String>]) -> String {
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<_> = (0..lines[0].len()).map(width).collect();
    let padded = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(padded).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_does_not_matter_is_left_out() {
    let states: [States; 2] = [&["theirs", "mine"], &["unlocked", "locked"]];
    assert_eq!(told(&states, &all(&states)), "always");
    assert_eq!(told(&states, &[vec![0, 1], vec![1, 1]]), "locked");
    assert_eq!(told(&states, &[vec![0, 0], vec![0, 1], vec![1, 1]]), "theirs; mine, locked");
}
