//! What is said around the talk. Words in braces are replaced in the browser: `{count}`, `{seconds}`.

use super::TypingWords;
use sund_domain::{language::Language, live::Reaction, people::Country};

/// The words around one message, and how its time is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemWords {
    /// "in Swedish", for every language but that of the interface.
    pub in_language: Vec<(Language, String)>,
    /// The names of the countries, for those who hear the page.
    pub countries: Vec<(Country, String)>,
    /// "chair".
    pub chair: String,
    /// "Guest".
    pub guest: String,
    /// What the viewer's clock is ahead of UTC now, in minutes.
    pub utc_offset_minutes: i32,
    /// The address of the session.
    pub session: String,
    /// Words that stand in some messages only.
    pub marks: Marks,
}

/// Words that stand in some messages only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// "Participant {count}", where nobody is named but told from the others.
    pub alias: String,
    /// "Somebody", where nobody is named.
    pub unnamed: String,
    /// "answers message {count}".
    pub reply: String,
    /// "changed".
    pub edited: String,
    /// "Correction:"; empty in the browser, where nothing is corrected yet.
    pub corrected: String,
    /// Its author took it back.
    pub taken_back: String,
    /// A chair removed it.
    pub removed: String,
    /// Beside the name of somebody who is called and not told.
    pub untold: String,
    /// "Message {count}: answer and more", the link from its time.
    pub open: String,
    /// What a reaction says.
    pub reactions: Vec<(Reaction, String)>,
}

impl Marks {
    /// What a reaction says, or its name.
    pub(super) fn reaction(&self, reaction: Reaction) -> &str {
        self.reactions.iter().find(|(r, _)| *r == reaction).map_or(reaction.code(), |(_, word)| word)
    }
}

impl ItemWords {
    /// "in Swedish", unless that is the language of the interface.
    pub(super) fn in_language(&self, language: Language) -> Option<&str> {
        self.in_language.iter().find(|(l, _)| *l == language).map(|(_, label)| label.as_str())
    }

    /// The country's name, or its code.
    pub(super) fn country(&self, country: Country) -> &str {
        self.countries.iter().find(|(c, _)| *c == country).map_or(country.code(), |(_, name)| name)
    }
}

/// The words of the list of who is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HereWords {
    /// "Here now".
    pub title: String,
    /// "and {count} more", for one.
    pub more_one: String,
    /// "and {count} more", for several.
    pub more_many: String,
    /// "from {count} country".
    pub countries_one: String,
    /// "from {count} countries".
    pub countries_many: String,
    /// The words around a person.
    pub item: ItemWords,
}

/// The words of the speaker queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FloorWords {
    /// "Speaker queue".
    pub title: String,
    /// "Speaking:".
    pub speaking: String,
    /// Nobody waits.
    pub nobody: String,
    /// "and {count} more".
    pub more: String,
    /// The button that gives the floor.
    pub call: String,
    /// The button for who has finished.
    pub done: String,
    /// The button that lowers somebody's hand.
    pub down: String,
    /// The rule of the order.
    pub rule: String,
}

/// Why a message was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonWords {
    /// Nothing was typed.
    pub empty: String,
    /// Longer than [`sund_domain::text::MESSAGE_MOST`].
    pub too_long: String,
    /// Too many messages in too short a time.
    pub too_fast: String,
    /// Something broke on the server.
    pub try_again: String,
    /// The session has ended.
    pub ended: String,
    /// One may not be here (any more).
    pub gone: String,
    /// Too few people are here for the session's mode.
    pub too_few: String,
    /// Slow mode: "{seconds}" are left.
    pub slow: String,
    /// A chair has muted one.
    pub muted: String,
    /// Only chairs write.
    pub chairs: String,
    /// Another rule.
    pub rule: String,
}

/// The words of the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveWords {
    /// The name of the list of messages.
    pub log: String,
    /// The name of the box.
    pub message: String,
    /// In the empty box: "Say something to everyone".
    pub placeholder: String,
    /// "Enter sends, Shift and Enter begin a new line."
    pub keys: String,
    /// The button.
    pub send: String,
    /// The name of the choice of a language.
    pub language: String,
    /// Its first choice: recognise the language.
    pub guess: String,
    /// Its other choices.
    pub languages: Vec<(Language, String)>,
    /// The link that shows what is new, where scripts are off or the socket does not open.
    pub refresh: String,
    /// Beside a message that is on its way.
    pub sending: String,
    /// The connection is lost, and is tried again.
    pub lost: String,
    /// It was tried for some time, and one might load the page again.
    pub unreachable: String,
    /// The page is of an older version of Sund and has to be loaded again.
    pub outdated: String,
    /// "Connection was lost for {seconds} s. Nothing was missed."
    pub back_none: String,
    /// "Connection was lost for {seconds} s. The missed message is here."
    pub back_one: String,
    /// "Connection was lost for {seconds} s. All {count} missed messages are here."
    pub back_many: String,
    /// "{count} new message", when one has scrolled up.
    pub new_one: String,
    /// "{count} new messages", when one has scrolled up.
    pub new_many: String,
    /// The session has ended.
    pub ended: String,
    /// The link to its record, after that.
    pub record: String,
    /// One may not be here any more.
    pub gone: String,
    /// The button that raises one's hand.
    pub raise: String,
    /// The button that lowers it.
    pub lower: String,
    /// Beside the message that the next one answers: "answer none".
    pub no_reply: String,
    /// Nobody is named: the browser keeps receipts, and this link leads to where they are used. Empty where all are.
    pub withdraw: String,
    /// What the list of those is called whom one can call, and how one chooses from it; none, where nobody is told.
    pub callable: Option<(String, String)>,
    /// Who types.
    pub typing: TypingWords,
    /// Why a message was not taken.
    pub reasons: ReasonWords,
    /// The words around one message.
    pub item: ItemWords,
}

/// `text` with the number where the braces are.
pub(super) fn with_count(text: &str, count: u32) -> String {
    text.replace("{count}", &count.to_string())
}
