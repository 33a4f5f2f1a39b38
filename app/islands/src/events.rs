//! Events: what each is about, and what is done a while after the last of them.

use leptos::{ev, wasm_bindgen::JsCast, web_sys};
use std::{cell::Cell, rc::Rc};

/// Counts turns: of several waits only the last one counts.
#[derive(Clone, Debug, Default)]
pub struct Turns(Rc<Cell<u32>>);

impl Turns {
    /// Begins the next turn; says, whenever it is asked, whether none has begun since.
    pub fn next(&self) -> impl Fn() -> bool + use<> {
        let (turns, mine) = (Rc::clone(&self.0), self.0.get().wrapping_add(1));
        turns.set(mine);
        move || turns.get() == mine
    }
}

/// The element that an event is about.
pub fn target(event: &ev::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
