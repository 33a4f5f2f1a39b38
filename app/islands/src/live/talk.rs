//! The island: nothing of its own, but the will to live.

use leptos::prelude::*;

/// Wakes the talk that is written in it. Use [`LiveRoom`](super::LiveRoom) to write it.
#[island]
pub fn Talk(children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::alive::wake();
    children()
}

/// Brings the receipts that this browser has to the list that is written in it, `#receipts`.
#[island]
pub fn Receipts(children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::receipts::wake();
    children()
}
