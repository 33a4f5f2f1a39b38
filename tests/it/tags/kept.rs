//! What administrators do with the vocabulary.

use super::{page, start, themes};
use sund_actions::{ActionError, tags};
use sund_domain::{Field, Invalid, Problem, Refusal, language::Language};
use sund_tests::{Network, each_database, html};

const KEPT: &str = "/administration/tags";

fn invalid(error: ActionError) -> Invalid {
    match error {
        ActionError::Invalid(invalid) => invalid,
        other => panic!("{other:?}"),
    }
}

async fn log(network: &Network) -> String {
    html::text(&page(network, &network.people.administrator, "/administration/log").await)
}

#[test]
fn only_platform_administrators_keep_it_and_their_log_says_so() {
    each_database(async |network| {
        let people = &network.people;
        let fields = [("labels", "en: Border control\nfi: Rajavalvonta")];
        for who in [&people.chair, &people.member, &people.outsider] {
            for address in [KEPT.to_owned(), format!("{KEPT}/recruitment")] {
                assert_eq!(network.get(who, &address).await.status, 404);
                assert_eq!(network.post(who, &address, &fields).await.status, 404);
            }
            for (address, field) in [("merge", ("into", "housing")), ("retire", ("set", "yes"))] {
                assert_eq!(network.post(who, &format!("{KEPT}/recruitment/{address}"), &[field]).await.status, 404);
            }
        }
        let keeper = &people.administrator;
        let answer = network.post(keeper, KEPT, &fields).await;
        assert_eq!((answer.status, answer.location()), (303, "/administration/tags/border-control"));
        assert!(page(network, keeper, KEPT).await.contains("Border control"));
        assert!(page(network, &people.outsider, "/tags").await.contains("Rajavalvonta"));
        let log = log(network).await;
        assert!(log.contains("Added a theme to the vocabulary") && log.contains("Border control"), "{log}");
        // Where the network asks for a surer sign-in of administrators, it does here.
        let act = [("level", "high"), ("within", "15")];
        assert_eq!(network.post(keeper, "/administration/acts/administer", &act).await.status, 303);
        network.clock.forward(sund_domain::time::HOUR);
        let again = tags::add_tag(
            network.sund(),
            &{
                let mut viewer = keeper.viewer.clone();
                viewer.seer.now = network.now();
                viewer
            },
            "en: One more",
        )
        .await;
        assert!(matches!(again, Err(ActionError::Refused(Refusal::StepUp(_)))), "{again:?}");
    });
}

