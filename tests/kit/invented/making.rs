//! Making the network, as its people would: through the actions, each at its own time.

use super::{Invented, NOON, People, Person, Place};
use crate::{TestClock, seeds::Seeds};
use std::sync::Arc;
use sund::live::Hub;
use sund_actions::{
    Clock, Random, Store, Sund, SystemRandom,
    demo::{self, NewForum, NewOrganisation, NewPerson, NewProvider, NewWorkgroup},
    forum::{self, NewThread, With, Written},
    live::{self, ConferenceForm, PlanForm, Said},
    notifications,
    polls::{self, Asked},
    sso, tags, workgroups,
};
use sund_domain::{
    ids::{ConferenceId, PostId, SessionId, ThreadId},
    language::UiLanguage,
    live::{TypedLivePoll, typed},
    people::Viewer,
    polls::TypedPoll,
    tags::TypedTags,
    time::{DAY, HOUR, MINUTE, Timestamp},
    workgroups::Visibility,
};
use sund_pages::words::Words;

struct Maker {
    sund: Sund,
    clock: Arc<TestClock>,
}

/// Makes the network in an empty database.
pub async fn invent(store: Store) -> Invented {
    Box::pin(make(store, Arc::new(SystemRandom), &|_| (), None)).await
}

/// Makes one of two networks that differ in nothing but the confidential workgroup: `without` is that of the other one.
pub async fn invent_twin(store: Store, seeds: &Arc<Seeds>, without: Option<Place>) -> Invented {
    // What comes after the confidential workgroup draws the same, whether or not there was one.
    Box::pin(make(store, Arc::clone(seeds) as Arc<dyn Random>, &|chapter| seeds.begin(chapter), without)).await
}

async fn make(store: Store, random: Arc<dyn Random>, chapter: &dyn Fn(u64), without: Option<Place>) -> Invented {
    chapter(1);
    let clock = Arc::new(TestClock::at(NOON.plus(-60 * DAY)));
    let sund = Sund::new(store, Arc::clone(&clock) as Arc<dyn Clock>, random);
    let maker = Maker { sund, clock };
    let finland = maker.organisation("fi-justice", "Ministry of Justice", "FI", "justice.fi.example").await;
    let sweden = maker.organisation("se-social", "Board of Social Affairs", "SE", "social.se.example").await;
    let people = [
        maker.person(&finland, "Aino Kallio", "what courts need").await,
        maker.person(&sweden, "Birgitta Lund", "reception").await,
        maker.person(&sweden, "Axel Norrman", "").await,
        maker.person(&finland, "Eero Lehto", "").await,
        maker.person(&sweden, "Olga Sjöberg", "").await,
    ];
    let administrator = maker.administrator(&finland).await;
    maker.vocabulary(&administrator).await;
    let open = maker.place(&people, Visibility::Open, "rowanberry").await;
    let closed = maker.place(&people, Visibility::Closed, "juniperwood").await;
    chapter(2);
    let confidential = match without {
        Some(place) => place,
        None => maker.place(&people, Visibility::Confidential, "cloudberry").await,
    };
    chapter(3);
    maker.clock.put(NOON);
    // Everybody has seen what they were told of that: what a test does is news.
    for viewer in &people {
        notifications::see_all(&maker.sund, viewer, NOON, &[]).await.unwrap();
    }
    let [chair, member, author, ex_member, outsider] = people;
    let people = People {
        chair: maker.signed_in(chair).await,
        member: maker.signed_in(member).await,
        author: maker.signed_in(author).await,
        ex_member: maker.signed_in(ex_member).await,
        outsider: maker.signed_in(outsider).await,
        administrator: maker.signed_in(administrator).await,
    };
    Invented { people, open, closed, confidential, provider: finland.id }
}

impl Maker {
    /// The slug says who it is, the issuer is nowhere.
    async fn organisation(&self, slug: &str, name: &str, country: &str, domain: &str) -> sso::Provider {
        let issuer = format!("https://idp.{domain}");
        let provider = NewProvider { issuer: &issuer, client_id: "sund", secret_sealed: None, domain, levels: &[] };
        demo::organisation(&self.sund, NewOrganisation { slug, name, local_name: name, country, provider })
            .await
            .unwrap()
    }

    async fn person(&self, provider: &sso::Provider, name: &str, topics: &str) -> Viewer {
        let new = NewPerson {
            subject: name,
            name,
            email: "somebody@somewhere.example",
            title: "Adviser",
            topics,
            language: "en",
            time_zone: "Europe/Helsinki",
            administrator: false,
        };
        demo::person(&self.sund, provider, new).await.unwrap()
    }

    async fn administrator(&self, provider: &sso::Provider) -> Viewer {
        let new = NewPerson {
            subject: "administrator",
            name: "Vilja Vuori",
            email: "administrator@somewhere.example",
            title: "",
            topics: "",
            language: "en",
            time_zone: "Europe/Helsinki",
            administrator: true,
        };
        demo::person(&self.sund, provider, new).await.unwrap()
    }

