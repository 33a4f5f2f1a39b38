//! What a browser knows of a session: which messages it has, and what it has said. No document, no socket, no clock.

use sund_domain::{
    language::Language,
    live::{
        Floor, Message, Voice,
        frames::{ClientFrame, ServerFrame, Why},
    },
    people::{Author, Country},
};
use uuid::Uuid;

/// A message that the server says it cannot take now is sent again so often.
const TRIES_MOST: u32 = 3;

/// A message of one's own that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its id, the same for a resend.
    pub id: Uuid,
    /// As typed.
    pub text: String,
    /// Chosen by the author; none: guess.
    pub language: Option<Language>,
    /// The message that it answers.
    pub reply_to: Option<u32>,
    /// Its number, once it is committed and only waits for its turn to be shown.
    pub number: Option<u32>,
    /// How often the server has asked to try again.
    pub tries: u32,
}

impl Pending {
    /// A message that nobody has answered yet.
    pub const fn new(id: Uuid, text: String, language: Option<Language>, reply_to: Option<u32>) -> Self {
        Self { id, text, language, reply_to, number: None, tries: 0 }
    }

    fn frame(&self) -> ClientFrame {
        ClientFrame::Say { id: self.id, text: self.text.clone(), language: self.language, reply_to: self.reply_to }
    }
}

/// What is to be done about a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Show this message at the end of the list.
    Show(Message),
    /// Show what became of this message, where it stands.
    Change(Message),
    /// The message with this id is in the record.
    Sent(Uuid),
    /// Send these frames.
    Send(Vec<ClientFrame>),
    /// Send the message with this id again in a while.
    SendLater(Uuid),
    /// The list of what is on its way has changed.
    Pending,
    /// One is back, and this many missed messages are here.
    Back(u32),
    /// This text was not taken.
    Refused(String, Why),
    /// Who is here: how many, how many from each country, some of the people.
    Here(u32, Vec<(Country, u32)>, Vec<Author>),
    /// Who has the floor, and who waits for it.
    Floor(Floor),
    /// What stands beside the talk was changed so often.
    Board(u32),
    /// Who types: how many, and those who are told apart. The one who looks may be among them.
    Typing(u32, Vec<Voice>),
    /// The message that was shown is one's own, and this is the number that one has.
    Own(Voice),
    /// Something is missing: come back with the last number.
    Resync,
    /// The session has ended.
    Ended,
}

/// What a browser knows.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// The number of the last change.
    last: u32,
    /// The number of the last message.
    number: u32,
    pending: Vec<Pending>,
    connected: bool,
    lost: bool,
    /// After a loss: up to which change one was away, and how many messages have come of it.
    catching_up: Option<(u32, u32)>,
}

impl Feed {
    /// A page shows messages up to this number as they were after this change; these were on their way when it was last
    /// left.
    pub fn new(last: u32, number: u32, pending: Vec<Pending>) -> Self {
        Self { last, number, pending, ..Self::default() }
    }

    /// What is on its way.
    pub fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Whether the server has said welcome and nothing was lost since.
    pub const fn connected(&self) -> bool {
        self.connected
    }

    /// The first frame of a socket.
    pub const fn hello(&self) -> ClientFrame {
        ClientFrame::Hello { after: self.last }
    }

    /// Something is said: it is on its way, and sent at once if there is a way.
    pub fn say(&mut self, pending: Pending) -> Option<ClientFrame> {
        let frame = self.connected.then(|| pending.frame());
        self.pending.push(pending);
        frame
    }

    /// The message with this id once more, if it is still on its way.
    pub fn again(&self, id: Uuid) -> Option<ClientFrame> {
        self.unanswered(id).filter(|_| self.connected).map(Pending::frame)
    }

    /// Whether the server has not answered this message yet.
    pub fn waits(&self, id: Uuid) -> bool {
        self.unanswered(id).is_some()
    }

    fn unanswered(&self, id: Uuid) -> Option<&Pending> {
        self.pending.iter().find(|p| p.id == id && p.number.is_none())
    }

    /// The connection is lost; true if there was one.
    pub const fn lost(&mut self) -> bool {
        let was = self.connected;
        self.connected = false;
        self.lost |= was;
        self.catching_up = None;
        was
    }

    /// Nothing more can be said: the texts that are still on their way.
    pub fn give_up(&mut self) -> Vec<String> {
        let (waiting, committed) = std::mem::take(&mut self.pending).into_iter().partition(|p| p.number.is_none());
        self.pending = committed;
        waiting.into_iter().map(|p: Pending| p.text).collect()
    }

