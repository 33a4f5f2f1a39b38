//! Forms of nothing but buttons, sent without leaving the page: what follows of them comes over the socket.

use leptos::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlFormElement, HtmlInputElement, Node, SubmitEvent, XmlHttpRequest};

/// What a form says without its buttons: what is hidden in it, and what is chosen.
const SAID: &str = "input[type=hidden], input:checked, select";

/// A form that carries `data-quiet` goes its way beside the page. If the server does not take it, it goes as it would
/// without us, and the page says why.
pub(super) fn sent(event: &Event) {
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form.filter(|form| form.has_attribute("data-quiet")) else { return };
    event.prevent_default();
    if send(&form, event).is_none() {
        let _ = form.submit();
    }
}

fn send(form: &HtmlFormElement, event: &Event) -> Option<()> {
    let inputs = form.query_selector_all(SAID).ok()?;
    // A choice from a list has a name and a value as an input has, and is another class.
    let text = |of: &Node, what: &str| js_sys::Reflect::get(of, &what.into()).ok()?.as_string();
    let inputs = (0..inputs.length()).filter_map(|n| inputs.item(n));
    let fields = inputs.filter_map(|input| Some((text(&input, "name")?, text(&input, "value")?)));
    let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
    let said = button.and_then(|button| Some((button.get_attribute("name")?, button.get_attribute("value")?)));
    // Words and ids: nothing in them has to be encoded.
    let all: Vec<String> = fields.chain(said.clone()).map(|(name, value)| format!("&{name}={value}")).collect();
    let body = format!("quiet=yes{}", all.concat());
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", &form.action()).ok()?;
    request.set_request_header("content-type", "application/x-www-form-urlencoded").ok()?;
    let (answer, again) = (request.clone(), form.clone());
    let done = Closure::once_into_js(move || {
        if answer.status().ok() != Some(204) {
            carry(&again, said);
        }
    });
    request.set_onloadend(Some(done.unchecked_ref()));
    request.send_with_opt_str(Some(&body)).ok()
}

/// The form once more, as the browser sends it; what its button said goes along.
fn carry(form: &HtmlFormElement, said: Option<(String, String)>) {
    if let Some((name, value)) = said
        && let Some(input) = form
            .owner_document()
            .and_then(|document| document.create_element("input").ok())
            .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
    {
        input.set_type("hidden");
        input.set_name(&name);
        input.set_value(&value);
        let _ = form.append_child(&input);
    }
    let _ = form.submit();
}
