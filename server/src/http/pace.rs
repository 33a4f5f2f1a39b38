//! How fast one address may go where nobody is known yet: whoever begins to sign in makes the server write, and ask
//! somebody else's provider.

use crate::rate::Bucket;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};
use sund_actions::Clock;
use sund_domain::time::{SECOND, Timestamp};

/// How many requests at once, and how many a second over a longer time.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    burst: i64,
    a_second: i64,
}

/// A ministry's people come from one address, and all of them at nine: a sign-in is three requests.
pub const PEOPLE: Rate = Rate { burst: 600, a_second: 60 };
/// A provider tells of each session that ends there in a request of its own, also when it ends all of them at once; and it
/// tells once. A session that stays because nobody listened is worse than some signatures that are checked for nothing.
pub const LOGOUTS: Rate = Rate { burst: 20_000, a_second: 200 };

/// A feed reader comes now and then, and asks for all of its feeds at once.
pub const FEEDS: Rate = Rate { burst: 300, a_second: 5 };

/// So many addresses are remembered; more than that share one bucket.
const ADDRESSES_MOST: usize = 50_000;

/// The pace of every address.
#[derive(Clone)]
pub struct Pace {
    known: Arc<Mutex<Known>>,
    rate: Rate,
    clock: Arc<dyn Clock>,
    header: Option<HeaderName>,
}

#[derive(Default)]
struct Known {
    buckets: HashMap<IpAddr, Bucket>,
    /// When those were last forgotten who are like new: a walk through all, so not for every request of a flood.
    swept: Option<Timestamp>,
}

impl Pace {
    /// `header` is where a reverse proxy writes the client's address; none if people connect to this server itself.
    pub fn new(rate: Rate, clock: Arc<dyn Clock>, header: Option<HeaderName>) -> Self {
        Self { known: Arc::default(), rate, clock, header }
    }

    /// Where the request comes from. What a proxy adds stands last; what stands before, anybody may have written.
    fn address(&self, request: &Request) -> IpAddr {
        let told = self.header.as_ref().and_then(|name| {
            let value = request.headers().get_all(name).iter().next_back()?.to_str().ok()?;
            value.rsplit(',').next()?.trim().parse().ok()
        });
        let peer = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        told.or_else(peer).map_or(SHARED, network)
    }

    fn passes(&self, address: IpAddr, now: Timestamp) -> bool {
        let Known { buckets, swept } = &mut *self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let due = swept.is_none_or(|at| !(0..SECOND).contains(&now.since(at)));
        if due && buckets.len() >= ADDRESSES_MOST && !buckets.contains_key(&address) {
            buckets.retain(|_, bucket| !bucket.is_full(now));
            *swept = Some(now);
        }
        let key = if buckets.len() < ADDRESSES_MOST || buckets.contains_key(&address) { address } else { SHARED };
        let Rate { burst, a_second } = self.rate;
        buckets.entry(key).or_insert_with(|| Bucket::full(burst, a_second, now)).take(now)
    }
}

const SHARED: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// One subscriber has a whole /64 of version 6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// Lets a request through, or says when to come back (RFC 6585, 429).
pub async fn keep(State(pace): State<Pace>, request: Request, next: Next) -> Response {
    if pace.passes(pace.address(&request), pace.clock.now()) {
        return next.run(request).await;
    }
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from_static("5"))]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use sund_actions::SystemClock;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn pace(header: Option<&'static str>) -> Pace {
        Pace::new(PEOPLE, Arc::new(SystemClock), header.map(HeaderName::from_static))
    }

    fn address(text: &str) -> IpAddr {
        network(text.parse().unwrap_or(SHARED))
    }

    #[test]
    fn one_address_waits_and_others_do_not() {
        let pace = pace(None);
        let passed = |from, now| (0..1_000).filter(|_| pace.passes(address(from), now)).count();
        assert_eq!(passed("192.0.2.1", NOW), 600);
        assert_eq!(passed("192.0.2.2", NOW), 600);
        assert_eq!(passed("192.0.2.1", NOW.plus(1_000)), 60);
        assert_eq!(passed("2001:db8::1", NOW), 600);
        assert_eq!(passed("2001:db8::2", NOW), 0, "the same subscriber");
        assert_eq!(passed("::ffff:192.0.2.2", NOW), 0, "the same address in another form");
    }

    #[test]
    fn a_provider_that_ends_all_its_sessions_is_heard_and_not_without_end() {
        let pace = Pace::new(LOGOUTS, Arc::new(SystemClock), None);
        let passed = |now| (0..30_000).filter(|_| pace.passes(address("192.0.2.1"), now)).count();
        assert_eq!(passed(NOW), 20_000);
        assert_eq!(passed(NOW.plus(1_000)), 200);
    }

    #[test]
    fn addresses_are_forgotten_and_never_too_many() {
        let pace = pace(None);
        for n in 0..60_000_u32 {
            assert_eq!(pace.passes(Ipv4Addr::from_bits(n + 1).into(), NOW), n < 50_600, "{n}");
        }
        let held = || pace.known.lock().map(|known| known.buckets.len()).unwrap_or_default();
        assert!(held() <= ADDRESSES_MOST + 1, "{}", held());
        assert!(pace.passes(address("203.0.113.1"), NOW.plus(60_000)));
        assert!(held() < 3, "{}", held());
    }

    #[test]
    fn only_the_proxys_own_word_is_heard() {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 9], 4))));
        request.headers_mut().append("x-forwarded-for", HeaderValue::from_static("203.0.113.1, 203.0.113.2"));
        assert_eq!(pace(None).address(&request), address("192.0.2.9"));
        assert_eq!(pace(Some("x-forwarded-for")).address(&request), address("203.0.113.2"));
        assert_eq!(pace(Some("x-real-ip")).address(&request), address("192.0.2.9"));
    }
}
