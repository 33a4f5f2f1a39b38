//! What those who lead a workgroup write for each other beside a post. It stays with the workgroup in which it was written.

use super::{Written, drafts::posted, granted_post, mentions::calls, written::habit};
use crate::{ActionError, Done, Sund, error::found, moderation::writing, notifications, workgroups::granted};
use sund_domain::{
    Act, Granted,
    forum::{
        Byline, Draft, DraftPlace, EditWhisper, PostInThread, PostVersion, ReadWhisper, Stamp, TakeBackWhisper,
        VERSIONS_A_PAGE, WHISPERS_A_PAGE, Whisper, WriteWhisper,
    },
    ids::{PostId, WhisperId},
    notifications::{NewNotice, Why},
    page::{Cursor, Page},
    people::Viewer,
    workgroups::{Moderate, Workgroup},
};
use sund_store::{
    Reads, Tx,
    forum::{drafts, whispers},
    is_taken, moderation,
};
use uuid::Uuid;

/// A whisper with its texts.
#[derive(Clone, Debug)]
pub struct WhisperPage {
    /// The whisper.
    pub whisper: Whisper,
    /// Its text, as written.
    pub markdown: String,
    /// Its texts, the newest first.
    pub texts: Vec<PostVersion>,
    /// The one before the last of them, if there is one: the next page begins with it.
    pub base: Option<PostVersion>,
}

/// A page of a workgroup's whispers.
#[derive(Clone, Debug)]
pub struct WhisperList {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The whispers, the newest first.
    pub whispers: Page<Whisper>,
}

/// What came of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditedWhisper {
    /// It has the new text.
    Saved,
    /// Another text stands by now.
    Conflict,
}

async fn granted_whisper<A: Act<Whisper>>(
    on: &impl Reads,
    viewer: &Viewer,
    id: WhisperId,
) -> Done<(Granted<Whisper, A>, String)> {
    let (whisper, markdown) = found(whispers::seen(on, viewer.seer, id).await?)?;
    Ok((Granted::check(whisper)?, markdown))
}

