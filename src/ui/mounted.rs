//! For tests of components: a view that stands in a page of a browser, read and used as a person does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::{UiRoot, dom, words::Words};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A view on the page, until it is dropped.
pub(crate) struct Mounted {
    place: HtmlElement,
    _handle: Box<dyn Any>,
}

/// Puts a view on the page, in English, within what surrounds the app.
pub(crate) fn mounted(view: impl FnOnce() -> AnyView + Send + 'static) -> Mounted {
    let place = document().create_element("div").unwrap();
    let place: HtmlElement = place.unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    let handle = mount_to(
        place.clone(),
        move || view! { <UiRoot words=&Words::ENGLISH>{view()}</UiRoot> },
    );
    Mounted {
        place,
        _handle: Box::new(handle),
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
    }
}

impl Mounted {
    /// What a person reads.
    pub fn text(&self) -> String {
        self.place.inner_text()
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> u32 {
        self.place.query_selector_all(selector).unwrap().length()
    }

    /// The first element that a selector finds.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.place.query_selector(selector).unwrap();
        let found = found.unwrap_or_else(|| panic!("{selector} is not in: {}", self.text()));
        found.unchecked_into()
    }

    /// Presses the button with this name.
    pub fn press(&self, name: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let buttons = (0..buttons.length()).filter_map(|at| buttons.get(at));
        let mut buttons = buttons.map(JsCast::unchecked_into::<HtmlElement>);
        let is_named = |button: &HtmlElement| {
            let label = button.get_attribute("aria-label");
            label.unwrap_or_else(|| button.inner_text()).trim() == name
        };
        let button = buttons.find(is_named);
        button
            .unwrap_or_else(|| panic!("no button {name} in: {}", self.text()))
            .click();
    }

    /// Types a text into the field with this id, in the place of what it holds.
    pub fn type_into(&self, id: &str, text: &str) {
        let input = self.find(&format!("#{id}"));
        input.unchecked_ref::<HtmlInputElement>().set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    /// What the field with this id holds.
    pub fn value(&self, id: &str) -> String {
        let input = self.find(&format!("#{id}"));
        input.unchecked_ref::<HtmlInputElement>().value()
    }

    /// Waits until it says something.
    pub async fn says(&self, text: &str) {
        self.until(text, |it| it.text().contains(text)).await;
    }

    /// Waits until something holds, which `what` names.
    pub async fn until(&self, what: &str, holds: impl Fn(&Mounted) -> bool) {
        for _ in 0..500 {
            if holds(self) {
                return;
            }
            dom::pause(10).await;
        }
        panic!("{what}: not so after five seconds: {}", self.text());
    }
}
