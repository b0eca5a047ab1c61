//! Undoing and redoing a change after saying what that does and to which accounts: for the journal's pages, for
//! Ctrl Z, and for whoever else offers it.

use super::deed::Deed;
use super::plan::{Asked, InTheWay, Plan, in_the_way, make_plan};
use super::sentence::{intention, sentence};
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::{Address, Route};
use crate::app::texts::{JournalTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::done::{Teller, teller};
use crate::pages::shared::load::{Load, loaded};
use crate::pages::shared::reach_view::{Kind, ReachView};
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Asks before something is undone or redone. Open while `asked` names something.
#[component]
pub fn UndoDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = texts().journal();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    let plan = loaded(move |backend| asked.get().map(|asked| make_plan(backend, asked)));
    let plan_of_asked = move || {
        let plan = plan.ready()?;
        (asked.get() == Some(plan.asked)).then_some(plan)
    };
    let work = Work::new(teller(), open, t);
    Effect::new(move |_| {
        asked.track();
        work.forget();
    });
    let title = move || match (asked.get(), plan_of_asked()) {
        (Some(asked), None) => asked_words(asked, t),
        (Some(_), Some(plan)) => question(&plan, t),
        (None, _) => String::new(),
    };
    let confirm = move || {
        if let Some(plan) = plan_of_asked() {
            work.run(plan);
        }
    };
    let body = move || match (plan_of_asked(), plan.get()) {
        (Some(plan), _) => plan_view(&plan, t).into_any(),
        (None, Load::Failed(failure)) => {
            view! { <ErrorState problem=problem(&failure) on_retry=move || plan.retry()/> }
                .into_any()
        }
        (None, _) => view! { <Loading/> }.into_any(),
    };
    let words = words::words();
    let footer = move || {
        let label = move || asked.get().map(|asked| asked_words(asked, t));
        let waits = move || work.pending.get() || plan_of_asked().is_none();
        view! {
            <Button on_press=move || open.set(false)>{words.cancel}</Button>
            <Button
                kind=ButtonKind::Primary
                autofocus=true
                pending=Signal::derive(waits)
                on_press=confirm
            >
                {label}
            </Button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(title) held=work.pending footer>
            {body}
            {move || work.refused.get().map(|refused| refused_view(&refused, open, t))}
        </Dialog>
    }
}

fn asked_words(asked: Asked, t: &JournalTexts) -> String {
    match asked {
        Asked::Undo(entry) => (t.undo_entry)(entry),
        Asked::Redo(entry) => (t.redo_entry)(entry),
    }
}

fn question(plan: &Plan, t: &JournalTexts) -> String {
    let what = sentence(&Deed::of(&plan.entry), &plan.names, t);
    match plan.asked {
        Asked::Undo(_) => (t.undo_question)(&what),
        Asked::Redo(_) => (t.redo_question)(&what),
    }
}

fn plan_view(plan: &Plan, t: &'static JournalTexts) -> impl IntoView + use<> {
    let will = match plan.asked {
        Asked::Undo(_) => t.undo_will,
        Asked::Redo(_) => t.redo_will,
    };
    let reach = plan.reach.clone();
    let document = |(name, before, after): (String, String, String)| {
        view! { <DiffView label=(t.document_difference)(&name) before after/> }
    };
    let documents = plan.documents().into_iter().map(document).collect_view();
    view! {
        <p>{will}</p>
        <p class="undo-intention">{intention(&plan.deed(), &plan.names, t)}</p>
        {reach.map(|reach| view! { <ReachView reach=Signal::stored(reach) kind=Kind::Editing/> })}
        {documents}
    }
}

/// Why it was refused, and what stands in the way.
#[derive(Debug, Clone)]
struct Refused {
    failure: Failure,
    in_the_way: InTheWay,
}

/// Carrying it out.
#[derive(Clone, Copy)]
struct Work {
    teller: StoredValue<Teller>,
    texts: &'static JournalTexts,
    open: RwSignal<bool>,
    pending: RwSignal<bool>,
    refused: RwSignal<Option<Refused>>,
}

impl Work {
    fn new(teller: Teller, open: RwSignal<bool>, texts: &'static JournalTexts) -> Work {
        Work {
            teller: StoredValue::new(teller),
            texts,
            open,
            pending: RwSignal::new(false),
            refused: RwSignal::new(None),
        }
    }

    fn forget(self) {
        self.refused.set(None);
    }

    fn run(self, plan: Arc<Plan>) {
        let teller = self.teller.get_value();
        let t = self.texts;
        let asked = plan.asked;
        let done = sentence(&Deed::of(&plan.entry), &plan.names, t);
        self.pending.set(true);
        self.refused.set(None);
        spawn_local(async move {
            match reverse(&teller.backend, asked).await {
                Ok(entry) => {
                    let _ = self.open.try_set(false);
                    teller.say(done, entry, matches!(asked, Asked::Undo(_)));
                }
                Err(failure) => {
                    let in_the_way = in_the_way(&teller.backend, &plan, &failure, t).await;
                    let _ = self.refused.try_set(Some(Refused {
                        failure,
                        in_the_way,
                    }));
                }
            }
            let _ = self.pending.try_set(false);
        });
    }
}

/// Undoes or redoes; gives the entry that this made, where that can be taken back.
async fn reverse(backend: &Backend, asked: Asked) -> Result<Option<u64>, Failure> {
    let called = match asked {
        Asked::Undo(entry) => backend.undo(entry).await?,
        Asked::Redo(entry) => match backend.undone_by(entry) {
            Some(by) => backend.redo(by).await?,
            // It was redone elsewhere meanwhile.
            None => return Ok(None),
        },
    };
    Ok(called.undoable())
}

fn refused_view(
    refused: &Refused,
    open: RwSignal<bool>,
    t: &'static JournalTexts,
) -> impl IntoView + use<> {
    let navigator = navigator();
    let InTheWay {
        entries,
        places,
        last_policy,
    } = refused.in_the_way.clone();
    let entry = |(sequence, what): (u64, String)| {
        let href = navigator.href(Route::JournalEntry(sequence));
        view! { <li><a href=href>{format!("{} – {what}", (t.entry)(sequence))}</a></li> }
    };
    let place = |(address, name): (Address, String)| {
        view! { <li><a href=navigator.href(address)>{name}</a></li> }
    };
    let (any_entry, any_place) = (!entries.is_empty(), !places.is_empty());
    let places_title = if last_policy {
        t.last_policy
    } else {
        t.records_in_the_way
    };
    let entries = entries.into_iter().map(entry).collect_view();
    let places = places.into_iter().map(place).collect_view();
    // A link leads to another page, which a dialog must not cover.
    view! {
        <ProblemNotice problem=problem(&refused.failure)/>
        {any_entry.then(|| view! {
            <p>{t.in_the_way}</p>
            <ul class="undo-way" on:click=move |_| open.set(false)>{entries}</ul>
        })}
        {any_place.then(|| view! {
            <p>{places_title}</p>
            <ul class="undo-way" on:click=move |_| open.set(false)>{places}</ul>
        })}
    }
}
