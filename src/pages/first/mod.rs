//! The first screen: three doors, and what the demo tells.

mod doors;
mod found;
mod found_view;
mod story;
mod story_view;

use crate::app::texts::texts;
use crate::ui::PageHeader;
use leptos::prelude::*;

/// The page.
#[component]
pub fn FirstPage() -> impl IntoView {
    let t = texts().first();
    view! {
        <PageHeader title=t.title text=t.text/>
        <doors::Doors/>
        <story_view::Story/>
        <found_view::FoundNow/>
    }
}
