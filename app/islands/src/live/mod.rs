//! Islands of the live sessions.
