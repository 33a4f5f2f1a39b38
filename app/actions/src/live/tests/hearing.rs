//! Pages of a record, and who may still be there.

use super::{no_rooms::NoRooms, *};
use sund_domain::live::{MESSAGES_A_PAGE, SessionState};

fn listener(who: &Speaker) -> Listener {
    Listener { person: who.viewer.person, token_hash: who.token_hash.clone() }
}

#[tokio::test]
async fn a_page_begins_after_a_number_and_says_where_it_goes_on() {
    let w = World::new().await;
    let id = w.opened().await;
    let empty = show(&w.sund, &NoRooms, &w.tomasz.viewer, id, None).await.unwrap();
    assert_eq!((empty.messages.len(), empty.earlier, empty.later, empty.voices), (0, None, None, 0));
    let all = (1..=250).map(|n| (w.aino.clone(), said(n, "x")));
    say_all(&w.sund, id, Terms::default(), all.collect()).await.unwrap();
    w.say(id, &w.tomasz, 1, "x").await.unwrap();

    w.statements();
    let last = show(&w.sund, &NoRooms, &w.tomasz.viewer, id, None).await.unwrap();
    assert_eq!(w.statements(), 6);
    assert_eq!((last.messages.len(), last.messages[0].number), (MESSAGES_A_PAGE as usize, 152));
    assert_eq!((last.earlier, last.later, last.voices, last.countries), (Some(51), None, 2, 1));
    let middle = show(&w.sund, &NoRooms, &w.tomasz.viewer, id, last.earlier).await.unwrap();
    assert_eq!((middle.messages[0].number, middle.earlier, middle.later), (52, Some(0), Some(151)));
    let first = show(&w.sund, &NoRooms, &w.tomasz.viewer, id, Some(0)).await.unwrap();
    assert_eq!((first.messages[0].number, first.earlier, first.later), (1, None, Some(100)));
    let beyond = show(&w.sund, &NoRooms, &w.tomasz.viewer, id, Some(u32::MAX)).await.unwrap();
    assert_eq!((beyond.messages.len(), beyond.earlier, beyond.later), (0, Some(151), None));
}

#[tokio::test]
async fn one_hears_what_is_open_and_what_has_ended() {
    let w = World::new().await;
    let id = w.planned().await;
    refused(hear(&w.sund, &w.tomasz.viewer, id).await, Refusal::NotOpenYet);
    open(&w.sund, &w.aino.viewer, id).await.unwrap();
    assert_eq!(hear(&w.sund, &w.tomasz.viewer, id).await.unwrap().state, SessionState::Open);
    ended(&w.sund, &w.aino.viewer, id).await.unwrap();
    assert_eq!(hear(&w.sund, &w.tomasz.viewer, id).await.unwrap().state, SessionState::Ended);
}

#[tokio::test]
async fn those_who_left_or_signed_out_are_named() {
    let w = World::new().await;
    let id = w.opened().await;
    w.say(id, &w.aino, 1, "x").await.unwrap();
    let elsewhere = Listener { token_hash: "no such session".into(), ..listener(&w.aino) };
    let all = [listener(&w.aino), listener(&w.tomasz), listener(&w.olga), elsewhere.clone()];
    w.statements();
    let hearing = still_hear(&w.sund, id, &all).await.unwrap();
    assert_eq!(w.statements(), 1, "one query for all of them");
    assert_eq!(hearing.gone, [listener(&w.olga), elsewhere]);
    assert_eq!(hearing.now, Some(Now { state: SessionState::Open, last_change: 1, floor: 0, board: 0 }));

    w.stand(&w.tomasz, Standing::Outsider).await;
    w.sign_out(&w.aino).await;
    ended(&w.sund, &w.aino.viewer, id).await.unwrap();
    let hearing = still_hear(&w.sund, id, &all[..2]).await.unwrap();
    assert_eq!(hearing.gone, all[..2]);
    assert_eq!(hearing.now, None, "nobody may be here any more");
    assert_eq!(still_hear(&w.sund, id, &[]).await.unwrap(), Hearing::default());
}
