//! A thousand sockets that hear, and one sender who speaks through each of them in turn: Sund lets one person say five
//! messages a second, and everybody together as many as there are people.

use crate::{
    bare::buffers,
    board::Board,
    figures::{Sample, now},
};
use futures_util::{
    SinkExt as _, StreamExt as _,
    stream::{self, SplitSink, SplitStream},
};
use http::Request;
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpStream, task::JoinHandle, time::timeout};
use tokio_tungstenite::{WebSocketStream, client_async_with_config, tungstenite::Message};

/// No message and no socket takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many sockets open at the same time.
const AT_ONCE: usize = 32;

type Line = WebSocketStream<TcpStream>;

/// The sockets, all open.
#[derive(Debug)]
pub struct Crowd {
    pub board: Arc<Board>,
    mouths: Vec<SplitSink<Line, Message>>,
    ears: Vec<JoinHandle<()>>,
    next: usize,
}

impl Crowd {
    /// Opens a socket with each of these requests, wherever it asks for; `hello` is the first thing that each one says.
    pub async fn enter(requests: Vec<Request<()>>, hello: Option<&str>) -> Self {
        let board = Arc::new(Board::new(requests.len()));
        let mut crowd = Self { board, mouths: Vec::new(), ears: Vec::new(), next: 0 };
        let opening = requests.into_iter().map(|request| timeout(PATIENCE, open(request)));
        let mut opened = stream::iter(opening).buffered(AT_ONCE).enumerate();
        while let Some((n, opened)) = opened.next().await {
            let (mut mouth, ear) = opened.expect("a socket opens in time");
            if let Some(hello) = hello {
                mouth.send(Message::text(hello)).await.unwrap();
            }
            crowd.mouths.push(mouth);
            crowd.ears.push(tokio::spawn(hear(ear, Arc::clone(&crowd.board), n)));
        }
        crowd
    }

    /// Says as much as it can for this long, never more than `window` messages ahead of the last one that everybody
    /// has seen: deliveries and acknowledgements.
    pub async fn talk(
        &mut self,
        window: u32,
        time: Duration,
        say: impl Fn(usize) -> String,
    ) -> Result<(Sample, Sample), String> {
        if let Some(trouble) = self.board.trouble.get() {
            return Err(trouble.clone());
        }
        let board = Arc::clone(&self.board);
        board.free.add_permits(usize::try_from(window).unwrap_or(1));
        let began = now();
        while began.elapsed() < time {
            self.wait(1).await?;
            self.one(&say).await?;
        }
        self.wait(window).await?;
        let elapsed = began.elapsed();
        let (seen, acked) = board.take();
        Ok((Sample { micros: seen, elapsed }, Sample { micros: acked, elapsed }))
    }

    /// Says so many messages a second, whoever has seen what.
    pub async fn pace(
        &mut self,
        a_second: u32,
        time: Duration,
        say: impl Fn(usize) -> String,
    ) -> Result<Sample, String> {
        let began = now();
        let mut beat = tokio::time::interval(Duration::from_secs(1) / a_second);
        let mut sent = 0;
        while began.elapsed() < time {
            beat.tick().await;
            self.one(&say).await?;
            sent += 1;
        }
        self.wait(sent).await?;
        Ok(Sample { micros: self.board.take().0, elapsed: began.elapsed() })
    }

    async fn one(&mut self, say: impl Fn(usize) -> String) -> Result<(), String> {
        let number = self.next;
        self.next += 1;
        let message = Message::text(say(number));
        let speaker = number % self.mouths.len();
        self.board.sending(number);
        self.mouths[speaker].send(message).await.map_err(|error| self.trouble(&error.to_string()))
    }

    /// Until so many messages more have been seen by everybody.
    async fn wait(&self, messages: u32) -> Result<(), String> {
        match timeout(PATIENCE, self.board.free.acquire_many(messages)).await {
            Ok(Ok(seen)) => {
                seen.forget();
                Ok(())
            }
            _ => Err(self.trouble("a message did not reach everybody")),
        }
    }

    fn trouble(&self, otherwise: &str) -> String {
        self.board.trouble.get().cloned().unwrap_or_else(|| otherwise.to_owned())
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.ears.iter().for_each(JoinHandle::abort);
    }
}

async fn open(request: Request<()>) -> (SplitSink<Line, Message>, SplitStream<Line>) {
    let stream = TcpStream::connect(request.uri().authority().unwrap().as_str()).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (line, _) = client_async_with_config(request, stream, Some(buffers())).await.unwrap();
    line.split()
}

async fn hear(mut ear: SplitStream<Line>, board: Arc<Board>, socket: usize) {
    loop {
        match ear.next().await {
            Some(Ok(Message::Text(frame))) => board.heard(socket, frame.as_str()),
            Some(Ok(Message::Close(frame))) => {
                board.trouble.get_or_init(|| format!("a socket was closed: {frame:?}"));
            }
            Some(Ok(_)) => (),
            Some(Err(_)) | None => return,
        }
    }
}
