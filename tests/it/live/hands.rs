//! The speaker queue: who is next by the rule that is shown, for sockets and for plain pages, on every node.

use super::{chatham::opened, socket::Socket};
use sund_domain::live::{Floor, Mode, frames::ServerFrame};
use sund_tests::{Engine, Network, Person, each_database, html, on};

async fn press(network: &Network, who: &Person, address: &str, fields: &[(&str, &str)]) -> u16 {
    network.post(who, address, fields).await.status
}

/// Hears until the floor is like this.
async fn until(socket: &mut Socket, speaking: Option<&Person>, waiting: &[&Person]) {
    loop {
        if let ServerFrame::Floor { floor: Floor { speaking: speaks, count, waiting: all } } = socket.next().await {
            assert_eq!(count as usize, all.len());
            let all: Vec<_> = all.iter().map(|author| author.person).collect();
            let wanted: Vec<_> = waiting.iter().map(|person| person.viewer.person).collect();
            if all == wanted && speaks.map(|author| author.person) == speaking.map(|person| person.viewer.person) {
                return;
            }
        }
    }
}

#[test]
fn hands_go_up_and_the_chair_gives_the_floor() {
    each_database(async |network| {
        let (people, session) = (&network.people, network.closed.open);
        // The chair is from Finland, the others from Sweden.
        let (chair, member, author) = (&people.chair, &people.member, &people.author);
        let base = format!("/live/{session}");
        let (hand, floor) = (format!("{base}/hand"), format!("{base}/floor"));
        let mut here = Socket::enter(network, member, session, 0).await;
        for who in [member, author, chair] {
            assert_eq!(press(network, who, &hand, &[("up", "yes")]).await, 303);
            network.clock.forward(1);
        }
        assert_eq!(press(network, member, &hand, &[("up", "yes")]).await, 303, "once more changes nothing");
        until(&mut here, None, &[member, author, chair]).await;
        let page = network.get(author, &base).await.body;
        let text = html::text(&page);
        assert!(text.contains("First who has not spoken yet") && !text.contains("Give the floor"), "{text}");
        assert!(html::text(&network.get(chair, &base).await.body).contains("Give the floor"));

        let first = member.viewer.person.to_string();
        for who in [member, author] {
            assert_eq!(press(network, who, &floor, &[("person", &first)]).await, 403);
        }
        assert_eq!(press(network, &people.outsider, &hand, &[("up", "yes")]).await, 404);
        assert_eq!(press(network, chair, &floor, &[("person", &first)]).await, 303);
        // Sweden has been heard: Finland comes first.
        until(&mut here, Some(member), &[chair, author]).await;
        assert_eq!(press(network, chair, &floor, &[("person", &first)]).await, 403, "their hand is down");
        assert_eq!(press(network, member, &hand, &[("up", "yes"), ("quiet", "yes")]).await, 204);
        until(&mut here, Some(member), &[chair, author, member]).await;
        assert_eq!(press(network, chair, &floor, &[("", "")]).await, 303, "finished");
        until(&mut here, None, &[chair, author, member]).await;
        let other = author.viewer.person.to_string();
        assert_eq!(press(network, member, &format!("{base}/lower"), &[("person", &other)]).await, 403);
        assert_eq!(press(network, chair, &format!("{base}/lower"), &[("person", &other)]).await, 303);
        assert_eq!(press(network, chair, &hand, &[("up", "no")]).await, 303);
        until(&mut here, None, &[member]).await;
        // Whoever comes hears of it at once.
        let mut late = Socket::open(network, author, session).await;
        late.hello(author, 0).await;
        until(&mut late, None, &[member]).await;

        assert_eq!(press(network, chair, &format!("{base}/end"), &[("", "")]).await, 303);
        assert_eq!(press(network, member, &hand, &[("up", "no")]).await, 403);
        assert!(!html::text(&network.get(chair, &base).await.body).contains("Speaker queue"));
    });
}

#[test]
fn a_hand_that_goes_up_at_one_node_is_seen_at_the_other() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on(Engine::Postgres, async |one| {
        let other = one.another_node().await;
        let (member, session) = (&one.people.member, one.closed.open);
        let mut here = Socket::enter(&other, &one.people.chair, session, 0).await;
        assert_eq!(press(one, member, &format!("/live/{session}/hand"), &[("up", "yes")]).await, 303);
        until(&mut here, None, &[member]).await;
        other.stop().await;
    });
}

#[test]
fn where_nobody_is_named_who_asked_for_the_floor_is_forgotten() {
    each_database(async |network| {
        use sea_orm::{ConnectionTrait as _, Statement};
        for mode in Mode::ALL {
            let session = opened(network, mode).await;
            let base = format!("/live/{session}");
            assert_eq!(press(network, &network.people.member, &format!("{base}/hand"), &[("up", "yes")]).await, 303);
            assert_eq!(press(network, &network.people.chair, &format!("{base}/end"), &[("", "")]).await, 303);
            let on = network.connect().await;
            let sql = "select person_id from live_hands where session_id = $1";
            let sql = Statement::from_sql_and_values(on.get_database_backend(), sql, [session.0.into()]);
            let left = on.query_all_raw(sql).await.unwrap().len();
            assert_eq!(left, usize::from(mode.names()), "{mode:?}");
            on.close().await.unwrap();
        }
    });
}
