//! Moving a department below another one, which is chosen in the tree.

use crate::app::texts::{OrganizationTexts, SharedTexts, texts};
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::later::arriving;
use crate::pages::shared::lists::Lists;
use crate::pages::shared::named_dialog::{WhenNamed, follow, open_while};
use crate::pages::shared::picker::picker_nodes;
use crate::split::split_point;
use crate::ui::words::{group, words};
use crate::ui::*;
use charter_core::contract::{MoveOrganizationNode, NodeId, Target};
use charter_core::domain::organization::{Chart, LEVELS, SUB_DEPARTMENTS};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the dialog is about.
#[derive(Clone, Copy)]
struct Moving {
    moving: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Moving) -> AnyView { |about| view! { <Move about/> }.into_any() });

/// The dialog that moves the department that `moving` names; it closes by naming none. It is loaded when it is first opened.
#[component]
pub fn MoveDepartment(
    moving: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
) -> impl IntoView {
    let about = Moving { moving, lists };
    view! { <WhenNamed named=moving load=move |()| arriving(dialog(), about)/> }
}

/// A department that moves, with what is in it.
struct Subtree<'a> {
    chart: &'a Chart,
    node: NodeId,
    /// The department and all below it.
    departments: BTreeSet<NodeId>,
    /// How many levels they are.
    levels: usize,
}

impl<'a> Subtree<'a> {
    fn new(chart: &'a Chart, node: NodeId) -> Subtree<'a> {
        let departments = chart.departments_under([Target::Node(node)]);
        let depth = |node: &NodeId| chart.path(Target::Node(*node)).len();
        let deepest = departments.iter().map(depth).max().unwrap_or_default();
        Subtree {
            chart,
            node,
            levels: (deepest + 1).saturating_sub(depth(&node)),
            departments,
        }
    }

    /// Why it cannot be moved below this department.
    fn barred(&self, parent: NodeId, t: &OrganizationTexts) -> Option<String> {
        let (m, chart) = (t.move_department(), self.chart);
        if self.departments.contains(&parent) {
            return Some(m.inside.to_owned());
        }
        let own = chart.node(self.node)?;
        if own.parent == Some(parent) {
            return Some(m.here.to_owned());
        }
        // The way to the parent has the root, which is no level.
        if chart.path(Target::Node(parent)).len() + self.levels > LEVELS + 1 {
            return Some((m.too_deep)(&group(LEVELS)));
        }
        let children = &chart.node(parent)?.children;
        if children.len() >= SUB_DEPARTMENTS {
            return Some((t.add().too_many)(&group(SUB_DEPARTMENTS)));
        }
        let mut names = children.iter().filter_map(|child| chart.node(*child));
        let is_used = names.any(|child| child.name == own.name);
        is_used.then(|| m.name_used.to_owned())
    }

    /// The departments as a tree to choose from.
    fn nodes(&self, t: &OrganizationTexts, shared: &SharedTexts) -> Vec<TreeNode> {
        let nodes = picker_nodes(self.chart, &BTreeSet::new(), shared).into_iter();
        let parents = nodes.filter_map(|node| match node.id.parse() {
            Ok(Target::Node(parent)) => Some(node.disabled(self.barred(parent, t))),
            _ => None,
        });
        parents.collect()
    }
}

#[component]
fn Move(about: Moving) -> impl IntoView {
    let Moving { moving, lists } = about;
    let (t, shared, w) = (texts().organization(), texts().shared(), words());
    let m = t.move_department();
    let open = open_while(moving);
    let action = Action::of_dialog(open);
    let selected = RwSignal::new(None::<String>);
    let search = RwSignal::new(String::new());
    let matches = RwSignal::new(0_usize);
    let opened = RwSignal::new(BTreeSet::new());
    // What it is called stays while the dialog closes.
    let name = RwSignal::new(String::new());
    let name_of = move |node: NodeId| {
        let own = |lists: &Arc<Lists>| lists.chart.name(Target::Node(node)).map(str::to_owned);
        lists.with_untracked(own).unwrap_or_default()
    };
    follow(moving, open, move |node| {
        name.set(name_of(node));
        selected.set(None);
        search.set(String::new());
        let path = lists.with_untracked(|lists| lists.chart.path(Target::Node(node)));
        let above = path.into_iter().filter(|above| *above != node);
        let above = above.map(|above| Target::Node(above).to_string());
        opened.set(charter_order::set(above));
        true
    });
    let nodes = Memo::new(move |_| {
        let node = moving.get();
        let nodes =
            node.map(|node| lists.with(|lists| Subtree::new(&lists.chart, node).nodes(t, shared)));
        Arc::new(nodes.unwrap_or_default())
    });
    let text = move || {
        let node = moving.get()?;
        let (departments, accounts) = lists.with(|lists| {
            let target = [Target::Node(node)];
            (
                lists.chart.departments_under(target).len(),
                lists.chart.accounts_under(target).len(),
            )
        });
        Some((m.text)(departments.saturating_sub(1), accounts))
    };
    let chosen = Memo::new(move |_| match selected.get()?.parse() {
        Ok(Target::Node(node)) => Some(node),
        _ => None,
    });
    let confirm = move || match chosen.get() {
        Some(parent) => (m.to)(&name_of(parent)),
        None => m.action.to_owned(),
    };
    let missing = move || chosen.get().is_none().then(|| m.choose.to_owned());
    let carry_out = move || {
        let (node, parent) = (moving.get_untracked(), chosen.get_untracked());
        let (Some(node_id), Some(parent_node_id)) = (node, parent) else {
            return;
        };
        let teller = action.teller();
        let asking = teller.backend.call(MoveOrganizationNode {
            node_id,
            parent_node_id,
        });
        let (name, target) = (name.get_untracked(), name_of(parent_node_id));
        action.run(asking, move |called| {
            let _ = open.try_set(false);
            teller.done((m.done)(&name, &target), called.undoable());
        });
    };
    view! {
        <ActionDialog
            open
            action
            title=Signal::derive(move || name.with(|name| (m.title)(name)))
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(missing)
            on_confirm=carry_out
        >
            <p>{text}</p>
            <SearchField
                label=w.tree_search
                value=search
                matches=move || Some(matches.get())
                on_down=move || dom::focus_id(TREE)
            />
            <Tree label=m.target nodes choosing=Choosing::One(selected) search open=opened matches id=TREE/>
        </ActionDialog>
    }
}

const TREE: &str = "move-department-tree";

#[cfg(test)]
mod tests {
    use super::Subtree;
    use crate::app::texts::Language;
    use crate::pages::shared::fixtures::department;
    use charter_core::contract::NodeId;
    use charter_core::domain::organization::Chart;

