//! What a file is, by its content alone.

use image::ImageFormat;
use std::io::{self, Read, Seek, SeekFrom};
use sund_domain::files::{FileKind, NoFile};

/// What was found in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A picture, to be written anew.
    Picture(ImageFormat),
    /// Something that is kept as it is.
    AsItIs(FileKind),
}

/// Looks into a file. Nothing is unpacked.
pub fn content(file: &mut (impl Read + Seek)) -> Result<Content, NoFile> {
    let mut head = Vec::new();
    file.by_ref().take(128).read_to_end(&mut head).map_err(|_| NoFile::NotTaken)?;
    file.seek(SeekFrom::Start(0)).map_err(|_| NoFile::NotTaken)?;
    if head.is_empty() {
        return Err(NoFile::Empty);
    }
    if head.starts_with(b"%PDF-") {
        return Ok(Content::AsItIs(FileKind::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") {
        return office(file, &head).map(Content::AsItIs);
    }
    match image::guess_format(&head) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            Ok(Content::Picture(format))
        }
        Ok(_) => Err(NoFile::NotTaken),
        Err(_) if is_text(file).unwrap_or(false) => Ok(Content::AsItIs(FileKind::Txt)),
        Err(_) => Err(NoFile::NotTaken),
    }
}

/// UTF-8 without control characters.
fn is_text(file: &mut impl Read) -> io::Result<bool> {
    let (mut piece, mut kept) = (vec![0; 64 * 1024], Vec::new());
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(kept.is_empty());
        }
        kept.extend_from_slice(&piece[..read]);
        let good = match std::str::from_utf8(&kept) {
            Ok(_) => kept.len(),
            // A character may go on in the next piece.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        if kept[..good].iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)) {
            return Ok(false);
        }
        kept.drain(..good);
    }
}

/// Which office document it is, by its list of contents; none with programs in it, and no other archive.
fn office(file: &mut (impl Read + Seek), head: &[u8]) -> Result<FileKind, NoFile> {
    let archive = zip::ZipArchive::new(file).map_err(|_| NoFile::NotTaken)?;
    let names: Vec<String> = archive.file_names().map(str::to_lowercase).collect();
    let program = |name: &String| {
        ["vba", "activex", "macrosheets"].iter().any(|part| name.contains(part))
            || ["basic/", "scripts/"].iter().any(|folder| name.starts_with(folder))
    };
    if names.iter().any(program) {
        return Err(NoFile::NotTaken);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("[content_types].xml") {
        let kinds = [
            ("word/document.xml", FileKind::Docx),
            ("xl/workbook.xml", FileKind::Xlsx),
            ("ppt/presentation.xml", FileKind::Pptx),
        ];
        return kinds.into_iter().find(|(name, _)| has(name)).map(|(_, kind)| kind).ok_or(NoFile::NotTaken);
    }
    // OpenDocument 1.3, part 2, 3.3: the first entry is "mimetype", and not packed.
    let opened = head.get(30..38) == Some(b"mimetype");
    let told = head.get(38..).unwrap_or_default();
    let kinds: [(&[u8], _); 3] = [
        (b"application/vnd.oasis.opendocument.textPK", FileKind::Odt),
        (b"application/vnd.oasis.opendocument.spreadsheetPK", FileKind::Ods),
        (b"application/vnd.oasis.opendocument.presentationPK", FileKind::Odp),
    ];
    let kind = kinds.into_iter().find(|(mime, _)| opened && told.starts_with(mime));
    kind.map(|(_, kind)| kind).ok_or(NoFile::NotTaken)
}
