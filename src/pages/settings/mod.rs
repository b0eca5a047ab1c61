//! Settings: appearance, and everything about the data of this browser.

mod appearance;
mod data;
mod erase;
mod reset;
mod storage;

use crate::app::texts::texts;
use crate::ui::PageHeader;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t = texts().settings();
    view! {
        <PageHeader title=t.title/>
        <appearance::Appearance/>
        <data::Data/>
    }
}
