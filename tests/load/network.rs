//! The network that is measured: a thousand members of one closed workgroup, its eight forums, a live session, and a
//! server in this process with the machine's clock, as `sund serve` starts it.

use crate::{Size, arrivals::ADDRESS, home::Home, progress, rows, texts};
use http::{HeaderValue, Uri};
use std::sync::Arc;
use sund::{
    Handed, Running,
    config::{Command, Serve, parse},
};
use sund_actions::{
    Database, Sund, SystemClock, SystemRandom,
    demo::{self, NewForum, NewOrganisation, NewPerson, NewProvider, NewWorkgroup},
    live::{self, PlanForm},
    sso::Provider,
};
use sund_domain::{
    ids::{ForumId, SessionId},
    people::Viewer,
};
use sund_tests::ORIGIN;

/// As many people as sockets in the live session: one each.
pub const MEMBERS: usize = 1_000;
/// The server's key.
pub const KEY: [u8; 32] = [0x0f; 32];
pub const WORKGROUP: &str = "trafficking";
const FORUMS: usize = 8;
const FIRST: [&str; 8] = ["Aino", "Birgitta", "Kaarel", "Wojciech", "Liesbeth", "Eglė", "Jānis", "Sigrún"];
const LAST: [&str; 7] = ["Kallio", "Lindqvist", "Tamm", "Nowakowska", "Brandt", "Petrauskas", "Ozoliņš"];
const COUNTRIES: [(&str, &str); 4] = [
    ("FI", "Ministry of Social Affairs and Health"),
    ("SE", "Gender Equality Agency"),
    ("EE", "Social Insurance Board"),
    ("PL", "Border Guard"),
];

/// The network, served.
#[derive(Debug)]
pub struct Network {
    pub running: Running,
    /// Who is in it.
    pub members: Vec<Viewer>,
    /// Its forums.
    pub forums: Vec<ForumId>,
    /// The cookie of each member's browser.
    pub cookies: Vec<HeaderValue>,
    /// The pages of threads with twenty posts.
    pub threads: Vec<Uri>,
    /// The session that is on.
    pub session: SessionId,
}

impl Network {
    /// Makes it in an empty database and serves it.
    pub async fn make(home: &Home, size: Size) -> Self {
        progress(&format!("{}: {MEMBERS} people", home.engine()));
        let database: Database = home.address().parse().unwrap();
        let store = database.open().await.unwrap();
        let sund = Sund::new(store.clone(), Arc::new(SystemClock), Arc::new(SystemRandom));
        let members = people(&sund).await;
        let forums = forums(&sund, &members).await;
        let session = session(&sund, &members[0]).await;
        let mut cookies = Vec::with_capacity(members.len());
        for member in &members {
            let token = demo::token(&sund, member).await.unwrap();
            cookies.push(HeaderValue::try_from(format!("__Host-sund={token}")).unwrap());
        }
        store.close().await.unwrap();
        progress(&format!("{}: {} threads", home.engine(), size.threads));
        let own = home.connect().await;
        let long = rows::fill(&own, &members, &forums, &texts::read(), sund.now(), size).await;
        own.close().await.unwrap();
        let threads = long.iter().map(|id| Uri::try_from(format!("/threads/{id}")).unwrap()).collect();
        let running = sund::start_with(settings(&home.address()), None, Handed::default()).await.unwrap();
        Self { running, members, forums, cookies, threads, session }
    }
}

async fn people(sund: &Sund) -> Vec<Viewer> {
    let mut providers: Vec<Provider> = Vec::new();
    for (country, name) in COUNTRIES {
        let issuer = format!("https://idp.{}.example", country.to_lowercase());
        let domain = format!("{}.example", country.to_lowercase());
        let provider =
            NewProvider { issuer: &issuer, client_id: "sund", secret_sealed: None, domain: &domain, levels: &[] };
        let new = NewOrganisation { slug: country, name, local_name: name, country, provider };
        providers.push(demo::organisation(sund, new).await.unwrap());
    }
    let mut people = Vec::with_capacity(MEMBERS);
    for n in 0..MEMBERS {
        let name = format!("{} {}", FIRST[n % FIRST.len()], LAST[n % LAST.len()]);
        let subject = format!("subject-{n}");
        let new = NewPerson {
            subject: &subject,
            name: &name,
            email: "somebody@somewhere.example",
            title: "Senior adviser",
            topics: "identification, referral",
            language: "en",
            time_zone: "Europe/Helsinki",
            administrator: false,
        };
        people.push(demo::person(sund, &providers[n % providers.len()], new).await.unwrap());
    }
    people
}

async fn forums(sund: &Sund, members: &[Viewer]) -> Vec<ForumId> {
    let (chairs, others): (Vec<&Viewer>, Vec<&Viewer>) =
        (members.iter().take(2).collect(), members.iter().skip(2).collect());
    let new = NewWorkgroup {
        slug: WORKGROUP,
        name: "Trafficking in children",
        purpose: "What works, and what does not",
        language: "en",
        visibility: "closed",
        chairs: &chairs,
        members: &others,
    };
    demo::workgroup(sund, new).await.unwrap();
    let mut forums = Vec::with_capacity(FORUMS);
    for position in (0_u32..).take(FORUMS) {
        let slug = format!("theme-{position}");
        let title = format!("Theme {position}: identifying child victims");
        let new = NewForum { slug: &slug, title: &title, about: &title, language: "en", position };
        forums.push(demo::forum(sund, chairs[0], WORKGROUP, new).await.unwrap());
    }
    forums
}

/// A session that is on.
pub async fn session(sund: &Sund, chair: &Viewer) -> SessionId {
    let form = PlanForm {
        title: "Expert workshop",
        language: "en",
        purpose: "What each country does in the first 24 hours.",
        place: "Online",
        start: Some(sund.now()),
        minutes: "120",
        ..PlanForm::default()
    };
    let session = live::plan(sund, chair, WORKGROUP, form).await.unwrap();
    live::open(sund, chair, session).await.unwrap();
    session
}

/// As behind a reverse proxy, which says who comes; and a provider may be on this machine.
pub fn settings(database: &str) -> Serve {
    let key = KEY.map(|byte| format!("{byte:02x}")).concat();
    let mut arguments = vec!["sund", "serve", "--listen", "127.0.0.1:0", "--base-url", ORIGIN, "--key", &key];
    arguments.extend(["--database-url", database, "--client-header", ADDRESS, "--allow-private-providers"]);
    match parse(arguments).map(|cli| cli.command) {
        Ok(Command::Serve(serve)) => serve,
        other => panic!("{other:?}"),
    }
}
