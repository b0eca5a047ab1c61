//! Undoing and redoing a change after saying what that does and to which accounts: for the journal's pages, for
//! Ctrl Z, and for whoever else offers it.

use super::deed::Deed;
use super::plan::{Asked, Plan, later, make_plan};
use super::sentence::{intention, sentence};
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::{JournalTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::policies::done::{Teller, teller};
use crate::pages::policies::load::{Load, loaded};
use crate::pages::policies::reach_view::{Kind, ReachView};
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks before something is undone or redone. Open while `asked` names something.
#[component]
pub fn UndoDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = &texts().journal;
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
            work.run(&plan);
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
            {move || work.refused.get().map(|refused| refused_view(&refused, t))}
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
    let (will, deed) = match plan.asked {
        Asked::Undo(_) => (t.undo_will, Deed::of_undoing(&plan.entry)),
        Asked::Redo(_) => (t.redo_will, Deed::of(&plan.entry)),
    };
    let reach = plan.reach.clone();
    view! {
        <p>{will}</p>
        <p class="undo-intention">{intention(&deed, &plan.names, t)}</p>
        {reach.map(|reach| view! { <ReachView reach=Signal::stored(reach) kind=Kind::Editing/> })}
    }
}

/// Why it was refused, and the later entries that stand in the way.
#[derive(Debug, Clone)]
struct Refused {
    failure: Failure,
    in_the_way: Vec<(u64, String)>,
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

    fn run(self, plan: &Plan) {
        let teller = self.teller.get_value();
        let t = self.texts;
        let asked = plan.asked;
        let names = plan.names.clone();
        let done = sentence(&Deed::of(&plan.entry), &names, t);
        self.pending.set(true);
        self.refused.set(None);
        spawn_local(async move {
            match reverse(&teller.backend, asked).await {
                Ok(entry) => {
                    let _ = self.open.try_set(false);
                    teller.say(done, entry, matches!(asked, Asked::Undo(_)));
                }
                Err(failure) => {
                    let in_the_way =
                        later(&teller.backend, asked.entry(), &failure, names, t).await;
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

/// Undoes or redoes; gives the entry that this made.
async fn reverse(backend: &Backend, asked: Asked) -> Result<Option<u64>, Failure> {
    let called = match asked {
        Asked::Undo(entry) => backend.undo(entry).await?,
        Asked::Redo(entry) => match backend.undone_by(entry) {
            Some(by) => backend.redo(by).await?,
            // It was redone elsewhere meanwhile.
            None => return Ok(None),
        },
    };
    Ok(called.entry)
}

fn refused_view(refused: &Refused, t: &'static JournalTexts) -> impl IntoView + use<> {
    let navigator = navigator();
    let link = |(sequence, what): &(u64, String)| {
        let href = navigator.href(Route::JournalEntry(*sequence));
        view! { <li><a href=href>{format!("{} – {what}", (t.entry)(*sequence))}</a></li> }
    };
    let links = refused.in_the_way.iter().map(link).collect_view();
    let any = !refused.in_the_way.is_empty();
    view! {
        <ProblemNotice problem=problem(&refused.failure)/>
        {any.then(|| view! { <p class="undo-way">{t.in_the_way}</p><ul class="undo-way-list">{links}</ul> })}
    }
}
