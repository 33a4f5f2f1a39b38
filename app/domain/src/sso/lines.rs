//! What people type as lines: `value = level`, and `group = workgroup (chair)`. What stands before the last `=` may hold
//! anything, for groups of a directory are called `CN=Experts,OU=Ministry`.

use super::{
    Levels, Mapping, Place,
    form::{LINES_MOST, short},
};
use crate::{Field, Invalid, Problem, workgroups::Standing};
use std::{collections::BTreeMap, fmt::Write as _};

/// Lines that are not empty, with their numbers, each split at its last `=`.
fn pairs(field: Field, text: &str) -> Result<Vec<(u32, &str, &str)>, Invalid> {
    short(field, text, LINES_MOST)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let wrong = || Invalid::new(field, Problem::WrongLine { line: number });
            let (left, right) = line.rsplit_once('=').ok_or_else(wrong)?;
            let (left, right) = (left.trim(), right.trim());
            let fits = !left.is_empty() && !right.is_empty() && !left.chars().any(char::is_control);
            if fits { Ok((number, left, right)) } else { Err(wrong()) }
        })
        .collect()
}

/// What each value means.
pub(super) fn levels(text: &str) -> Result<Levels, Invalid> {
    let mut levels = BTreeMap::new();
    for (line, value, level) in pairs(Field::Levels, text)? {
        let wrong = || Invalid::new(Field::Levels, Problem::WrongLine { line });
        let level = level.to_lowercase().parse().map_err(|_| wrong())?;
        if levels.insert(value.to_owned(), level).is_some_and(|before| before != level) {
            return Err(wrong());
        }
    }
    Ok(Levels(levels))
}

/// What each group gives. A group may stand on several lines.
pub(super) fn groups(text: &str) -> Result<BTreeMap<String, Vec<Place>>, Invalid> {
    let mut groups: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (line, group, place) in pairs(Field::Groups, text)? {
        let place = self::place(place).ok_or_else(|| Invalid::new(Field::Groups, Problem::WrongLine { line }))?;
        let places = groups.entry(group.to_owned()).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    groups.values_mut().for_each(|places| places.sort());
    Ok(groups)
}

/// `workgroup`, `workgroup (member)` or `workgroup (chair)`.
fn place(text: &str) -> Option<Place> {
    let (workgroup, role) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((workgroup, role)) => (workgroup.trim(), role.trim()),
        None => (text, "member"),
    };
    let role = match role {
        "member" => Standing::Member,
        "chair" => Standing::Chair,
        _ => return None,
    };
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = (1..=100).contains(&workgroup.len()) && workgroup.chars().all(is_slug);
    fits.then(|| Place { workgroup: workgroup.to_owned(), role })
}

impl Levels {
    /// As lines that can be typed.
    #[must_use]
    pub fn lines(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (value, level)| {
            let _ = writeln!(text, "{value} = {level}");
            text
        })
    }
}

impl Mapping {
    /// What each group gives, as lines that can be typed.
    #[must_use]
    pub fn group_lines(&self) -> String {
        let mut text = String::new();
        for (group, places) in &self.workgroups {
            for place in places {
                let chair = if place.role == Standing::Chair { " (chair)" } else { "" };
                let _ = writeln!(text, "{group} = {}{chair}", place.workgroup);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sso::Level;

    #[test]
    fn levels_are_read_and_written() {
        let text = "\r\n https://idp.example/acr/2?x=y = Substantial \r\n\r\npwd=low\nhwk = high\npwd = low";
        let read = levels(text).unwrap();
        assert_eq!(read.of(["https://idp.example/acr/2?x=y"]), Level::Substantial);
        assert_eq!(read.lines(), "https://idp.example/acr/2?x=y = substantial\nhwk = high\npwd = low\n");
        assert_eq!(levels(&read.lines()), Ok(read));
        assert_eq!(levels(" \n"), Ok(Levels::default()));
        let wrong_line = |line| Err(Invalid::new(Field::Levels, Problem::WrongLine { line }));
        for (wrong, at) in [("pwd", 1), ("a = low\n\nb = medium", 3), ("= low", 1), ("x =", 1), ("x=low\nx=high", 2)] {
            assert_eq!(levels(wrong), wrong_line(at), "{wrong}");
        }
    }

    #[test]
    fn groups_are_read_and_written() {
        let text = "CN=Leads,OU=Police = prevention (chair)\nall = network\nall = prevention (member)\nall = network";
        let read = groups(text).unwrap();
        let mapping = Mapping { workgroups: read.clone(), ..Mapping::default() };
        assert_eq!(mapping.group_lines(), "CN=Leads,OU=Police = prevention (chair)\nall = network\nall = prevention\n");
        assert_eq!(groups(&mapping.group_lines()), Ok(read));
        for wrong in ["all", "all = ", "all = Pre vention", "all = x (owner)", "all = x (chair", "all = ../x"] {
            assert_eq!(groups(wrong), Err(Invalid::new(Field::Groups, Problem::WrongLine { line: 1 })), "{wrong}");
        }
    }
}
