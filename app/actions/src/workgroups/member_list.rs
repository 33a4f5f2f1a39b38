//! The members of a workgroup, page by page.

use super::granted;
use crate::{Done, Sund, error::found};
use sund_domain::{
    Field, Invalid, Problem,
    ids::PersonId,
    people::{Country, Profile, Viewer},
    text::TITLE_MOST,
    workgroups::{Enter, Standing, Workgroup},
};
use sund_store::{
    people,
    workgroups::members::{self, Sought},
};
use uuid::Uuid;

/// Members on one page.
pub const MEMBERS_A_PAGE: usize = 50;

/// A page of a workgroup's members.
#[derive(Clone, Debug)]
pub struct MemberList {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The members by name, each with their office.
    pub members: Vec<(Profile, Standing)>,
    /// After whom the next page begins.
    pub next: Option<PersonId>,
    /// How many members there are from which country, most first.
    pub countries: Vec<(Country, u32)>,
}

/// A page of the members by name: of this country, and with this in their name or their organisation's, if that was
/// typed. Three queries, one more after the first page.
pub async fn member_list(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    (country, text): (&str, &str),
    after: Option<PersonId>,
) -> Done<MemberList> {
    let on = sund.store.reads();
    let workgroup = granted::<Enter>(on, viewer, slug).await?;
    let country = match country {
        "" => None,
        code => Some(code.parse().map_err(|_| Invalid::new(Field::Country, Problem::NotAChoice))?),
    };
    let text: String = text.trim().chars().take(TITLE_MOST).collect();
    let start = match after {
        Some(id) => found(people::seen(on, viewer.seer, id).await?)?.author.name,
        None => String::new(),
    };
    let sought = Sought { country, text: &text, after: (&start, after.map_or(Uuid::nil(), |id| id.0)) };
    let mut members = members::page(on, viewer.seer, &workgroup, sought, MEMBERS_A_PAGE + 1).await?;
    let more = members.len() > MEMBERS_A_PAGE;
    members.truncate(MEMBERS_A_PAGE);
    Ok(MemberList {
        next: members.last().filter(|_| more).map(|(profile, _)| profile.author.person),
        countries: members::countries(on, viewer.seer, &workgroup).await?,
        members,
        workgroup: workgroup.into_inner(),
    })
}
