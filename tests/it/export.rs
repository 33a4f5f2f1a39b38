//! A copy of a workgroup: what is in it, who may take it, who learns of it, and that it ends with the right to take it.

use sea_orm::{ConnectionTrait as _, Statement};
use std::time::Duration;
use sund_actions::{
    forum::{self, Written},
    sso, workgroups,
};
use sund_domain::{
    sso::{Assurance, GuardedAct, Level},
    time::HOUR,
    workgroups::Standing,
};
use sund_tests::{Answer, NOBODY, Network, ORIGIN, Person, Place, each_database, html};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

const NOTHING: &[(&str, &str)] = &[];
const COMPLETE: &str = "The copy is complete: it ends here.";

fn address(place: &Place) -> String {
    format!("/workgroups/{}/export", place.slug)
}

async fn take(network: &Network, who: Option<&Person>, place: &Place) -> Answer {
    network.post(who, &address(place), NOTHING).await
}

#[test]
fn a_chair_takes_a_copy_of_all_that_is_written_and_of_nothing_else() {
    each_database(async |network| {
        let chair = &network.people.chair;
        for (place, other) in [(&network.closed, &network.confidential), (&network.confidential, &network.closed)] {
            let page = network.get(chair, &format!("/workgroups/{}", place.slug)).await;
            assert!(page.body.contains(&address(place)), "{}", page.body);
            assert_eq!(network.get(chair, &address(place)).await.status, 200);
            let themes = format!("/threads/{}/tags", place.question);
            assert_eq!(network.post(chair, &themes, &[("tags", "Asuminen")]).await.status, 303);
            let copy = take(network, Some(chair), place).await;
            assert_eq!(copy.status, 200, "{}", copy.body);
            let header = |name| copy.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let name = format!("attachment; filename=\"{}-2026-11-21.html\"", place.slug);
            assert_eq!((header("content-disposition"), header("cache-control")), (&*name, "private, no-store"));
            let marker = place.marker;
            for there in
                ["Who has done this?", "We have, with", "Concluded:", "What I think of it", "workshop", "Housing"]
            {
                assert!(html::text(&copy.body).contains(there), "{there}: {}", copy.body);
            }
            assert!(copy.body.contains(marker) && copy.body.trim_end().ends_with("</html>"));
            assert_eq!(copy.body.matches(COMPLETE).count(), 1);
            assert!(copy.body.contains(" 2026, "), "times are read in other years: {}", copy.body);
            // Hidden by a chair: the thread is not there, of the post that it was.
            for hidden in ["How we do it", "Not so fast", "Too much told", "Beside the point"] {
                assert!(!copy.body.contains(hidden), "{hidden}: {}", copy.body);
            }
            assert_eq!(copy.body.matches("A chair has hidden this post.").count(), 1);
            assert!(!copy.body.contains(other.marker) && !copy.body.contains(network.open.marker), "{}", copy.body);
            // Whoever opens it asks nobody for anything.
            assert!(copy.body.contains("default-src 'none'") && !copy.body.contains("<script"));
            let log = network.get(&network.people.member, &format!("/workgroups/{}/log", place.slug)).await;
            assert_eq!(log.body.matches("Took a copy of the workgroup").count(), 1, "{}", log.body);
        }
    });
}

#[test]
fn nobody_but_its_chairs_takes_one() {
    each_database(async |network| {
        let people = &network.people;
        let asked = async |who: Option<&Person>, place: &Place| {
            network.statements.take();
            let seen = network.request(who, http::Method::GET, &address(place)).send().await.status;
            let taken = take(network, who, place).await;
            assert!(!taken.body.contains(place.marker), "{}", taken.body);
            assert_eq!(network.statements.take_writes(), Vec::<String>::new());
            (seen, taken.status)
        };
        for place in network.places() {
            assert_eq!(asked(NOBODY, place).await, (303, 303));
            assert_eq!(asked(Some(&people.member), place).await, (403, 403));
        }
        for who in [&people.outsider, &people.ex_member, &people.administrator] {
            assert_eq!(asked(Some(who), &network.closed).await, (403, 403));
            assert_eq!(asked(Some(who), &network.confidential).await, (404, 404));
        }
        let elsewhere = network.request(&people.chair, http::Method::POST, &address(&network.closed));
        assert_eq!(elsewhere.header("origin", "https://evil.example").form(NOTHING).send().await.status, 403);
    });
}

