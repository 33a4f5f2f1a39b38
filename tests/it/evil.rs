//! A provider that misbehaves, a rule at a time: a real sign-in over HTTP, from the link to the callback, that must be
//! refused exactly as it is written in the table, and an honest one before and after that must not.

mod answers;
mod browser;
mod cases;
mod endpoints;
mod judge;
mod keys;
mod provider;
mod switch;
mod token;
mod tricks;

use crate::faults::Faults;
use browser::Stage;
use cases::GROUPS;
use futures_util::future::join_all;
use judge::{Verdict, judge};
use std::{
    fmt::Write as _,
    sync::{Mutex, atomic::Ordering},
    time::Duration,
};
use sund_tests::{Engine, Network, on};
use switch::{Case, How, Outcome, Switch};

const CONTROL: Case = Case { rule: "nothing is wrong", spec: "", switch: Switch::Nothing, outcome: Outcome::SignsIn };

#[test]
fn a_provider_that_breaks_one_rule_signs_nobody_in() {
    for engine in Engine::all() {
        let (verdicts, faults) = (Mutex::new(Vec::new()), Mutex::new(Faults::default()));
        for group in GROUPS {
            on(engine, async |network| {
                let all = of_group(network, group).await;
                for verdict in &all {
                    for fault in &verdict.faults {
                        faults.lock().unwrap().check(false, || fault.clone());
                    }
                }
                verdicts.lock().unwrap().extend(all);
            });
        }
        let cases: Vec<_> = GROUPS.iter().copied().flatten().collect();
        let table = table(&cases, &verdicts.into_inner().unwrap());
        tell(&table);
        faults.into_inner().unwrap().none();
        insta::assert_snapshot!("evil", table);
    }
}

/// The cases of a group, on a network of its own: in turn, but those that last some seconds together.
async fn of_group(network: &Network, group: &[Case]) -> Vec<Verdict> {
    let stage = Stage::set(network).await;
    control(&stage).await;
    let mut verdicts: Vec<Option<Verdict>> = Vec::new();
    for case in group {
        verdicts.push(if lasts(case) { None } else { Some(judge(&stage, case).await) });
    }
    let long = join_all(group.iter().filter(|case| lasts(case)).map(|case| judge(&stage, case)));
    // An answer is waited for five seconds; the machine may be slow.
    let mut long = tokio::time::timeout(Duration::from_secs(20), long).await.expect("not endlessly").into_iter();
    control(&stage).await;
    let poured = stage.evil.poured.load(Ordering::SeqCst);
    assert!(poured < 50_000_000, "{poured} bytes of answers without end were taken");
    verdicts.into_iter().map(|verdict| verdict.unwrap_or_else(|| long.next().unwrap())).collect()
}

fn lasts(case: &Case) -> bool {
    matches!(case.switch, Switch::At(_, How::Drips))
}

async fn control(stage: &Stage<'_>) {
    let verdict = judge(stage, &CONTROL).await;
    assert_eq!(verdict.faults, Vec::<String>::new());
}

fn table(cases: &[&Case], verdicts: &[Verdict]) -> String {
    let mut table = String::new();
    for (case, verdict) in cases.iter().zip(verdicts) {
        let _ = writeln!(table, "{:<58}| {:<28}| {}", case.rule, case.spec, verdict.ended);
    }
    table
}

#[expect(clippy::print_stdout, reason = "the table is what one runs this for: --nocapture")]
fn tell(table: &str) {
    println!("{table}");
}
