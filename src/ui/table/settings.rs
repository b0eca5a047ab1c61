//! Which columns are shown, in which order, and how many rows a page has.

use leptos::{html, prelude::*};

use super::{PAGE_SIZES, pipeline::Pipeline};
use crate::ui::{
    button::{Button, ButtonKind, IconButton},
    dom,
    icon::Icon,
    words::{Words, words},
};

pub(super) fn view(pipeline: Pipeline) -> impl IntoView {
    let words = words();
    let id = dom::unique_id("columns");
    let size_id = dom::unique_id("size");
    let open = RwSignal::new(false);
    let panel = NodeRef::<html::Div>::new();
    let on_toggle = move |_| {
        open.set(
            panel
                .get_untracked()
                .is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false)),
        );
    };
    let set_size = move |event: web_sys::Event| {
        if let Ok(size) = event_target_value(&event).parse() {
            pipeline.change(|live| (live.page_size, live.page) = (size, 1));
        }
    };
    let size_option = move |size: usize| {
        let chosen = move || pipeline.live.with(|live| live.page_size == size);
        view! { <option value=size.to_string() prop:selected=chosen>{size.to_string()}</option> }
    };
    let inside = {
        let size_id = size_id.clone();
        move || {
            let size_id = size_id.clone();
            view! {
                <div class="settings-size">
                    <label for=size_id.clone()>{words.page_size}</label>
                    <select class="input select" id=size_id on:change=set_size>
                        {PAGE_SIZES.into_iter().map(size_option).collect_view()}
                    </select>
                </div>
                <div class="settings-head">
                    <span>{words.columns}</span>
                    <Button kind=ButtonKind::Link on_press=move || pipeline.change(|live| live.columns = None)>{words.reset}</Button>
                </div>
                <ul class="settings-columns">
                    <For each=move || listed(pipeline) key=|at| *at children=move |at| column_view(pipeline, at, words)/>
                </ul>
            }
        }
    };
    view! {
        <span class="menu-anchor">
            <button
                type="button"
                class="icon-button"
                aria-label=words.table_settings
                data-tip=words.table_settings
                aria-expanded=move || if open.get() { "true" } else { "false" }
                popovertarget=id.clone()
            >
                {Icon::Columns.view()}
            </button>
            <div
                class="menu settings"
                id=id
                role="dialog"
                aria-label=words.table_settings
                popover="auto"
                node_ref=panel
                on:toggle=on_toggle
            >
                {move || open.get().then(&inside)}
            </div>
        </span>
    }
}

/// All columns: the shown ones in their order, then the others.
fn listed(pipeline: Pipeline) -> Vec<usize> {
    let shown = pipeline.columns.get();
    let all = pipeline.table.with_value(|table| table.columns.len());
    shown
        .iter()
        .copied()
        .chain((0..all).filter(|at| !shown.contains(at)))
        .collect()
}

fn column_view(pipeline: Pipeline, at: usize, words: &'static Words) -> impl IntoView {
    let (title, always) = pipeline
        .column(at, |column| (column.title.clone(), column.look.always))
        .unwrap_or_default();
    let place = Memo::new(move |_| {
        pipeline
            .columns
            .with(|shown| shown.iter().position(|&other| other == at))
    });
    let last = move || {
        pipeline
            .columns
            .with(|shown| place.get() == Some(shown.len().saturating_sub(1)))
    };
    let set = move |change: &dyn Fn(&mut Vec<usize>)| {
        let mut shown = pipeline.columns.with_untracked(|shown| shown.to_vec());
        change(&mut shown);
        let ids = shown
            .iter()
            .filter_map(|&at| pipeline.column(at, |column| column.id().to_owned()))
            .collect();
        pipeline.change(|live| live.columns = Some(ids));
    };
    let toggle = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        set(&|shown| {
            if on {
                shown.push(at)
            } else {
                shown.retain(|&other| other != at)
            }
        });
    };
    let row_id = StoredValue::new(dom::unique_id("column"));
    let shift = move |down: bool| {
        set(&|shown| {
            if let Some(place) = shown.iter().position(|&other| other == at) {
                let to = if down {
                    (place + 1).min(shown.len() - 1)
                } else {
                    place.saturating_sub(1)
                };
                shown.swap(place, to);
            }
        });
        // Moving an element takes the focus from it.
        dom::soon(move || {
            let row = row_id.try_get_value().and_then(|id| dom::by_id(&id));
            if let Some(button) = row.and_then(|row| {
                dom::find_all(&row, "button")
                    .into_iter()
                    .nth(usize::from(down))
            }) {
                let _ = button.focus();
            }
        });
    };
    let cannot_up = Signal::derive(move || match place.get() {
        None | Some(0) => Some(words.already_first.to_owned()),
        Some(_) => None,
    });
    let cannot_down = Signal::derive(move || {
        (place.get().is_none() || last()).then(|| words.already_last.to_owned())
    });
    view! {
        <li id=row_id.get_value()>
            <label class="check" data-tip=always.then_some(words.always_shown)>
                <input
                    type="checkbox"
                    aria-label=(words.column_shown)(&title)
                    prop:checked=move || place.get().is_some()
                    disabled=always
                    on:change=toggle
                />
                <span>{title.clone()}</span>
            </label>
            <IconButton icon=Icon::ChevronUp class="small" name=(words.move_up)(&title) disabled=cannot_up on_press=move || shift(false)/>
            <IconButton icon=Icon::ChevronDown class="small" name=(words.move_down)(&title) disabled=cannot_down on_press=move || shift(true)/>
        </li>
    }
}
