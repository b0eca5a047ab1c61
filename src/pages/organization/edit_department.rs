//! Renaming and describing a department.

use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::form::{Form, FormField};
use crate::pages::shared::later::arriving;
use crate::pages::shared::lists::Lists;
use crate::pages::shared::named_dialog::{WhenNamed, follow, open_while};
use crate::split::split_point;
use crate::ui::*;
use charter_core::contract::{ErrorCode, NodeId, UpdateOrganizationNode};
use charter_core::domain::organization::{NAME_CHARACTERS, check_department_name};
use leptos::prelude::*;
use std::sync::Arc;

const NAME: &str = "department-name";
const REMARK: &str = "department-remark";

/// What the dialog is about.
#[derive(Clone, Copy)]
struct Editing {
    editing: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Editing) -> AnyView { |about| view! { <Edit about/> }.into_any() });

/// The dialog about the department that `editing` names; it closes by naming none. It is loaded when it is first opened.
#[component]
pub fn EditDepartment(
    editing: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
) -> impl IntoView {
    let about = Editing { editing, lists };
    view! { <WhenNamed named=editing load=move |()| arriving(dialog(), about)/> }
}

#[component]
fn Edit(about: Editing) -> impl IntoView {
    let Editing { editing, lists } = about;
    let t = texts().organization();
    let open = open_while(editing);
    let action = Action::of_dialog(open);
    let parts = [
        FormField::text(NAME, t.edit().name),
        FormField::text(REMARK, t.description),
    ];
    let form = Form::new(&parts, move |input, faults| {
        let name = input.get(NAME);
        let sound = check_department_name(name).map_err(t.edit().name_fault);
        faults.take(NAME, sound)?;
        Some((name.to_owned(), input.get(REMARK).to_owned()))
    });
    let fields = form.fields;
    let title = RwSignal::new(String::new());
    // What was typed stays when something else changes meanwhile.
    follow(editing, open, move |node| {
        let lists = lists.get_untracked();
        let Some(item) = lists.departments.get(&node) else {
            return false;
        };
        title.set(item.name.clone());
        fields.begin(NAME, &item.name);
        fields.begin(REMARK, &item.remark);
        // What breaks the rule is told while it is typed.
        fields.leave(NAME).run(());
        true
    });
    let save = move || {
        let (Some(node_id), Some((name, remark))) = (editing.get_untracked(), form.submit()) else {
            return;
        };
        let teller = action.teller();
        let saving = teller.backend.call(UpdateOrganizationNode {
            node_id,
            name: Some(name.clone()),
            remark: Some(remark),
        });
        let why = teller.clone();
        action.run_or(
            saving,
            move |called| {
                let _ = open.try_set(false);
                teller.done((t.edit().done)(&name), called.entry);
            },
            move |refused| {
                if refused.code() == Some(&ErrorCode::NodeNameUsed) {
                    fields.refuse(NAME, &why.problem(refused).why);
                }
            },
        );
    };
    view! {
        <ActionDialog
            open
            action
            title=Signal::derive(move || title.with(|name| (t.edit().title)(name)))
            confirm=t.edit().save
            on_confirm=save
        >
            <TextField
                id=NAME
                label=t.edit().name
                value=fields.text(NAME)
                limit=NAME_CHARACTERS
                hint=t.edit().name_hint.to_owned()
                error=fields.error(NAME)
                required=true
                autofocus=true
                on_enter=save
            />
            <TextField id=REMARK label=t.description value=fields.text(REMARK) on_enter=save/>
        </ActionDialog>
    }
}
