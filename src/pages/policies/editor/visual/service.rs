//! The actions of one service: all of them, by group, by name, by wildcard.

use std::collections::BTreeMap;
use std::sync::Arc;

use charter_policy::catalog::Service;
use charter_policy::visual::{Change, List};
use leptos::prelude::*;

use super::action_groups::ActionGroups;
use super::actions::{add, grammar, remove};
use super::controls::{Entry, Tick};
use super::editing::Card;
use crate::pages::shared::catalog::{self, Index};
use crate::ui::*;

/// So many of a wildcard's actions are listed.
const LISTED: usize = 100;

/// The actions of one service, as far as the statement has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Own {
    /// Names without wildcards, each with its place among the actions; small letters, as the vendor minds no case.
    pub names: BTreeMap<String, usize>,
    /// Names with wildcards and such as the catalog does not have, as written.
    pub entries: Vec<(usize, String)>,
    /// Names of the catalog that a wildcard means, with the wildcard.
    pub covered: BTreeMap<String, String>,
    /// Where all of its actions stand, as `cls:*`.
    pub all: Option<usize>,
}

fn own(words: &[(usize, String)], known: Option<&Service>) -> Own {
    let mut own = Own::default();
    for (at, name) in words {
        let found = known.is_some_and(|service| service.action(name).is_some());
        if name == "*" {
            own.all = Some(*at);
        } else if found {
            own.names.insert(name.to_ascii_lowercase(), *at);
        } else {
            own.entries.push((*at, name.clone()));
        }
        let is_pattern = name.contains('*');
        for action in known
            .filter(|_| is_pattern)
            .into_iter()
            .flat_map(|service| service.matching(name))
        {
            own.covered.insert(action.name.clone(), name.clone());
        }
    }
    own
}

/// One service of the statement.
#[component]
pub(super) fn ServicePanel(
    card: Card,
    service: String,
    /// Services that stand here before any of their actions is chosen.
    begun: RwSignal<Vec<String>>,
) -> impl IntoView {
    let t = card.t();
    let all = card.editing.document.catalog();
    let name = StoredValue::new(service.clone());
    // Asked for again once the index is there.
    let is_listed =
        Memo::new(move |_| all.with(|all| name.with_value(|name| all.entry(name).is_some())));
    Effect::new(move |_| {
        if is_listed.get() {
            let language = card.editing.document.language().get();
            name.with_value(|name| catalog::want_services(language, [name.as_str()]));
        }
    });
    let title = Memo::new(move |_| {
        let title = all.with(|all| {
            name.with_value(|name| all.entry(name).map(|entry| (t.title)(entry).to_owned()))
        });
        title.filter(|title| !title.is_empty())
    });
    let known =
        Memo::new(move |_| all.with(|all| name.with_value(|name| all.service(name).cloned())));
    let language = card.editing.document.language();
    let index = move || catalog::index(language.get()).get();
    let grammar = grammar(card);
    let words = card.read(move |statement| {
        let actions = statement.actions.values().enumerate();
        let own = actions.filter_map(|(at, action)| {
            let (service, action) = grammar.split_in(statement.named_service(), action);
            let is_own = name.with_value(|name| name == service);
            is_own.then(|| (at, action.to_owned()))
        });
        own.collect::<Vec<_>>()
    });
    let own = Memo::new(move |_| known.with(|known| own(&words.get(), known.as_deref())));
    let heading = move || {
        let title = title
            .get()
            .map(|title| view! { <span class="service-title">{title}</span> });
        view! { <code>{name.get_value()}</code>{title} }
    };
    let drop_service = move || {
        begun.update(|begun| name.with_value(|name| begun.retain(|one| one != name)));
        let kept = card.now(|statement| {
            let own = statement.named_service();
            let others =
                |action: &&str| name.with_value(|name| grammar.split_in(own, action).0 != name);
            let actions: Vec<String> = statement
                .actions
                .values()
                .filter(others)
                .map(str::to_owned)
                .collect();
            (actions.len() < statement.actions.items.len()).then_some(actions)
        });
        if let Some(words) = kept {
            card.change(|statement| Change::SetWords {
                statement,
                list: List::Action,
                words,
            });
        }
    };
    let add_name = Callback::new(move |action: String| {
        // Whoever types the service as well means the same; `*` alone means all of this service, never of every one.
        let action = match action.contains(':') {
            true => action,
            false => name.with_value(|name| grammar.join(name, &action)),
        };
        add(card, action);
    });
    let set_all = move |on: bool| match (on, own.with_untracked(|own| own.all)) {
        (true, None) => add_name.run("*".to_owned()),
        (false, Some(at)) => remove(card, at),
        _ => {}
    };
    let suggestions = Signal::derive(move || known.with(|known| names(known.as_ref())));
    let state = move || match (known.with(Option::is_some), is_listed.get(), index()) {
        (true, ..) => view! { <ActionGroups card service=name.get_value() known own/> }.into_any(),
        (false, true, _) | (false, false, Index::Loading) => hint_line(t.service_loading),
        (false, false, Index::Ready) => hint_line(t.service_unknown),
        (false, false, Index::Failed) => hint_line(t.catalog_failed),
    };
    let remove_name = (t.remove)(&service);
    let all_words = (t.all_of_service)(&service);
    let hint = Signal::stored(Some((t.custom_hint)(&service)));
    view! {
        <div class="service" role="group" aria-label=service tabindex="-1">
            <div class="service-head">
                <p class="service-name">{heading}</p>
                <Tick checked=Signal::derive(move || own.with(|own| own.all.is_some())) on_change=set_all>
                    {all_words}
                </Tick>
                {grammar.names_service().then(|| view! { <IconButton icon=Icon::Close name=remove_name on_press=drop_service/> })}
            </div>
            <ChosenNames card words known/>
            <Entries card known own/>
            {state}
            <Entry
                label=t.custom_action
                suggestions
                hint=hint
                add=t.add
                on_add=add_name
            />
        </div>
    }
}

