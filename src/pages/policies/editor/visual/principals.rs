//! Whom a statement names, where its kind of policy names anybody or the text does.

use charter_policy::dialect::Role;
use charter_policy::visual::Change;
use leptos::prelude::*;

use super::controls::{Select, Tokens};
use super::editing::Card;
use crate::ui::*;

/// The principals of the statement.
#[component]
pub(super) fn Principals(card: Card) -> impl IntoView {
    let t = card.t();
    let document = card.editing.document;
    let kinds_written = card.read(|statement| {
        let principals = statement.principals.iter().enumerate();
        let kind = |kind: &charter_policy::visual::Word| kind.value.clone();
        principals
            .map(|(at, principal)| (at, principal.kind.as_ref().map(kind)))
            .collect::<Vec<_>>()
    });
    let is_locked = card.read(|statement| statement.is_locked(Role::Principal));
    let may_name =
        Memo::new(move |_| document.with(|document| document.profile().names_principals()));
    let known = document
        .now(|document| document.profile())
        .dialect
        .principals;
    let free = Memo::new(move |_| {
        let is_free = |kind: &&str| {
            kinds_written.with(|kinds| !kinds.iter().any(|(_, it)| it.as_deref() == Some(kind)))
        };
        known.iter().copied().find(is_free)
    });
    let begun = RwSignal::new(false);
    let can_add =
        move || may_name.get() && !is_locked.get() && !begun.get() && free.get().is_some();
    let is_shown = move || may_name.get() || kinds_written.with(|kinds| !kinds.is_empty());
    view! {
        <div class="form-part" role="group" aria-label=t.principals hidden=move || !is_shown()>
            <div class="form-row">
                <span class="form-label">{t.principals}</span>
                {move || is_locked.get().then(|| view! { <p class="field-hint">{t.locked}</p> })}
            </div>
            <div class="form-indent">
                <For
                    each=move || kinds_written.get()
                    key=Clone::clone
                    children=move |(at, kind)| view! { <Kind card at kind known/> }
                />
                {move || begun.get().then(|| view! { <NewKind card begun free/> })}
                {move || can_add().then(|| view! {
                    <Button icon=Icon::Plus on_press=move || begun.set(true)>{t.add_principal}</Button>
                })}
            </div>
        </div>
    }
}

/// Principals of one kind.
#[component]
fn Kind(
    card: Card,
    at: usize,
    kind: Option<String>,
    known: &'static [&'static str],
) -> impl IntoView {
    let t = card.t();
    let now = kind.clone().unwrap_or_default();
    let mut kinds: Vec<String> = known.iter().map(|&kind| kind.to_owned()).collect();
    if !kinds.contains(&now) {
        kinds.insert(0, now.clone());
    }
    let choices: Vec<(String, String)> =
        kinds.into_iter().map(|kind| (kind.clone(), kind)).collect();
    let values = card.read(move |statement| {
        let values = statement
            .principals
            .get(at)
            .map(|it| &it.values[..])
            .unwrap_or_default();
        values
            .iter()
            .map(|word| word.value.clone())
            .collect::<Vec<_>>()
    });
    let set_kind = move |kind: String| {
        card.change(|statement| Change::SetPrincipalKind {
            statement,
            at,
            kind,
        });
    };
    let set_values = move |values: Vec<String>| {
        card.change(|statement| match values.is_empty() {
            true => Change::RemovePrincipal { statement, at },
            false => Change::SetPrincipals {
                statement,
                at,
                values,
            },
        });
    };
    let remove = move || {
        card.change(|statement| Change::RemovePrincipal { statement, at });
    };
    view! {
        <div class="condition" role="group" aria-label=now.clone()>
            <div class="condition-fields">
                <Select label=t.principal_kind chosen=Signal::stored(now.clone()) choices=Signal::stored(choices) on_choose=set_kind/>
                <Tokens label=t.principal_names values on_change=set_values/>
            </div>
            <IconButton icon=Icon::Close name=(t.remove)(&now) on_press=remove/>
        </div>
    }
}

/// A kind before it has a principal: only then it is written.
#[component]
fn NewKind(card: Card, begun: RwSignal<bool>, free: Memo<Option<&'static str>>) -> impl IntoView {
    let t = card.t();
    let write = move |values: Vec<String>| {
        let Some(kind) = free
            .get_untracked()
            .map(str::to_owned)
            .filter(|_| !values.is_empty())
        else {
            return;
        };
        if card.change(|statement| Change::AddPrincipal {
            statement,
            kind,
            values,
        }) {
            begun.set(false);
        }
    };
    let label = Signal::derive(move || {
        format!("{} ({})", t.principal_names, free.get().unwrap_or_default())
    });
    view! {
        <div class="condition" role="group" aria-label=t.add_principal>
            <Tokens label values=Signal::stored(Vec::<String>::new()) on_change=write/>
            <IconButton icon=Icon::Close name=t.cancel on_press=move || begun.set(false)/>
        </div>
    }
}
