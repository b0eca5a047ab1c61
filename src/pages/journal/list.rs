//! The journal: the newest changes, older ones on demand.

use super::known::{Known, known};
use super::plan::Asked;
use super::rows::{JournalRow, rows};
use super::undo::UndoDialog;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::{JournalTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::address::table_in_address;
use crate::pages::shared::load::{Load, loaded};
use crate::ui::words::group;
use crate::ui::*;
use charter_core::store::Entry;
use leptos::prelude::*;
use std::sync::Arc;

/// So many entries are read at first, and again for each press on "older".
const STEP: usize = 100;

/// Who did what and when.
#[component]
pub fn JournalPage() -> impl IntoView {
    let t = texts().journal();
    let navigator = navigator();
    let wanted = RwSignal::new(STEP);
    let entries = loaded(move |backend| {
        let wanted = wanted.get();
        Some(read(backend, wanted))
    });
    let known = loaded(|backend| Some(known(backend)));
    let made = Memo::new(move |_| Made::new(entries.get(), known.get(), t));
    let rows = Signal::derive(move || made.with(|made| made.0.clone()));
    let asked = RwSignal::new(None::<Asked>);
    let table = Table::new(
        rows,
        |row: &JournalRow| row.sequence.to_string(),
        |row| (t.entry)(row.sequence),
        columns(t),
    )
    .row_actions(move |row: &Arc<JournalRow>| reverse_button(row, asked, t));
    let shape = TableShape::new(&["what", "number", "who", "when", "action", "state"]);
    let (state, on_state) = table_in_address(navigator, shape);
    let all = Memo::new(move |_| {
        entries
            .ready()
            .and_then(|entries| entries.first().map(|entry| entry.sequence))
    });
    let empty = move || {
        view! {
            <EmptyState
                title=t.empty_title
                text=t.empty_text
                icon=Icon::Journal
                actions=move || view! { <ButtonLink href=navigator.href(Route::Policies)>{t.empty_action}</ButtonLink> }
            />
        }
    };
    let retry = move || {
        entries.retry();
        known.retry();
    };
    let older = move || {
        let loaded = entries.ready().map_or(0, |entries| entries.len());
        let all = all.get()?;
        Some(older_view(loaded, all, wanted, t))
    };
    view! {
        <PageHeader
            title=t.title
            count=Signal::derive(move || all.get().map(|all| (t.count)(usize::try_from(all).unwrap_or(usize::MAX))))
            text=t.text
        />
        <DataTable label=t.title table state on_state empty on_retry=retry/>
        {older}
        <UndoDialog asked/>
    }
    .into_any()
}

async fn read(backend: Backend, count: usize) -> Result<Vec<Arc<Entry>>, Failure> {
    let entries = backend.journal(None, count).await?;
    Ok(entries.into_iter().map(Arc::new).collect())
}

/// The rows; equal where nothing that is shown differs, so that a change elsewhere draws nothing anew.
#[derive(Clone)]
struct Made(Rows<JournalRow>);

impl Made {
    fn new(entries: Load<Vec<Arc<Entry>>>, known: Load<Known>, t: &JournalTexts) -> Made {
        Made(match (entries, known) {
            (Load::Failed(failure), _) | (_, Load::Failed(failure)) => {
                Rows::Failed(problem(&failure))
            }
            (Load::Ready(entries), Load::Ready(known)) => {
                Rows::Ready(Arc::new(rows(&entries, &known, t)))
            }
            _ => Rows::Loading,
        })
    }
}

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Rows::Ready(one), Rows::Ready(other)) => one == other,
            (Rows::Loading, Rows::Loading) => true,
            _ => false,
        }
    }
}

fn columns(t: &'static JournalTexts) -> Vec<Column<JournalRow>> {
    let navigator = navigator();
    let state = move |row: &JournalRow| match row.undone_by {
        Some(_) => t.undone.to_owned(),
        None => String::new(),
    };
    vec![
        Column::new("what", t.column_what, |row: &JournalRow| row.what.clone())
            .always()
            .width(Width::Wide)
            .unsorted()
            .cell(move |row| {
                let href = navigator.href(Route::JournalEntry(row.sequence));
                view! { <a class="sentence" href=href>{row.what.clone()}</a> }.into_any()
            }),
        Column::new("number", t.column_sequence, |row: &JournalRow| row.sequence.to_string())
            .number()
            .unfiltered()
            .sort_key(|row| row.sequence),
        Column::new("who", t.column_who, |row: &JournalRow| row.who.clone()),
        Column::new("when", t.column_when, |row: &JournalRow| row.at.to_wire())
            .unfiltered()
            .sort_key(|row| row.at)
            .cell(|row| view! { <RelativeTime at=Some(row.at.0)/> }.into_any()),
        Column::new("action", t.column_action, |row: &JournalRow| row.action.clone()).code(),
        Column::new("state", t.column_state, state)
            .values(vec![t.undone.to_owned()])
            .cell(move |row| match row.undone_by {
                Some(by) => {
                    let href = navigator.href(Route::JournalEntry(by));
                    view! { <a class="undone" href=href>{Icon::Undo.view()}<span>{(t.undone_by)(by)}</span></a> }.into_any()
                }
                None => view! { <span class="none">"–"</span> }.into_any(),
            }),
    ]
}

/// Undo, or redo where it is undone; where neither is possible it says why.
fn reverse_button(
    row: &JournalRow,
    asked: RwSignal<Option<Asked>>,
    t: &'static JournalTexts,
) -> AnyView {
    let sequence = row.sequence;
    let refusal = row.refusal.clone();
    let (icon, name, ask) = match row.undone_by {
        None => (Icon::Undo, (t.undo_entry)(sequence), Asked::Undo(sequence)),
        Some(_) => (Icon::Redo, (t.redo_entry)(sequence), Asked::Redo(sequence)),
    };
    let disabled = Signal::derive(move || refusal.clone());
    view! { <IconButton icon name disabled on_press=move || asked.set(Some(ask))/> }.into_any()
}

/// How much of the journal is here, and more of it.
fn older_view(
    loaded: usize,
    all: u64,
    wanted: RwSignal<usize>,
    t: &'static JournalTexts,
) -> AnyView {
    let complete = u64::try_from(loaded).is_ok_and(|loaded| loaded >= all);
    match complete {
        true => view! { <p class="journal-older">{t.all_loaded}</p> }.into_any(),
        false => view! {
            <div class="journal-older">
                <p>{(t.loaded)(&group(loaded), all)}</p>
                <Button icon=Icon::ChevronDown on_press=move || wanted.update(|wanted| *wanted += STEP)>{t.older}</Button>
            </div>
        }
        .into_any(),
    }
}
