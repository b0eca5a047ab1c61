//! Settings: appearance, and everything about the data of this browser.

mod appearance;
mod bytes;
mod data;
mod erase;
mod export;
mod import;
mod reset;
mod storage;
mod summary;

use crate::app::texts::texts;
use crate::ui::PageHeader;
use leptos::prelude::*;

pub use export::export_data;
pub use import::ImportDialog;

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
