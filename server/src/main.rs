//! `sund`: the command line. Everything else is in the library.

use std::{io::IsTerminal as _, net::SocketAddr, process::ExitCode};
use sund::{
    config::{Command, Serve, Wrong, parse},
    operate,
};
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
    log(cli.command.serve());
    let done = match &cli.command {
        Command::Serve(serve) => return run(serve, None).await,
        Command::Demo(demo) => return run(&demo.serve, Some(demo.provider_listen)).await,
        Command::Migrate(serve) => operate::migrate(serve).await,
        Command::Provider(command) => operate::providers::operate(command).await,
        Command::Files(command) => operate::files::operate(command).await,
        Command::AdministratorAdd(add) => operate::administrators::add(add).await,
        Command::AdministratorRemove(remove) => operate::administrators::remove(remove).await,
    };
    match done {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(error) => fail(&format!("sund: {error}")),
    }
}

async fn run(serve: &Serve, provider: Option<SocketAddr>) -> ExitCode {
    match sund::start(serve.clone(), provider).await {
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
    // At "trace" it writes every frame down, and with it who said what in a session that keeps no names.
    let filter = match "tungstenite=info".parse() {
        Ok(directive) => filter.add_directive(directive),
        Err(_) => filter,
    };
    // Its client tells every try, a few in a second while NATS is away; `live::bus` tells what has changed.
    let filter = match "async_nats=off".parse() {
        Ok(directive) if !serve.log.contains("async_nats") => filter.add_directive(directive),
        _ => filter,
    };
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
