//! Who may do what with a workgroup, as a matrix. `·` is "not found".

use super::*;
use crate::{
    grant::{Subject as _, tests::matrix},
    ids::WorkgroupId,
};
use uuid::Uuid;

#[test]
fn who_may_do_what_with_a_workgroup() {
    let told = matrix(WorkgroupAct::ALL, &[], |act, _, visibility, standing| {
        let group = Workgroup {
            id: WorkgroupId(Uuid::nil()),
            slug: String::new(),
            name: String::new(),
            purpose: String::new(),
            language: Language::En,
            visibility,
            standing,
            required: Assurance::default(),
            sure: true,
            members: 1,
        };
        group.may(act)
    });
    insta::assert_snapshot!(told);
}