#[test]
fn a_word_is_one_themes_and_what_is_wrong_comes_back() {
    each_database(async |network| {
        let keeper = &network.people.administrator;
        for (words, told) in [
            ("fi: Uusi, HOUKUTTELU", "Line 1 has a word that is another theme’s already"),
            ("en: New\nsv: boende", "Line 2 has a word that is another theme’s already"),
            ("en: New\nxx: Neu", "Line 2 cannot be read"),
            ("en: New\nen: Other", "Line 2 is for a language that has a line already"),
            ("", "Words:"),
        ] {
            for address in [KEPT.to_owned(), format!("{KEPT}/recruitment")] {
                if address != KEPT && words.contains("HOUKUTTELU") {
                    continue;
                }
                let answer = network.post(keeper, &address, &[("labels", words)]).await;
                assert_eq!(answer.status, 422, "{words}");
                assert_eq!(html::field(&answer.body, "labels").as_deref(), Some(words));
                assert!(html::text(&answer.body).contains(told), "{words}: {}", html::text(&answer.body));
            }
        }
        // The same word in another language is another word.
        let made = tags::add_tag(network.sund(), &keeper.viewer, "de: Recruitment").await.unwrap();
        assert!(made.starts_with("recruitment-"), "the address is taken: {made}");
        // Letters that addresses do not have.
        let made = tags::add_tag(network.sund(), &keeper.viewer, "en: Торговля").await.unwrap();
        assert_eq!(network.get(keeper, &format!("/tags/{made}")).await.status, 200);
        let sund = network.sund();
        let (one, two) = tokio::join!(
            tags::add_tag(sund, &keeper.viewer, "en: At once"),
            tags::add_tag(sund, &keeper.viewer, "en: At once")
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        let refused = invalid(one.err().or(two.err()).unwrap());
        assert_eq!(refused.of(Field::Labels), Some(Problem::WordTaken { line: 1 }));
    });
}

#[test]
fn a_renamed_theme_keeps_its_address_and_its_threads() {
    each_database(async |network| {
        let keeper = &network.people.administrator;
        let words = "en: Enlisting, recruitment\nfi: Värväys";
        let answer = network.post(keeper, &format!("{KEPT}/recruitment"), &[("labels", words)]).await;
        assert_eq!(answer.status, 303);
        let member = &network.people.member;
        let body = page(network, member, "/tags/recruitment").await;
        assert!(body.contains("<h1 lang=\"en\">Enlisting</h1>"), "{body}");
        assert!(body.contains(&network.open.question.to_string()));
        let thread = start(network, &network.people.author, &network.open.slug, "By the old name", "Recruitment").await;
        assert!(page(network, member, "/tags/recruitment").await.contains(&thread.to_string()));
        let form =
            network.post(&network.people.author, &format!("/threads/{thread}/tags"), &[("tags", "grooming")]).await;
        assert_eq!(form.status, 422, "a word that it has no more");
        let log = log(network).await;
        assert!(log.contains("Changed the words of a theme") && log.contains("en: Enlisting, recruitment"), "{log}");
    });
}

#[test]
fn a_theme_that_becomes_part_of_another_takes_all_along() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let keeper = &people.administrator.viewer;
        tags::add_tag(sund, keeper, "en: Luring\nda: Lokning").await.unwrap();
        let slug = &network.open.slug;
        let both = start(network, &people.author, slug, "Both", "luring, housing, grooming").await;
        let alone = start(network, &people.author, slug, "Alone", "lokning").await;
        // Two steps, so that an address leads on over both.
        let address = format!("{KEPT}/luring/merge");
        for wrong in ["", "nothing", "luring", "housing, grooming"] {
            let answer = network.post(&people.administrator, &address, &[("into", wrong)]).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert_eq!(html::field(&answer.body, "into").as_deref(), Some(wrong));
        }
        let answer = network.post(&people.administrator, &address, &[("into", "houkuttelu")]).await;
        assert_eq!(answer.location(), "/administration/tags/recruitment");
        let answer = network.get(&people.member, "/tags/luring").await;
        assert_eq!((answer.status, answer.location()), (303, "/tags/recruitment"));
        let body = page(network, &people.member, "/tags/recruitment").await;
        for thread in [both, alone, network.open.question] {
            assert!(body.contains(&format!("/threads/{thread}")), "{thread}");
        }
        let both = page(network, &people.member, &format!("/threads/{both}")).await;
        assert_eq!(themes(&both), ["housing", "recruitment"], "once");
        // Its words lead there: in a language that it brought, it names the theme.
        let text = html::text(&body);
        assert!(text.contains("Luring") && text.contains("Lokning") && text.contains("Grooming"), "{text}");
        start(network, &people.author, slug, "By its word", "luring").await;
        tags::merge_tag(sund, keeper, "recruitment", "asuminen", Language::Fi).await.unwrap();
        for old in ["luring", "recruitment"] {
            assert_eq!(network.get(&people.member, &format!("/tags/{old}")).await.location(), "/tags/housing");
            assert_eq!(network.get(&people.administrator, &format!("{KEPT}/{old}")).await.status, 404);
        }
        let again = tags::add_tag(sund, keeper, "de: Luring").await.unwrap();
        assert_ne!(again, "luring", "an old address is nobody else's");
        assert!(log(network).await.contains("Made a theme part of another one"));
    });
}

#[test]
fn a_retired_theme_stays_on_threads_and_cannot_be_chosen() {
    each_database(async |network| {
        let (people, thread) = (&network.people, network.open.question);
        let retire = async |set| {
            let address = format!("{KEPT}/recruitment/retire");
            network.post(&people.administrator, &address, &[("set", set)]).await.status
        };
        assert_eq!((retire("yes").await, retire("yes").await), (303, 303));
        assert!(!page(network, &people.member, "/tags").await.contains("Recruitment"));
        assert!(page(network, &people.administrator, KEPT).await.contains("Recruitment"));
        let body = page(network, &people.member, "/tags/recruitment").await;
        assert!(body.contains("Retired") && body.contains(&thread.to_string()));
        assert_eq!(themes(&page(network, &people.member, &format!("/threads/{thread}")).await), ["recruitment"]);
        let change = async |words| {
            network.post(&people.author, &format!("/threads/{thread}/tags"), &[("tags", words)]).await.status
        };
        assert_eq!(change("grooming, housing").await, 303, "it has it already");
        assert_eq!(change("housing").await, 303);
        assert_eq!(change("grooming").await, 422, "and cannot get it again");
        assert_eq!(retire("no").await, 303);
        assert_eq!(change("grooming").await, 303);
        let log = log(network).await;
        assert_eq!((log.matches("Retired a theme").count(), log.matches("Brought a theme back").count()), (1, 1));
    });
}
