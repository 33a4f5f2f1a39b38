//! The demo's files as they are written: see the heads of `server/demo/*.toml`.

use super::DemoError;
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkFile {
    pub organisation: Vec<Organisation>,
    pub person: Vec<Person>,
    pub workgroup: Vec<Workgroup>,
    pub forum: Vec<Forum>,
    pub theme: Vec<Theme>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// A line for each language, as an administrator types it.
    pub words: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub key: String,
    pub name: String,
    pub local_name: String,
    pub country: String,
    pub domain: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub organisation: String,
    pub email: String,
    pub language: String,
    pub time_zone: String,
    pub title: String,
    pub topics: String,
    #[serde(default)]
    pub administrator: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workgroup {
    pub key: String,
    pub name: String,
    pub purpose: String,
    pub language: String,
    pub visibility: String,
    pub chairs: Vec<String>,
    #[serde(default)]
    pub members: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    pub key: String,
    pub workgroup: String,
    pub title: String,
    pub about: String,
    pub language: String,
    #[serde(default)]
    pub followers: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadsFile {
    pub thread: Vec<Thread>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    pub forum: String,
    pub kind: String,
    pub author: String,
    pub title: String,
    pub language: String,
    pub ago: String,
    pub body: String,
    #[serde(default)]
    pub themes: String,
    #[serde(default)]
    pub helpful: Vec<String>,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub locked: bool,
    #[serde(default)]
    pub post: Vec<Post>,
    pub conclusion: Option<Conclusion>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub author: String,
    pub language: String,
    pub ago: String,
    pub body: String,
    #[serde(default)]
    pub helpful: Vec<String>,
    #[serde(default)]
    pub accepted: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub author: String,
    pub ago: String,
    pub body: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiveFile {
    pub conference: Vec<Conference>,
    pub session: Vec<Session>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conference {
    pub key: String,
    pub workgroup: String,
    pub title: String,
    pub purpose: String,
    pub language: String,
    pub place: String,
    pub chair: String,
    pub tracks: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    #[allow(dead_code)] // a name for whoever reads the file
    pub key: String,
    pub workgroup: String,
    pub title: String,
    pub purpose: String,
    pub language: String,
    pub place: String,
    pub state: String,
    pub chair: String,
    pub opens: String,
    pub minutes: u32,
    pub ended_after: Option<i64>,
    #[serde(default)]
    pub questions: String,
    #[serde(default)]
    pub agenda: String,
    #[serde(default)]
    pub mode: String,
    /// The key of a conference, and after a colon the number of its track, if it is not for all.
    #[serde(default)]
    pub conference: String,
    #[serde(default)]
    pub registering: String,
    #[serde(default)]
    pub capacity: String,
    /// Who has registered.
    #[serde(default)]
    pub comes: Vec<String>,
    #[serde(default)]
    pub message: Vec<Message>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub author: String,
    pub language: String,
    pub at: String,
    pub text: String,
}

pub fn network() -> Result<NetworkFile, DemoError> {
    read("network.toml", include_str!("../../demo/network.toml"))
}

pub fn threads() -> Result<ThreadsFile, DemoError> {
    read("threads.toml", include_str!("../../demo/threads.toml"))
}

pub fn live() -> Result<LiveFile, DemoError> {
    read("live.toml", include_str!("../../demo/live.toml"))
}

fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|cause| DemoError::File { file, cause: Box::new(cause) })
}

/// A span such as `3d 4h`, `-40m`, `+5d 2h`, `1m 20s`, in milliseconds.
pub fn span(text: &str) -> Result<i64, DemoError> {
    let wrong = || DemoError::Content(format!("not a span of time: {text:?}"));
    let (sign, rest) = match text.trim().strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.trim().trim_start_matches('+')),
    };
    let mut total = 0;
    for part in rest.split_whitespace() {
        let (number, unit) = part.split_at_checked(part.len().saturating_sub(1)).ok_or_else(wrong)?;
        let unit = match unit {
            "d" => sund_domain::time::DAY,
            "h" => sund_domain::time::HOUR,
            "m" => sund_domain::time::MINUTE,
            "s" => sund_domain::time::SECOND,
            _ => return Err(wrong()),
        };
        total += number.parse::<i64>().map_err(|_| wrong())? * unit;
    }
    Ok(sign * total)
}
