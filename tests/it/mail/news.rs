//! What is new, by mail: when it is due, what it may tell, each thing once, and stopping it.

use super::{
    nothing_is_due,
    sending::{PLAIN, each_with_mail, waits_again, wake},
    with_outbox,
};
use futures_util::future::join_all;
use http::Method;
use std::{collections::BTreeSet, time::Duration};
use sund::config::Serve;
use sund_actions::{
    forum::{self, NewThread, Written},
    notifications::{self, TellMeForm, mail_due},
};
use sund_domain::{
    ids::{PostId, ThreadId},
    time::{DAY, HOUR, MINUTE},
};
use sund_tests::{Engine, HandedOver, MailServer, NOBODY, Network, Place, html, on_with};

/// The member watches the forum of this workgroup, and wants mail like this.
async fn wants(network: &Network, place: &Place, mail: &str, quiet: (&str, &str)) {
    let (sund, member) = (network.sund(), &network.people.member.viewer);
    let form = TellMeForm {
        mail: mail.into(),
        posting: "normal".into(),
        quiet_from: quiet.0.into(),
        quiet_until: quiet.1.into(),
        workgroups: Vec::new(),
    };
    notifications::keep_settings(sund, member, &form).await.unwrap();
    forum::watch_forum(sund, member, &place.slug, "watching").await.unwrap();
}

/// The author begins a thread: its first post.
async fn posted(network: &Network, place: &Place, title: &str) -> (ThreadId, PostId) {
    let (sund, author) = (network.sund(), &network.people.author.viewer);
    let body = format!("{title}, and this is how it **begins**.");
    let text = Written { body: &body, language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "discussion", title, text };
    let thread = forum::start_thread(sund, author, &place.slug, new).await.unwrap();
    let page = forum::show_thread(sund, author, thread, None).await.unwrap();
    (thread, page.posts[0].id)
}

/// Time goes by, and the job looks.
async fn later(network: &Network, by: i64) {
    network.clock.forward(by);
    wake(network);
    tokio::time::sleep(Duration::from_millis(300)).await;
}

fn whole(mail: &HandedOver) -> String {
    format!("{:?} {} {} {}", mail.headers("subject"), mail.plain(), mail.html(), mail.raw())
}

#[test]
fn now_daily_weekly_and_never() {
    // It is noon in Helsinki, on a Saturday: eight in the morning is 20 hours away, and on Monday 44.
    for (pace, none_yet, then) in [("now", 0, MINUTE), ("daily", 19 * HOUR, HOUR), ("weekly", 43 * HOUR, HOUR)] {
        each_with_mail(&async |network, server| {
            wants(network, &network.open, pace, ("", "")).await;
            let (_, first) = posted(network, &network.open, "Something <new>").await;
            later(network, none_yet).await;
            assert_eq!(server.mails().len(), 0, "{pace}");
            later(network, then).await;
            let mail = server.so_many(1).await.remove(0);
            let by = &network.people.author.viewer.name;
            assert_eq!(mail.headers("subject"), ["Sund: Something <new>"]);
            assert!(
                mail.plain().contains(&format!("{by} posted in a forum that you watch: Something <new>")),
                "{}",
                mail.plain()
            );
            assert!(mail.plain().contains("and this is how it begins."), "{}", mail.plain());
            assert!(mail.html().contains(&format!("https://sund.test/posts/{first}")), "{}", mail.html());
            assert!(mail.html().contains("Something &lt;new&gt;") && !mail.html().contains("<new>"));
            assert_eq!(mail.headers("auto-submitted"), ["auto-generated"]);
            assert_eq!(mail.headers("list-id"), ["<news.sund.test>"]);
            assert_eq!(mail.headers("list-unsubscribe-post"), ["List-Unsubscribe=One-Click"]);
            for loads in ["<img", "src=", "url(", "<script"] {
                assert!(!mail.html().contains(loads), "{loads}");
            }
            later(network, 10 * DAY).await;
            assert_eq!(server.mails().len(), 1, "once");
        });
    }
    each_with_mail(&async |network, server| {
        wants(network, &network.open, "never", ("", "")).await;
        posted(network, &network.open, "Unheard").await;
        later(network, 10 * DAY).await;
        assert_eq!(server.mails().len(), 0);
    });
}

#[test]
fn quiet_hours_hold_mail_back() {
    each_with_mail(&async |network, server| {
        // Noon in Helsinki is quiet until one.
        wants(network, &network.open, "now", ("11:00", "13:00")).await;
        posted(network, &network.open, "In the quiet").await;
        later(network, 59 * MINUTE).await;
        assert_eq!(server.mails().len(), 0);
        later(network, MINUTE).await;
        server.so_many(1).await;
    });
}

