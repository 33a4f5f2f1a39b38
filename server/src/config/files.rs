//! Where attachments are kept and how much may be attached, as settings say it. The storage's secret is never printed.

use super::Serve;
use clap::{Args, Parser, Subcommand};
use openidconnect::url::Url;
use std::{fmt, net::IpAddr, path::PathBuf};
use sund_domain::files::{Limits, read_size};

/// Settings of attachments.
#[derive(Clone, Debug, Args)]
pub struct Attachments {
    /// Where attachments are kept: a folder that belongs to this server alone. With `s3-endpoint` it has only those that are
    /// on their way, and those that came before.
    #[arg(long, env = "SUND_FILES", value_name = "PATH", default_value = "data/files")]
    pub files: PathBuf,

    /// The virus scanner that every attachment goes through: clamd at `tcp://HOST:PORT` or `unix:/PATH`. What it does not
    /// clear is not taken. Without this setting attachments are not scanned.
    #[arg(long, env = "SUND_CLAMD", value_name = "ADDRESS")]
    pub clamd: Option<crate::files::Clamd>,

    /// An S3-compatible storage for new attachments, such as `https://s3.eu-north-1.amazonaws.com`. Without TLS only on this
    /// machine, or with `?tls=none` after it.
    #[arg(long, env = "SUND_S3_ENDPOINT", value_name = "URL", value_parser = endpoint)]
    pub s3_endpoint: Option<Url>,

    /// The bucket there. It belongs to this network alone, and nobody reads it but Sund.
    #[arg(long, env = "SUND_S3_BUCKET", value_name = "NAME", value_parser = bucket)]
    pub s3_bucket: Option<String>,

    /// Its region, as the storage calls it.
    #[arg(long, env = "SUND_S3_REGION", value_name = "NAME", default_value = "us-east-1", value_parser = plain)]
    pub s3_region: String,

    /// How the bucket is named in addresses: `path` (`https://HOST/BUCKET/…`), or `host` (`https://BUCKET.HOST/…`).
    #[arg(long, env = "SUND_S3_STYLE", value_name = "STYLE", default_value = "path", value_parser = ["path", "host"])]
    pub s3_style: String,

    /// The id of the access key.
    #[arg(long, env = "SUND_S3_KEY_ID", value_name = "ID", value_parser = plain, hide_env_values = true)]
    pub s3_key_id: Option<String>,

    /// The access key's secret.
    #[arg(long, env = "SUND_S3_SECRET", value_name = "SECRET", value_parser = secret, hide_env_values = true)]
    pub s3_secret: Option<Secret>,

    /// The most that one file may have: `25MB`, `1GB`.
    #[arg(long, env = "SUND_FILE_MOST", value_name = "SIZE", default_value = "25MB", value_parser = read_size)]
    pub file_most: u64,

    /// The most files of one post.
    #[arg(long, env = "SUND_POST_FILES_MOST", value_name = "COUNT", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=100))]
    pub post_files_most: u64,

    /// The most that the files of one post may have together.
    #[arg(long, env = "SUND_POST_MOST", value_name = "SIZE", default_value = "100MB", value_parser = read_size)]
    pub post_most: u64,

    /// The most that all files of one person may have together.
    #[arg(long, env = "SUND_PERSON_MOST", value_name = "SIZE", default_value = "1GB", value_parser = read_size)]
    pub person_most: u64,

    /// The most that all files of the network may have together. Without it only the storage sets an end.
    #[arg(long, env = "SUND_FILES_MOST", value_name = "SIZE", value_parser = read_size)]
    pub files_most: Option<u64>,
}

/// What can be done with the storages.
#[derive(Clone, Debug, Subcommand)]
pub enum FilesCommand {
    /// Compare what the database says with what the storages have: files that are missing, that nobody knows, that have
    /// another size or content. Ends with an error if there is any.
    Check(Check),
    /// Put attachments that are on the disk into the bucket that is set. Sund can run meanwhile.
    Move(Serve),
}

/// How closely to look.
#[derive(Clone, Debug, Parser)]
pub struct Check {
    /// Where the data is.
    #[command(flatten)]
    pub serve: Serve,

    /// Read every file and compare its content with the hash in the database. This takes as long as copying all of them.
    #[arg(long)]
    pub content: bool,
}

impl FilesCommand {
    /// Where the data is.
    #[must_use]
    pub const fn serve(&self) -> &Serve {
        match self {
            Self::Check(check) => &check.serve,
            Self::Move(serve) => serve,
        }
    }
}

