//! One change: what it did to each record, the request as it was sent, and the way back.

use super::deed::Deed;
use super::known::{Known, known};
use super::names::Names;
use super::plan::Asked;
use super::reading::head;
use super::record::RecordsChanged;
use super::refusal::refusal;
use super::sentence::{sentence, who};
use super::standing::{Standing, standings};
use super::undo::UndoDialog;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::{JournalTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::load::{Load, loaded};
use crate::ui::*;
use charter_core::contract::ErrorCode;
use charter_core::store::Entry;
use charter_json::indented;
use leptos::prelude::*;
use std::sync::Arc;

/// An entry with what the page shows around it.
#[derive(Debug)]
struct Shown {
    entry: Arc<Entry>,
    standing: Standing,
    newest: u64,
    known: Known,
    names: Names,
}

/// The page of one change.
#[component]
pub fn JournalEntryPage(id: u64) -> impl IntoView {
    let sequence = id;
    let t = texts().journal();
    let found = loaded(move |backend| Some(read(backend, sequence)));
    let asked = RwSignal::new(None::<Asked>);
    move || match found.get() {
        Load::Loading => view! { <PageHeader title=(t.entry)(sequence)/><Loading/> }.into_any(),
        Load::Failed(failure) if failure.code() == Some(&ErrorCode::EntryNotExist) => {
            missing(sequence, t)
        }
        Load::Failed(failure) => view! {
            <PageHeader title=(t.entry)(sequence)/>
            <ErrorState problem=problem(&failure) on_retry=move || found.retry()/>
        }
        .into_any(),
        Load::Ready(shown) => view! { <Change shown asked/> <UndoDialog asked/> }.into_any(),
    }
}

/// More later entries than this are not looked at: whether it can be undone shows when one asks.
const LATER: u64 = 200;

async fn read(backend: Backend, sequence: u64) -> Result<Shown, Failure> {
    let entry = Arc::new(backend.entry(sequence).await?);
    let known = known(backend.clone()).await?;
    let newest = backend.journal(None, 1).await?;
    let newest = newest.first().map_or(sequence, |entry| entry.sequence);
    let span = (newest + 1).saturating_sub(sequence);
    let mut standing = Standing {
        undone_by: backend.undone_by(sequence),
        ..Standing::default()
    };
    if span <= LATER {
        let span = usize::try_from(span).unwrap_or(0);
        let later = backend.journal(None, span).await?;
        let later: Vec<Arc<Entry>> = later.into_iter().map(Arc::new).collect();
        standing = standings(&later).remove(&sequence).unwrap_or(standing);
    }
    let mut names = known.names.clone();
    names.learn(&entry);
    Ok(Shown {
        entry,
        standing,
        newest,
        known,
        names,
    })
}

#[component]
fn Change(shown: Arc<Shown>, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = texts().journal();
    let entry = Arc::clone(&shown.entry);
    let title = sentence(&Deed::of(&entry), &shown.names, t);
    let (requests, request) = request_text(&entry);
    let (request, cut) = head(&request, MOST_LINES);
    let (request, several) = (request.to_owned(), requests > 1);
    let actions = {
        let shown = Arc::clone(&shown);
        move || actions(&shown, asked, t)
    };
    view! {
        <PageHeader title count=(t.entry)(entry.sequence) actions/>
        <DescriptionList details=basics(&shown, t)/>
        <RecordsChanged entry=Arc::clone(&entry) names=shown.names.clone()/>
        <Card title=t.request>
            {several.then(|| view! { <p class="page-text">{(t.request_batch)(requests)}</p> })}
            <CodeBlock label=t.request text=request/>
            {(cut > 0).then(|| view! { <p class="page-text">{(t.request_cut)(cut)}</p> })}
        </Card>
    }
    .into_any()
}

/// Lines of the request that are shown; a batch over thousands of targets goes on for long.
const MOST_LINES: usize = 1_000;

/// How many requests there were, and their text.
fn request_text(entry: &Entry) -> (usize, String) {
    let json = entry.request.get();
    let batch = charter_json::from_text::<Vec<charter_json::Raw>>(json);
    (batch.map_or(1, |batch| batch.len()), indented(json))
}

fn basics(shown: &Shown, t: &'static JournalTexts) -> Details {
    let entry = &shown.entry;
    let who = who(entry, &shown.names, t);
    let note = match entry.caller() {
        caller if Some(caller) == shown.known.viewer.caller => Some(t.you),
        caller if Some(caller.account) == shown.known.management => Some(t.management),
        _ => None,
    };
    let account = entry.actor.to_string();
    let who = view! {
        <span class="id">
            {who}{note.map(|note| format!(" ({note})"))}" "<code>{account.clone()}</code>
            <CopyButton text=account what=t.column_who/>
        </span>
    };
    let details = Details::new()
        .view(t.column_who, who)
        .view(t.column_when, view! { <RelativeTime at=Some(entry.at.0)/> })
        .view(
            t.column_action,
            view! { <code>{entry.action.clone()}</code> },
        )
        .view(t.column_state, state(shown.standing.undone_by, t));
    match entry.undoes {
        Some(undone) => details.view(t.undoes, entry_link(undone, (t.entry)(undone))),
        None => details,
    }
}

fn state(undone_by: Option<u64>, t: &'static JournalTexts) -> AnyView {
    match undone_by {
        Some(by) => entry_link(by, (t.undone_by)(by)),
        None => t.in_force.into_any(),
    }
}

fn entry_link(sequence: u64, words: String) -> AnyView {
    view! { <a href=navigator().href(Route::JournalEntry(sequence))>{words}</a> }.into_any()
}

fn actions(
    shown: &Shown,
    asked: RwSignal<Option<Asked>>,
    t: &'static JournalTexts,
) -> impl IntoView + use<> {
    let sequence = shown.entry.sequence;
    let refusal = refusal(&shown.entry, &shown.standing, shown.known.viewer, t);
    let (icon, label, ask) = match shown.standing.undone_by {
        None => (Icon::Undo, t.undo, Asked::Undo(sequence)),
        Some(_) => (Icon::Redo, t.redo, Asked::Redo(sequence)),
    };
    let disabled = Signal::derive(move || refusal.clone());
    view! {
        <Neighbour to=(sequence > 1).then(|| sequence - 1) icon=Icon::ChevronLeft name=t.older_entry none=t.no_older/>
        <Neighbour to=(sequence < shown.newest).then_some(sequence + 1) icon=Icon::ChevronRight name=t.newer_entry none=t.no_newer/>
        <Button kind=ButtonKind::Primary icon disabled on_press=move || asked.set(Some(ask))>{label}</Button>
    }
}

/// To the change before or after this one.
#[component]
fn Neighbour(to: Option<u64>, icon: Icon, name: &'static str, none: &'static str) -> impl IntoView {
    let navigator = navigator();
    let disabled = Signal::derive(move || to.is_none().then(|| none.to_owned()));
    let go = move || {
        if let Some(to) = to {
            navigator.go(Route::JournalEntry(to));
        }
    };
    view! { <IconButton icon name disabled on_press=go/> }
}

fn missing(sequence: u64, t: &'static JournalTexts) -> AnyView {
    let navigator = navigator();
    let back = move || view! { <ButtonLink href=navigator.href(Route::Journal)>{t.back_to_journal}</ButtonLink> };
    view! {
        <PageHeader title=(t.entry)(sequence)/>
        <EmptyState title=(t.not_found)(sequence) text=t.not_found_text icon=Icon::Journal actions=back/>
    }
    .into_any()
}
