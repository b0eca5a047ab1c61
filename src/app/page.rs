//! Which page stands at which address.

use super::routes::Route;
use crate::ui::PageHeader;
use leptos::prelude::*;

/// The page of a route.
pub(super) fn page(route: Route) -> AnyView {
    view! { <PageHeader title=format!("{route:?}")/> }.into_any()
}
