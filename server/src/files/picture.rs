//! Pictures are written anew: upright, and without what a camera or a program wrote into them.

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, ImageResult, Limits, codecs::jpeg::JpegEncoder,
};
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use sund_domain::files::{FileKind, NoFile};

/// The most points on one side.
const SIDE_MOST: u32 = 12_000;
/// The most memory that one picture takes while it is read.
const MEMORY_MOST: u64 = 256 * 1024 * 1024;

/// Reads a picture and writes it anew; of one that moves, the first frame.
pub fn anew(from: impl Read + Seek, format: ImageFormat, to: impl Write + Seek) -> Result<FileKind, NoFile> {
    write(from, format, to).map_err(|error| {
        tracing::info!(%error, "a picture was not taken");
        NoFile::Unreadable
    })
}

fn write(from: impl Read + Seek, format: ImageFormat, to: impl Write + Seek) -> ImageResult<FileKind> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MOST);
    limits.max_image_height = Some(SIDE_MOST);
    limits.max_alloc = Some(MEMORY_MOST);
    let mut reader = ImageReader::with_format(BufReader::new(from), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let mut to = BufWriter::new(to);
    if format == ImageFormat::Jpeg {
        JpegEncoder::new_with_quality(&mut to, 90).encode_image(&picture.to_rgb8())?;
        to.flush()?;
        return Ok(FileKind::Jpeg);
    }
    picture.to_rgba8().write_to(&mut to, ImageFormat::Png)?;
    to.flush()?;
    Ok(FileKind::Png)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut out = Vec::new();
        JpegEncoder::new(&mut out).encode_image(&DynamicImage::new_rgb8(width, height)).unwrap();
        out
    }

    /// What a telephone writes: which side is up (6: to the right), and where it was (GPS).
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
        exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
        exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0 60.1699 SECRET-PLACE");
        let mut all = jpeg[..2].to_vec();
        all.extend([0xff, 0xe1]);
        all.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        all.extend(exif);
        all.extend(&jpeg[2..]);
        all
    }

    #[test]
    fn a_photo_stands_upright_and_tells_of_no_place() {
        let photo = with_exif(&jpeg(40, 20));
        assert!(photo.windows(12).any(|part| part == b"SECRET-PLACE"));
        let mut out = Cursor::new(Vec::new());
        assert_eq!(anew(Cursor::new(&photo), ImageFormat::Jpeg, &mut out), Ok(FileKind::Jpeg));
        let out = out.into_inner();
        for told in [&b"SECRET"[..], b"Exif", b"60.1699"] {
            assert!(!out.windows(told.len()).any(|part| part == told), "{told:?}");
        }
        let turned = image::load_from_memory(&out).unwrap();
        assert_eq!((turned.width(), turned.height()), (20, 40));
    }

    #[test]
    fn a_picture_that_would_burst_is_not_read() {
        let mut png = Vec::new();
        DynamicImage::new_rgb8(1, 1).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        for side in [50_000_u32, 11_999] {
            let mut huge = png.clone();
            huge[16..20].copy_from_slice(&side.to_be_bytes());
            huge[20..24].copy_from_slice(&side.to_be_bytes());
            let out = Cursor::new(Vec::new());
            assert_eq!(anew(Cursor::new(&huge), ImageFormat::Png, out), Err(NoFile::Unreadable), "{side}");
        }
        assert_eq!(
            anew(Cursor::new(b"\xff\xd8\xffx"), ImageFormat::Jpeg, Cursor::new(Vec::new())),
            Err(NoFile::Unreadable)
        );
    }
}
