//! The talk, alive: a socket that comes back, a list that grows, a box that loses nothing.

use super::{
    board::Board,
    feed::{Feed, Pending, Step},
    kept::Kept,
    quiet,
    socket::{Socket, Told},
    typing::{Typing, TypingWords},
    view::{Part, View},
    words::with_count,
};
use leptos::{prelude::set_timeout, wasm_bindgen::JsCast};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use sund_domain::{
    Refusal,
    live::frames::{ClientFrame, ServerFrame, Why, close},
    text::MESSAGE_MOST,
};
use uuid::Uuid;
use web_sys::{Event, KeyboardEvent};

/// The waits before one comes back, in milliseconds, before chance.
const WAITS: [u32; 7] = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
/// Who was sent away for being too fast begins with this wait.
const WAIT_TOO_FAST: usize = 4;
/// After so many tries in vain one is told to load the page again.
const TRIES: usize = 5;
/// A message or a hello that has no answer after this time was said into a dead socket.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// What the server cannot take now is sent again after this time.
const AGAIN_AFTER: Duration = Duration::from_millis(1_500);

struct Talk {
    session: String,
    view: View,
    kept: Kept,
    feed: RefCell<Feed>,
    socket: RefCell<Option<Socket>>,
    /// Counts sockets, so that what waits for an old one does nothing.
    turn: Cell<u32>,
    /// How often it was tried in vain.
    tries: Cell<usize>,
    /// When the connection was lost, in milliseconds of the browser's clock.
    lost_at: Cell<Option<f64>>,
    over: Cell<bool>,
    board: Rc<Board>,
    typing: RefCell<Typing>,
    typing_words: TypingWords,
}

/// Wakes the talk of this page. If it is not as it should be, the page stays what it is: a list and a form.
pub(super) fn wake() {
    let Some(view) = View::find() else { return };
    let session = view.word("session");
    let kept = Kept::new(&session, &view.word("me"));
    let board = Board::new(&session, view.count("board"));
    let typing_words = TypingWords {
        one: view.word("typing-one"),
        two: view.word("typing-two"),
        three: view.word("typing-three"),
        several: view.word("typing-several"),
        somebody: view.word("typing-somebody"),
    };
    let talk = Rc::new(Talk {
        feed: RefCell::new(Feed::new(view.count("last"), view.count("number"), kept.sending())),
        session,
        view,
        kept,
        socket: RefCell::default(),
        turn: Cell::default(),
        tries: Cell::default(),
        lost_at: Cell::default(),
        over: Cell::default(),
        board,
        typing: RefCell::default(),
        typing_words,
    });
    if talk.view.text().is_empty() {
        talk.view.set_text(&talk.kept.text());
    }
    talk.listen();
    talk.show_pending();
    talk.view.to_end();
    talk.connect();
}

impl Talk {
    fn listen(self: &Rc<Self>) {
        let on = |part, name, then: fn(&Rc<Self>, &Event)| {
            let talk = Rc::clone(self);
            self.view.on(part, name, move |event| then(&talk, &event));
        };
        on(Part::Log, "scroll", |talk, _| talk.view.scrolled());
        // A keyboard on a small screen takes room from the list.
        on(Part::Window, "resize", |talk, _| talk.view.keep_end());
        on(Part::New, "click", |talk, _| talk.view.to_end());
        on(Part::Text, "input", |talk, _| talk.types());
        on(Part::Text, "keydown", Self::key);
        on(Part::Form, "submit", |talk, event| {
            event.prevent_default();
            talk.say();
        });
        on(Part::Window, "submit", |_, event| quiet::sent(event));
        on(Part::Window, "online", |talk, _| {
            if !talk.feed.borrow().connected() {
                talk.connect();
            }
        });
    }

    // The connection.

