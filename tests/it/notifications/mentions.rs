//! Whom a text calls: who is told, who is not, and what one who calls a name learns by it.

use super::{all_seen, reply, started, unread, watch, whys};
use sund_actions::{
    ActionError,
    forum::{self, Written},
    notifications,
};
use sund_domain::{
    Field, Problem,
    forum::{Callable, DraftPlace, MENTIONS_MOST, Meant, mention},
    ids::{PostId, ThreadId},
    notifications::Why,
};
use sund_tests::{Network, Person, Place, each_database};

fn called(who: &Person) -> String {
    mention("Whoever", &Meant::Person(who.viewer.person))
}

fn group(place: &Place) -> String {
    mention("Everybody", &Meant::Workgroup(place.slug.clone()))
}

async fn mutes(network: &Network, who: &Person, place: &Place) {
    let sund = network.sund();
    let (_, places) = notifications::settings(sund, &who.viewer).await.unwrap();
    let workgroup = places.iter().find(|known| known.visibility == place.visibility).unwrap().workgroup;
    let form = notifications::TellMeForm {
        mail: "daily".into(),
        posting: "tracking".into(),
        workgroups: vec![(workgroup, "muted".into(), String::new())],
        ..notifications::TellMeForm::default()
    };
    notifications::keep_settings(sund, &who.viewer, &form).await.unwrap();
}

async fn html(network: &Network, by: &Person, thread: ThreadId, id: PostId) -> String {
    let page = forum::show_thread(network.sund(), &by.viewer, thread, Some(u32::MAX)).await.unwrap();
    page.posts.into_iter().find(|post| post.id == id).unwrap().html
}

#[test]
fn whoever_is_called_is_told_under_the_name_of_today() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let thread = started(network, author, &network.closed, "A question").await;
        all_seen(network).await;
        let id = reply(network, chair, thread, &format!("What do you say, {}?", called(member))).await;
        assert_eq!(whys(network, member).await, [Why::Mention]);
        assert_eq!(whys(network, author).await, [Why::Reply], "only who is called is called");
        let html = html(network, chair, thread, id).await;
        let (person, name) = (member.viewer.person, &member.viewer.name);
        assert!(
            html.contains(&format!("href=\"/people/{person}\"")) && html.contains(&format!(">@{name}</a>")),
            "{html}"
        );
        assert!(!html.contains("Whoever"), "what was typed is not what is shown: {html}");
        // The strongest reason, once, in a thread of one's own and from who watches.
        all_seen(network).await;
        watch(network, author, &network.closed, "watching").await;
        reply(network, chair, thread, &format!("{} {}", called(author), called(author))).await;
        assert_eq!(whys(network, author).await, [Why::Mention]);
        watch(network, author, &network.closed, "muted").await;
        all_seen(network).await;
        reply(network, chair, thread, &called(author)).await;
        assert_eq!(whys(network, author).await, [], "muted is muted");
    });
}

#[test]
fn what_is_quoted_or_code_calls_nobody() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let thread = started(network, author, &network.open, "Quoted").await;
        all_seen(network).await;
        let name = called(member);
        for text in [
            format!("> {name}"),
            format!("`{name}`"),
            format!("```\n{name}\n```"),
            format!("> - > {name}\n\nSo"),
            format!("a{name}"),
        ] {
            reply(network, chair, thread, &text).await;
        }
        assert_eq!(whys(network, member).await, []);
    });
}

#[test]
fn an_edit_tells_those_whom_it_calls_anew() {
    each_database(async |network| {
        let (author, member, chair) = (&network.people.author, &network.people.member, &network.people.chair);
        let (sund, place) = (network.sund(), &network.closed);
        let thread = started(network, author, place, "Edited").await;
        let id = reply(network, chair, thread, &called(member)).await;
        all_seen(network).await;
        let edit = async |body: &str| {
            network.clock.forward(sund_domain::time::MINUTE);
            forum::edit_post(sund, &chair.viewer, id, None, Written { body, language: "en" }).await.unwrap();
        };
        edit(&format!("{} and once more", called(member))).await;
        assert_eq!((whys(network, member).await, whys(network, author).await), (vec![], vec![]));
        // Who had read it as a reply is told that it calls them now; who was called is not told a second time.
        edit(&format!("{} {}", called(member), called(author))).await;
        assert_eq!((whys(network, member).await, whys(network, author).await), (vec![], vec![Why::Mention]));
        all_seen(network).await;
        edit("Nobody").await;
        edit(&called(author)).await;
        assert_eq!(whys(network, author).await, []);
    });
}

