//! Languages: eleven that people write in, three that the interface speaks.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A language that posts and messages are written in (BCP 47 primary tag).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English
    #[default]
    En,
    /// Finnish
    Fi,
    /// Swedish
    Sv,
    /// Danish
    Da,
    /// Norwegian (Bokmål)
    Nb,
    /// Icelandic
    Is,
    /// Estonian
    Et,
    /// Latvian
    Lv,
    /// Lithuanian
    Lt,
    /// Polish
    Pl,
    /// German
    De,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] =
        [Self::En, Self::Fi, Self::Sv, Self::Da, Self::Nb, Self::Is, Self::Et, Self::Lv, Self::Lt, Self::Pl, Self::De];

    /// The BCP 47 tag: what `lang` attributes and the database hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::Da => "da",
            Self::Nb => "nb",
            Self::Is => "is",
            Self::Et => "et",
            Self::Lv => "lv",
            Self::Lt => "lt",
            Self::Pl => "pl",
            Self::De => "de",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|l| l.code() == text).ok_or(UnknownLanguage)
    }
}

/// Not one of the eleven languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

/// A language of the interface: translated to the last word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UiLanguage {
    /// English
    #[default]
    En,
    /// Finnish
    Fi,
    /// Swedish
    Sv,
}

impl UiLanguage {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::Fi, Self::Sv];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fi => "fi",
            Self::Sv => "sv",
        }
    }

    /// The best match for an `Accept-Language` header (RFC 9110, 12.5.4), English without one.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::En);
        for range in header.split(',').take(32) {
            let mut parts = range.trim().split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight =
                parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default();
            if let Ok(language) = primary.to_ascii_lowercase().parse::<Self>()
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

impl From<UiLanguage> for Language {
    fn from(ui: UiLanguage) -> Self {
        match ui {
            UiLanguage::En => Self::En,
            UiLanguage::Fi => Self::Fi,
            UiLanguage::Sv => Self::Sv,
        }
    }
}

impl FromStr for UiLanguage {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|l| l.code() == text).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_takes_the_heaviest_language_we_speak() {
        for (header, want) in [
            ("", UiLanguage::En),
            ("fi-FI,fi;q=0.9,en;q=0.8", UiLanguage::Fi),
            ("et, sv;q=0.4, fi;q=0.7", UiLanguage::Fi),
            ("sv-SE;q=0.5, en;q=0.2", UiLanguage::Sv),
            ("*;q=1, xx", UiLanguage::En),
            ("fi;q=abc, sv;q=0.1", UiLanguage::Sv),
        ] {
            assert_eq!(UiLanguage::from_accept_language(header), want, "{header}");
        }
    }

    #[test]
    fn codes_read_back() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
        assert!("xx".parse::<Language>().is_err());
    }
}
