//! The conditions of a statement: each a row, the source's address with a way of its own.

use charter_policy::dialect::Role;
use charter_policy::visual::Change;
use leptos::{html, prelude::*};

use super::actions::grammar as action_grammar;
use super::condition_row::{ConditionFields, conditions as grammar, first_operator};
use super::controls::SuggestField;
use super::editing::Card;
use crate::ui::*;

/// The key of the source's address; nothing where the language has none.
pub(super) fn source_ip(card: Card) -> &'static str {
    let document = card.editing.document;
    let dialect = document.now(|document| document.profile()).dialect;
    dialect.conditions.source_ip().map_or("", |key| key.name)
}

/// The services of the chosen actions; `None` where there are actions of every service.
pub(super) fn services(card: Card) -> Memo<Option<Vec<String>>> {
    let grammar = action_grammar(card);
    card.read(move |statement| {
        let names = statement
            .actions
            .values()
            .map(|action| grammar.split(action).0);
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        charter_order::sort(&mut names);
        names.dedup();
        let is_any = names.is_empty()
            || names
                .iter()
                .any(|name| name.contains('*') || name.is_empty());
        (!is_any && !statement.actions.negated).then_some(names)
    })
}

/// The keys that requests for the chosen actions may have.
fn keys(card: Card, services: &Option<Vec<String>>) -> Vec<(String, String)> {
    let dialect = card
        .editing
        .document
        .now(|document| document.profile())
        .dialect;
    let of = |name: &str| {
        dialect
            .keys_of(name)
            .map(|key| key.name)
            .collect::<Vec<_>>()
    };
    let mut names: Vec<&str> = match services {
        Some(services) => services.iter().flat_map(|service| of(service)).collect(),
        None => dialect.conditions.keys.iter().map(|key| key.name).collect(),
    };
    charter_order::sort(&mut names);
    names.dedup();
    names
        .into_iter()
        .map(|name| (name.to_owned(), String::new()))
        .collect()
}

