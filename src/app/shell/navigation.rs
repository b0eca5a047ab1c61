//! The navigation at the side, by area, with how much each holds.

use super::known::{Counts, known};
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::{words::group, *};
use leptos::prelude::*;

/// All areas.
pub(super) fn navigation() -> AnyView {
    areas(known().counts)
}

/// All areas before there is any data.
pub(crate) fn entrance_navigation() -> AnyView {
    areas(RwSignal::new(Counts::default()))
}

fn areas(counts: RwSignal<Counts>) -> AnyView {
    let t = texts().shell();
    view! {
        <NavGroup title=t.organization>
            <Link counts to=Route::Departments icon=Icon::Department words=t.departments count=|counts| counts.departments/>
            <Link counts to=Route::Members icon=Icon::Member words=t.members count=|counts| counts.members/>
        </NavGroup>
        <NavGroup title=t.policies>
            <Link counts to=Route::Policies icon=Icon::Policy words=t.service_control_policies count=|counts| counts.policies/>
            <Link counts to=Route::Check icon=Icon::CheckCircle words=t.check/>
            <Link counts to=Route::Denied icon=Icon::Search words=t.denied/>
        </NavGroup>
        <NavGroup title=t.console>
            <Link counts to=Route::First icon=Icon::Home words=t.first/>
            <Link counts to=Route::Journal icon=Icon::Journal words=t.journal/>
            <Link counts to=Route::Settings icon=Icon::Settings words=t.settings/>
        </NavGroup>
    }
    .into_any()
}

#[component]
fn Link(
    counts: RwSignal<Counts>,
    to: Route,
    icon: Icon,
    words: &'static str,
    #[prop(default = |_| None)] count: fn(Counts) -> Option<u64>,
) -> impl IntoView {
    let navigator = navigator();
    let route = navigator.route();
    let current = Signal::derive(move || route.get().area() == to);
    let count = Signal::derive(move || {
        let count = count(counts.get())?;
        Some(group(usize::try_from(count).unwrap_or(usize::MAX)))
    });
    view! { <NavLink href=navigator.href(to) current icon count>{words}</NavLink> }
}
