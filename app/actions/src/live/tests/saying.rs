//! Numbers, resends, and who may not speak (any more).

use super::*;
use sund_domain::sso::IDLE;

#[tokio::test]
async fn messages_are_numbered_in_the_order_in_which_they_came() {
    let w = World::new().await;
    let id = w.opened().await;
    assert_eq!(w.say(id, &w.aino, 1, "One").await.unwrap().number, 1);
    let batch = (2..=40).map(|n| (if n % 2 == 0 { &w.tomasz } else { &w.aino }.clone(), said(n, &format!("No. {n}"))));
    let fates = say_all(&w.sund, id, Terms::default(), batch.collect()).await.unwrap();
    let numbers: Vec<u32> = fates.iter().map(|fate| fate.as_ref().unwrap().number).collect();
    assert_eq!(numbers, (2..=40).collect::<Vec<u32>>());
    let kept = messages_after(&w.sund, &w.tomasz.viewer, id, 0, 1_000).await.unwrap();
    assert_eq!(kept.iter().map(|m| m.number).collect::<Vec<_>>(), (1..=40).collect::<Vec<u32>>());
    assert_eq!(kept[6].html.trim(), "<p>No. 7</p>");
    let told: Vec<_> = fates.into_iter().map(|fate| fate.unwrap().message.unwrap()).collect();
    assert_eq!(told, kept[1..], "what the room broadcasts is what the database gives back");
    assert!(kept[0].voice.person().unwrap().chair && !kept[1].voice.person().unwrap().chair);
}

#[tokio::test]
async fn a_resend_is_acknowledged_and_not_said_twice() {
    let w = World::new().await;
    let id = w.opened().await;
    let first = w.say(id, &w.aino, 1, "Hello").await.unwrap();
    assert_eq!(w.say(id, &w.aino, 1, "Hello").await, Ok(Committed { number: first.number, message: None }));
    let other = w.say(id, &w.tomasz, 1, "Hello").await.unwrap();
    assert_eq!((other.number, other.message.is_some()), (2, true), "ids of two people do not meet");
    let twice = vec![
        (w.aino.clone(), said(2, "Again")),
        (w.aino.clone(), said(1, "Hello")),
        (w.aino.clone(), said(2, "Again")),
        (w.aino.clone(), said(3, "")),
        (w.aino.clone(), said(3, "")),
    ];
    let fates = say_all(&w.sund, id, Terms::default(), twice).await.unwrap();
    let short: Vec<_> = fates.iter().map(|f| f.as_ref().map(|c| (c.number, c.message.is_some()))).collect();
    assert_eq!(short, [Ok((3, true)), Ok((1, false)), Ok((3, false)), Err(&Why::Empty), Err(&Why::Empty)]);
    ended(&w.sund, &w.aino.viewer, id).await.unwrap();
    assert_eq!(w.say(id, &w.aino, 2, "Again").await, Ok(Committed { number: 3, message: None }), "also after the end");
    assert_eq!(w.say(id, &w.aino, 4, "New").await, Err(Why::Rule(Refusal::Ended)));
    assert_eq!(messages_after(&w.sund, &w.aino.viewer, id, 0, 10).await.unwrap().len(), 3);
}

#[tokio::test]
async fn one_speaks_only_while_the_session_is_open() {
    let w = World::new().await;
    let id = w.planned().await;
    assert_eq!(w.say(id, &w.aino, 1, "Too early").await, Err(Why::Rule(Refusal::NotOpenYet)));
    assert_eq!(w.say(w.sund.new_id(), &w.aino, 1, "Nowhere").await, Err(Why::Rule(Refusal::NotFound)));
}

#[tokio::test]
async fn outsiders_and_those_who_left_or_signed_out_are_not_heard() {
    let w = World::new().await;
    let id = w.opened().await;
    let gone = Err(Why::Rule(Refusal::NotFound));
    assert_eq!(w.say(id, &w.olga, 1, "Let me in").await, gone);
    w.say(id, &w.tomasz, 1, "I am here").await.unwrap();
    w.stand(&w.tomasz, Standing::Outsider).await;
    assert_eq!(w.say(id, &w.tomasz, 2, "Still here?").await, gone);
    assert_eq!(w.say(id, &w.tomasz, 1, "I am here").await, gone, "not even a resend");
    w.stand(&w.tomasz, Standing::Member).await;
    w.say(id, &w.tomasz, 2, "Back").await.unwrap();
    let borrowed = Speaker { token_hash: w.aino.token_hash.clone(), ..w.tomasz.clone() };
    assert_eq!(w.say(id, &borrowed, 3, "With another's token").await, gone);
    w.sign_out(&w.tomasz).await;
    assert_eq!(w.say(id, &w.tomasz, 3, "Signed out").await, gone);
    w.clock.0.fetch_add(IDLE + 1, Ordering::SeqCst);
    assert_eq!(w.say(id, &w.aino, 9, "Too long away").await, gone);
    let mixed = vec![(w.tomasz.clone(), said(5, "no")), (w.olga.clone(), said(6, "no"))];
    assert_eq!(say_all(&w.sund, id, Terms::default(), mixed).await.unwrap(), [gone.clone(), gone]);
}

#[tokio::test]
async fn text_is_checked_rendered_and_its_language_known() {
    let w = World::new().await;
    let id = w.opened().await;
    assert_eq!(w.say(id, &w.aino, 1, " \u{200B}\n").await, Err(Why::Empty));
    assert_eq!(w.say(id, &w.aino, 2, &"x".repeat(4_001)).await, Err(Why::TooLong));
    let evil =
        w.say(id, &w.aino, 3, "<script>alert(1)</script>\0 [x](javascript:alert(1))").await.unwrap().message.unwrap();
    assert!(!evil.html.contains("<script") && !evil.html.contains("href"), "{}", evil.html);
    assert_eq!(evil.number, 1, "what is refused takes no number");
    let finnish = "Kenen ammattilaisen tulisi haastatella lapsi, kun hän palaa sijaishuoltopaikkaan?";
    assert_eq!(w.say(id, &w.aino, 4, finnish).await.unwrap().message.unwrap().language, Language::Fi);
    assert_eq!(w.say(id, &w.aino, 5, "Ja.").await.unwrap().message.unwrap().language, Language::En, "as the session");
    let chosen = Said { language: Some(Language::Sv), ..said(6, "Ja.") };
    let fates = say_all(&w.sund, id, Terms::default(), vec![(w.aino.clone(), chosen)]).await.unwrap();
    assert_eq!(fates[0].as_ref().unwrap().message.as_ref().unwrap().language, Language::Sv);
}
