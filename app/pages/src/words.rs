//! Every word that a person reads: Fluent message catalogues, one for each language of the interface.
//!
//! The files stand in `app/pages/words/`. A test checks that all three know the same messages with the same arguments,
//! and that every key in the code is there.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use sund_domain::{
    Problem, Refusal,
    language::{Language, UiLanguage},
    moderation::cause,
    sso::Finding,
    workgroups::DeclineCause,
};
use unic_langid::langid;

/// The message catalogue of one language.
pub struct Words {
    /// Which language.
    pub language: UiLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language.code())
    }
}

const EN: &str = include_str!("../words/en.ftl");
const FI: &str = include_str!("../words/fi.ftl");
const SV: &str = include_str!("../words/sv.ftl");

static CATALOGUES: LazyLock<[Words; 3]> = LazyLock::new(|| UiLanguage::ALL.map(Words::load));

impl Words {
    /// The catalogue of this language.
    #[must_use]
    pub fn of(language: UiLanguage) -> &'static Self {
        &CATALOGUES[match language {
            UiLanguage::En => 0,
            UiLanguage::Fi => 1,
            UiLanguage::Sv => 2,
        }]
    }

    fn load(language: UiLanguage) -> Self {
        let (id, source) = match language {
            UiLanguage::En => (langid!("en-GB"), EN),
            UiLanguage::Fi => (langid!("fi-FI"), FI),
            UiLanguage::Sv => (langid!("sv-FI"), SV),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // All our languages run left to right. Marks guard just those arguments that do not: see `isolated`.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(isolated));
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The message with this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The message with this key and one argument.
    #[must_use]
    pub fn t1<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        let mut args = FluentArgs::with_capacity(1);
        args.set(name, value);
        self.format(key, Some(&args))
    }

    /// The message with this key and several arguments.
    #[must_use]
    pub fn tn<'a, const N: usize>(&self, key: &str, values: [(&'a str, FluentValue<'a>); N]) -> String {
        let mut args = FluentArgs::with_capacity(N);
        for (name, value) in values {
            args.set(name, value);
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, language = self.language.code(), "a message is missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, %error, "a message cannot be formatted");
        }
        text
    }

    /// The sentence for a refusal.
    #[must_use]
    pub fn refusal(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::AskLater(days) => self.t1(refusal.key(), "n", days),
            Refusal::SlowMode(seconds) => self.t1(refusal.key(), "n", seconds),
            Refusal::TooSoon(minutes) => self.t1(refusal.key(), "n", minutes),
            _ => self.t(refusal.key()),
        }
    }

    /// Why a chair acted or somebody flagged: the reason of the list in this language, then what was added.
    #[must_use]
    pub fn reason(&self, stored: &str) -> String {
        match DeclineCause::read(stored) {
            Some((DeclineCause::Other, words)) => return words.to_owned(),
            Some((cause, "")) => return self.t(&format!("decline-{}", cause.code())),
            Some((cause, words)) => return format!("{}: {words}", self.t(&format!("decline-{}", cause.code()))),
            None => (),
        }
        match cause(stored) {
            (Some(reason), "") => self.t(&format!("cause-{}", reason.code())),
            (Some(reason), words) => format!("{}: {words}", self.t(&format!("cause-{}", reason.code()))),
            (None, words) => words.to_owned(),
        }
    }

    /// The sentence for what is wrong with an input.
    #[must_use]
    pub fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::TooLong { most } => self.t1(problem.key(), "most", most),
            Problem::NotPosts { last } => self.t1(problem.key(), "last", last),
            Problem::TooMany { most } | Problem::TooManyMentions { most } => self.t1(problem.key(), "most", most),
            Problem::BecomeForAll { sessions } => self.t1(problem.key(), "n", sessions),
            Problem::TooFewMembers { least } => self.t1(problem.key(), "least", least),
            Problem::TooShort { least } | Problem::TooFew { least } => self.t1(problem.key(), "least", least),
            Problem::WrongLine { line }
            | Problem::LanguageTwice { line }
            | Problem::NotOnAgenda { line }
            | Problem::WordTaken { line } => self.t1(problem.key(), "line", line),
            Problem::OutOfRange { least, most } => {
                self.tn(problem.key(), [("least", least.into()), ("most", most.into())])
            }
            _ => self.t(problem.key()),
        }
    }

    /// What a test of a provider found.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let key = finding.key();
        match finding {
            Finding::Status(status) => self.t1(key, "status", *status),
            Finding::Unreadable(text) | Finding::Algorithms(text) | Finding::NoAlgorithm(text) => {
                self.t1(key, "text", text.as_str())
            }
            Finding::OtherIssuer { said, expected } => {
                self.tn(key, [("said", said.as_str().into()), ("expected", expected.as_str().into())])
            }
            Finding::Keys(count) => self.t1(key, "n", *count),
            _ => self.t(key),
        }
    }

    /// What a language is called.
    #[must_use]
    pub fn language(&self, language: Language) -> String {
        self.t(&format!("language-{language}"))
    }

    /// "in Swedish", for what is written in another language than the interface; nothing for the same.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<String> {
        (language.code() != self.language.code()).then(|| self.t(&format!("in-language-{language}")))
    }
}

/// The keys and arguments of a catalogue, for the test that compares them.
#[must_use]
pub fn catalogue(language: UiLanguage) -> &'static str {
    match language {
        UiLanguage::En => EN,
        UiLanguage::Fi => FI,
        UiLanguage::Sv => SV,
    }
}
/// What runs from right to left, such as a name in Arabic or Hebrew, is set apart (U+2068 to U+2069), so that what stands
/// beside it in the sentence keeps its place. Everything else is written as it is.
fn isolated<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::String(text) = value else { return None };
    text.chars().any(runs_left).then(|| format!("\u{2068}{text}\u{2069}"))
}

/// Letters and marks that run from right to left.
const fn runs_left(c: char) -> bool {
    matches!(
        c,
        '\u{0590}'..='\u{08FF}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}
