//! The tree as it stands on the page.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use super::model::TreeNode;

/// What choosing in a tree means. The page makes the signals.
#[derive(Clone, Copy, Debug)]
pub enum Choosing {
    /// One node: the one whose details stand beside the tree.
    One(RwSignal<Option<String>>),
    /// Any number, with checkboxes.
    Many(RwSignal<BTreeSet<String>>),
}

/// A tree of nodes. Children of one parent stand in the order given.
#[component]
pub fn Tree(
    /// What it shows.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] nodes: Signal<Arc<Vec<TreeNode>>>,
    choosing: Choosing,
    /// Keeps matching nodes and their ancestors, and opens these.
    #[prop(optional, into)]
    search: Signal<String>,
    /// The ids of the open nodes; the first level is open where not told.
    #[prop(optional, into)]
    open: Option<RwSignal<BTreeSet<String>>>,
    /// Shown at the end of a node's row (badges, counts). Nothing that takes the focus.
    #[prop(optional, into)]
    extra: Option<Callback<String, AnyView>>,
    /// Written by the tree: how many nodes match the search.
    #[prop(optional, into)]
    matches: Option<RwSignal<usize>>,
    /// The element's id, to move the focus to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let _ = (nodes, choosing, search, open, extra, matches, id);
    view! { <p>{label}</p> }
}
