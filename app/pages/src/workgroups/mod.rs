//! Workgroups: the list, a workgroup's page with its members, its log.

mod acts;
mod ask_page;
mod export_file;
mod export_page;
mod handover_page;
mod list_page;
mod log_page;
mod make_pages;
mod members_page;
mod protection_page;
mod requests_page;
mod settings_page;
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
        .route("/workgroups/{workgroup}/ask", get(ask_page::show).post(ask_page::submit))
        .route("/workgroups/{workgroup}/ask/withdraw", post(ask_page::take_back))
        .route("/workgroups/invitations/{admission}", post(ask_page::answered))
        .route("/workgroups/{workgroup}/requests", get(requests_page::show))
        .route("/workgroups/{workgroup}/requests/{admission}", post(requests_page::decide))
        .route("/workgroups/{workgroup}/requests/{admission}/withdraw", post(requests_page::withdraw))
        .route("/workgroups/{workgroup}/members", get(members_page::show).post(requests_page::submit_invite))
        .route("/workgroups/{workgroup}/settings", get(settings_page::show).post(settings_page::submit))
        .route("/workgroups/{workgroup}/rules", get(settings_page::show_rules))
        .route("/workgroups/{workgroup}/handover", get(handover_page::show).post(handover_page::submit))
        .route("/workgroups/{workgroup}/handover/{handover}", post(handover_page::answered))
        .route("/workgroups/{workgroup}/handover/{handover}/withdraw", post(handover_page::withdraw))
        .route("/workgroups/{workgroup}/members/{person}/remove", post(acts::remove))
        .route("/workgroups/{workgroup}/members/{person}/role", post(acts::role))
}
