//! A six-segment resource description, put together from its parts.

use charter_policy::Dialect;
use charter_policy::catalog::ResourceType;
use charter_policy::dialect::{ResourceGrammar, ResourceParts, Segment};
use leptos::prelude::*;

use super::actions::service_choices;
use super::controls::{Select, SuggestField, Tick};
use super::editing::Card;
use crate::ui::*;

/// A type of resource that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    pub service: String,
    /// What the last segment begins with.
    pub prefix: String,
    /// The form of what follows.
    pub rest: String,
    pub has_region: bool,
    /// What the account begins with.
    pub account: &'static str,
}

impl Offer {
    pub fn of(service: &str, kind: &ResourceType) -> Self {
        Self {
            service: service.to_owned(),
            prefix: kind.prefix.clone(),
            rest: kind.rest.clone(),
            has_region: kind.region,
            account: kind.account.prefix(),
        }
    }
}

/// What is typed into the form; an empty part matches all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts {
    service: String,
    region: String,
    account: String,
    id: String,
}

impl Parts {
    /// The description. Of a type without a region that segment is empty.
    fn text(&self, kind: Option<&Offer>, dialect: &Dialect) -> String {
        let grammar = &dialect.resources;
        let all = |text: &str| {
            if text.is_empty() {
                "*".to_owned()
            } else {
                text.to_owned()
            }
        };
        let region = match kind.is_some_and(|kind| !kind.has_region) {
            true => String::new(),
            false => all(&self.region),
        };
        let form = kind.map_or(first_account(dialect, &self.service), |kind| kind.account);
        let account = match self.account.contains('/') {
            true => self.account.clone(),
            false => format!("{form}{}", all(&self.account)),
        };
        let prefix = kind.map_or("", |kind| kind.prefix.as_str());
        // Where the type is a segment of its own and none is chosen, all types are meant.
        let any_type = match prefix.is_empty() && grammar.segments.contains(&Segment::Type) {
            true => "*:",
            false => "",
        };
        grammar.compose(&ResourceParts {
            service: &self.service,
            region: &region,
            account: &account,
            name: &format!("{any_type}{prefix}{}", all(&self.id)),
        })
    }
}

/// The language of the card's policy.
fn language(card: Card) -> &'static Dialect {
    let document = card.editing.document;
    document.now(|document| document.profile()).dialect
}

/// How it writes resources.
pub(super) fn resource_grammar(card: Card) -> &'static ResourceGrammar {
    &language(card).resources
}

/// What the accounts of a service begin with, where nothing is known of the type.
fn first_account(dialect: &Dialect, service: &str) -> &'static str {
    let prefixes = dialect.account_prefixes(service);
    prefixes.first().copied().unwrap_or_default()
}

