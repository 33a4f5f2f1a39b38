//! How far an act over many posts is, while it goes on. Without scripts one looks again by a link.

use leptos::prelude::*;
use sund_domain::ids::{BulkId, PersonId};

/// How many are behind it, of how many, and whether it moves.
#[server(prefix = "/act", endpoint = "bulk-progress")]
pub async fn bulk_progress(me: PersonId, workgroup: String, bulk: BulkId) -> Result<(u32, u32, bool), ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    match sund_actions::moderation::show_bulk(&caller.sund, &viewer, &workgroup, bulk).await {
        Ok(page) => {
            let (done, all) = page.bulk.progress();
            Ok((done, all, page.bulk.state.moves() && !page.bulk.is_stale(caller.sund.now())))
        }
        Err(error) => Err(caller.refuse(&error)),
    }
}

/// The bar, which moves by itself, and the page anew when it is through. `said` has `{done}` and `{all}` for the numbers.
#[island]
pub fn BulkProgress(
    me: PersonId,
    workgroup: String,
    bulk: BulkId,
    done: u32,
    all: u32,
    said: String,
    label: String,
) -> impl IntoView {
    let now = RwSignal::new(done);
    #[cfg(feature = "hydrate")]
    alive::follow(me, workgroup, bulk, now);
    #[cfg(not(feature = "hydrate"))]
    let _ = (me, workgroup, bulk);
    let text = move || said.replace("{done}", &now.get().to_string()).replace("{all}", &all.to_string());
    view! {
        <div class="stack">
            <progress max=all value=done prop:value=move || f64::from(now.get()) aria-label=label></progress>
            <p class="m-0" role="status">{text}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::bulk_progress;
    use leptos::{leptos_dom::helpers::set_timeout, prelude::*, task::spawn_local};
    use std::time::Duration;
    use sund_domain::ids::{BulkId, PersonId};

    /// Asks every second, and shows the page anew when it does not move any more.
    pub fn follow(me: PersonId, workgroup: String, bulk: BulkId, now: RwSignal<u32>) {
        let ask = move || {
            spawn_local(async move {
                match bulk_progress(me, workgroup.clone(), bulk).await {
                    Ok((done, _, true)) => {
                        now.set(done);
                        follow(me, workgroup, bulk, now);
                    }
                    _ => {
                        let _ = window().location().reload();
                    }
                }
            });
        };
        set_timeout(ask, Duration::from_secs(1));
    }
}
