//! Attachments: what may be attached, and how much.

use crate::{
    forum::DraftPlace,
    ids::{FileId, HeldId, PersonId, PostId, SessionId},
    time::{DAY, Timestamp},
    workgroups::UnknownCode,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

mod limits;
mod picture;

pub use limits::{Limits, SizeError, read_size};
pub use picture::{ALT_MOST, Picture, shown};

/// The most characters of a file's name.
pub const NAME_MOST: usize = 120;
/// A file that was uploaded and belongs to no post after so long goes.
pub const LOOSE: i64 = DAY;

/// What a file is, as its content says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A photo, written anew.
    Jpeg,
    /// A picture, written anew.
    Png,
    /// A text document (ODF).
    Odt,
    /// A table (ODF).
    Ods,
    /// Slides (ODF).
    Odp,
    /// A text document (OOXML).
    Docx,
    /// A table (OOXML).
    Xlsx,
    /// Slides (OOXML).
    Pptx,
    /// Plain text.
    Txt,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Pdf,
        Self::Jpeg,
        Self::Png,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Txt,
    ];

    /// The name in the database, and the end of a file's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Txt => "txt",
        }
    }

    /// The key of what it is called in the message catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pdf => "file-kind-pdf",
            Self::Jpeg | Self::Png => "file-kind-picture",
            Self::Odt | Self::Docx => "file-kind-document",
            Self::Ods | Self::Xlsx => "file-kind-table",
            Self::Odp | Self::Pptx => "file-kind-slides",
            Self::Txt => "file-kind-text",
        }
    }
}

impl FromStr for FileKind {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.code() == text).ok_or(UnknownCode)
    }
}

/// Which storage holds a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeptIn {
    /// A folder of the server's machine.
    Disk,
    /// A bucket of an S3-compatible storage.
    S3,
}

impl KeptIn {
    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Disk => "disk",
            Self::S3 => "s3",
        }
    }
}

impl FromStr for KeptIn {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Disk, Self::S3].into_iter().find(|it| it.code() == text).ok_or(UnknownCode)
    }
}

/// What a file is uploaded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// A text that is not sent yet.
    Draft(DraftPlace),
    /// A live session, as one of its documents.
    Session(SessionId),
}

impl FilePlace {
    /// The name in the database.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Draft(place) => place.key(),
            Self::Session(id) => format!("live:{id}"),
        }
    }
}

/// What became of a file of a post: it was taken away, by whom, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// When.
    pub at: Timestamp,
    /// By who uploaded it; else by a chair.
    pub by_author: bool,
    /// Why, as it is stored; authors need no reason.
    pub reason: String,
}

/// A file that somebody uploaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its id, also its name in the storage.
    pub id: FileId,
    /// Who uploaded it.
    pub by: PersonId,
    /// The post that it belongs to; none until that is sent.
    pub post: Option<PostId>,
    /// The text that waits for a chair, if it belongs to one.
    #[serde(default)]
    pub held: Option<HeldId>,
    /// The live session that it is a document of, if it is one.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// What such a document is called.
    #[serde(default)]
    pub title: String,
    /// Its name, with the end that its content has.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How large.
    pub bytes: u64,
    /// When it came.
    pub at: Timestamp,
    /// What a picture looks like.
    pub picture: Option<Picture>,
    /// It was taken away: then its name is left, and nothing else.
    pub removed: Option<Removed>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// Nothing is in it.
    Empty,
    /// More than [`Limits::file`].
    TooLarge,
    /// Not one of [`FileKind`], or one with programs in it.
    NotTaken,
    /// A picture that cannot be read, or with too many points.
    Unreadable,
    /// More than [`Limits::post_files`] or [`Limits::post`].
    PostFull,
    /// More than [`crate::live::DOCUMENTS_MOST`].
    SessionFull,
    /// More than [`Limits::person`].
    PersonFull,
    /// More than [`Limits::network`].
    NetworkFull,
    /// The scanner found something.
    Infected,
    /// The scanner did not answer as it should.
    NotScanned,
    /// The storage did not take it.
    NotKept,
}

impl NoFile {
    /// The key of its sentence in the message catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "no-file-empty",
            Self::TooLarge => "no-file-too-large",
            Self::NotTaken => "no-file-not-taken",
            Self::Unreadable => "no-file-unreadable",
            Self::PostFull => "no-file-post-full",
            Self::SessionFull => "no-file-session-full",
            Self::PersonFull => "no-file-person-full",
            Self::NetworkFull => "no-file-network-full",
            Self::Infected => "no-file-infected",
            Self::NotScanned => "no-file-not-scanned",
            Self::NotKept => "no-file-not-kept",
        }
    }
}

/// The name under which a file is kept: what stands after the last slash of what a browser said, without signs that
/// nobody sees, and with the end that its content has.
#[must_use]
pub fn name_of(said: &str, kind: FileKind) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}' | '"')
    };
    let clean: String = last.chars().filter(|c| !unseen(*c)).collect();
    let stem = match clean.rsplit_once('.') {
        Some((stem, end)) if end.chars().count() <= 5 => stem,
        _ => &clean,
    };
    let stem: String = stem.trim_matches([' ', '.']).chars().take(NAME_MOST).collect();
    let stem = stem.trim_end_matches([' ', '.']);
    format!("{}.{}", if stem.is_empty() { "file" } else { stem }, kind.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_is_in_the_file_and_nothing_unseen() {
        for (said, kept) in [
            ("Raportti äö.pdf", "Raportti äö.pdf"),
            ("C:\\fakepath\\a.pdf", "a.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("invoice.pdf.exe", "invoice.pdf.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("a\r\nSet-Cookie: x=y.pdf", "aSet-Cookie: x=y.pdf"),
            ("\"; filename=x.html", " ; filename=x.pdf".trim_start()),
            ("a\u{202e}\u{2066}\u{61c}\u{2028}b\u{e0041}\u{ad}.pdf", "ab.pdf"),
            ("تقرير.pdf", "تقرير.pdf"),
            ("CON", "CON.pdf"),
            ("", "file.pdf"),
            ("....", "file.pdf"),
            (".htaccess", ".htaccess.pdf".trim_start_matches('.')),
        ] {
            assert_eq!(name_of(said, FileKind::Pdf), kept, "{said:?}");
        }
        assert!(name_of(&"å".repeat(5_000), FileKind::Txt).chars().count() <= NAME_MOST + 4);
    }
}
