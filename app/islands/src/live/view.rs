//! The talk as it stands in the document: its elements, found once, and what is done with them.

use super::{FloorWords, HereWords, ItemWords, Marks, feed::Pending, floor, here, item, words::with_count};
use leptos::{
    prelude::document,
    wasm_bindgen::{JsCast, closure::Closure},
};
use std::{cell::Cell, rc::Rc};
use sund_domain::{
    language::Language,
    live::{Floor, Message, Reaction, frames::HERE_MOST},
    people::{Author, Country},
};
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTemplateElement,
    HtmlTextAreaElement,
};

/// Within so many pixels of the end one reads the end.
const NEAR: i32 = 80;

/// The elements of the talk.
pub(super) struct View {
    words: Element,
    log: Element,
    list: Element,
    sending: Element,
    sending_item: HtmlTemplateElement,
    form: HtmlElement,
    text: HtmlTextAreaElement,
    language: HtmlSelectElement,
    /// The number of the message that the next one answers.
    reply_to: Option<HtmlInputElement>,
    status: Element,
    item_words: ItemWords,
    /// One reads the end of the list.
    at_end: Cell<bool>,
    /// The next frame of the screen scrolls: a hundred messages at once are one move.
    due: Rc<Cell<bool>>,
    unseen: Cell<u32>,
}

impl View {
    /// The talk of this page; none if something is missing, and then the page stays as it is.
    pub(super) fn find() -> Option<Self> {
        let words = by_id("talk-words")?;
        Some(Self {
            item_words: item_words(&words),
            words,
            log: by_id("talk")?,
            list: by_id("talk-new-messages")?,
            sending: by_id("talk-sending")?,
            sending_item: by_id("talk-sending-item")?.dyn_into().ok()?,
            form: by_id("talk-form")?.dyn_into().ok()?,
            text: by_id("say")?.dyn_into().ok()?,
            language: by_id("talk-language")?.dyn_into().ok()?,
            reply_to: by_id("talk-reply-to").and_then(|field| field.dyn_into().ok()),
            status: by_id("talk-status")?,
            at_end: Cell::new(true),
            due: Rc::default(),
            unseen: Cell::default(),
        })
    }

    /// What the server has written for the browser under this name.
    pub(super) fn word(&self, name: &str) -> String {
        word(&self.words, name)
    }

