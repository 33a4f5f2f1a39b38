//! What the provider answers the server: tokens, `UserInfo`, and what it says of itself.

use super::{
    super::switch::{
        Case, Endpoint, How,
        Switch::{At, Keys, Metadata, Tokens, UserInfo},
    },
    fine, refused,
};
use serde_json::{Value, json};

#[rustfmt::skip] // a table
pub const ANSWERS: &[Case] = &[
    refused("the token is of another kind", "OIDC Core 3.1.3.3", Tokens(|t| t["token_type"] = "mac".into()), "code not exchanged: not a bearer token"),
    fine("the kind in small letters", "RFC 6749 5.1", Tokens(|t| t["token_type"] = "bearer".into())),
    refused("no kind of token", "RFC 6749 5.1", Tokens(|t| remove(t, "token_type")), "code not exchanged: answer not readable: no token_type"),
    refused("no ID token", "OIDC Core 3.1.3.3", Tokens(|t| remove(t, "id_token")), "code not exchanged: no ID token"),
    refused("the ID token is no JWT", "OIDC Core 2", Tokens(|t| t["id_token"] = "abracadabra".into()), "ID token refused: not readable: not a signed JWT"),
    refused("the ID token is a JWE", "OIDC Core 3.1.3.7 (1)", Tokens(|t| t["id_token"] = "eyJhbGciOiJSU0EtT0FFUCJ9.e30.e30.e30.e30".into()), "ID token refused: not readable: not a signed JWT"),
    refused("no access token", "RFC 6749 5.1", Tokens(|t| remove(t, "access_token")), "code not exchanged: answer not readable: no access_token"),
    refused("an access token with a line feed", "RFC 6750 2.1", Tokens(|t| t["access_token"] = "a\nb: c".into()), "code not exchanged: not an access token"),
    refused("an error with status 200", "RFC 6749 5.2", Tokens(|t| *t = json!({ "error": "abracadabra" })), "code not exchanged: answer not readable: no access_token"),
    refused("the token endpoint redirects", "OWASP SSRF", At(Endpoint::Token, How::Redirects), "provider not reached: answered with a redirect"),
    refused("the token endpoint redirects inside", "OWASP SSRF", At(Endpoint::Token, How::RedirectsInside), "provider not reached: answered with a redirect"),
    refused("the token endpoint fails", "RFC 6749 5.2", At(Endpoint::Token, How::Fails), "code not exchanged: provider says abracadabra: abracadabra"),
    refused("the token endpoint answers with a page", "RFC 6749 5.1", At(Endpoint::Token, How::Html), "code not exchanged: unexpected response Content-Type: \"text/html; charset=utf-8\", should be `application/json`"),
    refused("the token endpoint answers nonsense", "RFC 6749 5.1", At(Endpoint::Token, How::NotJson), "code not exchanged: answer not readable: not a JSON object"),
    refused("the token endpoint never ends", "our limit", At(Endpoint::Token, How::Endless), "provider not reached: answer too large"),
    refused("the token endpoint drips", "our limit", At(Endpoint::Token, How::Drips), "provider not reached: no answer in time"),
    refused("the token endpoint breaks off", "our limit", At(Endpoint::Token, How::BreaksOff), "provider not reached: request failed: broken off"),
    refused("the token endpoint closes the door", "our limit", At(Endpoint::Token, How::Closes), "provider not reached: request failed: broken off"),
    fine("UserInfo tells the name", "OIDC Core 5.3.2", UserInfo(|_| ())),
    refused("UserInfo about somebody else", "OIDC Core 5.3.2", UserInfo(|u| u["sub"] = "chair".into()), "UserInfo refused: another subject"),
    refused("UserInfo about nobody", "OIDC Core 5.3.2", UserInfo(|u| remove(u, "sub")), "UserInfo refused: no sub"),
    fine("UserInfo redirects: not followed, not needed", "OIDC Core 5.3", At(Endpoint::UserInfo, How::Redirects)),
    fine("UserInfo never ends: not needed", "OIDC Core 5.3", At(Endpoint::UserInfo, How::Endless)),
    fine("UserInfo answers nonsense: not needed", "OIDC Core 5.3", At(Endpoint::UserInfo, How::NotJson)),
];

