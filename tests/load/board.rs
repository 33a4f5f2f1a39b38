//! Who has seen which message: all sockets write it down here, without waiting for each other.

use crate::figures::{micros, now};
use std::{
    mem,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, AtomicUsize, Ordering},
    },
    time::Instant,
};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Stands before the number of a message in its text.
pub const MARK: &str = "No. ";
/// So many digits has that number.
const DIGITS: usize = 8;
/// More than are ever under way.
const SLOTS: usize = 1_024;

/// A message under way.
#[derive(Debug, Default)]
struct Slot {
    /// In microseconds since the board was made.
    sent: AtomicU32,
    seen: AtomicUsize,
}

/// The board.
#[derive(Debug)]
pub struct Board {
    began: Instant,
    slots: Vec<Slot>,
    /// How long each message took to each socket.
    seen: Vec<Mutex<Vec<u32>>>,
    /// How long each message took to its acknowledgement.
    acked: Mutex<Vec<u32>>,
    /// What went wrong first.
    pub trouble: OnceLock<String>,
    /// The length of a message as it was heard.
    pub length: AtomicUsize,
    /// Messages that may yet be sent: one more whenever one has been seen by everybody.
    pub free: Semaphore,
}

impl Board {
    pub fn new(sockets: usize) -> Self {
        Self {
            began: now(),
            slots: (0..SLOTS).map(|_| Slot::default()).collect(),
            seen: (0..sockets).map(|_| Mutex::default()).collect(),
            acked: Mutex::default(),
            trouble: OnceLock::new(),
            length: AtomicUsize::new(0),
            free: Semaphore::new(0),
        }
    }

    fn slot(&self, number: usize) -> &Slot {
        &self.slots[number % SLOTS]
    }

    /// This message leaves now.
    pub fn sending(&self, number: usize) {
        let slot = self.slot(number);
        slot.seen.store(0, Ordering::Relaxed);
        slot.sent.store(micros(self.began.elapsed()), Ordering::Release);
    }

    /// Socket `socket` has heard this frame.
    pub fn heard(&self, socket: usize, frame: &str) {
        if let Some((_, rest)) = frame.split_once(MARK) {
            let Some(number) = rest.get(..DIGITS).and_then(|digits| digits.parse().ok()) else { return };
            self.length.store(frame.len(), Ordering::Relaxed);
            add(&self.seen[socket], self.took(number));
            if self.slot(number).seen.fetch_add(1, Ordering::Relaxed) + 1 == self.seen.len() {
                self.free.add_permits(1);
            }
        } else if frame.starts_with(r#"{"t":"ack""#) {
            let id = frame.split('"').find_map(|part| part.parse::<Uuid>().ok());
            if let Some(number) = id.and_then(|id| usize::try_from(id.as_u128()).ok()) {
                add(&self.acked, self.took(number));
            }
        } else if frame.starts_with(r#"{"t":"refused""#) {
            self.trouble.get_or_init(|| format!("a message was refused: {frame}"));
        }
    }

    fn took(&self, number: usize) -> u32 {
        micros(self.began.elapsed()).saturating_sub(self.slot(number).sent.load(Ordering::Acquire))
    }

    /// How long deliveries took, and acknowledgements, since this was last asked.
    pub fn take(&self) -> (Vec<u32>, Vec<u32>) {
        (self.seen.iter().flat_map(taken).collect(), taken(&self.acked))
    }
}

fn add(to: &Mutex<Vec<u32>>, took: u32) {
    to.lock().unwrap_or_else(PoisonError::into_inner).push(took);
}

fn taken(from: &Mutex<Vec<u32>>) -> Vec<u32> {
    mem::take(&mut from.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The number of a message as it stands in its text.
pub fn mark(number: usize) -> String {
    format!("{MARK}{number:0DIGITS$}")
}