    /// A number that the server has written under this name.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.word(name).parse().unwrap_or_default()
    }

    // The list.

    /// Shows what became of a message, if this page has it.
    pub(super) fn change(&self, message: &Message) {
        if let Some(line) = by_id(&item::id(message.number)) {
            line.set_inner_html(&item::inside(message, &self.item_words));
            self.keep_end();
        }
    }

    /// Adds a message.
    pub(super) fn show(&self, message: &Message) {
        self.add(&item::id(message.number), "", &item::inside(message, &self.item_words));
        if !self.at_end.get() {
            self.unseen.set(self.unseen.get() + 1);
            self.tell_unseen();
        }
    }

    /// Adds a line that nobody said. `text` is of the page's own words.
    pub(super) fn notice(&self, text: &str) {
        self.add("", "sys", &crate::html::escape(text));
    }

    fn add(&self, id: &str, class: &str, inside: &str) {
        if let Ok(line) = document().create_element("li") {
            line.set_id(id);
            line.set_class_name(class);
            line.set_inner_html(inside);
            let _ = self.list.append_child(&line);
            self.keep_end();
        }
    }

    /// Shows what is on its way.
    pub(super) fn show_pending(&self, pending: &[Pending]) {
        self.sending.set_inner_html("");
        for one in pending {
            let Ok(copy) = self.sending_item.content().clone_node_with_deep(true) else { continue };
            let _ = self.sending.append_child(&copy);
            let text = self.sending.last_element_child().and_then(|line| line.query_selector("p").ok().flatten());
            if let Some(text) = text {
                text.set_text_content(Some(&one.text));
            }
        }
        self.keep_end();
    }

    /// To the end again, for those who read the end: something was added, or the room became smaller.
    pub(super) fn keep_end(&self) {
        if self.at_end.get() {
            self.to_end();
        }
    }

    /// To the end, once what was added is there.
    pub(super) fn to_end(&self) {
        self.at_end.set(true);
        self.unseen.set(0);
        self.tell_unseen();
        if !self.due.replace(true) {
            let (due, log) = (Rc::clone(&self.due), self.log.clone());
            leptos::prelude::request_animation_frame(move || {
                due.set(false);
                log.set_scroll_top(log.scroll_height());
            });
        }
    }

    /// One has scrolled.
    pub(super) fn scrolled(&self) {
        let at_end = self.log.scroll_height() - self.log.scroll_top() - self.log.client_height() < NEAR;
        self.at_end.set(at_end);
        if at_end {
            self.unseen.set(0);
            self.tell_unseen();
        }
    }

    fn tell_unseen(&self) {
        let count = self.unseen.get();
        set_text("talk-new", &with_count(&self.word(if count == 1 { "new-one" } else { "new-many" }), count));
        hide("talk-new", count == 0);
    }

    // The box.

    pub(super) fn text(&self) -> String {
        self.text.value()
    }

    pub(super) fn set_text(&self, text: &str) {
        self.text.set_value(text);
    }

    /// The language that was chosen for the next message; none: guess.
    pub(super) fn language(&self) -> Option<Language> {
        self.language.value().parse().ok()
    }

    /// The message that the next one answers.
    pub(super) fn reply_to(&self) -> Option<u32> {
        self.reply_to.as_ref()?.value().parse().ok()
    }

    /// The next message answers none.
    pub(super) fn replied(&self) {
        if let Some(field) = &self.reply_to {
            field.set_value("");
        }
        hide("talk-reply", true);
    }

    /// Who else types.
    pub(super) fn typing(line: &str) {
        set_text("talk-typing", line);
    }

    /// The words around a message.
    pub(super) const fn item_words(&self) -> &ItemWords {
        &self.item_words
    }

    /// Says beside the box why a message was not taken.
    pub(super) fn problem(&self, why: Option<&str>) {
        set_text("say-problem", why.unwrap_or_default());
        hide("say-problem", why.is_none());
        let _ = match why {
            Some(_) => self.text.set_attribute("aria-invalid", "true"),
            None => self.text.remove_attribute("aria-invalid"),
        };
    }

    /// Says how the connection is; nothing while it is well.
    pub(super) fn connection(&self, trouble: &str) {
        self.status.set_text_content(Some(trouble));
        hide("talk-refresh", trouble.is_empty());
        hide("say-keys", !trouble.is_empty());
    }

    /// Nothing more can be said: why, and a link to this page if there is a word for it. Text that is left stays.
    pub(super) fn over(&self, why: &str, link: &str) {
        if let Some(over) = by_id("talk-over") {
            let part = |name| over.query_selector(name).ok().flatten();
            if let Some(sentence) = part("span") {
                sentence.set_text_content(Some(why));
            }
            if let Some(anchor) = part("a") {
                anchor.set_text_content(Some(link));
                let _ = anchor.toggle_attribute_with_force("hidden", link.is_empty());
            }
        }
        hide("talk-over", false);
        self.status.set_text_content(None);
        hide("say-keys", true);
        if let Some(send) = by_id("talk-send") {
            let _ = send.set_attribute("disabled", "");
        }
        if self.text().trim().is_empty() {
            let _ = self.form.set_attribute("hidden", "");
        }
        if let Ok(open) = document().query_selector_all("[data-while-open]") {
            let elements =
                (0..open.length()).filter_map(|n| open.item(n)).filter_map(|node| node.dyn_into::<Element>().ok());
            elements.for_each(|element| {
                let _ = element.set_attribute("hidden", "");
            });
        }
    }

    /// Who is here, in the card beside the talk.
    pub(super) fn here(&self, count: u32, countries: &[(Country, u32)], people: &[Author]) {
        let Some(card) = by_id("here") else { return };
        let words = HereWords {
            title: String::new(),
            more_one: word(&card, "more-one"),
            more_many: word(&card, "more-many"),
            countries_one: word(&card, "countries-one"),
            countries_many: word(&card, "countries-many"),
            item: ItemWords { chair: word(&card, "chair"), ..self.item_words.clone() },
        };
        set_text("here-count", &count.to_string());
        let from = here::from(countries, &words);
        if let Some(line) = by_id("here-from").filter(|line| word(line, "shown") != from) {
            line.set_inner_html(&from);
            let _ = line.set_attribute("data-shown", &from);
        }
        set_text("here-more", &here::more(count, people.len(), &words));
        // Written only if it changes: somebody's keyboard may stand on a link in it.
        let shown: Vec<String> = people.iter().take(HERE_MOST).map(|author| author.person.to_string()).collect();
        let shown = shown.join(" ");
        if let Some(list) = by_id("here-list").filter(|list| word(list, "shown") != shown) {
            list.set_inner_html(&here::list(people, &words));
            let _ = list.set_attribute("data-shown", &shown);
        }
    }

    /// Who has the floor, in its card; and whether one's own hand is up, beside the box.
    pub(super) fn floor(&self, floor: &Floor, me: &str) {
        let Some((card, state)) = by_id("floor").zip(by_id("floor-state")) else { return };
        let words = FloorWords {
            speaking: word(&card, "speaking"),
            nobody: word(&card, "nobody"),
            more: word(&card, "more"),
            call: word(&card, "call"),
            done: word(&card, "done"),
            down: word(&card, "down"),
            ..FloorWords::default()
        };
        let inside = floor::inside(floor, !word(&card, "chair").is_empty(), &words, &self.item_words);
        // Somebody's keyboard may stand on a button in it: it stands there again, as long as there is one.
        let on = document().active_element().filter(|element| state.contains(Some(element)));
        let on = on.map(|element| (element.get_attribute("form"), element.get_attribute("value")));
        state.set_inner_html(&inside);
        // Said aloud once, when it changes.
        let speaking = floor::speaking(floor, &words, &self.item_words);
        if let Some(line) = by_id("floor-speaking").filter(|line| word(line, "said") != speaking) {
            line.set_inner_html(&speaking);
            let _ = line.set_attribute("data-said", &speaking);
        }
        if let Some((Some(form), value)) = on {
            let value = value.map(|value| format!(r#"[value="{value}"]"#)).unwrap_or_default();
            let same = state.query_selector(&format!(r#"[form="{form}"]{value}"#)).ok().flatten();
            let next = same.or_else(|| state.query_selector("button").ok().flatten());
            if let Some(button) = next.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
            }
        }
        let up = floor.waiting.iter().any(|author| author.person.to_string() == me);
        let had = document().active_element().is_some_and(|element| element.id().starts_with("hand-"));
        hide("hand-up", up);
        hide("hand-down", !up);
        if had && let Some(button) = by_id(if up { "hand-down" } else { "hand-up" }) {
            let _ = button.dyn_into::<HtmlElement>().map(|button| button.focus());
        }
    }

    // What happens.

    /// Does something whenever this happens, for as long as the page is there.
    pub(super) fn on(&self, part: Part, name: &str, then: impl Fn(Event) + 'static) {
        let target: Option<EventTarget> = match part {
            Part::Log => Some(self.log.clone().into()),
            Part::Form => Some(self.form.clone().into()),
            Part::Text => Some(self.text.clone().into()),
            Part::New => by_id("talk-new").map(Into::into),
            Part::Window => web_sys::window().map(Into::into),
        };
        if let Some(target) = target {
            let then = Closure::<dyn Fn(Event)>::new(then).into_js_value();
            let _ = target.add_event_listener_with_callback(name, then.unchecked_ref());
        }
    }
}

/// Where something can happen.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Log,
    Form,
    Text,
    New,
    Window,
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn word(of: &Element, name: &str) -> String {
    of.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

fn set_text(id: &str, text: &str) {
    if let Some(element) = by_id(id).filter(|element| element.text_content().as_deref() != Some(text)) {
        element.set_text_content(Some(text));
    }
}

fn hide(id: &str, hidden: bool) {
    if let Some(element) = by_id(id) {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}

fn item_words(words: &Element) -> ItemWords {
    let named = |name: String| words.get_attribute(&name);
    ItemWords {
        in_language: Language::ALL
            .into_iter()
            .filter_map(|l| Some((l, named(format!("data-in-{}", l.code()))?)))
            .collect(),
        countries: Country::ALL
            .into_iter()
            .filter_map(|c| Some((c, named(format!("data-cc-{}", c.code().to_ascii_lowercase()))?)))
            .collect(),
        chair: String::new(),
        guest: word(words, "guest"),
        utc_offset_minutes: word(words, "utc").parse().unwrap_or_default(),
        session: word(words, "base"),
        marks: Marks {
            alias: word(words, "alias"),
            unnamed: word(words, "unnamed"),
            reply: word(words, "reply"),
            edited: word(words, "edited"),
            corrected: String::new(),
            taken_back: word(words, "taken-back"),
            removed: word(words, "removed"),
            untold: word(words, "untold"),
            open: word(words, "open"),
            reactions: Reaction::ALL.map(|r| (r, word(words, &format!("react-{}", r.code())))).into(),
        },
    }
}
