//! Committing what waits in a room, whatever breaks.

use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use sund_actions::{
    Sund,
    live::{Committed, Said, Speaker, Terms, say_all},
};
use sund_domain::{ids::SessionId, live::frames::Why};

/// What became of each message.
///
/// A fault of the database is met with one more try: a resend that two nodes commit at the same time makes one of them
/// fail, which then finds what the other wrote. A panic is pinned on the one message that makes it, so that it takes
/// down neither the room nor what others said.
pub(super) async fn commit(
    sund: &Sund,
    session: SessionId,
    terms: Terms,
    batch: Vec<(Speaker, Said)>,
) -> Vec<Result<Committed, Why>> {
    for _ in 0..2 {
        match AssertUnwindSafe(say_all(sund, session, terms.clone(), batch.clone())).catch_unwind().await {
            Ok(Ok(fates)) => return fates,
            Ok(Err(fault)) => tracing::error!(%fault, %session, "live messages were not committed"),
            Err(_) => return singly(sund, session, terms, batch).await,
        }
    }
    vec![Err(Why::TryAgain); batch.len()]
}

async fn singly(
    sund: &Sund,
    session: SessionId,
    terms: Terms,
    batch: Vec<(Speaker, Said)>,
) -> Vec<Result<Committed, Why>> {
    let mut fates = Vec::with_capacity(batch.len());
    for one in batch {
        let said = AssertUnwindSafe(say_all(sund, session, terms.clone(), vec![one])).catch_unwind().await;
        let fate = said.ok().and_then(Result::ok).and_then(|mut fates| fates.pop());
        fates.push(fate.unwrap_or(Err(Why::TryAgain)));
    }
    fates
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };
    use sund_actions::{Clock, Database, SystemRandom};
    use sund_domain::{
        Refusal,
        ids::{OrganisationId, PersonId},
        people::{Country, Seer, Settings, Theme, Viewer},
        time::Timestamp,
    };
    use uuid::Uuid;

    /// A clock that breaks so many times.
    #[derive(Debug)]
    struct Breaks(AtomicUsize);
    impl Clock for Breaks {
        fn now(&self) -> Timestamp {
            let left = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
            assert!(left.is_err(), "the clock broke, as the test wanted");
            Timestamp(0)
        }
    }

    /// Somebody who is in no database, with something to say.
    pub(in crate::live) fn nobody(n: u128) -> (Speaker, Said) {
        let viewer = Viewer {
            person: PersonId(Uuid::from_u128(n)),
            organisation: OrganisationId(Uuid::nil()),
            name: String::new(),
            organisation_name: String::new(),
            country: Country::Fi,
            administrator: false,
            administers: false,
            settings: Settings { language: None, time_zone: "UTC".into(), theme: Theme::System, keys: true },
            joined: Timestamp(0),
            seer: Seer {
                person: PersonId(Uuid::from_u128(n)),
                guest: false,
                level: sund_domain::sso::Level::Low,
                asked: Timestamp(0),
                now: Timestamp(0),
            },
        };
        let said = Said { client: Uuid::from_u128(n), text: "x".into(), language: None, reply_to: None };
        (Speaker { viewer, token_hash: n.to_string() }, said)
    }

    #[tokio::test]
    async fn a_panic_is_pinned_on_the_message_that_makes_it() {
        let folder = std::env::temp_dir().join(format!("sund-commit-{}", std::process::id()));
        let store = Database::Sqlite(folder.join("sund.db")).open().await.unwrap();
        // The batch breaks, and then the first message alone.
        let sund = Sund::new(store, Arc::new(Breaks(AtomicUsize::new(2))), Arc::new(SystemRandom));
        let batch = vec![nobody(1), nobody(2), nobody(3)];
        let fates = commit(&sund, SessionId(Uuid::nil()), Terms::default(), batch).await;
        let judged = Err(Why::Rule(Refusal::NotFound));
        assert_eq!(fates, [Err(Why::TryAgain), judged.clone(), judged]);
        sund.store.close().await.unwrap();
        let _ = std::fs::remove_dir_all(folder);
    }
}
