//! What holds for the people of a provider: how they join, and which places its groups give.

use super::*;
use sund_domain::{
    sso::{Joining, Mapping},
    workgroups::{Source, Standing, Visibility},
};
use sund_store::workgroups::{self, Place};

async fn workgroup(w: &World, slug: &str) -> sund_domain::ids::WorkgroupId {
    let tx = w.sund.store.begin().await.unwrap();
    let id = w.sund.new_id();
    let new = workgroups::NewWorkgroup {
        id,
        slug: slug.into(),
        name: slug.to_uppercase(),
        purpose: String::new(),
        language: sund_domain::language::Language::En,
        visibility: Visibility::Closed,
        at: w.sund.now(),
    };
    workgroups::insert(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn places(w: &World, person: PersonId) -> Vec<(Standing, Source)> {
    let mut places = workgroups::places_of(w.sund.store.reads(), person).await.unwrap();
    places.sort_by_key(|place| place.workgroup);
    places.into_iter().map(|place| (place.standing, place.source)).collect()
}

async fn by_hand(w: &World, person: PersonId, workgroup: sund_domain::ids::WorkgroupId, standing: Standing) {
    let tx = w.sund.store.begin().await.unwrap();
    workgroups::set_place(
        &tx,
        person,
        Place { workgroup, standing, source: Source::Hand, provider: None },
        w.sund.now(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// Somebody who administers the platform.
async fn operator(w: &World) -> sund_domain::people::Viewer {
    let told = Told { subject: "operator".into(), email: Some("operator@justice.fi.example".into()), ..aino() };
    let at_once = Provider { rules: ProviderRules::default(), ..w.provider.clone() };
    sign_in(&w.sund, &at_once, &told, &Arriving::default()).await.unwrap();
    let named = crate::people::Named::Email("operator@justice.fi.example");
    crate::people::set_platform_administrator(&w.sund, named, true, false).await.unwrap();
    let SignIn::In { token, .. } = sign_in(&w.sund, &at_once, &told, &Arriving::default()).await.unwrap() else {
        panic!("somebody who may come in")
    };
    viewer(&w.sund, &token).await.unwrap().unwrap().viewer
}

fn in_groups(groups: &[&str]) -> Told {
    Told { groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()), ..aino() }
}

#[tokio::test]
async fn whoever_must_be_approved_waits() {
    let mut w = World::new().await;
    w.provider.rules.joining = Joining::Approval;
    for _ in 0..2 {
        let answer = sign_in(&w.sund, &w.provider, &aino(), &Arriving::default()).await.unwrap();
        assert!(matches!(answer, SignIn::Waiting));
    }
    let known =
        rows::known(w.sund.store.reads(), w.provider.id, &aino().issuer, &aino().subject).await.unwrap().unwrap();
    assert!(!known.approved);
    assert!(people::profile(w.sund.store.reads(), known.person).await.unwrap().is_none(), "nobody sees them yet");
    let platform = operator(&w).await;
    crate::people::approve_person(&w.sund, &platform, known.person).await.unwrap();
    w.provider.rules.joining = Joining::AtOnce;
    let (token, person) = w.sign_in(&aino()).await;
    assert_eq!(person, known.person);
    assert_eq!(w.who(&token).await.as_deref(), Some("Aino Kallio"));
}

#[tokio::test]
async fn groups_give_places_and_take_them_away() {
    let mut w = World::new().await;
    let (one, two) = (workgroup(&w, "one").await, workgroup(&w, "two").await);
    assert!(one < two);
    w.provider.rules.mapping = serde_json::from_str::<Mapping>(
        r#"{"groups": "groups", "workgroups": {
            "experts": [{"workgroup": "one", "role": "member"}],
            "leads": [{"workgroup": "one", "role": "chair"}, {"workgroup": "two", "role": "member"},
                      {"workgroup": "nowhere", "role": "chair"}]}}"#,
    )
    .unwrap();
    let (_, person) = w.sign_in(&in_groups(&["experts"])).await;
    assert_eq!(places(&w, person).await, [(Standing::Member, Source::Claims)]);
    w.sign_in(&in_groups(&["leads", "experts"])).await;
    assert_eq!(places(&w, person).await, [(Standing::Chair, Source::Claims), (Standing::Member, Source::Claims)]);
    w.sign_in(&in_groups(&[])).await;
    assert_eq!(places(&w, person).await, [(Standing::Outsider, Source::Claims), (Standing::Outsider, Source::Claims)]);
    w.sign_in(&in_groups(&["experts"])).await;
    assert_eq!(places(&w, person).await[0], (Standing::Member, Source::Claims), "and again");
}

#[tokio::test]
async fn a_provider_that_does_not_speak_of_groups_takes_nothing() {
    let mut w = World::new().await;
    workgroup(&w, "one").await;
    w.provider.rules.mapping = serde_json::from_str::<Mapping>(
        r#"{"groups": "groups", "workgroups": {"leads": [{"workgroup": "one", "role": "chair"}]}}"#,
    )
    .unwrap();
    let (_, person) = w.sign_in(&in_groups(&["leads"])).await;
    w.sign_in(&Told { groups: None, ..aino() }).await;
    assert_eq!(places(&w, person).await, [(Standing::Chair, Source::Claims)]);
    w.sign_in(&in_groups(&[])).await;
    assert_eq!(places(&w, person).await, [(Standing::Outsider, Source::Claims)], "an empty list is a word");
}

#[tokio::test]
async fn a_mapping_that_is_cleared_takes_what_it_gave() {
    let mut w = World::new().await;
    workgroup(&w, "one").await;
    let mapping = serde_json::from_str::<Mapping>(
        r#"{"groups": "groups", "workgroups": {"leads": [{"workgroup": "one", "role": "chair"}]}}"#,
    )
    .unwrap();
    let other = Provider { id: w.sund.new_id(), client_id: "other".into(), ..w.provider.clone() };
    let tx = w.sund.store.begin().await.unwrap();
    rows::insert_provider(&tx, &other, &[], w.sund.now()).await.unwrap();
    tx.commit().await.unwrap();
    w.provider.rules.mapping = mapping;
    let (_, person) = w.sign_in(&in_groups(&["leads"])).await;
    let tx = w.sund.store.begin().await.unwrap();
    rows::insert_identity(&tx, other.id, &aino().issuer, "aino", person, w.sund.now()).await.unwrap();
    tx.commit().await.unwrap();
    let silent = Provider { rules: ProviderRules::default(), ..other };
    assert!(matches!(
        sign_in(&w.sund, &silent, &in_groups(&[]), &Arriving::default()).await.unwrap(),
        SignIn::In { person: who, .. } if who == person
    ));
    assert_eq!(places(&w, person).await, [(Standing::Chair, Source::Claims)], "another provider's word stands");
    w.provider.rules.mapping = Mapping::default();
    w.sign_in(&in_groups(&[])).await;
    assert_eq!(places(&w, person).await, [(Standing::Outsider, Source::Claims)]);
}

#[tokio::test]
async fn what_people_gave_or_took_stays() {
    let mut w = World::new().await;
    let (one, two) = (workgroup(&w, "one").await, workgroup(&w, "two").await);
    w.provider.rules.mapping = serde_json::from_str::<Mapping>(
        r#"{"groups": "groups", "workgroups": {
            "all": [{"workgroup": "one", "role": "member"}, {"workgroup": "two", "role": "member"}]}}"#,
    )
    .unwrap();
    let (_, person) = w.sign_in(&in_groups(&["all"])).await;
    by_hand(&w, person, one, Standing::Chair).await;
    by_hand(&w, person, two, Standing::Outsider).await;
    for groups in [&["all"][..], &[]] {
        w.sign_in(&in_groups(groups)).await;
        assert_eq!(places(&w, person).await, [(Standing::Chair, Source::Hand), (Standing::Outsider, Source::Hand)]);
    }
}

