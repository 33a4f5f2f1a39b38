//! Names that look alike: two workgroups that nobody can tell apart by eye are a trap. Compared is what remains of a name
//! when letters that look the same are one (Unicode Technical Standard 39), whatever alphabet they are of.

use sund_domain::{Field, Invalid, Problem};

/// What a name looks like. Accents count: å is no a.
fn skeleton(name: &str) -> String {
    let looks: String = unicode_security::skeleton(&name.to_lowercase()).collect();
    looks.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Refuses a new name that looks like one of these. Names that the viewer may not know of are never among them: what is
/// refused would tell that they exist.
pub fn unlike<'a>(field: Field, name: &str, visible: impl IntoIterator<Item = &'a str>) -> Result<(), Invalid> {
    let looks = skeleton(name);
    if visible.into_iter().any(|other| skeleton(other) == looks) {
        return Err(Invalid::new(field, Problem::LooksAlike));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_found_in_every_alphabet() {
        for (one, other) in [
            ("Courts", "Сourts"),
            ("Courts", "ＣＯＵＲＴＳ"),
            ("Courts", "cou\u{200b}rts"),
            ("Courts", "Cou\u{202e}rts"),
            ("Oslo", "Оѕӏо"),
            ("Åland", "A\u{30a}land"),
            ("Two  words", "Two\u{a0}words"),
        ] {
            assert!(unlike(Field::Title, other, [one]).is_err(), "{one} and {other:?}");
        }
    }

    #[test]
    fn national_letters_are_letters_of_their_own() {
        for (one, other) in [
            ("Saar", "Säär"),
            ("For", "För"),
            ("For", "Før"),
            ("Bor", "Bór"),
            ("Lodz", "Łódź"),
            ("Sals", "Šāls"),
            ("Thing", "Þing"),
            ("Masse", "Maße"),
            ("Zuvis", "Žuvis"),
            ("Courts", "Courtss"),
        ] {
            assert!(unlike(Field::Title, other, [one]).is_ok(), "{one} and {other}");
        }
    }
}
