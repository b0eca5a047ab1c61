//! A page that lists.

use leptos::prelude::*;

use super::address::table_in_address;
use crate::app::navigation::navigator;
use crate::ui::*;

/// A title with the count, what the page is for, and one table, whose filter, sort, page and columns stand in the address.
#[component]
pub fn ListPage(
    title: &'static str,
    /// What it is for, in one sentence.
    text: &'static str,
    table: Table,
    /// The column by which it is sorted at first, and whether the last comes first.
    sorted: (&'static str, bool),
    /// The name of the exported file.
    file: &'static str,
    /// Shown where there is no row at all (an `EmptyState`).
    #[prop(into)]
    empty: ViewFn,
    /// Tries again after a fault.
    #[prop(into)]
    on_retry: Callback<()>,
    /// Makes rows selectable.
    #[prop(optional, into)]
    selected: Option<RwSignal<Selection>>,
    /// Buttons beside the title, the primary one last.
    #[prop(optional, into)]
    actions: ViewFn,
    /// Buttons that act on the selection.
    #[prop(optional, into)]
    batch: ViewFn,
    /// Stands between title and table.
    #[prop(optional, into)]
    above: ViewFn,
) -> impl IntoView {
    let shape = table.shape().sorted(sorted.0, sorted.1);
    let (state, on_state) = table_in_address(navigator(), shape);
    let counts = RwSignal::new(None::<TableCounts>);
    let count = move || counts.get().map(TableCounts::text);
    let save = move |export: Export| {
        let _ = dom::download(file, "text/csv;charset=utf-8", &export.csv);
    };
    view! {
        <PageHeader title count=Signal::derive(count) text actions/>
        {above.run()}
        <DataTable label=title table state on_state selected counts batch empty on_retry on_export=save/>
    }
    .into_any()
}
