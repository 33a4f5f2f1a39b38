//! Workgroups: the list, a workgroup's page with its members, its log.

mod acts;
mod export_file;
mod export_page;
mod list_page;
mod log_page;
mod make_pages;
mod protection_page;
mod workgroup_page;

use crate::Site;
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/workgroups", get(list_page::show))
        .route("/workgroups/new", get(make_pages::new_workgroup).post(make_pages::submit_workgroup))
        .route("/workgroups/{workgroup}/forums/new", get(make_pages::new_forum).post(make_pages::submit_forum))
        .route("/workgroups/{workgroup}", get(workgroup_page::show))
        .route("/workgroups/{workgroup}/log", get(log_page::show))
        .route("/workgroups/{workgroup}/protection", get(protection_page::show).post(protection_page::submit))
        .route("/workgroups/{workgroup}/protection/providers/{provider}", post(protection_page::allow))
        .route("/workgroups/{workgroup}/export", get(export_page::show).post(export_page::submit))
        .route("/workgroups/{workgroup}/join", post(acts::join))
        .route("/workgroups/{workgroup}/leave", post(acts::leave))
        .route("/workgroups/{workgroup}/access/{person}/end", post(acts::end_access))
        .route("/workgroups/{workgroup}/members", post(acts::add))
        .route("/workgroups/{workgroup}/members/{person}/remove", post(acts::remove))
        .route("/workgroups/{workgroup}/members/{person}/role", post(acts::role))
}
