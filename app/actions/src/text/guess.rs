//! Which of the eleven languages a text is written in, guessed offline.

use sund_domain::language::Language;
use whatlang::{Detector, Lang};

/// Shorter texts say too little.
const LEAST: usize = 20;

/// The language of this text, if it is long and clear enough to say.
///
/// Icelandic has no model in the library; its letters þ and ð occur in none of the other ten languages.
#[must_use]
pub fn guess(text: &str) -> Option<Language> {
    let plain: String = text.lines().filter(|line| !line.trim_start().starts_with('>')).collect::<Vec<_>>().join("\n");
    if plain.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return None;
    }
    if plain.chars().filter(|c| matches!(c, 'þ' | 'ð' | 'Þ' | 'Ð')).count() >= 2 {
        return Some(Language::Is);
    }
    let known = vec![
        Lang::Eng,
        Lang::Fin,
        Lang::Swe,
        Lang::Dan,
        Lang::Nob,
        Lang::Est,
        Lang::Lav,
        Lang::Lit,
        Lang::Pol,
        Lang::Deu,
    ];
    let guess = Detector::with_allowlist(known).detect(&plain)?;
    Some(match guess.lang() {
        Lang::Fin => Language::Fi,
        Lang::Swe => Language::Sv,
        Lang::Dan => Language::Da,
        Lang::Nob => Language::Nb,
        Lang::Est => Language::Et,
        Lang::Lav => Language::Lv,
        Lang::Lit => Language::Lt,
        Lang::Pol => Language::Pl,
        Lang::Deu => Language::De,
        _ => Language::En,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_in_each_language_is_recognised() {
        for (language, text) in [
            (Language::En, "Which professional should hold the interview when the child returns to the placement?"),
            (Language::Fi, "Kenen ammattilaisen tulisi haastatella lapsi, kun hän palaa sijaishuoltopaikkaan?"),
            (Language::Sv, "Vilken aktör bör leda det mångprofessionella stödet när barnet byter kommun?"),
            (Language::Da, "Hvem bør lede den tværfaglige støtte, når barnet flytter til en anden kommune?"),
            (Language::Et, "Milline spetsialist peaks lapsega vestlema, kui ta asenduskoju tagasi jõuab?"),
            (Language::Lv, "Kuram speciālistam vajadzētu runāt ar bērnu, kad viņš atgriežas aprūpes iestādē?"),
            (Language::Lt, "Kuris specialistas turėtų kalbėtis su vaiku, kai jis grįžta į globos įstaigą?"),
            (Language::Pl, "Który specjalista powinien rozmawiać z dzieckiem po powrocie do placówki opiekuńczej?"),
            (Language::De, "Welche Fachkraft sollte mit dem Kind sprechen, wenn es in die Einrichtung zurückkehrt?"),
            (Language::Is, "Hvaða fagaðili ætti að ræða við barnið þegar það snýr aftur á meðferðarheimilið?"),
        ] {
            assert_eq!(guess(text), Some(language), "{text}");
        }
    }

    #[test]
    fn a_short_text_is_not_guessed_and_a_quote_does_not_count() {
        assert_eq!(guess("Kyllä, kiitos."), None);
        assert_eq!(
            guess(
                "> Which professional should hold the interview when the child returns to the placement?\n\nMeillä haastattelun tekee aina ulkopuolinen sosiaalityöntekijä yhdessä psykologin kanssa."
            ),
            Some(Language::Fi)
        );
    }
}
