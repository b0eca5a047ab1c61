//! A change of many things in one dialog: asked, carried out as one journal entry, and where something was
//! refused, a result for each.

use std::sync::Arc;

use charter_core::contract::Error;
use charter_core::domain::Operation;
use leptos::{prelude::*, task::spawn_local};

use crate::pages::done::{Teller, teller};
use crate::app::problems::{problem, refusal};
use crate::app::texts::texts;
use crate::backend::Failure;
use crate::ui::*;

/// One thing of a batch, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowResult {
    /// Its name.
    pub name: String,
    /// Why it was refused, unless it was done.
    pub refused: Option<Error>,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    /// Nothing was changed.
    Failed(Failure),
    /// Some were refused.
    Rows(Arc<Vec<RowResult>>),
}

/// A change under way; made by the page beside the dialog's `open`. Copies are the same.
#[derive(Clone, Copy)]
pub struct Change {
    open: RwSignal<bool>,
    pending: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
    teller: StoredValue<Teller>,
}

impl Change {
    /// A change asked for in the dialog that `open` opens.
    pub fn new(open: RwSignal<bool>) -> Change {
        let change = Change {
            open,
            pending: RwSignal::new(false),
            outcome: RwSignal::new(None),
            teller: StoredValue::new(teller()),
        };
        Effect::new(move |_| {
            if open.get() {
                change.outcome.set(None);
            }
        });
        change
    }

    /// Carries out one operation for each name. Where all succeed the dialog closes, `after` is called, and a
    /// toast says `done` of how many; else the dialog shows a result for each.
    pub fn run<O: Operation>(
        self,
        rows: Vec<(String, O)>,
        done: impl Fn(usize) -> String + 'static,
        after: impl FnOnce() + 'static,
    ) {
        if self.pending.get_untracked() || rows.is_empty() {
            return;
        }
        self.pending.set(true);
        self.outcome.set(None);
        let teller = self.teller.get_value();
        let (names, operations): (Vec<String>, Vec<O>) = rows.into_iter().unzip();
        spawn_local(async move {
            let result = teller.backend.batch(operations).await;
            let _ = self.pending.try_set(false);
            let batch = match result {
                Ok(batch) => batch,
                Err(failure) => {
                    let _ = self.outcome.try_set(Some(Outcome::Failed(failure)));
                    return;
                }
            };
            let rows: Vec<RowResult> = names
                .into_iter()
                .zip(batch.rows)
                .map(|(name, result)| RowResult {
                    name,
                    refused: result.err(),
                })
                .collect();
            let succeeded = rows.iter().filter(|row| row.refused.is_none()).count();
            if succeeded > 0 {
                teller.done(done(succeeded), batch.entry);
            }
            if succeeded == rows.len() {
                let _ = self.open.try_set(false);
                after();
            } else {
                let _ = self.outcome.try_set(Some(Outcome::Rows(Arc::new(rows))));
            }
        });
    }

    fn rows(self) -> Option<Arc<Vec<RowResult>>> {
        self.outcome.with(|outcome| match outcome {
            Some(Outcome::Rows(rows)) => Some(Arc::clone(rows)),
            _ => None,
        })
    }
}

/// The dialog of a [`Change`].
#[component]
pub fn ChangeDialog(
    change: Change,
    /// A question with its object.
    #[prop(into)]
    title: Signal<String>,
    /// Verb and object.
    #[prop(into)]
    confirm: Signal<String>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    #[prop(optional)] size: DialogSize,
    /// Why it cannot be confirmed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    #[prop(into)] on_confirm: Callback<()>,
    /// What it will do; gives way to the results.
    children: ChildrenFn,
) -> impl IntoView {
    let (t, w) = (&texts().policies, words::words());
    let open = change.open;
    let children = StoredValue::new(children);
    let footer = move || {
        match change.rows() {
        Some(_) => view! { <Button kind=ButtonKind::Primary on_press=move || open.set(false)>{w.close}</Button> }.into_any(),
        None => view! {
            <Button on_press=move || open.set(false)>{w.cancel}</Button>
            <Button
                kind=if danger { ButtonKind::Danger } else { ButtonKind::Primary }
                pending=change.pending
                disabled
                on_press=move || on_confirm.run(())
            >
                {confirm}
            </Button>
        }
        .into_any(),
    }
    };
    let title = Signal::derive(move || {
        change
            .rows()
            .map_or_else(|| title.get(), |rows| results_title(&rows))
    });
    let failure = move || {
        change.outcome.with(|outcome| match outcome {
            Some(Outcome::Failed(failure)) => Some(problem(failure)),
            _ => None,
        })
    };
    view! {
        <Dialog open title size alert=danger held=change.pending footer>
            {move || match change.rows() {
                Some(rows) => view! { <p>{t.results_text}</p><Results rows/> }.into_any(),
                None => children.with_value(|inside| inside()).into_any(),
            }}
            {move || failure().map(|problem| view! { <ProblemNotice problem/> })}
        </Dialog>
    }
}

fn results_title(rows: &[RowResult]) -> String {
    let failed = rows.iter().filter(|row| row.refused.is_some()).count();
    (texts().policies.results_title)(failed, rows.len())
}

/// A row for each, those that failed first.
#[component]
fn Results(rows: Arc<Vec<RowResult>>) -> impl IntoView {
    let t = &texts().policies;
    if let [
        RowResult {
            refused: Some(error),
            ..
        },
    ] = rows.as_slice()
    {
        return view! { <ProblemNotice problem=refusal(error)/> }.into_any();
    }
    let shape = TableShape::new(&["result", "name", "reason"]).sorted("result", false);
    let state = RwSignal::new(shape.default.clone());
    let done = t.result_done;
    let failed = t.result_failed;
    let outcome = move |row: &RowResult| if row.refused.is_some() { failed } else { done };
    let columns = vec![
        Column::new("name", t.name, |row: &RowResult| row.name.clone()).always(),
        Column::new("result", t.result, move |row: &RowResult| {
            outcome(row).to_owned()
        })
        .sort_key(|row: &RowResult| row.refused.is_none())
        .cell(move |row| {
            let tone = if row.refused.is_some() {
                BadgeTone::Error
            } else {
                BadgeTone::Success
            };
            let word = outcome(row);
            view! { <Badge tone>{word}</Badge> }.into_any()
        }),
        Column::new("reason", t.reason, |row: &RowResult| {
            row.refused
                .as_ref()
                .map(|error| error.message.clone())
                .unwrap_or_default()
        })
        .width(Width::Wide)
        .cell(|row| reason(row)),
    ];
    let rows: Vec<Arc<RowResult>> = rows.iter().cloned().map(Arc::new).collect();
    let rows = RwSignal::new(Rows::Ready(Arc::new(rows)));
    let table = Table::new(
        rows,
        |row: &RowResult| row.name.clone(),
        |row: &RowResult| row.name.clone(),
        columns,
    );
    view! { <DataTable label=t.results table state on_state=move |next: TableState| state.set(next)/> }.into_any()
}

fn reason(row: &RowResult) -> AnyView {
    match &row.refused {
        None => view! { <span class="none">"–"</span> }.into_any(),
        Some(error) => {
            let problem = refusal(error);
            view! {
                <span>{problem.what}" "{problem.why}</span>
                <code class="result-code">{error.code.to_string()}</code>
            }
            .into_any()
        }
    }
}
