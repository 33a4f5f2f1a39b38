//! Two servers on one database: who is out at one of them is out at the other, sockets too.

use super::socket::Socket;
use sund_actions::{
    people,
    sso::{self, By},
    workgroups,
};
use sund_domain::live::frames::close;
use sund_tests::{Engine, Network, Person, on};

/// SQLite is one process.
fn on_two(test: &impl AsyncFn(&Network, &Network)) {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on(Engine::Postgres, async |one| {
        let other = one.another_node().await;
        test(one, &other).await;
        other.stop().await;
    });
}

async fn is_in(network: &Network, who: &Person) -> bool {
    network.get(who, "/settings").await.status == 200
}

#[test]
fn whoever_is_out_at_one_node_is_out_at_the_other() {
    on_two(&async |one, other| {
        let (people, session) = (&one.people, one.closed.open);
        let sund = one.sund();
        let guest = one.guest(&one.closed).await;
        let browser = one.another_browser(&people.member.viewer).await;
        let all = [&people.chair, &people.member, &people.author, &browser, &guest];
        let mut sockets = Vec::new();
        for who in all {
            assert!(is_in(one, who).await && is_in(other, who).await, "{}", who.viewer.name);
            sockets.push(Socket::enter(other, who, session, 0).await);
        }
        let [chair, member, author, browser_s, guest_s] = &mut sockets[..] else { unreachable!() };

        sso::sign_out(sund, &browser.token).await.unwrap();
        assert_eq!(browser_s.closed_soon().await, Some(close::GONE), "signed out");
        assert!(!is_in(other, &browser).await && is_in(other, &people.member).await);

        let stay = format!("/workgroups/{}/guests/{}/end", one.closed.slug, guest.viewer.person);
        assert_eq!(one.post(&people.chair, &stay, &[("", "")]).await.status, 303);
        assert_eq!(guest_s.closed_soon().await, Some(close::GONE), "a stay that was ended");

        let (by, who) = (&people.administrator.viewer, people.author.viewer.person);
        people::end_account(sund, by, who, "Left the ministry").await.unwrap();
        assert_eq!(author.closed_soon().await, Some(close::GONE), "an account that was ended");
        assert!(!is_in(other, &people.author).await);

        let who = people.member.viewer.person;
        workgroups::remove_member(sund, &people.chair.viewer, &one.closed.slug, who).await.unwrap();
        assert_eq!(member.closed_soon().await, Some(close::GONE), "not a member any more");
        assert!(is_in(other, &people.member).await);

        chair.said(1, "Who is still here?").await.unwrap();
        sso::disable_provider(sund, By::Operator, one.provider).await.unwrap();
        assert_eq!(chair.closed_soon().await, Some(close::GONE), "a provider that was disabled");
        assert!(!is_in(other, &people.chair).await);
    });
}
