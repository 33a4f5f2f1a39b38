//! The same pages in a small network and in a large one, in turns; a long thread beside a short one; and what a reply costs
//! that five hundred people hear of.

use crate::{
    Size,
    figures::{Sample, micros, now},
    home::Home,
    network::Network,
    progress, rows,
    table::Table,
    visitors::{Sight, Visitors, line},
};
use http::{HeaderValue, Request, Uri, header};
use http_body_util::{BodyExt as _, Full};
use hyper::{body::Bytes, client::conn::http1::SendRequest};
use std::{net::SocketAddr, time::Duration};
use sund_tests::ORIGIN;
use uuid::Uuid;

/// A thousand posts.
const SMALL: usize = 480;
/// So many times as much is large; in a quick run, a hundredth of that.
const TIMES: usize = 1_000;
/// The most that a page may cost in the large network, of what it costs in the small one.
const GOAL: f64 = 1.3;
/// Each figure is put together from so many turns.
const TURNS: u32 = 4;
/// Posts of the long thread, and the one at which it is opened.
const LONG: usize = 5_000;
const MIDDLE: usize = 2_500;
/// How many people watch the thread that somebody replies in.
const WATCHERS: usize = 500;

/// The two networks, each with a thread of 5,000 posts.
struct Two<'a> {
    homes: [&'a Home; 2],
    networks: [Network; 2],
    long: [Uuid; 2],
}

/// Measures the small network and the large one.
pub async fn measure(homes: [&Home; 2], size: Size) -> String {
    let large = if size.each < Duration::from_secs(2) { TIMES / 100 } else { TIMES };
    let two = Box::pin(Two::make(homes, size, large)).await;
    let mut tables = two.pages(size).await + &two.long(size).await;
    tables += &two.replies(size).await;
    for network in two.networks {
        network.running.stop().await;
    }
    tables
}

