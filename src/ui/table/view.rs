//! The table as it stands on the page.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Table, TableState, body, column::AnyRows, pipeline::Pipeline, settings};
use crate::ui::{
    button::{Button, ButtonKind, IconButton},
    filter::{Filter, TokenFilter},
    icon::Icon,
    pagination::Pagination,
    states::{EmptyState, ErrorState},
    words::words,
};

/// The keys of the selected rows. The page makes the signal and reads it for its actions.
pub type Selection = BTreeSet<String>;

/// How many rows are selected, match, and exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableCounts {
    pub selected: usize,
    pub matching: usize,
    pub all: usize,
}

impl TableCounts {
    /// "(14)", "(3 of 14)"… for a page's title.
    pub fn text(self) -> String {
        (words().counts)(self.selected, self.matching, self.all)
    }
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
    #[prop(optional_no_strip, into)]
    selected: Option<RwSignal<Selection>>,
    /// Written by the table, for the page's title; `None` while nothing is known.
    #[prop(optional, into)]
    counts: Option<RwSignal<Option<TableCounts>>>,
    /// Buttons beside the filter that act on the selection; they say by themselves why they cannot.
    #[prop(optional, into)]
    batch: ViewFn,
    /// Shown where there is no row at all (an `EmptyState`).
    #[prop(optional, into)]
    empty: Option<ViewFn>,
    /// Tries again after a fault.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// Offers the export; call `dom::download` with it.
    #[prop(optional, into)]
    on_export: Option<Callback<Export>>,
) -> impl IntoView {
    let words = words();
    let pipeline = Pipeline::new(table, state, on_state, selected);
    if let Some(counts) = counts {
        Effect::new(move |_| counts.set(pipeline.counts()));
    }
    let filter = Memo::new(move |_| pipeline.live.with(|live| live.filter.clone()));
    let matches = Signal::derive(move || pipeline.counts().map(|counts| counts.matching));
    let page = Signal::derive(move || pipeline.page.with(|page| page.number));
    let pages = Signal::derive(move || pipeline.page.with(|page| page.pages));
    let range = move || {
        if pipeline.counts().is_none() {
            return String::new();
        }
        let size = pipeline.live.with(|live| live.page_size);
        pipeline.page.with(|page| {
            let first = (page.number - 1) * size;
            let matching = pipeline.matching.with(|matching| matching.len());
            match matching {
                0 => String::new(),
                _ => (words.range)(first + 1, first + page.rows.len(), matching),
            }
        })
    };
    let busy = move || {
        pipeline
            .rows
            .with(|rows| matches!(rows, AnyRows::Loading | AnyRows::There { all: false, .. }))
    };
    let export = move |on_export: Callback<Export>| {
        let none = Signal::derive(move || {
            pipeline
                .matching
                .with(|all| all.is_empty())
                .then(|| words.no_match.to_owned())
        });
        view! {
            <IconButton icon=Icon::Download name=words.export disabled=none on_press=move || on_export.run(pipeline.export())/>
        }
    };
    view! {
        <div class="table-frame">
            <div class="table-tools">
                <TokenFilter
                    label=label
                    filter=filter
                    on_filter=move |filter: Filter| pipeline.set_filter(filter)
                    properties=pipeline.properties
                    matches
                />
                <div class="table-batch">{batch.run()}</div>
                <div class="table-pager">
                    {move || busy().then(|| view! { <span class={"spinner"} role="img" aria-label=words.loading></span> })}
                    <span class="table-range">{range}</span>
                    <Pagination label page pages on_page=move |page: usize| pipeline.change(|live| live.page = page)/>
                    {on_export.map(export)}
                    {settings::view(pipeline)}
                </div>
            </div>
            {selected.map(|selected| selection_bar(pipeline, selected))}
            <div
                class="table-scroll"
                role="region"
                tabindex="0"
                aria-label=move || (words.scroll_sideways)(&label.get())
            >
                {body::view(pipeline, label)}
                {move || below(pipeline, empty.clone(), on_retry)}
            </div>
        </div>
    }
}

/// How many rows are selected, and more of them.
fn selection_bar(pipeline: Pipeline, selected: RwSignal<Selection>) -> impl IntoView {
    let words = words();
    let count = Memo::new(move |_| selected.with(BTreeSet::len));
    let matching = Memo::new(move |_| pipeline.matching.with(|matching| matching.len()));
    view! {
        <div class="table-selection" class:shown=move || count.get() != 0>
            <span role="status">{move || (count.get() > 0).then(|| (words.selected)(count.get()))}</span>
            {move || (count.get() > 0 && count.get() < matching.get()).then(|| view! {
                <Button kind=ButtonKind::Link on_press=move || selected.set(pipeline.matching_keys())>
                    {move || (words.select_all_matching)(matching.get())}
                </Button>
            })}
            {move || (count.get() > 0).then(|| view! {
                <Button kind=ButtonKind::Link on_press=move || selected.set(Selection::new())>{words.clear_selection}</Button>
            })}
        </div>
    }
}

/// What stands in place of rows.
fn below(pipeline: Pipeline, empty: Option<ViewFn>, on_retry: Option<Callback<()>>) -> AnyView {
    let words = words();
    let matching = pipeline.matching.with(|matching| matching.len());
    let clear = move || pipeline.set_filter(Filter::default());
    match pipeline.rows.get() {
        AnyRows::Failed(problem) => match on_retry {
            Some(on_retry) => view! { <ErrorState problem on_retry/> }.into_any(),
            None => view! { <ErrorState problem/> }.into_any(),
        },
        AnyRows::There { rows, all: true } if rows.is_empty() => match empty {
            Some(empty) => empty.run(),
            None => view! { <EmptyState title=words.nothing_here/> }.into_any(),
        },
        AnyRows::There { rows, all } if matching == 0 && (all || !rows.is_empty()) => view! {
            <EmptyState
                title=words.no_match
                text=words.no_match_hint
                icon=Icon::Filter
                actions=move || view! { <Button on_press=clear>{words.clear_filters}</Button> }
            />
        }
        .into_any(),
        _ => ().into_any(),
    }
}
