//! Guests: their invitations, their stays, their passkeys. Tokens are here as hashes only.

mod ceremonies;
mod invitations;
mod mailed;
mod passkeys;
mod rows;
mod stays;

pub use ceremonies::{Begun, begin_ceremony, forget_ceremonies, take_ceremony};
pub use invitations::{
    NewInvitation, Taken, insert_invitation, invitations, offer, take_invitation, used_by, withdraw,
};
pub use mailed::{NewLink, OfMail, Sendable, new_link, of_mail, sendable};
pub use passkeys::{
    Kept, NewPasskey, count_passkeys, credential_ids, insert_passkey, own_passkeys, passkey, remove_passkey,
    use_passkey,
};
pub use stays::{change_stay, end_stay, guest_body, guests, set_guest, stay};
