//! `sund --help` is the list of settings. Each can be given as a flag or as an environment variable.

use super::{Attachments, NatsUrl, ProviderCommand, SmtpUrl, files::FilesCommand, mail, nats};
use axum::http::HeaderName;
use clap::{
    CommandFactory as _, Parser, Subcommand,
    builder::BoolishValueParser,
    error::{ContextKind, ContextValue, ErrorKind},
};
use lettre::message::Mailbox;
use openidconnect::url::Url;
use std::{ffi::OsString, fmt, net::SocketAddr, path::PathBuf};
use sund_actions::Database;

/// Sund: an expert network. One binary, no setting needed.
#[derive(Debug, Parser)]
#[command(name = "sund", version, about, disable_help_subcommand = true, after_help = settings())]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the network. Without any setting: SQLite in ./data, at <http://127.0.0.1:3000>.
    Serve(Serve),
    /// Serve the demo network, with an identity provider of its own. Never for real people.
    Demo(Demo),
    /// Bring the database's schema up to this build's, and stop.
    Migrate(Serve),
    /// Add, list, test, disable and enable the OpenID Connect providers that people sign in with.
    #[command(subcommand)]
    Provider(ProviderCommand),
    /// Look after attachments: whether all are where they should be, and moving them into a bucket.
    #[command(subcommand)]
    Files(FilesCommand),
    /// Make somebody who has signed in before a platform administrator: one who makes workgroups and keeps providers.
    #[command(name = "administrator-add")]
    AdministratorAdd(AdministratorNamed),
    /// Take that back.
    #[command(name = "administrator-remove")]
    AdministratorRemove(AdministratorRemove),
}

/// A person to make an administrator.
#[derive(Clone, Debug, Parser)]
pub struct AdministratorNamed {
    /// Where the data is.
    #[command(flatten)]
    pub serve: Serve,

    /// The person's id, as in the address of their page; or their work e-mail, if one account alone has it.
    #[arg(value_name = "PERSON")]
    pub person: String,
}

/// An administrator who shall be one no longer.
#[derive(Clone, Debug, Parser)]
pub struct AdministratorRemove {
    /// Who.
    #[command(flatten)]
    pub named: AdministratorNamed,

    /// Also if it is the last one.
    #[arg(long)]
    pub force: bool,
}

impl Command {
    /// The settings of the server, or of the database that the command works on.
    #[must_use]
    pub const fn serve(&self) -> &Serve {
        match self {
            Self::Serve(serve) | Self::Migrate(serve) => serve,
            Self::Demo(demo) => &demo.serve,
            Self::Provider(provider) => provider.serve(),
            Self::Files(files) => files.serve(),
            Self::AdministratorAdd(add) => &add.serve,
            Self::AdministratorRemove(remove) => &remove.named.serve,
        }
    }
}

