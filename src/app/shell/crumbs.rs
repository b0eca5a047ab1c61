//! Where the page stands. A page that knows a better name for itself (a policy's) says it alone.

use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::{Breadcrumbs, Crumb};
use leptos::prelude::*;

/// The way to the page.
#[component]
pub(super) fn Crumbs() -> impl IntoView {
    let navigator = navigator();
    let route = navigator.route();
    let crumbs = Signal::derive(move || way(route.get(), |to| navigator.href(to)));
    move || (!crumbs.with(Vec::is_empty)).then(|| view! { <Breadcrumbs crumbs/> })
}

fn way(route: Route, href: impl Fn(Route) -> String) -> Vec<Crumb> {
    let t = texts().shell();
    let (Some(here), Some(mut above)) = (route.called(t), route.parent()) else {
        return Vec::new();
    };
    let mut way = vec![Crumb::here(here)];
    loop {
        way.extend(above.called(t).map(|words| Crumb::link(words, href(above))));
        let Some(next) = above.parent() else {
            way.reverse();
            return way;
        };
        above = next;
    }
}
