//! Settings and the command line. Read once, here; handed to everything else.

mod cli;
mod files;
mod key;
mod mail;
mod nats;
mod provider;
mod providers_file;

pub use cli::{AdministratorNamed, AdministratorRemove, Cli, Command, Demo, Serve, Wrong, parse};
pub use files::{Attachments, Bucket, Check, FilesCommand, Secret};
pub use key::{Key, KeyError};
pub use mail::{Protection, SmtpUrl};
pub use nats::{NatsLogin, NatsUrl};
pub use provider::{ProviderAdd, ProviderCommand, ProviderIssuer, ProviderNamed, ScimTokenNew};
pub use providers_file::{ProvidersFile, ProvidersFileError};
