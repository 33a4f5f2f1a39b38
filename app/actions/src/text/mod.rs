//! Text that people wrote: Markdown to HTML, and which language it is.

mod diff;
mod excerpt;
mod formatted;
mod guess;
mod look_alike;
mod markdown;
mod mentions;

pub use diff::{Piece, diff};
pub(crate) use excerpt::excerpt;
pub use guess::guess;
pub(crate) use look_alike::unlike;
pub use markdown::{called_html, mentioned, message_html, post_html};
pub use mentions::Named;
