//! The frame around every page, and what can be reached from all of them.

mod acting;
mod banners;
mod crumbs;
mod header;
mod keys;
mod known;
mod last_change;
mod leaving;
mod navigation;
mod reversal;

use super::navigation::navigator;
use super::page::page;
use super::search::Search;
use crate::ui::*;
use leptos::prelude::*;

pub(super) use acting::{account_name, act_as};
pub(super) use header::theme_name;
pub(super) use known::{Account, known};
pub(super) use last_change::Direction;

/// What is open of the shell's dialogs. Get it with [`dialogs`].
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    /// Search and commands.
    pub search: RwSignal<bool>,
    /// The keys.
    pub keys: RwSignal<bool>,
    /// Choosing any account to act as.
    pub other_account: RwSignal<bool>,
    /// The last change, to be undone or done again.
    pub last_change: RwSignal<Option<Direction>>,
}

/// The dialogs of this shell.
pub(super) fn dialogs() -> Dialogs {
    expect_context()
}

/// Everything around the page.
#[component]
pub(super) fn Shell() -> impl IntoView {
    let route = navigator().route();
    let nav_open = RwSignal::new(false);
    let dialogs = Dialogs {
        search: RwSignal::new(false),
        keys: RwSignal::new(false),
        other_account: RwSignal::new(false),
        last_change: RwSignal::new(None),
    };
    provide_context(dialogs);
    known::provide_known();
    keys::listen(dialogs);
    Effect::new(move |_| {
        route.track();
        nav_open.set(false);
    });
    view! {
        <ShellLayout nav_open header=header::header nav=navigation::navigation>
            <banners::Banners/>
            <crumbs::Crumbs/>
            {move || page(route.get())}
        </ShellLayout>
        <Search/>
        <keys::Keys/>
        <acting::OtherAccount/>
        <last_change::LastChange/>
        <leaving::Leaving/>
    }
}
