//! The same form twice, one after the other or at once: a double click, a retry, an impatient proxy. One post.

use futures_util::future::join_all;
use sund_actions::{
    forum,
    sso::{self, Arriving, SignIn, Told},
};
use sund_tests::{Answer, Network, Person, each_database};
use uuid::Uuid;

async fn reply(network: &Network, who: &Person, form: Uuid, body: &str) -> Answer {
    let form = form.to_string();
    network
        .post(
            who,
            &format!("/threads/{}/reply", network.open.question),
            &[("form", form.as_str()), ("body", body), ("language", "en")],
        )
        .await
}

async fn start(network: &Network, who: &Person, form: Uuid, title: &str) -> Answer {
    let form = form.to_string();
    let fields =
        [("form", form.as_str()), ("kind", "discussion"), ("title", title), ("body", title), ("language", "en")];
    network.post(who, &format!("/forums/{}/new", network.open.slug), &fields).await
}

async fn posts(network: &Network) -> u32 {
    let page =
        forum::show_thread(network.sund(), &network.people.chair.viewer, network.open.question, None).await.unwrap();
    assert_eq!(
        page.posts.iter().map(|post| post.number).collect::<Vec<_>>(),
        (1..=page.thread.last_number).collect::<Vec<_>>()
    );
    page.thread.last_number
}

#[test]
fn the_same_reply_twice_is_one_post() {
    each_database(async |network| {
        let (author, form) = (&network.people.author, network.sund().new_id());
        let (first, again) =
            (reply(network, author, form, "Once").await, reply(network, author, form, "Once, but longer").await);
        assert_eq!((first.status, again.status), (303, 303));
        assert_eq!(first.location(), again.location());
        assert_eq!(posts(network).await, 4);
        // Somebody else's form is another form, whatever its id.
        assert_eq!(reply(network, &network.people.member, form, "Twice").await.status, 303);
        assert_eq!(posts(network).await, 5);
    });
}

#[test]
fn the_same_reply_at_once_is_one_post() {
    each_database(async |network| {
        for round in 0..10 {
            let form = network.sund().new_id();
            let answers = join_all((0..4).map(|_| reply(network, &network.people.author, form, "At once"))).await;
            let told: Vec<_> = answers.iter().map(|answer| (answer.status, answer.location())).collect();
            assert!(told.iter().all(|answer| *answer == told[0] && answer.0 == 303), "round {round}: {told:?}");
            assert_eq!(posts(network).await, 4 + round);
        }
    });
}

#[test]
fn the_same_thread_twice_or_at_once_is_one_thread() {
    each_database(async |network| {
        let author = &network.people.author;
        let count = async || {
            forum::forums(network.sund(), &author.viewer)
                .await
                .unwrap()
                .iter()
                .find(|f| f.forum.slug == network.open.slug)
                .unwrap()
                .threads
        };
        let before = count().await;
        let form = network.sund().new_id();
        let (first, again) = (start(network, author, form, "Once").await, start(network, author, form, "Twice").await);
        assert_eq!((first.status, first.location()), (303, again.location()));
        assert_eq!(count().await, before + 1);
        for round in 2..7 {
            let form = network.sund().new_id();
            let answers = join_all((0..4).map(|_| start(network, author, form, "At once"))).await;
            let told: Vec<_> = answers.iter().map(|answer| (answer.status, answer.location())).collect();
            assert!(told.iter().all(|answer| *answer == told[0] && answer.0 == 303), "round {round}: {told:?}");
            assert_eq!(count().await, before + round);
        }
    });
}

#[test]
fn replies_of_many_at_once_are_all_there_in_order() {
    each_database(async |network| {
        let people = [&network.people.author, &network.people.member, &network.people.chair, &network.people.outsider];
        let all = (0..24).map(|n| reply(network, people[n % 4], network.sund().new_id(), "Everybody at once"));
        for answer in join_all(all).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        let page =
            forum::show_thread(network.sund(), &people[2].viewer, network.open.question, Some(27)).await.unwrap();
        assert_eq!(page.thread.last_number, 27);
        assert_eq!(page.posts.iter().map(|post| post.number).collect::<Vec<_>>(), (21..=27).collect::<Vec<_>>());
    });
}