    fn connect(self: &Rc<Self>) {
        if self.over.get() {
            return;
        }
        let turn = self.next_turn();
        let talk = Rc::downgrade(self);
        let socket = Socket::open(&self.session, &self.view.word("me"), move |told| {
            if let Some(talk) = talk.upgrade().filter(|talk| talk.turn.get() == turn) {
                talk.told(told);
            }
        });
        // The old socket, if there is one, is closed by being replaced.
        *self.socket.borrow_mut() = socket;
        // Also when the browser opens none.
        self.later(ANSWER_WITHIN, |talk| {
            if !talk.feed.borrow().connected() {
                talk.retry();
            }
        });
    }

    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    /// Does something after a while, unless there is another socket by then.
    fn later(self: &Rc<Self>, wait: Duration, then: impl FnOnce(&Rc<Self>) + 'static) {
        let (talk, turn) = (Rc::clone(self), self.turn.get());
        set_timeout(
            move || {
                if talk.turn.get() == turn {
                    then(&talk);
                }
            },
            wait,
        );
    }

    fn hang_up(&self) {
        self.next_turn();
        if let Some(socket) = &*self.socket.borrow() {
            socket.hang_up();
        }
    }

    /// Hangs up and comes back after a while, the longer the more often it was in vain.
    fn retry(self: &Rc<Self>) {
        self.hang_up();
        if self.feed.borrow_mut().lost() {
            self.lost_at.set(Some(js_sys::Date::now()));
        }
        self.show_typing(|typing| typing.told(0, Vec::new()));
        let tries = self.tries.get();
        self.tries.set(tries + 1);
        self.view.connection(&self.view.word(if tries < TRIES { "lost" } else { "unreachable" }));
        // Chance, so that those who were lost together do not come back together.
        let wait = f64::from(WAITS[tries.min(WAITS.len() - 1)]) * (0.5 + js_sys::Math::random());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 250 and 45,000")]
        self.later(Duration::from_millis(wait as u64), Self::connect);
    }

    fn told(self: &Rc<Self>, told: Told) {
        match told {
            Told::Open => self.send(&self.feed.borrow().hello()),
            Told::Frame(frame) => {
                if matches!(frame, ServerFrame::Welcome { .. }) {
                    self.tries.set(0);
                    self.view.connection("");
                }
                let steps = self.feed.borrow_mut().hear(frame);
                for step in steps {
                    self.step(step);
                }
            }
            Told::Closed(close::ENDED) => self.finish("ended", "record"),
            Told::Closed(close::GONE) => self.finish("gone", ""),
            Told::Closed(close::PROTOCOL) => self.finish("outdated", "refresh"),
            Told::Closed(code) => {
                if code == close::TOO_FAST {
                    self.tries.set(self.tries.get().max(WAIT_TOO_FAST));
                }
                self.retry();
            }
        }
    }

    fn send(&self, frame: &ClientFrame) {
        if let Some(socket) = &*self.socket.borrow() {
            socket.send(frame);
        }
    }

    /// Sends a message and looks after a while whether it was answered.
    fn send_message(self: &Rc<Self>, frame: &ClientFrame) {
        self.send(frame);
        if let ClientFrame::Say { id, .. } = *frame {
            self.later(ANSWER_WITHIN, move |talk| {
                if talk.feed.borrow().waits(id) {
                    talk.retry();
                }
            });
        }
    }

    // What comes.

    fn step(self: &Rc<Self>, step: Step) {
        match step {
            Step::Show(message) => {
                self.show_typing(|typing| typing.has_said(&message.voice));
                self.view.show(&message);
            }
            Step::Typing(count, who) => self.show_typing(|typing| typing.told(count, who)),
            Step::Own(voice) => self.show_typing(|typing| typing.is(voice)),
            Step::Change(message) => self.view.change(&message),
            Step::Sent(id) => {
                if !self.view.word("withdraw").is_empty() {
                    self.kept.keep_receipt(id);
                }
            }
            Step::Send(frames) => frames.iter().for_each(|frame| self.send_message(frame)),
            Step::SendLater(id) => self.later(AGAIN_AFTER, move |talk| {
                let frame = talk.feed.borrow().again(id);
                if let Some(frame) = frame {
                    talk.send_message(&frame);
                }
            }),
            Step::Pending => self.show_pending(),
            Step::Back(missed) => self.back(missed),
            Step::Refused(text, why) => {
                self.put_back(&text);
                self.problem(why);
            }
            Step::Here(count, countries, people) => {
                self.board.people(count);
                self.view.here(count, &countries, &people);
            }
            Step::Floor(floor) => self.view.floor(&floor, &self.view.word("me")),
            Step::Board(number) => self.board.told(number),
            Step::Resync => self.retry(),
            Step::Ended => self.finish("ended", "record"),
        }
    }

