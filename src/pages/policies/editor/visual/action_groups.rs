//! The known actions of a service, grouped by what they do. A group's ticks are made when it is opened.

use charter_order::letters;
use std::sync::Arc;

use charter_policy::catalog::{Access, Action, Service};
use leptos::prelude::*;

use super::actions::{add, grammar, remove};
use super::controls::Tick;
use super::editing::Card;
use super::service::Own;
use crate::ui::*;

/// So many actions are shown for a search.
const SHOWN: usize = 60;

/// Search and groups.
#[component]
pub(super) fn ActionGroups(
    card: Card,
    service: String,
    known: Memo<Option<Arc<Service>>>,
    own: Memo<Own>,
) -> impl IntoView {
    let t = card.t();
    let search = RwSignal::new(String::new());
    let is_searching = Memo::new(move |_| search.with(|search| !search.trim().is_empty()));
    let found = Memo::new(move |_| {
        let wanted = search.with(|search| letters::lowercase(search.trim()));
        let hits =
            // Every word somewhere in the name: "log delete" finds DeleteLogset.
            |action: &&Action| {
                let name = letters::lowercase(&action.name);
                !wanted.is_empty() && wanted.split_whitespace().all(|word| name.contains(word))
            };
        pick(&known.get(), hits)
    });
    let list = List {
        card,
        own,
        service: StoredValue::new(service.clone()),
    };
    let groups = move || {
        let present = |access: &Access| {
            known.with(|known| {
                known
                    .iter()
                    .any(|it| it.actions.iter().any(|action| action.access == *access))
            })
        };
        let groups = Access::ALL.into_iter().filter(present);
        groups
            .map(|access| view! { <Group list known access/> })
            .collect_view()
    };
    let is_derived = move || {
        known.with(|known| {
            known
                .iter()
                .any(|it| it.actions.iter().any(|action| action.derived))
        })
    };
    view! {
        <SearchField
            label=(t.search_actions)(&service)
            value=search
            matches=Signal::derive(move || Some(found.with(Vec::len)))
        />
        <div hidden=move || !is_searching.get()>
            <ul class="action-list">
                {move || found.get().into_iter().take(SHOWN).map(|action| list.row(action)).collect_view()}
            </ul>
            {move || {
                let more = found.with(Vec::len).saturating_sub(SHOWN);
                (more > 0).then(|| view! { <p class="field-hint">{(t.more_matches)(more)}</p> })
            }}
        </div>
        <div class="action-groups" hidden=move || is_searching.get()>
            {groups}
            {move || is_derived().then(|| view! { <p class="field-hint">{t.derived}</p> })}
        </div>
    }
}

/// Actions that a group or a search shows: the name, and whether it was only seen in published policies.
type Shown = (String, bool);

fn pick(known: &Option<Arc<Service>>, wanted: impl Fn(&&Action) -> bool) -> Vec<Shown> {
    let actions = known.iter().flat_map(|service| service.actions.iter());
    let picked = actions.filter(wanted);
    picked
        .map(|action| (action.name.clone(), action.seen()))
        .collect()
}

#[component]
fn Group(list: List, known: Memo<Option<Arc<Service>>>, access: Access) -> impl IntoView {
    let t = list.card.t();
    let is_open = RwSignal::new(false);
    let actions = Memo::new(move |_| pick(&known.get(), |action| action.access == access));
    let chosen = Memo::new(move |_| {
        list.own.with(|own| {
            let is_chosen = |(name, _): &&Shown| {
                own.all.is_some()
                    || own.covered.contains_key(name)
                    || own.names.contains_key(&name.to_ascii_lowercase())
            };
            actions.with(|actions| actions.iter().filter(is_chosen).count())
        })
    });
    let words = move || (t.access_count)((t.access)(access), chosen.get(), actions.with(Vec::len));
    let toggle = move |event: web_sys::Event| {
        let details = event.current_target().map(event_target_open);
        is_open.set(details.unwrap_or(false));
    };
    view! {
        <details class="action-group" on:toggle=toggle>
            <summary>{words}</summary>
            {move || is_open.get().then(|| view! {
                <ul class="action-list">
                    {move || actions.get().into_iter().map(|action| list.row(action)).collect_view()}
                </ul>
            })}
        </details>
    }
}

fn event_target_open(target: web_sys::EventTarget) -> bool {
    use wasm_bindgen::JsCast;
    let element = target.dyn_into::<web_sys::Element>();
    element.is_ok_and(|element| element.has_attribute("open"))
}

/// What every row of actions needs.
#[derive(Clone, Copy)]
struct List {
    card: Card,
    own: Memo<Own>,
    service: StoredValue<String>,
}

impl List {
    /// An action with its tick.
    fn row(self, (name, is_seen): Shown) -> AnyView {
        let (card, own, t) = (self.card, self.own, self.card.t());
        let key = StoredValue::new(name.to_ascii_lowercase());
        let full = StoredValue::new(name.clone());
        let place =
            Memo::new(move |_| own.with(|own| key.with_value(|key| own.names.get(key).copied())));
        let covered = Memo::new(move |_| {
            own.with(|own| match own.all {
                Some(_) => Some("*".to_owned()),
                None => full.with_value(|name| own.covered.get(name).cloned()),
            })
        });
        let set = move |on: bool| match (on, place.get_untracked()) {
            (true, None) => {
                let action = self.service.with_value(|service| {
                    full.with_value(|name| grammar(card).join(service, name))
                });
                add(card, action);
            }
            (false, Some(at)) => remove(card, at),
            _ => {}
        };
        view! {
            <li>
                <Tick checked=Signal::derive(move || place.get().is_some()) on_change=set>
                    <code>{name}</code>
                    {is_seen.then(|| view! { <Tooltip text=t.seen_why><Badge>{t.seen}</Badge></Tooltip> })}
                    {move || covered.get().map(|pattern| view! { <span class="choice-hint">{(t.covered)(&pattern)}</span> })}
                </Tick>
            </li>
        }
        .into_any()
    }
}
