//! Around a box in which one writes: keeps a draft on the server as one types, sets marks by buttons and keys, shows a
//! preview in place, and takes in what one quotes.

use super::offers::Offers;
use crate::html::BodyWords;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sund_domain::{
    forum::{Draft, DraftPlace, KeptDraft},
    ids::PersonId,
};

/// The words of the box.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComposerWords {
    /// "Draft saved."
    pub saved: String,
    /// "Another page has a newer draft: this one is kept beside it."
    pub aside: String,
    /// "The draft could not be saved. Your text is still here."
    pub not_saved: String,
    /// What the list of those is called whom one can call.
    pub callable: String,
    /// How one chooses from it.
    pub found: String,
    /// What a preview says of its parts.
    pub body: BodyWords,
}

/// Keeps a draft of the viewer, as typed.
#[server(prefix = "/act", endpoint = "keep-draft")]
pub async fn keep_draft(me: PersonId, place: DraftPlace, draft: Draft) -> Result<KeptDraft, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::forum::keep_draft(&caller.sund, &viewer, place, draft).await.map_err(|error| caller.refuse(&error))
}

/// The text as it would be shown at this place, before it is posted.
#[server(prefix = "/act", endpoint = "preview")]
pub async fn preview(me: PersonId, place: DraftPlace, body: String) -> Result<String, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::forum::preview(&caller.sund, &viewer, place, &body).await.map_err(|error| caller.refuse(&error))
}

