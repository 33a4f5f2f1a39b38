//! Settings and the command line. Read once, here; handed to everything else.

mod cli;
mod key;

pub use cli::{Cli, Command, Demo, Serve, Wrong, parse};
pub use key::{Key, KeyError};
