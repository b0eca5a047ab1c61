//! The way to a page that has a name of its own.

use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::Crumb;
use leptos::prelude::*;

/// The way from the first page down to the current one, which is called `here`.
pub fn crumbs(here: &str) -> Vec<Crumb> {
    let navigator = navigator();
    let mut way = vec![Crumb::here(here)];
    way.extend(above(navigator.route().get_untracked(), |to| {
        navigator.href(to)
    }));
    way.reverse();
    way
}

/// What a page lies below, the nearest first.
pub fn above(route: Route, href: impl Fn(Route) -> String) -> impl Iterator<Item = Crumb> {
    let t = texts().shell();
    let next = |route: &Route| route.parent();
    let places = std::iter::successors(route.parent(), next);
    places.filter_map(move |place| Some(Crumb::link(place.called(t)?, href(place))))
}