/// Wraps the fields of a form; they are the page's and stay as they are. Listens to what bubbles up from them.
#[island]
pub fn Composer(me: PersonId, place: DraftPlace, words: ComposerWords, children: Children) -> impl IntoView {
    let (status, set_status) = signal(String::new());
    let offers = Offers::none("callable");
    let (label, how) = (words.callable.clone(), words.found.clone());
    let here = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    let (typed, clicked, key, press, leave) = {
        use super::calling::{alive as calling, find_callable};
        alive::quote();
        alive::autosave(here, (me, place), words.clone(), set_status);
        (
            calling::ask(move |typed| async move { find_callable(me, place, typed).await.unwrap_or_default() }, offers),
            move |event| alive::click((me, place), &words, &event),
            move |event: leptos::ev::KeyboardEvent| {
                if !calling::key(offers, &event) {
                    alive::key(event);
                }
            },
            move |event: leptos::ev::MouseEvent| calling::press(offers, &event),
            move |event: leptos::ev::FocusEvent| calling::leave(offers, &event),
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let (typed, clicked, key, press, leave) = {
        let _ = (me, place, words, set_status);
        (
            |_: leptos::ev::Event| (),
            |_: leptos::ev::MouseEvent| (),
            |_: leptos::ev::KeyboardEvent| (),
            |_: leptos::ev::MouseEvent| (),
            |_: leptos::ev::FocusEvent| (),
        )
    };
    view! {
        <div class="composer" node_ref=here on:input=typed on:click=clicked on:keydown=key on:mousedown=press on:focusout=leave>
            {children()}
            {offers.view(label, how)}
            <p class="small muted m-0" role="status">{status}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
pub(super) mod alive {
    use super::{
        super::markup::{self, Put},
        ComposerWords, KeepDraft, keep_draft, preview,
    };
    use crate::{
        events::{Turns, target},
        html::shown,
    };
    use leptos::{ev, html, prelude::*, server_fn::ServerFn, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::{cell::RefCell, rc::Rc, time::Duration};
    use sund_domain::{
        forum::{Draft, DraftPlace, Stamp, quotation},
        ids::PersonId,
        polls::TypedPoll,
    };

    /// How long one must pause before the draft is saved.
    const PAUSE: Duration = Duration::from_millis(900);

    /// The value of a form's field, whatever kind of input it is.
    fn value(form: &web_sys::HtmlFormElement, name: &str) -> String {
        let selector = format!("[name={name}]");
        let Ok(Some(field)) = form.query_selector(&selector) else { return String::new() };
        js_sys::Reflect::get(&field, &"value".into()).ok().and_then(|v| v.as_string()).unwrap_or_default()
    }

    /// Which page types, and over which state of the draft.
    fn stamp(form: &web_sys::HtmlFormElement) -> Stamp {
        Stamp::sent(&value(form, "form"), &value(form, "draft"), &value(form, "version"))
    }

    /// What is kept from now on is written over this state.
    fn seen(form: &web_sys::HtmlFormElement, version: u32) {
        if let Ok(Some(field)) = form.query_selector("[name=draft]") {
            let _ = js_sys::Reflect::set(&field, &"value".into(), &version.to_string().into());
        }
    }

    /// What is typed in the form now, for its draft.
    fn draft(form: &web_sys::HtmlFormElement) -> Draft {
        let field = |name| value(form, name);
        let poll = TypedPoll {
            question: field("poll_question"),
            kind: field("poll_kind"),
            options: field("poll_options"),
            closes: field("poll_closes"),
            shown: field("poll_shown"),
        };
        Draft {
            title: field("title"),
            body: field("body"),
            kind: field("kind"),
            language: field("language"),
            tags: field("tags"),
            poll,
            stamp: stamp(form),
        }
    }

    /// The form that the box stands in, if it was in that form that something happened.
    fn form_of(here: NodeRef<html::Div>, event: &web_sys::Event) -> Option<web_sys::HtmlFormElement> {
        let form = target(event)?.closest("form").ok()??.dyn_into::<web_sys::HtmlFormElement>().ok()?;
        let within = here.get_untracked()?;
        form.contains(Some(&within)).then_some(form)
    }

    /// Saves a while after the last key in the form; what is typed meanwhile starts the wait anew. Whoever leaves the page
    /// before that leaves what is typed behind.
    pub fn autosave(
        here: NodeRef<html::Div>,
        (me, place): (PersonId, DraftPlace),
        words: ComposerWords,
        status: WriteSignal<String>,
    ) {
        let turns = Turns::default();
        // The form with something in it that has not been saved.
        let unsaved = Rc::new(RefCell::new(None::<web_sys::HtmlFormElement>));
        let sent = Rc::clone(&unsaved);
        let leave = {
            let unsaved = Rc::clone(&unsaved);
            move || {
                if let Some(form) = unsaved.take() {
                    let _ = leave_behind(&KeepDraft { me, place, draft: draft(&form) });
                }
            }
        };
        window_event_listener(ev::input, move |event| {
            let Some(form) = form_of(here, &event) else { return };
            unsaved.replace(Some(form.clone()));
            let (is_last, unsaved, words) = (turns.next(), Rc::clone(&unsaved), words.clone());
            let save = async move {
                if !is_last() || unsaved.take().is_none() {
                    return;
                }
                status.set(match keep_draft(me, place, draft(&form)).await {
                    Ok(kept) if kept.aside => words.aside,
                    Ok(kept) => {
                        seen(&form, kept.version);
                        words.saved
                    }
                    Err(_) => {
                        // It goes along when the page goes, if nothing newer does.
                        unsaved.borrow_mut().get_or_insert(form);
                        words.not_saved
                    }
                });
            };
            set_timeout(move || spawn_local(save), PAUSE);
        });
        // What is sent is kept by the page that takes it.
        window_event_listener(ev::submit, move |event| {
            if !event.default_prevented() && form_of(here, &event).is_some() {
                sent.take();
            }
        });
        // The first is before the next page is asked for, which may show drafts; not every browser on a phone has it.
        let left = leave.clone();
        window_event_listener(ev::beforeunload, move |_| left());
        window_event_listener(ev::pagehide, move |_| leave());
    }

    /// Asks the browser to send it when the page is gone, which an ordinary request does not outlive. A text of over 64 KiB
    /// is more than browsers take along.
    fn leave_behind(keep: &KeepDraft) -> Option<()> {
        let typed = serde_qs::to_string(keep).ok()?;
        let typed = web_sys::UrlSearchParams::new_with_str(&typed).ok()?;
        window().navigator().send_beacon_with_opt_url_search_params(KeepDraft::PATH, Some(&typed)).ok()?.then_some(())
    }

    /// The box, and its text before, in and after what is selected.
    pub fn parts(area: &web_sys::HtmlTextAreaElement) -> [String; 3] {
        let text = js_sys::JsString::from(area.value());
        let at = |place: Option<u32>| place.unwrap_or_else(|| text.length());
        let start = at(area.selection_start().ok().flatten());
        let end = at(area.selection_end().ok().flatten());
        [(0, start), (start, end), (end, text.length())].map(|(from, to)| text.slice(from, to).into())
    }

    /// Puts it in as if it were typed, so that undoing takes it away again.
    pub fn put(area: &web_sys::HtmlTextAreaElement, put: &Put) {
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let _ = area.focus();
        let _ = area.set_selection_range(place(put.from), place(put.to));
        let typed = document()
            .dyn_into::<web_sys::HtmlDocument>()
            .is_ok_and(|page| page.exec_command_with_show_ui_and_value("insertText", false, &put.text) == Ok(true));
        if !typed {
            let _ = area.set_range_text(&put.text);
        }
        let _ = area.set_selection_range(place(put.from + put.select.0), place(put.from + put.select.1));
    }

    pub fn area_in(within: &web_sys::Element) -> Option<web_sys::HtmlTextAreaElement> {
        within.closest(".composer").ok()??.query_selector("textarea[name=body]").ok()??.dyn_into().ok()
    }

    fn use_tool(tool: &str, within: &web_sys::Element) -> Option<()> {
        let area = area_in(within)?;
        let [before, selected, after] = parts(&area);
        put(&area, &markup::put(tool, &before, &selected, &after)?);
        Some(())
    }

    /// A button over the box, or the one for a preview.
    pub fn click((me, place): (PersonId, DraftPlace), words: &ComposerWords, event: &web_sys::MouseEvent) {
        let Some(button) = target(event).and_then(|it| it.closest("button").ok().flatten()) else { return };
        if let Some(tool) = button.get_attribute("data-tool") {
            let _ = use_tool(&tool, &button);
        } else if button.get_attribute("value").as_deref() == Some("preview") && !button.has_attribute("data-plain") {
            event.prevent_default();
            spawn_local(show((me, place), words.body.clone(), button));
        }
    }

    /// Shows the preview in place; the plain way, with what is wrong, if the server has none.
    async fn show((me, place): (PersonId, DraftPlace), words: crate::html::BodyWords, button: web_sys::Element) {
        let Some(area) = area_in(&button) else { return };
        let html = preview(me, place, area.value()).await;
        let section = button.closest(".editor").ok().flatten().and_then(|box_| box_.query_selector(".preview").ok()?);
        let body = section.as_ref().and_then(web_sys::Element::first_element_child);
        if let (Ok(html), Some(section), Some(body)) = (html, section, body) {
            body.set_inner_html(&shown(&html, "preview", &words));
            let _ = section.remove_attribute("hidden");
        } else if let Ok(button) = button.dyn_into::<web_sys::HtmlElement>() {
            let _ = button.set_attribute("data-plain", "");
            button.click();
        }
    }

    /// Marks by key, and sending with Ctrl and Enter.
    pub fn key(event: web_sys::KeyboardEvent) {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.shift_key() || event.is_composing() {
            return;
        }
        let Some(area) = target(&event).filter(|it| it.get_attribute("name").as_deref() == Some("body")) else {
            return;
        };
        let tool = match event.key().as_str() {
            "b" => "bold",
            "i" => "italic",
            "k" => "link",
            "Enter" => {
                event.prevent_default();
                let form =
                    area.closest("form").ok().flatten().and_then(|it| it.dyn_into::<web_sys::HtmlFormElement>().ok());
                let Some(form) = form else { return };
                let send = form.query_selector("button[value=send]").ok().flatten();
                let send = send.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
                let _ = form.request_submit_with_submitter(send.as_ref());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let _ = use_tool(tool, &area);
    }

    /// The link that quotes a post, if what is selected now is a part of that post's text.
    fn quoting(event: &web_sys::Event) -> Option<(web_sys::Element, String)> {
        let link = target(event)?.closest("a[href*='?quote=']").ok()??;
        let post = link.closest("article.post").ok()??;
        let body = post.query_selector(".body").ok()??;
        let selection = window().get_selection().ok()??;
        let inside = |node: Option<web_sys::Node>| node.is_some_and(|node| body.contains(Some(&node)));
        let text = String::from(selection.to_string());
        (inside(selection.anchor_node()) && inside(selection.focus_node()) && !text.trim().is_empty())
            .then_some((link, text))
    }

    /// "Quote" with something selected takes that alone, and puts it where the caret is in the box of this page.
    pub fn quote() {
        // A press would take the selection away before the click.
        window_event_listener(ev::mousedown, |event| {
            if quoting(&event).is_some() {
                event.prevent_default();
            }
        });
        window_event_listener(ev::click, |event| {
            let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
            if plain
                && let Some((link, text)) = quoting(&event)
                && take_in(&link, &text).is_some()
            {
                event.prevent_default();
            }
        });
    }

    fn take_in(link: &web_sys::Element, text: &str) -> Option<()> {
        let area = document().query_selector(".composer textarea[name=body]").ok()??;
        let area = area.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
        let href = link.get_attribute("href")?;
        let id = href.split("?quote=").nth(1)?.split('#').next()?;
        let name = link.closest("article.post").ok()??.query_selector(".who b").ok()??.text_content()?;
        let [mut before, selected, mut after] = parts(&area);
        // Nobody has been in the box yet: what is begun there goes before.
        if before.is_empty() && selected.is_empty() {
            before.push_str(&std::mem::take(&mut after));
        }
        put(&area, &markup::block(&before, &selected, &quotation(name.trim(), &format!("/posts/{id}"), text)));
        Some(())
    }
}
