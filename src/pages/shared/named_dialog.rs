//! A dialog that is open while a signal names what it is about, and whose code is loaded when it is first opened.

use leptos::prelude::*;

use super::later::{LoadingPiece, WhenAsked};

/// Whether such a dialog is open; made first, since its action and its fields follow it.
pub fn open_while<T: Send + Sync + 'static>(named: RwSignal<Option<T>>) -> RwSignal<bool> {
    RwSignal::new(named.with_untracked(Option::is_some))
}

/// Opens the dialog each time that something is named, once `begin` has prepared it; it stays closed where that says that it
/// cannot be shown. Whoever closes it names nothing any more.
pub fn follow<T: Clone + Send + Sync + 'static>(
    named: RwSignal<Option<T>>,
    open: RwSignal<bool>,
    begin: impl Fn(T) -> bool + 'static,
) {
    Effect::new(move |_| {
        let shown = named.get().is_some_and(&begin);
        // One that stands is not made anew: it would take what is in it for the place to give the focus back to.
        if open.get_untracked() != shown {
            open.set(shown);
        } else if !shown && named.with_untracked(Option::is_some) {
            named.set(None);
        }
    });
    Effect::new(move |_| {
        if !open.get() && named.with_untracked(Option::is_some) {
            named.set(None);
        }
    });
}

/// The dialog, from when something is first named.
#[component]
pub fn WhenNamed<T: Send + Sync + 'static>(
    /// What it is about.
    named: RwSignal<Option<T>>,
    #[prop(into)] load: Callback<(), LoadingPiece>,
) -> impl IntoView {
    let asked = Signal::derive(move || named.with(Option::is_some));
    view! { <WhenAsked asked load close=move |()| named.set(None)/> }
}