    async fn vocabulary(&self, administrator: &Viewer) {
        for words in super::THEMES {
            tags::add_tag(&self.sund, administrator, words).await.unwrap();
        }
    }

    async fn signed_in(&self, viewer: Viewer) -> Person {
        let token = demo::token(&self.sund, &viewer).await.unwrap();
        let session = sso::viewer(&self.sund, &token).await.unwrap().expect("a session that was just begun counts");
        Person { viewer: session.viewer, token, token_hash: session.token_hash }
    }

    async fn place(&self, people: &[Viewer; 5], visibility: Visibility, marker: &'static str) -> Place {
        let [chair, member, author, ex_member, _] = people;
        self.clock.put(NOON.plus(-50 * DAY));
        let slug = match visibility {
            // A confidential workgroup's very name is a secret.
            Visibility::Confidential => format!("{marker}-{}", visibility.code()),
            Visibility::Open | Visibility::Closed => format!("{}-group", visibility.code()),
        };
        let secret = if visibility == Visibility::Confidential { marker } else { "" };
        let new = NewWorkgroup {
            slug: &slug,
            name: &format!("The {} workgroup {secret}", visibility.code()),
            purpose: &format!("Work in the {} {secret}", visibility.code()),
            language: "en",
            visibility: visibility.code(),
            chairs: &[chair],
            members: &[member, author, ex_member],
        };
        demo::workgroup(&self.sund, new).await.unwrap();
        let forum = NewForum {
            slug: &slug,
            title: &format!("Forum {marker}"),
            about: &format!("About {marker}"),
            language: "en",
            position: 1,
        };
        demo::forum(&self.sund, chair, &slug, forum).await.unwrap();
        let (question, posts) = self.question(people, &slug, marker).await;
        let (left_behind, discussed) = self.discussion(people, &slug, marker).await;
        let (hidden, hidden_post) = self.hidden(people, &slug, marker).await;
        let conference = self.conference(chair, &slug, marker).await;
        let sessions = self.sessions(people, &slug, marker, conference).await;
        self.clock.put(NOON.plus(-10 * DAY));
        workgroups::leave(&self.sund, ex_member, &slug).await.unwrap();
        let [planned, open, ended] = sessions;
        Place {
            visibility,
            marker,
            slug,
            question,
            posts: [posts[0], posts[1], posts[2]],
            left_behind,
            left_behind_post: discussed[0],
            hidden,
            hidden_post,
            hidden_reply: discussed[1],
            conference,
            planned,
            open,
            ended,
        }
    }

    async fn question(&self, people: &[Viewer; 5], forum: &str, marker: &str) -> (ThreadId, Vec<PostId>) {
        let [chair, member, author, ..] = people;
        let id = self.asking(author, forum, &format!("Who has done this? {marker}")).await;
        self.reply(member, id, &format!("We have, with {marker}")).await;
        let number = self.reply(chair, id, &format!("So have we: **{marker}**")).await;
        forum::accept_answer(&self.sund, author, id, Some(number)).await.unwrap();
        forum::conclude(&self.sund, chair, id, None, &format!("Concluded: {marker}")).await.unwrap();
        let posts = self.posts(chair, id).await;
        for (viewer, option) in [(member, 1), (chair, 2)] {
            polls::vote(&self.sund, viewer, posts[0], &[(option, 1)]).await.unwrap();
        }
        (id, posts)
    }

    async fn discussion(&self, people: &[Viewer; 5], forum: &str, marker: &str) -> (ThreadId, Vec<PostId>) {
        let [chair, member, _, ex_member, _] = people;
        let id = self.thread(ex_member, forum, "discussion", &format!("What I think of it {marker}")).await;
        self.reply(member, id, &format!("Not so fast, {marker}")).await;
        let posts = self.posts(chair, id).await;
        forum::hide_post(&self.sund, chair, posts[1], "", &format!("Beside the point, {marker}")).await.unwrap();
        (id, posts)
    }

    async fn hidden(&self, people: &[Viewer; 5], forum: &str, marker: &str) -> (ThreadId, PostId) {
        let [chair, _, author, ..] = people;
        let id = self.thread(author, forum, "practice", &format!("How we do it {marker}")).await;
        let posts = self.posts(chair, id).await;
        forum::hide_thread(&self.sund, chair, id, "", &format!("Too much told, {marker}")).await.unwrap();
        (id, posts[0])
    }

    async fn conference(&self, chair: &Viewer, workgroup: &str, marker: &str) -> ConferenceId {
        let (title, track) = (format!("Conference {marker}"), format!("Track {marker}"));
        let form = ConferenceForm {
            title: &title,
            language: "en",
            purpose: &title,
            place: &title,
            tracks: &track,
            sure: false,
        };
        live::plan_conference(&self.sund, chair, workgroup, form).await.unwrap()
    }

