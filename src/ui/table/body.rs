//! The header row and the rows.

use std::any::Any;

use leptos::prelude::*;

use super::{
    Align, Sort, Width,
    column::{AnyRows, Look},
    model::Row,
    pipeline::Pipeline,
    view::Selection,
};
use crate::ui::{
    dom,
    icon::Icon,
    shared::Same,
    words::{Words, words},
};

pub(super) fn view(pipeline: Pipeline, label: Signal<String>) -> impl IntoView {
    let words = words();
    let has_actions = pipeline.table.with_value(|table| table.actions.is_some());
    let loading = Memo::new(move |_| pipeline.rows.with(|rows| matches!(rows, AnyRows::Loading)));
    let each = move || {
        let columns = pipeline.columns.get();
        pipeline.page.with(|page| {
            let rows = page.rows.iter().filter_map(|&at| pipeline.row(at));
            rows.map(|row| Keyed {
                columns: columns.same(),
                key: pipeline.key(&row),
                row: Same(row),
            })
            .collect::<Vec<_>>()
        })
    };
    view! {
        <table class="table" aria-busy=move || loading.get().then_some("true")>
            <caption class="visually-hidden">{label}</caption>
            <thead>
                <tr>
                    {pipeline.selected.map(|selected| view! {
                        <th class="table-check" scope="col">{check_page(pipeline, selected, words)}</th>
                    })}
                    {move || pipeline.columns.get().iter().map(|&at| header_cell(pipeline, at, words)).collect_view()}
                    {has_actions.then(|| view! {
                        <th class="table-actions" scope="col"><span class="visually-hidden">{words.row_actions}</span></th>
                    })}
                </tr>
            </thead>
            <tbody>
                <For each key=Keyed::clone children=move |keyed| row_view(pipeline, keyed, words)/>
                {move || loading.get().then(|| skeleton(pipeline))}
            </tbody>
        </table>
    }
}

/// A row is made again when its record or the shown columns are other ones.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Keyed {
    columns: Same<Vec<usize>>,
    key: String,
    row: Same<dyn Any + Send + Sync>,
}

fn class(look: Look) -> String {
    let align = if look.align == Align::End { " end" } else { "" };
    let width = match look.width {
        Width::Auto => "",
        Width::Narrow => " narrow",
        Width::Medium => " medium",
        Width::Wide => " wide",
    };
    let code = if look.code { " code" } else { "" };
    format!("cell{align}{width}{code}")
}