/// The post beside which the viewer is about to whisper, and what was typed before.
pub async fn whispering(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<(PostInThread, Option<Draft>)> {
    let on = sund.store.reads();
    let post = granted_post::<WriteWhisper>(on, viewer, id).await?.into_inner();
    let draft = drafts::of(on, viewer.person, DraftPlace::Whisper(id)).await?;
    Ok((post, draft))
}

/// Writes a whisper beside the post; the others who lead the workgroup are told. The same form sent again finds what is there.
pub async fn whisper(
    sund: &Sund,
    viewer: &Viewer,
    id: PostId,
    form: Uuid,
    written: Written<'_>,
) -> Done<(PostInThread, WhisperId)> {
    match whisper_once(sund, viewer, id, form, written).await {
        // The same form was quicker on another connection.
        Err(ActionError::Store(error)) if is_taken(&error) => whisper_once(sund, viewer, id, form, written).await,
        done => done,
    }
}

async fn whisper_once(
    sund: &Sund,
    viewer: &Viewer,
    id: PostId,
    form: Uuid,
    written: Written<'_>,
) -> Done<(PostInThread, WhisperId)> {
    let text = written.check(habit(viewer));
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<WriteWhisper>(tx.reads(), viewer, id).await?;
    if let Some(there) = whispers::by_form(tx.reads(), viewer.person, form).await? {
        return Ok((post.into_inner(), there));
    }
    let mut text = text?;
    let calls = calls(tx.reads(), viewer.seer, &post.thread.forum, &text.markdown).await?;
    text.html = calls.html(&text.markdown).unwrap_or(text.html);
    let new: WhisperId = sund.new_id();
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    whispers::insert(&tx, &post, whispers::NewWhisper { id: new, form, text, by, at: sund.now() }).await?;
    tell_others(sund, &tx, viewer, &post).await?;
    let typed = Draft { body: written.body.to_owned(), ..Draft::default() };
    let stamp = Stamp { pen: form, ..Stamp::default() };
    posted(sund, &tx, viewer, DraftPlace::Whisper(id), stamp, Some(&typed)).await?;
    tx.commit().await?;
    Ok((post.into_inner(), new))
}

/// The others who lead hear that there is something, and in which workgroup. A notice that named the thread would go with it
/// to another one.
async fn tell_others(sund: &Sund, tx: &Tx, viewer: &Viewer, post: &PostInThread) -> Done<()> {
    let workgroup = post.thread.forum.workgroup;
    let leads = moderation::leads(tx.reads(), workgroup, sund.now()).await?;
    let each = |to| NewNotice { workgroup: Some(workgroup), ..notifications::notice(sund, viewer, to, Why::Whispered) };
    notifications::tell(sund, tx, leads.into_iter().map(each).collect()).await
}

/// A whisper with its texts before this one; with the one that stands now, if none is named. Two queries.
pub async fn show_whisper(sund: &Sund, viewer: &Viewer, id: WhisperId, before: Option<u32>) -> Done<WhisperPage> {
    let on = sund.store.reads();
    let (whisper, markdown) = granted_whisper::<ReadWhisper>(on, viewer, id).await?;
    let now = PostVersion {
        version: whisper.version,
        markdown: markdown.clone(),
        html: whisper.html.clone(),
        language: whisper.language,
        at: whisper.edited.unwrap_or(whisper.written),
    };
    let stands = whisper.taken_back.is_none() && before.is_none_or(|before| before > now.version);
    let mut texts: Vec<_> = Some(now).filter(|_| stands).into_iter().collect();
    let before = before.unwrap_or(whisper.version).min(whisper.version);
    texts.extend(whispers::history(on, &whisper, before, VERSIONS_A_PAGE + 1 - texts.len()).await?);
    let base = (texts.len() > VERSIONS_A_PAGE).then(|| texts.pop()).flatten();
    Ok(WhisperPage { whisper: whisper.into_inner(), markdown, texts, base })
}

/// Replaces its text, unless another one than `version` stands by now; the one before is kept.
pub async fn edit_whisper(
    sund: &Sund,
    viewer: &Viewer,
    id: WhisperId,
    version: Option<u32>,
    written: Written<'_>,
) -> Done<EditedWhisper> {
    let tx = writing(sund, viewer).await?;
    let (whisper, markdown) = granted_whisper::<EditWhisper>(tx.reads(), viewer, id).await?;
    let mut text = written.check(whisper.language)?;
    if text.markdown == markdown {
        return Ok(EditedWhisper::Saved);
    }
    if version.is_some_and(|version| version != whisper.version) {
        return Ok(EditedWhisper::Conflict);
    }
    // Where its post is in another workgroup by now, or gone for good, nobody is called any more.
    match granted_post::<WriteWhisper>(tx.reads(), viewer, whisper.post).await {
        Ok(post) if whisper.place.is_some() => {
            let calls = calls(tx.reads(), viewer.seer, &post.thread.forum, &text.markdown).await?;
            text.html = calls.html(&text.markdown).unwrap_or(text.html);
        }
        Ok(_) | Err(ActionError::Refused(_)) => (),
        Err(error) => return Err(error),
    }
    if !whispers::edit(&tx, &whisper, text, sund.now()).await? {
        return Ok(EditedWhisper::Conflict);
    }
    tx.commit().await?;
    Ok(EditedWhisper::Saved)
}

/// Takes it back: its texts are gone, that there was one stays.
pub async fn take_back_whisper(sund: &Sund, viewer: &Viewer, id: WhisperId) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let (whisper, _) = granted_whisper::<TakeBackWhisper>(tx.reads(), viewer, id).await?;
    whispers::take_back(&tx, &whisper, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// A page of what was whispered in the workgroup, wherever the posts are now beside which it was. Two queries.
pub async fn whispers(sund: &Sund, viewer: &Viewer, slug: &str, after: Option<Cursor>) -> Done<WhisperList> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    let rows = whispers::of_workgroup(on, viewer.seer, &workgroup, after, WHISPERS_A_PAGE + 1).await?;
    let key = |whisper: &Whisper| Cursor { at: whisper.written, id: whisper.id.0 };
    Ok(WhisperList { whispers: Page::cut(rows, WHISPERS_A_PAGE, key), workgroup: workgroup.into_inner() })
}
