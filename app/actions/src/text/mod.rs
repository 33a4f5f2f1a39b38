//! Text that people wrote: Markdown to HTML, and which language it is.

mod diff;
mod excerpt;
mod formatted;
mod guess;
mod look_alike;
mod markdown;

pub use diff::{Piece, diff};
pub(crate) use excerpt::excerpt;
pub use guess::guess;
pub(crate) use look_alike::unlike;
pub use markdown::{message_html, post_html};

use sund_domain::{
    Field, Invalid,
    text::{BODY_MOST, block},
};

/// How a post with this text would look, under the limits of a post.
pub fn preview(body: &str) -> Result<String, Invalid> {
    Ok(post_html(&block(Field::Body, body, BODY_MOST)?))
}
