//! "You are invited as a guest." Beyond the link it tells who invites and until when the link works; the workgroup only if
//! everybody in the network may know of it.

use super::{Part, Reader};
use crate::when::until_when;
use sund_domain::mail::GuestInvitation;

pub fn page(reader: &Reader<'_>, invitation: &GuestInvitation) -> (String, Vec<Part>) {
    let words = reader.words;
    let (by, organisation) = (invitation.by.as_str(), invitation.organisation.as_str());
    let who = match &invitation.workgroup {
        Some(name) => words.tn(
            "mail-invitation-named",
            [("by", by.into()), ("organisation", organisation.into()), ("workgroup", name.as_str().into())],
        ),
        None => words.tn("mail-invitation-text", [("by", by.into()), ("organisation", organisation.into())]),
    };
    let until = until_when(words, &reader.zone, invitation.expires);
    let parts = vec![
        Part::Paragraph(who),
        Part::Link {
            label: words.t("mail-invitation-link"),
            href: format!("{}/invitations/{}", reader.origin, invitation.token),
        },
        Part::Paragraph(words.t1("mail-invitation-until", "date", until)),
        Part::Paragraph(words.t("mail-invitation-passkey")),
        Part::Small(words.t1("mail-invitation-not-you", "origin", reader.origin)),
    ];
    (words.t1("mail-invitation-subject", "by", by), parts)
}
