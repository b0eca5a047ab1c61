//! The focus is never lost to the body: what had it may go with a change, be drawn anew, or be behind a dialog that
//! closes. Then it goes back to the same control, or to the heading of the nearest place that still stands.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

use super::dom;

/// Where the focus was: the element, everything around it, and what it was called.
#[derive(Clone)]
pub struct Place {
    /// From the element outwards, the body not included.
    path: Vec<Element>,
    /// What tells a control drawn anew from its neighbours; empty where nothing does.
    name: String,
}

thread_local! {
    static LAST: RefCell<Option<Place>> = const { RefCell::new(None) };
    /// A dialog or toast has gone and its focus is still to be given back.
    static OWED: RefCell<Option<Option<Place>>> = const { RefCell::new(None) };
}

/// Where the focus is or was last, until something else was pressed.
pub fn place() -> Option<Place> {
    LAST.with_borrow(Clone::clone)
}

/// Gives the focus back once what has it now is gone; to the page where nothing is known.
pub fn give_back(place: Option<Place>) {
    OWED.set(Some(place));
    dom::soon(mend);
}

/// Follows the focus as long as the calling component lives.
pub(super) fn keep() {
    dom::on_window("focusin", |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(target) = target {
            LAST.set(Some(Place::of(target)));
        }
    });
    // Whoever presses beside everything wants the focus nowhere.
    dom::on_window("pointerdown", |_| LAST.set(None));
    let changed = Closure::<dyn Fn()>::new(mend);
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else {
        return;
    };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    if let Some(body) = document().body() {
        let _ = observer.observe_with_options(&body, &what);
    }
    let held = StoredValue::new_local((observer, changed));
    on_cleanup(move || {
        let _ = held.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// Puts the focus back if it was lost. Tried again with every change until it has a place.
fn mend() {
    if dom::focused().is_some() {
        OWED.set(None);
        return;
    }
    let owed = OWED.with_borrow(Clone::clone);
    let place = match owed {
        Some(place) => place,
        None => {
            let lost = |place: &Place| place.path.first().is_some_and(|it| !it.is_connected());
            match self::place().filter(lost) {
                Some(place) => Some(place),
                None => return,
            }
        }
    };
    let done = match place {
        Some(place) => place.take_focus(),
        None => to_title(),
    };
    if done {
        OWED.set(None);
    }
}

impl Place {
    fn of(element: Element) -> Place {
        let name = name_of(&element);
        let mut path = vec![element];
        while let Some(parent) = path.last().and_then(|it| it.parent_element()) {
            if parent.tag_name() == "BODY" {
                break;
            }
            path.push(parent);
        }
        Place { path, name }
    }

    /// To the element, to the one that took its place, or to the heading of what is left around it.
    fn take_focus(&self) -> bool {
        let Some((element, around)) = self.path.split_first() else {
            return to_title();
        };
        if element.is_connected() && focus(element) {
            return true;
        }
        for place in around.iter().filter(|place| place.is_connected()) {
            if self.again_in(place).is_some_and(|it| focus(&it)) {
                return true;
            }
            if place.id() == "main" {
                break;
            }
            let heading = dom::find(place, "h1,h2,h3");
            if heading.is_some_and(|heading| focus_heading(&heading)) {
                return true;
            }
        }
        to_title()
    }

    /// The one control inside of this that is what the lost one was.
    fn again_in(&self, place: &Element) -> Option<HtmlElement> {
        let tag = self.path.first()?.tag_name();
        if self.name.is_empty() {
            return None;
        }
        let mut same = dom::find_all(place, &tag)
            .into_iter()
            .filter(|it| name_of(it) == self.name);
        same.next().filter(|_| same.next().is_none())
    }
}

/// What a control is called, where that is cheap to know.
fn name_of(element: &Element) -> String {
    let label = element.get_attribute("aria-label");
    let own = || matches!(element.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY");
    let text = || element.text_content().filter(|_| own());
    label.or_else(text).unwrap_or_default().trim().to_owned()
}

fn to_title() -> bool {
    let title = dom::by_id("page-title");
    title.is_some_and(|title| focus_heading(&title))
}

fn focus_heading(heading: &HtmlElement) -> bool {
    if !heading.has_attribute("tabindex") {
        let _ = heading.set_attribute("tabindex", "-1");
    }
    focus(heading)
}

/// Moves the focus without moving the page; says whether that worked.
fn focus(element: &Element) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let Some(element) = element.dyn_ref::<HtmlElement>() else {
        return false;
    };
    let _ = element.focus_with_options(&options);
    dom::focused().as_ref() == Some(element)
}
