//! Pictures among the attachments: how large they are shown, and what they say to whoever does not see them.

use serde::{Deserialize, Serialize};

/// The most characters of what a picture says in words.
pub const ALT_MOST: usize = 500;
/// The most points that a picture has across in a post.
const WIDE_MOST: u32 = 1_024;
/// The most that it has from top to bottom.
const HIGH_MOST: u32 = 768;

/// A picture that was attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Points across, of the whole.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// How many bytes it has as it is shown in the post.
    pub preview_bytes: u64,
    /// What is on it, in the words of who uploaded it; empty until they say it.
    pub alt: String,
}

/// How large a picture is shown in a post: as it is, or smaller, never larger.
#[must_use]
pub fn shown(width: u32, height: u32) -> (u32, u32) {
    let (width, height) = (width.max(1), height.max(1));
    if width <= WIDE_MOST && height <= HIGH_MOST {
        return (width, height);
    }
    let (w, h) = (u64::from(width), u64::from(height));
    let wide_first = w * u64::from(HIGH_MOST) >= h * u64::from(WIDE_MOST);
    let part = |of: u64, most: u32, by: u64| u32::try_from(of * u64::from(most) / by).unwrap_or(most).max(1);
    if wide_first { (WIDE_MOST, part(h, WIDE_MOST, w)) } else { (part(w, HIGH_MOST, h), HIGH_MOST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_fits() {
        for (whole, fits) in [
            ((40, 20), (40, 20)),
            ((1_024, 768), (1_024, 768)),
            ((2_048, 1_536), (1_024, 768)),
            ((4_000, 1_000), (1_024, 256)),
            ((1_000, 4_000), (192, 768)),
            ((12_000, 1), (1_024, 1)),
            ((1, 12_000), (1, 768)),
            ((0, 0), (1, 1)),
        ] {
            assert_eq!(shown(whole.0, whole.1), fits, "{whole:?}");
        }
    }
}
