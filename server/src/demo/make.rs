//! Writes the demo network into an empty database, event by event.

use super::{
    CLIENT, DemoError, Network,
    files::{self, Conference, Session, Thread, span},
    idp,
    then::{self, Then},
};
use std::{collections::HashMap, sync::Arc};
use sund_actions::{
    Done, Sund,
    demo::{self, NewOrganisation, NewProvider},
    forum::{self, NewThread, Sent, With, Written},
    live::{self, ConferenceForm, PlanForm, Said, Speaker, Terms},
    tags,
};
use sund_domain::{
    ids::{ConferenceId, ThreadId},
    language::UiLanguage,
    live::typed,
    people::Viewer,
    sso::Level,
    tags::TypedTags,
    time::{DAY, HOUR, MINUTE, Timestamp},
};
use sund_pages::words::Words;

/// When the invented people joined.
const JOINED: i64 = 560 * DAY;
/// What is older than this everybody has read.
const READ: i64 = 4 * DAY;

/// Planned sessions begin at this time of the day (UTC): ten o'clock in Helsinki in winter.
const MORNING: i64 = 8 * HOUR;
/// What the ways to prove who one is mean, at the demo's provider.
const LEVELS: [(&str, Level); 2] = [(idp::WAYS[1].0, Level::Substantial), (idp::WAYS[2].0, Level::High)];

struct Making {
    sund: Sund,
    then: Arc<Then>,
    now: Timestamp,
    people: HashMap<String, Viewer>,
    /// Who pins and locks in a forum: the first chair of its workgroup, by forum.
    chairs: HashMap<String, String>,
    /// Conferences, by the keys of the file.
    conferences: HashMap<String, ConferenceId>,
}

/// Makes all of it.
pub async fn network(sund: &Sund, network: &Network) -> Result<(), DemoError> {
    let (past, then) = then::at_will(sund);
    let mut making = Making {
        now: sund.now(),
        sund: past,
        then,
        people: HashMap::new(),
        chairs: HashMap::new(),
        conferences: HashMap::new(),
    };
    tracing::info!("making the demo network");
    making.people(network).await?;
    making.vocabulary(network).await?;
    making.workgroups(network).await?;
    for thread in &files::threads()?.thread {
        making.thread(thread).await?;
    }
    making.followers(network).await?;
    making.readers(network).await?;
    let live = files::live()?;
    making.conferences(&live.conference).await?;
    for session in &live.session {
        making.session(session).await?;
    }
    Ok(())
}

/// Whether the network was made to its end: the last session of the files is there.
pub async fn is_whole(sund: &Sund) -> Result<bool, DemoError> {
    let live = files::live()?;
    let last = live.session.last().map_or("", |session| session.title.as_str());
    doing(|| "the demo's sessions".into(), demo::has_session(sund, last).await)
}

/// Says what was tried when an action refuses.
fn doing<T>(what: impl FnOnce() -> String, done: Done<T>) -> Result<T, DemoError> {
    done.map_err(|cause| DemoError::Action { what: what(), cause })
}

impl Making {
    fn at(&self, before_now: i64) {
        self.then.put(self.now.plus(-before_now));
    }

    fn person(&self, key: &str) -> Result<&Viewer, DemoError> {
        self.people.get(key).ok_or_else(|| DemoError::Content(format!("nobody is called {key:?}")))
    }

    async fn people(&mut self, network: &Network) -> Result<(), DemoError> {
        self.at(JOINED);
        for organisation in &network.file.organisation {
            let new = NewOrganisation {
                slug: &organisation.key,
                name: &organisation.name,
                local_name: &organisation.local_name,
                country: &organisation.country,
                provider: NewProvider {
                    issuer: &idp::issuer(&network.provider, &organisation.key),
                    client_id: CLIENT,
                    secret_sealed: None,
                    domain: &organisation.domain,
                    levels: &LEVELS,
                },
            };
            let provider = doing(|| organisation.key.clone(), demo::organisation(&self.sund, new).await)?;
            for person in network.file.person.iter().filter(|p| p.organisation == organisation.key) {
                let new = demo::NewPerson {
                    subject: &person.key,
                    name: &person.name,
                    email: &person.email,
                    title: &person.title,
                    topics: &person.topics,
                    language: &person.language,
                    time_zone: &person.time_zone,
                    administrator: person.administrator,
                };
                let viewer = doing(|| person.key.clone(), demo::person(&self.sund, &provider, new).await)?;
                self.people.insert(person.key.clone(), viewer);
            }
        }
        Ok(())
    }

