//! What is offered while one types in a field: a list below it, for keys and for the mouse (the listbox of the WAI-ARIA
//! Authoring Practices). Who places it says what is looked for and what becomes of a choice.

use leptos::prelude::*;

/// One that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What is said of it.
    pub beside: String,
    /// What is put in for it.
    pub put: String,
}

/// What is offered now, and which of it one is at.
#[derive(Clone, Copy, Debug)]
pub struct Offers {
    id: &'static str,
    list: RwSignal<Vec<Offer>>,
    at: RwSignal<usize>,
}

impl Offers {
    /// Nothing yet; the list gets this id.
    #[must_use]
    pub fn none(id: &'static str) -> Self {
        Self { id, list: RwSignal::new(Vec::new()), at: RwSignal::new(0) }
    }

    /// The list, which is there while there is something to offer, and how one chooses from it, said to those who hear.
    pub fn view(self, label: String, how: String) -> impl IntoView {
        let Self { id, list, at } = self;
        let options = move || {
            let option = |(n, one): (usize, Offer)| {
                let selected = move || if at.get() == n { "true" } else { "false" };
                view! {
                    <li role="option" id=format!("{id}-{n}") data-n=n.to_string() aria-selected=selected>
                        {one.name}" "<span class="muted small">{one.beside}</span>
                    </li>
                }
            };
            list.get().into_iter().enumerate().map(option).collect_view()
        };
        let said = move || if list.with(Vec::is_empty) { String::new() } else { how.clone() };
        view! {
            <ul class="offers" id=id role="listbox" aria-label=label hidden=move || list.with(Vec::is_empty)>{options}</ul>
            <p class="visually-hidden" role="status">{said}</p>
        }
    }
}

#[cfg(feature = "hydrate")]
mod alive {
    use super::{Offer, Offers};
    use crate::events::target;
    use leptos::{prelude::*, web_sys};

    impl Offers {
        /// Says to those who hear the page which one of the offers they are at.
        fn tell(self, field: &web_sys::Element) {
            // Right below the field: it floats where it stands, and no style has to say where that is.
            if let Some(list) = document().get_element_by_id(self.id)
                && list.previous_element_sibling().as_ref() != Some(field)
            {
                let _ = field.after_with_node_1(&list);
            }
            let some = !self.list.with_untracked(Vec::is_empty);
            let _ = field.set_attribute("aria-autocomplete", "list");
            if field.get_attribute("role").as_deref() == Some("combobox") {
                let _ = field.set_attribute("aria-expanded", if some { "true" } else { "false" });
            }
            if some {
                let _ = field.set_attribute("aria-controls", self.id);
                let _ =
                    field.set_attribute("aria-activedescendant", &format!("{}-{}", self.id, self.at.get_untracked()));
            } else {
                let _ = field.remove_attribute("aria-activedescendant");
                let _ = field.remove_attribute("aria-controls");
            }
        }

        /// Offers these, from the first on.
        pub fn offer(self, list: Vec<Offer>, field: &web_sys::Element) {
            self.at.set(0);
            self.list.set(list);
            self.tell(field);
        }

        /// Offers nothing any more.
        pub fn close(self, field: &web_sys::Element) {
            if !self.list.with_untracked(Vec::is_empty) {
                self.list.set(Vec::new());
            }
            self.tell(field);
        }

        /// Keys of the list, while it is there; says whether this was one.
        pub fn key(self, event: &web_sys::KeyboardEvent, field: &web_sys::Element, take: impl FnOnce(Offer)) -> bool {
            let many = self.list.with_untracked(Vec::len);
            if many == 0 || event.is_composing() {
                return false;
            }
            let at = self.at.get_untracked();
            match event.key().as_str() {
                "ArrowDown" => self.at.set((at + 1) % many),
                "ArrowUp" => self.at.set((at + many - 1) % many),
                "Enter" | "Tab" if !event.ctrl_key() && !event.meta_key() && !event.shift_key() => {
                    if let Some(one) = self.list.with_untracked(|list| list.get(at).cloned()) {
                        take(one);
                    }
                    self.close(field);
                }
                "Escape" => self.close(field),
                _ => return false,
            }
            event.prevent_default();
            self.tell(field);
            true
        }

        /// The one of the list that was pressed, if one was; the press does not take the caret away.
        pub fn pressed(self, event: &web_sys::MouseEvent) -> Option<Offer> {
            let option = target(event)?.closest(&format!("#{} [role=option]", self.id)).ok()??;
            event.prevent_default();
            let n: usize = option.get_attribute("data-n")?.parse().ok()?;
            self.list.with_untracked(|list| list.get(n).cloned())
        }
    }
}
