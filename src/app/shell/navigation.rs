//! The navigation at the side, by area, with how much each holds.

use super::known::{Counts, known};
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::{words::group, *};
use leptos::prelude::*;

/// All areas.
pub(super) fn navigation() -> AnyView {
    let t = texts().shell();
    view! {
        <NavGroup title=t.organization>
            <Link to=Route::Departments icon=Icon::Department words=t.departments count=|counts| counts.departments/>
            <Link to=Route::Members icon=Icon::Member words=t.members count=|counts| counts.members/>
        </NavGroup>
        <NavGroup title=t.policies>
            <Link to=Route::Policies icon=Icon::Policy words=t.service_control_policies count=|counts| counts.policies/>
            <Link to=Route::Check icon=Icon::CheckCircle words=t.check/>
        </NavGroup>
        <NavGroup title=t.console>
            <Link to=Route::First icon=Icon::Home words=t.first/>
            <Link to=Route::Journal icon=Icon::Journal words=t.journal/>
            <Link to=Route::Settings icon=Icon::Settings words=t.settings/>
        </NavGroup>
    }
    .into_any()
}

#[component]
fn Link(
    to: Route,
    icon: Icon,
    words: &'static str,
    #[prop(default = |_| None)] count: fn(Counts) -> Option<u64>,
) -> impl IntoView {
    let navigator = navigator();
    let route = navigator.route();
    let counts = known().counts;
    let current = Signal::derive(move || route.get().area() == to);
    let count = Signal::derive(move || {
        let count = count(counts.get())?;
        Some(group(usize::try_from(count).unwrap_or(usize::MAX)))
    });
    view! { <NavLink href=navigator.href(to) current icon count>{words}</NavLink> }
}
