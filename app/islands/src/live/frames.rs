//! Frames in the browser's own JSON: serde would bring a second reader and weigh more than all the rest of the talk.
//! A frame that cannot be read is of a newer server, which says so when it matters; a journey reads every kind.

use leptos::wasm_bindgen::JsValue;
use std::str::FromStr;
use sund_domain::{
    Refusal,
    live::{
        Floor, Message, Voice,
        frames::{ClientFrame, ServerFrame, Why},
    },
    people::Author,
    time::Timestamp,
};

/// A frame of ours as it is sent.
pub(super) fn write(frame: &ClientFrame) -> String {
    match frame {
        ClientFrame::Hello { after } => format!(r#"{{"t":"hello","after":{after}}}"#),
        ClientFrame::Typing => r#"{"t":"typing"}"#.to_owned(),
        ClientFrame::Say { id, text, language, reply_to } => {
            let quoted = |text: &str| js_sys::JSON::stringify(&text.into()).map(String::from).unwrap_or_default();
            let language = language.map_or_else(|| "null".to_owned(), |language| quoted(language.code()));
            let reply_to = reply_to.map_or_else(|| "null".to_owned(), |number| number.to_string());
            let text = quoted(text);
            format!(r#"{{"t":"say","id":"{id}","text":{text},"language":{language},"reply_to":{reply_to}}}"#)
        }
    }
}

/// A frame of the server.
pub(super) fn read(text: &str) -> Option<ServerFrame> {
    let frame = Json(js_sys::JSON::parse(text).ok()?);
    Some(match frame.text("t")?.as_str() {
        "welcome" => ServerFrame::Welcome { you: frame.parsed("you")?, last: frame.number("last")? },
        "message" => ServerFrame::Message { after: frame.number("after")?, message: message(&frame.get("message"))? },
        "ack" => ServerFrame::Ack { id: frame.parsed("id")?, number: frame.number("number")? },
        "refused" => ServerFrame::Refused { id: frame.parsed("id")?, why: why(&frame.get("why")) },
        "here" => ServerFrame::Here {
            count: frame.number("count")?,
            countries: frame
                .list("countries")
                .filter_map(|pair| {
                    let pair = Json(pair);
                    Some((pair.parsed("0")?, pair.number("1")?))
                })
                .collect(),
            people: frame.list("people").filter_map(|person| author(&Json(person))).collect(),
        },
        "floor" => {
            let floor = frame.get("floor");
            let waiting = floor.list("waiting").filter_map(|person| author(&Json(person))).collect();
            let speaking = author(&floor.get("speaking"));
            ServerFrame::Floor { floor: Floor { speaking, count: floor.number("count")?, waiting } }
        }
        "typing" => {
            let who = frame.list("who").filter_map(|one| voice(&Json(one))).collect();
            ServerFrame::Typing { count: frame.number("count")?, who }
        }
        "board" => ServerFrame::Board { number: frame.number("number")? },
        "ended" => ServerFrame::Ended,
        _ => return None,
    })
}

fn message(json: &Json) -> Option<Message> {
    Some(Message {
        number: json.number("number")?,
        change: json.number("change")?,
        voice: voice(&json.get("voice"))?,
        reply_to: json.number("reply_to"),
        language: json.parsed("language")?,
        html: json.text("html")?,
        at: Timestamp(json.millis("at")?),
        edited: json.get("edited").0.is_truthy(),
        gone: json.parsed("gone"),
        reactions: json
            .list("reactions")
            .filter_map(|pair| {
                let pair = Json(pair);
                Some((pair.parsed("0")?, pair.number("1")?))
            })
            .collect(),
        correction: None,
    })
}

fn voice(json: &Json) -> Option<Voice> {
    if json.0.is_string() {
        return Some(Voice::Unnamed);
    }
    json.number("alias").map(Voice::Alias).or_else(|| author(&json.get("person")).map(Voice::Person))
}

fn author(json: &Json) -> Option<Author> {
    Some(Author {
        person: json.parsed("person")?,
        name: json.text("name")?,
        organisation: json.text("organisation")?,
        country: json.parsed("country")?,
        chair: json.get("chair").0.is_truthy(),
        guest: json.get("guest").0.is_truthy(),
    })
}

/// Rules that the box says the same about are one rule here.
fn why(json: &Json) -> Why {
    match json.0.as_string().as_deref() {
        Some("empty") => Why::Empty,
        Some("too-long") => Why::TooLong,
        Some("too-fast") => Why::TooFast,
        Some("too-few") => Why::TooFew,
        Some("try-again") => Why::TryAgain,
        _ => match json.text("rule").as_deref() {
            Some("ended") => Why::Rule(Refusal::Ended),
            Some("not-found") => Why::Rule(Refusal::NotFound),
            Some("muted") => Why::Rule(Refusal::Muted),
            Some("chairs-write") => Why::Rule(Refusal::ChairsWrite),
            None => match json.get("rule").number("slow-mode") {
                Some(seconds) => Why::Rule(Refusal::SlowMode(seconds)),
                None => Why::Rule(Refusal::NotOpenYet),
            },
            _ => Why::Rule(Refusal::NotOpenYet),
        },
    }
}

struct Json(JsValue);

impl Json {
    fn get(&self, name: &str) -> Self {
        Self(js_sys::Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).0.as_string()
    }

    fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    /// A whole number that is exact in a browser: below 2^53.
    #[expect(clippy::cast_possible_truncation, reason = "times stay below 2^53 for 285,000 years")]
    fn millis(&self, name: &str) -> Option<i64> {
        self.get(name).0.as_f64().map(|number| number as i64)
    }

    /// What is in a list; nothing if it is not there.
    fn list(&self, name: &str) -> impl Iterator<Item = JsValue> {
        let list = self.get(name).0;
        let list = if list.is_undefined() { js_sys::Array::new() } else { js_sys::Array::from(&list) };
        list.to_vec().into_iter()
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.millis(name)?.try_into().ok()
    }
}
