//! Offers whom one can call while one types a name after `@`.

use leptos::prelude::*;
use sund_domain::{
    forum::{Callable, DraftPlace},
    ids::PersonId,
};

/// A few people and workgroups whom the viewer can call at this place.
#[server(prefix = "/act", endpoint = "find-callable")]
pub async fn find_callable(me: PersonId, place: DraftPlace, typed: String) -> Result<Vec<Callable>, ServerFnError> {
    let (caller, viewer) = crate::Caller::get(me)?;
    sund_actions::forum::callable(&caller.sund, &viewer, place, &typed).await.map_err(|error| caller.refuse(&error))
}

/// The name that is being typed: where its sign stands in `before`, counted as browsers count, and what stands after it.
#[cfg(any(feature = "hydrate", test))]
fn being_typed(before: &str) -> Option<(usize, &str)> {
    let at = before.rfind('@')?;
    let (rest, typed) = (&before[..at], &before[at + 1..]);
    let in_a_word = rest.ends_with(|c: char| c.is_alphanumeric());
    let name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    let begun = typed.starts_with(char::is_alphanumeric) && typed.chars().count() <= 40 && typed.chars().all(name);
    (!in_a_word && begun && typed.split(' ').count() <= 3).then(|| (rest.encode_utf16().count(), typed))
}

#[cfg(feature = "hydrate")]
pub mod alive {
    use super::{
        super::{
            composer::alive::{area_in, parts, put},
            markup::Put,
            offers::{Offer, Offers},
        },
        being_typed,
    };
    use crate::events::{Turns, target};
    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::time::Duration;
    use sund_domain::forum::{Callable, mention};

    /// How long one must pause before names are looked for.
    const PAUSE: Duration = Duration::from_millis(200);

    fn area_of(event: &web_sys::Event) -> Option<web_sys::HtmlTextAreaElement> {
        let area = event.target()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
        (area.name() == "body").then_some(area)
    }

    /// Looks for names with `find` a while after the last key. What came meanwhile is asked for anew.
    pub fn ask<A: Future<Output = Vec<Callable>> + 'static>(
        find: impl Fn(String) -> A + Copy + 'static,
        offers: Offers,
    ) -> impl Fn(ev::Event) {
        let turns = Turns::default();
        move |event| {
            let Some(area) = area_of(&event) else { return };
            let is_last = turns.next();
            let [before, ..] = parts(&area);
            let Some(typed) = being_typed(&before).map(|(_, typed)| typed.to_owned()) else {
                return offers.close(&area);
            };
            let look = async move {
                let list = find(typed).await;
                if !is_last() {
                    return;
                }
                let offer = list.into_iter().map(|one| {
                    let put = format!("{} ", mention(&one.name, &one.meant));
                    Offer { name: one.name, beside: one.organisation, put }
                });
                offers.offer(offer.collect(), &area);
            };
            set_timeout(move || spawn_local(look), PAUSE);
        }
    }

    /// Puts in the one that was chosen, in the place of what was typed of it.
    fn take(one: Offer, area: &web_sys::HtmlTextAreaElement) {
        let [before, ..] = parts(area);
        if let Some((from, _)) = being_typed(&before) {
            let (to, end) = (before.encode_utf16().count(), one.put.encode_utf16().count());
            put(area, &Put { from, to, text: one.put, select: (end, end) });
        }
    }

    /// Keys of the list, while it is there; says whether this was one.
    pub fn key(offers: Offers, event: &web_sys::KeyboardEvent) -> bool {
        area_of(event).is_some_and(|area| offers.key(event, &area, |one| take(one, &area)))
    }

    /// A press on one of the list.
    pub fn press(offers: Offers, event: &web_sys::MouseEvent) {
        let Some(one) = offers.pressed(event) else { return };
        if let Some(area) = target(event).and_then(|it| area_in(&it)) {
            take(one, &area);
            offers.close(&area);
        }
    }

    /// Whoever goes elsewhere is offered nothing any more.
    pub fn leave(offers: Offers, event: &web_sys::FocusEvent) {
        if let Some(area) = area_of(event) {
            offers.close(&area);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::being_typed;

    #[test]
    fn a_name_is_typed_after_a_sign_that_is_no_part_of_a_word() {
        for (before, typed) in [
            ("@Ai", Some((0, "Ai"))),
            ("ä 😀 (@Aino Vir", Some((6, "Aino Vir"))),
            ("a\n@O’N", Some((2, "O’N"))),
            ("mail@example", None),
            ("@", None),
            ("@ a", None),
            ("@[Aino](/people/1) ", None),
            ("@Aino\nb", None),
            ("@a b c d", None),
            ("none", None),
        ] {
            assert_eq!(being_typed(before), typed, "{before}");
        }
    }
}
