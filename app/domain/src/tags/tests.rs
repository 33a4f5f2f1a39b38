//! Words of tags: how they are compared, found and missed.

use super::*;
use crate::{Field, Invalid, Problem};
use uuid::Uuid;

fn tag(n: u128, slug: &str, words: &str) -> Tag {
    Tag { id: TagId(Uuid::from_u128(n)), slug: slug.into(), retired: false, labels: labels(words).unwrap() }
}

fn vocabulary() -> Vec<Tag> {
    vec![
        tag(1, "recruitment", "en: Recruitment, Grooming\nfi: Värväys, houkuttelu\nsv: Rekrytering\nda: Hvervning"),
        tag(2, "poison", "sv: Gift\nfi: Myrkky\nen: Poison"),
        tag(3, "gifts", "en: Gift, Present\nde: Geschenk"),
        tag(4, "aland", "sv: Åland\nfi: Ahvenanmaa"),
        tag(5, "cafes", "en: Café, coffee house\npl: Kawiarnia"),
    ]
}

fn found(words: &str, reader: Language, text: Language) -> Result<Vec<u128>, Invalid> {
    let ids = chosen(&vocabulary(), TypedTags { words, reader }, text, &[])?;
    Ok(ids.into_iter().map(|id| id.0.as_u128()).collect())
}

#[test]
fn a_word_of_any_language_finds_its_tag() {
    use Language::{En, Fi, Sv};
    for (words, ids) in [
        ("recruitment", vec![1]),
        (" GROOMING ,, houkuttelu; värväys", vec![1]),
        ("va\u{308}rväys", vec![1]),
        ("hvervning, myrkky", vec![1, 2]),
        ("Coffee-House", vec![5]),
        ("", vec![]),
    ] {
        assert_eq!(found(words, En, En), Ok(ids), "{words}");
    }
    // One word, two languages: the reader's counts, then that of the text.
    assert_eq!(found("gift", Sv, En), Ok(vec![2]));
    assert_eq!(found("gift", En, Sv), Ok(vec![3]));
    assert_eq!(found("gift", Fi, Sv), Ok(vec![2]));
    // By its address, as it is kept.
    assert_eq!(found("cafes", Fi, Fi), Ok(vec![5]));
}

#[test]
fn marks_count_where_they_make_another_letter() {
    use Language::{De, En, Is, Pl, Sv};
    assert_eq!(found("cafe", En, En), Ok(vec![5]));
    assert!(found("aland", Sv, Sv).is_ok_and(|ids| ids == [4]), "the address");
    assert_ne!(fold(Sv, "Åland"), fold(Sv, "aland"));
    assert_eq!(fold(En, "Åland"), "aland");
    assert_ne!(fold(Pl, "łaska"), fold(Pl, "laska"));
    assert_ne!(fold(Is, "þörf"), fold(Is, "þorf"));
    assert_eq!(fold(De, "Straße"), "strasse");
}

#[test]
fn what_cannot_be_chosen_is_refused() {
    let not_there = Err(Invalid::new(Field::Tags, Problem::NotATheme));
    for words in ["recruitmnt", "recruitment, x", "<script>", &"x".repeat(100_000)] {
        assert_eq!(found(words, Language::En, Language::En), not_there);
    }
    let many: Vec<_> = (0..200_000).map(|n| n.to_string()).collect();
    let most = Err(Invalid::new(Field::Tags, Problem::TooMany { most: TAGS_OF_A_THREAD_MOST }));
    assert_eq!(found(&many.join(","), Language::En, Language::En), most);
    let mut all: Vec<_> = (1..=6).map(|n| tag(n, &format!("t{n}"), &format!("en: word{n}"))).collect();
    let six = TypedTags { words: "word1,word2,word3,word4,word5,word6", reader: Language::En };
    assert_eq!(chosen(&all, six, Language::En, &[]).map(drop), most.map(drop));
    // Retired: only where it is already.
    all[0].retired = true;
    let one = TypedTags { words: "word1", reader: Language::En };
    assert!(chosen(&all, one, Language::En, &[]).is_err());
    assert_eq!(chosen(&all, one, Language::En, &[all[0].id]), Ok(vec![all[0].id]));
    assert!(offered(&all, "word1", Language::En).is_empty());
}

