//! Names that look like others, and names that turn the line around.

use crate::faults::Faults;
use sund_domain::language::{Language, UiLanguage};
use sund_pages::words::Words;
use sund_tests::{Answer, Network, Person, each_database, forms, html};

/// The form with this title.
async fn named(network: &Network, who: &Person, pattern: &str, title: &str) -> Answer {
    let address = pattern.replace("{workgroup}", &network.open.slug);
    let fields = forms::fields(pattern, network, &network.open).unwrap();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| if name == "title" { (name, title.to_owned()) } else { (name, value) })
        .collect();
    network.post(who, &address, &fields).await
}

const WORKGROUP: &str = "/workgroups/new";
const FORUM: &str = "/workgroups/{workgroup}/forums/new";

#[test]
fn what_looks_like_another_is_refused_where_one_sees_the_other() {
    each_database(async |network| {
        let (administrator, chair) = (&network.people.administrator, &network.people.chair);
        let refused = Words::of(UiLanguage::En).t("problem-looks-alike");
        for (who, pattern) in [(administrator, WORKGROUP), (chair, FORUM)] {
            assert_eq!(named(network, who, pattern, "Courts of Oslo").await.status, 303);
            // Cyrillic, wide, in capitals, with what nobody sees, and to the letter.
            for twin in [
                "Соurts оf Оslо",
                "Ｃourts of Oslo",
                "COURTS  OF OSLO",
                "Courts\u{200b} of\u{202e} Oslo",
                "Courts of Oslo",
            ] {
                let answer = named(network, who, pattern, twin).await;
                assert_eq!(answer.status, 422, "{pattern}: {twin:?}");
                assert!(html::text(&answer.body).contains(&refused), "{pattern}: {}", answer.body);
                assert_eq!(html::field(&answer.body, "title").as_deref(), Some(twin), "{pattern}");
            }
            assert_eq!(named(network, who, pattern, "Courts of Åslo").await.status, 303, "{pattern}");
        }
        // What one may not know of is in nobody's way: to be refused would tell.
        for name in ["The confidential workgroup cloudberry", "Forum cloudberry"] {
            assert_eq!(named(network, administrator, WORKGROUP, name).await.status, 303, "{name}");
            assert_eq!(named(network, chair, FORUM, name).await.status, 303, "{name}");
        }
    });
}

/// Every letter of the eleven languages.
const fn letters(language: Language) -> &'static str {
    match language {
        Language::En => "The quick brown fox jumps over a lazy dog",
        Language::Fi => "Šekki, žanri, Åbo, äyriäinen, öljy",
        Language::Sv => "Yxskaftbud, ge vår WC-zonmö IQ-hjälp",
        Language::Da => "Høj bly gom vandt fræk sexquiz på wc Æ Ø Å",
        Language::Nb => "Vår sære Zulu fra badeøya spilte jo whist",
        Language::Is => "Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa Ð Þ",
        Language::Et => "Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis",
        Language::Lv => "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus Ģ Ņ Š",
        Language::Lt => "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą Ė Ū Ž",
        Language::Pl => "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ",
        Language::De => "Falsches Üben von Xylophonmusik quält jeden größeren Zwerg ẞ",
    }
}

#[test]
fn national_letters_pass_as_they_are() {
    each_database(async |network| {
        let mut faults = Faults::default();
        for language in Language::ALL {
            let title = letters(language);
            for (who, pattern) in [(&network.people.administrator, WORKGROUP), (&network.people.chair, FORUM)] {
                let answer = named(network, who, pattern, title).await;
                faults.equal(answer.status, 303, format!("{language:?}: {pattern}"));
                let page = network.get(who, answer.location()).await;
                faults.check(html::text(&page.body).contains(title), || format!("{language:?}: {}", page.body));
            }
        }
        faults.none();
    });
}

#[test]
fn what_hides_or_turns_text_is_dropped() {
    each_database(async |network| {
        let unseen = ['\u{202e}', '\u{2066}', '\u{200b}', '\u{200f}', '\u{ad}', '\u{2063}', '\u{feff}', '\u{3164}'];
        let title: String = unseen.iter().flat_map(|mark| [*mark, 'x']).collect();
        let answer = named(network, &network.people.chair, FORUM, &title).await;
        let page = network.get(&network.people.chair, answer.location()).await;
        assert_eq!((answer.status, page.status), (303, 200));
        assert!(page.body.contains("xxxxxxxx"), "{}", page.body);
        assert!(unseen.iter().all(|mark| !page.body.contains(*mark)), "{}", page.body);
    });
}

#[test]
fn a_name_from_right_to_left_is_set_apart_in_a_sentence() {
    for language in UiLanguage::ALL {
        let words = Words::of(language);
        let told = words.t1("hide-post-title", "name", "ليلى");
        assert!(told.contains("\u{2068}ليلى\u{2069}"), "{told:?}");
        assert!(!words.t1("hide-post-title", "name", "Åsa Łódź").contains('\u{2068}'));
    }
    // Names that stand alone are in elements that the style sets apart.
    let style = sund_tests::sources::source("frontend/style/base.css").text;
    assert!(style.contains("a, b, strong, em, cite, span { unicode-bidi: isolate; }"));
}
