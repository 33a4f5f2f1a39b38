//! The talk, alive: a socket that comes back, a list that grows, a box that loses nothing.

use super::{
    feed::{Feed, Step},
    here::{HEARD, Now},
    item::message_item,
    kept::Kept,
    room::{Hands, Parts},
    scroll::Scroll,
    socket::{Event, Socket},
    words::with_count,
};
use leptos::{
    ev,
    prelude::*,
    tachys::view::{Mountable, Render},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use sund_domain::{
    live::frames::{ClientFrame, ServerFrame, Why, close},
    text::MESSAGE_MOST,
};
use uuid::Uuid;

/// The first wait before one comes back; each one is twice as long, up to the longest. In milliseconds, before chance.
const WAIT_LEAST: f64 = 500.0;
const WAIT_MOST: f64 = 30_000.0;
/// Who was sent away for being too fast waits at least so long, in milliseconds.
const WAIT_TOO_FAST: f64 = 5_000.0;
/// After so many tries in vain one is told to load the page again.
const TRIES: i32 = 5;
/// A message or a hello that has no answer after this time was said into a dead socket.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// What the server cannot take now is sent again after this time.
const AGAIN_AFTER: Duration = Duration::from_millis(1_500);

struct Talk {
    parts: Parts,
    kept: Kept,
    scroll: Scroll,
    feed: RefCell<Feed>,
    socket: RefCell<Option<Socket>>,
    /// Counts sockets, so that what waits for an old one does nothing.
    turn: Cell<u32>,
    /// How often it was tried in vain.
    tries: Cell<i32>,
    /// When the connection was lost, in milliseconds of the browser's clock.
    lost_at: Cell<Option<f64>>,
    started: Cell<bool>,
    over: Cell<bool>,
}

/// Wakes the view.
pub(super) fn hands(parts: &Parts) -> Hands {
    let kept = Kept::new(parts.session, parts.me.person);
    let talk = Rc::new(Talk {
        feed: RefCell::new(Feed::new(parts.last, kept.sending())),
        kept,
        scroll: Scroll::new(parts.log),
        parts: parts.clone(),
        socket: RefCell::default(),
        turn: Cell::default(),
        tries: Cell::default(),
        lost_at: Cell::default(),
        started: Cell::default(),
        over: Cell::default(),
    });
    let (typed, key, submit, scrolled, to_end) =
        (Rc::clone(&talk), Rc::clone(&talk), Rc::clone(&talk), Rc::clone(&talk), Rc::clone(&talk));
    // After the view is there: before, there is no box and no list.
    Effect::new(move |_| talk.start());
    Hands {
        typed: Box::new(move |_| typed.keep_text()),
        key: Box::new(move |event| key.key(&event)),
        submit: Box::new(move |event| submit.submit(&event)),
        scrolled: Box::new(move |_| {
            if scrolled.scroll.moved() {
                scrolled.parts.unseen.set(0);
            }
        }),
        to_end: Box::new(move |_| {
            to_end.parts.unseen.set(0);
            to_end.scroll.to_end();
        }),
    }
}

impl Talk {
    fn start(self: &Rc<Self>) {
        if self.parts.text.get().is_none() || self.started.replace(true) {
            return;
        }
        if self.text().is_empty() {
            self.set_text(&self.kept.text());
        }
        self.show_pending();
        self.scroll.to_end();
        let talk = Rc::clone(self);
        // Kept for as long as the page is.
        let _ = window_event_listener(ev::online, move |_| {
            if !talk.feed.borrow().connected() {
                talk.connect();
            }
        });
        self.connect();
    }

    // The connection.

    fn connect(self: &Rc<Self>) {
        if self.over.get() {
            return;
        }
        let turn = self.next_turn();
        let talk = Rc::downgrade(self);
        let tell = move |event| {
            if let Some(talk) = talk.upgrade().filter(|talk| talk.turn.get() == turn) {
                talk.told(event);
            }
        };
        let socket = Socket::open(self.parts.session, tell);
        let opens = socket.is_some();
        // The old socket, if there is one, is closed by being replaced.
        *self.socket.borrow_mut() = socket;
        if opens {
            self.later(ANSWER_WITHIN, |talk| {
                if !talk.feed.borrow().connected() {
                    talk.retry(0.0);
                }
            });
        } else {
            self.retry(0.0);
        }
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

    /// Hangs up and comes back after a while, the longer the more often it was in vain.
    fn retry(self: &Rc<Self>, at_least: f64) {
        if let Some(socket) = &*self.socket.borrow() {
            socket.hang_up();
        }
        if self.feed.borrow_mut().lost() {
            self.lost_at.set(Some(js_sys::Date::now()));
        }
        let Parts { connected, status, words, .. } = &self.parts;
        let tries = self.tries.get();
        self.tries.set(tries.saturating_add(1));
        connected.set(false);
        status.set(if tries < TRIES { words.lost.clone() } else { words.unreachable.clone() });
        // Chance, so that those who were lost together do not come back together.
        let wait =
            (WAIT_LEAST * 2_f64.powi(tries.min(10))).min(WAIT_MOST).max(at_least) * (0.5 + js_sys::Math::random());
        self.next_turn();
        self.later(Duration::from_secs_f64(wait / 1_000.0), Self::connect);
    }

    fn told(self: &Rc<Self>, event: Event) {
        match event {
            Event::Open => self.send(&self.feed.borrow().hello()),
            Event::Frame(frame) => {
                if matches!(frame, ServerFrame::Welcome { .. }) {
                    self.tries.set(0);
                    self.parts.connected.set(true);
                    self.parts.status.set(String::new());
                }
                let steps = self.feed.borrow_mut().hear(frame);
                for step in steps {
                    self.step(step);
                }
            }
            Event::Closed(close::ENDED) => self.finish(&self.parts.words.ended),
            Event::Closed(close::GONE) => self.finish(&self.parts.words.gone),
            Event::Closed(close::PROTOCOL) => self.finish(&self.parts.words.outdated),
            Event::Closed(close::TOO_FAST) => self.retry(WAIT_TOO_FAST),
            Event::Closed(_) => self.retry(0.0),
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
                    talk.retry(0.0);
                }
            });
        }
    }

    // What comes.

    fn step(self: &Rc<Self>, step: Step) {
        match step {
            Step::Show(message) => {
                self.add(message_item(&message, &self.parts.words.item));
                if !self.scroll.grown() {
                    self.parts.unseen.update(|count| *count += 1);
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
                self.parts.problem.set(Some(self.parts.words.reasons.of(why).to_owned()));
            }
            Step::Here(count, countries, people) => HEARD.set(Some(Now { count, countries, people })),
            Step::Resync => self.retry(0.0),
            Step::Ended => self.finish(&self.parts.words.ended),
        }
    }

    fn back(&self, missed: u32) {
        let lost_for = self.lost_at.take().map_or(0.0, |at| (js_sys::Date::now() - at) / 1_000.0);
        let words = &self.parts.words;
        let text = match missed {
            0 => words.back_none.clone(),
            1 => words.back_one.clone(),
            _ => with_count(&words.back_many, missed),
        };
        let text = text.replace("{seconds}", &lost_for.max(1.0).round().to_string());
        self.add(view! { <li class="sys">{text}</li> });
        self.scroll.grown();
    }

    /// Adds a line to the list, which is built once and never built anew, however long it gets.
    fn add(&self, line: impl Render<State: Mountable>) {
        if let Some(list) = self.parts.list.get_untracked() {
            line.build().mount(&list, None);
        }
    }

    fn show_pending(&self) {
        let pending = self.feed.borrow().pending().to_vec();
        self.kept.keep_sending(&pending);
        self.parts.pending.set(pending);
        self.scroll.grown();
    }

    /// Nothing more can be said, and this is why. Text that was not taken stays in the box.
    fn finish(&self, why: &str) {
        self.over.set(true);
        self.next_turn();
        if let Some(socket) = &*self.socket.borrow() {
            socket.hang_up();
        }
        let left = self.feed.borrow_mut().give_up();
        left.iter().rev().for_each(|text| self.put_back(text));
        self.show_pending();
        self.parts.holds_text.set(!self.text().trim().is_empty());
        self.parts.status.set(String::new());
        self.parts.over.set(Some(why.to_owned()));
        let open = document().query_selector_all("[data-while-open]").ok();
        for n in 0..open.as_ref().map_or(0, web_sys::NodeList::length) {
            use leptos::wasm_bindgen::JsCast;
            let element =
                open.as_ref().and_then(|all| all.item(n)).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
            if let Some(element) = element {
                let _ = element.set_attribute("hidden", "");
            }
        }
    }

    // The box.

    fn text(&self) -> String {
        self.parts.text.get_untracked().map(|text| text.value()).unwrap_or_default()
    }

    fn set_text(&self, text: &str) {
        if let Some(area) = self.parts.text.get_untracked() {
            area.set_value(text);
        }
        self.kept.keep_text(text);
    }

    fn keep_text(&self) {
        self.kept.keep_text(&self.text());
    }

    fn put_back(&self, text: &str) {
        let there = self.text();
        self.set_text(&if there.trim().is_empty() { text.to_owned() } else { format!("{text}\n\n{there}") });
    }

    fn key(self: &Rc<Self>, event: &ev::KeyboardEvent) {
        // While a character is being composed, Enter chooses it.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() && self.started.get() {
            event.prevent_default();
            self.say();
        }
    }

    fn submit(self: &Rc<Self>, event: &ev::SubmitEvent) {
        // Before the talk is alive the browser sends the form itself.
        if self.started.get() {
            event.prevent_default();
            self.say();
        }
    }

    fn say(self: &Rc<Self>) {
        let text = self.text();
        let Parts { words, problem, .. } = &self.parts;
        if self.over.get() || text.trim().is_empty() {
            return;
        }
        if text.trim().chars().count() > MESSAGE_MOST {
            problem.set(Some(words.reasons.of(Why::TooLong).to_owned()));
            return;
        }
        problem.set(None);
        let language = self.parts.language.get_untracked().and_then(|chosen| chosen.value().parse().ok());
        #[expect(clippy::disallowed_methods, reason = "the browser is where this id is made")]
        let id = Uuid::new_v4();
        let frame = self.feed.borrow_mut().say(id, text, language);
        self.set_text("");
        self.show_pending();
        self.scroll.to_end();
        if let Some(frame) = frame {
            self.send_message(&frame);
        }
    }
}
