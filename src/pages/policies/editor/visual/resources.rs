//! The resources of a statement: all of them, or a list.

use charter_policy::catalog::Catalog;
use charter_policy::dialect::{Presence, ResourceGrammar, Role};
use charter_policy::visual::{Change, List};
use leptos::prelude::*;

use super::actions::grammar;
use super::controls::{Entry, Radios};
use super::editing::Card;
use super::resource_form::{Offer, ResourceForm, resource_grammar};
use crate::ui::*;

/// Adds a resource; the first one takes the place of `*`.
fn add(card: Card, word: String) {
    let is_all = card.now(|statement| statement.resources.is_all());
    card.change(|statement| match is_all {
        true => Change::SetWords {
            statement,
            list: List::Resource,
            words: vec![word],
        },
        false => Change::AddWord {
            statement,
            list: List::Resource,
            word,
        },
    });
}

/// The types of resources that the chosen actions accept, as far as the catalog knows.
fn offers<'a>(actions: impl Iterator<Item = (&'a str, &'a str)>, catalog: &Catalog) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (service, name) in actions {
        let Some(service) = catalog.service(service) else {
            continue;
        };
        let actions = service.matching(name).into_iter();
        for kind in actions.flat_map(|action| service.types_of(action)) {
            let offer = Offer::of(&service.name, kind);
            if !offers.contains(&offer) {
                offers.push(offer);
            }
        }
    }
    offers
}

/// Whether the catalog knows types for the resource's service, and this is none of them.
fn is_unfit(resource: &str, offers: &[Offer], grammar: &ResourceGrammar) -> bool {
    let Some((service, rest)) = grammar.service_and_name(resource) else {
        return false;
    };
    let mut known = offers
        .iter()
        .filter(|offer| offer.service == service)
        .peekable();
    let fits = |offer: &Offer| {
        rest.starts_with(&offer.prefix) || offer.prefix.starts_with(rest.trim_end_matches('*'))
    };
    known.peek().is_some() && !known.any(fits)
}

