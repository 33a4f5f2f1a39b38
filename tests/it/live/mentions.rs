//! Whom a message of a session calls: who is told, once, and where nobody is.

use super::{chatham::opened, socket::Socket};
use sea_orm::{ConnectionTrait as _, Statement};
use sund_actions::{
    live::{self, Said, Terms, say_all},
    notifications,
};
use sund_domain::{
    forum::{MENTIONS_MOST, Meant, mention},
    ids::SessionId,
    live::Mode,
    notifications::{Notice, Show, Why},
    time::MINUTE,
};
use sund_tests::{Network, Person, each_database, html};
use uuid::Uuid;

fn called(who: &Person) -> String {
    mention("Whoever", &Meant::Person(who.viewer.person))
}

/// What somebody has been told in sessions and has not seen, the newest first.
async fn told(network: &Network, who: &Person) -> Vec<Notice> {
    network.clock.forward(2 * MINUTE);
    let page = notifications::inbox(network.sund(), &who.viewer, Show::Unread, "", None).await.unwrap();
    page.rows.into_iter().filter(|notice| notice.session.is_some()).collect()
}

async fn notices(network: &Network) -> i64 {
    let on = network.connect().await;
    let sql = "select count(*) as n from notices where message is not null or session_id is not null";
    let row = Statement::from_string(on.get_database_backend(), sql);
    let n = on.query_one_raw(row).await.unwrap().unwrap().try_get("", "n").unwrap();
    on.close().await.unwrap();
    n
}

fn said(text: &str) -> Said {
    Said { client: Uuid::from_u128(rand(text)), text: text.into(), language: None, reply_to: None }
}

/// The same id for the same text.
fn rand(text: &str) -> u128 {
    text.bytes().fold(7, |sum, byte| sum * 31 % 1_000_000_007 + u128::from(byte))
}

async fn say(network: &Network, session: SessionId, who: &Person, text: &str) -> u32 {
    let batch = vec![(who.speaker(), said(text))];
    say_all(network.sund(), session, Terms::default(), batch).await.unwrap().remove(0).unwrap().number
}

async fn shown(network: &Network, session: SessionId, number: u32) -> String {
    super::socket::record(network, session).await.remove(number as usize - 1).html
}

#[test]
fn whoever_is_called_is_told_once_and_sees_it() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member, author) = (&people.chair, &people.member, &people.author);
        let session = network.closed.open;
        let text = format!("What do you say, {}? And {}", called(member), called(chair));
        let mut socket = Socket::enter(network, chair, session, 0).await;
        let number = socket.said(1, &text).await.unwrap();
        assert_eq!(socket.said(1, &text).await, Ok(number), "sent again");
        let html = shown(network, session, number).await;
        let (person, name) = (member.viewer.person, &member.viewer.name);
        let link = format!("<a class=\"mention\" href=\"/people/{person}\"");
        assert!(html.contains(&link) && html.contains(&format!(">@{name}</a>")), "{html}");
        let [notice] = told(network, member).await.try_into().unwrap();
        assert_eq!((notice.why, notice.message), (Why::Mention, Some(number)));
        assert_eq!(notice.by.as_ref().map(|(id, _)| *id), Some(chair.viewer.person));
        assert!(told(network, chair).await.is_empty(), "nobody is told of their own call");
        assert!(told(network, author).await.is_empty());

        // The inbox leads to the message; whoever has read it has seen that.
        let address = format!("/live/{session}/messages/{number}");
        let inbox = network.get(member, "/inbox").await.body;
        assert!(inbox.contains(&format!("href=\"{address}\"")), "{inbox}");
        assert!(html::text(&inbox).contains("mentioned you"), "{inbox}");
        assert_eq!(network.get(member, &address).await.status, 200);
        assert!(told(network, member).await.is_empty());

        // An edit tells those whom it calls anew, and nobody a second time.
        let edit = format!("{address}/edit");
        let body = format!("{} {} and more", called(member), called(author));
        assert_eq!(network.post(chair, &edit, &[("body", &body)]).await.status, 303);
        assert!(told(network, member).await.is_empty());
        assert_eq!(told(network, author).await.len(), 1);
    });
}

#[test]
fn many_messages_at_once_take_as_many_statements_as_one() {
    each_database(async |network| {
        let people = &network.people;
        let session = network.closed.open;
        let statements = async |many: u32| {
            let call = |n| format!("{n}: {} {}", called(&people.member), called(&people.author));
            let batch: Vec<_> = (0..many).map(|n| (people.chair.speaker(), said(&call(many * 100 + n)))).collect();
            network.statements.take();
            let fates = say_all(network.sund(), session, Terms::default(), batch).await.unwrap();
            assert!(fates.iter().all(Result::is_ok));
            network.statements.take().len()
        };
        let one = statements(1).await;
        assert_eq!(statements(40).await, one);
        assert_eq!(told(network, &people.member).await.len(), 30, "a page of them");
        assert_eq!(notices(network).await, 2 * 41);
    });
}

