//! What organisations' directories tell of (SCIM): tokens, people, groups. Every finder begins with the provider whose
//! directory asks: there is nothing else for it.

mod groups;
mod rows;
mod tokens;
mod users;

pub use groups::{
    KeptGroup, count_groups, delete_group, group, groups, groups_of, insert_group, leave_groups, members_of,
    update_group,
};
pub use tokens::{Provisioner, ScimToken, hold, insert_token, provisioner, revoke_token, token, tokens, touch_token};
pub use users::{
    Provisioned, adopt, claimed, count_users, forget_user, hold_directories_of, insert_user, is_told_of, let_in_again,
    never_signed_in, of_person, part, people_behind, put_out, show, update_user, user, user_by_external_id,
    user_by_name, users,
};
