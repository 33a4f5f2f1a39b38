//! Live sessions: planning, opening, ending, hearing, speaking.

mod talk;
pub use talk::{Here, Said, Speaker, Talk};
