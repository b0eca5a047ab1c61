//! Where the page stands. A page that knows a better name for itself (a policy's) says it alone.

use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::pages::shared::crumbs::above;
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
    let Some(here) = route
        .called(texts().shell())
        .filter(|_| route.parent().is_some())
    else {
        return Vec::new();
    };
    let mut way = vec![Crumb::here(here)];
    way.extend(above(route, href));
    way.reverse();
    way
}
