//! Keeps the end of the list in view, unless one has scrolled up.

use leptos::{html, prelude::*};
use std::{cell::Cell, rc::Rc};

/// Within so many pixels of the end one reads the end.
const NEAR: i32 = 80;

/// The list that scrolls. Cheap to clone.
#[derive(Clone)]
pub(super) struct Scroll {
    log: NodeRef<html::Div>,
    /// One reads the end.
    at_end: Rc<Cell<bool>>,
    /// The next frame of the screen will scroll: a hundred messages at once are one move.
    due: Rc<Cell<bool>>,
}

impl Scroll {
    pub(super) fn new(log: NodeRef<html::Div>) -> Self {
        Self { log, at_end: Rc::new(Cell::new(true)), due: Rc::default() }
    }

    /// One has scrolled; whether one reads the end now.
    pub(super) fn moved(&self) -> bool {
        let at_end = self
            .log
            .get_untracked()
            .is_none_or(|log| log.scroll_height() - log.scroll_top() - log.client_height() < NEAR);
        self.at_end.set(at_end);
        at_end
    }

    /// Something was added; false if one reads further up and stays there.
    pub(super) fn grown(&self) -> bool {
        if self.at_end.get() {
            self.to_end();
        }
        self.at_end.get()
    }

    /// To the end, once what was added is there.
    pub(super) fn to_end(&self) {
        self.at_end.set(true);
        if self.due.replace(true) {
            return;
        }
        let this = self.clone();
        request_animation_frame(move || {
            this.due.set(false);
            if let Some(log) = this.log.get_untracked() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    }
}
