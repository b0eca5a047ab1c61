//! What a condition asks of its key: comparison, qualifier, if-exists form and values.

use charter_policy::dialect::{ConditionGrammar, OperatorUse, ValueType};
use leptos::prelude::*;

use super::controls::{Select, Tick, Tokens};
use super::editing::Card;

/// How the language writes conditions.
pub(super) fn conditions(card: Card) -> &'static ConditionGrammar {
    let document = card.editing.document;
    &document
        .now(|document| document.profile())
        .dialect
        .conditions
}

/// An operator put together from its parts.
fn compose(grammar: &ConditionGrammar, qualifier: &str, name: &str, if_exist: bool) -> String {
    let suffix = if if_exist {
        grammar.if_exist_suffix
    } else {
        ""
    };
    format!("{qualifier}{name}{suffix}")
}

/// The operator that a new condition on this key begins with. A deny of every address but these must also hold for
/// requests without one, so it has the if-exists form.
pub(super) fn first_operator(grammar: &ConditionGrammar, key: &str, denies: bool) -> String {
    let known = grammar.key(key);
    let value = known.map_or(ValueType::String, |key| key.value);
    let is_turned = denies && value == ValueType::Ip;
    let mut fitting = grammar
        .operators
        .iter()
        .filter(|operator| operator.value == value);
    let any = grammar.qualifiers.iter().find(|qualifier| !qualifier.every);
    let qualifier = any
        .filter(|_| known.is_some_and(|key| key.tag))
        .map_or("", |any| any.prefix);
    let name = fitting
        .find(|operator| operator.negative == is_turned)
        .map_or("", |operator| operator.name);
    compose(grammar, qualifier, name, is_turned)
}

/// An address, or a range with its prefix length.
fn is_address(text: &str) -> bool {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let Ok(address) = address.parse::<std::net::IpAddr>() else {
        return false;
    };
    let longest = if address.is_ipv4() { 32 } else { 128 };
    prefix.is_none_or(|prefix| prefix.parse::<u8>().is_ok_and(|prefix| prefix <= longest))
}

/// The parts of an operator, and what it is compared with.
#[component]
pub(super) fn ConditionFields(
    card: Card,
    #[prop(into)] key: Signal<String>,
    #[prop(into)] operator: Signal<String>,
    #[prop(into)] on_operator: Callback<String>,
    #[prop(into)] values: Signal<Vec<String>>,
    #[prop(into)] on_values: Callback<Vec<String>>,
) -> impl IntoView {
    let t = card.t();
    let grammar = conditions(card);
    let used = Memo::new(move |_| Parts::of(grammar, &operator.get()));
    let kind = Memo::new(move |_| key.with(|key| grammar.key(key).map(|key| key.value)));
    let choices = Signal::derive(move || choices(grammar, kind.get(), &used.get(), t));
    let set = move |change: &dyn Fn(&mut Parts)| {
        let mut parts = used.get_untracked();
        change(&mut parts);
        on_operator.run(parts.text(grammar));
    };
    let set_name = move |name: String| set(&|parts: &mut Parts| parts.take_name(grammar, &name));
    let set_qualifier =
        move |prefix: String| set(&|parts: &mut Parts| parts.qualifier.clone_from(&prefix));
    let set_if_exist = move |on: bool| set(&|parts: &mut Parts| parts.if_exist = on);
    let qualifiers = move || {
        let mut all = vec![(String::new(), t.one_value.to_owned())];
        let words = grammar.qualifiers.iter();
        all.extend(words.map(|qualifier| {
            (
                qualifier.prefix.to_owned(),
                (t.quantity_of)(qualifier).to_owned(),
            )
        }));
        all
    };
    let takes_if_exist = Memo::new(move |_| {
        used.with(|parts| parts.value.is_some_and(|value| value != ValueType::Null))
    });
    // A request comes from one address; a qualifier is offered there only where the text has one.
    let takes_qualifier = Memo::new(move |_| {
        used.with(|parts| {
            takes_if_exist.get()
                && (parts.value != Some(ValueType::Ip) || !parts.qualifier.is_empty())
        })
    });
    let is_yes_or_no = Memo::new(move |_| {
        used.with(|parts| matches!(parts.value, Some(ValueType::Bool | ValueType::Null)))
    });
    let is_address_key = move || used.with(|parts| parts.value == Some(ValueType::Ip));
    let fault = move |value: String| {
        (is_address_key() && !is_address(&value)).then(|| (t.not_an_address)(&value))
    };
    let values_hint = move || {
        let negative = used.with(|parts| parts.is_negative(grammar));
        Some((t.values_hint)(negative).to_owned())
    };
    let label = Signal::derive(move || t.values.to_owned());
    let yes_or_no = move || {
        let chosen = Signal::derive(move || {
            values.with(|values| values.first().cloned().unwrap_or_default())
        });
        let choices = Signal::derive(move || {
            let mut all: Vec<String> = vec!["true".to_owned(), "false".to_owned()];
            let now = chosen.get();
            if !all.contains(&now) {
                all.insert(0, now);
            }
            all.into_iter()
                .map(|value| (value.clone(), value))
                .collect::<Vec<_>>()
        });
        view! { <Select label chosen choices on_choose=move |value: String| on_values.run(vec![value])/> }
    };
    let exists_hint = move || {
        if used.with(|parts| parts.if_exist) {
            t.if_exists_on
        } else {
            t.if_exists_off
        }
    };
    view! {
        <div class="condition-fields">
            <Select label=t.operator chosen=Signal::derive(move || used.with(|parts| parts.name.clone())) choices on_choose=set_name/>
            {move || match is_yes_or_no.get() && values.with(Vec::len) <= 1 {
                true => yes_or_no().into_any(),
                false => view! {
                    <Tokens label values on_change=on_values hint=Signal::derive(values_hint) fault=Callback::new(fault)/>
                }
                .into_any(),
            }}
            {move || takes_qualifier.get().then(|| view! {
                <Select
                    label=t.quantity
                    chosen=Signal::derive(move || used.with(|parts| parts.qualifier.clone()))
                    choices=Signal::derive(qualifiers)
                    on_choose=set_qualifier
                />
            })}
            {move || takes_if_exist.get().then(|| view! {
                <div class="condition-exists">
                    <Tick checked=Signal::derive(move || used.with(|parts| parts.if_exist)) on_change=set_if_exist>{t.if_exists}</Tick>
                    <p class="field-hint">{exists_hint}</p>
                </div>
            })}
        </div>
    }
}

