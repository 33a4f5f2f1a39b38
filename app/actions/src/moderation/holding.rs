//! What chairs want to look at before others read it: their settings, and whether a text is one of those.

use crate::{Done, Sund, audit::line as audit_line, forum::granted_forum, text, workgroups::granted};
use std::slice::from_ref;
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    forum::{EditPost, Forum, PostInThread, ReadForum},
    ids::WordRuleId,
    language::Language,
    moderation::{
        Content, DAYS_MOST, HOLD_POSTS_MOST, HeldBecause, Holding, WORD_MOST, WORDS_MOST, WordRule, held_because, said,
        words_of,
    },
    people::Viewer,
    refusal::Checking,
    text::line,
    workgroups::{Moderate, Workgroup},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    forum::posts::Text,
    moderation::holding,
};

/// A text that stands in the place of a new one, as written and as shown; nothing where there is none.
type Before<'a> = (&'a str, &'a str);

/// Why a text waits for a chair, and for which word; none: it does not. Two queries, none for chairs. What the text before
/// said and linked to, if there is one, counts no more.
pub(super) async fn why_held(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    forum: &Forum,
    (title, written): (&str, &Text),
    (markdown, html): Before<'_>,
) -> Done<Option<(HeldBecause, String)>> {
    if forum.standing.leads() {
        return Ok(None);
    }
    let (wanted, writer) = holding::writer(tx.reads(), viewer.person, forum, sund.now()).await?;
    let mut rules = holding::rules(tx.reads(), forum.workgroup).await?;
    let said_before = [words_of(markdown), words_of(&text::plain(html))];
    rules.retain(|rule| said_before.iter().all(|words| said(from_ref(rule), words, written.language).is_none()));
    // As one writes it and as one reads it: signs that only set marks part no word.
    let word = [words_of(title), words_of(&written.markdown), words_of(&text::plain(&written.html))]
        .iter()
        .find_map(|words| said(&rules, words, written.language))
        .map(|rule| rule.words.clone());
    let linked: Vec<_> = text::links_out(html).collect();
    let links = text::links_out(&written.html).any(|link| !linked.contains(&link));
    let content = Content { says: word.is_some(), links, forum: forum.holds };
    Ok(held_because(wanted, writer, content, sund.now()).map(|why| (why, word.unwrap_or_default())))
}

/// Whether a post may have this text from now on, and files with it. Nothing of a post that stands waits: an edit that
/// chairs would look at first is refused. What a chair has asked to be written anew they look at anyway.
pub(crate) async fn may_edit_now(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    post: &Granted<PostInThread, EditPost>,
    text: &Text,
) -> Done<()> {
    let hidden = post.post.hidden.is_some() || post.post.number == 1 && post.thread.hidden.is_some();
    if hidden && post.is_in_review() {
        return Ok(());
    }
    let before = (post.markdown.as_str(), post.post.html.as_str());
    match why_held(sund, tx, viewer, &post.thread.forum, ("", text), before).await? {
        Some(_) => Err(Invalid::new(Field::Body, Problem::Approval).into()),
        None => Ok(()),
    }
}

/// What the chairs of a workgroup want to look at.
#[derive(Clone, Debug)]
pub struct HoldingPage {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// Of newcomers, and links.
    pub holding: Holding,
    /// Words and phrases.
    pub rules: Vec<WordRule>,
}

/// What the chairs of a workgroup want to look at, for them. Three queries.
pub async fn holding_page(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<HoldingPage> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    Ok(HoldingPage {
        holding: holding::settings(on, &workgroup).await?,
        rules: holding::rules(on, workgroup.id).await?,
        workgroup: workgroup.into_inner(),
    })
}

/// What is to be looked at, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct HoldingForm<'a> {
    /// Posts that one is a newcomer for.
    pub posts: &'a str,
    /// Days that one is a newcomer for.
    pub days: &'a str,
    /// Posts before one may link.
    pub links: &'a str,
}

