//! The command line: the list of settings explains itself, and a wrong setting is one line that names it.

use sund::config::{Wrong, parse};
use sund_tests::sources::{source, sources};

fn shown(arguments: &[&str]) -> String {
    match parse(arguments.iter().copied()) {
        Err(Wrong::Shown(text)) => text,
        other => panic!("{arguments:?}: {other:?}"),
    }
}

fn line(arguments: &[&str]) -> String {
    match parse(arguments.iter().copied()) {
        Err(Wrong::Line(line)) => line,
        other => panic!("{arguments:?}: {other:?}"),
    }
}

/// The settings as they are declared: variable, flag.
fn settings() -> Vec<(String, String)> {
    let text = ["cli", "files"].map(|file| source(&format!("server/src/config/{file}.rs")).text).concat();
    let found: Vec<_> = text
        .split("env = \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|variable| {
            (
                variable.to_owned(),
                format!("--{}", variable.trim_start_matches("SUND_").to_lowercase().replace('_', "-")),
            )
        })
        .collect();
    assert!(found.len() >= 7, "{found:?}");
    found
}

#[test]
fn help_lists_every_setting() {
    let help = shown(&["sund", "--help"]);
    for (variable, _) in settings() {
        assert!(help.contains(&variable), "sund --help says nothing of {variable}:\n{help}");
    }
}

#[test]
fn help_of_a_command_says_what_each_setting_is_for() {
    for command in ["serve", "demo", "migrate"] {
        let help = shown(&["sund", command, "--help"]);
        for (variable, flag) in settings() {
            let demo_only = variable.starts_with("SUND_DEMO_");
            let flag = if demo_only { flag.replace("--demo-", "--") } else { flag };
            assert!(
                help.contains(&variable) && help.contains(&flag) || demo_only && command != "demo",
                "sund {command} --help: {variable} {flag}\n{help}"
            );
        }
    }
}

#[test]
fn a_wrong_setting_is_one_line_that_names_it() {
    for (flag, variable, wrong) in [
        ("--listen", "SUND_LISTEN", "nowhere"),
        ("--listen", "SUND_LISTEN", "127.0.0.1:99999"),
        ("--base-url", "SUND_BASE_URL", "sund.example"),
        ("--base-url", "SUND_BASE_URL", "ftp://sund.example"),
        ("--base-url", "SUND_BASE_URL", "https://sund.example/below"),
        ("--database-url", "SUND_DATABASE_URL", "mysql://somebody:secret@host/x"),
        ("--database-url", "SUND_DATABASE_URL", ""),
        ("--key", "SUND_KEY", "secret"),
        ("--key", "SUND_KEY", ""),
        ("--s3-endpoint", "SUND_S3_ENDPOINT", "http://u:secret@minio:9000"),
        ("--s3-endpoint", "SUND_S3_ENDPOINT", "http://minio:9000"),
        ("--s3-bucket", "SUND_S3_BUCKET", "A Bucket"),
        ("--s3-secret", "SUND_S3_SECRET", " "),
        ("--file-most", "SUND_FILE_MOST", "25MiB"),
        ("--post-most", "SUND_POST_MOST", "1MB"),
        ("--log", "SUND_LOG", "a=b=c"),
        ("--log-format", "SUND_LOG_FORMAT", "xml"),
    ] {
        let told = line(&["sund", "serve", flag, wrong]);
        assert!(!told.contains('\n'), "{told:?}");
        assert!(told.starts_with("sund: ") && told.contains(variable) && told.contains(flag), "{told:?}");
        assert!(!told.replace(flag, "").contains("secret"), "{told:?}");
    }
}

#[test]
fn a_storage_is_set_as_a_whole_and_does_not_tell_its_secret() {
    let some = ["sund", "serve", "--s3-endpoint", "https://s3.example", "--s3-key-id", "id", "--s3-secret", "geheim"];
    assert_eq!(line(&some), "sund: SUND_S3_BUCKET (--s3-bucket) is needed with SUND_S3_ENDPOINT (--s3-endpoint)");
    let all = [&some[..], &["--s3-bucket", "sund-files"]].concat();
    let told = format!("{:?}", parse(all).unwrap());
    assert!(told.contains("sund-files") && !told.contains("geheim"), "{told}");
}

#[test]
fn what_is_no_command_is_one_line_too() {
    for wrong in [
        &["sund", "swim"][..],
        &["sund", "serve", "--swim"],
        &["sund", "serve", "--listen"],
        &["sund", "serve", "extra"],
    ] {
        let told = line(wrong);
        assert!(!told.contains('\n') && told.starts_with("sund: "), "{told:?}");
    }
}

/// Settings are read once: nothing else looks into the environment, but for the file of providers, which names variables.
#[test]
fn nothing_else_reads_the_environment() {
    for folder in ["app", "server/src", "migrations/src"] {
        for file in sources(folder, ".rs")
            .iter()
            .filter(|file| !file.path.contains("/tests") && !file.path.ends_with("/config/providers_file.rs"))
        {
            for taken in ["env::var(", "env::var_os(", "env::vars("] {
                assert!(!file.text.contains(taken), "{}: {taken}", file.path);
            }
        }
    }
}
