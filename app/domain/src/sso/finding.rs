//! What a test of a provider found: names only, their sentences are in the message catalogues of `pages`.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// People can sign in, but something is missing.
    Lacking,
    /// Nobody can sign in like this.
    Wrong,
}

impl Verdict {
    /// The key of its word in the message catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fine => "test-fine",
            Self::Lacking => "test-lacking",
            Self::Wrong => "test-wrong",
        }
    }
}

/// One thing that was looked at, in the order in which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The discovery document came.
    Reached,
    /// No connection.
    NoConnection,
    /// No answer in time.
    TooSlow,
    /// The certificate is not one that this machine trusts.
    Certificate,
    /// The address is not one that Sund asks.
    NotAllowed,
    /// The answer is larger than is read.
    TooLarge,
    /// The connection broke, or made no sense.
    BrokenOff,
    /// Another status than 200.
    Status(u16),
    /// The document can be read.
    Readable,
    /// The document cannot be read: where.
    Unreadable(String),
    /// It names the issuer to the letter.
    SameIssuer,
    /// It names another issuer: this one, not that one.
    OtherIssuer {
        /// What the document says.
        said: String,
        /// What Sund was told.
        expected: String,
    },
    /// All its addresses are ones that Sund asks.
    Endpoints,
    /// One of its addresses is missing, or without TLS.
    BadEndpoints,
    /// It offers the authorization code flow.
    CodeFlow,
    /// It does not.
    NoCodeFlow,
    /// It announces PKCE with S256.
    Pkce,
    /// It says nothing of PKCE.
    PkceNotAnnounced,
    /// It announces PKCE, but not with S256.
    NoS256,
    /// It signs with these algorithms, which Sund takes.
    Algorithms(String),
    /// None of its algorithms is one that Sund takes, or the one that was asked for is not among them.
    NoAlgorithm(String),
    /// It has so many keys.
    Keys(usize),
    /// It has no keys.
    NoKeys,
    /// Its keys cannot be had.
    KeysNotReached,
    /// It takes the way in which Sund proves who it is.
    ClientAuth,
    /// It does not.
    NoClientAuth,
    /// It names itself in its answers (RFC 9207).
    NamesItself,
    /// It does not.
    DoesNotNameItself,
    /// It tells when somebody has signed out there.
    BackChannel,
    /// It does not.
    NoBackChannel,
    /// One can sign out there.
    EndSession,
    /// One cannot.
    NoEndSession,
}

impl Finding {
    /// How bad it is.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::Reached
            | Self::Readable
            | Self::SameIssuer
            | Self::Endpoints
            | Self::CodeFlow
            | Self::Pkce
            | Self::Algorithms(_)
            | Self::Keys(_)
            | Self::ClientAuth
            | Self::NamesItself
            | Self::BackChannel
            | Self::EndSession => Verdict::Fine,
            Self::PkceNotAnnounced | Self::DoesNotNameItself | Self::NoBackChannel | Self::NoEndSession => {
                Verdict::Lacking
            }
            Self::NoConnection
            | Self::TooSlow
            | Self::Certificate
            | Self::NotAllowed
            | Self::TooLarge
            | Self::BrokenOff
            | Self::Status(_)
            | Self::Unreadable(_)
            | Self::OtherIssuer { .. }
            | Self::BadEndpoints
            | Self::NoCodeFlow
            | Self::NoS256
            | Self::NoAlgorithm(_)
            | Self::NoKeys
            | Self::KeysNotReached
            | Self::NoClientAuth => Verdict::Wrong,
        }
    }

    /// The key of its sentence in the message catalogue.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Reached => "test-reached",
            Self::NoConnection => "test-no-connection",
            Self::TooSlow => "test-too-slow",
            Self::Certificate => "test-certificate",
            Self::NotAllowed => "test-not-allowed",
            Self::TooLarge => "test-too-large",
            Self::BrokenOff => "test-broken-off",
            Self::Status(_) => "test-status",
            Self::Readable => "test-readable",
            Self::Unreadable(_) => "test-unreadable",
            Self::SameIssuer => "test-same-issuer",
            Self::OtherIssuer { .. } => "test-other-issuer",
            Self::Endpoints => "test-endpoints",
            Self::BadEndpoints => "test-bad-endpoints",
            Self::CodeFlow => "test-code-flow",
            Self::NoCodeFlow => "test-no-code-flow",
            Self::Pkce => "test-pkce",
            Self::PkceNotAnnounced => "test-pkce-not-announced",
            Self::NoS256 => "test-no-s256",
            Self::Algorithms(_) => "test-algorithms",
            Self::NoAlgorithm(_) => "test-no-algorithm",
            Self::Keys(_) => "test-keys",
            Self::NoKeys => "test-no-keys",
            Self::KeysNotReached => "test-keys-not-reached",
            Self::ClientAuth => "test-client-auth",
            Self::NoClientAuth => "test-no-client-auth",
            Self::NamesItself => "test-names-itself",
            Self::DoesNotNameItself => "test-does-not-name-itself",
            Self::BackChannel => "test-back-channel",
            Self::NoBackChannel => "test-no-back-channel",
            Self::EndSession => "test-end-session",
            Self::NoEndSession => "test-no-end-session",
        }
    }
}
