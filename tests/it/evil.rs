//! A provider that misbehaves, a rule at a time: a real sign-in over HTTP, from the link to the callback, that must be
//! refused exactly as it is written in the table, and an honest one before and after that must not.

mod answers;
mod browser;
mod cases;
mod endpoints;
mod judge;
mod keys;
mod linking;
mod logout;
mod nodes;
mod provider;
mod step_up;
mod switch;
mod token;
mod tricks;

use crate::faults::Faults;
use browser::Stage;
use cases::GROUPS;
use futures_util::future::join_all;
use judge::{Verdict, cause, judge};
use std::{
    fmt::Write as _,
    sync::{Mutex, atomic::Ordering},
    time::Duration,
};
use sund::config::parse;
use sund_tests::{Engine, Network, on, on_with};
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

/// As `sund serve` is without a setting: what is not on the internet is not asked, by whatever name it goes.
#[test]
fn a_provider_at_a_private_address_is_asked_only_where_the_operator_allows_it() {
    let parsed = parse(["sund", "serve"]).unwrap().command;
    assert!(!parsed.serve().allow_private_providers);
    on_with(
        Engine::Sqlite,
        |settings| settings.allow_private_providers = false,
        async |network| {
            let stage = Stage::set(network).await;
            let port = stage.evil.address.rsplit(':').next().unwrap().to_owned();
            for door in
                ["http://127.0.0.1", "https://127.0.0.1", "https://[::1]", "https://localhost", "https://10.0.0.1"]
            {
                let at = stage.open_at(Switch::Nothing, &format!("{door}:{port}")).await;
                let answer = stage.browser().sign_in(&at, "/forums").await;
                assert_eq!(answer.status, 503, "{door}");
                let cause = cause(&stage, &at, &answer).await;
                assert_eq!(cause.as_deref(), Ok("provider not reached: address not allowed"), "{door}");
                assert_eq!(at.site.asked("metadata"), 0, "{door}");
            }
        },
    );
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
    // An answer is waited for five seconds; the machine may be slow, but not that slow.
    let mut long = tokio::time::timeout(Duration::from_secs(10), long).await.expect("not endlessly").into_iter();
    control(&stage).await;
    let poured = stage.evil.poured.load(Ordering::SeqCst);
    let endless = group.iter().filter(|case| matches!(case.switch, Switch::At(_, How::Endless))).count() as u64;
    // Most of it waits in the buffers of the system.
    assert!(poured <= 10_000_000 * endless, "{poured} bytes of {endless} answers without end were taken");
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
