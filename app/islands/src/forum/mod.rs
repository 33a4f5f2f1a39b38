//! Islands of the forums.

mod alike;
pub(crate) mod calling;
mod composer;
mod helpful_buttons;
#[cfg(any(feature = "hydrate", test))]
mod markup;
pub(crate) mod offers;
mod tags_field;

pub use alike::{AlikeThreads, AlikeWords};
pub use composer::{Composer, ComposerWords};
pub use helpful_buttons::{HelpfulButtons, helpful_button};
pub use tags_field::{TagsField, TagsWords};
