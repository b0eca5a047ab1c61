//! Undo and redo from anywhere: finds the last change and shows what undoing it would do; Enter carries it out.

use super::dialogs;
use super::reversal::{to_redo, to_undo};
use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::journal::{Asked, UndoDialog};
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which way through the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Undo,
    Redo,
}

/// So far back the last change in force is looked for.
const LOOK_BACK: usize = 200;

/// Looks for the change, then asks.
#[component]
pub(super) fn LastChange() -> impl IntoView {
    let t = texts();
    let backend = expect_context::<Backend>();
    let toaster = toaster();
    let wanted = dialogs().last_change;
    let asked = RwSignal::new(None::<Asked>);
    Effect::new(move |_| {
        let Some(direction) = wanted.get() else {
            return;
        };
        wanted.set(None);
        let backend = backend.clone();
        spawn_local(async move {
            match find(&backend, direction).await {
                Ok(Some(found)) => {
                    let _ = asked.try_set(Some(found));
                }
                Ok(None) => toaster.show(Toast::info(match direction {
                    Direction::Undo => t.shell().nothing_to_undo,
                    Direction::Redo => t.shell().nothing_to_redo,
                })),
                Err(failure) => {
                    let problem = problem_in(t.problems(), &failure);
                    toaster.show(Toast::error(problem.what).detail(problem.why));
                }
            }
        });
    });
    view! { <UndoDialog asked/> }
}

async fn find(backend: &Backend, direction: Direction) -> Result<Option<Asked>, Failure> {
    let entries = backend.journal(None, LOOK_BACK).await?;
    let undone_by = |sequence| backend.undone_by(sequence);
    let now = backend.now();
    Ok(match direction {
        Direction::Undo => to_undo(&entries, now, undone_by).map(Asked::Undo),
        Direction::Redo => to_redo(&entries, now, undone_by).map(Asked::Redo),
    })
}
