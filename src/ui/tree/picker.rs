//! Choosing from a tree: search, tree, and the list of what is chosen.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use super::{
    model::TreeNode,
    view::{Choosing, Tree},
};
use crate::ui::{
    button::{Button, ButtonKind, IconButton},
    dom,
    field::SearchField,
    icon::Icon,
    words::words,
};

/// A tree with search on the left, what is chosen on the right (below at 390 px).
#[component]
pub fn TreePicker(
    /// What is chosen from it: "Departments and members".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] nodes: Signal<Arc<Vec<TreeNode>>>,
    /// The ids of the chosen nodes, made by the page.
    chosen: RwSignal<BTreeSet<String>>,
    /// Shown at the end of a node's row.
    #[prop(optional, into)]
    extra: Option<Callback<String, AnyView>>,
) -> impl IntoView {
    let words = words();
    let search = RwSignal::new(String::new());
    let matches = RwSignal::new(0);
    let tree_id = dom::unique_id("tree");
    let into_tree = {
        let tree_id = tree_id.clone();
        move || dom::focus_id(&tree_id)
    };
    let tree = match extra {
        Some(extra) => view! { <Tree label nodes choosing=Choosing::Many(chosen) search matches id=tree_id extra/> }.into_any(),
        None => view! { <Tree label nodes choosing=Choosing::Many(chosen) search matches id=tree_id/> }.into_any(),
    };
    view! {
        <div class="picker">
            <div class="picker-from">
                <SearchField label=words.tree_search value=search matches=move || Some(matches.get()) on_down=into_tree/>
                {tree}
            </div>
            <div class="picker-chosen">
                <div class="picker-head">
                    <h3 aria-live="polite">{move || (words.chosen)(chosen.with(BTreeSet::len))}</h3>
                    {move || chosen.with(|chosen| !chosen.is_empty()).then(|| view! {
                        <Button kind=ButtonKind::Link on_press=move || chosen.set(BTreeSet::new())>{words.clear_all}</Button>
                    })}
                </div>
                <Chosen nodes chosen/>
            </div>
        </div>
    }
}

/// The chosen nodes in the order of the tree's nodes, each with a button that removes it.
#[component]
fn Chosen(nodes: Signal<Arc<Vec<TreeNode>>>, chosen: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let words = words();
    let list = Memo::new(move |_| {
        nodes.with(|nodes| {
            chosen.with(|chosen| {
                nodes
                    .iter()
                    .filter(|node| chosen.contains(&node.id))
                    .take(MOST)
                    .cloned()
                    .collect::<Vec<_>>()
            })
        })
    });
    let one = move |node: TreeNode| {
        let id = node.id;
        let remove = move || {
            chosen.update(|chosen| {
                chosen.remove(&id);
            });
        };
        view! {
            <li>
                {node.icon.map(Icon::view)}
                <span class="tree-label">{node.label.clone()}</span>
                <IconButton icon=Icon::Close name=(words.remove)(&node.label) class="small" on_press=remove/>
            </li>
        }
    };
    view! {
        {move || list.with(Vec::is_empty).then(|| view! { <p class="picker-none">{words.nothing_chosen}</p> })}
        <ul class="picker-list">
            <For each=move || list.get() key=|node| (node.id.clone(), node.label.clone()) children=one/>
        </ul>
    }
}

/// More than this many are counted, not listed.
const MOST: usize = 200;
