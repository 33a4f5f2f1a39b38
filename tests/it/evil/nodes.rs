//! Two servers on one database: a sign-in that was begun at one is finished at the other, and once.

use super::{browser::Stage, switch::Switch};
use futures_util::future::join;
use sund_tests::{Engine, on};

#[test]
fn a_sign_in_goes_on_at_another_node_and_only_once() {
    if !Engine::all().contains(&Engine::Postgres) {
        return; // SQLite is one process.
    }
    on(Engine::Postgres, async |one| {
        let other = one.another_node().await;
        let here = Stage::set(one).await;
        let there = here.before(&other).await;
        let at = here.open(Switch::Nothing).await;
        for round in 0..5 {
            let mut begun = here.browser();
            let back = begun.until_callback(&at).await;
            let mut moved = there.browser();
            moved.cookies = begun.cookies.clone();
            let (answer, again) = join(moved.get(&back), begun.get(&back)).await;
            let mut statuses = [answer.status, again.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 400], "one of the two, whichever is first");
            assert_eq!(here.sessions(&at.row).await, round + 1);
            let both = if answer.status == 303 { moved.cookies } else { begun.cookies };
            for stage in [&here, &there] {
                let mut browser = stage.browser();
                browser.cookies = both.clone();
                assert!(browser.is_in().await);
            }
        }
        drop(there);
        other.stop().await;
    });
}
