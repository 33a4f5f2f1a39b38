//! Guests of the invented network: there are none until a test invites one.

use crate::{Network, Person, Place};
use sund_actions::{
    guests::{Accepted, Invite, Made, accept, invite},
    sso::{self, Arriving},
};
use sund_domain::{guests::InvitationForm, language::UiLanguage, time::DAY};
use uuid::Uuid;

impl Network {
    /// An invitation by the chair, for a month: the token of its link.
    pub async fn invitation(&self, place: &Place, email: &str) -> String {
        self.invitation_by(&self.people.chair, place, email).await
    }

    /// The same by somebody else.
    pub async fn invitation_by(&self, host: &Person, place: &Place, email: &str) -> String {
        let until = Some(self.now().plus(30 * DAY));
        let language = UiLanguage::En;
        let form = InvitationForm { email, organisation: "The Harbour shelter", country: "EE", until, language };
        let id = self.sund().new_id();
        match invite(self.sund(), &host.viewer, &place.slug, id, form).await.unwrap() {
            Invite::Made(token) => token,
            Invite::Mailed | Invite::Before => unreachable!("a new id, and no mail"),
        }
    }

    /// A guest of this workgroup for a month, who is signed in. No authenticator has their passkey.
    pub async fn guest(&self, place: &Place) -> Person {
        let invitation = self.invitation(place, "kaja@shelter.ee.example").await;
        let made = Made {
            person: self.sund().new_id(),
            credential_id: self.sund().new_id::<Uuid>().to_string(),
            credential: "{}".into(),
        };
        let arriving = Arriving::default();
        let done = accept(self.sund(), &invitation, "Kaja Tamm", UiLanguage::En, &made, &arriving).await.unwrap();
        let Accepted::In { token } = done else { unreachable!("a new invitation") };
        let session = sso::viewer(self.sund(), &token).await.unwrap().expect("a session that was just begun counts");
        Person { viewer: session.viewer, token, token_hash: session.token_hash }
    }

    /// The server's time.
    #[must_use]
    pub fn now(&self) -> sund_domain::time::Timestamp {
        self.sund().now()
    }
}
