//! Offers whom one can call while one types a name after `@`: a list under the box, for keys and for the mouse.

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

/// What is offered now, and which of it one is at.
#[derive(Clone, Copy, Debug)]
pub struct Offers {
    list: RwSignal<Vec<Callable>>,
    at: RwSignal<usize>,
}

impl Offers {
    /// Nothing yet.
    #[must_use]
    pub fn none() -> Self {
        Self { list: RwSignal::new(Vec::new()), at: RwSignal::new(0) }
    }

    /// The list, which is there while there is something to offer.
    pub fn view(self, label: String) -> impl IntoView {
        let Self { list, at } = self;
        let options = move || {
            let option = |(n, one): (usize, Callable)| {
                let selected = move || if at.get() == n { "true" } else { "false" };
                view! {
                    <li role="option" id=format!("callable-{n}") data-n=n.to_string() aria-selected=selected>
                        {one.name}" "<span class="muted small">{one.organisation}</span>
                    </li>
                }
            };
            list.get().into_iter().enumerate().map(option).collect_view()
        };
        view! { <ul class="callable" id="callable" role="listbox" aria-label=label hidden=move || list.get().is_empty()>{options}</ul> }
    }
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
        },
        Offers, being_typed, find_callable,
    };
    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
    use std::{cell::Cell, rc::Rc, time::Duration};
    use sund_domain::{
        forum::{DraftPlace, mention},
        ids::PersonId,
    };

    /// How long one must pause before names are looked for.
    const PAUSE: Duration = Duration::from_millis(200);

    fn area_of(event: &web_sys::Event) -> Option<web_sys::HtmlTextAreaElement> {
        let area = event.target()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
        (area.name() == "body").then_some(area)
    }

    /// Puts the list right below the text: it floats where it stands, and no style has to say where that is.
    fn place(area: &web_sys::HtmlTextAreaElement) {
        let Some(list) = document().get_element_by_id("callable") else { return };
        if list.previous_element_sibling().as_ref() != Some(area.as_ref()) {
            let _ = area.after_with_node_1(&list);
        }
    }

    /// Says to those who hear the page which one of the offers they are at.
    fn tell(offers: Offers, area: &web_sys::HtmlTextAreaElement) {
        place(area);
        let _ = area.set_attribute("aria-autocomplete", "list");
        if offers.list.with_untracked(Vec::is_empty) {
            let _ = area.remove_attribute("aria-activedescendant");
            let _ = area.remove_attribute("aria-controls");
        } else {
            let _ = area.set_attribute("aria-controls", "callable");
            let _ = area.set_attribute("aria-activedescendant", &format!("callable-{}", offers.at.get_untracked()));
        }
    }

    fn close(offers: Offers, area: &web_sys::HtmlTextAreaElement) {
        if !offers.list.with_untracked(Vec::is_empty) {
            offers.list.set(Vec::new());
        }
        tell(offers, area);
    }

    /// Looks for names a while after the last key. What came meanwhile is asked for anew.
    pub fn ask(
        me: PersonId,
        place: DraftPlace,
        offers: Offers,
        (status, found): (WriteSignal<String>, String),
    ) -> impl Fn(&ev::Event) {
        let turn = Rc::new(Cell::new(0_u32));
        move |event| {
            let Some(area) = area_of(event) else { return };
            let mine = turn.get().wrapping_add(1);
            turn.set(mine);
            let [before, ..] = parts(&area);
            let Some(typed) = being_typed(&before).map(|(_, typed)| typed.to_owned()) else {
                return close(offers, &area);
            };
            let (turn, found) = (Rc::clone(&turn), found.clone());
            let look = async move {
                let list = find_callable(me, place, typed).await.unwrap_or_default();
                if turn.get() != mine {
                    return;
                }
                if !list.is_empty() {
                    status.set(found);
                }
                offers.at.set(0);
                offers.list.set(list);
                tell(offers, &area);
            };
            set_timeout(move || spawn_local(look), PAUSE);
        }
    }

    /// Puts in the one that was chosen, in the place of what was typed of it.
    fn choose(offers: Offers, n: usize, area: &web_sys::HtmlTextAreaElement) {
        let [before, ..] = parts(area);
        let one = offers.list.with_untracked(|list| list.get(n).cloned());
        if let (Some((from, _)), Some(one)) = (being_typed(&before), one) {
            let text = format!("{} ", mention(&one.name, &one.meant));
            let (to, end) = (before.encode_utf16().count(), text.encode_utf16().count());
            put(area, &Put { from, to, text, select: (end, end) });
        }
        close(offers, area);
    }

    /// Keys of the list, while it is there; says whether this was one.
    pub fn key(offers: Offers, event: &web_sys::KeyboardEvent) -> bool {
        let many = offers.list.with_untracked(Vec::len);
        let Some(area) = area_of(event).filter(|_| many > 0 && !event.is_composing()) else { return false };
        let at = offers.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => offers.at.set((at + 1) % many),
            "ArrowUp" => offers.at.set((at + many - 1) % many),
            "Enter" | "Tab" if !event.ctrl_key() && !event.meta_key() && !event.shift_key() => {
                choose(offers, at, &area);
            }
            "Escape" => close(offers, &area),
            _ => return false,
        }
        event.prevent_default();
        tell(offers, &area);
        true
    }

    /// A press on one of the list, which must not take the caret away.
    pub fn press(offers: Offers, event: &web_sys::MouseEvent) {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let option = target.and_then(|it| it.closest(".callable [role=option]").ok().flatten());
        let Some(option) = option else { return };
        event.prevent_default();
        let n = option.get_attribute("data-n").and_then(|n| n.parse().ok());
        if let (Some(n), Some(area)) = (n, area_in(&option)) {
            choose(offers, n, &area);
        }
    }

    /// Whoever goes elsewhere is offered nothing any more.
    pub fn leave(offers: Offers, event: &web_sys::FocusEvent) {
        if let Some(area) = area_of(event) {
            close(offers, &area);
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