/// The conditions of the statement.
#[component]
pub(super) fn Conditions(card: Card) -> impl IntoView {
    let t = card.t();
    let is_locked = card.read(|statement| statement.is_locked(Role::Condition));
    let keys_written = card.read(|statement| {
        let conditions = statement.conditions.iter().enumerate();
        conditions
            .map(|(at, condition)| (at, condition.key.value.clone()))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| keys_written.with(Vec::is_empty));
    let source = source_ip(card);
    let has_source =
        Memo::new(move |_| keys_written.with(|keys| keys.iter().any(|(_, key)| key == source)));
    let services = services(card);
    // A condition that is not in the text before it has a value: its key.
    let begun = Drafts::new();
    let list = StoredValue::new(dom::unique_id("conditions"));
    let none = move || is_empty.get() && begun.all.with(Vec::is_empty);
    let is_source_begun = move || {
        begun
            .all
            .with(|all| all.iter().any(|(_, key)| key == source))
    };
    view! {
        <div class="form-part" role="group" aria-label=t.conditions>
            <div class="form-row">
                <span class="form-label">{t.conditions}</span>
                {move || (none() && !is_locked.get()).then(|| view! { <p class="field-hint">{t.no_conditions}</p> })}
                {move || is_locked.get().then(|| view! { <p class="field-hint">{t.locked}</p> })}
            </div>
            <div class="form-indent" id=list.get_value() hidden=move || is_locked.get()>
                <For
                    each=move || keys_written.get()
                    key=Clone::clone
                    children=move |(at, key)| view! { <WrittenCondition card at key services/> }
                />
                <For
                    each=move || begun.all.get()
                    key=|(id, _)| *id
                    children=move |(id, first)| view! { <Draft card list begun id first services/> }
                />
                <div class="form-buttons">
                    {move || (!source.is_empty() && !has_source.get() && !is_source_begun()).then(|| view! {
                        <Button icon=Icon::Plus on_press=move || begun.begin(source)>{t.add_source_ip}</Button>
                    })}
                    <Button icon=Icon::Plus on_press=move || begun.begin("")>{t.add_condition}</Button>
                </div>
            </div>
        </div>
    }
}

/// The conditions that are begun: they enter the text with their first value.
#[derive(Clone, Copy)]
struct Drafts {
    /// Each with a number of its own and the key that it begins with.
    all: RwSignal<Vec<(u32, String)>>,
    last: StoredValue<u32>,
}

impl Drafts {
    fn new() -> Self {
        Self {
            all: RwSignal::new(Vec::new()),
            last: StoredValue::new(0),
        }
    }

    fn begin(self, key: &str) {
        self.last.update_value(|last| *last += 1);
        let id = self.last.get_value();
        self.all.update(|all| all.push((id, key.to_owned())));
    }

    fn end(self, id: u32) {
        let _ = self.all.try_update(|all| all.retain(|(one, _)| *one != id));
    }
}

/// A condition of the text.
#[component]
fn WrittenCondition(
    card: Card,
    at: usize,
    key: String,
    services: Memo<Option<Vec<String>>>,
) -> impl IntoView {
    let t = card.t();
    let key = StoredValue::new(key);
    let shown = key.with_value(|key| match key.as_str() {
        key if key == source_ip(card) => t.source_ip.to_owned(),
        key => key.to_owned(),
    });
    let operator = card.read(move |statement| {
        statement
            .conditions
            .get(at)
            .map(|it| it.operator.value.clone())
            .unwrap_or_default()
    });
    let values = card.read(move |statement| {
        let values = statement
            .conditions
            .get(at)
            .map(|it| &it.values[..])
            .unwrap_or_default();
        values
            .iter()
            .map(|word| word.value.clone())
            .collect::<Vec<_>>()
    });
    let unfit = Memo::new(move |_| {
        let global = grammar(card).global_prefix;
        services.with(|services| {
            key.with_value(|key| {
                let own = |name: &String| {
                    key.strip_prefix(name.as_str())
                        .is_some_and(|rest| rest.starts_with(':'))
                };
                let others =
                    |services: &Vec<String>| !key.starts_with(global) && !services.iter().any(own);
                services.as_ref().is_some_and(others)
            })
        })
    });
    let typed = RwSignal::new(key.get_value());
    let rename = move || {
        let key = typed.get_untracked().trim().to_owned();
        let is_same = card.now(|statement| {
            statement
                .conditions
                .get(at)
                .is_some_and(|it| it.key.value == key)
        });
        let done = is_same
            || key.is_empty()
            || card.change(|statement| Change::SetKey { statement, at, key });
        if !done {
            let now =
                card.now(|statement| statement.conditions.get(at).map(|it| it.key.value.clone()));
            typed.set(now.unwrap_or_default());
        }
    };
    let set_operator = move |operator: String| {
        card.change(|statement| Change::SetOperator {
            statement,
            at,
            operator,
        });
    };
    let set_values = move |values: Vec<String>| {
        card.change(|statement| match values.is_empty() {
            true => Change::RemoveCondition { statement, at },
            false => Change::SetValues {
                statement,
                at,
                values,
            },
        });
    };
    let remove = move || {
        card.change(|statement| Change::RemoveCondition { statement, at });
    };
    let is_source = key.with_value(|key| key == source_ip(card));
    let suggestions = Signal::derive(move || keys(card, &services.get()));
    view! {
        <div class="condition" role="group" aria-label=shown.clone()>
            <div class="condition-key">
                {match is_source {
                    true => view! { <p class="field-label">{t.source_ip}</p> }.into_any(),
                    false => view! { <SuggestField label=t.key value=typed suggestions on_change=Callback::new(move |()| rename())/> }.into_any(),
                }}
                {move || unfit.get().then(|| view! {
                    <Tooltip text=t.unfit_key_why><Badge tone=BadgeTone::Warning>{t.unfit_key}</Badge></Tooltip>
                })}
            </div>
            <ConditionFields card key=Signal::derive(move || key.get_value()) operator on_operator=set_operator values on_values=set_values/>
            <IconButton icon=Icon::Close name=(t.remove_condition)(&shown) on_press=remove/>
        </div>
    }
}

/// A condition before it has a value: only then it is written.
#[component]
fn Draft(
    card: Card,
    /// The id of the list: what was written goes on there.
    list: StoredValue<String>,
    begun: Drafts,
    id: u32,
    /// The key that it begins with.
    first: String,
    services: Memo<Option<Vec<String>>>,
) -> impl IntoView {
    let t = card.t();
    card.editing.document.count_unfinished();
    let place = NodeRef::<html::Div>::new();
    // Who began it goes on here: with the key, or with the addresses.
    Effect::new(move |_| {
        let field = place
            .get()
            .and_then(|place| dom::find(&place, "input[type=text], input:not([type])"));
        if let Some(field) = field {
            dom::soon(move || drop(field.focus()));
        }
    });
    let is_source = !first.is_empty() && first == source_ip(card);
    let typed = RwSignal::new(first);
    let key = Memo::new(move |_| typed.with(|typed| typed.trim().to_owned()));
    // The comparison that was chosen for this type of key, else the first that fits it.
    let chosen = RwSignal::new(None::<String>);
    let operator = Memo::new(move |_| {
        let denies = card.now(|statement| statement.allows == Some(false));
        chosen
            .get()
            .unwrap_or_else(|| key.with(|key| first_operator(grammar(card), key, denies)))
    });
    let suggestions = Signal::derive(move || keys(card, &services.get()));
    let write = move |values: Vec<String>| {
        // A field that is left gives what stands in it, also where it goes with its page.
        let (Some(key), Some(operator)) = (key.try_get_untracked(), operator.try_get_untracked())
        else {
            return;
        };
        if key.is_empty() || values.is_empty() {
            return;
        }
        let is_written = card.change(|statement| Change::AddCondition {
            statement,
            operator,
            key,
            values,
        });
        if is_written {
            begun.end(id);
            dom::soon(move || {
                // Whoever pressed another tab is gone from here by now.
                let list = list.try_with_value(|list| dom::by_id(list)).flatten();
                let fields = list.map(|list| dom::find_all(&list, ".token-box input"));
                if let Some(field) = fields.and_then(|mut fields| fields.pop()) {
                    let _ = field.focus();
                }
            });
        }
    };
    view! {
        <div class="condition" role="group" aria-label=t.add_condition node_ref=place>
            <div class="condition-key">
                {match is_source {
                    true => view! { <p class="field-label">{t.source_ip}</p> }.into_any(),
                    false => view! { <SuggestField label=t.key value=typed suggestions/> }.into_any(),
                }}
            </div>
            <ConditionFields
                card
                key
                operator
                on_operator=move |operator: String| chosen.set(Some(operator))
                values=Signal::stored(Vec::<String>::new())
                on_values=write
            />
            <IconButton icon=Icon::Close name=t.cancel on_press=move || begun.end(id)/>
        </div>
    }
}
