//! The actions of a statement: all of them, or chosen ones, service by service.

use charter_policy::catalog::Catalog;
use charter_policy::dialect::{ActionGrammar, Role};
use charter_policy::naver::{Action, Needed, On, RELATED_BY_DEFAULT};
use charter_policy::visual::{Change, List};
use leptos::{html, prelude::*};

use super::controls::{Entry, Radios, SuggestField};
use super::editing::Card;
use super::service::{OtherActions, ServicePanel};
use crate::app::texts::VisualTexts;
use crate::ui::{Toast, dom};

/// How the language writes actions.
pub(super) fn grammar(card: Card) -> &'static ActionGrammar {
    let document = card.editing.document;
    &document.now(|document| document.profile()).dialect.actions
}

/// Adds an action; the first one takes the place of `*`. What it needs to work comes along.
pub(super) fn add(card: Card, word: String) {
    let along = related(card, &word);
    let is_all = card.now(|statement| statement.actions.is_all());
    let there = card.now(|statement| {
        let actions = statement.actions.values().map(str::to_owned);
        actions.collect::<Vec<_>>()
    });
    let added = card.change(|statement| match (is_all, along.is_empty()) {
        (false, true) => Change::AddWord {
            statement,
            list: List::Action,
            word,
        },
        (all, _) => {
            let kept = there.into_iter().filter(|known| !all && *known != word);
            let words = kept.chain([word.clone()]).chain(along.iter().cloned());
            Change::SetWords {
                statement,
                list: List::Action,
                words: words.collect(),
            }
        }
    });
    if added && !along.is_empty() {
        let t = card.t();
        let toast = Toast::info((t.came_along)(along.len()));
        card.editing.toaster.show(toast.detail(along.join(", ")));
    }
}

/// The actions without which one that is allowed cannot work, as far as they are not there yet. Who takes one of them
/// out again means it: it is not added a second time, and a finding says what is then missing.
fn related(card: Card, word: &str) -> Vec<String> {
    let document = card.editing.document;
    let tables = document.now(|document| document.profile()).dialect.related;
    let needed = card.now(|statement| {
        let own = statement.named_service().unwrap_or_default();
        let mut tables = tables.iter().filter(|table| table.is_product(own));
        let (table, true) = (tables.next()?, statement.allows == Some(true)) else {
            return None;
        };
        let needed = table.related(table.action(word)?, On::Any, RELATED_BY_DEFAULT);
        let names = needed.iter().filter_map(Needed::action).map(Action::name);
        let is_there = |name: &&str| {
            let mut there = statement.actions.values();
            there.any(|known| known.eq_ignore_ascii_case(name))
        };
        let new = names.filter(|name| !is_there(name));
        Some(new.map(str::to_owned).collect::<Vec<_>>())
    });
    needed.unwrap_or_default()
}

/// Removes an action.
pub(super) fn remove(card: Card, at: usize) {
    card.change(|statement| Change::RemoveWord {
        statement,
        list: List::Action,
        at,
    });
}

/// Every service of the catalog with what it is called.
pub(super) fn service_choices(catalog: &Catalog, t: &VisualTexts) -> Vec<(String, String)> {
    let services = catalog.services().iter();
    services
        .map(|entry| (entry.name.clone(), (t.title)(entry).to_owned()))
        .collect()
}

