//! `/.search`: people and groups at once (RFC 7644, 3.4.3), people first.

use super::{
    Scim,
    ask::{Asked, list},
    bearer::Directory,
    body::Sent,
    fault::{Fault, answer},
    filter::Test,
    groups,
    schema::{PEOPLE, TEAMS},
    users,
};
use axum::{extract::State, http::StatusCode, response::Response};

pub async fn search(State(scim): State<Scim>, Directory(by): Directory, Sent(sent): Sent) -> Result<Response, Fault> {
    let asked = Asked::of_search(&sent)?;
    let (offset, count) = asked.page()?;
    // What only the one kind has, nothing of the other kind fits.
    let (people, teams) = match (asked.filter(&PEOPLE), asked.filter(&TEAMS)) {
        (Err(fault), Err(_)) => return Err(fault),
        (people, teams) => {
            let nothing = |_| Some(Test::Any(Vec::new()));
            (people.unwrap_or_else(nothing), teams.unwrap_or_else(nothing))
        }
    };
    let all = || Test::All(Vec::new());
    let (page, total) = users::chosen(&scim, &by, &people.unwrap_or_else(all), offset, count).await?;
    let wanted = asked.wanted(&PEOPLE)?;
    let mut page: Vec<_> = page.into_iter().map(|resource| wanted.of(resource)).collect();
    let rest = (offset.saturating_sub(total), count.saturating_sub(page.len() as u64));
    let (more, others) = groups::found(&scim, &by, &teams.unwrap_or_else(all), &asked.wanted(&TEAMS)?, rest).await?;
    page.extend(more);
    Ok(answer(StatusCode::OK, &list(total + others, offset, page)))
}
