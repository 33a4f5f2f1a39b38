//! The wasm entry: what a browser runs. The islands live in `sund-islands`; naming the crate here links their exports in.
//! Nothing else belongs here: `boot.js` beside it starts this, and pages never reach the browser as code.
use sund_islands as _;

/// Prepares the reactive system; `boot.js` then wakes the islands one by one.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