    /// A frame from the server.
    pub fn hear(&mut self, frame: ServerFrame) -> Vec<Step> {
        match frame {
            ServerFrame::Welcome { last, .. } => self.welcome(last),
            ServerFrame::Message { after, message } => self.message(after, message),
            ServerFrame::Ack { id, number } => self.ack(id, number),
            ServerFrame::Refused { id, why } => self.refused(id, why),
            ServerFrame::Here { count, countries, people } => vec![Step::Here(count, countries, people)],
            ServerFrame::Floor { floor } => vec![Step::Floor(floor)],
            ServerFrame::Board { number } => vec![Step::Board(number)],
            ServerFrame::Typing { count, who } => vec![Step::Typing(count, who)],
            ServerFrame::Ended => vec![Step::Ended],
        }
    }

    fn welcome(&mut self, last: u32) -> Vec<Step> {
        self.connected = true;
        // The server's database may have been put back; what it says next must not look old.
        self.last = self.last.min(last);
        let mut steps = Vec::new();
        if std::mem::take(&mut self.lost) {
            if last == self.last {
                steps.push(Step::Back(0));
            } else {
                self.catching_up = Some((last, 0));
            }
        }
        let again: Vec<ClientFrame> = self.pending.iter().filter(|p| p.number.is_none()).map(Pending::frame).collect();
        if !again.is_empty() {
            steps.push(Step::Send(again));
        }
        steps
    }

    fn message(&mut self, after: u32, message: Message) -> Vec<Step> {
        let Message { number, change, .. } = message;
        if change <= self.last {
            return Vec::new();
        }
        if after > self.last {
            return vec![Step::Resync];
        }
        self.last = change;
        let own = matches!(message.voice, Voice::Alias(_)).then(|| Step::Own(message.voice.clone()));
        let new = number > self.number;
        let mut steps = Vec::new();
        if new {
            self.number = number;
            steps.push(Step::Show(message));
        } else {
            steps.push(Step::Change(message));
        }
        let before = self.pending.len();
        self.pending.retain(|p| p.number != Some(number));
        if self.pending.len() != before {
            steps.extend(own);
            steps.push(Step::Pending);
        }
        if let Some((_, missed)) = &mut self.catching_up {
            *missed += u32::from(new);
        }
        if let Some((_, missed)) = self.catching_up.take_if(|(until, _)| *until <= change) {
            steps.push(Step::Back(missed));
        }
        steps
    }

    fn ack(&mut self, id: Uuid, number: u32) -> Vec<Step> {
        if number <= self.number {
            self.pending.retain(|p| p.id != id);
        } else if let Some(pending) = self.pending.iter_mut().find(|p| p.id == id) {
            pending.number = Some(number);
        }
        vec![Step::Sent(id), Step::Pending]
    }

