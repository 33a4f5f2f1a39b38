//! A live session and a page of its messages.

use super::{Talk, holds::granted_inside, part_of};
use crate::{Done, Sund};
use sund_domain::{
    ids::SessionId,
    live::{Floor, LiveSession, MESSAGES_A_PAGE, Message, PartOf, Places, ReadSession, Registering, SessionState},
    people::Viewer,
};
use sund_store::live::{messages, registrations, told};

/// A session's page.
#[derive(Clone, Debug)]
pub struct SessionPage {
    /// The session.
    pub session: LiveSession,
    /// Up to [`MESSAGES_A_PAGE`] of its messages, in order.
    pub messages: Vec<Message>,
    /// The page before this one begins after this number.
    pub earlier: Option<u32>,
    /// The page after this one begins after this number.
    pub later: Option<u32>,
    /// How many people have said something.
    pub voices: u32,
    /// From how many countries they are.
    pub countries: u32,
    /// While it is open: who has the floor, and who waits for it.
    pub floor: Floor,
    /// The conference that it belongs to, if it does.
    pub part_of: Option<PartOf>,
    /// Before it is over: how many have registered.
    pub places: Places,
}

/// The session with the messages after this number; without one, with the last page of them. Five queries, one more while
/// it is open, and one more where one registers.
pub async fn show(
    sund: &Sund,
    talk: &dyn Talk,
    viewer: &Viewer,
    id: SessionId,
    after: Option<u32>,
) -> Done<SessionPage> {
    let on = sund.store.reads();
    let session = granted_inside::<ReadSession>(on, talk, viewer, id).await?;
    see(sund, viewer, (id, None)).await?;
    let after = after.unwrap_or(session.last_number.saturating_sub(MESSAGES_A_PAGE));
    let messages = messages::after(on, &session, after, MESSAGES_A_PAGE).await?;
    let floor = match session.state {
        SessionState::Open => super::floor(sund, id).await?,
        _ => Floor::default(),
    };
    let places = match (session.state, session.registering) {
        (SessionState::Open, Registering::Free) | (SessionState::Ended | SessionState::Cancelled, _) => {
            Places::default()
        }
        _ => registrations::places(on, session.id, sund.now()).await?,
    };
    let (voices, countries) = messages::voices(on, &session).await?;
    let last_shown = messages.last().map_or(after, |message| message.number);
    let first_shown = messages.first().map_or(after, |message| message.number.saturating_sub(1));
    Ok(SessionPage {
        earlier: (first_shown > 0).then(|| first_shown.min(session.last_number).saturating_sub(MESSAGES_A_PAGE)),
        later: (last_shown < session.last_number).then_some(last_shown),
        messages,
        voices,
        countries,
        floor,
        part_of: part_of(sund, id).await?,
        places,
        session: session.into_inner(),
    })
}

/// The viewer has this before them: what they were told of it is seen. One query, and a write if there was something.
pub(super) async fn see(sund: &Sund, viewer: &Viewer, of: told::Of) -> Done<()> {
    if told::is_told(sund.store.reads(), viewer.person, of).await? {
        let tx = sund.store.begin().await?;
        told::see(&tx, viewer.person, of, sund.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The session alone: for the form that changes it, and to know whether the viewer may know of it. One query.
pub async fn session(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    Ok(granted_inside::<ReadSession>(sund.store.reads(), talk, viewer, id).await?.into_inner())
}
