//! The words that the islands of a live session are given. `{count}` and `{seconds}` stay for the browser to fill in.

use crate::Visit;
use fluent_bundle::FluentValue;
use sund_domain::{
    Refusal,
    ids::SessionId,
    language::Language,
    live::{LiveSession, PEOPLE_LEAST, Reaction, frames::Why},
    people::Country,
    text::MESSAGE_MOST,
    time::Timestamp,
};
use sund_islands::live::{FloorWords, HereWords, ItemWords, LiveWords, Marks, ReasonWords, TypingWords};

/// A message with its argument left in braces.
fn open(visit: &Visit, key: &str, argument: &str) -> String {
    visit.words.t1(key, argument, format!("{{{argument}}}"))
}

fn languages(visit: &Visit) -> Vec<(Language, String)> {
    Language::ALL.iter().map(|l| (*l, visit.words.language(*l))).collect()
}

/// `at` is the time of the session: an hour is another one on the other side of a change to summer time.
pub fn item_words(visit: &Visit, session: SessionId, at: Timestamp) -> ItemWords {
    let words = visit.words;
    ItemWords {
        in_language: Language::ALL.iter().filter_map(|l| Some((*l, words.in_language(*l)?))).collect(),
        countries: Country::ALL
            .iter()
            .map(|c| (*c, words.t(&format!("country-{}", c.code().to_lowercase()))))
            .collect(),
        chair: words.t("role-chair-short"),
        guest: words.t("guest-mark"),
        utc_offset_minutes: visit.utc_offset_minutes(at),
        session: format!("/live/{session}"),
        marks: marks(visit),
    }
}

fn marks(visit: &Visit) -> Marks {
    let words = visit.words;
    Marks {
        alias: open(visit, "live-alias", "count"),
        unnamed: words.t("live-unnamed"),
        reply: open(visit, "live-reply-to", "count"),
        edited: words.t("live-edited"),
        corrected: words.t("live-corrected"),
        taken_back: words.t("live-taken-back"),
        removed: words.t("live-removed"),
        untold: words.t("body-untold"),
        open: open(visit, "live-open-message", "count"),
        reactions: Reaction::ALL.map(|r| (r, words.t(&format!("live-react-{}", r.code())))).into(),
    }
}

pub fn here_words(visit: &Visit, session: SessionId, at: Timestamp) -> HereWords {
    HereWords {
        title: visit.words.t("live-here-title"),
        more_one: open(visit, "live-here-more-one", "count"),
        more_many: open(visit, "live-here-more-many", "count"),
        countries_one: open(visit, "live-here-countries-one", "count"),
        countries_many: open(visit, "live-here-countries-many", "count"),
        item: item_words(visit, session, at),
    }
}

pub fn live_words(visit: &Visit, session: &LiveSession, at: Timestamp) -> LiveWords {
    let words = visit.words;
    let both = |key| words.tn(key, [("seconds", "{seconds}".into()), ("count", "{count}".into())]);
    LiveWords {
        log: words.t("live-log"),
        message: words.t("live-message"),
        placeholder: words.t("live-say"),
        keys: words.t("live-keys"),
        send: words.t("live-send"),
        language: words.t("field-language"),
        guess: words.t("language-guess"),
        languages: languages(visit),
        refresh: words.t("live-refresh"),
        sending: words.t("live-sending"),
        lost: words.t("live-lost"),
        unreachable: words.t("live-unreachable"),
        outdated: words.t("live-outdated"),
        back_none: both("live-back-none"),
        back_one: both("live-back-one"),
        back_many: both("live-back-many"),
        new_one: open(visit, "live-new-one", "count"),
        new_many: open(visit, "live-new-many", "count"),
        ended: words.t("live-over"),
        record: words.t("live-record"),
        gone: words.t("live-gone"),
        raise: words.t("live-hand-up"),
        lower: words.t("live-hand-down"),
        no_reply: words.t("live-no-reply"),
        withdraw: if session.mode.names() { String::new() } else { words.t("live-withdraw") },
        callable: session.mode.names().then(|| (words.t("call-list"), words.t("call-found"))),
        typing: typing(visit),
        reasons: reasons(visit),
        item: item_words(visit, session.id, at),
    }
}

pub fn floor_words(visit: &Visit) -> FloorWords {
    let words = visit.words;
    FloorWords {
        title: words.t("live-floor"),
        speaking: words.t("live-floor-speaking"),
        nobody: words.t("live-floor-nobody"),
        more: open(visit, "live-here-more-many", "count"),
        call: words.t("live-floor-call"),
        done: words.t("live-floor-done"),
        down: words.t("live-floor-down"),
        rule: words.t("live-floor-rule"),
    }
}

fn typing(visit: &Visit) -> TypingWords {
    let words = visit.words;
    let names = ["{a}", "{b}", "{c}"].map(FluentValue::from);
    let [a, b, c] = names;
    TypingWords {
        one: words.tn("live-typing-one", [("a", a.clone())]),
        two: words.tn("live-typing-two", [("a", a.clone()), ("b", b.clone())]),
        three: words.tn("live-typing-three", [("a", a), ("b", b), ("c", c)]),
        several: words.t("live-typing-several"),
        somebody: words.t("live-typing-somebody"),
    }
}

fn reasons(visit: &Visit) -> ReasonWords {
    let words = visit.words;
    ReasonWords {
        empty: words.t("live-why-empty"),
        too_long: words.t1("live-why-too-long", "most", MESSAGE_MOST),
        too_fast: words.t("live-why-too-fast"),
        try_again: words.t("live-why-try-again"),
        ended: words.t("live-over"),
        gone: words.t("live-gone"),
        too_few: words.t1("live-why-too-few", "least", PEOPLE_LEAST),
        slow: words.t1("live-why-slow", "seconds", "{seconds}"),
        muted: words.t("refusal-muted"),
        chairs: words.t("refusal-chairs-write"),
        rule: words.t("live-why-rule"),
    }
}

/// Why a message was not taken, for the form.
pub fn why(visit: &Visit, why: Why) -> String {
    let words = visit.words;
    match why {
        Why::Empty => words.t("live-why-empty"),
        Why::TooLong => words.t1("live-why-too-long", "most", MESSAGE_MOST),
        Why::TooFast => words.t("live-why-too-fast"),
        Why::TooFew => words.t1("live-why-too-few", "least", PEOPLE_LEAST),
        Why::TryAgain => words.t("live-why-try-again"),
        Why::Rule(Refusal::NotFound) => words.t("live-gone"),
        Why::Rule(refusal) => words.refusal(refusal),
    }
}
