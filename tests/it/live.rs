//! Live sessions over real sockets: one order, no gap, nothing twice, nothing lost, and nobody who may not be there.

mod board;
mod bus;
mod chatham;
mod closing;
mod crowd;
mod flood;
mod gate;
mod hands;
mod limits;
mod many;
mod mentions;
mod messages;
mod modes;
mod nodes;
mod planned;
mod polls;
mod record;
pub mod socket;
mod typing;
mod wire;
