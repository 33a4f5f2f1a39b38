//! What threads, posts and readers are, in a few lines; and each act done there and in the model, which says whether it is
//! let through.

use super::acts::Act;
use std::collections::BTreeSet;
use sund_actions::{
    ActionError, Done,
    forum::{self, NewThread, Target, Written},
    workgroups,
};
use sund_domain::{
    ids::{MoveId, PostId, ThreadId},
    people::Viewer,
};
use sund_tests::{Network, Place};

/// The people, by their place here: a chair, two members, and one who comes and goes in the closed workgroup.
pub const CHAIR: usize = 0;
pub const COMES_AND_GOES: usize = 3;
pub const PEOPLE: usize = 4;
/// The open and the closed workgroup.
pub const PLACES: usize = 2;
const CLOSED: usize = 1;

#[derive(Clone, Debug)]
pub struct Post {
    pub id: PostId,
    pub author: usize,
    pub hidden: bool,
    pub redacted: bool,
    pub helpful: BTreeSet<usize>,
}

#[derive(Clone, Debug)]
pub struct Thread {
    pub id: ThreadId,
    pub place: usize,
    /// By their place among all posts.
    pub posts: Vec<usize>,
    /// Who wrote the first post; where there is none, who did when there was one.
    pub author: usize,
    pub question: bool,
    pub locked: bool,
    pub hidden: bool,
    pub accepted: Option<usize>,
    pub merged: Option<usize>,
    pub read: [usize; PEOPLE],
    /// How closely each watches it, and whether they chose that.
    pub watched: [Option<(&'static str, bool)>; PEOPLE],
    pub moves: u32,
}

#[derive(Clone, Debug)]
struct Moved {
    id: MoveId,
    from: usize,
    to: usize,
    /// What stood in `from`, and which of it went.
    before: Vec<usize>,
    went: Vec<usize>,
    accepted: Option<usize>,
    /// Neither was taken back nor is that itself.
    open: bool,
}

#[derive(Debug)]
pub struct Model {
    pub posts: Vec<Post>,
    pub threads: Vec<Thread>,
    pub inside: bool,
    moves: Vec<Moved>,
}

/// The place with this number.
pub fn place(network: &Network, number: usize) -> &Place {
    if number == CLOSED { &network.closed } else { &network.open }
}

/// The person with this number.
pub fn viewer(network: &Network, number: usize) -> &Viewer {
    let people = &network.people;
    &[&people.chair, &people.member, &people.author, &people.outsider][number].viewer
}

impl Model {
    /// Nothing yet, and the one who comes and goes is outside.
    pub async fn new(network: &Network) -> Self {
        let model = Self { posts: Vec::new(), threads: Vec::new(), inside: false, moves: Vec::new() };
        model.leave(network).await;
        model
    }

    /// The next sequence begins as this one did.
    pub async fn leave(&self, network: &Network) {
        let gone = viewer(network, COMES_AND_GOES).person;
        let _ = workgroups::remove_member(network.sund(), viewer(network, CHAIR), &network.closed.slug, gone).await;
    }

    pub fn enters(&self, who: usize, place: usize) -> bool {
        place != CLOSED || who != COMES_AND_GOES || self.inside
    }

    /// Whether this person sees the thread.
    pub fn sees(&self, who: usize, thread: &Thread) -> bool {
        self.enters(who, thread.place) && (!thread.hidden || who == CHAIR || who == thread.author)
    }

    /// Whether this person reads the post in this thread.
    pub fn reads(&self, who: usize, thread: &Thread, post: &Post) -> bool {
        let hidden = post.hidden || thread.hidden;
        self.sees(who, thread) && !post.redacted && (!hidden || who == CHAIR || who == post.author)
    }

    /// The thread in which this post stands.
    pub fn thread_of(&self, post: usize) -> usize {
        self.threads.iter().position(|thread| thread.posts.contains(&post)).expect("every post stands somewhere")
    }

    /// Does it, there and here; says whether it was let through, or what is wrong if one lets through what the other refuses.
    pub async fn carry_out(&mut self, network: &Network, act: &Act) -> Result<bool, String> {
        let may = self.may(act);
        let answer = self.there(network, act).await;
        match (may, answer) {
            (true, Ok(made)) => {
                self.here(network, act, made).await;
                Ok(true)
            }
            (false, Err(ActionError::Refused(_) | ActionError::Invalid(_))) => Ok(false),
            (true, Err(error)) => Err(format!("should be let through: {error}")),
            (false, Err(error)) => Err(format!("fails: {error}")),
            (false, Ok(_)) => Err("should be refused".into()),
        }
    }

    fn may(&self, act: &Act) -> bool {
        let thread = |number: usize| &self.threads[number];
        let whole = |number: usize| thread(number).merged.is_none();
        match *act {
            Act::Start { who, place } => self.enters(who, place),
            Act::Reply { who, thread: number } => {
                let it = thread(number);
                self.sees(who, it) && whole(number) && !it.hidden && (!it.locked || who == CHAIR)
            }
            Act::Read { who, thread: number, .. } | Act::Watch { who, thread: number, .. } => {
                self.sees(who, thread(number))
            }
            Act::Edit { post } => {
                let (it, at) = (&self.posts[post], thread(self.thread_of(post)));
                let locked = at.locked && it.author != CHAIR;
                self.reads(it.author, at, it) && !it.hidden && !at.hidden && !locked
            }
            Act::Helpful { who, post } => {
                let (it, at) = (&self.posts[post], thread(self.thread_of(post)));
                self.reads(who, at, it) && !it.hidden && !at.hidden && it.author != who
            }
            Act::HidePost { post } => {
                let number = thread(self.thread_of(post)).posts.iter().position(|one| *one == post);
                !self.posts[post].redacted && number != Some(0)
            }
            Act::RestorePost { post } | Act::Redact { post } => !self.posts[post].redacted,
            Act::HideThread { thread } | Act::RestoreThread { thread } | Act::Lock { thread, .. } => whole(thread),
            Act::Move { thread, .. } => whole(thread),
            Act::Accept { thread: number, at } => {
                let it = thread(number);
                let answer = it.posts.get(at).filter(|_| at > 0).map(|post| &self.posts[*post]);
                let shown = answer.is_some_and(|post| !post.hidden && !post.redacted);
                it.question && whole(number) && !it.hidden && shown
            }
            Act::Split { thread: number, ref posts, into } => {
                let some = !posts.is_empty() && posts.len() < thread(number).posts.len();
                whole(number) && some && into.is_none_or(|into| into != number && whole(into))
            }
            Act::Merge { thread, into } => thread != into && whole(thread) && whole(into),
            Act::Undo { back } => self.undoable(back).is_some(),
            Act::Join | Act::Leave => true,
        }
    }

    /// The move that this act would take back: one that nothing has come after at either thread.
    fn undoable(&self, back: usize) -> Option<usize> {
        let number = self.moves.len().checked_sub(back + 1)?;
        let it = &self.moves[number];
        let touches = |other: &Moved| [it.from, it.to].iter().any(|one| [other.from, other.to].contains(one));
        (it.open && !self.moves[number + 1..].iter().any(touches)).then_some(number)
    }

    async fn there(&self, network: &Network, act: &Act) -> Done<Option<ThreadId>> {
        let sund = network.sund();
        let chair = viewer(network, CHAIR);
        let id = |thread: usize| self.threads[thread].id;
        let post = |post: usize| self.posts[post].id;
        let text = Written { body: "Words", language: "en" };
        let slug = |number: usize| &place(network, number).slug;
        match *act {
            Act::Start { who, place } => {
                let new = NewThread { form: sund.new_id(), kind: "question", title: "A title", text };
                return forum::start_thread(sund, viewer(network, who), slug(place), new).await.map(Some);
            }
            Act::Reply { who, thread } => {
                forum::reply(sund, viewer(network, who), id(thread), sund.new_id(), text).await.map(drop)?;
            }
            Act::Read { who, thread, at } => {
                let number = u32::try_from(at + 1).unwrap();
                forum::show_thread(sund, viewer(network, who), id(thread), Some(number)).await.map(drop)?;
            }
            Act::Watch { who, thread, level } => {
                forum::watch_thread(sund, viewer(network, who), id(thread), level).await?;
            }
            Act::Edit { post: number } => {
                let author = viewer(network, self.posts[number].author);
                let text = Written { body: "Other words", language: "en" };
                forum::edit_post(sund, author, post(number), None, text).await.map(drop)?;
            }
            Act::Helpful { who, post: number } => {
                let set = !self.posts[number].helpful.contains(&who);
                forum::mark_helpful(sund, viewer(network, who), post(number), set).await.map(drop)?;
            }
            Act::HidePost { post: number } => forum::hide_post(sund, chair, post(number), "", "Why").await.map(drop)?,
            Act::RestorePost { post: number } => forum::restore_post(sund, chair, post(number)).await.map(drop)?,
            Act::Redact { post: number } => forum::redact_post(sund, chair, post(number), "Why", "").await.map(drop)?,
            Act::HideThread { thread } => forum::hide_thread(sund, chair, id(thread), "", "Why").await?,
            Act::RestoreThread { thread } => forum::restore_thread(sund, chair, id(thread)).await?,
            Act::Lock { thread, lock } => forum::lock_thread(sund, chair, id(thread), lock).await?,
            Act::Move { thread, place } => forum::move_thread(sund, chair, id(thread), slug(place)).await?,
            Act::Accept { thread, at } => {
                let number = u32::try_from(at + 1).unwrap();
                forum::accept_answer(sund, chair, id(thread), Some(number)).await?;
            }
            Act::Split { thread, ref posts, into } => {
                let numbers: Vec<_> = posts.iter().map(|at| (at + 1).to_string()).collect();
                let there = into.map(|into| format!("/threads/{}", id(into)));
                let at = slug(self.threads[thread].place);
                let new = Target::New { forum: at, kind: "discussion", title: "Another title" };
                let target = there.as_deref().map_or(new, Target::There);
                let (to, _) = forum::split_thread(sund, chair, id(thread), &numbers.join(","), target, "Why").await?;
                return Ok(Some(to));
            }
            Act::Merge { thread, into } => {
                forum::merge_thread(sund, chair, id(thread), &id(into).to_string(), "Why").await.map(drop)?;
            }
            Act::Undo { back } => {
                let it = self.moves.len().checked_sub(back + 1).map(|number| self.moves[number].id);
                forum::undo_move(sund, chair, it.unwrap_or_else(|| sund.new_id())).await.map(drop)?;
            }
            Act::Join => {
                let who = viewer(network, COMES_AND_GOES);
                if !self.inside {
                    workgroups::invite(sund, chair, slug(CLOSED), who.person, "").await?;
                    let own = workgroups::own_admissions(sund, who).await?;
                    workgroups::answer_invitation(sund, who, own[0].id, true).await?;
                }
            }
            Act::Leave => {
                let who = viewer(network, COMES_AND_GOES).person;
                workgroups::remove_member(sund, chair, slug(CLOSED), who).await?;
            }
        }
        Ok(None)
    }

    async fn here(&mut self, network: &Network, act: &Act, made: Option<ThreadId>) {
        match *act {
            Act::Start { who, place } => {
                self.threads.push(Thread::new(made.expect("it was made"), place, who));
                self.post(network, who, self.threads.len() - 1).await;
            }
            Act::Reply { who, thread } => self.post(network, who, thread).await,
            Act::Read { who, thread, at } => {
                let it = &mut self.threads[thread];
                let shown = at.min(it.posts.len().saturating_sub(1));
                let last = ((shown / 20 + 1) * 20).min(it.posts.len());
                it.read[who] = it.read[who].max(last);
            }
            Act::Watch { who, thread, level } => {
                self.threads[thread].watched[who] = Some((level, true)).filter(|_| !level.is_empty());
            }
            Act::Edit { .. } => (),
            Act::Helpful { who, post } => {
                let marks = &mut self.posts[post].helpful;
                if !marks.remove(&who) {
                    marks.insert(who);
                }
            }
            Act::HidePost { post } => self.posts[post].hidden = true,
            Act::RestorePost { post } => self.posts[post].hidden = false,
            Act::Redact { post } => {
                let at = self.thread_of(post);
                self.posts[post].redacted = true;
                self.threads[at].accepted = self.threads[at].accepted.filter(|accepted| *accepted != post);
            }
            Act::HideThread { thread } => self.threads[thread].hidden = true,
            Act::RestoreThread { thread } => self.threads[thread].hidden = false,
            Act::Lock { thread, lock } => self.threads[thread].locked = lock,
            Act::Move { thread, place } => self.threads[thread].place = place,
            Act::Accept { thread, at } => self.threads[thread].accepted = Some(self.threads[thread].posts[at]),
            Act::Split { thread, ref posts, into } => {
                let went: Vec<_> = posts.iter().map(|at| self.threads[thread].posts[*at]).collect();
                let into = into.unwrap_or_else(|| {
                    let new = Thread {
                        question: false,
                        ..Thread::new(made.expect("it was made"), self.threads[thread].place, CHAIR)
                    };
                    self.threads.push(new);
                    self.threads.len() - 1
                });
                self.go(network, thread, into, went).await;
            }
            Act::Merge { thread, into } => {
                let all = self.threads[thread].posts.clone();
                self.go(network, thread, into, all).await;
            }
            Act::Undo { back } => self.go_back(network, back).await,
            Act::Join => self.inside = true,
            Act::Leave => self.inside = false,
        }
    }

    async fn post(&mut self, network: &Network, who: usize, thread: usize) {
        let id = super::check::last_post(network, self.threads[thread].id).await;
        self.posts.push(Post { id, author: who, hidden: false, redacted: false, helpful: BTreeSet::new() });
        let it = &mut self.threads[thread];
        if it.read[who] == it.posts.len() {
            it.read[who] += 1;
        }
        it.watched[who].get_or_insert(("tracking", false));
        it.posts.push(self.posts.len() - 1);
    }

    async fn go(&mut self, network: &Network, from: usize, to: usize, went: Vec<usize>) {
        let before = self.threads[from].posts.clone();
        let stays = before.iter().copied().filter(|post| !went.contains(post)).collect();
        let there = [self.threads[to].posts.clone(), went.clone()].concat();
        let accepted = self.threads[from].accepted;
        self.stand(from, to, stays, there);
        let id = super::check::last_move(network).await;
        self.moves.push(Moved { id, from, to, before, went, accepted, open: true });
    }

    async fn go_back(&mut self, network: &Network, back: usize) {
        let number = self.undoable(back).expect("it may");
        self.moves[number].open = false;
        let Moved { from, to, before, went, accepted, .. } = self.moves[number].clone();
        let since = self.threads[from].posts.iter().copied().filter(|post| !before.contains(post));
        let again = before.iter().copied().chain(since).collect();
        let stays = self.threads[to].posts.iter().copied().filter(|post| !went.contains(post)).collect();
        self.stand(to, from, stays, again);
        let source = &mut self.threads[from];
        let answer = accepted.filter(|post| source.posts.iter().position(|one| one == post) > Some(0));
        source.accepted = source.accepted.or(answer);
        let id = super::check::last_move(network).await;
        let undone = Moved { id, from: to, to: from, before: Vec::new(), went, accepted: None, open: false };
        self.moves.push(undone);
    }

    /// Posts stand like this from now on in the two threads between which they went.
    fn stand(&mut self, from: usize, to: usize, stays: Vec<usize>, there: Vec<usize>) {
        let watched = self.threads[from].watched;
        for (there, here) in self.threads[to].watched.iter_mut().zip(watched) {
            *there = there.or(here);
        }
        let had_read = |model: &Self, who: usize| -> BTreeSet<usize> {
            [from, to].iter().flat_map(|it| model.threads[*it].posts[..model.threads[*it].read[who]].to_vec()).collect()
        };
        let had_read: Vec<_> = (0..PEOPLE).map(|who| had_read(self, who)).collect();
        for (number, other, posts) in [(from, to, stays), (to, from, there)] {
            let it = &mut self.threads[number];
            it.accepted = it.accepted.filter(|post| posts.iter().position(|one| one == post) > Some(0));
            it.author = posts.first().map_or(it.author, |post| self.posts[*post].author);
            it.merged = posts.is_empty().then_some(other);
            it.moves += 1;
            for (who, read) in had_read.iter().enumerate() {
                it.read[who] = posts.iter().take_while(|post| read.contains(post)).count();
            }
            it.posts = posts;
        }
    }
}

impl Thread {
    fn new(id: ThreadId, place: usize, author: usize) -> Self {
        Self {
            id,
            place,
            posts: Vec::new(),
            author,
            question: true,
            locked: false,
            hidden: false,
            accepted: None,
            merged: None,
            read: [0; PEOPLE],
            watched: [None; PEOPLE],
            moves: 0,
        }
    }
}
