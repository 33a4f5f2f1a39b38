//! What the browser brings back, and where it goes then.

use super::{
    super::switch::{
        Case,
        Switch::{Back, Browser},
        Trick,
    },
    fine, lands, refused,
};

#[rustfmt::skip] // a table
pub const RESPONSE: &[Case] = &[
    refused("no iss, although announced", "RFC 9207 2.4", Back(|b, _| b.retain(|(name, _)| *name != "iss")), "answer refused: iss is missing"),
    refused("iss of another", "RFC 9207 2.4", Back(|b, _| set(b, "iss", "https://evil.example")), "answer refused: iss is another provider's"),
    refused("iss with a slash more", "RFC 9207 2.4", Back(|b, issuer| set(b, "iss", &format!("{issuer}/"))), "answer refused: iss is another provider's"),
    refused("an empty iss", "RFC 9207 2.4", Back(|b, _| set(b, "iss", "")), "answer refused: iss is another provider's"),
    refused("iss twice", "RFC 6749 3.1", Back(|b, issuer| b.push(("iss", issuer.to_owned()))), "answer refused: unreadable"),
    refused("mix-up: code and iss of another provider", "RFC 9207 2.4", Browser(Trick::MixUp), "answer refused: iss is another provider's"),
    refused("mix-up: the answer of another, neither says who it is", "RFC 9700 4.4.2.2", Browser(Trick::MixUpUnnamed), "answer refused: it came to another provider's address"),
    refused("a code of another provider", "RFC 9700 4.4", Browser(Trick::ForeignCode), "code not exchanged: provider says invalid_grant: abracadabra <b>invalid_grant</b>"),
    refused("a code of another sign-in", "RFC 7636 4.6", Browser(Trick::InjectedCode), "code not exchanged: provider says invalid_grant: abracadabra <b>invalid_grant</b>"),
    refused("the same, where nobody looks at PKCE", "OIDC Core 3.1.3.7 (11)", Browser(Trick::InjectedCodeWithoutPkce), "ID token refused: Invalid nonce: nonce mismatch"),
    refused("the provider says no", "RFC 6749 4.1.2.1", Back(|b, issuer| error(b, issuer, "access_denied")), "provider answered with an error: access_denied"),
    refused("the provider says no, in markup", "RFC 6749 4.1.2.1", Back(|b, issuer| error(b, issuer, "<script>abracadabra</script>")), "provider answered with an error: <script>abracadabra</script>"),
    refused("the provider says no, under another's name", "RFC 9207 2.4", Back(|b, _| error(b, "https://evil.example", "access_denied")), "answer refused: iss is another provider's"),
    refused("an error and a code", "RFC 6749 4.1.2.1", Back(|b, _| b.push(("error", "access_denied".to_owned()))), "provider answered with an error: access_denied"),
    refused("no code", "RFC 6749 4.1.2", Back(|b, _| b.retain(|(name, _)| *name != "code")), "answer refused: no code"),
    refused("an empty code", "RFC 6749 4.1.2", Back(|b, _| set(b, "code", "")), "answer refused: no code"),
    refused("a code that nobody gave", "RFC 6749 5.2", Back(|b, _| set(b, "code", "abracadabra")), "code not exchanged: provider says invalid_grant: abracadabra <b>invalid_grant</b>"),
    refused("two codes", "RFC 6749 3.1", Browser(Trick::TwoCodes), "answer refused: unreadable"),
    refused("no state", "RFC 6749 10.12", Browser(Trick::NoState), "answer refused: no state"),
    refused("an empty state", "RFC 6749 10.12", Browser(Trick::EmptyState), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("a state that nobody knows", "RFC 6749 10.12", Browser(Trick::UnknownState), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("two states", "RFC 6749 3.1", Browser(Trick::TwoStates), "answer refused: unreadable"),
    refused("the answer to another browser's sign-in", "RFC 9700 4.7", Browser(Trick::OtherFlow), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("a browser that began nothing", "RFC 9700 4.7", Browser(Trick::NoCookie), "answer refused: a browser that began nothing"),
    refused("the cookie of another browser", "RFC 9700 4.7", Browser(Trick::OtherCookie), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("a stolen state; the person still gets in", "RFC 9700 4.7", Browser(Trick::StolenState), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("the same answer again", "RFC 6749 10.5", Browser(Trick::Replayed), "answer refused: state unknown, used up, too old, or begun in another browser"),
    refused("the same answer ten times at once", "RFC 6749 10.5", Browser(Trick::ReplayedTenfold), "answer refused: state unknown, used up, too old, or begun in another browser"),
    fine("a planted session cookie is not the session", "OWASP ASVS 7.2.4", Browser(Trick::PlantedCookie)),
    fine("a planted session of somebody else is ended", "OWASP ASVS 7.2.4", Browser(Trick::PlantedSession)),
    fine("as long at the provider as one may be", "RFC 9700 4.7", Browser(Trick::AlmostLate)),
    refused("too long at the provider", "RFC 9700 4.7", Browser(Trick::Late), "answer refused: state unknown, used up, too old, or begun in another browser"),
];

#[rustfmt::skip] // a table
pub const RETURN: &[Case] = &[
    lands("to a page of ours", "/threads/1%3Ffrom%3D21%23p22", "/threads/1?from=21#p22"),
    lands("to another host", "//evil.example", "/"),
    lands("to another host, encoded", "%2f%2fevil.example", "/"),
    lands("to another host, encoded twice", "%252f%252fevil.example", "/"),
    lands("to another host, encoded in a path", "/%252f%252fevil.example", "/%2f%2fevil.example"),
    lands("to another host, with backslashes", "/%5Cevil.example", "/"),
    lands("to another host, with two backslashes", "%5C%5Cevil.example", "/"),
    lands("to another host, with a dot", "/.//evil.example", "/"),
    lands("to another host, with two dots", "/forums/..//evil.example", "/"),
    lands("to another host, with encoded dots", "/%252e//evil.example", "/"),
    lands("to another host, with a tab", "/%09/evil.example", "/"),
    lands("to a path, with a tab", "/%09evil.example", "/"),
    lands("to another host, with a line feed", "/%0a/evil.example", "/"),
    lands("to another host, with a space", "%20//evil.example", "/"),
    lands("to another scheme", "https://evil.example", "/"),
    lands("to another scheme, without slashes", "https:evil.example", "/"),
    lands("to another scheme, with a tab", "ht%09tps://evil.example", "/"),
    lands("to a script", "javascript:alert(1)", "/"),
    lands("to a script, with a tab", "java%09script:alert(1)", "/"),
    lands("to a name and password", "/%40evil.example", "/@evil.example"),
    lands("to a header", "/%0d%0aSet-Cookie:%20x=y", "/"),
    lands("to bytes that are no text", "/%ff%fe", "/%EF%BF%BD%EF%BF%BD"),
];

fn set(back: &mut [(&'static str, String)], name: &str, value: &str) {
    for (_, old) in back.iter_mut().filter(|(this, _)| *this == name) {
        value.clone_into(old);
    }
}

/// A refusal, with words of the provider's own.
fn error(back: &mut Vec<(&'static str, String)>, issuer: &str, error: &str) {
    back.retain(|(name, _)| *name == "state");
    let words = "abracadabra <b>call 0800 EVIL</b>";
    let more = [
        ("iss", issuer),
        ("error", error),
        ("error_description", words),
        ("error_uri", "https://evil.example/abracadabra"),
    ];
    back.extend(more.map(|(name, value)| (name, value.to_owned())));
}
