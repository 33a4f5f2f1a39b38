//! Who may join what, and that nothing moves before they have said so, in the session in which they have shown it.

use super::{Rows, asked, goes_on, joined, page, press, refused, shows, swedish, ways};
use crate::live::socket::Socket;
use sund_actions::{
    people,
    sso::{self, Arriving, SignIn, Told},
};
use sund_domain::{
    Refusal,
    live::frames::close,
    people::JOIN_WITHIN,
    sso::{Joining, LINK_WITHIN},
};
use sund_tests::{Network, Person, each_database, html};

#[test]
fn nothing_moves_before_the_button_and_everything_after() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let rows = Rows::of(network).await;
        let mut socket = Socket::enter(network, member, network.closed.open, 0).await;
        network.statements.take();
        let joining = asked(network, chair, member).await;
        let writes = network.statements.take_writes();
        let pending = |sql: &String| sql.contains("joinings") || sql.contains("identities set external_id");
        assert!(!writes.is_empty() && writes.iter().all(pending), "{writes:?}");
        let asks = network.get(chair, &page(joining)).await;
        assert_eq!(asks.status, 200);
        assert_eq!(asks.headers["cache-control"], "no-store");
        let text = html::text(&asks.body);
        let (organisation, name) = (member.viewer.organisation_name.as_str(), member.viewer.name.as_str());
        for told in [organisation, name, "This cannot be undone", "3 workgroups"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        for marker in [network.closed.marker, network.confidential.marker] {
            assert!(!asks.body.contains(marker), "what is in it is counted and not shown: {text}");
        }
        assert!(!rows.is_ended(member.viewer.person).await);
        assert_eq!(network.get(member, "/").await.status, 200);

        let done = press(network, chair, joining).await;
        assert_eq!((done.status, done.location()), (303, "/settings/identities"), "{}", done.body);
        let chair = goes_on(network, chair, &done).await;
        assert_eq!(network.get(&network.people.chair, "/").await.status, 303, "the old token counts no more");
        assert_eq!(network.get(member, "/").await.status, 303, "the very next page");
        assert_eq!(socket.closed_soon().await, Some(close::GONE));
        assert!(rows.is_ended(member.viewer.person).await);
        assert_eq!(ways(network, &chair).await.len(), 2);
        assert_eq!(network.get(&chair, &format!("/people/{}", member.viewer.person)).await.status, 404);
        // Whoever signs in there is the one person now, and works where they worked.
        let swedish = swedish(network).await;
        let told = Told { issuer: swedish.issuer.clone(), subject: member.viewer.name.clone(), ..Told::default() };
        let SignIn::WorksElsewhere { person, .. } =
            sso::sign_in(network.sund(), &swedish, &told, &Arriving::default()).await.unwrap()
        else {
            panic!("works in Finland")
        };
        assert_eq!(person, chair.viewer.person);
        assert_eq!(chair.viewer.organisation, network.people.chair.viewer.organisation);
        let thread = network.get(&chair, &format!("/threads/{}", network.open.question)).await;
        assert!(!thread.body.contains(&member.viewer.name), "what was written bears the one name");
        assert!(html::text(&thread.body).contains("then: "), "and the organisation of its time");
        rows.done().await;
    });
}

#[test]
fn it_is_used_once_in_time_and_in_its_own_session_by_its_own_person() {
    each_database(async |network| {
        let (chair, member, author) = (&network.people.chair, &network.people.member, &network.people.author);
        let rows = Rows::of(network).await;
        let joining = asked(network, chair, member).await;
        let elsewhere = network.another_browser(&chair.viewer).await;
        let leave = format!("{}/leave", page(joining));
        for (who, what) in [(author, "another person"), (member, "the other account"), (&elsewhere, "another browser")]
        {
            assert_eq!(network.get(who, &page(joining)).await.status, 404, "{what}");
            assert_eq!(press(network, who, joining).await.status, 404, "{what}");
            assert_eq!(network.post(who, &leave, &[("", "")]).await.status, 404, "{what}");
        }
        // The form of one person, sent by another who signed in in the same browser.
        let theirs = format!("{}?as={}", page(joining), author.viewer.person);
        assert_eq!(network.post(chair, &theirs, &[("", "")]).await.status, 403);
        assert!(!rows.is_ended(member.viewer.person).await, "none of that has done anything");

        network.clock.forward(JOIN_WITHIN + 1);
        assert_eq!(network.get(chair, &page(joining)).await.status, 404, "too late");
        assert_eq!(press(network, chair, joining).await.status, 404);
        let first = asked(network, chair, member).await;
        let second = asked(network, chair, author).await;
        assert_eq!(press(network, chair, first).await.status, 404, "the page says what is joined: the last one shown");
        let leave = format!("{}/leave", page(second));
        assert_eq!(network.post(chair, &leave, &[("", "")]).await.location(), "/settings/identities");
        assert_eq!(press(network, chair, second).await.status, 404, "left is left");
        network.clock.forward(JOIN_WITHIN - 1);
        let again = asked(network, chair, member).await;
        network.clock.forward(JOIN_WITHIN);
        let done = press(network, chair, again).await;
        assert_eq!(done.status, 303, "at the last moment");
        let chair = goes_on(network, chair, &done).await;
        assert_eq!(press(network, &chair, again).await.status, 404, "once");
        assert_eq!(press(network, &network.people.chair, again).await.location().split('?').next(), Some("/sign-in"));
        rows.done().await;
    });
}

