//! Who calls a server function, and what it answers when it cannot do what was asked.

#[cfg(feature = "ssr")]
mod on_the_server {
    use leptos::prelude::{ServerFnError, use_context};
    use std::sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    };
    use sund_actions::{ActionError, Sund};
    use sund_domain::{Refusal, ids::PersonId, people::Viewer};

    /// What a server function is handed by the server, through leptos' context.
    #[derive(Clone, Debug)]
    pub struct Caller {
        /// The database, the clock, randomness.
        pub sund: Sund,
        /// Who is signed in.
        pub viewer: Option<Viewer>,
        /// The HTTP status of the answer, where it is not 200.
        pub status: Arc<AtomicU16>,
    }

    impl Caller {
        /// The caller of the server function that is running: the person whom its page was made for, and nobody else
        /// who signed in afterwards in the same browser.
        pub(crate) fn get(me: PersonId) -> Result<(Self, Viewer), ServerFnError> {
            let caller: Self = use_context().ok_or_else(|| ServerFnError::new("no caller"))?;
            match caller.viewer.clone() {
                Some(viewer) if viewer.person == me => Ok((caller, viewer)),
                _ => Err(caller.fail(401, "sign-in")),
            }
        }

        /// The one translator from errors to answers of server functions: a name, never a cause.
        pub(crate) fn refuse(&self, error: &ActionError) -> ServerFnError {
            match error {
                ActionError::Refused(Refusal::NotFound) => self.fail(404, Refusal::NotFound.key()),
                ActionError::Refused(refusal) => self.fail(403, refusal.key()),
                ActionError::Invalid(_) => self.fail(422, "invalid"),
                ActionError::Store(_) | ActionError::Unwritable(_) | ActionError::Mail(_) => {
                    tracing::error!(cause = %error, "a server function failed");
                    self.fail(500, "broken")
                }
            }
        }

        fn fail(&self, status: u16, name: &str) -> ServerFnError {
            self.status.store(status, Ordering::Relaxed);
            ServerFnError::new(name)
        }
    }
}

#[cfg(feature = "ssr")]
pub use on_the_server::Caller;