/// The actions of the statement.
#[component]
pub(super) fn Actions(card: Card) -> impl IntoView {
    let t = card.t();
    let catalog = card.editing.document.catalog();
    let grammar = grammar(card);
    let is_locked = card.read(|statement| statement.is_locked(Role::Action));
    let is_all = card.read(|statement| statement.actions.is_all());
    let is_negated = card.read(|statement| statement.actions.negated);
    let count = card.read(|statement| statement.actions.items.len());
    // "Chosen" was chosen, and `*` stands until the first action is.
    let is_choosing = RwSignal::new(false);
    // Services that were chosen before any of their actions was.
    let begun = RwSignal::new(Vec::<String>::new());
    let written = card.read(move |statement| {
        let mut services: Vec<String> = Vec::new();
        if let Some(service) = statement.named_service().filter(|name| !name.is_empty()) {
            services.push(service.to_owned());
        }
        for action in statement.actions.values() {
            let (service, _) = grammar.split_in(statement.named_service(), action);
            if !services.iter().any(|known| known == service) {
                services.push(service.to_owned());
            }
        }
        services
    });
    let services = Memo::new(move |_| {
        let mut services = if is_all.get() {
            Vec::new()
        } else {
            written.get()
        };
        begun.with(|begun| {
            let new: Vec<String> = begun
                .iter()
                .filter(|name| !services.contains(name))
                .cloned()
                .collect();
            services.extend(new);
        });
        services
    });
    let chosen = Memo::new(move |_| match is_all.get() && !is_choosing.get() {
        true => "all",
        false => "chosen",
    });
    let choose = move |value: &'static str| {
        is_choosing.set(value == "chosen");
        if value == "all" && !is_all.get_untracked() {
            begun.set(Vec::new());
            card.change(|statement| Change::SetAll {
                statement,
                list: List::Action,
            });
        }
    };
    let chosen_words = move || (t.chosen)(if is_all.get() { 0 } else { count.get() });
    let panel = move |service: String| match service.as_str() {
        "" | "*" => view! { <OtherActions card service/> }.into_any(),
        _ => view! { <ServicePanel card service begun/> }.into_any(),
    };
    let suggestions = Signal::derive(move || catalog.with(|catalog| service_choices(catalog, t)));
    let list = NodeRef::<html::Div>::new();
    // Who chose a service goes on among its actions.
    let add_service = move |name: String| {
        begun.update(|begun| begun.push(name));
        dom::soon(move || {
            let panels = list.try_get_untracked().flatten();
            let panels = panels.map(|list| dom::find_all(&list, ".service"));
            if let Some(panel) = panels.and_then(|mut panels| panels.pop()) {
                let _ = panel.focus();
            }
        });
    };
    view! {
        {move || is_locked.get().then(|| view! {
            <div class="form-row"><span class="form-label">{t.actions}</span><p class="field-hint">{t.locked}</p></div>
        })}
        <div class="form-part" hidden=move || is_locked.get()>
            {(!grammar.names_service()).then(|| view! { <ProductField card suggestions/> })}
            <Radios
                label=t.actions
                chosen
                choices=vec![("all", Signal::stored(t.all_actions.to_owned())), ("chosen", Signal::derive(chosen_words))]
                on_choose=choose
            />
            {move || is_negated.get().then(|| view! { <p class="field-hint form-indent">{t.all_but}</p> })}
            <div class="form-indent" hidden=move || chosen.get() == "all" node_ref=list>
                {move || is_all.get().then(|| view! { <p class="field-hint">{t.still_all_actions}</p> })}
                <For each=move || services.get() key=String::clone children=panel/>
                {grammar.names_service().then(|| view! {
                    <Entry label=t.service suggestions hint=Signal::stored(Some(t.service_hint.to_owned())) add=t.add_service on_add=add_service/>
                })}
            </div>
        </div>
    }
}

/// The service of all actions, where the language names it once.
#[component]
fn ProductField(card: Card, suggestions: Signal<Vec<(String, String)>>) -> impl IntoView {
    let t = card.t();
    let written = card.read(|statement| statement.named_service().unwrap_or_default().to_owned());
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(written.get()));
    let set = move |()| {
        let service = typed.get_untracked().trim().to_owned();
        if service != written.get_untracked() {
            card.change(|statement| Change::SetService { statement, service });
        }
    };
    view! {
        <div class="form-row product">
            <span class="form-label" aria-hidden="true">{t.product}</span>
            <SuggestField
                label=t.product
                value=typed
                suggestions
                hint=Signal::stored(Some(t.product_hint.to_owned()))
                on_change=Callback::new(set)
            />
        </div>
    }
}
