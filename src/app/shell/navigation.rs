//! The navigation at the side, by area, with how much each holds.

use super::known::{Counts, known};
use crate::app::navigation::navigator;
use crate::app::places::places;
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

/// The groups, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Organization,
    Policies,
    Console,
}

impl Group {
    const ALL: [Group; 3] = [Group::Organization, Group::Policies, Group::Console];

    fn title(self) -> &'static str {
        let t = texts().shell();
        match self {
            Group::Organization => t.organization,
            Group::Policies => t.policies,
            Group::Console => t.console,
        }
    }
}

/// A place of the navigation.
struct Entry {
    group: Group,
    icon: Icon,
    /// How much it holds, where that is shown.
    count: fn(Counts) -> Option<u64>,
}

macro_rules! entries {
    ($($part:ident in $file:ident {$(
        $(#[$doc:meta])*
        $name:ident $(($id:ident: $type:ty))? = $path:literal, $page:ident
            $(, below $parent:ident)? $(, title $title:tt)? $(, menu $group:ident $icon:ident $($count:ident)?)?;
    )*})*) => {
        fn entry(route: Route) -> Option<Entry> {
            match route {
                $($($(Route::$name { .. } => Some(Entry {
                    group: Group::$group,
                    icon: Icon::$icon,
                    count: entries!(@count $($count)?),
                }),)?)*)*
                _ => None,
            }
        }
    };
    (@count) => { |_| None };
    (@count $count:ident) => { |counts| counts.$count };
}
places!(entries);

fn areas(counts: RwSignal<Counts>) -> AnyView {
    let entries = || {
        let entry = |route: &Route| Some((*route, entry(*route)?));
        Route::MENU.iter().filter_map(entry)
    };
    let group = |group: Group| {
        let own = entries().filter(|(_, entry)| entry.group == group);
        let links = own.map(|(to, Entry { icon, count, .. })| {
            view! { <Link counts to icon count/> }
        });
        let links = links.collect_view();
        view! { <NavGroup title=group.title()>{links}</NavGroup> }
    };
    Group::ALL.map(group).collect_view().into_any()
}

#[component]
fn Link(
    counts: RwSignal<Counts>,
    to: Route,
    icon: Icon,
    count: fn(Counts) -> Option<u64>,
) -> impl IntoView {
    let navigator = navigator();
    let route = navigator.route();
    let current = Signal::derive(move || route.get().area() == to);
    let count = Signal::derive(move || {
        let count = count(counts.get())?;
        Some(group(usize::try_from(count).unwrap_or(usize::MAX)))
    });
    let words = to.called(texts().shell());
    view! { <NavLink href=navigator.href(to) current icon count>{words}</NavLink> }
}