#[test]
fn a_workgroup_is_called_by_its_members_and_each_hears_as_closely_as_they_watch() {
    each_database(async |network| {
        let people = &network.people;
        let (author, member, chair, outsider) = (&people.author, &people.member, &people.chair, &people.outsider);
        let group_of = &network.closed;
        // Called from another place, which all of them may read.
        let thread = started(network, outsider, &network.open, "Elsewhere").await;
        all_seen(network).await;
        reply(network, chair, thread, &group(group_of)).await;
        assert_eq!(
            (whys(network, author).await, whys(network, member).await),
            (vec![Why::Mention], vec![Why::Mention])
        );
        assert_eq!((whys(network, chair).await, whys(network, &people.ex_member).await), (vec![], vec![]));
        all_seen(network).await;
        mutes(network, member, group_of).await;
        reply(network, author, thread, &group(group_of)).await;
        assert_eq!((whys(network, chair).await, whys(network, member).await), (vec![Why::Mention], vec![]));
        // Who does not belong to it calls nobody, and is told so.
        all_seen(network).await;
        let id = reply(network, outsider, thread, &group(group_of)).await;
        assert_eq!((whys(network, chair).await, whys(network, author).await), (vec![], vec![]));
        assert!(html(network, outsider, thread, id).await.contains("@Everybody <i class=\"untold\"></i>"));
    });
}

/// What one cannot call looks like what is not there, whichever of both it is.
#[test]
fn calling_a_name_tells_nothing_of_a_confidential_workgroup() {
    each_database(async |network| {
        let people = &network.people;
        let (author, member, outsider) = (&people.author, &people.member, &people.outsider);
        let secret = &network.confidential;
        let thread = started(network, outsider, &network.open, "Fishing").await;
        all_seen(network).await;
        let mut shown = Vec::new();
        for text in [group(secret), mention("Everybody", &Meant::Workgroup("no-such-workgroup".into()))] {
            for who in [outsider, author] {
                let place = DraftPlace::Reply(thread);
                shown.push(forum::preview(network.sund(), &who.viewer, place, &text).await.unwrap());
                let id = reply(network, who, thread, &text).await;
                shown.push(html(network, who, thread, id).await);
            }
        }
        assert!(shown.iter().all(|html| html == "<p>@Everybody <i class=\"untold\"></i></p>\n"), "{shown:?}");
        assert_eq!(whys(network, member).await, [], "it is not called from elsewhere, not even by its members");
        // Within itself it is.
        let within = started(network, author, secret, "Within").await;
        all_seen(network).await;
        let id = reply(network, author, within, &format!("{} {}", group(secret), called(outsider))).await;
        assert_eq!(whys(network, member).await, [Why::Mention]);
        assert_eq!(unread(network, outsider).await, []);
        let html = html(network, author, within, id).await;
        assert!(html.contains(secret.marker) && html.contains("@Whoever <i class=\"untold\"></i>"), "{html}");
        for (who, typed, wanted) in [(outsider, "The", 0), (author, "The conf", 0), (author, "confidential", 0)] {
            let found = forum::callable(network.sund(), &who.viewer, DraftPlace::Reply(thread), typed).await.unwrap();
            let secret = |one: &&Callable| one.meant == Meant::Workgroup(network.confidential.slug.clone());
            assert_eq!(found.iter().filter(secret).count(), wanted, "{typed}");
        }
    });
}

#[test]
fn whoever_may_not_read_it_any_more_is_not_told() {
    each_database(async |network| {
        let people = &network.people;
        let (author, chair, outsider) = (&people.author, &people.chair, &people.outsider);
        let thread = started(network, author, &network.open, "On its way").await;
        all_seen(network).await;
        reply(network, author, thread, &called(outsider)).await;
        assert_eq!(whys(network, outsider).await, [Why::Mention]);
        forum::move_thread(network.sund(), &chair.viewer, thread, &network.closed.slug).await.unwrap();
        assert_eq!(unread(network, outsider).await, []);
    });
}

