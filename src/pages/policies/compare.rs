//! Comparing any two versions of a policy.

use std::sync::Arc;

use charter_core::contract::PolicyVersionItem;
use leptos::prelude::*;

use super::draft::Fields;
use crate::app::navigation::navigator;
use crate::app::texts::texts;
use crate::ui::*;

/// Which two versions are compared: as the address says, else the newest with the one before it.
fn pair(
    list: &[PolicyVersionItem],
    from: Option<&str>,
    to: Option<&str>,
) -> Option<(usize, usize)> {
    let at = |number: Option<&str>| {
        let number: u64 = number?.parse().ok()?;
        list.iter().position(|version| version.number == number)
    };
    let last = list.len().checked_sub(1)?;
    let to = at(to).unwrap_or(0);
    Some((at(from).unwrap_or((to + 1).min(last)), to))
}

/// Two versions side by side; the address keeps which.
#[component]
pub(super) fn Compare(versions: Arc<Vec<PolicyVersionItem>>) -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let (from, to) = (navigator.value("from"), navigator.value("to"));
    let choices: Vec<Choice> = versions
        .iter()
        .map(|version| {
            Choice::new(
                version.number.to_string(),
                (t.versions().version)(version.number),
            )
        })
        .collect();
    let choices = Signal::stored(choices);
    let versions = StoredValue::new(versions);
    let chosen = Memo::new(move |_| {
        let (from, to) = (from.get(), to.get());
        versions.with_value(|list| pair(list, from.as_deref(), to.as_deref()))
    });
    let number = move |at: usize| {
        versions.with_value(|list| list.get(at).map_or(0, |version| version.number).to_string())
    };
    let (one, other) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if let Some((from, to)) = chosen.get() {
            one.set(number(from));
            other.set(number(to));
        }
    });
    let text = move |at: usize| {
        versions.with_value(|list| list.get(at).map(fields_of).unwrap_or_default())
    };
    let before =
        Signal::derive(move || chosen.get().map(|(from, _)| text(from)).unwrap_or_default());
    let after = Signal::derive(move || chosen.get().map(|(_, to)| text(to)).unwrap_or_default());
    view! {
        <Section title=t.versions().compare>
            <div class="compare-choice">
                <SelectField label=t.versions().compare_from value=one choices on_change=move |number: String| navigator.replace_value("from", Some(number))/>
                <SelectField label=t.versions().compare_to value=other choices on_change=move |number: String| navigator.replace_value("to", Some(number))/>
            </div>
            <FieldsDiff label=t.versions().compare before after/>
        </Section>
    }
}

/// What a version says.
pub(super) fn fields_of(version: &PolicyVersionItem) -> Fields {
    Fields {
        content: version.content.clone(),
        name: version.name.clone(),
        description: version.description.clone(),
    }
}

/// The difference of two states of a policy: a changed name and description above the lines of the text.
#[component]
pub(super) fn FieldsDiff(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] before: Signal<Fields>,
    #[prop(into)] after: Signal<Fields>,
) -> impl IntoView {
    let t = texts().policies();
    let named = Memo::new(move |_| {
        let (before, after) = (before.get(), after.get());
        let pairs = [
            (t.name, before.name, after.name),
            (t.description, before.description, after.description),
        ];
        let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
        changed.collect::<Vec<_>>()
    });
    let same_text = Memo::new(move |_| {
        before.with(|before| after.with(|after| before.content == after.content))
    });
    let said = |text: String| match text.is_empty() {
        true => "–".to_owned(),
        false => text,
    };
    let names = move || {
        let mut details = Details::new();
        for (term, old, new) in named.get() {
            let change = view! { <del>{said(old)}</del>" → "<ins>{said(new)}</ins> };
            details = details.view(term, change);
        }
        (!named.with(Vec::is_empty)).then(|| view! { <DescriptionList details/> })
    };
    // Where only the name differs, "no difference" below it would be wrong.
    let text = move || {
        (named.with(Vec::is_empty) || !same_text.get()).then(|| {
            let content = |fields: Signal<Fields>| {
                Signal::derive(move || fields.with(|fields| fields.content.clone()))
            };
            view! { <DiffView label before=content(before) after=content(after)/> }
        })
    };
    view! {
        {names}
        {text}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_core::contract::{Timestamp, Uin};

    fn version(number: u64) -> PolicyVersionItem {
        PolicyVersionItem {
            number,
            name: String::new(),
            description: String::new(),
            content: String::new(),
            saved: Timestamp(0),
            by: Uin(1),
            action: String::new(),
        }
    }

    #[test]
    fn the_newest_is_compared_with_the_one_before_unless_the_address_says_otherwise() {
        let list = [version(3), version(2), version(1)];
        for (from, to, expected) in [
            (None, None, Some((1, 0))),
            (Some("1"), None, Some((2, 0))),
            (None, Some("2"), Some((2, 1))),
            (Some("9"), Some("x"), Some((1, 0))),
        ] {
            assert_eq!(pair(&list, from, to), expected, "{from:?} {to:?}");
        }
        assert_eq!(pair(&list[..1], None, None), Some((0, 0)));
        assert_eq!(pair(&[], None, None), None);
    }
}
