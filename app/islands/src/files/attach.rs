//! Around the place where one chooses files: sends them as soon as they are chosen, dropped or pasted, and shows how far they
//! are. The form underneath does the same at the press of its button.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of it. `{name}` and `{percent}` are put in here.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttachWords {
    /// "Or drop them here, or paste a picture into your text."
    pub drop: String,
    /// "{name}: {percent} %"
    pub on_its_way: String,
    /// "{name} is being checked"
    pub checking: String,
    /// "Cancel"
    pub cancel: String,
    /// "Cancel {name}"
    pub cancel_named: String,
    /// "{name} was cancelled"
    pub cancelled: String,
    /// "{name} is attached"
    pub attached: String,
    /// "{name} could not be sent. Please choose it again."
    pub failed: String,
    /// "Your text is sent as soon as the files are there."
    pub waits: String,
}

/// A file that is on its way.
#[derive(Clone, Copy, Debug)]
struct Upload {
    id: u32,
    name: RwSignal<String>,
    percent: RwSignal<u32>,
}

/// What is on its way, and what was said about it.
#[derive(Clone, Copy, Debug)]
struct Uploads {
    all: RwSignal<Vec<Upload>>,
    refused: RwSignal<Vec<String>>,
    status: RwSignal<String>,
}

/// Wraps the field for files. `action` is where its form sends them; place and forum are in the form's hidden fields.
#[island]
pub fn Attach(action: String, words: AttachWords, children: Children) -> impl IntoView {
    let uploads = Uploads {
        all: RwSignal::new(Vec::new()),
        refused: RwSignal::new(Vec::new()),
        status: RwSignal::new(String::new()),
    };
    let over = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    let (changed, dragged, left, dropped, cancel) = {
        let sender = alive::sender(action, words.clone(), uploads);
        alive::paste(sender.clone());
        alive::wait(sender.clone());
        let (chosen, put) = (sender.clone(), sender);
        (
            move |event| alive::changed(&chosen, &event),
            move |event| alive::dragged(&event, over),
            move |_: leptos::ev::DragEvent| over.set(false),
            move |event| alive::dropped(&put, &event, over),
            alive::cancel,
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let (changed, dragged, left, dropped, cancel) = {
        let _ = action;
        let drag = |_: leptos::ev::DragEvent| ();
        (|_: leptos::ev::Event| (), drag, drag, drag, |_: u32| ())
    };
    let AttachWords { drop, on_its_way, checking, cancel: cancel_word, cancel_named, .. } = words;
    let one = move |upload: Upload| {
        let (on_its_way, checking, cancel_named) = (on_its_way.clone(), checking.clone(), cancel_named.clone());
        let said = move || {
            let (name, percent) = (upload.name.get(), upload.percent.get());
            let text = if percent < 100 { &on_its_way } else { &checking };
            text.replace("{name}", &name).replace("{percent}", &percent.to_string())
        };
        let named = move || cancel_named.replace("{name}", &upload.name.get());
        let id = format!("upload-{}", upload.id);
        view! {
            <li>
                <label for=id.clone()>{said}</label>
                <progress id=id max="100" prop:value=move || f64::from(upload.percent.get())></progress>
                <button type="button" class="btn small" aria-label=named on:click=move |_| cancel(upload.id)>{cancel_word.clone()}</button>
            </li>
        }
    };
    view! {
        <div class="drop" class:over=over on:change=changed on:dragover=dragged on:dragleave=left on:drop=dropped>
            {children()}
            <p class="hint m-0 alive-only">{drop}</p>
            <ul class="on-its-way">
                <For each=move || uploads.all.get() key=|upload| upload.id children=one/>
            </ul>
            <div role="alert">
                {move || uploads.refused.get().into_iter().map(|text| view! { <p class="error m-0">{text}</p> }).collect_view()}
            </div>
            <p class="small m-0" role="status">{move || uploads.status.get()}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::{AttachWords, Upload, Uploads};
    use leptos::{ev, prelude::*, wasm_bindgen::JsCast, wasm_bindgen::prelude::Closure, web_sys};
    use serde::Deserialize;
    use std::{
        cell::{Cell, RefCell},
        collections::VecDeque,
        rc::Rc,
    };

    /// What the server says to a file.
    #[derive(Deserialize)]
    struct Answer {
        /// The list of what is attached now, as HTML.
        list: String,
        /// Which were not taken, and why.
        refused: Vec<[String; 2]>,
    }

    thread_local! {
        /// What is being sent.
        static ON_ITS_WAY: RefCell<Option<(u32, web_sys::XmlHttpRequest)>> = const { RefCell::new(None) };
        static NEXT: Cell<u32> = const { Cell::new(0) };
        /// What is cancelled before it is sent.
        static CANCELLED: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    }

    /// Sends files one after the other.
    pub struct Sender {
        action: String,
        words: AttachWords,
        uploads: Uploads,
        waiting: RefCell<VecDeque<(Upload, web_sys::File, web_sys::HtmlFormElement)>>,
        busy: Cell<bool>,
        /// What one sent meanwhile, and by which button.
        held: RefCell<Option<(web_sys::HtmlFormElement, Option<web_sys::HtmlElement>)>>,
    }

    pub fn sender(action: String, words: AttachWords, uploads: Uploads) -> Rc<Sender> {
        Rc::new(Sender {
            action,
            words,
            uploads,
            waiting: RefCell::default(),
            busy: Cell::new(false),
            held: RefCell::default(),
        })
    }

    fn form(within: Option<web_sys::EventTarget>) -> Option<web_sys::HtmlFormElement> {
        within?.dyn_into::<web_sys::Element>().ok()?.closest("form").ok()??.dyn_into().ok()
    }

    /// Files were chosen. What is taken from the field is not sent with the form as well.
    pub fn changed(sender: &Rc<Sender>, event: &ev::Event) {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input.filter(|it| it.type_() == "file") else { return };
        let (Some(files), Some(form)) = (input.files(), form(event.target())) else { return };
        sender.take(&files, &form);
        input.set_value("");
    }

    /// Files are over the place where they can be dropped.
    pub fn dragged(event: &ev::DragEvent, over: RwSignal<bool>) {
        event.prevent_default();
        over.set(true);
    }

    pub fn dropped(sender: &Rc<Sender>, event: &ev::DragEvent, over: RwSignal<bool>) {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|it| it.files());
        if let (Some(files), Some(form)) = (files, form(event.target())) {
            sender.take(&files, &form);
        }
    }

    /// A picture that is pasted into the text of the same form; text is pasted as ever.
    pub fn paste(sender: Rc<Sender>) {
        window_event_listener(ev::paste, move |event| {
            let files = event.clipboard_data().and_then(|it| it.files()).filter(|files| files.length() > 0);
            let form = form(event.target()).filter(|form| matches!(form.query_selector(".attach"), Ok(Some(_))));
            if let (Some(files), Some(form)) = (files, form) {
                event.prevent_default();
                sender.take(&files, &form);
            }
        });
    }

    /// A form that is sent while its files are on their way waits for them: the page that follows would end them.
    pub fn wait(sender: Rc<Sender>) {
        let hold = move |event: web_sys::SubmitEvent| {
            let form = form(event.target()).filter(|form| matches!(form.query_selector(".attach"), Ok(Some(_))));
            let Some(form) = form.filter(|_| !sender.uploads.all.with_untracked(Vec::is_empty)) else { return };
            event.prevent_default();
            event.stop_immediate_propagation();
            let submitter = event.submitter().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
            sender.held.replace(Some((form, submitter)));
            sender.uploads.status.set(sender.words.waits.clone());
        };
        let hold = Closure::<dyn Fn(web_sys::SubmitEvent)>::new(hold).into_js_value();
        // Before anything else hears of it.
        let _ = window().add_event_listener_with_callback_and_bool("submit", hold.unchecked_ref(), true);
    }

    /// It goes no further.
    pub fn cancel(id: u32) {
        let sent =
            ON_ITS_WAY.with_borrow(|it| it.as_ref().filter(|(on, _)| *on == id).map(|(_, request)| request.clone()));
        match sent {
            Some(request) => {
                let _ = request.abort();
            }
            None => CANCELLED.with_borrow_mut(|all| all.push(id)),
        }
    }

    impl Sender {
        fn take(self: &Rc<Self>, files: &web_sys::FileList, form: &web_sys::HtmlFormElement) {
            self.uploads.refused.set(Vec::new());
            for file in (0..files.length()).filter_map(|n| files.get(n)) {
                let id = NEXT.replace(NEXT.get() + 1);
                let upload = Upload { id, name: RwSignal::new(file.name()), percent: RwSignal::new(0) };
                self.uploads.all.update(|all| all.push(upload));
                self.waiting.borrow_mut().push_back((upload, file, form.clone()));
            }
            self.next();
        }

        fn next(self: &Rc<Self>) {
            if self.busy.get() {
                return;
            }
            let Some((upload, file, form)) = self.waiting.borrow_mut().pop_front() else { return };
            let cancelled = CANCELLED.with_borrow(|all| all.contains(&upload.id));
            if cancelled || self.send(upload, &file, &form).is_none() {
                self.over(upload, if cancelled { &self.words.cancelled } else { &self.words.failed }, !cancelled);
            }
        }

        /// Begins to send it; no if the browser does not.
        fn send(self: &Rc<Self>, upload: Upload, file: &web_sys::File, form: &web_sys::HtmlFormElement) -> Option<()> {
            // The text goes along: it is kept as a draft, as by the button underneath.
            let data = web_sys::FormData::new_with_form(form).ok()?;
            data.delete("files");
            data.append_with_blob_and_filename("files", file, &file.name()).ok()?;
            let request = web_sys::XmlHttpRequest::new().ok()?;
            request.open("POST", &self.action).ok()?;
            request.set_request_header("accept", "application/json").ok()?;
            let percent = upload.percent;
            let progress = Closure::<dyn Fn(web_sys::ProgressEvent)>::new(move |event: web_sys::ProgressEvent| {
                if event.total() > 0.0 {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
                    percent.set((event.loaded() / event.total() * 100.0).clamp(0.0, 100.0) as u32);
                }
            });
            request.upload().ok()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
            // The browser keeps both for as long as the request is; they are few.
            progress.forget();
            let (sender, asked) = (Rc::clone(self), request.clone());
            let ended =
                Closure::once(move |event: web_sys::ProgressEvent| sender.ended(upload, &asked, &event.type_()));
            let ended = ended.into_js_value();
            for event in ["load", "error", "abort", "timeout"] {
                request.add_event_listener_with_callback(event, ended.unchecked_ref()).ok()?;
            }
            self.busy.set(true);
            ON_ITS_WAY.set(Some((upload.id, request.clone())));
            request.send_with_opt_form_data(Some(&data)).ok()
        }

        fn ended(self: &Rc<Self>, upload: Upload, request: &web_sys::XmlHttpRequest, how: &str) {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            let answer = serde_json::from_str::<Answer>(&text).ok().filter(|_| how == "load");
            let words = &self.words;
            match answer {
                _ if how == "abort" => self.over(upload, &words.cancelled, false),
                None => self.over(upload, &words.failed, true),
                Some(answer) => {
                    if let Ok(Some(list)) = document().query_selector("#files-there") {
                        list.set_inner_html(&answer.list);
                    }
                    match answer.refused.first() {
                        Some([name, why]) => self.over(upload, &format!("{name}: {why}"), true),
                        None => self.over(upload, &words.attached, false),
                    }
                }
            }
        }

        /// It is not on its way any more, and this is said of it.
        fn over(self: &Rc<Self>, upload: Upload, text: &str, refused: bool) {
            let text = text.replace("{name}", &upload.name.get_untracked());
            self.uploads.all.update(|all| all.retain(|it| it.id != upload.id));
            if refused {
                self.uploads.refused.update(|all| all.push(text));
            } else {
                self.uploads.status.set(text);
            }
            ON_ITS_WAY.set(None);
            self.busy.set(false);
            self.next();
            if self.uploads.all.with_untracked(Vec::is_empty) {
                self.send_held();
            }
        }

        /// What waited for the files; not if one of them was not taken: its author decides again.
        fn send_held(&self) {
            let Some((form, submitter)) = self.held.take() else { return };
            if self.uploads.refused.with_untracked(Vec::is_empty) {
                let _ = form.request_submit_with_submitter(submitter.as_ref());
            }
        }
    }
}
