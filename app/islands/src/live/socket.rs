//! A socket of the browser that speaks frames.

use super::frames;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use sund_domain::live::frames::{ClientFrame, ServerFrame, VERSION};
use web_sys::{CloseEvent, MessageEvent, WebSocket};

/// What a socket tells.
pub(super) enum Told {
    /// It is open.
    Open,
    /// A frame has come.
    Frame(ServerFrame),
    /// It is closed, or never opened (1006).
    Closed(u16),
}

/// A socket. Dropped, it is closed and tells nothing more.
pub(super) struct Socket {
    line: WebSocket,
    _hear: Closure<dyn Fn(web_sys::Event)>,
}

impl Socket {
    /// Opens the socket of this session for this person; none if the browser will not.
    pub(super) fn open(session: &str, me: &str, tell: impl Fn(Told) + 'static) -> Option<Self> {
        let line = WebSocket::new(&address(session, me)?).ok()?;
        let hear = Closure::<dyn Fn(_)>::new(move |event: web_sys::Event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                if let Some(frame) = message.data().as_string().and_then(|text| frames::read(&text)) {
                    tell(Told::Frame(frame));
                }
            } else if let Some(close) = event.dyn_ref::<CloseEvent>() {
                tell(Told::Closed(close.code()));
            } else {
                tell(Told::Open);
            }
        });
        let told = hear.as_ref().unchecked_ref();
        line.set_onopen(Some(told));
        line.set_onmessage(Some(told));
        line.set_onclose(Some(told));
        Some(Self { line, _hear: hear })
    }

    /// Sends a frame. One that cannot be sent is sent again after the next welcome.
    pub(super) fn send(&self, frame: &ClientFrame) {
        let _ = self.line.send_with_str(&frames::write(frame));
    }

    /// Closes it; what it still has to tell is not heard.
    pub(super) fn hang_up(&self) {
        self.line.set_onopen(None);
        self.line.set_onmessage(None);
        self.line.set_onclose(None);
        let _ = self.line.close();
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.hang_up();
    }
}

fn address(session: &str, me: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "http:" { "ws" } else { "wss" };
    Some(format!("{scheme}://{}/live/{session}/socket?v={VERSION}&as={me}", location.host().ok()?))
}
