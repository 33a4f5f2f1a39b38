//! Who may do what with a workgroup, as a matrix. `·` is "not found".

use super::*;
use crate::{
    grant::{Subject as _, tests::matrix},
    ids::WorkgroupId,
};
use uuid::Uuid;

#[test]
fn who_may_do_what_with_a_workgroup() {
    let told = matrix(WorkgroupAct::ALL, &[], |act, _, visibility, standing| group(visibility, standing).may(act));
    insta::assert_snapshot!(told);
}

#[test]
fn who_may_do_what_without_a_chair() {
    let states: [&[&str]; 2] = [&["no administrator", "administrator"], &["no chair", "a chair"]];
    let told = matrix(ChairlessAct::ALL, &states, |act, state, visibility, standing| {
        let chairs = u32::try_from(state[1]).unwrap();
        Chairless { workgroup: group(visibility, standing), administrator: state[0] == 1, chairs }.may(act)
    });
    insta::assert_snapshot!(told);
}

#[test]
fn what_groups_give() {
    for (told, given) in [(Standing::Member, Standing::Member), (Standing::Chair, Standing::Chair)] {
        for allowed in [false, true] {
            assert_eq!(groups_give(Visibility::Open, allowed, told), Some(given));
            assert_eq!(groups_give(Visibility::Closed, allowed, told), Some(given));
        }
        assert_eq!(groups_give(Visibility::Confidential, false, told), None);
        assert_eq!(groups_give(Visibility::Confidential, true, told), Some(Standing::Member));
    }
}

fn group(visibility: Visibility, standing: Standing) -> Workgroup {
    Workgroup {
        id: WorkgroupId(Uuid::nil()),
        slug: String::new(),
        name: String::new(),
        purpose: String::new(),
        language: Language::En,
        visibility,
        standing,
        required: Assurance::default(),
        sure: true,
        barred: false,
    }
}