#[test]
fn of_closed_workgroups_a_mail_tells_that_there_is_something() {
    each_with_mail(&async |network, server| {
        for (n, place) in [&network.closed, &network.confidential].into_iter().enumerate() {
            wants(network, place, "now", ("", "")).await;
            let (thread, post) = posted(network, place, &format!("Secret {}", place.marker)).await;
            later(network, MINUTE).await;
            let mail = server.so_many(n + 1).await.remove(n);
            let all = whole(&mail);
            let author = &network.people.author.viewer.name;
            for told in [place.marker, "Secret", author.as_str(), &thread.to_string(), &post.to_string(), &place.slug] {
                assert!(!all.contains(told), "{told}: {all}");
            }
            let named = mail.headers("subject")[0].contains("closed workgroup");
            assert_eq!(named, place.slug == network.closed.slug, "{all}");
            assert!(!all.contains("confidential"), "{all}");
            assert!(mail.plain().contains("https://sund.test/inbox"), "{}", mail.plain());
        }
    });
}

#[test]
fn what_was_read_hidden_or_left_meanwhile_is_not_mailed() {
    each_with_mail(&async |network, server| {
        let (sund, member) = (network.sund(), &network.people.member);
        wants(network, &network.open, "daily", ("", "")).await;
        wants(network, &network.closed, "daily", ("", "")).await;
        let (read, _) = posted(network, &network.open, "Read").await;
        let (hidden, _) = posted(network, &network.open, "Hidden").await;
        posted(network, &network.closed, "Left").await;
        posted(network, &network.open, "Still new").await;
        network.get(member, &format!("/threads/{read}")).await;
        forum::hide_thread(sund, &network.people.chair.viewer, hidden, "", "Too much").await.unwrap();
        sund_actions::workgroups::leave(sund, &member.viewer, &network.closed.slug).await.unwrap();
        later(network, DAY).await;
        // Whose thread it is hears what chairs did with it: a mail each time. The member hears of what is still new.
        let new =
            |mails: &[HandedOver]| mails.iter().filter(|mail| mail.headers("subject") == ["Sund: Still new"]).count();
        assert_eq!(new(&server.so_many(2).await), 1);
        forum::restore_thread(sund, &network.people.chair.viewer, hidden).await.unwrap();
        later(network, DAY).await;
        let mails = server.so_many(3).await;
        assert_eq!((new(&mails), mails.len()), (1, 3));
    });
}

/// A mail server that breaks in the middle gets the same mail again, to the last byte.
#[test]
fn a_mail_server_that_breaks_gets_one_mail() {
    for broken in ["451", "drop"] {
        each_with_mail(&async |network, server| {
            server.tell(&format!("{broken} accept")).await;
            wants(network, &network.open, "now", ("", "")).await;
            posted(network, &network.open, "Once").await;
            later(network, MINUTE).await;
            server.so_many(1).await;
            waits_again(network).await;
            later(network, MINUTE).await;
            let mails = server.so_many(2).await;
            later(network, 5 * DAY).await;
            assert_eq!(server.mails().len(), 2, "{broken}");
            assert_eq!(mails[0].raw(), mails[1].raw(), "{broken}");
            assert_eq!(mails[0].headers("message-id").len(), 1);
        });
    }
}

/// What waits in the outbox when it is hidden or read is dropped from there; what else the mail told is told by another, if
/// nobody was asked to take it.
#[test]
fn a_mail_that_waits_is_dropped_when_what_it_tells_is_out_of_sight() {
    for redacted in [false, true] {
        dropped_when_out_of_sight(redacted);
    }
}

