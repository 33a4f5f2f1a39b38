//! What a case is: one rule, the one switch that breaks it, and how the sign-in must end.

use super::token::{Claims, Forge};
use serde_json::Value;

/// A rule that a relying party must keep.
#[derive(Clone, Copy)]
pub struct Case {
    /// What the provider does, in words.
    pub rule: &'static str,
    /// Where it is written that this is wrong (or right).
    pub spec: &'static str,
    pub switch: Switch,
    pub outcome: Outcome,
}

/// How a sign-in must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In. A control: the same provider, with nothing wrong or something that is allowed.
    SignsIn,
    /// In, and sent to this address of ours.
    LandsAt(&'static str),
    /// Refused; the cause as the audit log has it. `OP` is the provider's address, `ISSUER` its issuer.
    Refused(&'static str),
}

/// The one thing that is wrong.
#[derive(Clone, Copy)]
pub enum Switch {
    Nothing,
    /// With the claims of the ID token.
    Claims(fn(&mut Claims)),
    /// With its header, its signature, or all of it.
    Token(fn(&Forge) -> String),
    /// With what the token endpoint answers.
    Tokens(fn(&mut Value)),
    /// With what `UserInfo` answers; the ID token names nobody.
    UserInfo(fn(&mut Value)),
    /// With what the provider says of itself. The second is its address, with other doors of the same machine.
    Metadata(fn(&mut Value, &str)),
    /// With its keys.
    Keys(fn(&mut Value)),
    /// With how an endpoint answers at all.
    At(Endpoint, How),
    /// With the parameters that the browser brings back. The second is the issuer.
    Back(fn(&mut Vec<(&'static str, String)>, &str)),
    /// With what the browser does.
    Browser(Trick),
    /// With where one wants to go, as it stands in the query.
    To(&'static str),
}

/// Where the server asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    Metadata,
    Keys,
    Token,
    UserInfo,
}

/// How an endpoint answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// "Over there": to a door of the same machine that counts who comes.
    Redirects,
    /// "Over there": to where clouds keep their secrets.
    RedirectsInside,
    /// A hundred megabytes, as fast as they are taken.
    Endless,
    /// A byte a second.
    Drips,
    NotJson,
    /// A page for people that says 200.
    Html,
    Fails,
    /// Breaks off in the middle.
    BreaksOff,
    /// A connection that is closed before a word is said.
    Closes,
}

/// What a browser, or who has its hands on it, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// Begun at this provider, answered by another with its own code and its own name.
    MixUp,
    /// Begun at this provider, which sent the browser on to another: its answer, with its code, where it belongs. Neither
    /// says who answers.
    MixUpUnnamed,
    /// Begun at this provider, answered with a code of another under this one's name.
    ForeignCode,
    /// A code of somebody else's sign-in at the same provider, put into one's own answer.
    InjectedCode,
    /// The same, at a provider that does not look at PKCE.
    InjectedCodeWithoutPkce,
    NoState,
    EmptyState,
    UnknownState,
    TwoStates,
    TwoCodes,
    /// The answer to a sign-in that another browser began.
    OtherFlow,
    /// The same answer again.
    Replayed,
    /// The same answer, ten times at once.
    ReplayedTenfold,
    NoCookie,
    /// The cookie of another browser's sign-in.
    OtherCookie,
    /// Somebody reads the state in a log and uses it first; the person still gets in.
    StolenState,
    /// Too long at the provider.
    Late,
    /// As long as one may be at the provider.
    AlmostLate,
    /// A session cookie that somebody else put there.
    PlantedCookie,
    /// The session of somebody else, put there.
    PlantedSession,
    /// A new key that the provider really has.
    NewKey,
    /// Tokens of an unknown key, several within a minute.
    UnknownKeyTwice,
    /// The ID token of an earlier sign-in.
    OldToken,
}
