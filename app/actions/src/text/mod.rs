//! Text that people wrote: Markdown to HTML, and which language it is.

mod guess;
mod markdown;

pub use guess::guess;
pub use markdown::{message_html, post_html};