fn dropped_when_out_of_sight(redacted: bool) {
    sund_tests::each_database(async |network| {
        let sund = &with_outbox(network, 15);
        let (chair, author) = (&network.people.chair.viewer, &network.people.author.viewer);
        let database = network.connect().await;
        wants(network, &network.open, "now", ("", "")).await;
        let (thread, _) = posted(network, &network.open, "Stays").await;
        let written = Written { body: "Names a child", language: "en" };
        let number = forum::reply(sund, author, thread, sund.new_id(), written).await.unwrap();
        let page = forum::show_thread(sund, author, thread, Some(number)).await.unwrap();
        let post = page.posts.iter().find(|post| post.number == number).unwrap().id;
        network.clock.forward(MINUTE);
        mail_due(sund).await.unwrap();
        mail_due(sund).await.unwrap();
        assert_eq!(super::outbox(&database).await, [("waits".into(), true)], "both in one, once");
        if redacted {
            forum::redact_post(sund, chair, post, "Names a child", "").await.unwrap();
        } else {
            forum::hide_post(sund, chair, post, "", "Names a child").await.unwrap();
        }
        assert_eq!(super::outbox(&database).await, [("given up".into(), false)], "nothing of it is kept");
        mail_due(sund).await.unwrap();
        let mail = super::mail(sund).await;
        let sund_domain::mail::Notice::News(news) = &mail.letter.notice else { panic!("it is news") };
        assert_eq!((news.items.len(), news.more), (1, 0), "what stays is told");
        // It was tried: it is not known whether it arrived. Read meanwhile, it is not tried again, and nothing else is.
        sund_actions::mail::settle(sund, &mail, sund_domain::mail::Outcome::NotNow, "no answer").await.unwrap();
        forum::mark_thread_read(sund, &network.people.member.viewer, thread).await.unwrap();
        network.clock.forward(HOUR);
        assert!(matches!(sund_actions::mail::take(sund).await.unwrap(), sund_actions::mail::Taken::GivenUp));
        mail_due(sund).await.unwrap();
        assert!(nothing_is_due(sund).await);
        database.close().await.unwrap();
    });
}

/// Two nodes look at once, and one dies between the commit and sending: one mail for each.
#[test]
fn two_nodes_mail_each_thing_once() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    let server = MailServer::start();
    let change = |settings: &mut Serve| server.serve(settings, PLAIN);
    on_with(Engine::Postgres, change, async |network| {
        let other = network.another_node_with(change).await;
        wants(network, &network.open, "now", ("", "")).await;
        for n in 0..8 {
            posted(network, &network.open, &format!("Number {n}")).await;
            network.clock.forward(2 * MINUTE);
            let looking = (0..6).map(async |n| mail_due(if n % 2 == 0 { network.sund() } else { other.sund() }).await);
            for done in join_all(looking).await {
                done.unwrap();
            }
            wake(network);
            wake(&other);
            server.so_many(n + 1).await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        other.stop().await;
        let mails = server.mails();
        let names: BTreeSet<_> = mails.iter().flat_map(|mail| mail.headers("message-id")).collect();
        let subjects: BTreeSet<_> = mails.iter().flat_map(|mail| mail.headers("subject")).collect();
        assert_eq!((mails.len(), names.len(), subjects.len()), (8, 8, 8));
    });
}

/// As a mail program does it: without a cookie, without an origin, with the body of RFC 8058.
#[test]
fn one_press_stops_mail_and_a_look_does_not() {
    each_with_mail(&async |network, server| {
        wants(network, &network.open, "now", ("", "")).await;
        posted(network, &network.open, "First").await;
        later(network, MINUTE).await;
        let mail = server.so_many(1).await.remove(0);
        let stop = mail.headers("list-unsubscribe")[0].trim_matches(['<', '>']).to_owned();
        let path = stop.strip_prefix("https://sund.test").unwrap();
        assert!(mail.plain().contains(&stop), "{}", mail.plain());
        for _ in 0..2 {
            let page = network.get(NOBODY, path).await;
            assert_eq!(page.status, 200);
            assert!(html::text(&page.body).contains("Get no more mail"), "{}", page.body);
        }
        posted(network, &network.open, "Second").await;
        later(network, MINUTE).await;
        server.so_many(2).await;
        posted(network, &network.open, "Third").await;
        let one_click = network.request(NOBODY, Method::POST, path).form(&[("List-Unsubscribe", "One-Click")]);
        assert_eq!(one_click.send().await.status, 200);
        let again = network.request(NOBODY, Method::POST, path).form(&[("List-Unsubscribe", "One-Click")]);
        assert_eq!(again.send().await.status, 200);
        posted(network, &network.open, "Fourth").await;
        later(network, 10 * DAY).await;
        assert_eq!(server.mails().len(), 2);
        let (tell, _) = notifications::settings(network.sund(), &network.people.member.viewer).await.unwrap();
        assert_eq!((tell.mail.code(), tell.posting.code()), ("never", "normal"), "and nothing else is changed");
        let wrong = format!("/unsubscribe/{}", "x".repeat(43));
        let made_up = network.request(NOBODY, Method::POST, &wrong).form(&[("List-Unsubscribe", "One-Click")]);
        assert_eq!(made_up.send().await.status, 404);
    });
}