    async fn sessions(
        &self,
        people: &[Viewer; 5],
        workgroup: &str,
        marker: &str,
        conference: ConferenceId,
    ) -> [SessionId; 3] {
        let [chair, ..] = people;
        let (next, track) = (format!("Next workshop {marker}"), format!("{conference}:1"));
        let planned = self.plan_in(chair, workgroup, &next, NOON.plus(7 * DAY), &track).await;
        self.clock.put(NOON.plus(-20 * DAY));
        let ended = self.plan(chair, workgroup, &format!("Last workshop {marker}"), NOON.plus(-20 * DAY)).await;
        live::open(&self.sund, chair, ended).await.unwrap();
        self.talk(people, ended, marker).await;
        self.clock.forward(2 * HOUR);
        live::end(&self.sund, chair, ended, "", Words::of(UiLanguage::En)).await.unwrap();
        self.clock.put(NOON.plus(-30 * MINUTE));
        let open = self.plan(chair, workgroup, &format!("This workshop {marker}"), NOON.plus(-30 * MINUTE)).await;
        live::open(&self.sund, chair, open).await.unwrap();
        self.talk(people, open, marker).await;
        [planned, open, ended]
    }

    async fn plan(&self, chair: &Viewer, workgroup: &str, title: &str, start: Timestamp) -> SessionId {
        self.plan_in(chair, workgroup, title, start, "").await
    }

    async fn plan_in(
        &self,
        chair: &Viewer,
        workgroup: &str,
        title: &str,
        start: Timestamp,
        conference: &str,
    ) -> SessionId {
        let part = format!("10:00 {title} | {title}");
        let form = PlanForm {
            title,
            language: "en",
            purpose: title,
            place: title,
            start: Some(start),
            minutes: "120",
            agenda: typed(&part).map(|item| (item, Some(start))).collect(),
            conference,
            ..PlanForm::default()
        };
        live::plan(&self.sund, chair, workgroup, form).await.unwrap()
    }

    /// Two messages, a question, a poll, and a round in which one country has answered.
    async fn talk(&self, [chair, member, ..]: &[Viewer; 5], session: SessionId, marker: &str) {
        live::ask(
            &self.sund,
            &Hub::new(self.sund.clone(), None),
            member,
            session,
            (&format!("Who asks? {marker}"), false),
        )
        .await
        .unwrap();
        live::begin_round(&self.sund, chair, session, &format!("What does each do? {marker}")).await.unwrap();
        live::conclude(&self.sund, chair, session, None, &format!("We conclude {marker}")).await.unwrap();
        let poll = TypedLivePoll { question: format!("Who agrees? {marker}"), kind: "single".into(), ..<_>::default() };
        live::begin_poll(&self.sund, chair, session, &poll, &|_| ["Yes", "No"].map(str::to_owned).into())
            .await
            .unwrap();
        let answer = format!("We answer, {marker}");
        live::put(&self.sund, chair, session, (1, chair.country), live::Put::Answer(&answer)).await.unwrap();
        for viewer in [chair, member] {
            let speaker = self.signed_in(viewer.clone()).await.speaker();
            let said =
                Said { client: self.sund.new_id(), text: format!("Hello {marker}"), language: None, reply_to: None };
            live::say_all(&self.sund, session, live::Terms::default(), vec![(speaker, said)])
                .await
                .unwrap()
                .remove(0)
                .unwrap();
        }
    }

    async fn thread(&self, by: &Viewer, forum: &str, kind: &str, title: &str) -> ThreadId {
        self.clock.forward(MINUTE);
        let text = Written { body: title, language: "en" };
        forum::start_thread(&self.sund, by, forum, NewThread { form: self.sund.new_id(), kind, title, text })
            .await
            .unwrap()
    }

    /// A question with a poll in it.
    async fn asking(&self, by: &Viewer, forum: &str, title: &str) -> ThreadId {
        self.clock.forward(MINUTE);
        let text = Written { body: title, language: "en" };
        let new = NewThread { form: self.sund.new_id(), kind: "question", title, text };
        let typed = TypedPoll {
            question: format!("Have you? {title}"),
            kind: "single".into(),
            options: format!("Yes, {title}\nNo"),
            closes: String::new(),
            shown: "always".into(),
        };
        let with = With {
            poll: Some(Asked { typed: &typed, closes: None }),
            tags: TypedTags { words: "grooming", ..TypedTags::default() },
            ..With::default()
        };
        forum::send_thread(&self.sund, by, forum, new, with).await.unwrap().posted().unwrap()
    }

    async fn reply(&self, by: &Viewer, thread: ThreadId, body: &str) -> u32 {
        self.clock.forward(MINUTE);
        forum::reply(&self.sund, by, thread, self.sund.new_id(), Written { body, language: "en" }).await.unwrap()
    }

    async fn posts(&self, chair: &Viewer, thread: ThreadId) -> Vec<PostId> {
        let page = forum::show_thread(&self.sund, chair, thread, None).await.unwrap();
        page.posts.iter().map(|post| post.id).collect()
    }
}