fn up_to(field: Field, typed: &str, most: u32) -> Result<u32, Invalid> {
    match typed.trim() {
        "" => Ok(0),
        typed => typed
            .parse()
            .ok()
            .filter(|n| *n <= most)
            .ok_or_else(|| Invalid::new(field, Problem::OutOfRange { least: 0, most })),
    }
}

/// Says what is looked at of newcomers and of links. The log tells members that it was changed.
pub async fn set_holding(sund: &Sund, viewer: &Viewer, slug: &str, form: HoldingForm<'_>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let mut checking = Checking::default();
    let posts = checking.take(up_to(Field::HoldPosts, form.posts, HOLD_POSTS_MOST));
    let days = checking.take(up_to(Field::HoldDays, form.days, DAYS_MOST));
    let links = checking.take(up_to(Field::HoldLinks, form.links, HOLD_POSTS_MOST));
    checking.done()?;
    let wanted = Holding { posts: posts.unwrap_or(0), days: days.unwrap_or(0), links: links.unwrap_or(0) };
    if wanted != holding::settings(tx.reads(), &workgroup).await? {
        holding::set(&tx, &workgroup, wanted).await?;
        changed(sund, &tx, viewer, &workgroup, String::new()).await?;
    }
    Ok(tx.commit().await?)
}

/// Says whether everything in a forum is looked at.
pub async fn hold_forum(sund: &Sund, viewer: &Viewer, slug: &str, holds: bool) -> Done<()> {
    let tx = sund.store.begin().await?;
    let forum = granted_forum::<ReadForum>(tx.reads(), viewer, slug).await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, &forum.workgroup_slug).await?;
    if holds != forum.holds {
        holding::set_forum(&tx, &workgroup, &forum, holds).await?;
        changed(sund, &tx, viewer, &workgroup, forum.title.clone()).await?;
    }
    Ok(tx.commit().await?)
}

/// Adds a word or a phrase.
pub async fn add_word(sund: &Sund, viewer: &Viewer, slug: &str, words: &str, language: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let mut checking = Checking::default();
    let words = checking.take(line(Field::Words, words, WORD_MOST).and_then(|words| {
        let folded = words_of(&words).join(" ");
        if folded.is_empty() { Err(Invalid::new(Field::Words, Problem::NotAWord)) } else { Ok((words, folded)) }
    }));
    let language = checking.take(match language {
        "" => Ok(None),
        code => code.parse::<Language>().map(Some).map_err(|_| Invalid::new(Field::Language, Problem::NotAChoice)),
    });
    let (Some((words, folded)), Some(language)) = (words, language) else {
        checking.done()?;
        return Err(Invalid::new(Field::Words, Problem::Empty).into());
    };
    if holding::rules(tx.reads(), workgroup.id).await?.len() >= WORDS_MOST {
        return Err(Invalid::new(Field::Words, Problem::TooMany { most: WORDS_MOST }).into());
    }
    let new = holding::NewRule { id: sund.new_id(), language, words, folded, by: viewer.person, at: sund.now() };
    if !holding::add_rule(&tx, &workgroup, new).await? {
        return Err(Invalid::new(Field::Words, Problem::Taken).into());
    }
    changed(sund, &tx, viewer, &workgroup, String::new()).await?;
    Ok(tx.commit().await?)
}

/// Removes one.
pub async fn remove_word(sund: &Sund, viewer: &Viewer, slug: &str, id: WordRuleId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    if !holding::remove_rule(&tx, &workgroup, id).await? {
        return Err(Refusal::NotFound.into());
    }
    changed(sund, &tx, viewer, &workgroup, String::new()).await?;
    Ok(tx.commit().await?)
}

/// Members read that it was changed; which words there are, chairs alone.
async fn changed(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: &Granted<Workgroup, Moderate>,
    what: String,
) -> Done<()> {
    let entry = Entry { workgroup: Some(workgroup.id), ..audit_line(sund, viewer, Audited::HoldingChanged, what) };
    Ok(audit::add(tx, entry).await?)
}