    fn back(&self, missed: u32) {
        let lost_for = self.lost_at.take().map_or(0.0, |at| (js_sys::Date::now() - at) / 1_000.0);
        let text = self.view.word(match missed {
            0 => "back-none",
            1 => "back-one",
            _ => "back-many",
        });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a page's life")]
        let seconds = lost_for.round().max(1.0) as u32;
        self.view.notice(&with_count(&text, missed).replace("{seconds}", &seconds.to_string()));
    }

    fn show_pending(&self) {
        let feed = self.feed.borrow();
        self.kept.keep_sending(feed.pending());
        self.view.show_pending(feed.pending());
    }

    /// Nothing more can be said, and this is why. Text that was not taken stays in the box.
    fn finish(&self, why: &str, link: &str) {
        self.over.set(true);
        self.hang_up();
        let left = self.feed.borrow_mut().give_up();
        left.iter().rev().for_each(|text| self.put_back(text));
        self.show_pending();
        let link = if link.is_empty() { String::new() } else { self.view.word(link) };
        self.view.over(&self.view.word(why), &link);
    }

    fn problem(&self, why: Why) {
        let name = match why {
            Why::Empty => "why-empty",
            Why::TooLong => "why-too-long",
            Why::TooFast => "why-too-fast",
            Why::TooFew => "why-too-few",
            Why::TryAgain => "why-try-again",
            Why::Rule(Refusal::Ended) => "why-ended",
            Why::Rule(Refusal::NotFound) => "why-gone",
            Why::Rule(Refusal::Muted) => "why-muted",
            Why::Rule(Refusal::ChairsWrite) => "why-chairs",
            Why::Rule(Refusal::SlowMode(seconds)) => {
                let text = self.view.word("why-slow").replace("{seconds}", &seconds.to_string());
                return self.view.problem(Some(&text));
            }
            Why::Rule(_) => "why-rule",
        };
        self.view.problem(Some(&self.view.word(name)));
    }

    /// Something has changed of who types.
    fn show_typing(&self, change: impl FnOnce(&mut Typing)) {
        let mut typing = self.typing.borrow_mut();
        change(&mut typing);
        if let Ok(me) = self.view.word("me").parse() {
            let words = (&self.typing_words, self.view.item_words());
            View::typing(&typing.line(me, js_sys::Date::now(), words));
        }
    }

    // The box.

    /// Something was typed.
    fn types(&self) {
        let text = self.view.text();
        self.kept.keep_text(&text);
        let connected = self.feed.borrow().connected();
        if connected && !text.trim().is_empty() && self.typing.borrow_mut().types(js_sys::Date::now()) {
            self.send(&ClientFrame::Typing);
        }
    }

    fn set_text(&self, text: &str) {
        self.view.set_text(text);
        self.kept.keep_text(text);
    }

    fn put_back(&self, text: &str) {
        let there = self.view.text();
        self.set_text(&if there.trim().is_empty() { text.to_owned() } else { format!("{text}\n\n{there}") });
    }

    fn key(self: &Rc<Self>, event: &Event) {
        // While a character is being composed, Enter chooses it.
        let enter = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.key() == "Enter" && !key.shift_key() && !key.is_composing());
        if enter {
            event.prevent_default();
            self.say();
        }
    }

    fn say(self: &Rc<Self>) {
        let text = self.view.text();
        if self.over.get() || text.trim().is_empty() {
            return;
        }
        if text.trim().chars().count() > MESSAGE_MOST {
            self.problem(Why::TooLong);
            return;
        }
        self.view.problem(None);
        #[expect(clippy::disallowed_methods, reason = "the browser is where this id is made")]
        let id = Uuid::new_v4();
        let pending = Pending::new(id, text, self.view.language(), self.view.reply_to());
        let frame = self.feed.borrow_mut().say(pending);
        self.set_text("");
        self.typing.borrow_mut().sent();
        self.view.replied();
        self.show_pending();
        self.view.to_end();
        if let Some(frame) = frame {
            self.send_message(&frame);
        }
    }
}