#[tokio::test]
async fn a_provider_ends_what_it_names_once() {
    let w = World::new().await;
    let there = |sid: &str| Told { sid: Some(sid.into()), ..aino() };
    let (first, _) = w.sign_in(&there("s1")).await;
    let (second, _) = w.sign_in(&there("s2")).await;
    let (other, _) = w.sign_in(&Told { subject: "other".into(), sid: Some("s3".into()), ..aino() }).await;
    let told = |jti: &str, sid: Option<&str>, subject: Option<&str>| LoggedOut {
        jti: jti.into(),
        sid: sid.map(str::to_owned),
        subject: subject.map(str::to_owned),
    };
    let ends = async |told: LoggedOut| logged_out(&w.sund, w.provider.id, &told).await.unwrap();
    assert!(ends(told("1", Some("s1"), Some("somebody else"))).await);
    assert!(w.who(&first).await.is_some(), "sid and sub must fit together");
    assert!(ends(told("2", Some("s1"), None)).await);
    assert_eq!((w.who(&first).await, w.who(&second).await.is_some()), (None, true));
    assert!(!ends(told("2", Some("s2"), None)).await, "a token counts once");
    assert!(w.who(&second).await.is_some());
    assert!(
        !logged_out(&w.sund, w.sund.new_id(), &told("3", None, Some(&aino().subject))).await.is_ok_and(|done| done)
    );
    assert!(ends(told("4", None, Some(&aino().subject))).await);
    assert!(w.who(&second).await.is_none());
    assert!(w.who(&other).await.is_some(), "nobody else");
}