/// An S3-compatible storage, all of it.
#[derive(Clone, Debug)]
pub struct Bucket {
    /// Where it is.
    pub endpoint: Url,
    /// The bucket.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Whether the bucket is a part of the path, and not of the host.
    pub in_path: bool,
    /// The id of the access key.
    pub key_id: String,
    /// Its secret.
    pub secret: Secret,
}

/// A text that is not shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Attachments {
    /// How much may be attached.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        Limits {
            file: self.file_most,
            post_files: self.post_files_most,
            post: self.post_most,
            person: self.person_most,
            network: self.files_most,
        }
    }

    /// The storage, if one is set; what is missing for it, if some of it is.
    pub fn bucket(&self) -> Result<Option<Bucket>, String> {
        let named: [(&str, bool); 4] = [
            ("SUND_S3_ENDPOINT (--s3-endpoint)", self.s3_endpoint.is_some()),
            ("SUND_S3_BUCKET (--s3-bucket)", self.s3_bucket.is_some()),
            ("SUND_S3_KEY_ID (--s3-key-id)", self.s3_key_id.is_some()),
            ("SUND_S3_SECRET (--s3-secret)", self.s3_secret.is_some()),
        ];
        let (Some(endpoint), Some(name), Some(key_id), Some(secret)) =
            (&self.s3_endpoint, &self.s3_bucket, &self.s3_key_id, &self.s3_secret)
        else {
            return match (named.iter().find(|(_, is)| !is), named.iter().find(|(_, is)| *is)) {
                (Some((missing, _)), Some((given, _))) => Err(format!("{missing} is needed with {given}")),
                _ => Ok(None),
            };
        };
        Ok(Some(Bucket {
            endpoint: endpoint.clone(),
            name: name.clone(),
            region: self.s3_region.clone(),
            in_path: self.s3_style == "path",
            key_id: key_id.clone(),
            secret: secret.clone(),
        }))
    }

    /// What does not fit together.
    #[must_use]
    pub fn wrong(&self) -> Option<String> {
        if let Err(missing) = self.bucket() {
            return Some(missing);
        }
        let steps = [
            ("SUND_POST_MOST (--post-most)", self.post_most, "SUND_FILE_MOST (--file-most)", self.file_most),
            ("SUND_PERSON_MOST (--person-most)", self.person_most, "SUND_POST_MOST (--post-most)", self.post_most),
        ];
        let smaller = steps.into_iter().find(|(_, larger, _, smaller)| larger < smaller);
        smaller.map(|(larger, _, smaller, _)| format!("{larger} is less than {smaller}"))
    }
}

fn endpoint(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|_| "an address is needed, such as https://s3.example")?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let local = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match (url.scheme(), url.query(), local) {
        ("https", None, _) | ("http", None, true) | ("http", Some("tls=none"), _) => (),
        ("http", None, false) => return Err("without TLS only on this machine, or with ?tls=none after it".into()),
        ("http" | "https", Some(_), _) => {
            return Err("after the question mark stands tls=none, and only after http://".into());
        }
        _ => return Err("not an http or https address".into()),
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("only scheme, host and port; the key has settings of its own".into());
    }
    url.set_query(None);
    Ok(url)
}

fn bucket(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    if (3..=63).contains(&text.len()) && text.chars().all(plain) {
        Ok(text.to_owned())
    } else {
        Err("3 to 63 small letters, digits, hyphens and dots are needed".into())
    }
}

fn plain(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && c != '/') {
        Ok(text.to_owned())
    } else {
        Err("letters, digits and signs without blanks and slashes are needed".into())
    }
}

fn secret(text: &str) -> Result<Secret, String> {
    if text.trim().is_empty() { Err("it is empty".into()) } else { Ok(Secret(text.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storage_is_reached_with_tls_unless_it_is_this_machine_or_said() {
        for fine in
            ["https://s3.example", "http://127.0.0.1:9000", "http://localhost:9000", "http://minio:9000?tls=none"]
        {
            assert_eq!(endpoint(fine).unwrap().query(), None, "{fine}");
        }
        for wrong in [
            "",
            "s3.example",
            "http://minio:9000",
            "ftp://s3.example",
            "https://u:geheim@s3.example",
            "https://s3.example?tls=none",
        ] {
            let why = endpoint(wrong).unwrap_err();
            assert!(!why.contains("geheim"), "{wrong}: {why}");
        }
    }

    #[test]
    fn a_bucket_has_a_plain_name() {
        assert!(bucket("sund-files").is_ok());
        for wrong in ["", "ab", "Sund", "a/b", "a b", &"a".repeat(64)] {
            assert!(bucket(wrong).is_err(), "{wrong}");
        }
    }
}