    /// The themes of the network, as a platform administrator adds them.
    async fn vocabulary(&self, network: &Network) -> Result<(), DemoError> {
        let Some(keeper) = network.file.person.iter().find(|person| person.administrator) else { return Ok(()) };
        for theme in &network.file.theme {
            let what = || theme.words.clone();
            doing(what, tags::add_tag(&self.sund, self.person(&keeper.key)?, &theme.words).await)?;
        }
        Ok(())
    }

    async fn workgroups(&mut self, network: &Network) -> Result<(), DemoError> {
        for group in &network.file.workgroup {
            let chairs: Vec<_> = group.chairs.iter().map(|key| self.person(key)).collect::<Result<_, _>>()?;
            let members: Vec<_> = group.members.iter().map(|key| self.person(key)).collect::<Result<_, _>>()?;
            let new = demo::NewWorkgroup {
                slug: &group.key,
                name: &group.name,
                purpose: &group.purpose,
                language: &group.language,
                visibility: &group.visibility,
                chairs: &chairs,
                members: &members,
            };
            doing(|| group.key.clone(), demo::workgroup(&self.sund, new).await)?;
        }
        for (position, forum) in (0_u32..).zip(&network.file.forum) {
            let new = demo::NewForum {
                slug: &forum.key,
                title: &forum.title,
                about: &forum.about,
                language: &forum.language,
                position,
            };
            let chair = network.file.workgroup.iter().find(|w| w.key == forum.workgroup).and_then(|w| w.chairs.first());
            let chair = chair.cloned().unwrap_or_default();
            doing(|| forum.key.clone(), demo::forum(&self.sund, self.person(&chair)?, &forum.workgroup, new).await)?;
            self.chairs.insert(forum.key.clone(), chair);
        }
        Ok(())
    }

    async fn thread(&self, thread: &Thread) -> Result<(), DemoError> {
        let what = || thread.title.clone();
        self.at(span(&thread.ago)?);
        let author = self.person(&thread.author)?;
        let text = Written { body: &thread.body, language: &thread.language };
        let new = NewThread { form: self.sund.new_id(), kind: &thread.kind, title: &thread.title, text };
        let tags = TypedTags { words: &thread.themes, ..TypedTags::default() };
        let with = With { tags, ..With::default() };
        let sent = forum::send_thread(&self.sund, author, &thread.forum, new, with).await;
        let id = doing(what, sent.and_then(Sent::posted))?;
        self.helpful(id, 1, &thread.helpful, &thread.title).await?;
        for post in &thread.post {
            self.at(span(&post.ago)?);
            let written = Written { body: &post.body, language: &post.language };
            let form = self.sund.new_id();
            let number = doing(what, forum::reply(&self.sund, self.person(&post.author)?, id, form, written).await)?;
            self.helpful(id, number, &post.helpful, &thread.title).await?;
            if post.accepted {
                doing(what, forum::accept_answer(&self.sund, author, id, Some(number)).await)?;
            }
        }
        let chair = self.person(self.chairs.get(&thread.forum).map_or("", String::as_str))?;
        if thread.pinned {
            doing(what, forum::pin_thread(&self.sund, chair, id, true).await)?;
        }
        if let Some(conclusion) = &thread.conclusion {
            self.at(span(&conclusion.ago)?);
            let chair = self.person(&conclusion.author)?;
            doing(what, forum::conclude(&self.sund, chair, id, None, &conclusion.body).await)?;
        }
        if thread.locked {
            doing(what, forum::lock_thread(&self.sund, chair, id, true).await)?;
        }
        Ok(())
    }

    async fn helpful(&self, id: ThreadId, number: u32, people: &[String], title: &str) -> Result<(), DemoError> {
        for key in people {
            let viewer = self.person(key)?;
            let page = doing(|| title.to_owned(), forum::show_thread(&self.sund, viewer, id, Some(number)).await)?;
            if let Some(post) = page.posts.iter().find(|post| post.number == number) {
                doing(
                    || format!("{key} found {title:?} helpful"),
                    forum::mark_helpful(&self.sund, viewer, post.id, true).await,
                )?;
            }
        }
        Ok(())
    }

    /// Who follows a forum has followed it since its threads were there: nobody's inbox begins with all of them.
    async fn followers(&self, network: &Network) -> Result<(), DemoError> {
        self.at(READ);
        for forum in &network.file.forum {
            for key in &forum.followers {
                let what = || format!("{key} follows {}", forum.key);
                doing(what, forum::watch_forum(&self.sund, self.person(key)?, &forum.key, "watching").await)?;
            }
        }
        Ok(())
    }

