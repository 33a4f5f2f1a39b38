//! People: the directory, a person's page, one's own settings.

mod colleagues;
mod platform;
pub use colleagues::{appoint_administrator, approve_person, colleague, colleagues, end_account, waiting_alone};
pub use platform::{Account, Named, Outcome, set_platform_administrator};

use crate::{Done, Sund, error::found};
use sund_domain::{
    Field, Invalid, Problem,
    ids::PersonId,
    people::{Profile, Settings, Theme, Viewer},
    refusal::Checking,
    text::line,
};
use sund_store::people;
use uuid::Uuid;

/// People on one page of the directory.
pub const PEOPLE_A_PAGE: usize = 50;
/// The most characters of what one can be asked about.
pub const TOPICS_MOST: usize = 200;

/// A page of the directory by name, and the person after whom the next one begins.
pub async fn directory(
    sund: &Sund,
    viewer: &Viewer,
    after: Option<PersonId>,
) -> Done<(Vec<Profile>, Option<PersonId>)> {
    let on = sund.store.reads();
    let start = match after {
        Some(id) => found(people::seen(on, viewer.seer, id).await?)?.author.name,
        None => String::new(),
    };
    let limit = u32::try_from(PEOPLE_A_PAGE).unwrap_or(u32::MAX) + 1;
    let mut rows = people::directory(on, viewer.seer, (&start, after.map_or(Uuid::nil(), |id| id.0)), limit).await?;
    let more = rows.len() > PEOPLE_A_PAGE;
    rows.truncate(PEOPLE_A_PAGE);
    let next = rows.last().filter(|_| more).map(|profile| profile.author.person);
    Ok((rows, next))
}

/// A person's page.
pub async fn profile(sund: &Sund, viewer: &Viewer, id: PersonId) -> Done<Profile> {
    found(people::seen(sund.store.reads(), viewer.seer, id).await?)
}

/// Settings as they were typed into their form.
#[derive(Clone, Copy, Debug)]
pub struct SettingsForm<'a> {
    /// The code of the interface's language; empty: as the browser asks.
    pub language: &'a str,
    /// An IANA time zone name.
    pub time_zone: &'a str,
    /// The code of the theme.
    pub theme: &'a str,
    /// Whether single keys are shortcuts: `on` or `off`.
    pub keys: &'a str,
    /// What one can be asked about.
    pub topics: &'a str,
}

/// Keeps how the viewer wants to read Sund. `zone_exists` knows the time zones (the pages have their table).
pub async fn keep_settings(
    sund: &Sund,
    viewer: &Viewer,
    form: SettingsForm<'_>,
    zone_exists: fn(&str) -> bool,
) -> Done<()> {
    let mut checking = Checking::default();
    let wrong = |field| Invalid::new(field, Problem::NotAChoice);
    let language = match form.language {
        "" => Some(None),
        code => checking.take(code.parse().map(Some).map_err(|_| wrong(Field::Language))),
    };
    let theme = checking.take(form.theme.parse::<Theme>().map_err(|_| wrong(Field::Theme)));
    let keys = checking.take(match form.keys {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(wrong(Field::Keys)),
    });
    let zone = checking.take(if zone_exists(form.time_zone) {
        Ok(form.time_zone.to_owned())
    } else {
        Err(wrong(Field::TimeZone))
    });
    let topics = if form.topics.trim().is_empty() {
        Some(String::new())
    } else {
        checking.take(line(Field::Topics, form.topics, TOPICS_MOST))
    };
    checking.done()?;
    if let (Some(language), Some(theme), Some(keys), Some(time_zone), Some(topics)) =
        (language, theme, keys, zone, topics)
    {
        let tx = sund.store.begin().await?;
        people::set_settings(&tx, viewer.person, Settings { language, time_zone, theme, keys }, topics).await?;
        tx.commit().await?;
    }
    Ok(())
}
