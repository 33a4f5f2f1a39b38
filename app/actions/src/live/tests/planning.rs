//! From the plan to the end.

use super::{no_rooms::NoRooms, *};
use sund_domain::{
    Field, Invalid, Problem,
    live::{MINUTES_MOST, SessionState},
    text::TITLE_MOST,
    workgroups::ReadLog,
};

#[tokio::test]
async fn a_chair_plans_changes_opens_and_ends() {
    let w = World::new().await;
    let id = w.planned().await;
    let all = list(&w.sund, &w.tomasz.viewer).await.unwrap();
    assert_eq!((all.open.len(), all.planned.len(), all.ended.len()), (0, 1, 0));
    assert_eq!(all.planned[0].purpose_html.trim(), "<p>What <em>platforms</em> see.</p>");

    refused(change(&w.sund, &w.tomasz.viewer, id, form()).await, Refusal::ChairsOnly);
    change(&w.sund, &w.aino.viewer, id, PlanForm { title: "A new title", minutes: " 15 ", ..form() }).await.unwrap();
    let session = session(&w.sund, &NoRooms, &w.tomasz.viewer, id).await.unwrap();
    assert_eq!((session.title.as_str(), session.minutes, session.state), ("A new title", 15, SessionState::Planned));

    refused(open(&w.sund, &w.tomasz.viewer, id).await, Refusal::ChairsOnly);
    refused(ended(&w.sund, &w.aino.viewer, id).await, Refusal::NotOpenYet);
    open(&w.sund, &w.aino.viewer, id).await.unwrap();
    refused(open(&w.sund, &w.aino.viewer, id).await, Refusal::OpenAlready);
    refused(changing(&w.sund, &w.aino.viewer, id).await, Refusal::OpenAlready);
    ended(&w.sund, &w.aino.viewer, id).await.unwrap();
    refused(ended(&w.sund, &w.aino.viewer, id).await, Refusal::Ended);
    let all = list(&w.sund, &w.tomasz.viewer).await.unwrap();
    assert_eq!((all.open.len(), all.planned.len(), all.ended.len()), (0, 0, 1));

    let on = w.sund.store.reads();
    let group = workgroups::by_slug(on, w.aino.viewer.seer, "group").await.unwrap().unwrap();
    let group = Granted::<_, ReadLog>::check(group).unwrap();
    let lines = sund_store::audit::of_workgroup(on, w.aino.viewer.seer, &group, None, 10).await.unwrap();
    let mut acts: Vec<_> = lines.iter().map(|line| (line.act.code(), line.what.as_str())).collect();
    acts.sort_unstable();
    assert_eq!(
        acts,
        [
            ("session-changed", "A new title"),
            ("session-ended", "A new title"),
            ("session-opened", "A new title"),
            ("session-planned", "Preventing trafficking of children online"),
        ]
    );
}

#[tokio::test]
async fn a_session_does_not_exist_for_outsiders() {
    let w = World::new().await;
    let id = w.opened().await;
    let olga = &w.olga.viewer;
    refused(session(&w.sund, &NoRooms, olga, id).await, Refusal::NotFound);
    refused(show(&w.sund, &NoRooms, olga, id, None).await, Refusal::NotFound);
    refused(hear(&w.sund, olga, id).await, Refusal::NotFound);
    refused(messages_after(&w.sund, olga, id, 0, 10).await, Refusal::NotFound);
    refused(changing(&w.sund, olga, id).await, Refusal::NotFound);
    refused(change(&w.sund, olga, id, form()).await, Refusal::NotFound);
    refused(open(&w.sund, olga, id).await, Refusal::NotFound);
    refused(ended(&w.sund, olga, id).await, Refusal::NotFound);
    refused(plan(&w.sund, olga, "group", form()).await, Refusal::ChairsOnly);
    refused(plan(&w.sund, olga, "no-such-group", form()).await, Refusal::NotFound);
    assert!(list(&w.sund, olga).await.unwrap().open.is_empty());
}

#[tokio::test]
async fn every_wrong_field_of_a_plan_is_named() {
    let w = World::new().await;
    let long = "x".repeat(TITLE_MOST + 1);
    let wrong = PlanForm {
        title: &long,
        language: "xx",
        purpose: " ",
        place: "\u{200B}",
        start: None,
        minutes: "-1",
        ..PlanForm::default()
    };
    let Err(ActionError::Invalid(invalid)) = plan(&w.sund, &w.aino.viewer, "group", wrong).await else {
        panic!("nothing of it is right");
    };
    let minutes = Problem::OutOfRange { least: 1, most: MINUTES_MOST };
    assert_eq!(
        invalid,
        Invalid(vec![
            (Field::Title, Problem::TooLong { most: TITLE_MOST }),
            (Field::Language, Problem::NotAChoice),
            (Field::Purpose, Problem::Empty),
            (Field::Place, Problem::Empty),
            (Field::Start, Problem::NotATime),
            (Field::Minutes, minutes),
        ])
    );
    for wrong in ["0", "", "4321", "1.5", "99999999999"] {
        let form = PlanForm { minutes: wrong, ..form() };
        let Err(ActionError::Invalid(invalid)) = plan(&w.sund, &w.aino.viewer, "group", form).await else {
            panic!("{wrong} minutes");
        };
        assert_eq!(invalid, Invalid::new(Field::Minutes, minutes));
    }
    assert!(list(&w.sund, &w.aino.viewer).await.unwrap().planned.is_empty(), "nothing was kept");
}
