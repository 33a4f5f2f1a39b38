//! Telling how something is now: who is here, who has the floor, which change of the board is the last.

use super::{HERE_BYTES_A_SECOND, HERE_EVERY, TOLD_MOST, Task};
use crate::live::room::{News, encode};
use std::{sync::PoisonError, time::Duration};
use sund_actions::live::{Here, floor};
use sund_domain::live::frames::ServerFrame;

impl Task {
    /// Who has the floor, if that has changed since it was told.
    pub(super) async fn tell_floor(&mut self, changed: u32) {
        // What is not told now is told with the next beat: nobody makes a thousand browsers draw by pressing a button.
        if changed == self.floor.0 || self.floor_told >= TOLD_MOST {
            return;
        }
        self.floor_told += 1;
        match floor(self.hub.sund(), self.session).await {
            Ok(floor) => {
                self.floor = (changed, encode(&ServerFrame::Floor { floor }));
                self.herald.tell(News::State(self.floor.1.clone()));
            }
            Err(fault) => tracing::error!(%fault, session = %self.session, "a speaker queue could not be read"),
        }
    }

    /// That what stands beside the talk was changed: each browser fetches it as its reader may see it.
    pub(super) fn tell_board(&mut self, board: u32) {
        if board != self.board && self.board_told < TOLD_MOST {
            self.board_told += 1;
            self.board = board;
            self.herald.tell(News::State(encode(&ServerFrame::Board { number: board })));
        }
    }

    pub(super) fn here_changed(&mut self) {
        if self.here_due.is_none() {
            let sockets = self.listeners.len();
            let bytes = sockets.saturating_mul(self.here_frame.as_str().len());
            let rare = Duration::from_millis(u64::try_from(bytes / (HERE_BYTES_A_SECOND / 1_000)).unwrap_or(0));
            self.here_due = Some(Box::pin(tokio::time::sleep(HERE_EVERY.max(rare))));
        }
    }

    pub(super) fn tell_here(&mut self) {
        self.here_due = None;
        let here = self.presence.here();
        *self.here.lock().unwrap_or_else(PoisonError::into_inner) = here.clone();
        let Here { count, countries, people } = here;
        let frame = encode(&ServerFrame::Here { count, countries, people });
        // Somebody who only reloaded the page changed nothing.
        if frame != self.here_frame {
            self.here_frame = frame.clone();
            self.herald.tell(News::State(frame));
        }
    }
}
