//! Random sequences of what people do with threads and posts. After each act everything that is kept beside the posts
//! (numbers, counts, what is read, what is accepted) is what one gets who reckons it anew, and everybody may see just what
//! a model in a few lines says.

mod acts;
mod check;
mod model;

use acts::Acts;
use model::Model;
use std::collections::{BTreeMap, BTreeSet};
use sund_tests::{Engine, Network, on};

/// Sequences, and acts in each.
const SEQUENCES: (u64, usize) = (24, 40);

#[test]
fn what_is_kept_is_what_one_reckons_anew() {
    for (engine, sequences) in [(Engine::Sqlite, SEQUENCES.0), (Engine::Postgres, SEQUENCES.0 / 4)] {
        if engine == Engine::Postgres && sund_tests::postgres().is_none() {
            continue;
        }
        on(engine, async |network| {
            let mut done = BTreeMap::new();
            for seed in 1..=sequences {
                sequence(network, seed, &mut done).await;
            }
            if engine == Engine::Postgres {
                return;
            }
            // A sequence in which nothing happens is always right.
            let kinds: BTreeSet<_> = done.keys().map(|(kind, _)| *kind).collect();
            let often = |kind: &str, let_through| done.get(&(kind, let_through)).copied().unwrap_or_default();
            assert_eq!(kinds.len(), 20, "{done:?}");
            for kind in kinds {
                let least = if matches!(kind, "Join" | "Leave") { 1 } else { 2 };
                assert!(often(kind, true) >= least, "{kind}: {done:?}");
            }
            assert!(often("Undo", true) > 5 && often("Undo", false) > 5, "{done:?}");
        });
    }
}

/// One sequence. The seed names it: the same one does the same again.
async fn sequence(network: &Network, seed: u64, done: &mut BTreeMap<(&'static str, bool), usize>) {
    let mut model = Model::new(network).await;
    let mut acts = Acts::new(seed);
    let mut told = Vec::new();
    for _ in 0..SEQUENCES.1 {
        network.clock.forward(1_000);
        let act = acts.next(&model);
        told.push(format!("{act:?}"));
        let wrong = match model.carry_out(network, &act).await {
            Ok(let_through) => {
                *done.entry((act.kind(), let_through)).or_default() += 1;
                check::all(network, &model).await
            }
            Err(wrong) => Some(wrong),
        };
        if let Some(wrong) = wrong {
            panic!("seed {seed} on {:?}: {wrong}\nafter\n{}", network.engine, told.join("\n"));
        }
    }
    model.leave(network).await;
}
