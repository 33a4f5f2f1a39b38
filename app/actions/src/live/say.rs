//! Speaking: all messages that wait in a session's room, in one transaction.

use super::{
    Said, Speaker, Terms, granted,
    mentions::{Known, tell},
};
use crate::{ActionError, Done, Sund, text};
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    forum::{Byline, Meant},
    ids::{PersonId, SessionId},
    language::Language,
    live::{LiveSession, Message, Mode, ReadSession, Say, Voice as Shown, frames::Why},
    people::Viewer,
    text::{MESSAGE_MOST, block},
    time::{MINUTE, SECOND, Timestamp},
};
use sund_store::{
    Tx,
    live::{
        aliases,
        known::{self, Key},
        messages::{self, By, NewMessage},
    },
    people,
};
use uuid::Uuid;

/// A message that is in the database for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Its number.
    pub number: u32,
    /// The message, for everybody in the room, who see who speaks also where that is not kept; none if it was a resend
    /// and everybody has it.
    pub message: Option<Message>,
}

/// Commits messages in the order given, numbered without a gap, and says of each what became of it.
///
/// Each speaker's sign-in session and right to speak are checked in the same transaction. A message that is there
/// already (same session, person and id) is acknowledged again, also after the session ended. An error means that
/// nothing was committed and that sending again is safe.
///
/// Where nobody is named, nothing that this transaction touches is of the speakers: not even their row is locked, since
/// PostgreSQL writes into a row which transaction locked it, and into a message which one wrote it.
pub async fn say_all(
    sund: &Sund,
    session: SessionId,
    terms: Terms,
    batch: Vec<(Speaker, Said)>,
) -> Done<Vec<Result<Committed, Why>>> {
    // Rendering is most of the work, and the transaction holds up all other writers: first the one, then the other.
    let mut texts: Vec<Result<Text, Why>> = batch.iter().map(|(_, said)| Text::check(said)).collect();
    let meant = texts.iter().flatten().flat_map(|text| &text.meant);
    let known = Known::of(sund.store.reads(), (session, terms.mode, sund.now()), meant).await?;
    for (text, (speaker, _)) in texts.iter_mut().zip(&batch) {
        if let Ok(text) = text {
            text.call(&known, speaker.viewer.seer.guest);
        }
    }
    let tx = sund.store.begin().await?;
    if terms.mode.names() {
        people::hold_writing(&tx, batch.iter().map(|(speaker, _)| speaker.viewer.person)).await?;
    }
    let hashes: Vec<&str> = batch.iter().map(|(speaker, _)| speaker.token_hash.as_str()).collect();
    let keys = batch.iter().map(|(speaker, said)| kept(terms.mode, session, (speaker.viewer.person, said.client)));
    let mut room = Room {
        sund,
        tx: &tx,
        session,
        terms: &terms,
        viewers: crate::sso::viewers_by_hash(tx.reads(), &hashes, sund.now()).await?,
        known: known::known(tx.reads(), session, &keys.collect::<Vec<_>>()).await?,
        voices: HashMap::new(),
        said: HashMap::new(),
        fates: Vec::new(),
        new: Vec::new(),
        spoken: HashSet::new(),
    };
    for ((speaker, said), text) in batch.iter().zip(texts) {
        let fate = room.fate(speaker, said, text).await?;
        room.fates.push(fate);
    }
    let Room { fates, new, .. } = room;
    let fates = number(&tx, session, fates, new).await?;
    tx.commit().await?;
    Ok(fates)
}

/// A text, checked and rendered.
struct Text {
    markdown: String,
    html: String,
    language: Option<Language>,
    /// Whom it means, and whom of them to tell.
    meant: Vec<Meant>,
    told: Vec<PersonId>,
}

impl Text {
    fn check(said: &Said) -> Result<Self, Why> {
        let markdown = block(Field::Body, &said.text, MESSAGE_MOST).map_err(|Invalid(problems)| {
            if problems.iter().any(|(_, problem)| matches!(problem, Problem::TooLong { .. })) {
                Why::TooLong
            } else {
                Why::Empty
            }
        })?;
        let html = text::message_html(&markdown);
        let language = said.language.or_else(|| text::guess(&markdown));
        let meant = text::mentioned_in_message(&markdown);
        Ok(Self { markdown, html, language, meant, told: Vec::new() })
    }

    fn call(&mut self, known: &Known, guest: bool) {
        if !self.meant.is_empty() {
            (self.html, self.told) = known.call(&self.markdown, &self.meant, guest);
        }
    }
}

