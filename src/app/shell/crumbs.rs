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
    let below_first =
        |here: &str| vec![Crumb::link(t.first, href(Route::First)), Crumb::here(here)];
    match route {
        Route::First | Route::Unknown => Vec::new(),
        Route::Policy(_) | Route::PolicyCreate | Route::PolicyEdit(_) => Vec::new(),
        Route::Check => below_first(t.check),
        Route::Denied => below_first(t.denied),
        Route::Shared => below_first(texts().editor().shared_title),
        Route::Policies => below_first(t.service_control_policies),
        Route::Departments => below_first(t.departments),
        Route::Members => below_first(t.members),
        Route::Journal => below_first(t.journal),
        Route::JournalEntry(entry) => vec![
            Crumb::link(t.first, href(Route::First)),
            Crumb::link(t.journal, href(Route::Journal)),
            Crumb::here((t.change)(entry)),
        ],
        Route::Settings => below_first(t.settings),
    }
}