    fn refused(&mut self, id: Uuid, why: Why) -> Vec<Step> {
        let Some(at) = self.pending.iter().position(|p| p.id == id) else { return Vec::new() };
        if why == Why::TryAgain && self.pending[at].tries < TRIES_MOST {
            self.pending[at].tries += 1;
            return vec![Step::SendLater(id)];
        }
        let Pending { text, .. } = self.pending.remove(at);
        vec![Step::Pending, Step::Refused(text, why)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::{ids::PersonId, live::Voice, time::Timestamp};

    fn message(number: u32, change: u32) -> Message {
        Message {
            number,
            change,
            voice: Voice::Unnamed,
            reply_to: None,
            language: Language::En,
            html: "<p>x</p>".into(),
            at: Timestamp(0),
            edited: false,
            gone: None,
            reactions: Vec::new(),
            correction: None,
        }
    }

    /// A message that was said as this change, after the one before.
    fn heard(feed: &mut Feed, number: u32, change: u32) -> Vec<Step> {
        feed.hear(ServerFrame::Message { after: change - 1, message: message(number, change) })
    }

    fn welcome(feed: &mut Feed, last: u32) -> Vec<Step> {
        feed.hear(ServerFrame::Welcome { you: PersonId(Uuid::from_u128(1)), last })
    }

    fn say(feed: &mut Feed, id: Uuid, text: &str) -> Option<ClientFrame> {
        feed.say(Pending::new(id, text.into(), None, None))
    }

    const ID: Uuid = Uuid::from_u128(7);

    #[test]
    fn messages_are_shown_once_and_a_gap_is_seen() {
        let mut feed = Feed::new(2, 2, Vec::new());
        assert_eq!(feed.hello(), ClientFrame::Hello { after: 2 });
        assert_eq!(welcome(&mut feed, 4), []);
        assert_eq!(heard(&mut feed, 2, 2), []);
        assert_eq!(heard(&mut feed, 3, 3), [Step::Show(message(3, 3))]);
        assert_eq!(heard(&mut feed, 3, 3), []);
        assert_eq!(heard(&mut feed, 5, 5), [Step::Resync]);
        assert_eq!(feed.hello(), ClientFrame::Hello { after: 3 });
    }

    #[test]
    fn a_change_goes_where_the_message_is_and_changes_that_are_not_left_are_no_gap() {
        let mut feed = Feed::new(3, 3, Vec::new());
        welcome(&mut feed, 3);
        assert_eq!(heard(&mut feed, 1, 4), [Step::Change(message(1, 4))]);
        // Changes 5 and 6 were of the same message, and change 7 is the last of it.
        let seventh = ServerFrame::Message { after: 4, message: message(2, 7) };
        assert_eq!(feed.hear(seventh), [Step::Change(message(2, 7))]);
        assert_eq!(heard(&mut feed, 4, 8), [Step::Show(message(4, 8))]);
        assert_eq!(heard(&mut feed, 2, 10), [Step::Resync]);
        // A page that was written while something was said shows it already.
        let mut feed = Feed::new(3, 4, Vec::new());
        welcome(&mut feed, 4);
        assert_eq!(heard(&mut feed, 4, 4), [Step::Change(message(4, 4))]);
    }

    #[test]
    fn what_is_said_is_pending_until_it_is_shown() {
        let mut feed = Feed::new(0, 0, Vec::new());
        assert_eq!(say(&mut feed, ID, "x"), None, "no way yet");
        let frame = ClientFrame::Say { id: ID, text: "x".into(), language: None, reply_to: None };
        assert_eq!(welcome(&mut feed, 0), [Step::Send(vec![frame.clone()])]);
        assert!(feed.waits(ID));
        feed.lost();
        assert_eq!(welcome(&mut feed, 0), [Step::Back(0), Step::Send(vec![frame])], "with the same id");
        assert_eq!(feed.hear(ServerFrame::Ack { id: ID, number: 1 }), [Step::Sent(ID), Step::Pending]);
        assert!(!feed.waits(ID) && feed.pending().len() == 1);
        assert_eq!(heard(&mut feed, 1, 1), [Step::Show(message(1, 1)), Step::Pending]);
        assert!(feed.pending().is_empty());
        let other = Uuid::from_u128(8);
        assert!(say(&mut feed, other, "y").is_some());
        assert_eq!(heard(&mut feed, 2, 2), [Step::Show(message(2, 2))], "heard before it is acknowledged");
        assert_eq!(feed.hear(ServerFrame::Ack { id: other, number: 2 }), [Step::Sent(other), Step::Pending]);
        assert!(feed.pending().is_empty());
    }

    #[test]
    fn missed_messages_are_counted_after_a_loss() {
        let mut feed = Feed::new(3, 3, Vec::new());
        assert!(!feed.lost(), "there was no connection yet");
        assert_eq!(welcome(&mut feed, 4), [], "what came while the page loaded was not missed");
        heard(&mut feed, 4, 4);
        assert!(feed.lost());
        assert_eq!(welcome(&mut feed, 7), []);
        assert_eq!(heard(&mut feed, 5, 5), [Step::Show(message(5, 5))]);
        assert_eq!(heard(&mut feed, 1, 6), [Step::Change(message(1, 6))]);
        assert_eq!(heard(&mut feed, 6, 7), [Step::Show(message(6, 7)), Step::Back(2)], "a change is no message");
        assert_eq!(heard(&mut feed, 7, 8), [Step::Show(message(7, 8))]);
        feed.lost();
        assert_eq!(welcome(&mut feed, 5), [Step::Back(0)], "the server's database was put back");
        assert_eq!(heard(&mut feed, 8, 6), [Step::Show(message(8, 6))]);
    }

    #[test]
    fn what_is_not_taken_comes_back() {
        let mut feed = Feed::new(0, 0, Vec::new());
        welcome(&mut feed, 0);
        say(&mut feed, ID, "x");
        for _ in 0..TRIES_MOST {
            assert_eq!(feed.hear(ServerFrame::Refused { id: ID, why: Why::TryAgain }), [Step::SendLater(ID)]);
            assert!(feed.again(ID).is_some());
        }
        let refused = feed.hear(ServerFrame::Refused { id: ID, why: Why::TryAgain });
        assert_eq!(refused, [Step::Pending, Step::Refused("x".into(), Why::TryAgain)]);
        assert!(feed.again(ID).is_none());
        say(&mut feed, ID, "y");
        let refused = feed.hear(ServerFrame::Refused { id: ID, why: Why::TooFast });
        assert_eq!(refused, [Step::Pending, Step::Refused("y".into(), Why::TooFast)]);
        say(&mut feed, ID, "z");
        assert_eq!(feed.give_up(), ["z"]);
        assert!(feed.pending().is_empty());
    }
}
