//! Asking before something is done, and doing it.

use leptos::prelude::*;

use super::action::Action;
use crate::ui::{ConfirmDialog, DialogSize};

/// The dialog of an action (see [`Action::of_dialog`]): it stays open while that is carried out, and shows why it failed.
#[component]
pub fn ActionDialog(
    open: RwSignal<bool>,
    action: Action,
    /// A question with its object.
    #[prop(into)]
    title: Signal<String>,
    /// Verb and object.
    #[prop(into)]
    confirm: Signal<String>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    #[prop(optional)] size: DialogSize,
    /// Why it cannot be confirmed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    #[prop(into)] on_confirm: Callback<()>,
    /// What it will do.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <ConfirmDialog
            open
            title
            confirm
            danger
            size
            disabled
            pending=action.pending()
            error=action.problem()
            on_confirm
        >
            {children.with_value(|inside| inside())}
        </ConfirmDialog>
    }
}
