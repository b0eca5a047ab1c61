//! Every part of the kit in its states, for looking at it and for axe. Only in debug builds.

use leptos::prelude::*;

use super::*;

/// The gallery page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <p>{Icon::Allow.view()}</p> }
}