#[test]
fn the_nearest_are_named() {
    let nearest = |word: &str, reader| {
        let all = unknown(&vocabulary(), TypedTags { words: word, reader });
        all.into_iter().flat_map(|one| one.nearest).map(|(_, name)| name).collect::<Vec<_>>()
    };
    for (word, names) in [
        ("recruitmnet", vec!["Recruitment"]),
        ("recru", vec!["Recruitment"]),
        ("houkutelu", vec!["Recruitment"]),
        ("varvays", vec!["Recruitment"]),
        ("grooming online", vec!["Recruitment"]),
        ("zzzzzz", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(nearest(word, Language::En), names, "{word}");
    }
    assert_eq!(nearest("recruitmnet", Language::Fi), ["Värväys"], "in the reader's words");
    assert!(unknown(&vocabulary(), TypedTags { words: "recruitment, myrkky", reader: Language::En }).is_empty());
}

#[test]
fn what_is_offered_begins_alike() {
    let offer = |typed: &str, reader| {
        let all = offered(&vocabulary(), typed, reader);
        all.into_iter().map(|one| format!("{}/{}", one.name, one.synonym)).collect::<Vec<_>>()
    };
    assert_eq!(offer("Gr", Language::En), ["Recruitment/Grooming"]);
    assert_eq!(offer("Gr", Language::Fi), ["Värväys/Grooming"]);
    assert_eq!(offer("house", Language::En), ["Café/coffee house"]);
    assert_eq!(offer("gi", Language::En), ["Gift/", "Poison/Gift"]);
    assert_eq!(offer("  ", Language::En), Vec::<String>::new());
}

#[test]
fn a_reader_gets_the_preferred_term_of_their_language_then_english_then_any() {
    let all = vocabulary();
    assert_eq!(all[0].name(Language::Sv), (Language::Sv, "Rekrytering"));
    assert_eq!(all[0].name(Language::Pl), (Language::En, "Recruitment"));
    assert_eq!(all[3].name(Language::En), (Language::Fi, "Ahvenanmaa"));
}

#[test]
fn words_are_typed_a_language_a_line() {
    let typed = "fi: Värväys, houkuttelu\n\nEN : Recruitment;Recruitment, recruitment ";
    let read = labels(typed).unwrap();
    let preferred: Vec<_> = read.iter().filter(|label| label.preferred).map(|label| label.word.as_str()).collect();
    assert_eq!((read.len(), preferred), (3, vec!["Värväys", "Recruitment"]));
    assert_eq!(as_typed(&read), "en: Recruitment\nfi: Värväys, houkuttelu");
    assert_eq!(labels(&as_typed(&read)).map(|again| as_typed(&again)), Ok(as_typed(&read)));
    for (typed, problem) in [
        ("", Problem::Empty),
        ("en:", Problem::Empty),
        ("Recruitment", Problem::WrongLine { line: 1 }),
        ("en: a\nxx: b", Problem::WrongLine { line: 2 }),
        ("en: ---", Problem::WrongLine { line: 1 }),
        ("en: a\nfi: b\nen: c", Problem::LanguageTwice { line: 3 }),
    ] {
        assert_eq!(labels(typed), Err(Invalid::new(Field::Labels, problem)), "{typed:?}");
    }
    assert_eq!(
        labels(&format!("en: {}", "x".repeat(61))).map(drop),
        Err(Invalid::new(Field::Labels, Problem::WrongLine { line: 1 }))
    );
    let many: Vec<_> = (0..101).map(|n| format!("w{n}")).collect();
    let most = Problem::TooMany { most: LABELS_MOST };
    assert_eq!(labels(&format!("en: {}", many.join(","))), Err(Invalid::new(Field::Labels, most)));
}
