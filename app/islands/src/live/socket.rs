//! A socket of the browser that speaks frames.

use leptos::wasm_bindgen::{JsCast, closure::Closure};
use sund_domain::{
    ids::SessionId,
    live::frames::{ClientFrame, ServerFrame, VERSION},
};
use web_sys::{CloseEvent, MessageEvent, WebSocket};

/// What a socket tells.
pub(super) enum Event {
    /// It is open.
    Open,
    /// A frame has come.
    Frame(ServerFrame),
    /// It is closed, or never opened (1006).
    Closed(u16),
}

/// A socket. Dropped, it is closed and tells nothing more.
pub(super) struct Socket {
    socket: WebSocket,
    _open: Closure<dyn FnMut()>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _close: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Opens the socket of this session; none if the browser will not.
    pub(super) fn open(session: SessionId, tell: impl Fn(Event) + Clone + 'static) -> Option<Self> {
        let socket = WebSocket::new(&address(session)?).ok()?;
        let opened = tell.clone();
        let open = Closure::<dyn FnMut()>::new(move || opened(Event::Open));
        let heard = tell.clone();
        let message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            // A frame that this page does not know is of a newer server, which says so when it matters.
            if let Some(frame) = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                heard(Event::Frame(frame));
            }
        });
        let close = Closure::<dyn FnMut(_)>::new(move |event: CloseEvent| tell(Event::Closed(event.code())));
        socket.set_onopen(Some(open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(close.as_ref().unchecked_ref()));
        Some(Self { socket, _open: open, _message: message, _close: close })
    }

    /// Sends a frame. One that cannot be sent is sent again after the next welcome.
    pub(super) fn send(&self, frame: &ClientFrame) {
        if let Ok(text) = serde_json::to_string(frame) {
            let _ = self.socket.send_with_str(&text);
        }
    }

    /// Closes it; what it still has to tell is not heard.
    pub(super) fn hang_up(&self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.hang_up();
    }
}

fn address(session: SessionId) -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "http:" { "ws" } else { "wss" };
    Some(format!("{scheme}://{}/live/{session}/socket?v={VERSION}", location.host().ok()?))
}
