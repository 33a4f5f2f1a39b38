//! What is in a viewer's sight, where lists begin.

/// The thread or post under this alias is not out of the viewer's sight: the same rule as `Hidden::is_shown_to`.
macro_rules! in_sight {
    ($alias:literal) => {
        concat!(
            " (",
            $alias,
            ".hidden_at is null or ",
            $alias,
            ".hidden_how <> 'redacted' and (",
            $crate::sql::leads!(),
            "or ",
            $alias,
            ".author_id = $1)) "
        )
    };
}

/// The thread `t` is in the viewer's sight, after the conditions before.
macro_rules! shown {
    () => {
        concat!(" and", $crate::forum::sight::in_sight!("t"))
    };
}
pub(crate) use {in_sight, shown};
