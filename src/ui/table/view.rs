//! The table as it stands on the page.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Table, TableState};

/// The keys of the selected rows. The page makes the signal and reads it for its actions.
pub type Selection = BTreeSet<String>;

/// How many rows are selected, match, and exist; `None` while unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableCounts {
    pub selected: usize,
    pub matching: usize,
    pub all: usize,
}

/// What "export" hands out: the shown columns of the selected rows, or of all matching rows where none is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub csv: String,
    pub rows: usize,
}

/// A table over anything; `table` says what.
#[component]
pub fn DataTable(
    /// What it lists: "Service control policies".
    #[prop(into)]
    label: Signal<String>,
    table: Table,
    /// What it shows, from the address.
    #[prop(into)]
    state: Signal<TableState>,
    /// Puts a changed state into the address. Typing arrives here with a short delay; the table itself reacts at once.
    #[prop(into)]
    on_state: Callback<TableState>,
    /// Makes rows selectable.
    #[prop(optional, into)]
    selected: Option<RwSignal<Selection>>,
    /// Written by the table, for the page's title.
    #[prop(optional, into)]
    counts: Option<RwSignal<Option<TableCounts>>>,
    /// Buttons beside the filter that act on the selection; they say by themselves why they cannot.
    #[prop(optional, into)]
    batch: ViewFn,
    /// Shown where there is no row at all (an `EmptyState`).
    #[prop(optional, into)]
    empty: ViewFn,
    /// Tries again after a fault.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// Offers the export; call `dom::download` with it.
    #[prop(optional, into)]
    on_export: Option<Callback<Export>>,
) -> impl IntoView {
    let _ = (table, state, on_state, selected, counts, batch, empty, on_retry, on_export);
    view! { <p>{label}</p> }
}
