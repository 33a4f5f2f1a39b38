//! Text that people wrote: Markdown to HTML, and which language it is.

mod excerpt;
mod guess;
mod markdown;

pub(crate) use excerpt::excerpt;
pub use guess::guess;
pub use markdown::{message_html, post_html};
