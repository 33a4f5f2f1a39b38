//! The virus scanner: clamd's `INSTREAM` (clamd(8)). Whatever is not a clear answer means that the file is not taken.

use std::{path::PathBuf, str::FromStr, time::Duration};
use sund_domain::files::NoFile;
use tokio::{
    fs::File,
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpStream, UnixStream},
};

/// The longest answer that is read.
const ANSWER_MOST: u64 = 4_096;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clamd {
    at: At,
    /// A file that is not judged after so long is not taken.
    pub patience: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    Tcp(String),
    Unix(PathBuf),
}

impl FromStr for Clamd {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let at = match (text.strip_prefix("tcp://"), text.strip_prefix("unix:")) {
            (Some(at), _)
                if at.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok()) =>
            {
                At::Tcp(at.to_owned())
            }
            (_, Some(path)) if path.starts_with('/') => At::Unix(path.into()),
            _ => return Err("tcp://HOST:PORT or unix:/PATH is needed".into()),
        };
        Ok(Self { at, patience: Duration::from_secs(60) })
    }
}

impl Clamd {
    /// Has the file judged.
    pub async fn scan(&self, file: File) -> Result<(), NoFile> {
        let asked = async {
            match &self.at {
                At::Tcp(at) => ask(TcpStream::connect(at).await?, file).await,
                At::Unix(path) => ask(UnixStream::connect(path).await?, file).await,
            }
        };
        match tokio::time::timeout(self.patience, asked).await {
            Ok(Ok(answer)) if answer == "stream: OK" => Ok(()),
            Ok(Ok(answer)) if answer.starts_with("stream: ") && answer.ends_with(" FOUND") => {
                tracing::warn!(answer, "the scanner found something");
                Err(NoFile::Infected)
            }
            Ok(Ok(answer)) => not_scanned(&answer),
            Ok(Err(error)) => not_scanned(&error.to_string()),
            Err(_) => not_scanned("no answer in time"),
        }
    }
}

fn not_scanned(cause: &str) -> Result<(), NoFile> {
    tracing::error!(cause, "a file could not be scanned (SUND_CLAMD)");
    Err(NoFile::NotScanned)
}

async fn ask(mut clamd: impl AsyncRead + AsyncWrite + Unpin, mut file: File) -> std::io::Result<String> {
    clamd.write_all(b"zINSTREAM\0").await?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut piece).await?;
        clamd.write_all(&u32::try_from(read).unwrap_or_default().to_be_bytes()).await?;
        if read == 0 {
            break;
        }
        clamd.write_all(&piece[..read]).await?;
    }
    clamd.flush().await?;
    let mut answer = Vec::new();
    clamd.take(ANSWER_MOST).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned())
}

#[cfg(test)]
mod tests;
