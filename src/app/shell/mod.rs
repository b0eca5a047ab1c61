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
use super::parts::{Part, part};
use super::search::Search;
use crate::pages::shared::later::WhenAsked;
use crate::pages::shared::organization::provide_organization;
use crate::ui::*;
use futures_util::{FutureExt, TryFutureExt};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub(super) use acting::{account_name, act_as, act_as_before};
pub(super) use header::{entrance_header, theme_name};
pub(super) use known::{Account, known};
pub(super) use last_change::Direction;
pub(super) use navigation::entrance_navigation;

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
    provide_organization();
    keys::listen(dialogs);
    Effect::new(move |_| {
        route.track();
        nav_open.set(false);
    });
    come_ahead();
    let dialogs_at = move |()| {
        let view = Part::Dialogs.load();
        view.map_ok(move |view| ViewFn::from(move || view(route.get_untracked())))
            .boxed_local()
    };
    view! {
        <ShellLayout nav_open header=header::header nav=navigation::navigation>
            <banners::Banners/>
            <crumbs::Crumbs/>
            {move || page(route.get())}
        </ShellLayout>
        <WhenAsked asked=Signal::derive(move || dialogs.any_open()) load=dialogs_at close=move |()| dialogs.close()/>
        <leaving::Leaving/>
    }
}

impl Dialogs {
    fn any_open(self) -> bool {
        self.search.get()
            || self.keys.get()
            || self.other_account.get()
            || self.last_change.get().is_some()
    }

    fn close(self) {
        self.search.set(false);
        self.keys.set(false);
        self.other_account.set(false);
        self.last_change.set(None);
    }
}

part!(dialogs: dialogs_part, |_| {
    view! {
        <Search/>
        <keys::Keys/>
        <acting::OtherAccount/>
        <last_change::LastChange/>
    }
    .into_any()
});

/// Loads them ahead: whoever presses a key, or comes near the header, may soon ask for one.
fn come_ahead() {
    dom::on_window("keydown", |_| Part::Dialogs.preload());
    dom::on_window("pointerover", |event| {
        let target = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let header = target.and_then(|it| it.closest(".shell-header").ok().flatten());
        if header.is_some() {
            Part::Dialogs.preload();
        }
    });
}
