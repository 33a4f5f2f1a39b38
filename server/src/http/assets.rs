//! The browser's files, embedded by build.rs: script, wasm, style, icons. Each answer is a slice that is already compressed.
//! Pages ask `path_of("sund.css")` for an address; nothing else may know the hashes. Uploaded files do not live here.
use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};

/// The address carries the content's hash: another content has another address.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// One address for all contents: an hour, then the `ETag` decides.
const HOUR: &str = "public, max-age=3600";

/// One file of the site.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// What our code calls it: `sund.css`.
    pub name: &'static str,
    /// Its address: `/pkg/sund.<hash>.css`.
    pub path: &'static str,
    /// With its charset, where it has one.
    pub content_type: &'static str,
    /// Weak, because the same tag stands for all three encodings.
    pub etag: &'static str,
    /// As it is.
    pub identity: &'static [u8],
    /// Brotli, when that is smaller.
    pub br: Option<&'static [u8]>,
    /// Gzip, when that is smaller.
    pub gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every file; empty when the server was built before the site.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The address of a file: `sund.css` is at `/pkg/sund.<hash>.css`.
#[must_use]
pub fn path_of(name: &str) -> Option<&'static str> {
    all().iter().find(|asset| asset.name == name).map(|asset| asset.path)
}

/// A route for each file; and all of `/pkg/`, so that the hash of an older release is a plain 404 and not a page.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let listed = all().iter().filter(|asset| !asset.path.starts_with("/pkg/"));
    listed.fold(Router::new().route("/pkg/{*file}", get(serve)), |router, asset| router.route(asset.path, get(serve)))
}

/// Answers for the file at this address.
pub async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    match all().iter().find(|asset| asset.path == uri.path()) {
        Some(asset) => answer(asset, &headers),
        // A cached 404 would outlive a rolling deploy, where one node already has the file and another not yet.
        None => (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response(),
    }
}