/// An operator taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    qualifier: String,
    name: String,
    if_exist: bool,
    /// What it compares; `None` for an operator that the language does not have.
    value: Option<ValueType>,
}

impl Parts {
    fn of(grammar: &ConditionGrammar, text: &str) -> Self {
        let known = grammar.operator(text);
        let unknown = || Parts {
            qualifier: String::new(),
            name: text.to_owned(),
            if_exist: false,
            value: None,
        };
        known.map_or_else(
            unknown,
            |OperatorUse {
                 operator,
                 qualifier,
                 if_exist,
             }| Parts {
                qualifier: qualifier
                    .map_or("", |qualifier| qualifier.prefix)
                    .to_owned(),
                name: operator.name.to_owned(),
                if_exist,
                value: Some(operator.value),
            },
        )
    }

    /// Another operator; it keeps the if-exists form where it has one.
    fn take_name(&mut self, grammar: &ConditionGrammar, name: &str) {
        let known = grammar
            .operators
            .iter()
            .find(|operator| operator.name == name);
        self.if_exist &= known.is_some_and(|operator| operator.if_exist);
        if known.is_some_and(|operator| operator.value == ValueType::Null) {
            self.qualifier.clear();
        }
        self.name = name.to_owned();
    }

    fn is_negative(&self, grammar: &ConditionGrammar) -> bool {
        let known = grammar.operators.iter();
        let mut own = known.filter(|operator| operator.name == self.name);
        own.any(|operator| operator.negative)
    }

    fn text(&self, grammar: &ConditionGrammar) -> String {
        compose(grammar, &self.qualifier, &self.name, self.if_exist)
    }
}

/// The operators that fit the key, and the one that is there in any case.
fn choices(
    grammar: &ConditionGrammar,
    kind: Option<ValueType>,
    used: &Parts,
    t: &crate::app::texts::VisualTexts,
) -> Vec<(String, String)> {
    let fits = |value: ValueType| value == ValueType::Null || kind.is_none_or(|kind| kind == value);
    let mut all: Vec<(String, String)> = Vec::new();
    for operator in grammar.operators {
        let words = format!("{} · {}", (t.asks)(operator), operator.name);
        if fits(operator.value) {
            all.push((operator.name.to_owned(), words));
        } else if operator.name == used.name {
            all.push((operator.name.to_owned(), (t.unfit_operator)(&words)));
        }
    }
    if used.value.is_none() {
        all.insert(0, (used.name.clone(), (t.unknown_operator)(&used.name)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Parts, first_operator, is_address};
    use charter_policy::tencent::DIALECT;

    #[test]
    fn a_new_condition_begins_with_what_fits_its_key() {
        for (key, denies, expected) in [
            ("qcs:ip", true, "ip_not_equal_if_exist"),
            ("qcs:ip", false, "ip_equal"),
            ("qcs:resource_tag", true, "for_any_value:string_equal"),
            ("cos:secure-transport", true, "bool_equal"),
            ("cos:content-length", false, "numeric_equal"),
            ("own:key", true, "string_equal"),
        ] {
            assert_eq!(
                first_operator(&DIALECT.conditions, key, denies),
                expected,
                "{key}"
            );
        }
    }

    #[test]
    fn an_operator_is_the_same_after_it_was_taken_apart() {
        let grammar = &DIALECT.conditions;
        for text in [
            "string_equal",
            "for_any_value:string_like_if_exist",
            "ip_not_equal_if_exist",
            "odd",
            "odd_if_exist",
        ] {
            assert_eq!(Parts::of(grammar, text).text(grammar), text);
        }
        let mut parts = Parts::of(grammar, "for_any_value:string_equal_if_exist");
        parts.take_name(grammar, "null_equal");
        assert_eq!(parts.text(grammar), "null_equal");
    }

    #[test]
    fn an_address_may_be_a_range() {
        for (text, expected) in [
            ("10.0.0.0/8", true),
            ("2001:db8::/32", true),
            ("1.2.3.4", true),
            ("1.2.3.4/33", false),
            ("1.2.3", false),
            ("office", false),
        ] {
            assert_eq!(is_address(text), expected, "{text}");
        }
    }
}
