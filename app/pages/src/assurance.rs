//! What a sign-in must be like, in words; the way to a better one; the two fields with which one asks for it.

use crate::{
    Visit,
    forms::{choice, encode},
    words::Words,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_domain::{
    Field, Invalid,
    sso::{AGES, Assurance, Level},
    time::MINUTE,
};

impl Words {
    /// What is asked of a sign-in: "two factors · within 15 minutes".
    #[must_use]
    pub fn assurance(&self, asked: Assurance) -> String {
        let level = (asked.level != Level::Low).then(|| self.t(&format!("level-{}", asked.level)));
        let age = asked.minutes().map(|minutes| self.age(minutes));
        let parts: Vec<String> = level.into_iter().chain(age).collect();
        if parts.is_empty() { self.t("assurance-nothing") } else { parts.join(" · ") }
    }

    fn age(&self, minutes: i64) -> String {
        match minutes {
            minutes if minutes % 60 == 0 => self.t1("assurance-hours", "n", minutes / 60),
            minutes => self.t1("assurance-minutes", "n", minutes),
        }
    }
}

/// Where one proves who one is once more, and comes back to this path.
#[must_use]
pub fn again(asked: Assurance, to: &str) -> String {
    let minutes = asked.minutes().map(|minutes| format!("&minutes={minutes}")).unwrap_or_default();
    format!("/sign-in/again?level={}{minutes}&to={}", asked.level, encode(to))
}

/// That this asks for a better sign-in, and the way to it.
pub fn ask_again(visit: &Visit, asked: Assurance, to: &str) -> AnyView {
    let words = visit.words;
    view! {
        <div class="notice warn stack">
            <p class="m-0">{words.t1("step-up-asks", "what", words.assurance(asked))}</p>
            <p class="m-0"><a class="btn main" href=again(asked, to)>{words.t("step-up-again")}</a></p>
        </div>
    }
    .into_any()
}

/// What is chosen in the two fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    level: String,
    within: String,
}

impl Typed {
    /// As it is now.
    pub fn of(required: Assurance) -> Self {
        let within = required.minutes().map(|minutes| minutes.to_string()).unwrap_or_default();
        Self { level: required.level.code().to_owned(), within }
    }

    /// What it means.
    pub fn required(&self) -> Result<Assurance, Invalid> {
        Assurance::typed(&self.level, &self.within)
    }
}

/// The fields of a form that asks for something.
pub fn fields(visit: &Visit, invalid: Option<&Invalid>, typed: &Typed) -> AnyView {
    let words = visit.words;
    let levels = Level::ALL.map(|level| (level.code().to_owned(), words.t(&format!("level-{level}")))).into();
    let ages = std::iter::once((String::new(), words.t("assurance-any-age")))
        .chain(AGES.map(|age| ((age / MINUTE).to_string(), words.age(age / MINUTE))))
        .collect();
    view! {
        {choice(visit, invalid, Field::Level, words.t("field-level"), levels, &typed.level)}
        {choice(visit, invalid, Field::Within, words.t("field-within"), ages, &typed.within)}
    }
    .into_any()
}
