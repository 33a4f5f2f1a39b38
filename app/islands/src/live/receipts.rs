//! Receipts of sessions in which nobody is named: the browser keeps them, and nobody else has them.

use leptos::{
    prelude::document,
    wasm_bindgen::{JsCast, closure::Closure},
};
use uuid::Uuid;
use web_sys::{Element, Event, HtmlInputElement, Storage};

/// Between two receipts, and between a receipt and its time.
const RECEIPTS: char = ' ';
const PARTS: char = '@';

/// The name under which the browser keeps one's receipts of a session.
pub(super) fn place(session: &str, me: &str) -> String {
    format!("live-receipts-{session}-{me}")
}

/// For longer than the tab: one may want to withdraw tomorrow. None where the browser forbids it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn kept(place: &str) -> String {
    storage().and_then(|storage| storage.get_item(place).ok().flatten()).unwrap_or_default()
}

/// Keeps the receipt of a message, and when it was: not the text, which whoever has the receipt can ask for.
pub(super) fn keep(place: &str, id: Uuid) {
    let kept = kept(place);
    let receipt = id.to_string();
    if let Some(storage) = storage().filter(|_| !kept.contains(&receipt)) {
        let now = js_sys::Date::now();
        let _ = storage.set_item(place, format!("{kept}{RECEIPTS}{receipt}{PARTS}{now}").trim_start());
    }
}

/// On the page where one withdraws a message: the receipts that this browser has, each as a button that fills in the
/// field. Words and places are in the list's attributes.
pub(super) fn wake() -> Option<()> {
    let list = document().get_element_by_id("receipts")?;
    let field: HtmlInputElement = document().get_element_by_id("receipt")?.dyn_into().ok()?;
    let word = |name: &str| list.get_attribute(name).unwrap_or_default();
    let kept = kept(&place(&word("data-session"), &word("data-me")));
    for (receipt, at) in kept.split(RECEIPTS).filter_map(|one| one.split_once(PARTS)) {
        let button = button(&list, at)?;
        let (receipt, field) = (receipt.to_owned(), field.clone());
        let fill = Closure::<dyn Fn(Event)>::new(move |_| {
            field.set_value(&receipt);
            let _ = field.focus();
        });
        let _ = button.add_event_listener_with_callback("click", fill.into_js_value().unchecked_ref());
    }
    if list.child_element_count() > 0 {
        let _ = document().get_element_by_id("receipts-label")?.remove_attribute("hidden");
    }
    Some(())
}

fn button(list: &Element, at: &str) -> Option<Element> {
    let line = document().create_element("li").ok()?;
    let button = document().create_element("button").ok()?;
    let _ = button.set_attribute("type", "button");
    button.set_class_name("btn small");
    let when = js_sys::Date::new(&at.parse::<f64>().ok()?.into());
    let how = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&how, &name.into(), &value.into());
    }
    button.set_text_content(when.to_locale_string(&locale(), &how).as_string().as_deref());
    let _ = line.append_child(&button);
    let _ = list.append_child(&line);
    Some(button)
}

/// The page's language, as it is written around the Baltic Sea.
fn locale() -> String {
    let language = document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    if language == "en" { "en-GB".into() } else { language }
}