impl<'a> Two<'a> {
    async fn make(homes: [&'a Home; 2], size: Size, times: usize) -> Self {
        let of = |times| Size { threads: SMALL * times, long_threads: 2 * times, ..size };
        let networks = [Network::make(homes[0], of(1)).await, Network::make(homes[1], of(times)).await];
        let mut long = [Uuid::nil(); 2];
        for (at, network) in networks.iter().enumerate() {
            let own = homes[at].connect().await;
            long[at] = rows::long(&own, network, LONG).await;
            own.close().await.unwrap();
        }
        Self { homes, networks, long }
    }

    /// Each page in the one and the other.
    async fn pages(&self, size: Size) -> String {
        let mut table = Table::new("Small and large", &["page", "posts", "p50", "p99", "large / small at p50"]);
        // None: the threads of twenty posts, which are other ones in each.
        let pages = [
            ("home", Some("/")),
            ("forum list", Some("/forums")),
            ("forum page", Some("/forums/theme-3")),
            ("thread of 20 posts", None),
            ("inbox", Some("/inbox")),
        ];
        for (name, address) in pages {
            progress(&format!("{name}, small and large"));
            let of = |at: usize| {
                address.map_or_else(|| self.networks[at].threads.clone(), |address| vec![Uri::from_static(address)])
            };
            let sights = [0, 1].map(|at| self.sight(at, of(at)));
            let [mut small, mut large] = in_turns(&sights, size).await;
            let times = ratio(&mut large, &mut small);
            for (what, sample, times) in [("small", &mut small, String::new()), ("large", &mut large, times)] {
                table.row(&[name, what, &sample.percentile(50), &sample.percentile(99), &times]);
            }
        }
        let [small, large] = [self.posts(0).await, self.posts(1).await];
        table.note(format!(
            "Small: {small} posts. Large: {large} posts. Both with 1,000 people; one connection, as somebody who has read \
             everything. Goal: large / small at most {GOAL}."
        ));
        table.show()
    }

    /// A long thread, opened in the middle, beside one of a single page; both in the large network.
    async fn long(&self, size: Size) -> String {
        progress("a long thread");
        let middle = Uri::try_from(format!("/threads/{}?post={MIDDLE}", self.long[1])).unwrap();
        let sights = [self.networks[1].threads.clone(), vec![middle]].map(|pages| self.sight(1, pages));
        let [mut short, mut long] = in_turns(&sights, size).await;
        let mut table = Table::new("A long thread", &["thread", "p50", "p99", "long / short at p50"]);
        let times = ratio(&mut long, &mut short);
        table.row(&["20 posts", &short.percentile(50), &short.percentile(99), ""]);
        table.row(&["5,000 posts, opened at 2,500", &long.percentile(50), &long.percentile(99), &times]);
        table.show()
    }

    /// Replies, one after the other, in a thread that nobody watches and in one that many do.
    async fn replies(&self, size: Size) -> String {
        let mut table = Table::new("A reply", &["thread", "network", "p50", "p99", "watched / not at p50"]);
        for (at, name) in [(0, "small"), (1, "large")] {
            progress(&format!("replies, {name}"));
            let network = &self.networks[at];
            let thread = |n: usize| network.threads[n].path().trim_start_matches("/threads/").parse::<Uuid>().unwrap();
            let own = self.homes[at].connect().await;
            rows::watch(&own, &network.members[network.members.len() - WATCHERS..], thread(1)).await;
            own.close().await.unwrap();
            let mut writer = Writer::come(network).await;
            let mut samples = [Sample::default(), Sample::default()];
            for _ in 0..TURNS {
                for (n, sample) in samples.iter_mut().enumerate() {
                    sample.add(writer.write(thread(n), size.each / TURNS).await);
                }
            }
            let [mut quiet, mut watched] = samples;
            let times = ratio(&mut watched, &mut quiet);
            table.row(&["nobody watches", name, &quiet.percentile(50), &quiet.percentile(99), ""]);
            table.row(&["500 watch", name, &watched.percentile(50), &watched.percentile(99), &times]);
        }
        table.note("Each is sent as a browser sends it, committed, and its notices with it.".into());
        table.show()
    }

    fn sight(&self, at: usize, pages: Vec<Uri>) -> Sight {
        let network = &self.networks[at];
        let cookies = network.cookies[..rows::READERS].to_vec();
        Sight { address: network.running.address, pages, cookies, accept: None }
    }

    async fn posts(&self, at: usize) -> String {
        let own = self.homes[at].connect().await;
        let posts = rows::posts(&own).await;
        own.close().await.unwrap();
        crate::figures::thousands(posts as f64)
    }
}

fn ratio(this: &mut Sample, other: &mut Sample) -> String {
    match (this.millis(50), other.millis(50)) {
        (Some(this), Some(other)) => format!("{:.2}", this / other),
        _ => "-".into(),
    }
}

/// One visitor to each, in turns.
async fn in_turns(sights: &[Sight; 2], size: Size) -> [Sample; 2] {
    let mut visitors = [Visitors::come(&sights[0], 1).await, Visitors::come(&sights[1], 1).await];
    for visitors in &mut visitors {
        visitors.look(size.warm_up).await;
    }
    let mut samples = [Sample::default(), Sample::default()];
    for _ in 0..TURNS {
        for (visitors, sample) in visitors.iter_mut().zip(&mut samples) {
            sample.add(visitors.look(size.each / TURNS).await);
        }
    }
    samples
}

/// Somebody who replies, over a connection that is kept open.
struct Writer {
    line: SendRequest<Full<Bytes>>,
    address: SocketAddr,
    cookie: HeaderValue,
    written: u128,
}

impl Writer {
    async fn come(network: &Network) -> Self {
        let address = network.running.address;
        Self { line: line(address).await, address, cookie: network.cookies[0].clone(), written: 0 }
    }

    async fn write(&mut self, thread: Uuid, time: Duration) -> Sample {
        let (mut sample, started) = (Sample::default(), now());
        while started.elapsed() < time {
            let began = now();
            self.reply(thread).await;
            sample.micros.push(micros(began.elapsed()));
        }
        sample.elapsed = started.elapsed();
        sample
    }

    async fn reply(&mut self, thread: Uuid) {
        self.written += 1;
        let form = Uuid::from_u128(self.written << 32);
        let body = format!("form={form}&draft=0&body=What+works+where+you+are%3F+{form}&language=en&do=send");
        let request = Request::post(format!("/threads/{thread}/reply"))
            .header(header::HOST, self.address.to_string())
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, self.cookie.clone())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(body))
            .unwrap();
        self.line.ready().await.unwrap();
        let answer = self.line.send_request(request).await.unwrap();
        let status = answer.status();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(status, 303, "{}", String::from_utf8_lossy(&body));
    }
}
