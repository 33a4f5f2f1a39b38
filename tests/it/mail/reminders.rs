//! What one asked to be reminded of, by mail: at its time, once, whatever the number of nodes.

use super::sending::{each_with_mail, wake};
use futures_util::future::join_all;
use std::time::Duration;
use sund_actions::{
    bookmarks::{self, Keeping},
    notifications::{self, TellMeForm, mail_due},
};
use sund_domain::time::{HOUR, MINUTE};

#[test]
fn a_reminder_is_mailed_at_its_time_and_once() {
    each_with_mail(&async |network, server| {
        let (sund, member) = (network.sund(), &network.people.member.viewer);
        let form = TellMeForm { mail: "now".into(), posting: "normal".into(), ..TellMeForm::default() };
        notifications::keep_settings(sund, member, &form).await.unwrap();
        for (place, after) in [(&network.open, HOUR), (&network.confidential, 2 * HOUR)] {
            let id = bookmarks::keep_post(sund, member, place.posts[0]).await.unwrap();
            let keeping = Keeping { note: "My own words", remind: Some(network.now().plus(after)) };
            bookmarks::change(sund, member, id, keeping).await.unwrap();
        }
        network.clock.forward(HOUR);
        wake(network);
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(server.mails().len(), 0);
        network.clock.forward(MINUTE);
        for done in join_all((0..4).map(|_| mail_due(sund))).await {
            done.unwrap();
        }
        wake(network);
        let mail = server.so_many(1).await.remove(0);
        assert!(mail.plain().contains("You wanted to be reminded of this"), "{}", mail.plain());
        assert!(mail.plain().contains(&format!("https://sund.test/posts/{}", network.open.posts[0])));
        assert!(!mail.raw().contains("My own words"), "a note is for its page");
        // Of a confidential workgroup: that there is something.
        network.clock.forward(HOUR);
        wake(network);
        let mail = server.so_many(2).await.remove(1);
        assert!(!mail.plain().contains(network.confidential.marker), "{}", mail.plain());
        wake(network);
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(server.mails().len(), 2);
    });
}
