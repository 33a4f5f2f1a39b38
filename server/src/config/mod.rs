//! Settings and the command line. Read once, here; handed to everything else.

mod cli;
mod key;

pub use cli::{AdministratorAdd, Cli, Command, Demo, ProviderAdd, Serve, Wrong, parse};
pub use key::{Key, KeyError};
