//! Whom a message of a session calls. Only people are called, and only where names are kept: elsewhere a mention is text, and
//! nothing is written that is not in the text. Nobody learns by calling a name whether there is one who may not.

use super::granted;
use crate::{
    Done, Sund,
    text::{Named, called_message_html},
};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use sund_domain::{
    forum::{Callable as CanBeCalled, MENTIONS_MOST, Meant, OFFERED_MOST},
    ids::{NoticeId, PersonId, SessionId},
    live::{Mode, Say},
    people::Viewer,
    time::Timestamp,
};
use sund_store::{
    Reads, Tx,
    live::mentions::{self, Callable, CalledIn},
    people::called,
};

/// The longest name that is looked for.
const TYPED_MOST: usize = 60;

/// Who can be called in a session, of those whom some texts mean.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<PersonId, Callable>);

impl Known {
    /// Looks up whom the texts mean: one query if they mean anybody, however many texts there are.
    pub(super) async fn of(
        on: &impl Reads,
        (session, mode, now): (SessionId, Mode, Timestamp),
        meant: impl Iterator<Item = &Meant>,
    ) -> Done<Self> {
        let people = meant.filter_map(|meant| if let Meant::Person(id) = meant { Some(*id) } else { None });
        let people: Vec<PersonId> = people.collect();
        if people.is_empty() || !mode.names() {
            return Ok(Self::default());
        }
        Ok(Self(mentions::callable(on, session, &people, now).await?))
    }

    /// Whom of them somebody can call: a guest knows only of those who belong to the workgroup.
    fn called(&self, meant: &Meant, guest: bool) -> Option<(PersonId, &str)> {
        let Meant::Person(id) = meant else { return None };
        let callable = self.0.get(id).filter(|callable| callable.member || !guest)?;
        Some((*id, &callable.name))
    }

    /// The HTML of a text, and whom to tell of it: at most as many as a post can call.
    pub(super) fn call(&self, markdown: &str, meant: &[Meant], guest: bool) -> (String, Vec<PersonId>) {
        let few = meant.iter().take(MENTIONS_MOST);
        let (mut named, mut told) = (Vec::new(), Vec::new());
        for one in few.clone() {
            let known = self.called(one, guest);
            told.extend(known.map(|(id, _)| id));
            named.push(Named { meant: one.clone(), name: known.map(|(_, name)| name.to_owned()) });
        }
        let rest = meant.iter().skip(MENTIONS_MOST).map(|one| Named { meant: one.clone(), name: None });
        named.extend(rest);
        (called_message_html(markdown, &named), told)
    }
}

/// A few people whom the viewer can call in the session, in whose name a word begins like this; nobody, where names are not
/// kept.
pub async fn callable(sund: &Sund, viewer: &Viewer, id: SessionId, typed: &str) -> Done<Vec<CanBeCalled>> {
    let on = sund.store.reads();
    let session = granted::<Say>(on, viewer, id).await?;
    let typed: String = typed.trim().chars().filter(|c| *c != '\0').take(TYPED_MOST).collect();
    if typed.is_empty() || !session.mode.names() {
        return Ok(Vec::new());
    }
    Ok(called::some(on, viewer.seer, session.workgroup, &typed, OFFERED_MOST).await?)
}

/// Tells whom messages call, each person once for each message, also when it is changed or sent again: the notice has an id
/// that is the message's own.
pub(super) async fn tell(
    tx: &Tx,
    session: SessionId,
    called: impl Iterator<Item = (u32, PersonId, Vec<PersonId>)>,
    at: Timestamp,
) -> Done<()> {
    let each = |(message, by, told): (u32, PersonId, Vec<PersonId>)| {
        let id = notice(session, message);
        told.into_iter().map(move |person| CalledIn { id, message, by, person })
    };
    let all: Vec<CalledIn> = called.flat_map(each).collect();
    if all.is_empty() {
        return Ok(());
    }
    Ok(mentions::tell(tx, session, &all, at).await?)
}

fn notice(session: SessionId, message: u32) -> NoticeId {
    let hash = Sha256::new().chain_update(session.0).chain_update(message.to_be_bytes()).finalize();
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    NoticeId(uuid::Builder::from_custom_bytes(half).into_uuid())
}
