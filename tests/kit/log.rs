//! What the server writes to the terminal, as far as tests ask for it: the cause of a refusal, by the number that people
//! are shown. One listener for all servers of this process: no two numbers are the same.

use std::{
    collections::HashMap,
    fmt::Debug,
    sync::{LazyLock, Mutex, Once},
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
};

static CAUSES: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);

/// Hears from now on what is logged; once, however often it is asked for.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let listener = tracing_subscriber::registry().with(Causes.with_filter(LevelFilter::INFO));
        tracing::subscriber::set_global_default(listener).expect("nobody else listens in tests");
    });
}

/// The cause that was logged under this number.
#[must_use]
pub fn cause(incident: &str) -> Option<String> {
    CAUSES.lock().unwrap().get(incident).cloned()
}

struct Causes;

#[derive(Default)]
struct Line {
    incident: Option<String>,
    cause: Option<String>,
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "incident" => self.incident = Some(format!("{value:?}")),
            "cause" => self.cause = Some(format!("{value:?}")),
            _ => (),
        }
    }
}

impl<S: Subscriber> Layer<S> for Causes {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line::default();
        event.record(&mut line);
        if let (Some(incident), Some(cause)) = (line.incident, line.cause) {
            CAUSES.lock().unwrap().insert(incident, cause);
        }
    }
}
