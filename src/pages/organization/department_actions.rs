//! What can be done with a department of the tree: from its row, from its details, and in which dialogs.

use super::add_department::{AddDepartment, full_reason};
use super::delete_department::DeleteDepartment;
use super::edit_department::EditDepartment;
use super::move_department::MoveDepartment;
use crate::app::navigation::navigator;
use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::lists::Lists;
use crate::pages::shared::target::{chosen, target_address};
use crate::ui::*;
use charter_core::contract::{NodeId, Target};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialogs about departments: each is open while it names one. Copies are the same.
#[derive(Clone, Copy)]
pub struct DepartmentActions {
    lists: Signal<Arc<Lists>>,
    /// Taken with the view: a press has no context.
    t: &'static OrganizationTexts,
    /// Creating a department below this one.
    pub adding: RwSignal<Option<NodeId>>,
    /// Editing its name and description.
    editing: RwSignal<Option<NodeId>>,
    /// Moving it.
    moving: RwSignal<Option<NodeId>>,
    /// Deleting it.
    deleting: RwSignal<Option<NodeId>>,
}

impl DepartmentActions {
    /// None of them is open.
    pub fn new(lists: Signal<Arc<Lists>>) -> DepartmentActions {
        DepartmentActions {
            lists,
            t: texts().organization(),
            adding: RwSignal::new(None),
            editing: RwSignal::new(None),
            moving: RwSignal::new(None),
            deleting: RwSignal::new(None),
        }
    }

    /// Why nothing can be created below it.
    fn full(self, node: NodeId) -> Option<String> {
        self.lists
            .with(|lists| full_reason(&lists.chart, node, self.t))
    }

    /// The reason not to, for the root alone.
    fn root(self, node: NodeId, reason: &'static str) -> Option<String> {
        let is_root = self.lists.with(|lists| lists.chart.root() == Some(node));
        is_root.then(|| reason.to_owned())
    }

    /// The entries of its menu.
    pub fn menu(self, node: NodeId) -> Vec<MenuItem> {
        let t = self.t;
        let (add, edit) = (self.open(self.adding, node), self.open(self.editing, node));
        vec![
            MenuItem::action(t.add().below, add)
                .icon(Icon::Plus)
                .disabled(untrack(|| self.full(node))),
            MenuItem::action(t.edit().action, edit).icon(Icon::Edit),
            MenuItem::action(t.move_department().action, self.open(self.moving, node))
                .icon(Icon::Department)
                .disabled(untrack(|| self.root(node, t.move_department().root))),
            MenuItem::action(t.delete().action, self.open(self.deleting, node))
                .icon(Icon::Trash)
                .danger()
                .disabled(untrack(|| self.root(node, t.delete().root))),
        ]
    }

    /// The buttons beside its name.
    pub fn buttons(self, node: NodeId) -> impl IntoView {
        let t = self.t;
        let full = Signal::derive(move || self.full(node));
        let unmovable = Signal::derive(move || self.root(node, t.move_department().root));
        let undeletable = Signal::derive(move || self.root(node, t.delete().root));
        view! {
            <Button icon=Icon::Edit on_press=self.open(self.editing, node)>{t.edit().action}</Button>
            <Button icon=Icon::Plus disabled=full on_press=self.open(self.adding, node)>{t.add().below}</Button>
            <Button icon=Icon::Department disabled=unmovable on_press=self.open(self.moving, node)>{t.move_department().action}</Button>
            <Button icon=Icon::Trash disabled=undeletable on_press=self.open(self.deleting, node)>{t.delete().action}</Button>
        }
    }

    fn open(
        self,
        dialog: RwSignal<Option<NodeId>>,
        node: NodeId,
    ) -> impl Fn() + Copy + Send + Sync {
        move || dialog.set(Some(node))
    }
}

/// The dialogs. What was created is chosen as soon as it is in the tree.
#[component]
pub fn DepartmentDialogs(lists: Signal<Arc<Lists>>, actions: DepartmentActions) -> impl IntoView {
    let DepartmentActions {
        adding,
        editing,
        moving,
        deleting,
        ..
    } = actions;
    let navigator = navigator();
    let added = RwSignal::new(None::<NodeId>);
    Effect::new(move |_| {
        let target = added.get().map(Target::Node);
        if let Some(target) = target.filter(|target| lists.with(|lists| lists.contains(*target))) {
            added.set(None);
            navigator.go(target_address(target));
        }
    });
    // The department above takes the place of a deleted one that was chosen.
    let query = navigator.query();
    let left = move |(deleted, above): (NodeId, NodeId)| {
        if chosen(&query.get_untracked()) == Some(Target::Node(deleted)) {
            navigator.go(target_address(Target::Node(above)));
        }
    };
    view! {
        <AddDepartment adding after=move |node| added.set(Some(node))/>
        <EditDepartment editing lists/>
        <MoveDepartment moving lists/>
        <DeleteDepartment deleting lists after=left/>
    }
}