/// Buttons that are pressed twice: the second press says the same as the first.
#[test]
fn switches_can_be_set_twice_at_once() {
    each_database(async |network| {
        let place = &network.open;
        let forms = [
            ("outsider", format!("/posts/{}/helpful", place.posts[1]), [("set", "yes")]),
            ("outsider", format!("/posts/{}/helpful", place.posts[1]), [("set", "no")]),
            ("outsider", format!("/forums/{}/watch", place.slug), [("watch", "watching")]),
            ("outsider", format!("/forums/{}/watch", place.slug), [("watch", "")]),
            ("outsider", format!("/workgroups/{}/join", place.slug), [("x", "")]),
            ("chair", format!("/threads/{}/pin", place.question), [("set", "yes")]),
        ];
        for (who, address, fields) in forms {
            let who = if who == "chair" { &network.people.chair } else { &network.people.outsider };
            for answer in join_all((0..6).map(|_| network.post(who, &address, &fields))).await {
                assert_eq!(answer.status, 303, "{address} with {fields:?}: {}", answer.body);
            }
            assert_eq!(network.post(who, &address, &fields).await.status, 303, "{address} with {fields:?} once more");
        }
        // Reading the same new thread in several tabs at once.
        let thread = format!("/threads/{}", place.left_behind);
        let tabs = (0..8).map(|_| network.get(&network.people.outsider, &thread));
        for answer in join_all(tabs).await {
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    });
}

#[test]
fn a_live_message_sent_twice_is_one_message() {
    each_database(async |network| {
        let address = format!("/live/{}/messages", network.open.open);
        let member = &network.people.member;
        let form = network.sund().new_id::<Uuid>().to_string();
        let fields = [("form", form.as_str()), ("body", "Here I am"), ("language", "en")];
        let answers = join_all((0..4).map(|_| network.post(member, &address, &fields))).await;
        for answer in &answers {
            assert_eq!((answer.status, answer.location()), (303, answers[0].location()), "{}", answer.body);
        }
        let page = network.get(member, &format!("/live/{}", network.open.open)).await.body;
        assert_eq!((page.matches("id=\"m3\"").count(), page.matches("id=\"m4\"").count()), (1, 0), "{page}");
        assert_eq!(page.matches("Here I am").count(), 1);
    });
}

/// The hidden id is the browser's to keep. Where it is lost, the text counts.
#[test]
fn a_form_without_its_id_is_posted_all_the_same() {
    each_database(async |network| {
        let path = format!("/threads/{}/reply", network.open.question);
        for (n, fields) in [
            vec![("body", "No id"), ("language", "en")],
            vec![("form", "not an id"), ("body", "Another id"), ("language", "en")],
        ]
        .into_iter()
        .enumerate()
        {
            let answer = network.post(&network.people.author, &path, &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            assert_eq!(posts(network).await, 4 + u32::try_from(n).unwrap());
        }
    });
}

/// Several windows that one opened in the morning, all of them for the first time.
#[test]
fn who_signs_in_several_times_at_once_is_one_person() {
    each_database(async |network| {
        let sund = network.sund();
        let provider = sso::by_id(sund, network.provider).await.unwrap().unwrap();
        let arriving = Arriving::default();
        for round in 0..5 {
            let told = Told {
                issuer: provider.issuer.clone(),
                subject: format!("new-{round}"),
                name: Some("Somebody New".into()),
                ..Told::default()
            };
            let all = join_all((0..4).map(|_| sso::sign_in(sund, &provider, &told, &arriving))).await;
            let mut people = Vec::new();
            for one in all {
                let SignIn::In { token, person } = one.unwrap() else { panic!("the account has not ended") };
                assert_eq!(sso::viewer(sund, &token).await.unwrap().unwrap().viewer.person, person);
                people.push(person);
            }
            assert!(people.iter().all(|person| *person == people[0]), "{people:?}");
        }
    });
}