fn answer(asset: &Asset, headers: &HeaderMap) -> Response {
    let hashed = asset.path.contains(tag(asset.etag));
    let mut fields = vec![
        (ETAG, asset.etag),
        (CACHE_CONTROL, if hashed { FOREVER } else { HOUR }),
        (VARY, "accept-encoding"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    if is_known(asset.etag, headers) {
        return response(StatusCode::NOT_MODIFIED, &fields, &[]);
    }
    fields.push((CONTENT_TYPE, asset.content_type));
    let (encoding, bytes) = choose(asset, headers);
    fields.extend(encoding.map(|encoding| (CONTENT_ENCODING, encoding)));
    response(StatusCode::OK, &fields, bytes)
}

fn response(status: StatusCode, fields: &[(HeaderName, &'static str)], bytes: &'static [u8]) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let fields = fields.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
    response.headers_mut().extend(fields);
    response
}

/// The tag without weakness and quotes: weak comparison is what `If-None-Match` asks for.
fn tag(etag: &str) -> &str {
    etag.trim().trim_start_matches("W/").trim_matches('"')
}

fn is_known(etag: &str, headers: &HeaderMap) -> bool {
    values(headers, &IF_NONE_MATCH).any(|known| known == "*" || tag(known) == tag(etag))
}

/// The encoding that the browser likes best; between equals the smallest: brotli, gzip, none.
fn choose(asset: &Asset, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let offers = [(Some("br"), asset.br), (Some("gzip"), asset.gz)];
    let mut best = (None, asset.identity);
    // Not named means: everyone takes it, but nobody asked for it.
    let mut best_quality = quality(headers, "identity").unwrap_or(1);
    for (encoding, bytes) in offers.into_iter().rev() {
        let wanted = encoding.and_then(|encoding| quality(headers, encoding)).unwrap_or(0);
        if let (Some(bytes), true) = (bytes, wanted > 0 && wanted >= best_quality) {
            best = (encoding, bytes);
            best_quality = wanted;
        }
    }
    best
}

/// The weight of an encoding in thousandths, as `Accept-Encoding` says it; `*` speaks for those not named.
fn quality(headers: &HeaderMap, encoding: &str) -> Option<u16> {
    let mut star = None;
    for value in values(headers, &ACCEPT_ENCODING) {
        let mut parts = value.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let weight = weight.map_or(Some(1000), thousandths);
        if name.eq_ignore_ascii_case(encoding) {
            return weight;
        }
        if name == "*" {
            star = weight;
        }
    }
    // For "identity" `*` is left out: `br;q=0.5, *` means other encodings, and plain bytes are what remains in any case.
    star.filter(|_| encoding != "identity")
}

/// `0.8` is 800, `1` is 1000; at most three decimals, as RFC 9110 has it. Anything else counts as not wanted.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 1)?;
    if decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals: u16 = format!("{decimals:0<3}").parse().ok()?;
    Some((whole * 1000 + decimals).min(1000))
}

/// The comma-separated values of a header, over all its lines.
fn values<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Asset = Asset {
        name: "sund.css",
        path: "/pkg/sund.0123456789abcdef.css",
        content_type: "text/css; charset=utf-8",
        etag: "W/\"0123456789abcdef\"",
        identity: b"identity",
        br: Some(b"br"),
        gz: Some(b"gz"),
    };

    fn headers(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    fn chosen(accept: &'static str) -> &'static str {
        choose(&SHEET, &headers(ACCEPT_ENCODING, accept)).0.unwrap_or("identity")
    }

    #[test]
    fn the_best_encoding_is_chosen() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), "br");
        assert_eq!(chosen("gzip, deflate"), "gzip");
        assert_eq!(chosen("GZIP;q=1.0, br;q=0.5"), "gzip");
        assert_eq!(chosen("br;q=0, gzip;q=0.001"), "gzip");
        assert_eq!(chosen("br;q=0, *"), "gzip");
        assert_eq!(chosen("*"), "br");
        assert_eq!(chosen("deflate"), "identity");
        assert_eq!(chosen("identity, br;q=0.5"), "identity");
        assert_eq!(chosen("br;q=nonsense, gzip;q=2"), "identity");
        assert_eq!(choose(&SHEET, &HeaderMap::new()).1, b"identity");
    }

    #[test]
    fn a_file_that_does_not_compress_goes_as_it_is() {
        let plain = Asset { br: None, gz: None, ..SHEET };
        let all = headers(ACCEPT_ENCODING, "br, gzip");
        assert_eq!(choose(&plain, &all), (None, SHEET.identity));
    }

    #[test]
    fn a_hashed_name_is_kept_for_ever() {
        let answered = answer(&SHEET, &headers(ACCEPT_ENCODING, "br"));
        assert_eq!(answered.status(), StatusCode::OK);
        let header = |name: HeaderName| answered.headers()[name].to_str().unwrap();
        assert_eq!(header(CACHE_CONTROL), FOREVER);
        assert_eq!(header(CONTENT_ENCODING), "br");
        assert_eq!(header(CONTENT_TYPE), SHEET.content_type);
        assert_eq!(header(VARY), "accept-encoding");
        assert_eq!(header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        let fixed = Asset { path: "/robots.txt", ..SHEET };
        assert_eq!(answer(&fixed, &HeaderMap::new()).headers()[CACHE_CONTROL], HOUR);
    }

    #[test]
    fn a_known_tag_needs_no_body() {
        for known in ["W/\"0123456789abcdef\"", "\"0\", \"0123456789abcdef\"", "*"] {
            let answered = answer(&SHEET, &headers(IF_NONE_MATCH, known));
            assert_eq!(answered.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(answered.headers()[ETAG], SHEET.etag);
            assert!(!answered.headers().contains_key(CONTENT_TYPE));
        }
        assert_eq!(answer(&SHEET, &headers(IF_NONE_MATCH, "\"other\"")).status(), StatusCode::OK);
    }

    #[test]
    fn names_in_the_table_are_unique() {
        for asset in all() {
            assert_eq!(path_of(asset.name), Some(asset.path));
            assert!(!asset.identity.is_empty(), "{} is empty", asset.name);
        }
        assert_eq!(path_of("no such file"), None);
    }
}