#[test]
fn rights_to_administer_do_not_come_by_the_way() {
    each_database(async |network| {
        let people = &network.people;
        let (chair, member, platform) = (&people.chair, &people.member, &people.administrator);
        assert_eq!(refused(network, member, platform).await, Refusal::SecondAdministers);
        let appoint = async |set: bool| {
            let person = member.viewer.person;
            people::appoint_administrator(network.sund(), &platform.viewer, person, set).await.unwrap();
        };
        let joining = asked(network, chair, member).await;
        appoint(true).await;
        assert_eq!(refused(network, chair, member).await, Refusal::SecondAdministers);
        // Appointed after it was shown: asked again when the button is pressed.
        let late = press(network, chair, joining).await;
        assert_eq!(late.status, 403);
        assert!(html::text(&late.body).contains("administers the network or an organisation"), "{}", late.body);
        assert!(sso::viewer(network.sund(), &member.token).await.unwrap().is_some(), "nothing has moved");
        appoint(false).await;
        // The one who stays keeps what they have.
        let admin = joined(network, platform, member).await;
        assert!(admin.viewer.administrator);
    });
}

#[test]
fn an_ended_account_is_not_brought_back() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let joining = asked(network, chair, member).await;
        let platform = &network.people.administrator.viewer;
        people::end_account(network.sund(), platform, member.viewer.person, "A reason").await.unwrap();
        let late = press(network, chair, joining).await;
        assert_eq!(late.status, 403);
        assert!(html::text(&late.body).contains("That account has been ended"), "{}", late.body);
        assert_eq!(refused(network, chair, member).await, Refusal::SecondEnded);
        assert_eq!(ways(network, chair).await.len(), 1);
        assert_eq!(network.get(chair, "/").await.status, 200, "signed in as before");
    });
}

/// Who shows one side only learns nothing: not even whether there is another account.
#[test]
fn what_was_not_shown_just_now_at_both_is_answered_alike() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let swedish = swedish(network).await;
        let stale = async |subject: &str| {
            let at = network.now().plus(-LINK_WITHIN - 1);
            let (issuer, subject) = (swedish.issuer.clone(), subject.to_owned());
            let told = Told { issuer, subject, authenticated: Some(at), ..Told::default() };
            let intent = sund_domain::sso::Intent::Link { person: chair.viewer.person };
            let arriving = Arriving { replaces: Some(&chair.token), intent, ..Arriving::default() };
            network.statements.take();
            let done = sso::sign_in(network.sund(), &swedish, &told, &arriving).await.unwrap();
            (matches!(done, SignIn::NotSure(_)), network.statements.take())
        };
        let (theirs, nobodys) = (stale(&member.viewer.name).await, stale("nobody at all").await);
        assert!(theirs.0 && nobodys.0);
        assert_eq!(theirs.1, nobodys.1, "the same statements, whoever it may be");
        // Without a session of the one who says that it is theirs there is nothing.
        for token in ["x".repeat(43), member.token.clone()] {
            let nobody = Person { token, ..chair.clone() };
            assert!(matches!(shows(network, &nobody, &swedish, &member.viewer.name).await, SignIn::SomebodyElse));
        }
        assert_eq!(ways(network, chair).await.len(), 1);
    });
}

/// Somebody new of the Swedish organisation, who waits for it to let them in.
async fn waits(network: &Network) -> (sso::Provider, Told) {
    let rows = Rows::of(network).await;
    let provider = swedish(network).await;
    let approval = [provider.id.0.into(), Joining::Approval.code().into()];
    rows.run("update providers set joining = $2 where id = $1", approval).await;
    rows.done().await;
    let provider = swedish(network).await;
    let told = Told {
        issuer: provider.issuer.clone(),
        subject: "waits".into(),
        name: Some("Wilma Waits".into()),
        ..Told::default()
    };
    let done = sso::sign_in(network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
    assert!(matches!(done, SignIn::Waiting));
    (provider, told)
}

#[test]
fn who_waits_joins_as_a_sign_in_and_is_asked_when_they_want_to_work_there() {
    each_database(async |network| {
        let chair = &network.people.chair;
        let (provider, told) = waits(network).await;
        let SignIn::Second(joining) = shows(network, chair, &provider, &told.subject).await else { panic!("asks") };
        let asks = network.get(chair, &page(joining)).await;
        assert!(html::text(&asks.body).contains("still waits for"), "{}", asks.body);
        let done = press(network, chair, joining).await;
        let chair = goes_on(network, chair, &done).await;
        assert_eq!(ways(network, &chair).await, [network.provider, provider.id]);
        let platform = &network.people.administrator.viewer;
        let (colleagues, _) = people::colleagues(network.sund(), platform, "", None).await.unwrap();
        assert!(colleagues.iter().all(|one| !one.waits));
        let signed_in = sso::sign_in(network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
        assert!(matches!(signed_in, SignIn::WorksElsewhere { .. }), "the sign-in is theirs, and they wait for nothing");
        let asked = network.works_for(&chair.viewer, &provider, &told.subject).await;
        assert!(matches!(asked, SignIn::Waiting));
        let now = sso::sign_in(network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
        assert!(matches!(now, SignIn::Waiting), "to work there, the organisation has to agree");
    });
}