/// Settings of a server.
#[derive(Clone, Debug, Parser)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "SUND_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// The address that people know this site by, with its scheme and without a path. In front of people it is https:
    /// browsers keep the sign-in cookie on https only, and on 127.0.0.1.
    #[arg(long, env = "SUND_BASE_URL", value_name = "URL", default_value = "http://127.0.0.1:3000", value_parser = base_url)]
    pub base_url: Url,

    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(long, env = "SUND_DATABASE_URL", value_name = "URL", default_value = "sqlite://data/sund.db", value_parser = database, hide_env_values = true)]
    pub database_url: Database,

    /// NATS, for several nodes on one PostgreSQL: `nats://HOST` or `tls://HOST`, with `USER:PASSWORD@` or `TOKEN@` before the
    /// host if it asks for them. What is said in a live session at one node is seen at the others at once, and without NATS
    /// within two seconds. Only sessions' ids and numbers go there.
    #[arg(long, env = "SUND_NATS_URL", value_name = "URL", value_parser = nats::nats_url, hide_env_values = true)]
    pub nats_url: Option<NatsUrl>,

    /// 32 bytes in hexadecimal: seals secrets in the database and in addresses. Without it, `key-file` is used.
    #[arg(long, env = "SUND_KEY", value_name = "HEX", value_parser = super::key::read_hex, hide_env_values = true)]
    pub key: Option<super::Key>,

    /// Where the key is kept if `key` is not given; made at the first start, readable by the owner alone.
    #[arg(long, env = "SUND_KEY_FILE", value_name = "PATH", default_value = "data/sund.key")]
    pub key_file: PathBuf,

    /// A file (TOML) with providers that are kept outside the database: what it says holds from each start on.
    #[arg(long, env = "SUND_PROVIDERS_FILE", value_name = "PATH")]
    pub providers_file: Option<PathBuf>,

    /// The header in which your reverse proxy writes the address of the client, such as `X-Real-IP`, if there is a proxy:
    /// whoever signs in too fast is slowed down by address. Nobody but the proxy may be able to set it.
    #[arg(long, env = "SUND_CLIENT_HEADER", value_name = "NAME")]
    pub client_header: Option<HeaderName>,

    /// Let identity providers be in your own network, or on this machine and then without TLS. Otherwise only public
    /// addresses are asked, so that a provider cannot make the server ask what is not meant for it.
    #[arg(long, env = "SUND_ALLOW_PRIVATE_PROVIDERS", value_parser = BoolishValueParser::new())]
    pub allow_private_providers: bool,

    /// The mail server that Sund sends with: `smtp://HOST` (STARTTLS, port 587) or `smtps://HOST` (TLS, port 465), with
    /// `USER:PASSWORD@` before the host if it asks for them. On this machine, or with `?tls=none`, smtp:// is without TLS.
    /// Without this setting Sund sends no mail.
    #[arg(long, env = "SUND_SMTP_URL", value_name = "URL", value_parser = mail::smtp_url, hide_env_values = true)]
    pub smtp_url: Option<SmtpUrl>,

    /// From whom mail comes, such as `Sund <sund@network.example>`. Somebody should read what comes back to this address.
    #[arg(long, env = "SUND_MAIL_FROM", value_name = "ADDRESS", value_parser = mail::sender)]
    pub mail_from: Option<Mailbox>,

    /// Attachments.
    #[command(flatten)]
    pub attachments: Attachments,

    /// What to log: error, warn, info, debug, trace, or a filter such as `info,sund=debug`.
    #[arg(long, env = "SUND_LOG", value_name = "FILTER", default_value = "info,sqlx=warn,sea_orm_migration=warn", value_parser = log_filter)]
    pub log: String,

    /// How to log: text or json (one object a line).
    #[arg(long, env = "SUND_LOG_FORMAT", value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    pub log_format: String,
}

/// Settings of the demo.
#[derive(Clone, Debug, Parser)]
pub struct Demo {
    /// Settings as for `serve`.
    #[command(flatten)]
    pub serve: Serve,

    /// Where the demo's identity provider listens.
    #[arg(long, env = "SUND_DEMO_PROVIDER_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:3001")]
    pub provider_listen: SocketAddr,
}

/// The list of settings under `sund --help`.
fn settings() -> String {
    let demo = Demo::command();
    let lines = demo.get_arguments().filter_map(|argument| {
        let name = argument.get_env()?.to_string_lossy().into_owned();
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        Some(format!("  {name:<30}{}\n", help.split(". ").next().unwrap_or_default().trim_end_matches('.')))
    });
    format!(
        "Settings, as environment variables or as flags of the commands:\n{}\n`sund COMMAND --help` tells more.",
        lines.collect::<String>()
    )
}

fn base_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err("not an http or https address".into());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err("only scheme, host and port, such as https://sund.example".into());
    }
    Ok(url)
}

fn database(text: &str) -> Result<Database, String> {
    text.parse::<Database>().map_err(|error| error.to_string())
}

fn log_filter(text: &str) -> Result<String, String> {
    text.parse::<tracing_subscriber::EnvFilter>().map(|_| text.to_owned()).map_err(|error| error.to_string())
}

/// Why the command line cannot be followed: one line that names the setting, or what was asked for (help, version).
#[derive(Debug)]
pub enum Wrong {
    /// Not a mistake: print this and go.
    Shown(String),
    /// Print this line and fail.
    Line(String),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown(text) | Self::Line(text) => f.write_str(text),
        }
    }
}

