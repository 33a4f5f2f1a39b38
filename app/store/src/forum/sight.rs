//! What is in a viewer's sight, where lists begin.

/// The thread `t` is not out of the viewer's sight: the same rule as `Hidden::is_shown_to`, where lists begin.
macro_rules! shown {
    () => {
        concat!(" and (t.hidden_at is null or t.hidden_how <> 'redacted' and (", leads!(), " or t.author_id = $1)) ")
    };
}
pub(crate) use shown;
