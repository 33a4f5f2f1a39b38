//! Closing a session for good, once: nothing that was on its table falls off.

use super::{about_session, granted};
use crate::{
    Done, Sund,
    forum::{granted_forum, granted_thread, read_own},
    text::post_html,
};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    forum::{Byline, Forum, ForumLine, Reply, StartThread, ThreadKind},
    ids::{SessionId, ThreadId},
    language::Language,
    live::{AgendaItem, Board, Conclusion, EndSession, LiveSession, Mode, OutcomeOf, Question, QuestionState},
    people::Viewer,
    text::TITLE_MOST,
};
use sund_store::{
    Tx, audit,
    forum::{forums, posts, threads},
    live::{board, changes, outcomes, polls, questions, registrations, rounds, sessions},
};

/// What the threads say that a session leaves, as Markdown: in the language of who ends it.
pub trait Left: Sync {
    /// The first post of the thread of a part of the agenda, with what was concluded in it.
    fn part(&self, session: &LiveSession, item: &AgendaItem, conclusions: &[&Conclusion]) -> String;
    /// The first post of the thread of a question that nobody answered.
    fn question(&self, session: &LiveSession, question: &Question) -> String;
    /// The language of these words.
    fn language(&self) -> Language;
}

/// A session that is about to end, and what will become of it.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The session.
    pub session: LiveSession,
    /// What stands beside the talk.
    pub board: Board,
    /// Forums of the workgroup: the threads are made in one of them.
    pub forums: Vec<ForumLine>,
}

/// What the page needs on which a session is ended.
pub async fn ending(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<Ending> {
    let on = sund.store.reads();
    let session = granted::<EndSession>(on, viewer, id).await?;
    let board = table(on, viewer, &session).await?;
    let forums = forums::of_workgroup(on, viewer.seer, viewer.joined, session.workgroup).await?;
    Ok(Ending { session: session.into_inner(), board, forums })
}

async fn table(on: &impl sund_store::Reads, viewer: &Viewer, session: &LiveSession) -> Done<Board> {
    let asked = questions::of(on, session.id, viewer.person).await?;
    let board = Board::of(asked, rounds::of(on, session.id).await?, outcomes::conclusions(on, session.id).await?);
    Ok(Board { polls: polls::of(on, session, viewer.person).await?, ..board })
}

/// Ends an open session: what was acknowledged is in its record, nothing follows. Each part of the agenda becomes a thread,
/// each question that was not answered an open question whose owner is who ends it: in this forum of the workgroup, or in
/// its first one. All of it is one transaction. Who is in the session hears of its end through
/// [`Talk::changed`](super::Talk::changed), and within two seconds without.
pub async fn end(sund: &Sund, viewer: &Viewer, id: SessionId, forum: &str, words: &dyn Left) -> Done<()> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<EndSession>(tx.reads(), viewer, id).await?;
    let forum = chosen(&tx, viewer, &session, forum).await?;
    if !sessions::end(&tx, &session, sund.now()).await? {
        return Err(Refusal::Ended.into());
    }
    outcomes::leave_open(&tx, &session).await?;
    if let Some(forum) = forum {
        leave(sund, &tx, viewer, (&session, &forum), words).await?;
    }
    board::forget(&tx, &session).await?;
    polls::close_all(&tx, &session).await?;
    if !session.mode.names() {
        changes::forget(&tx, &session).await?;
        registrations::forget(&tx, &session).await?;
    }
    if session.mode == Mode::ChathamHouse {
        let chance = || {
            let mut bytes = [0; 16];
            sund.random.fill(&mut bytes);
            u128::from_le_bytes(bytes)
        };
        changes::shuffle(&tx, &session, chance).await?;
    }
    audit::add(&tx, about_session(sund, viewer, Audited::SessionEnded, &session)).await?;
    Ok(tx.commit().await?)
}

/// The forum in which the threads are made; none, if the workgroup has none.
async fn chosen(
    tx: &Tx,
    viewer: &Viewer,
    session: &LiveSession,
    slug: &str,
) -> Done<Option<Granted<Forum, StartThread>>> {
    let of = forums::of_workgroup(tx.reads(), viewer.seer, viewer.joined, session.workgroup).await?;
    let found = match of.iter().find(|line| line.forum.slug == slug) {
        None if !slug.is_empty() => return Err(Invalid::new(Field::Forum, Problem::NotAChoice).into()),
        found => found.or(of.first()),
    };
    match found {
        Some(line) => Ok(Some(granted_forum::<StartThread>(tx.reads(), viewer, &line.forum.slug).await?)),
        None => Ok(None),
    }
}

/// Makes the threads. Nobody is told of each of them: who follows the forum finds them unread.
async fn leave(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (session, forum): (&Granted<LiveSession, EndSession>, &Granted<Forum, StartThread>),
    words: &dyn Left,
) -> Done<()> {
    let board = table(tx.reads(), viewer, session).await?;
    for (n, item) in (1..).zip(&session.agenda) {
        let of: Vec<&Conclusion> = board.conclusions.iter().filter(|one| one.part == Some(n)).collect();
        let text = words.part(session, item, &of);
        let heading = (ThreadKind::Discussion, title(&item.title, &session.title), session.language);
        let thread = thread(sund, tx, viewer, forum, heading, (text, words.language())).await?;
        outcomes::leave(tx, session, (OutcomeOf::Part, n), (thread, viewer.person)).await?;
    }
    // What waited for a chair was never shown: it stays in the record, for chairs.
    let open = board.questions.iter().filter(|one| one.state == QuestionState::Asked);
    for question in open {
        let text = words.question(session, question);
        let heading = (ThreadKind::Question, title(&question.text, ""), question.language);
        let thread = thread(sund, tx, viewer, forum, heading, (text, words.language())).await?;
        outcomes::leave(tx, session, (OutcomeOf::Question, question.number), (thread, viewer.person)).await?;
    }
    Ok(())
}

/// A title, with that of the session behind it, as long as a title may be.
fn title(of: &str, session: &str) -> String {
    let whole = if session.is_empty() { of.to_owned() } else { format!("{of} – {session}") };
    if whole.chars().count() <= TITLE_MOST {
        return whole;
    }
    whole.chars().take(TITLE_MOST - 1).chain(['…']).collect()
}

async fn thread(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    forum: &Granted<Forum, StartThread>,
    (kind, title, language): (ThreadKind, String, Language),
    (markdown, written_in): (String, Language),
) -> Done<ThreadId> {
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let (id, at): (ThreadId, _) = (sund.new_id(), sund.now());
    threads::insert(tx, forum, threads::NewThread { id, kind, title, language, by, at }).await?;
    let thread = granted_thread::<Reply>(tx.reads(), viewer, id).await?;
    let text = posts::Text { html: post_html(&markdown), markdown, language: written_in };
    let post = posts::NewPost { id: sund.new_id(), form: sund.new_id(), text, by, at };
    let number = posts::insert(tx, &thread, post).await?.ok_or(Refusal::Hidden)?;
    read_own(sund, tx, viewer, &thread, number).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_as_long_as_a_title_may_be() {
        assert_eq!(title("Opening", "What platforms see"), "Opening – What platforms see");
        assert_eq!(title("Which signs?", ""), "Which signs?");
        let long = title(&"ä".repeat(TITLE_MOST), "x");
        assert_eq!((long.chars().count(), long.ends_with('…')), (TITLE_MOST, true));
    }
}