/// What becomes of a message.
#[derive(Clone, Copy)]
enum Fate {
    /// Not taken.
    Refused(Why),
    /// There already, under this number.
    Known(u32),
    /// New: the place in the list of new messages.
    New(usize),
    /// The same message as this new one, sent twice at once.
    Again(usize),
}

/// A speaker whose sign-in session counts, and the session as they see it.
#[derive(Clone)]
struct Voice {
    viewer: Viewer,
    session: LiveSession,
}

type New = (Granted<LiveSession, Say>, NewMessage, Shown, Vec<PersonId>);

struct Room<'a> {
    sund: &'a Sund,
    tx: &'a Tx,
    session: SessionId,
    terms: &'a Terms,
    /// Whose sign-in sessions count, by hash of their tokens.
    viewers: HashMap<String, Viewer>,
    /// What is there already.
    known: HashMap<Key, u32>,
    voices: HashMap<String, Result<Voice, Refusal>>,
    said: HashMap<(PersonId, Uuid), Fate>,
    fates: Vec<Fate>,
    new: Vec<New>,
    /// Who said something in this batch.
    spoken: HashSet<PersonId>,
}

impl Room<'_> {
    async fn fate(&mut self, speaker: &Speaker, said: &Said, text: Result<Text, Why>) -> Done<Fate> {
        let voice = match self.voice(speaker).await? {
            Ok(voice) => voice,
            Err(refusal) => return Ok(Fate::Refused(Why::Rule(refusal))),
        };
        let key = (voice.viewer.person, said.client);
        if let Some(fate) = self.said.get(&key) {
            return Ok(if let Fate::New(at) = fate { Fate::Again(*at) } else { *fate });
        }
        let fate = match self.known.get(&kept(self.terms.mode, self.session, key)) {
            Some(number) => Fate::Known(*number),
            None => self.judge(voice, said, text).await?,
        };
        self.said.insert(key, fate);
        Ok(fate)
    }

    /// Who speaks, as they are now: the name and organisation of the message are today's.
    async fn voice(&mut self, speaker: &Speaker) -> Done<Result<Voice, Refusal>> {
        if let Some(voice) = self.voices.get(&speaker.token_hash) {
            return Ok(voice.clone());
        }
        let viewer = self.viewers.get(&speaker.token_hash).filter(|viewer| viewer.person == speaker.viewer.person);
        let voice = match viewer.cloned() {
            None => Err(Refusal::NotFound),
            Some(viewer) => match granted::<ReadSession>(self.tx.reads(), &viewer, self.session).await {
                Ok(session) => {
                    let mut session = without_purpose(session.into_inner());
                    if let Some(hold) = self.terms.held.get(&viewer.person) {
                        session.hold = Some(hold.clone());
                    }
                    Ok(Voice { viewer, session })
                }
                Err(ActionError::Refused(refusal)) => Err(refusal),
                Err(error) => return Err(error),
            },
        };
        self.voices.insert(speaker.token_hash.clone(), voice.clone());
        Ok(voice)
    }

    /// In slow mode: in how many seconds this person may write again, if not now.
    fn wait(&mut self, session: &LiveSession, person: PersonId) -> Option<u32> {
        let pace = session.writers.pace().filter(|_| !session.standing.leads())?;
        let since = match self.terms.spoke.get(&person) {
            _ if self.spoken.contains(&person) => 0,
            Some(at) => self.sund.now().since(*at),
            None => i64::MAX,
        };
        let left = (i64::from(pace) * SECOND).saturating_sub(since);
        if left <= 0 {
            self.spoken.insert(person);
            return None;
        }
        // A second that has begun is waited for.
        u32::try_from(left.saturating_add(SECOND - 1) / SECOND).ok()
    }

    /// The rule, and a place among the new messages for what it lets through.
    async fn judge(&mut self, voice: Voice, said: &Said, text: Result<Text, Why>) -> Done<Fate> {
        let text = match text {
            Ok(text) => text,
            Err(why) => return Ok(Fate::Refused(why)),
        };
        let Voice { viewer, session } = voice;
        let language = text.language.unwrap_or(session.language);
        let chair = session.standing.leads();
        // A promise that the room does not know of must not be broken by it: it reads the session again.
        if session.mode != self.terms.mode {
            return Ok(Fate::Refused(Why::TryAgain));
        }
        let reply_to = said.reply_to.filter(|to| (1..=session.last_number).contains(to));
        let session = match Granted::<LiveSession, Say>::check(session) {
            Ok(session) => session,
            Err(refusal) => return Ok(Fate::Refused(Why::Rule(refusal))),
        };
        if self.terms.mode == Mode::ChathamHouse && !self.terms.enough {
            return Ok(Fate::Refused(Why::TooFew));
        }
        if let Some(wait) = self.wait(&session, viewer.person) {
            return Ok(Fate::Refused(Why::Rule(Refusal::SlowMode(wait))));
        }
        let author = viewer.author(chair);
        let (by, shown) = match self.terms.mode {
            Mode::Attributed => {
                let byline = Byline { person: viewer.person, organisation: viewer.organisation };
                (By::Person(byline), Shown::Person(author))
            }
            Mode::Alias => {
                let alias = aliases::take(self.tx, self.session, viewer.person).await?;
                (By::Alias(alias), Shown::Alias(alias))
            }
            Mode::ChathamHouse => (By::Nobody, Shown::Person(author)),
        };
        let (_, client) = kept(self.terms.mode, self.session, (viewer.person, said.client));
        let at = when(self.terms.mode, self.sund.now());
        let Text { markdown, html, told, .. } = text;
        self.new.push((session, NewMessage { client, by, reply_to, language, markdown, html, at }, shown, told));
        Ok(Fate::New(self.new.len() - 1))
    }
}