    /// Everybody has been here before: only what is newer than a few days is new to them.
    async fn readers(&self, network: &Network) -> Result<(), DemoError> {
        self.at(READ);
        for viewer in self.people.values() {
            for line in doing(|| viewer.name.clone(), forum::forums(&self.sund, viewer).await)? {
                doing(|| viewer.name.clone(), forum::mark_forum_read(&self.sund, viewer, &line.forum.slug).await)?;
            }
        }
        tracing::info!(people = network.file.person.len(), "the demo network has its people");
        Ok(())
    }

    async fn conferences(&mut self, all: &[Conference]) -> Result<(), DemoError> {
        self.at(30 * DAY);
        for conference in all {
            let form = ConferenceForm {
                title: &conference.title,
                language: &conference.language,
                purpose: &conference.purpose,
                place: &conference.place,
                tracks: &conference.tracks,
                sure: false,
            };
            let chair = self.person(&conference.chair)?;
            let planned = live::plan_conference(&self.sund, chair, &conference.workgroup, form).await;
            let id = doing(|| conference.title.clone(), planned)?;
            self.conferences.insert(conference.key.clone(), id);
        }
        Ok(())
    }

    /// Where in a programme a session is, as a form says it: the file has a key instead of the id.
    fn place(&self, session: &Session) -> Result<String, DemoError> {
        if session.conference.is_empty() {
            return Ok(String::new());
        }
        let (key, track) =
            session.conference.split_at(session.conference.find(':').unwrap_or(session.conference.len()));
        let id = self.conferences.get(key).ok_or_else(|| DemoError::Content(format!("no conference is {key:?}")))?;
        Ok(format!("{id}{track}"))
    }

    async fn session(&self, session: &Session) -> Result<(), DemoError> {
        let what = || session.title.clone();
        let mut opens = self.now.plus(span(&session.opens)?);
        if !session.conference.is_empty() {
            opens = Timestamp(opens.0 - opens.0.rem_euclid(HOUR / 2));
        } else if session.state == "planned" {
            opens = Timestamp(opens.0 - opens.0.rem_euclid(DAY) + MORNING);
        }
        self.then.put(opens.min(self.now).plus(-14 * DAY));
        let chair = self.person(&session.chair)?;
        let begins = |(hour, minute): (u8, u8)| opens.plus((i64::from(hour) * 60 + i64::from(minute)) * MINUTE);
        let form = PlanForm {
            title: &session.title,
            language: &session.language,
            purpose: &session.purpose,
            place: &session.place,
            start: Some(opens),
            minutes: &session.minutes.to_string(),
            agenda: typed(&session.agenda).map(|item| (item, item.clock.map(begins))).collect(),
            questions: &session.questions,
            mode: &session.mode,
            conference: &self.place(session)?,
            registering: &session.registering,
            capacity: &session.capacity,
        };
        let id = doing(what, live::plan(&self.sund, chair, &session.workgroup, form).await)?;
        for person in &session.comes {
            doing(what, live::register(&self.sund, self.person(person)?, id, true).await)?;
        }
        if session.state == "planned" {
            return Ok(());
        }
        self.then.put(opens);
        doing(what, live::open(&self.sund, chair, id).await)?;
        for message in &session.message {
            self.then.put(opens.plus(span(&message.at)?));
            let viewer = self.person(&message.author)?;
            let token_hash = doing(what, demo::sign_in(&self.sund, viewer).await)?;
            let speaker = Speaker { viewer: viewer.clone(), token_hash };
            let said = Said {
                client: self.sund.new_id(),
                text: message.text.clone(),
                language: message.language.parse().ok(),
                reply_to: None,
            };
            let terms = Terms { mode: session.mode.parse().unwrap_or_default(), enough: true, ..Terms::default() };
            for outcome in doing(what, live::say_all(&self.sund, id, terms, vec![(speaker, said)]).await)? {
                outcome.map_err(|why| DemoError::Content(format!("{}: {why:?}", session.title)))?;
            }
        }
        if session.state == "ended" {
            let after = session.ended_after.unwrap_or_else(|| i64::from(session.minutes)) * MINUTE;
            self.then.put(opens.plus(after));
            doing(what, live::end(&self.sund, chair, id, "", Words::of(UiLanguage::En)).await)?;
        }
        Ok(())
    }
}
