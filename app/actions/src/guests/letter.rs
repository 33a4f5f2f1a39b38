//! The letter that an invitation is sent with.

use crate::sso::time_zone;
use sund_domain::{
    guests::is_named_in_mail,
    language::UiLanguage,
    mail::{GuestInvitation, Letter, Notice},
    people::{Country, Viewer},
    time::Timestamp,
    workgroups::Workgroup,
};

/// Whom an invitation is for, as far as its letter knows them.
pub(super) struct Addressee<'a> {
    pub email: &'a str,
    pub country: Country,
    pub language: UiLanguage,
}

/// The letter with the link of this token, from the viewer.
pub(super) fn letter(
    viewer: &Viewer,
    workgroup: &Workgroup,
    to: &Addressee<'_>,
    token: &str,
    expires: Timestamp,
) -> Letter {
    let invitation = GuestInvitation {
        token: token.to_owned(),
        by: viewer.name.clone(),
        organisation: viewer.organisation_name.clone(),
        workgroup: is_named_in_mail(workgroup.visibility).then(|| workgroup.name.clone()),
        expires,
    };
    Letter {
        to: to.email.to_owned(),
        language: to.language,
        time_zone: time_zone(Some(to.country)).to_owned(),
        notice: Notice::GuestInvitation(invitation),
    }
}