/// Back-Channel Logout 1.0, 2.4 and 2.7: an ID token need not have a `sid`; a logout token may have one all the same.
#[tokio::test]
async fn a_session_of_which_the_provider_did_not_say_the_name_ends_with_its_subject() {
    let w = World::new().await;
    let (unnamed, _) = w.sign_in(&aino()).await;
    let (named, _) = w.sign_in(&Told { sid: Some("s1".into()), ..aino() }).await;
    let (elsewhere, _) = w.sign_in(&Told { sid: Some("s2".into()), ..aino() }).await;
    let (other, _) = w.sign_in(&Told { subject: "other".into(), ..aino() }).await;
    let told = |jti: &str, subject: Option<&str>| LoggedOut {
        jti: jti.into(),
        sid: Some("s1".into()),
        subject: subject.map(str::to_owned),
    };
    assert!(logged_out(&w.sund, w.provider.id, &told("1", None)).await.unwrap());
    assert_eq!(
        (w.who(&named).await, w.who(&unnamed).await.is_some()),
        (None, true),
        "without a subject nobody knows whose"
    );
    assert!(logged_out(&w.sund, w.provider.id, &told("2", Some("aino"))).await.unwrap());
    assert!(w.who(&unnamed).await.is_none());
    assert!(w.who(&elsewhere).await.is_some(), "another session of the same person goes on");
    assert!(w.who(&other).await.is_some(), "and nobody else's ends");
}

#[tokio::test]
async fn one_ends_ones_own_sessions_elsewhere() {
    let w = World::new().await;
    let (here, _) = w.sign_in(&aino()).await;
    w.later(MINUTE);
    let (there, _) = w.sign_in(&aino()).await;
    let (of_another, _) = w.sign_in(&Told { subject: "other".into(), ..aino() }).await;
    let me = viewer(&w.sund, &here).await.unwrap().unwrap();
    let mine = own_sessions(&w.sund, &me.viewer).await.unwrap();
    assert_eq!(mine.len(), 2);
    let theirs = viewer(&w.sund, &of_another).await.unwrap().unwrap();
    let elses = own_sessions(&w.sund, &theirs.viewer).await.unwrap();
    assert!(revoke(&w.sund, &me.viewer, elses[0].id).await.is_err(), "somebody else's is not there");
    let other = mine.iter().find(|session| session.token_hash != me.token_hash).unwrap();
    revoke(&w.sund, &me.viewer, other.id).await.unwrap();
    assert!(w.who(&there).await.is_none());
    let (again, _) = w.sign_in(&aino()).await;
    revoke_others(&w.sund, &me.viewer, &me.token_hash).await.unwrap();
    assert_eq!((w.who(&again).await, w.who(&here).await.is_some()), (None, true));
    assert!(w.who(&of_another).await.is_some());
    assert_eq!(own_sessions(&w.sund, &me.viewer).await.unwrap().len(), 1);
    w.later(IDLE + 1);
    assert!(own_sessions(&w.sund, &me.viewer).await.unwrap().is_empty(), "what counts no more is not listed");
}