#[test]
fn taking_one_can_ask_for_a_better_sign_in() {
    each_database(async |network| {
        let (chair, administrator) = (&network.people.chair, &network.people.administrator.viewer);
        let required = Assurance { level: Level::Low, within: Some(HOUR) };
        sso::guard_act(network.sund(), administrator, GuardedAct::Export, required).await.unwrap();
        assert_eq!(take(network, Some(chair), &network.closed).await.status, 200);
        network.clock.forward(HOUR + 1);
        assert_eq!(network.get(chair, &address(&network.closed)).await.status, 200, "what it is may be read");
        let refused = take(network, Some(chair), &network.closed).await;
        assert!(refused.status == 403 && refused.body.contains("/sign-in/again?"), "{}", refused.body);
        assert!(!refused.body.contains(network.closed.marker), "{}", refused.body);
    });
}

/// A thread that does not fit into what two computers keep for each other on the way.
async fn long_thread(network: &Network) {
    let (sund, author) = (network.sund(), &network.people.author.viewer);
    for _ in 0..60 {
        let written = Written { body: "Short", language: "en" };
        forum::reply(sund, author, network.closed.question, sund.new_id(), written).await.unwrap();
    }
    let on = network.connect().await;
    let values = ["long ".repeat(60_000).into(), network.closed.question.0.into()];
    let sql = "update posts set html = $1 where thread_id = $2 and number > 3";
    on.execute_raw(Statement::from_sql_and_values(on.get_database_backend(), sql, values)).await.unwrap();
    on.close().await.unwrap();
}

/// Begins a copy, and reads no further than the first bytes.
async fn begin(network: &Network, who: &Person) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    let mut stream = socket.connect(network.address()).await.unwrap();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: sund.test\r\norigin: {ORIGIN}\r\ncookie: __Host-sund={}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 0\r\n\r\n",
        address(&network.closed),
        who.token,
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    stream
}

/// The rest of it; what came before it broke off, if it did.
async fn rest(mut stream: TcpStream) -> String {
    let (mut all, mut some) = (Vec::new(), vec![0; 64 * 1024]);
    let read = async {
        loop {
            match stream.read(&mut some).await {
                Ok(0) | Err(_) => return,
                Ok(n) => all.extend_from_slice(&some[..n]),
            }
            // The last piece of a body that is whole (RFC 9112, 7.1); the connection stays open then.
            if all.ends_with(b"\r\n0\r\n\r\n") {
                return;
            }
        }
    };
    timeout(Duration::from_secs(30), read).await.expect("neither ended nor broken off");
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn a_copy_that_is_on_its_way_ends_with_the_right_to_take_it() {
    each_database(async |network| {
        long_thread(network).await;
        let (people, slug) = (&network.people, &network.closed.slug);
        let whole = rest(begin(network, &people.chair).await).await;
        assert!(whole.contains(COMPLETE) && whole.len() > 17_000_000, "{}", whole.len());

        let again = network.another_browser(&people.chair.viewer).await;
        let stream = begin(network, &again).await;
        sso::sign_out(network.sund(), &again.token).await.unwrap();
        let broken = rest(stream).await;
        assert!(!broken.contains(COMPLETE) && broken.len() < whole.len() / 2, "signed out: {}", broken.len());

        let (second, stream) = (&people.member.viewer, begin(network, &people.chair).await);
        workgroups::change_role(network.sund(), &people.chair.viewer, slug, second.person, Standing::Chair)
            .await
            .unwrap();
        workgroups::remove_member(network.sund(), second, slug, people.chair.viewer.person).await.unwrap();
        let broken = rest(stream).await;
        assert!(!broken.contains(COMPLETE) && broken.len() < whole.len() / 2, "no chair any more: {}", broken.len());
        assert_eq!(take(network, Some(&people.chair), &network.closed).await.status, 403);
    });
}