#[rustfmt::skip] // a table
pub const METADATA: &[Case] = &[
    refused("the issuer is another", "OIDC Discovery 4.3", Metadata(|m, _| m["issuer"] = "https://evil.example".into()), "provider metadata refused: unexpected issuer URI `https://evil.example` (expected `ISSUER`)"),
    refused("the issuer has a slash more", "OIDC Discovery 4.3", Metadata(|m, _| m["issuer"] = format!("{}/", m["issuer"].as_str().unwrap()).into()), "provider metadata refused: unexpected issuer URI `ISSUER/` (expected `ISSUER`)"),
    refused("the issuer is in capitals", "OIDC Discovery 4.3", Metadata(|m, _| m["issuer"] = m["issuer"].as_str().unwrap().replace("site", "SITE").into()), "provider metadata refused: unexpected issuer URI `OP/SITE-4` (expected `ISSUER`)"),
    refused("the issuer is written in another way", "OIDC Discovery 4.3", Metadata(|m, _| m["issuer"] = m["issuer"].as_str().unwrap().replace("site", "%73ite").into()), "provider metadata refused: unexpected issuer URI `OP/%73ite-5` (expected `ISSUER`)"),
    refused("no issuer", "OIDC Discovery 3", Metadata(|m, _| remove(m, "issuer")), "provider metadata refused: no issuer"),
    refused("no token endpoint", "OIDC Discovery 3", Metadata(|m, _| remove(m, "token_endpoint")), "provider metadata refused: no token endpoint"),
    refused("no jwks_uri", "OIDC Discovery 3", Metadata(|m, _| remove(m, "jwks_uri")), "provider metadata refused: no jwks_uri"),
    refused("jwks_uri where clouds keep secrets", "OIDC Discovery 3", Metadata(|m, _| m["jwks_uri"] = "http://169.254.169.254/evil".into()), "provider not reached: address not allowed"),
    refused("the token endpoint is there", "OIDC Discovery 3", Metadata(|m, _| m["token_endpoint"] = "http://169.254.169.254/evil".into()), "provider metadata refused: an endpoint without TLS, or at an address that is not allowed"),
    refused("UserInfo is there", "OIDC Discovery 3", Metadata(|m, _| m["userinfo_endpoint"] = "http://169.254.169.254/evil".into()), "provider metadata refused: an endpoint without TLS, or at an address that is not allowed"),
    refused("UserInfo is a file", "OIDC Discovery 3", Metadata(|m, _| m["userinfo_endpoint"] = "file:///etc/passwd".into()), "provider metadata refused: an endpoint without TLS, or at an address that is not allowed"),
    refused("the authorisation endpoint is a script", "OIDC Discovery 3", Metadata(|m, _| m["authorization_endpoint"] = "javascript:alert(1)".into()), "provider metadata refused: an endpoint without TLS, or at an address that is not allowed"),
    refused("the end of the session is a script", "OIDC RP-Init 2.1", Metadata(|m, _| m["end_session_endpoint"] = "javascript:alert(1)".into()), "provider metadata refused: an endpoint without TLS, or at an address that is not allowed"),
    refused("only algorithms with a shared secret", "RFC 8725 3.1", Metadata(|m, _| m["id_token_signing_alg_values_supported"] = json!(["HS256", "none"])), "provider metadata refused: no signature algorithm that can be used"),
    refused("only RS256 announced, EdDSA used", "OIDC Core 3.1.3.7 (7)", Metadata(|m, _| m["id_token_signing_alg_values_supported"] = json!(["RS256"])), "ID token refused: Signature verification failed: Disallowed signature algorithm: algorithm `EdDSA` is not one of: RS256"),
    refused("no way to prove who we are", "OIDC Core 9", Metadata(|m, _| m["token_endpoint_auth_methods_supported"] = json!(["private_key_jwt"])), "provider metadata refused: takes neither client_secret_basic nor client_secret_post"),
    refused("ten thousand keys", "our limit", Keys(|k| many(k, 10_000)), "provider not reached: answer too large"),
    refused("a hundred and one keys", "our limit", Keys(|k| many(k, 101)), "provider metadata refused: too many keys"),
    fine("a hundred keys", "our limit", Keys(|k| many(k, 100))),
    refused("discovery redirects", "OWASP SSRF", At(Endpoint::Metadata, How::Redirects), "provider not reached: answered with a redirect"),
    refused("discovery redirects inside", "OWASP SSRF", At(Endpoint::Metadata, How::RedirectsInside), "provider not reached: answered with a redirect"),
    refused("discovery fails", "OIDC Discovery 4.2", At(Endpoint::Metadata, How::Fails), "provider not reached: Server returned invalid response: HTTP status code 500 Internal Server Error at ISSUER/.well-known/openid-configuration"),
    refused("discovery answers nonsense", "OIDC Discovery 4.2", At(Endpoint::Metadata, How::NotJson), "provider metadata refused: not readable at ."),
    refused("discovery answers with a page", "OIDC Discovery 4.2", At(Endpoint::Metadata, How::Html), "provider not reached: Server returned invalid response: Unexpected response Content-Type: \"text/html; charset=utf-8\", should be `application/json`"),
    refused("discovery never ends", "our limit", At(Endpoint::Metadata, How::Endless), "provider not reached: answer too large"),
    refused("discovery drips", "our limit", At(Endpoint::Metadata, How::Drips), "provider not reached: no answer in time"),
    refused("discovery breaks off", "our limit", At(Endpoint::Metadata, How::BreaksOff), "provider not reached: request failed: broken off"),
    refused("discovery closes the door", "our limit", At(Endpoint::Metadata, How::Closes), "provider not reached: request failed: broken off"),
    refused("the keys redirect", "OWASP SSRF", At(Endpoint::Keys, How::Redirects), "provider not reached: answered with a redirect"),
    refused("the keys redirect inside", "OWASP SSRF", At(Endpoint::Keys, How::RedirectsInside), "provider not reached: answered with a redirect"),
    refused("the keys never end", "our limit", At(Endpoint::Keys, How::Endless), "provider not reached: answer too large"),
    refused("the keys drip", "our limit", At(Endpoint::Keys, How::Drips), "provider not reached: no answer in time"),
    refused("the keys are nonsense", "RFC 7517 5", At(Endpoint::Keys, How::NotJson), "provider metadata refused: not readable at ."),
    refused("the keys close the door", "our limit", At(Endpoint::Keys, How::Closes), "provider not reached: request failed: broken off"),
];

fn remove(value: &mut Value, name: &str) {
    value.as_object_mut().unwrap().remove(name);
}

/// So many keys, the right one among them.
fn many(keys: &mut Value, number: usize) {
    let own = keys["keys"][0].clone();
    let others = (1..number).map(|n| {
        let mut key = own.clone();
        key["kid"] = format!("{n}").into();
        key
    });
    keys["keys"] = others.chain([own.clone()]).collect();
}