/// The form.
#[component]
pub(super) fn ResourceForm(
    card: Card,
    /// The types that the chosen actions accept.
    offers: Memo<Vec<Offer>>,
    /// The services of the chosen actions.
    services: Memo<Vec<String>>,
    on_add: Callback<String>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let t = card.t();
    let document = card.editing.document;
    document.count_unfinished();
    let dialect = language(card);
    let grammar = &dialect.resources;
    let catalog = document.catalog();
    let first = services.with_untracked(|services| services.first().cloned());
    let service = RwSignal::new(first.unwrap_or_default());
    let (region, account, id) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let prefix = RwSignal::new(None::<String>);
    let of_service = Memo::new(move |_| {
        let wanted = service.get();
        offers.with(|offers| {
            offers
                .iter()
                .filter(|offer| offer.service == wanted.trim())
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    // The first type is taken until another is chosen, none of which is "any".
    let kind = Memo::new(move |_| {
        let chosen = prefix.get();
        of_service.with(|offers| match &chosen {
            Some(prefix) => offers.iter().find(|offer| offer.prefix == *prefix).cloned(),
            None => offers.first().cloned(),
        })
    });
    let text = Memo::new(move |_| {
        let parts = Parts {
            service: service.get().trim().to_owned(),
            region: region.get().trim().to_owned(),
            account: account.get().trim().to_owned(),
            id: id.get().trim().to_owned(),
        };
        kind.with(|kind| parts.text(kind.as_ref(), dialect))
    });
    let services_offered = Signal::derive(move || {
        let all = || catalog.with(|catalog| service_choices(catalog, t));
        let own = services.get();
        match own.is_empty() {
            true => all(),
            false => all()
                .into_iter()
                .filter(|(name, _)| own.contains(name))
                .collect(),
        }
    });
    let regions = grammar.regions;
    let regions: Vec<(String, String)> = regions
        .iter()
        .map(|&region| (region.to_owned(), String::new()))
        .collect();
    // Where a service names its owners by another number, the accounts' IDs are of no use.
    let accounts = Signal::derive(move || {
        let accounts = document.names().accounts;
        let by_id = service.with(|service| dialect.names_accounts_by_id(service.trim()));
        accounts.into_iter().filter(|_| by_id).collect::<Vec<_>>()
    });
    let types = Signal::derive(move || {
        let offer = |offer: &Offer| {
            (
                offer.prefix.clone(),
                format!("{}{}", offer.prefix, offer.rest),
            )
        };
        let mut types: Vec<(String, String)> =
            of_service.with(|offers| offers.iter().map(offer).collect());
        types.push((ANY.to_owned(), t.any_type.to_owned()));
        types
    });
    let chosen_type = Signal::derive(move || {
        kind.with(|kind| {
            kind.as_ref()
                .map_or(ANY.to_owned(), |kind| kind.prefix.clone())
        })
    });
    let has_types = move || of_service.with(|offers| !offers.is_empty());
    let has_region = move || {
        grammar.segments.contains(&Segment::Region)
            && kind.with(|kind| kind.as_ref().is_none_or(|kind| kind.has_region))
    };
    let form_of_id = Signal::derive(move || {
        let rest = kind.with(|kind| kind.as_ref().map(|kind| kind.rest.clone()));
        rest.filter(|rest| rest.contains('{'))
    });
    let add = move || on_add.run(text.get_untracked());
    let blocked = Signal::derive(move || {
        service
            .with(|service| service.trim().is_empty())
            .then(|| t.service_hint.to_owned())
    });
    view! {
        <div class="resource-form" role="group" aria-label=(t.resource_parts)(grammar.segments.len())>
            <SuggestField label=t.service value=service suggestions=services_offered/>
            <div hidden=move || !has_region()>
                <SuggestField label=t.region value=region suggestions=Signal::stored(regions)/>
                <MatchAll card of=region/>
            </div>
            <div>
                <SuggestField label=t.account value=account suggestions=accounts/>
                <MatchAll card of=account/>
            </div>
            <div>
                {move || match has_types() {
                    true => view! {
                        <Select label=t.resource_type chosen=chosen_type choices=types on_choose=move |value: String| prefix.set(Some(value))/>
                    }
                    .into_any(),
                    false => view! { <p class="field-hint">{t.no_types}</p> }.into_any(),
                }}
            </div>
            <div>
                <TextField label=t.resource_id value=id code=true hint=form_of_id/>
                <MatchAll card of=id/>
            </div>
            <div class="resource-result">
                <p>{t.result}" "<code>{text}</code></p>
                <Button kind=ButtonKind::Secondary disabled=blocked on_press=add>{t.add}</Button>
                <Button kind=ButtonKind::Link on_press=move || on_cancel.run(())>{t.cancel}</Button>
            </div>
        </div>
    }
}

/// The value of "any type" in the list: no prefix begins with it.
const ANY: &str = "*";

/// Whether a part matches all: it does while it is empty.
#[component]
fn MatchAll(card: Card, of: RwSignal<String>) -> impl IntoView {
    let kept = RwSignal::new(String::new());
    let is_all = Signal::derive(move || of.with(|of| of.trim().is_empty()));
    let set = move |on: bool| match on {
        true => {
            kept.set(of.get_untracked());
            of.set(String::new());
        }
        false => of.set(kept.get_untracked()),
    };
    view! { <Tick checked=is_all on_change=set>{card.t().match_all}</Tick> }
}

#[cfg(test)]
mod tests {
    use charter_policy::huawei::LANGUAGE_5_0;
    use charter_policy::tencent::DIALECT;

    use super::{Offer, Parts};

    #[test]
    fn a_description_has_the_segments_of_its_language() {
        let kind = |prefix: &str, has_region, account| Offer {
            service: "cls".to_owned(),
            prefix: prefix.to_owned(),
            rest: String::new(),
            has_region,
            account,
        };
        let parts = |region: &str, account: &str, id: &str| Parts {
            service: "cls".to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
            id: id.to_owned(),
        };
        let topic = kind("topic/", true, "uin/");
        let bucket = kind("", false, "uid/");
        for (parts, kind, expected) in [
            (parts("", "", ""), None, "qcs::cls:*:uin/*:*"),
            (parts("", "", ""), Some(&topic), "qcs::cls:*:uin/*:topic/*"),
            (
                parts("ap-tokyo", "1", "a"),
                Some(&topic),
                "qcs::cls:ap-tokyo:uin/1:topic/a",
            ),
            (
                parts("ap-tokyo", "", "b/*"),
                Some(&bucket),
                "qcs::cls::uid/*:b/*",
            ),
            (
                parts("", "uid/7", "x"),
                Some(&topic),
                "qcs::cls:*:uid/7:topic/x",
            ),
        ] {
            assert_eq!(parts.text(kind, &DIALECT), expected);
        }
        // COS names its owners by their APPID, also where its types are not known.
        let cos = Parts {
            service: "cos".to_owned(),
            ..parts("ap-tokyo", "1250000000", "b-1250000000/*")
        };
        let expected = "qcs::cos:ap-tokyo:uid/1250000000:b-1250000000/*";
        assert_eq!(cos.text(None, &DIALECT), expected);
        let language = &LANGUAGE_5_0;
        assert_eq!(parts("", "", "").text(None, language), "cls:*:*:*:*");
        let alert = kind("alert:", true, "");
        let text = parts("cn-north-4", "0a", "ws/1").text(Some(&alert), language);
        assert_eq!(text, "cls:cn-north-4:0a:alert:ws/1");
    }
}
