//! `sund`: the command line. Everything else is in the library.

use std::{io::IsTerminal as _, process::ExitCode};
use sund::config::{Command, Serve, Wrong, parse};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(Wrong::Shown(text)) => {
            print(&text);
            return ExitCode::SUCCESS;
        }
        Err(Wrong::Line(line)) => return fail(&line),
    };
    let (serve, demo) = match &cli.command {
        Command::Serve(serve) | Command::Migrate(serve) => (serve, None),
        Command::Demo(demo) => (&demo.serve, Some(demo)),
    };
    log(serve);
    if let Command::Migrate(serve) = &cli.command {
        return match serve.database_url.open().await {
            Ok(_) => ExitCode::SUCCESS,
            Err(error) => fail(&format!("sund: SUND_DATABASE_URL (--database-url): {error}")),
        };
    }
    match sund::start(serve.clone(), demo.map(|demo| demo.provider_listen)).await {
        Ok(running) => {
            print(&running.greeting());
            running.until_stopped().await;
            ExitCode::SUCCESS
        }
        Err(error) => fail(&format!("sund: {error}")),
    }
}

fn log(serve: &Serve) {
    let filter = serve.log.parse::<EnvFilter>().unwrap_or_default();
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if serve.log_format == "json" {
        builder.json().init();
    } else {
        builder.with_target(false).with_ansi(std::io::stderr().is_terminal()).init();
    }
}

#[allow(clippy::print_stdout)] // what the person at the terminal asked for
fn print(text: &str) {
    println!("{}", text.trim_end());
}

fn fail(line: &str) -> ExitCode {
    eprintln!("{line}");
    ExitCode::FAILURE
}