/// Reads the command line and the environment.
pub fn parse(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Cli, Wrong> {
    let cli = Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Wrong::Shown(error.render().to_string())
        }
        _ => Wrong::Line(one_line(&error)),
    })?;
    let serve = cli.command.serve();
    if let Some(wrong) = serve.attachments.wrong() {
        return Err(Wrong::Line(format!("sund: {wrong}")));
    }
    match (&serve.smtp_url, &serve.mail_from) {
        (Some(_), None) => Err(Wrong::Line("sund: SUND_MAIL_FROM (--mail-from) is needed with SUND_SMTP_URL".into())),
        (None, Some(_)) => Err(Wrong::Line("sund: SUND_SMTP_URL (--smtp-url) is needed with SUND_MAIL_FROM".into())),
        _ => Ok(cli),
    }
}

fn one_line(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let Some(argument) = text(ContextKind::InvalidArg) else {
        let first =
            error.render().to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        return format!("sund: {first}; see sund --help");
    };
    if error.kind() == ErrorKind::UnknownArgument {
        return format!("sund: there is no {argument}; see sund --help");
    }
    let flag = argument.split_whitespace().next().unwrap_or_default().to_owned();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let why =
        std::error::Error::source(error).map_or_else(|| "not a value that it takes".to_owned(), ToString::to_string);
    let variable = variable_of(&flag);
    if matches!(
        variable.as_str(),
        "SUND_KEY"
            | "SUND_DATABASE_URL"
            | "SUND_NATS_URL"
            | "SUND_SMTP_URL"
            | "SUND_S3_ENDPOINT"
            | "SUND_S3_KEY_ID"
            | "SUND_S3_SECRET"
    ) {
        // What was given may be a secret.
        return format!("sund: {variable} ({flag}): {why}");
    }
    format!("sund: {variable} ({flag}) is {value:?}: {why}")
}

/// The environment variable of a flag.
fn variable_of(flag: &str) -> String {
    let long = flag.trim_start_matches("--");
    Cli::command()
        .get_subcommands()
        .flat_map(clap::Command::get_arguments)
        .find(|argument| argument.get_long() == Some(long))
        .and_then(|argument| argument.get_env())
        .map_or_else(|| flag.to_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(arguments: &[&str]) -> String {
        parse(arguments.iter().copied()).unwrap_err().to_string()
    }

    #[test]
    fn no_setting_is_needed() {
        let Command::Serve(serve) = parse(["sund", "serve"]).unwrap().command else { panic!("not serve") };
        assert_eq!(serve.base_url.as_str(), "http://127.0.0.1:3000/");
        assert!(matches!(serve.database_url, Database::Sqlite(_)));
    }

    #[test]
    fn settings_do_not_tell_their_secrets() {
        let key = "ab".repeat(32);
        let address = "postgres://sund:geheim@host/sund";
        let nats = "nats://sund:geheim@127.0.0.1";
        let cli = parse(["sund", "serve", "--database-url", address, "--key", &key, "--nats-url", nats]).unwrap();
        let told = format!("{cli:?}");
        assert!(told.contains("Postgres") && !told.contains("geheim") && !told.contains("abab"), "{told}");
    }

    #[test]
    fn a_wrong_setting_is_one_line_that_names_it() {
        insta::assert_snapshot!(
            [
                line(&["sund", "serve", "--listen", "nowhere"]),
                line(&["sund", "serve", "--base-url", "https://sund.example/forum"]),
                line(&["sund", "serve", "--database-url", "mysql://secret@host/x"]),
                line(&["sund", "serve", "--key", "secret"]),
                line(&["sund", "serve", "--nats-url", "nats://u:geheim@nats.example"]),
                line(&[
                    "sund",
                    "serve",
                    "--smtp-url",
                    "smtp://u:geheim@mail.example?tls=none",
                    "--mail-from",
                    "a@b.example"
                ]),
                line(&["sund", "serve", "--smtp-url", "smtp://u:geheim@mail.example"]),
                line(&["sund", "serve", "--mail-from", "Sund <sund@network.example>"]),
                line(&["sund", "serve", "--smtp-url", "smtp://mail.example", "--mail-from", "Sund"]),
                line(&["sund", "serve", "--log", "a=b=c"]),
                line(&["sund", "serve", "--log-format", "xml"]),
                line(&["sund", "swim"]),
                line(&["sund", "serve", "--swim"]),
            ]
            .join("\n")
        );
    }
}
