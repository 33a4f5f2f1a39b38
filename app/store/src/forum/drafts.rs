//! Texts that have not been posted yet. A draft belongs to its author alone.
//!
//! Of each place there is one in its box; one that clashed with it is kept beside it, under the page that typed it. What
//! became a post leaves an emptied row for a day: a late page finds there that its text is posted.

use super::{
    rows::drafts::{
        self,
        Column::{
            Base, Body, Kind, Language, Pen, PersonId as Person, Place, Poll, PostedForm, SavedAt, Tags, Target, Title,
            Version, What,
        },
    },
    sight::in_sight,
};
use crate::{
    StoreError, Tx, polls,
    sql::{self, code, column, entered, join_workgroup, leads, number},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};
use std::collections::HashMap;
use sund_domain::{
    forum::{Draft, DraftLine, DraftPlace, DraftSpot, Kept, Stamp},
    ids::{PersonId, ThreadId},
    page::Cursor,
    people::Seer,
    time::{DAY, Timestamp},
};
use uuid::Uuid;

const GONE: &str = "delete from drafts where person_id = $1 and body = '' and title = '' and tags = '' and poll = '' and saved_at < $2";
const LIST: &str = "select d.place, d.what, d.target, d.title, d.body, d.saved_at from drafts d where d.person_id = $1 \
    and (d.body <> '' or d.title <> '' or d.tags <> '' or d.poll <> '') and d.target is not null and (d.saved_at, d.target) < ($2, $3) \
    order by d.saved_at desc, d.target desc limit $4";
/// Where drafts belong, of those places that their author may see.
macro_rules! spots {
    ($where:literal) => {
        concat!(
            "select d.place, coalesce(t.title, f.title) as title, f.slug as forum_slug, f.title as forum_title, \
             t.id as thread_id, p.number from drafts d \
             left join posts p on p.id = case when d.what in ('edit', 'whisper') then d.target end \
             left join held_posts h on h.id = case when d.what = 'held' then d.target end and h.author_id = $1 \
             left join threads t on t.id = case d.what when 'edit' then p.thread_id when 'whisper' then p.thread_id when 'reply' then d.target \
               when 'held' then h.thread_id end \
             join forums f on f.id = case d.what when 'thread' then d.target when 'held' then coalesce(t.forum_id, h.forum_id) \
               else t.forum_id end",
            join_workgroup!("f"),
            "where",
            entered!(),
            "and d.person_id = $1 and (t.id is null or",
            in_sight!("t"),
            ") and (d.what <> 'whisper' or",
            leads!(),
            ") and ",
            $where
        )
    };
}
const SPOTS: &str = spots!("d.saved_at >= $6 and d.saved_at <= $7");
const SPOT: &str = spots!("d.place = $6");

/// The key of a draft beside the one in the box.
fn aside(pen: Uuid) -> String {
    format!("aside:{pen}")
}

fn kept(row: drafts::Model) -> Kept {
    let stamp = Stamp { pen: row.pen.unwrap_or_default(), version: number(row.version), base: number(row.base) };
    Kept {
        draft: Draft {
            title: row.title,
            body: row.body,
            kind: row.kind,
            language: row.language,
            tags: row.tags,
            poll: polls::typed(&row.poll),
            stamp,
        },
        posted: row.posted_form.unwrap_or_default(),
    }
}

/// What is there for this place, also if it is emptied.
pub async fn there(on: &impl ConnectionTrait, person: PersonId, place: DraftPlace) -> Result<Option<Kept>, StoreError> {
    Ok(drafts::Entity::find_by_id((person.0, place.key())).one(on).await?.map(kept))
}

/// The person's draft for this place.
pub async fn of(on: &impl ConnectionTrait, person: PersonId, place: DraftPlace) -> Result<Option<Draft>, StoreError> {
    Ok(there(on, person, place).await?.map(|kept| kept.draft).filter(|draft| !draft.is_empty()))
}

/// The draft that this page keeps beside the one in the box.
pub async fn beside(on: &impl ConnectionTrait, person: PersonId, pen: Uuid) -> Result<Option<Kept>, StoreError> {
    Ok(drafts::Entity::find_by_id((person.0, aside(pen))).one(on).await?.map(kept))
}

