//! Live sessions over real sockets: one order, no gap, nothing twice, nothing lost, and nobody who may not be there.

mod board;
mod bus;
pub mod chatham;
mod closing;
mod conferences;
mod corrections;
mod crowd;
mod documents;
mod flood;
mod gate;
mod hands;
mod holds;
mod limits;
mod many;
mod mentions;
mod messages;
mod modes;
mod nodes;
mod planned;
mod polls;
mod record;
mod registering;
pub mod socket;
mod typing;
mod wire;