#[test]
fn nobody_is_told_who_may_not_be_there() {
    each_database(async |network| {
        let people = &network.people;
        let (session, outsider) = (network.closed.open, &people.outsider);
        let nobody = mention("Nobody", &Meant::Person(Uuid::from_u128(9).into()));
        let group = mention("All", &Meant::Workgroup(network.closed.slug.clone()));
        for text in [called(outsider), nobody, group] {
            let number = say(network, session, &people.chair, &text).await;
            let html = shown(network, session, number).await;
            // By what is shown nobody learns whether there is one of this name.
            assert!(
                html.contains("<i class=\"untold\"></i>") && !html.contains("mention") && !html.contains("href"),
                "{html}"
            );
        }
        for text in [format!("> {}", called(&people.member)), format!("`{}`", called(&people.member))] {
            say(network, session, &people.chair, &text).await;
        }
        let page = network.get(&people.member, &format!("/live/{session}")).await.body;
        let text = html::text(&page).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("@Nobody (not told)"), "{text}");
        assert_eq!(notices(network).await, 0);
        // Everybody may come to a session of an open workgroup.
        say(network, network.open.open, &people.chair, &called(outsider)).await;
        assert_eq!(told(network, outsider).await.len(), 1);
        let many: Vec<String> =
            (0..=MENTIONS_MOST).map(|n| mention("X", &Meant::Person(Uuid::from_u128(n as u128).into()))).collect();
        let number = say(network, session, &people.chair, &many.join(" ")).await;
        assert_eq!(shown(network, session, number).await.matches("untold").count(), MENTIONS_MOST + 1);
    });
}

#[test]
fn what_is_taken_back_is_told_no_longer() {
    each_database(async |network| {
        let people = &network.people;
        let session = network.closed.open;
        for (who, act, fields) in
            [(&people.author, "take-back", [("", "")]), (&people.chair, "remove", [("reason", "Too much")])]
        {
            let number = say(network, session, &people.author, &format!("{act} {}", called(&people.member))).await;
            assert_eq!(told(network, &people.member).await.len(), 1, "{act}");
            let address = format!("/live/{session}/messages/{number}/{act}");
            let done = network.post(who, &address, &fields).await;
            assert_eq!(done.status, 303, "{}", done.body);
            assert!(told(network, &people.member).await.is_empty(), "{act}");
        }
        // Whoever leaves the workgroup is told of nothing in it.
        say(network, session, &people.author, &called(&people.member)).await;
        let (chair, slug) = (&people.chair, &network.closed.slug);
        let who = people.member.viewer.person;
        sund_actions::workgroups::remove_member(network.sund(), &chair.viewer, slug, who).await.unwrap();
        assert!(told(network, &people.member).await.is_empty());
    });
}

#[test]
fn where_nobody_is_named_a_mention_is_text() {
    each_database(async |network| {
        let people = &network.people;
        for mode in [Mode::Alias, Mode::ChathamHouse] {
            let session = opened(network, mode).await;
            let mut sockets = Vec::new();
            for who in [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member] {
                sockets.push(Socket::enter(network, who, session, 0).await);
            }
            let number = sockets[0].said(5, &format!("So {}", called(&people.member))).await.unwrap();
            let html = shown(network, session, number).await;
            assert_eq!(html.trim(), "<p>So @Whoever <i class=\"untold\"></i></p>", "{mode:?}");
            let offered = live::callable(network.sund(), &people.chair.viewer, session, "a").await.unwrap();
            assert!(offered.is_empty(), "{offered:?}");
        }
        assert_eq!(notices(network).await, 0, "nothing is written");
    });
}

#[test]
fn names_are_offered_of_those_who_may_be_there() {
    each_database(async |network| {
        let people = &network.people;
        let session = network.closed.open;
        let name = people.member.viewer.name.split(' ').next().unwrap().to_owned();
        let found = live::callable(network.sund(), &people.chair.viewer, session, &name).await.unwrap();
        assert!(found.iter().any(|one| one.meant == Meant::Person(people.member.viewer.person)), "{found:?}");
        let outsider = people.outsider.viewer.name.split(' ').next().unwrap().to_owned();
        let found = live::callable(network.sund(), &people.chair.viewer, session, &outsider).await.unwrap();
        assert!(!found.iter().any(|one| one.meant == Meant::Person(people.outsider.viewer.person)), "{found:?}");
        assert!(live::callable(network.sund(), &people.outsider.viewer, session, &name).await.is_err());
    });
}
