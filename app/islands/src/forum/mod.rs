//! Islands of the forums.

mod composer;
mod helpful_button;

pub use composer::{Composer, ComposerWords};
pub use helpful_button::HelpfulButton;
