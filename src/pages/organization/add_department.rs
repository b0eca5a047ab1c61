//! Creating a department below another.

use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::form::{Form, FormField};
use crate::pages::shared::later::arriving;
use crate::pages::shared::named_dialog::{WhenNamed, follow, open_while};
use crate::pages::shared::organization::organization_while;
use crate::split::split_point;
use crate::ui::words::group;
use charter_core::contract::{AddOrganizationNode, ErrorCode, NodeId, Target};
use charter_core::domain::organization::{
    Chart, LEVELS, NAME_CHARACTERS, SUB_DEPARTMENTS, check_department_name,
};
use leptos::prelude::*;

use super::rows::paths;

const PARENT: &str = "new-department-parent";
const NAME: &str = "new-department-name";
const REMARK: &str = "new-department-remark";
const FIELDS: &[&str] = &[NAME, REMARK, PARENT];

/// Why no department can be created below this one.
pub fn full_reason(chart: &Chart, node: NodeId, t: &OrganizationTexts) -> Option<String> {
    let above = chart.path(Target::Node(node)).len();
    let children = chart.node(node).map_or(0, |node| node.children.len());
    if above > LEVELS {
        return Some((t.add().too_deep)(&group(LEVELS)));
    }
    (children >= SUB_DEPARTMENTS).then(|| (t.add().too_many)(&group(SUB_DEPARTMENTS)))
}

/// What the dialog is about.
#[derive(Clone, Copy)]
struct Adding {
    adding: RwSignal<Option<NodeId>>,
    after: Callback<NodeId>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Adding) -> AnyView { |about| view! { <Add about/> }.into_any() });

/// The dialog that creates a department below the one that `adding` names; it closes by naming none. It is loaded when it
/// is first opened.
#[component]
pub fn AddDepartment(
    adding: RwSignal<Option<NodeId>>,
    /// It was created.
    #[prop(into)]
    after: Callback<NodeId>,
) -> impl IntoView {
    let about = Adding { adding, after };
    view! { <WhenNamed named=adding load=move |()| arriving(dialog(), about)/> }
}

/// The field that a refusal is about.
fn field_of(code: &ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::NodeNameUsed => Some(NAME),
        ErrorCode::NodeNotExist | ErrorCode::NodeDepthExceedLimit | ErrorCode::NodeExceedLimit => {
            Some(PARENT)
        }
        _ => None,
    }
}

#[component]
fn Add(about: Adding) -> impl IntoView {
    let Adding { adding, after } = about;
    let t = texts().organization();
    let open = open_while(adding);
    let action = Action::of_dialog(open);
    let organization = organization_while(open);
    let choices = move || organization.chart().map(|chart| paths(&chart));
    let parts = [
        FormField::text(NAME, t.edit().name)
            .hint(t.edit().name_hint)
            .limit(NAME_CHARACTERS)
            .required(),
        FormField::text(REMARK, t.description),
        FormField::list(PARENT, t.add().parent, move || {
            choices().unwrap_or_default()
        })
        .required(),
    ];
    let form = Form::new(&parts, move |input, faults| {
        let name = input.get(NAME);
        let sound = check_department_name(name).map_err(t.edit().name_fault);
        let sound = faults.take(NAME, sound);
        let parent = input.parse(PARENT, t.add().parent_fault, faults);
        let remark = input.get(REMARK);
        sound?;
        Some(AddOrganizationNode {
            parent_node_id: parent?,
            name: name.to_owned(),
            remark: (!remark.is_empty()).then(|| remark.to_owned()),
        })
    });
    let fields = form.fields;
    follow(adding, open, move |parent| {
        fields.begin(NAME, "");
        fields.begin(REMARK, "");
        fields.begin(PARENT, &parent.to_string());
        true
    });
    fields.on_change(move || action.forget());
    let add = move || {
        let Some(department) = form.submit() else {
            return;
        };
        let name = department.name.clone();
        let adding = action.teller().backend.call(department);
        fields.carry_out(action, adding, field_of, move |teller, called| {
            let _ = open.try_set(false);
            teller.done((t.add().done)(&name), called.undoable());
            after.try_run(called.reply.answer.node_id);
        });
    };
    view! {
        <ActionDialog open action title=t.add().title confirm=t.add().submit on_confirm=add>
            {fields.view(FIELDS, Callback::new(move |()| add()))}
        </ActionDialog>
    }
}
