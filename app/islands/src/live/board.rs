//! What stands beside the talk, kept as it is now. The server tells that it was changed; what it looks like, for this
//! reader and in their language, is fetched from the page that shows it, so that there is one place that writes it.

use leptos::{
    prelude::{document, set_timeout},
    wasm_bindgen::{JsCast, closure::Closure},
};
use std::{cell::Cell, rc::Rc, time::Duration};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, XmlHttpRequest, XmlHttpRequestResponseType};

/// Not everybody in the room asks at once: they do so within about this many milliseconds for each of them.
const SPREAD: f64 = 2.0;
/// What could not be fetched is fetched again after this time.
const AGAIN_AFTER: Duration = Duration::from_secs(4);

/// What a page knows of its board.
pub(super) struct Board {
    address: String,
    /// Which change of it is shown, or will be by what is on its way.
    shown: Cell<u32>,
    /// How many people are here.
    people: Cell<u32>,
    due: Cell<bool>,
}

impl Board {
    /// The board of this session, as it was after so many changes.
    pub(super) fn new(session: &str, shown: u32) -> Rc<Self> {
        let address = format!("/live/{session}/board");
        Rc::new(Self { address, shown: Cell::new(shown), people: Cell::default(), due: Cell::default() })
    }

    /// So many people are here.
    pub(super) fn people(&self, count: u32) {
        self.people.set(count);
    }

    /// The server has told that it was changed so often.
    pub(super) fn told(self: &Rc<Self>, number: u32) {
        if number > self.shown.get() {
            self.shown.set(number);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some minutes")]
            let wait = (f64::from(self.people.get()) * SPREAD * js_sys::Math::random()) as u64;
            self.later(Duration::from_millis(wait));
        }
    }

    fn later(self: &Rc<Self>, wait: Duration) {
        // What is fetched later shows what is told until then.
        if !self.due.replace(true) {
            let board = Rc::clone(self);
            set_timeout(
                move || {
                    board.due.set(false);
                    board.fetch();
                },
                wait,
            );
        }
    }

    fn fetch(self: &Rc<Self>) {
        let Ok(request) = XmlHttpRequest::new() else { return };
        request.set_response_type(XmlHttpRequestResponseType::Document);
        let (board, answer) = (Rc::clone(self), request.clone());
        let done = Closure::once_into_js(move || match answer.status() {
            Ok(200) => {
                if let Ok(Some(fresh)) = answer.response_xml() {
                    show(&fresh);
                }
            }
            // Whoever may not be here any more hears of that over the socket.
            Ok(status) if (400..500).contains(&status) => {}
            _ => board.later(AGAIN_AFTER),
        });
        request.set_onloadend(Some(done.unchecked_ref()));
        if request.open("GET", &self.address).is_ok() {
            let _ = request.send();
        }
    }
}

/// Writes every part anew that is not as it was; a keyboard that stands on a button or link of it stands there again.
fn show(fresh: &Document) {
    let Ok(parts) = document().query_selector_all("[data-part]") else { return };
    for part in (0..parts.length()).filter_map(|n| parts.item(n)).filter_map(|node| node.dyn_into::<Element>().ok()) {
        let Some(now) = fresh.get_element_by_id(&part.id()) else { continue };
        if now.inner_html() == part.inner_html() {
            continue;
        }
        let on = document().active_element().filter(|element| part.contains(Some(element)));
        let picked = picked(&part);
        part.set_inner_html(&now.inner_html());
        pick(&part, &picked);
        if let Some(was) = on {
            let same = place(&was).and_then(|place| part.query_selector(&place).ok().flatten());
            let next = same.or_else(|| part.query_selector("button, a").ok().flatten());
            if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
                let _ = next.focus();
            }
        }
    }
}

/// Where the same button or link is found again: by the address to which it leads.
fn place(of: &Element) -> Option<String> {
    if let Some(href) = of.get_attribute("href") {
        return Some(format!(r#"a[href="{href}"]"#));
    }
    let form = of.closest("form").ok().flatten()?.get_attribute("action")?;
    Some(match of.dyn_ref::<HtmlInputElement>() {
        Some(input) => format!(r#"form[action="{form}"] input[value="{}"]"#, input.value()),
        None => format!(r#"form[action="{form}"] button"#),
    })
}

/// What somebody has picked in a ballot, or no longer picks, and has not sent: where it stands, and how.
fn picked(part: &Element) -> Vec<(String, bool)> {
    let unsent = |input: &HtmlInputElement| input.checked() != input.default_checked();
    inputs(part).filter(unsent).filter_map(|input| Some((place(&input)?, input.checked()))).collect()
}

/// The same picked again, for as long as one can.
fn pick(part: &Element, picked: &[(String, bool)]) {
    for (place, checked) in picked {
        let input =
            part.query_selector(place).ok().flatten().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_checked(*checked);
        }
    }
}

fn inputs(part: &Element) -> impl Iterator<Item = HtmlInputElement> {
    let all = part.query_selector_all("input[type=radio], input[type=checkbox]").ok();
    let nodes = all.into_iter().flat_map(|all| (0..all.length()).filter_map(move |n| all.item(n)));
    nodes.filter_map(|node| node.dyn_into::<HtmlInputElement>().ok())
}
