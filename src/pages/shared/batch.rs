//! A change of many things in one dialog: asked, carried out as one journal entry, and where something was
//! refused, a result for each.

use std::sync::Arc;

use charter_core::contract::Error;
use charter_core::domain::Listed;
use leptos::prelude::*;

use super::action::Action;
use super::action_dialog::ActionDialog;
use crate::app::problems::refusal;
use crate::app::texts::{SharedTexts, texts};
use crate::ui::*;

/// One thing of a batch, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowResult {
    /// Its place in the batch.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Why it was refused, unless it was done.
    pub refused: Option<Error>,
}

/// A batch under way; made by the page beside the dialog's `open`. Copies are the same.
#[derive(Clone, Copy)]
pub struct Batch {
    open: RwSignal<bool>,
    action: Action,
    /// A result for each, where some were refused; shown in a dialog of their own.
    results: RwSignal<Arc<Vec<RowResult>>>,
    showing: RwSignal<bool>,
}

impl Batch {
    /// A batch asked for in the dialog that `open` opens.
    pub fn new(open: RwSignal<bool>) -> Batch {
        Batch {
            open,
            action: Action::of_dialog(open),
            results: RwSignal::new(Arc::default()),
            showing: RwSignal::new(false),
        }
    }

    /// Carries out one operation for each name. Where all succeed the dialog closes, `after` is called, and a
    /// toast says `done` of those that succeeded; else the dialog shows a result for each.
    pub fn run<O: Listed>(
        self,
        rows: Vec<(String, O)>,
        done: impl Fn(&[String]) -> String + 'static,
        after: impl FnOnce() + 'static,
    ) {
        if rows.is_empty() {
            return;
        }
        let teller = self.action.teller();
        let (names, operations): (Vec<String>, Vec<O>) = rows.into_iter().unzip();
        let answer = teller.backend.batch(operations);
        self.action.run(answer, move |answer| {
            let entry = answer.undoable();
            let rows: Vec<RowResult> = names
                .into_iter()
                .zip(answer.rows)
                .enumerate()
                .map(|(number, (name, result))| RowResult {
                    number,
                    name,
                    refused: result.err(),
                })
                .collect();
            let succeeded = succeeded(&rows);
            if !succeeded.is_empty() {
                teller.done(done(&succeeded), entry);
            }
            // The only one: its reason is shown in the dialog, from which it can be tried again.
            if let [
                RowResult {
                    refused: Some(error),
                    ..
                },
            ] = rows.as_slice()
            {
                self.action.fail(error.clone().into());
                return;
            }
            let _ = self.open.try_set(false);
            if succeeded.len() == rows.len() {
                after();
            } else if self.results.try_set(Arc::new(rows)).is_none() {
                let _ = self.showing.try_set(true);
            }
        });
    }
}

/// A sentence about the one that was done, or about how many.
pub fn one_or_several(
    names: &[String],
    one: fn(&str) -> String,
    several: fn(usize) -> String,
) -> String {
    match names {
        [name] => one(name),
        names => several(names.len()),
    }
}

/// The names of those that were done.
fn succeeded(rows: &[RowResult]) -> Vec<String> {
    let done = rows.iter().filter(|row| row.refused.is_none());
    done.map(|row| row.name.clone()).collect()
}

/// The dialog of a [`Batch`].
#[component]
pub fn BatchDialog(
    batch: Batch,
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
    /// What it will do.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <ActionDialog open=batch.open action=batch.action title confirm danger size disabled on_confirm>
            {children.with_value(|inside| inside())}
        </ActionDialog>
        <ResultsDialog batch/>
    }
}

/// What became of each, once some were refused.
#[component]
fn ResultsDialog(batch: Batch) -> impl IntoView {
    let (t, w) = (texts().shared(), words::words());
    let Batch {
        results, showing, ..
    } = batch;
    let title = move || results.with(|rows| results_title(rows, t));
    let footer = move || {
        view! { <Button kind=ButtonKind::Primary on_press=move || showing.set(false)>{w.close}</Button> }
    };
    view! {
        <Dialog open=showing title=Signal::derive(title) size=DialogSize::Large footer>
            <p>{t.results_text}</p>
            {move || view! { <Results rows=results.get()/> }}
        </Dialog>
    }
}

fn results_title(rows: &[RowResult], t: &SharedTexts) -> String {
    let refused = rows.iter().filter(|row| row.refused.is_some()).count();
    (t.results_title)(refused, rows.len())
}

/// A row for each, those that failed first.
#[component]
fn Results(rows: Arc<Vec<RowResult>>) -> impl IntoView {
    let t = texts().shared();
    let shape = TableShape::new(&["result", "name", "reason"]).sorted("result", false);
    let state = RwSignal::new(shape.default.clone());
    let done = t.result_done;
    let failed = t.result_failed;
    let outcome = move |row: &RowResult| if row.refused.is_some() { failed } else { done };
    let columns = vec![
        Column::new("name", t.result_name, |row: &RowResult| row.name.clone()).always(),
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
        |row: &RowResult| row.number.to_string(),
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
                <p>{problem.what}</p>
                <p class="reach-note">{problem.why}</p>
                <p><code class="result-code">{problem.code}</code></p>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_core::contract::ErrorCode;

    #[test]
    fn a_partly_refused_batch_names_what_succeeded() {
        let row = |number: usize, name: &str, refused: Option<Error>| RowResult {
            number,
            name: name.to_owned(),
            refused,
        };
        let refused = Error::new(ErrorCode::OperationFailed, "It has expired.");
        let rows = [row(0, "trust", Some(refused)), row(1, "leasing", None)];
        assert_eq!(succeeded(&rows), ["leasing"]);
    }
}