fn header_cell(pipeline: Pipeline, at: usize, words: &'static Words) -> Option<AnyView> {
    let (id, title, look) = pipeline.column(at, |column| {
        (column.id(), column.title.clone(), column.look)
    })?;
    if !look.sortable {
        return Some(view! { <th scope="col" class=class(look)>{title}</th> }.into_any());
    }
    let sorted = Memo::new(move |_| {
        pipeline.live.with(|live| {
            live.sort
                .as_ref()
                .filter(|sort| sort.column == id)
                .map(|sort| sort.descending)
        })
    });
    let press = move |_| {
        let descending = sorted.get_untracked() == Some(false);
        pipeline.change(|live| {
            live.sort = Some(Sort {
                column: id.to_owned(),
                descending,
            });
            live.page = 1;
        });
    };
    let direction = move || {
        sorted.get().map(|descending| {
            if descending {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    let mark = move || match sorted.get() {
        Some(true) => Icon::SortDown.view(),
        Some(false) => Icon::SortUp.view(),
        None => Icon::Sort.view(),
    };
    let tip = (words.sort_by)(&title);
    Some(
        view! {
            <th scope="col" class=class(look) aria-sort=direction>
                <button type="button" class="sort" class:sorted=move || sorted.get().is_some() data-tip=tip on:click=press>
                    <span>{title}</span>
                    {mark}
                </button>
            </th>
        }
        .into_any(),
    )
}

/// Selects all rows of the page, or none of them.
fn check_page(
    pipeline: Pipeline,
    selected: RwSignal<Selection>,
    words: &'static Words,
) -> impl IntoView {
    let state = Memo::new(move |_| {
        let keys = pipeline.page_keys();
        let count =
            selected.with(|selected| keys.iter().filter(|key| selected.contains(*key)).count());
        (
            count > 0 && count == keys.len(),
            count > 0 && count < keys.len(),
        )
    });
    let change = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        let keys = untrack(|| pipeline.page_keys());
        selected.update(|selected| {
            for key in keys {
                if on {
                    selected.insert(key);
                } else {
                    selected.remove(&key);
                }
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=words.select_page
            prop:checked=move || state.get().0
            prop:indeterminate=move || state.get().1
            on:change=change
        />
    }
}

fn row_view(pipeline: Pipeline, keyed: Keyed, words: &'static Words) -> AnyView {
    let Keyed {
        key,
        row: Same(row),
        ..
    } = keyed;
    let key = StoredValue::new(key);
    let is_selected = move || {
        pipeline.selected.is_some_and(|selected| {
            key.with_value(|key| selected.with(|selected| selected.contains(key)))
        })
    };
    let is_open =
        move || key.with_value(|key| pipeline.live.with(|live| live.open.as_ref() == Some(key)));
    let toggle = move || {
        if let Some(selected) = pipeline.selected {
            selected.update(|selected| {
                let key = key.get_value();
                if !selected.remove(&key) {
                    selected.insert(key);
                }
            });
        }
    };
    let press = move |event: web_sys::MouseEvent| {
        if pipeline.selected.is_some() && !dom::hits_control(&event) && !dom::has_text_selection() {
            toggle();
        }
    };
    let check = pipeline.selected.map(|_| {
        let name = (words.select_row)(&pipeline.name(&row));
        view! {
            <td class="table-check">
                <input type="checkbox" aria-label=name prop:checked=is_selected on:change=move |_| toggle()/>
            </td>
        }
    });
    let shown = pipeline.columns.get_untracked();
    let first = shown
        .iter()
        .copied()
        .find(|&at| pipeline.column(at, |column| column.look.always) == Some(true));
    let cells = shown
        .iter()
        .map(|&at| cell_view(pipeline, at, &row, first == Some(at)))
        .collect_view();
    let actions = pipeline.table.with_value(|table| table.actions.clone());
    view! {
        <tr class:selected=is_selected class:open=is_open class:selectable=pipeline.selected.is_some() on:click=press>
            {check}
            {cells}
            {actions.map(|actions| view! { <td class="table-actions">{actions(&row)}</td> })}
        </tr>
    }
    .into_any()
}

fn cell_view(pipeline: Pipeline, at: usize, row: &Row, heads_row: bool) -> Option<AnyView> {
    pipeline.column(at, |column| {
        let inside = match &column.view {
            Some(view) => view(row),
            None => match (column.model.text)(row) {
                text if text.is_empty() => view! { <span class="none">"–"</span> }.into_any(),
                text => text.into_any(),
            },
        };
        let class = class(column.look);
        if heads_row {
            view! { <th scope="row" class=class>{inside}</th> }.into_any()
        } else {
            view! { <td class=class>{inside}</td> }.into_any()
        }
    })
}

/// Grey bars while the first rows are on their way.
fn skeleton(pipeline: Pipeline) -> impl IntoView {
    let cells = pipeline.columns.with_untracked(|columns| columns.len())
        + usize::from(pipeline.selected.is_some())
        + usize::from(pipeline.table.with_value(|table| table.actions.is_some()));
    let row = move |_| {
        let cell = |_| view! { <td class="cell"><span class={"skeleton"}></span></td> };
        view! { <tr aria-hidden="true">{(0..cells).map(cell).collect_view()}</tr> }
    };
    (0..8).map(row).collect_view()
}