/// When something was written, as far as that is kept: where nobody is named, a time to the second could be found again in
/// what else was written down in that second.
pub(super) const fn when(mode: Mode, now: Timestamp) -> Timestamp {
    if mode.names() { now } else { Timestamp(now.0 - now.0.rem_euclid(MINUTE)) }
}

/// What is kept of a message's id, and of whom it is.
fn kept(mode: Mode, session: SessionId, (person, client): (PersonId, Uuid)) -> Key {
    if mode.names() { (Some(person), client) } else { (None, receipt(session, client)) }
}

/// What is kept of the id of a message, where nobody is named: who has the id can show that the message is theirs, and
/// who has only this cannot. The first half of SHA-256 over the session and the id.
pub(super) fn receipt(session: SessionId, client: Uuid) -> Uuid {
    let hash = Sha256::new().chain_update(session.0).chain_update(client).finalize();
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid()
}

/// Every new message carries its own proof; the purpose and the agenda, the long texts of a session, need not be copied
/// each time.
fn without_purpose(mut session: LiveSession) -> LiveSession {
    session.purpose = String::new();
    session.purpose_html = String::new();
    session.agenda = Vec::new();
    session.questions = Vec::new();
    session
}

/// Takes numbers for what is new and writes it.
async fn number(tx: &Tx, session: SessionId, fates: Vec<Fate>, new: Vec<New>) -> Done<Vec<Result<Committed, Why>>> {
    let count = u32::try_from(new.len()).unwrap_or(u32::MAX);
    let first = if new.is_empty() { None } else { messages::take_numbers(tx, session, count).await? };
    let mut committed = Vec::with_capacity(new.len());
    if let Some((first, first_change)) = first {
        let (mut rows, mut called) = (Vec::with_capacity(new.len()), Vec::new());
        let at = new.first().map_or(Timestamp(0), |(_, new, ..)| new.at);
        for ((number, change), (proof, new, voice, told)) in (first..).zip(first_change..).zip(new) {
            let message = Message {
                number,
                change,
                voice,
                reply_to: new.reply_to,
                language: new.language,
                html: new.html.clone(),
                at: new.at,
                edited: false,
                gone: None,
                reactions: Vec::new(),
                correction: None,
            };
            committed.push(Committed { number, message: Some(message) });
            if let By::Person(by) = new.by {
                called.push((number, by.person, told));
            }
            rows.push((number, change, proof, new));
        }
        messages::insert(tx, session, rows).await?;
        tell(tx, session, called.into_iter(), at).await?;
    }
    // No numbers although the rule allowed it: the session ended between the two.
    let ended = Err(Why::Rule(Refusal::Ended));
    Ok(fates
        .into_iter()
        .map(|fate| match fate {
            Fate::Refused(why) => Err(why),
            Fate::Known(number) => Ok(Committed { number, message: None }),
            Fate::New(at) => committed.get(at).cloned().map_or(ended.clone(), Ok),
            Fate::Again(at) => {
                committed.get(at).map_or(ended.clone(), |c| Ok(Committed { number: c.number, message: None }))
            }
        })
        .collect())
}