fn hint_line(text: &'static str) -> AnyView {
    view! { <p class="field-hint">{text}</p> }.into_any()
}

fn names(service: Option<&Arc<Service>>) -> Vec<(String, String)> {
    let actions = service
        .into_iter()
        .flat_map(|service| service.actions.iter());
    actions
        .map(|action| (action.name.clone(), String::new()))
        .collect()
}

/// The chosen actions of the catalog by name: which they are is seen without looking through the groups.
#[component]
fn ChosenNames(
    card: Card,
    words: Memo<Vec<(usize, String)>>,
    known: Memo<Option<Arc<Service>>>,
) -> impl IntoView {
    let t = card.t();
    let chosen = Memo::new(move |_| {
        known.with(|known| {
            let is_known = |name: &str| known.as_ref().is_some_and(|it| it.action(name).is_some());
            let chosen = words.get().into_iter().filter(|(_, name)| is_known(name));
            chosen.collect::<Vec<_>>()
        })
    });
    let chip = move |(at, name): (usize, String)| {
        let remove_it = (!card.editing.readonly).then(|| {
            view! { <IconButton icon=Icon::Close name=(t.remove)(&name) on_press=move || remove(card, at)/> }
        });
        view! { <li class="chosen-name"><code>{name}</code>{remove_it}</li> }
    };
    move || {
        let chosen = chosen.get();
        let label = (t.chosen)(chosen.len());
        let more = chosen.len().saturating_sub(LISTED);
        (!chosen.is_empty()).then(|| {
            view! {
                <ul class="chosen-names" aria-label=label>
                    {chosen.into_iter().take(LISTED).map(chip).collect_view()}
                    {(more > 0).then(|| view! { <li>{(t.more_matches)(more)}</li> })}
                </ul>
            }
        })
    }
}

/// Wildcards with what they match, and what the catalog does not know.
#[component]
fn Entries(card: Card, known: Memo<Option<Arc<Service>>>, own: Memo<Own>) -> impl IntoView {
    let t = card.t();
    let row = move |(at, name): (usize, String)| {
        let matched: Option<Vec<String>> = known.with(|known| {
            let matched = known.as_ref()?.matching(&name);
            Some(
                matched
                    .into_iter()
                    .map(|action| action.name.clone())
                    .collect(),
            )
        });
        let is_pattern = name.contains('*');
        let what = match (matched, is_pattern) {
            (None, _) => ().into_any(),
            (Some(matched), true) if !matched.is_empty() => {
                let count = matched.len();
                let more = count.saturating_sub(LISTED);
                let listed = matched.into_iter().take(LISTED);
                view! {
                    <details class="entry-matches">
                        <summary>{(t.matches)(count)}</summary>
                        <ul class="action-list">
                            {listed.map(|name| view! { <li><code>{name}</code></li> }).collect_view()}
                            {(more > 0).then(|| view! { <li>{(t.more_matches)(more)}</li> })}
                        </ul>
                    </details>
                }
                .into_any()
            }
            (Some(_), true) => view! { <Badge tone=BadgeTone::Warning>{t.matches_none}</Badge> }.into_any(),
            (Some(_), false) => view! {
                <Tooltip text=t.unknown_why><Badge tone=BadgeTone::Warning>{t.unknown}</Badge></Tooltip>
            }
            .into_any(),
        };
        view! {
            <li class="word-row">
                <code>{name.clone()}</code>
                {what}
                <IconButton icon=Icon::Close name=(t.remove)(&name) on_press=move || remove(card, at)/>
            </li>
        }
    };
    let entries = Memo::new(move |_| own.with(|own| own.entries.clone()));
    move || {
        let entries = entries.get();
        (!entries.is_empty()).then(|| {
            view! {
                <ul class="word-list">{entries.into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}

/// Actions of every service, or texts that are not `service:Action`: kept, and removable.
#[component]
pub(super) fn OtherActions(card: Card, service: String) -> impl IntoView {
    let t = card.t();
    let grammar = grammar(card);
    let title = if service == "*" { "*" } else { t.service_other };
    let words = card.read(move |statement| {
        let actions = statement.actions.values().enumerate();
        let of_all = statement.named_service();
        let own = actions.filter(|(_, action)| grammar.split_in(of_all, action).0 == service);
        own.map(|(at, action)| (at, action.to_owned()))
            .collect::<Vec<_>>()
    });
    let row = move |(at, action): (usize, String)| {
        view! {
            <li class="word-row">
                <code>{action.clone()}</code>
                <IconButton icon=Icon::Close name=(t.remove)(&action) on_press=move || remove(card, at)/>
            </li>
        }
    };
    view! {
        <div class="service" role="group" aria-label=title>
            <div class="service-head"><p class="service-name">{title}</p></div>
            <ul class="word-list">{move || words.get().into_iter().map(row).collect_view()}</ul>
        </div>
    }
}
