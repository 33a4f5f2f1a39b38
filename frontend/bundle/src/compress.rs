//! Brotli and gzip, once at build instead of at each request.
use std::io::{Result, Write as _};

use brotli::enc::BrotliEncoderParams;

/// The best there is: it is done once, and every visitor waits less.
const QUALITY: i32 = 11;

pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: QUALITY, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    let mut reader = bytes;
    brotli::BrotliCompress(&mut reader, &mut compressed, &params)?;
    Ok(compressed)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_opens_again() {
        let text = "Östersjön ".repeat(200);
        let mut opened = Vec::new();
        let packed = brotli(text.as_bytes()).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut opened).unwrap();
        assert_eq!(opened, text.as_bytes());
        let packed = gzip(text.as_bytes()).unwrap();
        let mut opened = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut opened).unwrap();
        assert_eq!(opened, text);
    }
}
