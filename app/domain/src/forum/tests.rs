//! Who may do what in a forum, with a thread, with a post, as matrices. `·` is "not found".

use super::*;
use crate::{
    grant::{
        Subject as _,
        tests::{States, matrix},
    },
    people::Country,
};
use uuid::Uuid;

const NEVER: Timestamp = Timestamp(0);

fn forum(visibility: Visibility, standing: Standing) -> Forum {
    Forum {
        id: ForumId(Uuid::nil()),
        slug: String::new(),
        title: String::new(),
        about: String::new(),
        language: Language::En,
        workgroup: WorkgroupId(Uuid::nil()),
        workgroup_slug: String::new(),
        workgroup_name: String::new(),
        visibility,
        standing,
        watched: Watched::default(),
        bar: None,
        slow: 0,
        holds: false,
    }
}

/// How a thread or a post can be out of sight; the first is: not at all.
const SIGHT: States = &["in sight", "hidden", "under review", "taken back", "redacted"];

fn hidden(sight: usize) -> Option<Hidden> {
    let how = HiddenHow::ALL.get(sight.checked_sub(1)?).copied()?;
    Some(Hidden { at: NEVER, how, reason: "why".into() })
}

fn thread(forum: Forum) -> Thread {
    Thread {
        id: ThreadId(Uuid::nil()),
        forum,
        kind: ThreadKind::Question,
        title: String::new(),
        language: Language::En,
        author: PersonId(Uuid::nil()),
        mine: false,
        started: NEVER,
        active: NEVER,
        last_number: 2,
        pinned: false,
        locked: false,
        locks: None,
        slow: 0,
        hidden: None,
        accepted: None,
        conclusion: None,
        conclusion_version: 0,
        read_to: 0,
        watched: Watched::default(),
        told: false,
        merged_into: None,
        moves: 0,
        waits: false,
    }
}

fn post(number: u32, mine: bool, hidden: Option<Hidden>) -> Post {
    let author = Author {
        person: PersonId(Uuid::nil()),
        name: String::new(),
        organisation: String::new(),
        country: Country::Fi,
        chair: false,
        guest: false,
    };
    Post {
        id: PostId(Uuid::nil()),
        number,
        author,
        mine,
        then: false,
        language: Language::En,
        html: String::new(),
        posted: NEVER,
        edited: None,
        edited_late: None,
        version: 1,
        hidden,
        helpful: 0,
        marked: false,
        files: Vec::new(),
        poll: None,
    }
}

#[test]
fn who_may_do_what_in_a_forum() {
    insta::assert_snapshot!(
        matrix(ForumAct::ALL, &[], |act, _, visibility, standing| forum(visibility, standing).may(act))
    );
}

#[test]
fn who_may_do_what_with_a_thread() {
    let states: [States; 4] =
        [SIGHT, &["theirs", "mine"], &["question", "discussion", "practice", "announcement"], &["unlocked", "locked"]];
    let told = matrix(ThreadAct::ALL, &states, |act, state, visibility, standing| {
        let of = Thread {
            hidden: hidden(state[0]),
            mine: state[1] == 1,
            kind: ThreadKind::ALL[state[2]],
            locked: state[3] == 1,
            ..thread(forum(visibility, standing))
        };
        of.may(act)
    });
    insta::assert_snapshot!(told);
}

#[test]
fn who_may_do_what_with_a_post() {
    let states: [States; 6] = [
        &["thread in sight", "thread hidden"],
        SIGHT,
        &["theirs", "mine"],
        &["in their thread", "in my thread"],
        &["first", "later"],
        &["unlocked", "locked"],
    ];
    let told = matrix(PostAct::ALL, &states, |act, state, visibility, standing| {
        let of = Thread {
            hidden: hidden(state[0]),
            mine: state[3] == 1,
            locked: state[5] == 1,
            ..thread(forum(visibility, standing))
        };
        let number = if state[4] == 0 { 1 } else { 2 };
        let post = post(number, state[2] == 1, hidden(state[1]));
        PostInThread { thread: of, post, markdown: String::new() }.may(act)
    });
    insta::assert_snapshot!(told);
}

#[test]
fn no_page_writes_over_a_draft_that_it_has_not_seen() {
    let page = |pen: u128, version: u32, body: &str| {
        let stamp = Stamp { pen: Uuid::from_u128(pen), version, base: 0 };
        Draft { body: body.into(), stamp, ..Draft::default() }
    };
    let there = |draft: Draft, posted: u128| Kept { draft, posted: Uuid::from_u128(posted) };
    for (new, before, what) in [
        (page(1, 0, "a"), None, Keeping::Over),
        (page(1, 1, "ab"), Some(there(page(1, 1, "a"), 0)), Keeping::Over),
        // An answer that was lost: the same page goes on.
        (page(1, 0, "ab"), Some(there(page(1, 3, "a"), 0)), Keeping::Over),
        // Another page that has it from the server.
        (page(2, 3, "b"), Some(there(page(1, 3, "a"), 0)), Keeping::Over),
        // Another page that has not.
        (page(2, 2, "b"), Some(there(page(1, 3, "a"), 0)), Keeping::Beside),
        (page(2, 0, "b"), Some(there(page(1, 1, "a"), 0)), Keeping::Beside),
        (page(2, 0, "a"), Some(there(page(1, 1, "a"), 0)), Keeping::Over),
        // What was posted, or thrown away on another page.
        (page(1, 1, "a"), Some(there(page(1, 2, ""), 1)), Keeping::Posted),
        (page(2, 1, "b"), Some(there(page(1, 2, ""), 1)), Keeping::Beside),
        (page(2, 0, "b"), Some(there(page(1, 2, ""), 1)), Keeping::Over),
        // A page of before there were stamps.
        (page(0, 0, "b"), Some(there(page(1, 2, "a"), 0)), Keeping::Over),
    ] {
        assert_eq!(new.keeping(before.as_ref()), what, "{new:?} where there is {before:?}");
    }
}

#[test]
fn of_two_drafts_for_one_place_nothing_is_lost() {
    let draft = |title: &str, body: &str| Draft { title: title.into(), body: body.into(), ..Draft::default() };
    for (newer, older, both) in [
        (draft("", "new"), draft("", "old"), draft("", "new\n\n---\n\nold")),
        (draft("", "same"), draft("", "same"), draft("", "same")),
        (draft("", " "), draft("", "old"), draft("", "old")),
        (draft("", "new"), draft("", ""), draft("", "new")),
        (draft("New", "new"), draft("Old", "old"), draft("New", "new\n\n---\n\nOld\n\nold")),
        (draft("", "new"), draft("Old", "old"), draft("Old", "new\n\n---\n\nold")),
        (draft("Same", "new"), draft("Same", ""), draft("Same", "new")),
    ] {
        assert_eq!(newer.clone().above(older.clone()), both, "{newer:?} above {older:?}");
    }
}
