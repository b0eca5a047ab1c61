//! For tests of pages: one that stands in a page of a browser, over a service of the test's own.

use super::organization::provide_organization;
use crate::app::navigation::provide_navigator;
use crate::app::texts::Language;
use crate::backend::Fake;
use crate::ui::mounted::{Mounted, mounted};
use leptos::prelude::*;

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
