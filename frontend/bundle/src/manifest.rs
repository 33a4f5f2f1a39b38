//! `manifest.txt`, what the server's build reads: one line a file, and the compression it was made with.
//! `name<TAB>path<TAB>content-type<TAB>hash<TAB>encodings`, for example `sund.css  /pkg/sund.<hash>.css  text/css…  <hash>  br,gz`.
use std::fmt::Write as _;

/// A file of the site as the server will know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub path: String,
    pub content_type: String,
    pub hash: String,
    /// `br`, `gz`: only those that came out smaller.
    pub encodings: Vec<String>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub entries: Vec<Entry>,
}

impl Manifest {
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            let Entry { name, path, content_type, hash, encodings } = entry;
            let _ = writeln!(text, "{name}\t{path}\t{content_type}\t{hash}\t{}", encodings.join(","));
        }
        text
    }

    /// A line that is not understood is left out: then its file is simply made again.
    pub fn from_text(text: &str) -> Self {
        let entries = text.lines().filter_map(entry).collect();
        Self { entries }
    }
}

fn entry(line: &str) -> Option<Entry> {
    let mut cells = line.split('\t').map(str::to_owned);
    Some(Entry {
        name: cells.next()?,
        path: cells.next()?,
        content_type: cells.next()?,
        hash: cells.next()?,
        encodings: cells.next()?.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let entry = |encodings: &[&str]| Entry {
            name: "sund.css".into(),
            path: "/pkg/sund.0123.css".into(),
            content_type: "text/css; charset=utf-8".into(),
            hash: "0123".into(),
            encodings: encodings.iter().map(ToString::to_string).collect(),
        };
        let manifest = Manifest { entries: vec![entry(&["br", "gz"]), entry(&[])] };
        assert_eq!(Manifest::from_text(&manifest.to_text()), manifest);
        assert_eq!(Manifest::from_text("nonsense\n"), Manifest::default());
    }
}
