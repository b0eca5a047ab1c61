//! The shell: header, navigation, the page.

use super::{navigation::navigator, page::page, routes::Route, texts::texts};
use crate::ui::*;
use leptos::prelude::*;

/// Everything around the page.
#[component]
pub(super) fn Shell() -> impl IntoView {
    let navigator = navigator();
    let route = navigator.route();
    let nav_open = RwSignal::new(false);
    Effect::new(move |_| {
        route.track();
        nav_open.set(false);
    });
    view! {
        <ShellLayout
            nav_open
            header=move || view! { <a class="brand" href=navigator.href(Route::First)>"Charter"</a> }
            nav=navigation
        >
            {move || page(route.get())}
        </ShellLayout>
    }
}

fn navigation() -> AnyView {
    let t = &texts().shell;
    view! {
        <NavGroup title=t.organization>
            <Link to=Route::Departments icon=Icon::Department words=t.departments/>
            <Link to=Route::Members icon=Icon::Member words=t.members/>
        </NavGroup>
        <NavGroup title=t.policies>
            <Link to=Route::Policies icon=Icon::Policy words=t.service_control_policies/>
            <Link to=Route::Check icon=Icon::CheckCircle words=t.check/>
        </NavGroup>
        <NavGroup title=t.console>
            <Link to=Route::Journal icon=Icon::Journal words=t.journal/>
            <Link to=Route::Settings icon=Icon::Settings words=t.settings/>
        </NavGroup>
    }
    .into_any()
}

#[component]
fn Link(to: Route, icon: Icon, words: &'static str) -> impl IntoView {
    let navigator = navigator();
    let current = move || navigator.route().get().area() == to;
    view! {
        <NavLink href=navigator.href(to) current=Signal::derive(current) icon=icon>{words}</NavLink>
    }
}
