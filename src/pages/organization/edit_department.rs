//! Renaming and describing a department.

use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::pages::shared::lists::Lists;
use crate::ui::*;
use charter_core::contract::{NodeId, UpdateOrganizationNode};
use charter_core::domain::organization::{NAME_CHARACTERS, check_department_name};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog; `open` is the page's.
#[component]
pub fn EditDepartment(
    open: RwSignal<bool>,
    lists: Signal<Arc<Lists>>,
    node: NodeId,
) -> impl IntoView {
    let t = texts().organization();
    let action = Action::of_dialog(open);
    let (name, remark) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let title = RwSignal::new(String::new());
    // What was typed stays when something else changes meanwhile.
    Effect::new(move |_| {
        if open.get()
            && let Some(item) = lists.get_untracked().departments.get(&node)
        {
            title.set(item.name.clone());
            name.set(item.name.clone());
            remark.set(item.remark.clone());
        }
    });
    let fault = move || {
        let fault = name.with(|name| check_department_name(name.trim()).err());
        fault.map(t.edit_name_fault)
    };
    let save = move || {
        let teller = action.teller();
        let typed = name.get_untracked().trim().to_owned();
        let saving = teller.backend.call(UpdateOrganizationNode {
            node_id: node,
            name: Some(typed.clone()),
            remark: Some(remark.get_untracked().trim().to_owned()),
        });
        action.run(saving, move |called| {
            let _ = open.try_set(false);
            teller.done((t.edited)(&typed), called.entry);
        });
    };
    let enter = move |()| {
        if untrack(fault).is_none() {
            save();
        }
    };
    view! {
        <ConfirmDialog
            open
            title=Signal::derive(move || title.with(|name| (t.edit_title)(name)))
            confirm=t.edit_save
            pending=action.pending()
            error=action.problem()
            disabled=Signal::derive(fault)
            on_confirm=save
        >
            <TextField
                label=t.edit_name
                value=name
                limit=NAME_CHARACTERS
                hint=t.edit_name_hint.to_owned()
                error=Signal::derive(fault)
                required=true
                autofocus=true
                on_enter=enter
            />
            <TextField label=t.description value=remark on_enter=enter/>
        </ConfirmDialog>
    }
}