async fn put(
    tx: &Tx,
    person: PersonId,
    (key, place): (String, DraftPlace),
    draft: Draft,
    posted: Option<Uuid>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let (what, target) = place.parts();
    let row = drafts::ActiveModel {
        person_id: Set(person.0),
        place: Set(key),
        title: Set(draft.title),
        body: Set(draft.body),
        kind: Set(draft.kind),
        language: Set(draft.language),
        tags: Set(draft.tags),
        poll: Set(polls::kept(&draft.poll)),
        saved_at: Set(at.0),
        version: Set(column(draft.stamp.version)),
        what: Set(Some(what.into())),
        target: Set(Some(target)),
        pen: Set(Some(draft.stamp.pen).filter(|pen| !pen.is_nil())),
        posted_form: Set(posted),
        base: Set(column(draft.stamp.base)),
    };
    let changed = [Title, Body, Kind, Language, Tags, Poll, SavedAt, Version, What, Target, Pen, PostedForm, Base];
    let update = OnConflict::columns([Person, Place]).update_columns(changed).to_owned();
    drafts::Entity::insert(row).on_conflict(update).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Keeps the draft, in place of the one before.
pub async fn keep(tx: &Tx, person: PersonId, place: DraftPlace, draft: Draft, at: Timestamp) -> Result<(), StoreError> {
    put(tx, person, (place.key(), place), draft, None, at).await
}

/// Keeps it beside the one that is there.
pub async fn keep_beside(
    tx: &Tx,
    person: PersonId,
    place: DraftPlace,
    draft: Draft,
    at: Timestamp,
) -> Result<(), StoreError> {
    put(tx, person, (aside(draft.stamp.pen), place), draft, None, at).await
}

/// Throws away what this page keeps beside the one in the box.
pub async fn drop_beside(tx: &Tx, person: PersonId, pen: Uuid) -> Result<(), StoreError> {
    drafts::Entity::delete_by_id((person.0, aside(pen))).exec(&tx.0).await?;
    Ok(())
}

/// Empties the draft in the box; what the page with this form sends late is posted already.
pub async fn empty(
    tx: &Tx,
    person: PersonId,
    place: DraftPlace,
    stamp: Stamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    let posted = Some(stamp.pen).filter(|pen| !pen.is_nil());
    put(tx, person, (place.key(), place), Draft { stamp, ..Draft::default() }, posted, at).await
}

/// The same where the draft in the box is another page's, and stays.
pub async fn mark_posted(
    tx: &Tx,
    person: PersonId,
    place: DraftPlace,
    pen: Uuid,
    at: Timestamp,
) -> Result<(), StoreError> {
    let draft = Draft { stamp: Stamp { pen, ..Stamp::default() }, ..Draft::default() };
    put(tx, person, (aside(pen), place), draft, Some(pen), at).await
}

/// Emptied ones have done their work after a day.
pub async fn forget_emptied(tx: &Tx, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, GONE, [person.0.into(), now.plus(-DAY).0.into()]).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct LineRow {
    place: String,
    what: String,
    target: Uuid,
    title: String,
    body: String,
    saved_at: i64,
}

#[derive(Debug, FromQueryResult)]
struct SpotRow {
    place: String,
    title: String,
    forum_slug: String,
    forum_title: String,
    thread_id: Option<Uuid>,
    number: Option<i32>,
}

impl SpotRow {
    fn spot(self) -> DraftSpot {
        DraftSpot {
            title: self.title,
            forum: self.forum_slug,
            forum_title: self.forum_title,
            thread: self.thread_id.map(ThreadId),
            number: self.number.map(number),
        }
    }
}

/// Up to `limit` drafts of the viewer after the cursor, the newest first, with where those belong that they may see. Two
/// queries.
pub async fn list(
    on: &impl ConnectionTrait,
    seer: Seer,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Vec<DraftLine>, StoreError> {
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [seer.person.0.into(), after.at.0.into(), after.id.into(), limit.into()];
    let rows = sql::all::<LineRow>(on, LIST, values).await?;
    let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let span = [oldest.saved_at.into(), newest.saved_at.into()];
    let spots = sql::all::<SpotRow>(on, SPOTS, sql::seen_by(seer, span)).await?;
    let mut spots: HashMap<_, _> = spots.into_iter().map(|row| (row.place.clone(), row.spot())).collect();
    rows.into_iter()
        .map(|row| {
            Ok(DraftLine {
                spot: spots.remove(&row.place),
                of: code("what", &format!("{}:{}", row.what, row.target))?,
                aside: row.place.starts_with("aside:"),
                key: row.place,
                title: row.title,
                body: row.body,
                at: Timestamp(row.saved_at),
            })
        })
        .collect()
}

/// The viewer's draft under this key: the one in a box, or one beside it; with its place.
pub async fn by_key(
    on: &impl ConnectionTrait,
    person: PersonId,
    key: &str,
) -> Result<Option<(DraftPlace, Kept)>, StoreError> {
    // No key has one, and PostgreSQL takes none.
    if key.contains('\0') {
        return Ok(None);
    }
    let Some(row) = drafts::Entity::find_by_id((person.0, key.to_owned())).one(on).await? else { return Ok(None) };
    let place = row.what.as_deref().zip(row.target).map(|(what, target)| format!("{what}:{target}"));
    let Some(place) = place.and_then(|place| DraftPlace::of_key(&place)) else { return Ok(None) };
    Ok(Some((place, kept(row))))
}

/// Where it belongs, if its author may see that.
pub async fn spot(on: &impl ConnectionTrait, seer: Seer, key: &str) -> Result<Option<DraftSpot>, StoreError> {
    let row = sql::one::<SpotRow>(on, SPOT, sql::seen_by(seer, [key.to_owned().into()])).await?;
    Ok(row.map(SpotRow::spot))
}