    /// Root (1) over Finance (2) and a chain of four (10 to 13); Payments (3) below Finance.
    fn chart() -> Chart {
        let departments = [
            department(1, 0, "Root"),
            department(2, 1, "Finance"),
            department(3, 2, "Payments"),
            department(10, 1, "A"),
            department(11, 10, "Payments"),
            department(12, 11, "C"),
            department(13, 12, "D"),
        ];
        Chart::new(&departments, [])
    }

    #[test]
    fn where_a_department_cannot_move_says_why() {
        let (chart, t) = (chart(), Language::English.texts().organization());
        let barred = |node, parent| Subtree::new(&chart, NodeId(node)).barred(NodeId(parent), t);
        for (node, parent, why) in [
            (2, 2, Some("is what moves, or inside it")),
            (2, 3, Some("is what moves, or inside it")),
            (2, 1, Some("already its parent")),
            (2, 13, Some("more than 5 levels")),
            (2, 12, None),
            (3, 13, None),
            (3, 10, Some("has one of this name")),
            (10, 2, None),
            (10, 3, Some("more than 5 levels")),
        ] {
            assert_eq!(barred(node, parent).as_deref(), why, "{node} to {parent}");
        }
    }

    #[test]
    fn a_full_department_takes_no_other() {
        let mut departments = vec![
            department(1, 0, "Root"),
            department(2, 1, "Full"),
            department(3, 1, "Moves"),
        ];
        departments.extend((10..30).map(|id| department(id, 2, &format!("D{id}"))));
        let chart = Chart::new(&departments, []);
        let t = Language::English.texts().organization();
        let barred = Subtree::new(&chart, NodeId(3)).barred(NodeId(2), t);
        assert!(barred.is_some_and(|why| why.contains("20")));
    }
}
