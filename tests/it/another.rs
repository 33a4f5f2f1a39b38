//! A page that one person left open, and that somebody else who signed in in the same browser sends: nothing is done in
//! the second one's name, and what was typed is shown.

use sund_tests::{Person, each_database, forms, html, routes, sources::sources};

const TEXT: &str = "What the first one typed, <b>with care</b>";

/// As a browser sends a form of a page that was made for `author` after `now` has signed in.
fn made_for(author: &Person, action: &str) -> String {
    format!("{action}?as={}", author.viewer.person)
}

#[test]
fn a_text_is_not_posted_in_the_name_of_another() {
    each_database(async |network| {
        let (first, second) = (&network.people.author, &network.people.member);
        let place = &network.open;
        for action in [
            format!("/threads/{}/reply", place.question),
            format!("/forums/{}/new", place.slug),
            format!("/posts/{}/edit", place.posts[0]),
            format!("/live/{}/messages", place.open),
        ] {
            let form = network.sund().new_id::<uuid::Uuid>().to_string();
            let fields = [
                ("form", form.as_str()),
                ("kind", "practice"),
                ("title", "A title"),
                ("body", TEXT),
                ("language", "en"),
            ];
            network.statements.take();
            let answer = network.post(second, &made_for(first, &action), &fields).await;
            assert_eq!(answer.status, 403, "{action}: {}", answer.body);
            assert!(html::text(&answer.body).contains(TEXT), "{action}: {}", answer.body);
            assert!(answer.body.contains(&second.viewer.name), "{action}: the page is for who is signed in now");
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{action}");
            // Their own page of the same thing works.
            let own = network.post(second, &made_for(second, &action), &fields).await;
            assert!(own.status == 303 || own.status == 403 && action.contains("/edit"), "{action}: {}", own.status);
        }
    });
}

/// Whatever the form: routes are read from the sources, so a new one is walked without being added here.
#[test]
fn no_form_of_another_does_anything() {
    each_database(async |network| {
        let (first, second) = (&network.people.author, &network.people.chair);
        for route in routes::all().iter().filter(|route| route.post) {
            // Signing in and out belongs to the browser, stopping mail to who has the mail, and server functions are told in
            // another way: strangers.rs.
            if ["/sign-", "/unsubscribe/", "/act/"].iter().any(|other| route.pattern.starts_with(other)) {
                continue;
            }
            let fields = forms::fields(&route.pattern, network, &network.open).expect(&route.pattern);
            for address in routes::fill(route, network, &network.open).addresses {
                network.statements.take();
                let answer = network.post(second, &made_for(first, &address), &fields).await;
                assert_eq!(answer.status, 403, "{address}: {}", answer.location());
                assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{address}");
            }
        }
    });
}

/// Every form that writes says whom it was made for; but signing in and out are the browser's.
#[test]
fn every_form_says_whom_it_is_for() {
    let pages = [sources("app/pages/src", ".rs"), sources("app/islands/src", ".rs")].concat();
    let mut seen = 0;
    for file in pages {
        for (_, after) in file.text.match_indices("<form ").map(|(at, _)| file.text.split_at(at)) {
            let form = after.split('>').next().unwrap_or_default();
            let browser = form.contains("\"/sign-");
            let reads = form.contains(r#"method="get""#);
            let handed = form.contains("action=action ");
            assert!(browser || reads || handed || form.contains("action=visit.action("), "{}: {form}", file.path);
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}
