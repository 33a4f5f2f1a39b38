//! A node on which nobody is in any session.

use crate::live::{Answer, Enough, Here, Said, Speaker, Talk};
use std::collections::{HashMap, HashSet};
use sund_domain::{
    ids::{PersonId, SessionId},
    live::{Hold, LiveSession, Message, OnHold, frames::Why},
    people::Author,
};

#[derive(Debug)]
pub struct NoRooms;

impl Talk for NoRooms {
    fn say(&self, _: SessionId, _: Speaker, _: Said) -> Answer {
        Box::pin(async { Err(Why::TryAgain) })
    }
    fn here(&self, _: SessionId) -> Here {
        Here::default()
    }
    fn reads(&self, _: &LiveSession, _: Author) {}
    fn name(&self, _: SessionId, _: &mut [Message]) {}
    fn enough(&self, _: &LiveSession) -> Enough {
        Box::pin(async { false })
    }
    fn vote(&self, _: &LiveSession, _: u32, _: PersonId, _: bool) -> bool {
        false
    }
    fn voted(&self, _: SessionId, _: PersonId) -> HashSet<u32> {
        HashSet::new()
    }
    fn choose(&self, _: &LiveSession, _: (u32, PersonId), _: Vec<u32>) -> Vec<u32> {
        Vec::new()
    }
    fn chosen(&self, _: SessionId, _: PersonId) -> HashMap<u32, Vec<u32>> {
        HashMap::new()
    }
    fn forget_poll(&self, _: SessionId, _: u32) {}
    fn hold(&self, _: &LiveSession, _: Author, _: (Hold, String)) {}
    fn lift(&self, _: SessionId, _: u32) -> bool {
        false
    }
    fn held(&self, _: SessionId, _: PersonId) -> Option<(Hold, String)> {
        None
    }
    fn on_hold(&self, _: SessionId) -> Vec<OnHold> {
        Vec::new()
    }
    fn changed(&self, _: SessionId) {}
}