#[test]
fn a_text_calls_only_so_many() {
    each_database(async |network| {
        let (sund, author) = (network.sund(), &network.people.author);
        let thread = started(network, author, &network.open, "Many").await;
        let many =
            |n: usize| (0..n).map(|n| mention("x", &Meant::Workgroup(format!("g-{n}")))).collect::<Vec<_>>().join(" ");
        reply(network, author, thread, &many(MENTIONS_MOST)).await;
        let body = many(MENTIONS_MOST + 1);
        let written = Written { body: &body, language: "en" };
        let refused = forum::reply(sund, &author.viewer, thread, sund.new_id(), written).await.unwrap_err();
        let ActionError::Invalid(invalid) = refused else { panic!("{refused:?}") };
        assert_eq!(invalid.of(Field::Body), Some(Problem::TooManyMentions { most: MENTIONS_MOST }));
        let address = format!("/threads/{thread}/reply");
        for act in ["send", "preview"] {
            let answer = network.post(author, &address, &[("body", body.as_str()), ("do", act)]).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains("no more than 10 people"), "{}", answer.body);
        }
    });
}

/// The way without scripts: a field, buttons with names, and the mention in the text.
#[test]
fn whom_one_can_call_is_found_by_name() {
    each_database(async |network| {
        let people = &network.people;
        let (author, member, outsider) = (&people.author, &people.member, &people.outsider);
        let first = |who: &Person| who.viewer.name.split(' ').next().unwrap().to_owned();
        let thread = started(network, author, &network.closed, "Who").await;
        let address = format!("/threads/{thread}/reply");
        let find = async |who: &Person, name: &str| {
            let form = [("body", "Hello"), ("mention", name), ("do", "find")];
            network.post(author, &address, &form).await.body.contains(&format!("call:/people/{}", who.viewer.person))
        };
        let last = member.viewer.name.split(' ').next_back().unwrap().to_lowercase();
        assert!(find(member, &first(member)).await && find(member, &last).await);
        assert!(!find(outsider, &first(outsider)).await, "who may not read it is not offered");
        // Enter in the field saves the draft, and finds as well.
        let name = first(member);
        let form = [("body", "Hello"), ("mention", name.as_str()), ("do", "save")];
        let saved = network.post(author, &address, &form).await;
        assert_eq!(saved.status, 200);
        assert!(saved.body.contains(&format!("call:/people/{}", member.viewer.person)), "{}", saved.body);
        let kept = forum::draft(network.sund(), &author.viewer, DraftPlace::Reply(thread)).await.unwrap();
        assert_eq!(kept.map(|draft| draft.body).as_deref(), Some("Hello"));
        let put = format!("call:/people/{}", member.viewer.person);
        let answer = network.post(author, &address, &[("body", "Hello"), ("mention", "x"), ("do", put.as_str())]).await;
        let text = format!("Hello {} ", mention(&member.viewer.name, &Meant::Person(member.viewer.person)));
        assert_eq!(sund_tests::html::field(&answer.body, "body"), Some(text), "{}", answer.body);
        let put = format!("call:/people/{}", outsider.viewer.person);
        let answer = network.post(author, &address, &[("body", "Hello"), ("do", put.as_str())]).await;
        assert_eq!(sund_tests::html::field(&answer.body, "body").as_deref(), Some("Hello"));
        // Everybody may read an open one.
        let thread = started(network, author, &network.open, "Who").await;
        let found = forum::callable(network.sund(), &author.viewer, DraftPlace::Reply(thread), &first(outsider)).await;
        assert!(found.unwrap().iter().any(|one| one.meant == Meant::Person(outsider.viewer.person)));
        let within =
            forum::callable(network.sund(), &outsider.viewer, DraftPlace::Reply(network.closed.question), "a").await;
        assert!(matches!(within, Err(ActionError::Refused(_))), "{within:?}");
    });
}
