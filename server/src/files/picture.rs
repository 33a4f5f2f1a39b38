//! Pictures are written anew: upright, and without what a camera or a program wrote into them; and once more, smaller, for
//! the post.

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, ImageResult, Limits, codecs::jpeg::JpegEncoder,
};
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use sund_domain::files::{FileKind, NoFile, shown};

/// The most points on one side.
const SIDE_MOST: u32 = 12_000;
/// The most memory that one picture takes while it is read.
const MEMORY_MOST: u64 = 256 * 1024 * 1024;

/// A picture as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anew {
    /// In which format, the smaller one as well.
    pub kind: FileKind,
    /// Points across.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
}

/// Reads a picture and writes it anew, and smaller; of one that moves, the first frame.
pub fn anew(
    from: impl Read + Seek,
    format: ImageFormat,
    to: impl Write + Seek,
    preview: impl Write + Seek,
) -> Result<Anew, NoFile> {
    write(from, format, to, preview).map_err(|error| {
        tracing::info!(%error, "a picture was not taken");
        NoFile::Unreadable
    })
}

fn write(
    from: impl Read + Seek,
    format: ImageFormat,
    to: impl Write + Seek,
    preview: impl Write + Seek,
) -> ImageResult<Anew> {
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
    let (width, height) = (picture.width(), picture.height());
    let kind = if format == ImageFormat::Jpeg { FileKind::Jpeg } else { FileKind::Png };
    encode(&picture, kind, 90, to)?;
    let small = shown(width, height);
    if small != (width, height) {
        picture = picture.thumbnail_exact(small.0, small.1);
    }
    encode(&picture, kind, 80, preview)?;
    Ok(Anew { kind, width, height })
}

fn encode(picture: &DynamicImage, kind: FileKind, quality: u8, to: impl Write + Seek) -> ImageResult<()> {
    let mut to = BufWriter::new(to);
    if kind == FileKind::Jpeg {
        JpegEncoder::new_with_quality(&mut to, quality).encode_image(&picture.to_rgb8())?;
    } else {
        picture.to_rgba8().write_to(&mut to, ImageFormat::Png)?;
    }
    Ok(to.flush()?)
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
        let (mut out, mut small) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
        let anew = anew(Cursor::new(&photo), ImageFormat::Jpeg, &mut out, &mut small);
        assert_eq!(anew, Ok(Anew { kind: FileKind::Jpeg, width: 20, height: 40 }));
        let out = [out.into_inner(), small.into_inner()].concat();
        for told in [&b"SECRET"[..], b"Exif", b"60.1699"] {
            assert!(!out.windows(told.len()).any(|part| part == told), "{told:?}");
        }
        let turned = image::load_from_memory(&out).unwrap();
        assert_eq!((turned.width(), turned.height()), (20, 40));
    }

    #[test]
    fn a_large_picture_is_smaller_in_the_post() {
        let mut small = Cursor::new(Vec::new());
        let wide = Cursor::new(jpeg(4_096, 1_024));
        let anew = anew(wide, ImageFormat::Jpeg, Cursor::new(Vec::new()), &mut small).unwrap();
        assert_eq!((anew.width, anew.height), (4_096, 1_024));
        let small = image::load_from_memory(&small.into_inner()).unwrap();
        assert_eq!((small.width(), small.height()), (1_024, 256));
    }

    #[test]
    fn a_picture_that_would_burst_is_not_read() {
        let mut png = Vec::new();
        DynamicImage::new_rgb8(1, 1).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        for side in [50_000_u32, 11_999] {
            let mut huge = png.clone();
            huge[16..20].copy_from_slice(&side.to_be_bytes());
            huge[20..24].copy_from_slice(&side.to_be_bytes());
            let [out, small] = [(); 2].map(|()| Cursor::new(Vec::new()));
            assert_eq!(anew(Cursor::new(&huge), ImageFormat::Png, out, small), Err(NoFile::Unreadable), "{side}");
        }
        let [out, small] = [(); 2].map(|()| Cursor::new(Vec::new()));
        assert_eq!(anew(Cursor::new(b"\xff\xd8\xffx"), ImageFormat::Jpeg, out, small), Err(NoFile::Unreadable));
    }
}