/// The resources of the statement.
#[component]
pub(super) fn Resources(card: Card) -> impl IntoView {
    let t = card.t();
    let catalog = card.editing.document.catalog();
    let grammar = grammar(card);
    let is_locked = card.read(|statement| statement.is_locked(Role::Resource));
    // What a role trusts is about the role itself: there is nothing to choose unless the text does.
    let is_needed = Memo::new(move |_| {
        let document = card.editing.document;
        document.with(|document| document.profile().resource != Some(Presence::Open))
    });
    let is_written = card.read(|statement| statement.resources.written);
    let is_hidden = move || is_locked.get() || !(is_needed.get() || is_written.get());
    let is_all = card.read(|statement| statement.resources.is_all());
    let is_negated = card.read(|statement| statement.resources.negated);
    let values = card.read(|statement| {
        statement
            .resources
            .values()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    let actions = card.read(|statement| {
        statement
            .actions
            .values()
            .map(|action| {
                let (service, name) = grammar.split_in(statement.named_service(), action);
                (service.to_owned(), name.to_owned())
            })
            .collect::<Vec<_>>()
    });
    let offers = Memo::new(move |_| {
        let pairs = |actions: &Vec<(String, String)>, catalog: &Catalog| {
            let pairs = actions.iter();
            offers(pairs.map(|(service, name)| (&**service, &**name)), catalog)
        };
        catalog.with(|catalog| actions.with(|actions| pairs(actions, catalog)))
    });
    let segments = resource_grammar(card).segments.len();
    let is_choosing = RwSignal::new(false);
    let form = RwSignal::new(false);
    let chosen = Memo::new(move |_| match is_all.get() && !is_choosing.get() {
        true => "all",
        false => "chosen",
    });
    let choose = move |value: &'static str| {
        is_choosing.set(value == "chosen");
        if value == "all" && !is_all.get_untracked() {
            form.set(false);
            card.change(|statement| Change::SetAll {
                statement,
                list: List::Resource,
            });
        }
    };
    let shown = Memo::new(move |_| {
        if is_all.get() {
            Vec::new()
        } else {
            values.get()
        }
    });
    let numbered =
        move || -> Vec<(usize, String)> { shown.get().into_iter().enumerate().collect() };
    let chosen_words = move || (t.chosen)(shown.with(Vec::len));
    let services = Memo::new(move |_| {
        let mut names: Vec<String> = Vec::new();
        actions.with(|actions| {
            for (service, _) in actions {
                if !matches!(service.as_str(), "" | "*") && !names.contains(service) {
                    names.push(service.clone());
                }
            }
        });
        names
    });
    let on_add = Callback::new(move |text: String| {
        add(card, text);
        form.set(false);
    });
    view! {
        {move || is_locked.get().then(|| view! {
            <div class="form-row"><span class="form-label">{t.resources}</span><p class="field-hint">{t.locked}</p></div>
        })}
        <div class="form-part" hidden=is_hidden>
            <Radios
                label=t.resources
                chosen
                choices=vec![("all", Signal::stored(t.all_resources.to_owned())), ("chosen", Signal::derive(chosen_words))]
                on_choose=choose
            />
            {move || is_negated.get().then(|| view! { <p class="field-hint form-indent">{t.all_but}</p> })}
            <div class="form-indent" hidden=move || chosen.get() == "all">
                {move || is_all.get().then(|| view! { <p class="field-hint">{t.still_all_resources}</p> })}
                <ul class="word-list">
                    <For
                        each=numbered
                        key=Clone::clone
                        children=move |(at, text)| view! { <ResourceRow card at text offers/> }
                    />
                </ul>
                {move || match form.get() {
                    true => view! {
                        <ResourceForm card offers services on_add on_cancel=move || form.set(false)/>
                    }
                    .into_any(),
                    false => view! {
                        <Button icon=Icon::Plus on_press=move || form.set(true)>{(t.add_resource)(segments)}</Button>
                    }
                    .into_any(),
                }}
            </div>
        </div>
    }
}

/// A resource of the list.
#[component]
fn ResourceRow(card: Card, at: usize, text: String, offers: Memo<Vec<Offer>>) -> impl IntoView {
    let t = card.t();
    let is_edited = RwSignal::new(false);
    let text = StoredValue::new(text);
    let unfit = Memo::new(move |_| {
        let grammar = resource_grammar(card);
        offers.with(|offers| text.with_value(|text| is_unfit(text, offers, grammar)))
    });
    let save = Callback::new(move |word: String| {
        is_edited.set(false);
        if text.with_value(|text| *text != word) {
            card.change(|statement| Change::SetWord {
                statement,
                list: List::Resource,
                at,
                word,
            });
        }
    });
    let remove = move || {
        card.change(|statement| Change::RemoveWord {
            statement,
            list: List::Resource,
            at,
        });
    };
    let shown = move || {
        let name = text.get_value();
        view! {
            <code>{name.clone()}</code>
            {move || unfit.get().then(|| view! {
                <Tooltip text=t.not_accepted_why><Badge tone=BadgeTone::Warning>{t.not_accepted}</Badge></Tooltip>
            })}
            <IconButton icon=Icon::Edit name=(t.edit)(&name) on_press=move || is_edited.set(true)/>
            <IconButton icon=Icon::Close name=(t.remove)(&name) on_press=remove/>
        }
    };
    view! {
        <li class="word-row">
            {move || match is_edited.get() {
                true => view! { <Entry label=t.resource value=text.get_value() add=t.save on_add=save/> }.into_any(),
                false => shown().into_any(),
            }}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use charter_policy::tencent::DIALECT;

    use super::{Offer, is_unfit};

    #[test]
    fn a_resource_of_another_type_does_not_fit() {
        let offer = |service: &str, prefix: &str| Offer {
            service: service.to_owned(),
            prefix: prefix.to_owned(),
            rest: String::new(),
            has_region: true,
            account: "uin/",
        };
        let offers = [offer("cls", "topic/"), offer("cls", "logset/")];
        for (resource, expected) in [
            ("qcs::cls:ap-guangzhou:uin/1:topic/*", false),
            ("qcs::cls:::*", false),
            ("qcs::cls:::top*", false),
            ("qcs::cls:::machine/1", true),
            ("qcs::cvm:::instance/1", false),
            ("*", false),
        ] {
            assert_eq!(
                is_unfit(resource, &offers, &DIALECT.resources),
                expected,
                "{resource}"
            );
        }
    }
}
