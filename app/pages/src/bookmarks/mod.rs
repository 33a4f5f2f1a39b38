//! Bookmarks: keeping a post or thread, its note and reminder, and the list.

mod edit_page;
mod list_page;

use crate::{Fault, Site, Visit, forms::see_other};
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::{get, post},
};
use sund_actions::bookmarks;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/bookmarks", get(list_page::show))
        .route("/bookmarks/{bookmark}", get(edit_page::show).post(edit_page::submit))
        .route("/bookmarks/{bookmark}/remove", post(edit_page::remove))
        .route("/posts/{post}/bookmark", post(keep_post))
        .route("/threads/{thread}/bookmark", post(keep_thread))
}

async fn keep_post(State(site): State<Site>, visit: Visit, Path(post): Path<String>) -> Result<Response, Fault> {
    let kept = bookmarks::keep_post(&site.sund, visit.viewer()?, crate::forum::id(&post)?).await?;
    Ok(see_other(&format!("/bookmarks/{kept}")))
}

async fn keep_thread(State(site): State<Site>, visit: Visit, Path(thread): Path<String>) -> Result<Response, Fault> {
    let kept = bookmarks::keep_thread(&site.sund, visit.viewer()?, crate::forum::id(&thread)?).await?;
    Ok(see_other(&format!("/bookmarks/{kept}")))
}
