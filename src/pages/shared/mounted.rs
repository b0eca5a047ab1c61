//! For tests of pages: one that stands in a page of a browser, over a service of the test's own.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::organization::provide_organization;
use crate::app::navigation::provide_navigator;
use crate::app::texts::Language;
use crate::backend::Fake;
use crate::ui::mounted::{Mounted, mounted};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Opens a page in English at an address of its own.
pub(crate) fn opened_at(path: &str, service: Fake, page: fn() -> AnyView) -> Mounted {
    let history = window().history().unwrap();
    let place = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    place.unwrap();
    opened(service, page)
}

/// Opens a page in English.
pub(crate) fn opened(service: Fake, page: fn() -> AnyView) -> Mounted {
    let backend = service.backend();
    mounted(move || {
        provide_context(Language::English.texts());
        provide_navigator();
        provide_context(backend);
        provide_organization();
        page()
    })
}
